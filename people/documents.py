"""What a person says to search."""

from django.db.models import Count, Q

from kinoportal.languages import LANGUAGES
from kinoportal.search.documents import Document, register

from .models import Person, PersonName


def register_all():
    register(Person, "person", 2, person_documents, parts={PersonName: "person"})


def person_documents(people):
    directed = Count("credits", Q(credits__role="director"))
    people = people.annotate(parts=Count("credits"), directed=directed)
    for person in people.prefetch_related("other_names"):
        names = _texts(person, "name")
        yield Document(
            person.pk,
            names=names + [("", other.name) for other in person.other_names.all()],
            handles=[name.split()[-1] for _, name in names if name.split()],
            texts=_texts(person, "biography") + _texts(person, "style"),
            prominence=2 * person.parts + 6 * person.directed,
            publish_at=person.publish_at,
            unpublish_at=person.unpublish_at,
        )


def _texts(record, field):
    return [
        (code, text)
        for code in LANGUAGES
        if (text := getattr(record, f"{field}_{code}").strip())
    ]
