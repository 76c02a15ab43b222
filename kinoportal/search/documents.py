"""From records to documents, written together with the record.

An app registers how its records become documents:

    documents.register(Film, "film", 1, film_documents, parts={FilmTitle: "film"})

`film_documents(films)` is given a queryset and yields a `Document` per record. From
then on a saved or deleted record, or part of one, is written to the index in the same
transaction. Whoever writes in bulk calls `index_records(Film, ids)` or `rebuild()`.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import connection, models, transaction
from django.db.models import Q
from django.db.models.signals import post_delete, post_save

from kinoportal import catalogue
from kinoportal.publishing import Status
from kinoportal.sqlite import keep_more_pages

from . import index, known_words, terms
from .models import SearchDocument, SearchWord
from .places import UNPUBLISHED, place
from .terms import Document

BATCH = 500
SAMPLED = 20  # records of a kind that tell by which rules the index was written
RULES = 10  # one more whenever the same content gives other terms than before


@dataclass
class Kind:
    name: str
    number: int
    model: type[models.Model]
    documents: Callable[[models.QuerySet], Iterable[Document]]
    has_words: bool = False

    @property
    def is_public(self):
        return not self.number & UNPUBLISHED

    def records(self):
        records = self.model._default_manager.order_by("pk")
        if not has_states(self.model):
            return records
        published = Q(status=Status.PUBLISHED)
        return records.filter(published if self.is_public else ~published)


KINDS: dict[str, Kind] = {}
_numbered: dict[int, Kind] = {}


def has_states(model):
    return any(column.name == "status" for column in model._meta.fields)


def register(model, name, number, documents, parts=None, *, has_words=False):
    """`parts` are models whose rows belong to a record: model to foreign key.

    A record that `has_words` is named by many plain words, each by itself: they are
    not met by their consonants, which most words share with others.
    What is not published is a kind of its own, which only the desk asks for.
    """
    names = {name: number}
    if has_states(model):
        names[unpublished(name)] = number | UNPUBLISHED
    for called, numbered in names.items():
        kind = Kind(called, numbered, model, documents, has_words)
        KINDS[called] = _numbered[numbered] = kind

    def on_change(sender, instance, raw=False, **kwargs):
        if not raw:
            index_records(model, [instance.pk])

    def on_part_change(sender, instance, raw=False, **kwargs):
        if not raw:
            index_records(model, [getattr(instance, f"{parts[sender]}_id")])

    for signal in (post_save, post_delete):
        signal.connect(on_change, model, weak=False, dispatch_uid=f"search {name}")
        for part in parts or {}:
            uid = f"search {name} {part.__name__}"
            signal.connect(on_part_change, part, weak=False, dispatch_uid=uid)


def unpublished(name: str) -> str:
    """The name of the kind that holds what readers must not find."""
    return f"{name}~"


def names_of(numbers: list[int]) -> dict[int, list]:
    """Language and name of the documents, by their numbers.

    Every answer asks several times; plain SQL is a third of a queryset's work.
    """
    if not numbers:
        return {}
    marks = ", ".join(["%s"] * len(numbers))
    table = SearchDocument._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, names FROM {table} WHERE id IN ({marks})", numbers)
        return {number: json.loads(names) for number, names in cursor.fetchall()}


def kinds_of(model) -> list[Kind]:
    return [kind for kind in KINDS.values() if kind.model is model]


def kind_numbered(number: int) -> Kind:
    return _numbered[number]


def index_records(model, ids: Iterable[int]):
    """Write these records' documents anew; those of records gone are erased."""
    kinds, ids = kinds_of(model), list(ids)
    names = [kind.name for kind in kinds]
    for start in range(0, len(ids), BATCH):
        some = ids[start : start + BATCH]
        with transaction.atomic():
            _erase(SearchDocument.objects.filter(kind__in=names, object_id__in=some))
            for kind in kinds:
                _write(kind, kind.documents(kind.records().filter(pk__in=some)))


def rebuild(progress=lambda kind, done, total: None):
    """Everything anew, in one transaction: readers see the old index until the end.

    What search finds may differ from then on, so it counts as a change.
    """
    keep_more_pages()
    with transaction.atomic():
        catalogue.changed()
        index.erase_all()
        SearchDocument.objects.all().delete()
        SearchWord.objects.all().delete()
        vocabulary = Counter()
        for kind in KINDS.values():
            ids = list(kind.records().values_list("pk", flat=True))
            for start in range(0, len(ids), BATCH):
                some = ids[start : start + BATCH]
                found = kind.documents(kind.records().filter(pk__in=some))
                vocabulary.update(_insert(kind, found))
                progress(kind.name, min(start + BATCH, len(ids)), len(ids))
        known_words.count(vocabulary)


