from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "people"
    verbose_name = _("People")

    def ready(self):
        from kinoportal import catalogue
        from kinoportal.translations import marks

        from . import documents, facts

        catalogue.watch(self)
        marks.watch(self)
        documents.register_all()
        facts.register_all()
