"""What the translator's editor writes: texts, their states, one revision."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ... import revisions
from ...models import Revision, TextMark
from ...translations.marks import translating
from ...translations.models import Marked
from ...translations.texts import State
from .units import units_of


class Refused(Exception):
    """Nothing was written; the units and the sentence say why."""

    def __init__(self, units, reason):
        super().__init__(reason)
        self.units = units


def save(kind, pk, request, source, target, *, step):
    """Write what was sent, or nothing at all; raises `Refused`.

    `step` is what the editor made of it: "done", "draft", or "right" for one
    outdated text that needs no change.
    """
    with transaction.atomic():
        record = kind.model.objects.select_for_update().get(pk=pk)
        units = units_of(kind, record, request, source, target)
        for unit in units:
            unit.receive(request.POST)
        _refuse(units)
        written = [unit for unit in units if unit.is_rewritten]
        unfinished = [unit for unit in units if unit.state == State.DRAFT]
        if written:
            revisions.keep_found(record)
            _write(units, written, target)
            note = _("Translation: %(pair)s") % {"pair": f"{source} → {target}"}
            origin = Revision.Origin.FORM
            revisions.record(record, user=request.user, origin=origin, note=note)
        if step == "draft":
            _mark_as_drafts(written)
        else:
            declared = [unit for unit in units if unit.declared]
            _finish(written + declared + (unfinished if step == "done" else []))
    return written


def _refuse(units):
    if any(unit.has_clashed for unit in units):
        raise Refused(units, _("Somebody else has saved in the meantime."))
    if any(unit.error for unit in units):
        raise Refused(units, _("Please correct the errors below."))


def _write(units, written, target):
    rows = {id(unit.row): unit.row for unit in written}
    for unit in written:
        setattr(unit.row, unit.column, unit.typed)
    for row in rows.values():
        try:
            row.validate_constraints()
        except ValidationError as error:
            raise Refused(units, " ".join(error.messages)) from None
        with translating(target):
            row.save()


def _mark_as_drafts(units):
    for unit in units:
        if unit.kept:
            TextMark.objects.update_or_create(
                **_place(unit),
                defaults={
                    "state": Marked.DRAFT,
                    "source": unit.source,
                    "base": unit.source_text,
                },
            )


def _finish(units):
    """These texts are done, whatever they were; so is their assignment."""
    for unit in units:
        if unit.kept:
            TextMark.objects.filter(**_place(unit)).delete()


def _place(unit):
    return TextMark.place(unit.row, unit.text, unit.target)