def is_outdated() -> bool:
    """Whether the index was written by other rules; a few records of each kind tell."""
    for kind in KINDS.values():
        some = list(kind.records().values_list("pk", flat=True)[:SAMPLED])
        known = SearchDocument.objects.filter(kind=kind.name, object_id__in=some)
        digests = dict(known.values_list("object_id", "digest"))
        for document in kind.documents(kind.records().filter(pk__in=some)):
            if digests.get(document.object_id) != _digest(document):
                return True
    return False


def bring_up_to_date(**kwargs):
    """After a bulk change: write what differs, everything anew if nothing is there."""
    if not SearchDocument.objects.exists():
        rebuild()
        return
    for kind in KINDS.values():
        known = SearchDocument.objects.filter(kind=kind.name)
        stored = {
            object_id: known_as
            for object_id, *known_as in known.values_list("object_id", "id", "digest")
        }
        changed = []
        for document in in_batches(kind):
            number = place(document.prominence, kind.number, document.object_id)
            if stored.pop(document.object_id, None) != [number, _digest(document)]:
                changed.append(document.object_id)
        index_records(kind.model, [*changed, *stored])


def in_batches(kind: Kind) -> Iterable[Document]:
    """All documents of a kind, a batch in memory at a time."""
    ids = list(kind.records().values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        some = ids[start : start + BATCH]
        yield from kind.documents(kind.records().filter(pk__in=some))


def differences() -> list[str]:
    """What an index written anew would have otherwise; empty is as it should be."""
    stored = {
        (kind, object_id): (digest, number)
        for kind, object_id, digest, number in SearchDocument.objects.values_list(
            "kind", "object_id", "digest", "id"
        )
    }
    in_index, found = index.stored_ids(), []
    for kind in KINDS.values():
        for document in in_batches(kind):
            digest, number = stored.pop((kind.name, document.object_id), ("", 0))
            if digest != _digest(document) or number not in in_index:
                found.append(f"{kind.name} {document.object_id}")
            in_index.discard(number)
    found += [f"{kind} {object_id} (superfluous)" for kind, object_id in stored]
    return found + [f"index {number} (superfluous)" for number in in_index]


def _write(kind, documents):
    known_words.count(_insert(kind, documents))


def _insert(kind: Kind, documents: Iterable[Document]) -> Counter:
    """Write new documents; the words of names that they add to the vocabulary."""
    rows, stored, vocabulary = [], [], Counter()
    for document in documents:
        number = place(document.prominence, kind.number, document.object_id)
        rows.append(terms.row(number, document, with_sounds=not kind.has_words))
        stored.append(_stored(number, kind, document))
        vocabulary.update(_words_to_lead_to(stored[-1]))
    SearchDocument.objects.bulk_create(stored, batch_size=BATCH)
    if rows:
        index.write(rows)
    return vocabulary


def _erase(documents):
    gone, vocabulary = [], Counter()
    for document in documents:
        gone.append(document.pk)
        vocabulary.subtract(_words_to_lead_to(document))
    if gone:
        index.erase(gone)
        SearchDocument.objects.filter(pk__in=gone).delete()
        known_words.count(vocabulary)


def _stored(number: int, kind: Kind, document: Document) -> SearchDocument:
    return SearchDocument(
        id=number,
        kind=kind.name,
        object_id=document.object_id,
        publish_at=document.publish_at,
        unpublish_at=document.unpublish_at,
        names=[[language, name] for language, name in document.names],
        texts=[[language, text] for language, text in document.texts],
        digest=_digest(document),
    )


def _digest(document: Document) -> str:
    """Of all that is indexed except the prominence, which may age until a rebuild."""
    content = [
        RULES,
        document.object_id,
        document.names,
        document.handles,
        document.initials,
        document.texts,
        str(document.publish_at),
        str(document.unpublish_at),
    ]
    return hashlib.blake2b(
        json.dumps(content, ensure_ascii=False).encode(), digest_size=16
    ).hexdigest()


def _words_to_lead_to(document: SearchDocument) -> set[str]:
    """None of what is hidden, or will be."""
    is_hidden = not KINDS[document.kind].is_public
    if is_hidden or document.publish_at or document.unpublish_at:
        return set()
    return known_words.words_of(document)
