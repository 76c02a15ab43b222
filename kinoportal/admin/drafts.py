"""Texts that an editor calls drafts in the ordinary form, by a box beside each.

A text of the record is named by its column, one of its rows' by relation, key and
column: `film_themes-12-note_kk`.
"""

import re

from ..revisions import snapshots
from ..translations.models import Marked, TextMark
from ..translations.texts import columns_of

OF_ROW = re.compile(r"(?:was-)?draft-([a-z_]+-[0-9]{1,18}-[a-z_]+)")


def wanted(model, sent):
    """Columns whose box the editor ticked or cleared, and whether it is ticked now.

    What the form was opened with comes along, so that a box nobody touched undoes
    nothing that was said elsewhere meanwhile.
    """
    of_rows = {OF_ROW.fullmatch(name)[1] for name in of_rows_sent(sent)}
    return {
        column: f"draft-{column}" in sent
        for column in (*columns_of(model), *sorted(of_rows))
        if (f"draft-{column}" in sent) != (f"was-draft-{column}" in sent)
    }


def of_rows_sent(sent):
    """The names of the boxes beside texts of rows; a form that comes back has them."""
    return [name for name in sent if OF_ROW.fullmatch(name)]


def mark(record, columns):
    """Drafts from now on, or done; a text that is somebody's to write is so no more."""
    for name, is_draft in columns.items():
        row, column = _place(record, name)
        if row and column in columns_of(type(row)):
            _mark(row, column, is_draft)


def _place(record, name):
    """The row that the text stands in, if it is the record's own, and its column."""
    relation, *rest = name.split("-")
    if not rest:
        return record, name
    if relation not in snapshots.row_names(type(record)):
        return None, name
    return getattr(record, relation).filter(pk=rest[0]).first(), rest[1]


def _mark(row, column, is_draft):
    text, _, language = column.rpartition("_")
    place = TextMark.place(row, text, language)
    if is_draft:
        given = {"state": Marked.DRAFT}
        TextMark.objects.update_or_create(**place, defaults=given)
    else:
        TextMark.objects.filter(**place, state=Marked.DRAFT).delete()
