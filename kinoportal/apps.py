from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class KinoportalConfig(AppConfig):
    name = "kinoportal"
    verbose_name = _("Sources and statements")

    def ready(self):
        from django.db.models.signals import post_migrate, pre_save

        from . import catalogue, fields, moved, roles
        from .importing import catalogue_imported
        from .search import documents
        from .translations import marks

        catalogue.watch(self)
        marks.watch(self)
        post_migrate.connect(roles.fill, dispatch_uid="roles")
        pre_save.connect(fields.clear, dispatch_uid="control characters")
        pre_save.connect(moved.watch, dispatch_uid="past addresses")
        catalogue_imported.connect(
            documents.bring_up_to_date, dispatch_uid="search after import"
        )
        catalogue_imported.connect(
            marks.after_import, dispatch_uid="translations after import"
        )


class DeskConfig(AdminConfig):
    default_site = "kinoportal.desk.DeskSite"
