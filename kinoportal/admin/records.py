"""The form and the list of a record: three languages side by side, every save kept."""

from functools import partial

from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from .. import revisions
from ..languages import LANGUAGES, SHORT
from ..models import Revision
from ..revisions import snapshots
from . import rights, saving, trash, trying
from .choosing import Choosing, Found
from .forms import RecordForm
from .history import Historied
from .signs import MarkedList, language_signs


class DeskAdmin(Historied, Choosing, Found):
    """What every list and form of the desk shares; each save is kept."""

    change_form_template = "admin/record_form.html"
    show_facets = admin.ShowFacets.ALWAYS
    show_full_result_count = False
    list_per_page = 50
    # The bar of steps follows the list, and the screen once a record is marked.
    actions_on_top, actions_on_bottom = False, True
    # The place in the desk's menu and its sign; without one, under “all tables”.
    place = None
    icon = "text"
    # What the form's own names need; read with the record.
    related = ()
    prefetched = ()

    def get_queryset(self, request):
        rows = super().get_queryset(request).prefetch_related(*self.prefetched)
        return rows.select_related(*self.related) if self.related else rows

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        one = saving.Saving(self, request, object_id, form_url, extra_context or {})
        if request.method != "POST":
            return one.open()
        response = one.send()
        if trying.went_through(response):
            self.say_remarks(request, request.POST)
        return response

    def remarks_on(self, sent):
        """What an editor should know of what was just saved, in sentences."""
        return ()

    def say_remarks(self, request, sent):
        for remark in self.remarks_on(sent):
            self.message_user(request, remark, messages.WARNING)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.refused = getattr(request, "refused", "")
        form.may_work_on = staticmethod(partial(self.is_open, request))
        return form

    def stock_changeform(self, request, object_id, form_url, context):
        """The form as Django answers it, without the care for other editors."""
        return super().changeform_view(request, object_id, form_url, context)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self.is_open(
            request, obj
        )

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self.is_open(
            request, obj
        )

    def is_open(self, request, obj):
        """Whether this editor may work on the record that the row belongs to."""
        return obj is None or rights.is_open_to(request, revisions.owner_of(obj))

    def save_model(self, request, obj, form, change):
        owner = revisions.owner_of(obj)
        if not change and owner is not obj:
            revisions.keep_found(owner)
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        revisions.record(
            revisions.owner_of(form.instance),
            user=request.user,
            origin=_origin(request),
            note=form.cleaned_data.get("revision_note", ""),
        )
        saving.on_saved(self, request, form, change)

    def response_post_save_change(self, request, obj):
        if trying.step_of(request) == trying.SAVE:
            return super().response_post_save_change(request, obj)
        return HttpResponseRedirect(self._address("change", obj.pk))

    def response_post_save_add(self, request, obj):
        if trying.step_of(request) == trying.SAVE:
            return super().response_post_save_add(request, obj)
        return HttpResponseRedirect(self._address("change", obj.pk))

    def delete_view(self, request, object_id, extra_context=None):
        is_row = snapshots.is_row(self.model)
        context = {"is_row": is_row, **(extra_context or {})}
        return super().delete_view(request, object_id, context)

    def delete_model(self, request, obj):
        """A record goes to the trash; a row goes, and its record's history tells."""
        owner = revisions.owner_of(obj)
        if owner == obj:
            trash.throw_away(obj, user=request.user)
            return
        with transaction.atomic():
            revisions.keep_found(owner)
            super().delete_model(request, obj)
            revisions.record(owner, user=request.user, origin=Revision.Origin.ACTION)

    def delete_queryset(self, request, queryset):
        with transaction.atomic():
            for obj in queryset:
                self.delete_model(request, obj)


def _origin(request):
    in_list = request.resolver_match.url_name.endswith("_changelist")
    return Revision.Origin.LIST if in_list else Revision.Origin.FORM


class RecordAdmin(DeskAdmin):
    """A model with texts in three languages side by side.

    `texts` name the translated fields, `facts` the rows of other fields,
    `wanted` what a complete record has beside its texts.
    """

    form = RecordForm
    texts = ()
    facts = ()
    wanted = ()
    # The text that the address is made from; the first unless named here.
    name_field = ""

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.name_field = self.name_field or self.texts[0]
        return form

    def get_fieldsets(self, request, obj=None):
        columns = [tuple(f"{text}_{code}" for code in LANGUAGES) for text in self.texts]
        sets = [
            (_("Texts"), {"fields": columns, "classes": ["tri"]}),
            (_("Facts"), {"fields": self.facts}),
            (None, {"fields": self.get_side(request, obj), "classes": ["side"]}),
        ]
        return [(name, options) for name, options in sets if options["fields"]]

    def get_side(self, request, obj=None):
        side = ["slug", "completeness", "lacking"]
        return [*side, "revision_note"] if self.is_written(request, obj) else side

    def is_written(self, request, obj):
        """Whether the form takes anything; else it has no place for a note either."""
        if obj is None:
            return self.has_add_permission(request)
        return self.has_change_permission(request, obj)

    def get_readonly_fields(self, request, obj=None):
        return [*self.readonly_fields, "completeness", "lacking"]

    def get_changelist(self, request, **kwargs):
        return MarkedList

    @admin.display(description=_("texts"))
    def signs(self, record):
        """The state of the record's texts in each language."""
        return language_signs(record, self.texts)

    def lacks(self, record):
        """The names of the columns that a complete record would fill."""
        columns = [f"{text}_{code}" for text in self.texts for code in LANGUAGES]
        return [name for name in [*columns, *self.wanted] if not getattr(record, name)]

    @admin.display(description=_("completeness"))
    def completeness(self, record):
        total = len(self.texts) * len(LANGUAGES) + len(self.wanted)
        share = 100 - 100 * len(self.lacks(record)) // total if total else 100
        return format_html(
            '<span class="full"><svg viewBox="0 0 40 6" aria-hidden="true">'
            '<rect width="40" height="6" class="full-bg"/>'
            '<rect width="{}" height="6"/></svg>{} %</span>',
            f"{share * 0.4:g}",
            share,
        )

    @admin.display(description=_("not filled in yet"))
    def lacking(self, record):
        meta = record._meta
        names = [
            (f"id_{name}", column_label(meta.get_field(name)))
            for name in self.lacks(record)
        ] + rights.obstacles(record)
        if not names:
            return _("nothing")
        rows = format_html_join("", '<li><a href="#{}">{}</a></li>', names)
        return format_html('<ul class="todo">{}</ul>', rows)


def column_label(field):
    """The field's name, with its language when it is one of three."""
    code = getattr(field, "_translated_field_language_code", None)
    return f"{field.verbose_name}, {SHORT[code]}" if code else field.verbose_name
