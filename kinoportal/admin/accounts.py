"""Accounts of editors; nobody gives themselves a higher role."""

from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.utils.translation import gettext_lazy as _

from .. import roles
from .asking import Asked

admin.site.unregister([Group, User])


@admin.register(Group)
class RoleAdmin(Asked, GroupAdmin):
    list_display = ["role"]

    @admin.display(description=_("Role"), ordering="name")
    def role(self, group):
        return roles.name_of(group)


class SignIn(AdminAuthenticationForm):
    error_messages = AdminAuthenticationForm.error_messages | {
        "invalid_login": _(
            "The name and the password do not belong together, or the account has no "
            "place at this desk. Mind capital letters and the language of the keyboard."
        )
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)


admin.site.login_form = SignIn


class RoleFilter(admin.RelatedFieldListFilter):
    def field_choices(self, field, request, model_admin):
        groups = field.related_model.objects.order_by("name")
        return [(group.pk, roles.name_of(group)) for group in groups]


@admin.register(User)
class AccountAdmin(Asked, UserAdmin):
    """Roles come as groups. Single permissions and the superuser's mark are given by
    a superuser alone, and one's own role by somebody else."""

    place, icon = 99, "person"

    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "email"]}),
        (_("Role"), {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    list_display = ["username", "first_name", "last_name", "is_staff", "is_active"]
    list_filter = ["is_staff", "is_superuser", "is_active", ("groups", RoleFilter)]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if field and db_field.name == "groups":
            field.label_from_instance = roles.name_of
        return field

    def get_readonly_fields(self, request, obj=None):
        kept = [*super().get_readonly_fields(request, obj), "last_login", "date_joined"]
        if not request.user.is_superuser:
            kept.append("is_superuser")
        if obj == request.user and not request.user.is_superuser:
            kept += ["groups", "is_staff", "is_active"]
        return kept

    def has_change_permission(self, request, obj=None):
        """A superuser's account, password included, is another superuser's matter."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (
            obj is None or request.user.is_superuser or not obj.is_superuser
        )

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj)
        return allowed and (
            obj is None or request.user.is_superuser or not obj.is_superuser
        )
