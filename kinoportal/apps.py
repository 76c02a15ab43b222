from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class KinoportalConfig(AppConfig):
    name = "kinoportal"
    verbose_name = _("Sources and statements")

    def ready(self):
        from . import catalogue

        catalogue.watch(self)


class DeskConfig(AdminConfig):
    default_site = "kinoportal.desk.DeskSite"
