from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KinoportalConfig(AppConfig):
    name = "kinoportal"
    verbose_name = _("Sources and statements")

    def ready(self):
        from . import catalogue

        catalogue.watch(self)
