"""Two records of the same person or film made one: shown first, taken back in one."""

from uuid import uuid4

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import moved, revisions
from ..languages import LANGUAGES
from ..models import Revision
from ..revisions import snapshots
from ..revisions.comparing import Names
from . import rights, trash
from .history import PUBLICATION
from .records import column_label
from .repointing import Repointing

ACTION = "merge"


class Refused(Exception):
    """A sentence on why the two are not merged."""


class Uniting:
    """The step of a list that makes two records one; mixed into its ModelAdmin.

    `further_names` is the relation that keeps the names of the one that goes, in a
    column called as the record's own.
    """

    further_names = ""

    def has_merge_permission(self, request):
        return request.user.has_perm("kinoportal.restore_record")

    def response_action(self, request, queryset):
        is_asked = ACTION in request.POST.getlist("action")
        if is_asked and not self.has_merge_permission(request):
            raise PermissionDenied
        return super().response_action(request, queryset)

    @admin.action(description=gettext_lazy("Merge two records"), permissions=["merge"])
    def merge(self, request, queryset):
        try:
            with transaction.atomic():
                pair = Pair(self, request, queryset)
                if "confirmed" in request.POST:
                    pair.unite()
                    return None
        except (Refused, IntegrityError) as refused:
            text = str(refused) if isinstance(refused, Refused) else _broken()
            self.message_user(request, text, messages.ERROR)
            return None
        return pair.page()


def _broken():
    return _("Nothing was changed: the two together break a rule of the catalogue.")


