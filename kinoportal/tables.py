"""What both apps lean on in the catalogue's tables: sources and claims."""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _

from . import codes
from .importing import Rows, Table
from .importing.columns import ABSENT, Code, Key, Link, References, Text, Word
from .models import Claim, ClaimStatus, ClaimSubject, Source

LANGUAGE = {
    "words": codes.languages("en"),
    "kind": _("a language's code: kk, ru, en, or another of ISO 639"),
}
COUNTRY = {
    "words": codes.countries("en"),
    "kind": _("a country's code of two letters: KZ, FR, or SU for the Soviet Union"),
}


def names(column, longest):
    """Columns of a text in three languages; a file may have some of them alone."""
    return [Text(f"{column}_{code}", longest) for code in ("kk", "ru", "en")]


SOURCES = Table(
    "sources",
    [
        Key(),
        Link("url"),
        Text("title", 300, required=True),
        Text("publisher", 200),
        Code("language", **LANGUAGE),
    ],
)
CLAIMS = Table(
    "claims",
    [
        Word("subject_kind", ClaimSubject.values, required=True),
        Text("subject", 300, required=True),
        Text("field", 60, required=True),
        Text("value", 500, required=True),
        *names("wording", 500),
        References("sources", "sources"),
        Word("status", ClaimStatus.values, required=True),
        *names("note", 500),
    ],
    unique=("subject_kind", "subject", "field", "value"),
)


def texts(row, column, field=None):
    """A text in three languages: `title_kk`, `title_ru`, `title_en`.

    An empty cell is a text not known to the table; one that an editor wrote stays.
    """
    field = field or column
    return {
        f"{field}_{code}": row[f"{column}_{code}"] or ABSENT
        for code in ("kk", "ru", "en")
    }


def source(row, writer):
    yield {
        "slug": row["key"],
        "url": row["url"],
        "title": row["title"],
        "publisher": row["publisher"],
        "language": row["language"],
    }


def claims(find):
    """Rows of claims; find gives (model, natural path, key) of a claim's subject."""

    def build(row, writer):
        model, path, key = find(row["subject_kind"], row["subject"], writer)
        pk = writer.natural(model, *path).get(key)
        kind = ContentType.objects.get_for_model(model).pk if pk else None
        yield {
            "subject_kind": row["subject_kind"],
            "subject_key": row["subject"],
            "field": row["field"],
            "value": row["value"],
            **texts(row, "wording"),
            "content_type": kind,
            "object_id": pk,
            "status": row["status"],
            **texts(row, "note"),
        }

    identity = ("subject_kind", "subject_key", "field", "value")
    return Rows("claims", Claim, build, identity, near=3, cited=True, of="subject_key")


PLAN = [Rows("sources", Source, source, is_record=True)]
