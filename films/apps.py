from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FilmsConfig(AppConfig):
    name = "films"
    verbose_name = _("Films")

    def ready(self):
        from kinoportal import catalogue
        from kinoportal.translations import marks

        from . import documents, drawing, facts

        catalogue.watch(self)
        marks.watch(self)
        documents.register_all()
        facts.register_all()
        drawing.register_all()