class Pair:
    """Two records of one table, and what an editor chose of each."""

    def __init__(self, desk, request, queryset):
        self.desk, self.request, self.sent = desk, request, request.POST
        self.records = self._found(queryset)
        for record in self.records:
            if not desk.has_change_permission(request, record):
                raise PermissionDenied
            if revisions.pending(record):
                text = _("“%(name)s” has a change that is not published yet.")
                raise Refused(text % {"name": record})
        self.seen = [revisions.keep_found(record).pk for record in self.records]
        self.stay, self.other = self._by_default()

    def _found(self, queryset):
        marked = self.sent.getlist(ACTION_CHECKBOX_NAME)
        if len(set(marked)) != 2 or len(marked) != 2:
            raise Refused(_("Mark exactly two different records to merge them."))
        records = list(self.desk.model._base_manager.filter(pk__in=marked))
        if len(records) != 2 or len(queryset[:3]) != 2:
            text = _("Nothing was changed: one of the two is not there any more.")
            raise Refused(text)
        return sorted(records, key=lambda record: record.pk)

    def _by_default(self):
        """The published one stays, else the one on which more hangs."""
        one, two = self.records
        if one.is_public != two.is_public:
            is_first = one.is_public
        else:
            is_first = len(Repointing(one, two)) >= len(Repointing(two, one))
        return (one, two) if is_first else (two, one)

    def differing(self):
        for field in self.desk.model._meta.concrete_fields:
            is_written = field.editable and not field.primary_key
            if is_written and field.name not in PUBLICATION:
                values = [getattr(record, field.attname) for record in self.records]
                if values[0] != values[1]:
                    yield field

    def page(self):
        context = self.desk.admin_site.each_context(self.request) | {
            "title": _("Merge two records"),
            "opts": self.desk.model._meta,
            "action": ACTION,
            "sides": [
                {"record": record, "seen": seen, "stays": record == self.stay}
                for record, seen in zip(self.records, self.seen, strict=True)
            ],
            "lines": list(self._lines()),
            "kinds": self._kinds(),
        }
        return TemplateResponse(self.request, "admin/merge.html", context)

    def _lines(self):
        saved = [revisions.as_saved(record) for record in self.records]
        names = Names(saved)
        for field in self.differing():
            is_empty = getattr(self.stay, field.attname) in field.empty_values
            chosen = self.other if is_empty else self.stay
            code = getattr(field, "_translated_field_language_code", "")
            items = [one["record"] for one in saved]
            words = [names.value(i, field, i["fields"][field.name]) for i in items]
            yield {
                "name": f"field:{field.name}",
                "label": column_label(field),
                "language": code,
                "values": [
                    (record.pk, value, record == chosen)
                    for record, value in zip(self.records, words, strict=True)
                ],
            }

    def _kinds(self):
        """By kind of row, what either would bring if it went: moved, and equal."""
        counts = []
        for old, new in (self.records, self.records[::-1]):
            with snapshots.trial():
                tried = Repointing(old, new)
                tried.go()
            counts.append(tried)
        kinds = {kind: None for c in counts for kind in [*c.moved, *c.equal]}
        return [
            (kind, [(c.moved[kind], c.equal[kind]) for c in counts]) for kind in kinds
        ]

    def unite(self):
        self._choose()
        batch, note = uuid4(), _("Merged with %(name)s.") % {"name": self.other}
        told = {"batch": batch, "note": note[:300], "user": self.request.user}
        rows = Repointing(self.other, self.stay)
        for owner in rows.owners.values():
            revisions.keep_found(owner)
        saved = trash.kept(self.other)
        rows.go()
        self._keep_names()
        self._set_fields()
        self._let_go(saved, rows.ties, batch)
        told["origin"] = Revision.Origin.ACTION
        for record in (*rows.owners.values(), self.stay):
            revisions.record(record, **told)
        self._say(batch)

    def _choose(self):
        if self.sent.getlist("seen") != [str(number) for number in self.seen]:
            raise Refused(
                _("Nothing was changed: somebody else saved just now. Look again.")
            )
        by_key = {str(record.pk): record for record in self.records}
        stay = by_key.pop(self.sent.get("stay"), None)
        if stay is None:
            raise Refused(_("Choose which of the two stays."))
        (other,) = by_key.values()
        if other.is_public and not stay.is_public:
            text = _("Readers see “%(name)s”: it is the one that stays.")
            raise Refused(text % {"name": other})
        self.stay, self.other = stay, other

    def _chosen(self, column):
        """Of the two the one whose value holds."""
        is_taken = self.sent.get(f"field:{column}") == str(self.other.pk)
        return self.other if is_taken else self.stay

    def _keep_names(self):
        """Names that either had and that are not chosen become further ones."""
        column = self.desk.name_field or self.desk.texts[0]
        columns = [f"{column}_{code}" for code in LANGUAGES]
        further = getattr(self.stay, self.desk.further_names)
        known = {getattr(self._chosen(name), name) for name in columns}
        known.update(further.values_list(column, flat=True))
        had = [getattr(r, n) for r in (self.stay, self.other) for n in columns]
        for name in dict.fromkeys(had):
            if name and name not in known:
                further.create(**{column: name})

    def _set_fields(self):
        for field in list(self.differing()):
            value = getattr(self._chosen(field.name), field.attname)
            setattr(self.stay, field.attname, value)
        try:
            self.stay.validate_constraints(exclude=["slug"])
        except ValidationError as error:
            raise Refused(" ".join(error.messages)) from error
        self.stay.save()
        if held := rights.obstacles(self.stay) if self.stay.is_public else ():
            raise Refused(" ".join(sentence for _anchor, sentence in held))

    def _let_go(self, saved, ties, batch):
        about = {"ties": ties, "merged_with": self.stay.pk, "batch": str(batch)}
        going = type(self.other)._base_manager.get(pk=self.other.pk)
        trashed = trash.put_away(going, saved | about, user=self.request.user)
        trashed.saved["paths"] = moved.lead_on(self.other, self.stay)
        trashed.save()

    def _say(self, batch):
        text = _("“%(other)s” is merged with “%(stay)s”.")
        said = text % {"other": self.other, "stay": self.stay}
        url = reverse("admin:undo", args=[batch])
        link = format_html('{} <a href="{}">{}</a>', said, url, _("Take back"))
        self.desk.message_user(self.request, link)
