"""The orders of the film list, whole from the tables and film by film.

A film that changed is put in its place by the key that the whole order is sorted by.
"""

from collections import Counter
from datetime import date

from django.db.models.functions import Coalesce
from django.utils import timezone

from kinoportal.facets import Orders
from kinoportal.languages import LANGUAGES
from kinoportal.search.models import SearchDocument

from .models import Film, Recognition, Result


def of_films():
    return Orders(
        {
            "newest": lambda: _ids(_public().newest_first()),
            "oldest": lambda: _ids(_public().oldest_first()),
            "added": _last_added_first,
            "prominent": _prominent,
            "recognised": _most_recognised_first,
            **{f"title_{code}": _by_title(code) for code in LANGUAGES},
        },
        {
            "newest": _newness,
            "oldest": _age,
            "added": _lateness,
            "prominent": _prominence,
            "recognised": _recognition,
            **{f"title_{code}": _title(code) for code in LANGUAGES},
        },
    )


def _public():
    return Film.objects.published()


def _ids(films):
    return films.values_list("pk", flat=True)


def _row(pk, *columns):
    return Film.objects.order_by().filter(pk=pk).values_list(*columns).first()


def _newness(pk):
    year, slug = _row(pk, "year", "slug") or (None, None)
    return slug and (year is None, -(year or 0), slug)


def _age(pk):
    year, slug = _row(pk, "year", "slug") or (None, None)
    return slug and (year is None, year or 0, slug)


def _by_title(code):
    return lambda: _ids(_public().order_by(f"sort_key_{code}", "slug"))


def _title(code):
    return lambda pk: _row(pk, f"sort_key_{code}", "slug")


def _prominent():
    """In the order of the search, whose documents are numbered by prominence."""
    documents = SearchDocument.objects.filter(kind="film")
    return documents.order_by("pk").values_list("object_id", flat=True)


def _prominence(pk):
    documents = SearchDocument.objects.filter(kind="film", object_id=pk)
    return documents.values_list("pk", flat=True).first()


def _last_added_first():
    """By the day on which they could first be seen here; of one day the newest."""
    shown = _public().order_by().annotate(shown=Coalesce("publish_at", "created_at"))
    here = timezone.get_current_timezone()
    days = {
        pk: moment.astimezone(here).date()
        for pk, moment in shown.values_list("pk", "shown").iterator(5_000)
    }
    newest = _ids(_public().newest_first())
    # A film may have been published since.
    return sorted(newest, key=lambda pk: days.get(pk, date.max), reverse=True)


def _lateness(pk):
    from_when, created = _row(pk, "publish_at", "created_at") or (None, None)
    shown = from_when or created
    return shown and (-timezone.localdate(shown).toordinal(), _newness(pk))


def _most_recognised_first():
    """By prizes won, then by all other recognitions, then the newest."""
    rows = Recognition.objects.published().order_by().values_list("film", "result")
    mentions, prizes = Counter(), Counter()
    for film, result in rows.iterator(5_000):
        mentions[film] += 1
        prizes[film] += result == Result.WON
    newest = _ids(_public().newest_first())
    return sorted(newest, key=lambda pk: (-prizes[pk], -mentions[pk]))


def _recognition(pk):
    rows = Recognition.objects.published().filter(film=pk)
    results = list(rows.values_list("result", flat=True))
    return -results.count(Result.WON), -len(results), _newness(pk)
