from kinoportal.sitemaps import Records
from kinoportal.structured_data import card_of

from .models import Person


class People(Records):
    def rows(self):
        people = Person.objects.published().only("slug", "updated_at")
        return people.prefetch_related("portraits")

    def pictures(self, person):
        uploaded = [portrait.url for portrait in person.portraits.all()]
        return [card_of(person), *uploaded]


sections = {"people": People}
