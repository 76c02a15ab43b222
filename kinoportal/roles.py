"""The four roles of the desk as groups, and what each may do.

An author writes drafts and submits them; an editor changes and publishes every
record; a chief editor also deletes, restores, and keeps themes and festivals; an
administrator keeps the accounts. Each role but the last may what the one before may.
"""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from django.utils.translation import pgettext_lazy

AUTHOR, EDITOR, CHIEF, ADMINISTRATOR = (
    "author",
    "editor",
    "chief editor",
    "administrator",
)
ROLES = (AUTHOR, EDITOR, CHIEF, ADMINISTRATOR)
NAMES = {
    AUTHOR: pgettext_lazy("role", "author"),
    EDITOR: pgettext_lazy("role", "editor"),
    CHIEF: pgettext_lazy("role", "chief editor"),
    ADMINISTRATOR: pgettext_lazy("role", "administrator"),
}

DESK = ("kinoportal", "people", "films")
# What an author writes; who may change a record may change its rows.
WRITTEN = ("film", "person", "article", "collection", "source")
ROWS = (
    "boxoffice",
    "citation",
    "collectionfilm",
    "credit",
    "filmexternalid",
    "filmlink",
    "filmpicture",
    "filmprogramme",
    "filmtheme",
    "filmtitle",
    "personexternalid",
    "personname",
    "portrait",
    "reception",
    "recognition",
)
# The order of the house: themes and festivals are the chief editor's.
ORDERED = ("theme", "festival", "section", "award")
# Kept by the portal itself; nobody writes into them by hand.
READ_ONLY = (
    "assignment",
    "catalogueversion",
    "desklanguage",
    "importrun",
    "pastaddress",
    "presence",
    "previewlink",
    "replyaddress",
    "revision",
    "savedfilter",
    "searchdocument",
    "searchword",
    "sentform",
    "textmark",
    "themeancestry",
    "trashed",
    "unansweredquery",
)


def name_of(group):
    """As the editor reads it; groups of another making keep their name."""
    return str(NAMES.get(group.name, group.name))


def fill(sender, **kwargs):
    """Give each group its permissions.

    Runs after migrations, with the app that comes when all permissions are made.
    """
    if sender.label != "contenttypes":
        return
    for role in ROLES:
        group, _made = Group.objects.get_or_create(name=role)
        group.permissions.set(_permissions(role))


def _permissions(role):
    desk = Permission.objects.filter(content_type__app_label__in=DESK)
    if role == ADMINISTRATOR:
        accounts = Q(content_type__app_label="auth", content_type__model="user")
        groups = Q(codename="view_group")
        return Permission.objects.filter(accounts | groups)
    allowed = Q(codename__startswith="view_")
    allowed |= _may(("add", "change"), WRITTEN) | _may(
        ("add", "change", "delete"), ROWS
    )
    if role != AUTHOR:
        others = Q(codename__startswith="add_") | Q(codename__startswith="change_")
        kept = Q(content_type__model__in=READ_ONLY + ORDERED)
        allowed |= (others & ~kept) | Q(codename="publish_record")
        allowed |= _may(("delete",), ("synonymgroup", "claim"))
    if role == CHIEF:
        kept = Q(content_type__model__in=READ_ONLY)
        allowed |= ~kept | Q(codename="restore_record")
    return desk.filter(allowed)


def _may(verbs, models):
    names = [f"{verb}_{model}" for verb in verbs for model in models]
    return Q(codename__in=names)
