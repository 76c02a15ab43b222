"""How long the server works for a page, at the catalogue in DATA_DIR.

Run by `make bench`, not with the suite: `make bench DATA_DIR=/path/of/a/large/one`.
Each page is asked for in this process, after one request that warms it up, with kept
pages left out. Prints queries, median and 95th percentile in milliseconds, and the
95th percentile of the processor's time alone, for machines that are busy otherwise.
"""

import os
import random
import statistics
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kinoportal.settings")
os.environ["KEPT_PAGES"] = "0"
django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

import kinoportal.wsgi  # noqa: E402, F401  the collector is set there as for readers
from films.models import Credit, Film  # noqa: E402
from films.search.answers import answer  # noqa: E402
from kinoportal.search import index, query, typos  # noqa: E402
from kinoportal.search.models import SearchDocument, SearchWord  # noqa: E402
from kinoportal.text import words  # noqa: E402
from people.models import Person  # noqa: E402

RARE, MIDDLING = range(1, 11), range(100, 1001)
ROUNDS = 40
CREDITS = 20


def main():
    random.seed(1)
    client = Client(HTTP_HOST="127.0.0.1")
    found = _words()
    print(
        f"{Film.objects.count():,} films; {'what':36} queries  median     p95  cpu p95"
    )
    for name, some in found.items():
        _time(f"answer to a {name} word", [(answer, word) for word in some])
        _pages(client, f"page of a {name} word", "/kk/search/?q={}", some)
    begun = [word[:length] for word in found["middling"] for length in (2, 3, 4)]
    _pages(client, "suggestions", "/kk/search/suggest/?q={}", begun)
    slips = [word[:2] + word[3:] for word in _names() if len(word) > 6]
    _time("repair of a slip", [(typos.repair, word) for word in slips[:ROUNDS]])
    _time("answer to a slip", [(answer, word) for word in slips[:ROUNDS]])
    _pages(client, "film list", "/kk/films/?page={}", range(2, 2 + ROUNDS))
    _pages(client, "film list, two facets", "/kk/films/?form=feature&page={}", range(9))
    _pages(client, "film", "/kk/films/{}/", _films().values_list("slug", flat=True))
    _after_a_save(client)
    _desk(client)


def _words():
    """Words of names and texts by the number of documents that hold them."""
    documents = SearchDocument.objects.order_by("digest")[:600]
    told = [text for d in documents for _, text in [*d.texts, *d.names]]
    typed = {word for text in told for word in words(text) if len(word) > 3}
    typed |= set(
        SearchWord.objects.order_by("documents").values_list("word", flat=True)[:300]
    )
    sizes = {w: _number(w) for w in random.sample(sorted(typed), min(900, len(typed)))}
    rare = [word for word, number in sizes.items() if number in RARE]
    middling = [word for word, number in sizes.items() if number in MIDDLING]
    commonest = [max(sizes, key=sizes.get)] * ROUNDS
    return {
        "rare": rare[:ROUNDS],
        "middling": middling[:ROUNDS],
        "common": commonest,
    }


def _number(word):
    return sum(index.count(query.word(word), range(1, 8)).values())


def _names():
    known = SearchWord.objects.filter(documents__gt=0).order_by("-documents")
    return known.values_list("word", flat=True)[100:400]


def _films():
    return Film.objects.published().order_by("-updated_at", "pk")[:ROUNDS]


def _desk(client):
    with transaction.atomic():
        editor = get_user_model().objects.create_superuser("bench-editor")
        client.force_login(editor)
        # Of as many pages as the list of the catalogue's own films has.
        path = "/admin/films/film/?p={}"
        _pages(client, "desk: list of films", path, [1, 2, 3, 4] * 5)
        path = "/admin/films/film/{}/change/"
        _pages(client, "desk: film with 20 credits", path, _films_of_many())
        _pages(client, "desk: front page", "/admin/?{}", range(20))
        _pages(client, "desk: translation board", "/admin/translations/?{}", range(20))
        transaction.set_rollback(True)


def _films_of_many():
    """Ids of films with 20 credits each; those of a generated catalogue have fewer."""
    films = Film.objects.annotate(number=Count("credits")).filter(number__lte=CREDITS)
    films, people = films.order_by("pk")[:20], Person.objects.order_by("pk")
    Credit.objects.bulk_create(
        Credit(film=film, person=person, role="actor", order=100 + order)
        for film in films
        for order, person in enumerate(
            people.exclude(credits__film=film)[: CREDITS - film.number]
        )
    )
    return [film.pk for film in films]


def _after_a_save(client):
    """A save, and what the first reader waits for whose page it has made untrue."""
    films = Film.objects.published().order_by("pk")
    film = films[films.count() // 2]
    with transaction.atomic():
        for name in ("films", "people", "search"):
            path = f"/kk/{name}/" + f"?q={film.title_ru}" * (name == "search")
            _time(f"a film saved, then {name}", [(_saved, client, film, path)] * 10)
        transaction.set_rollback(True)


def _saved(client, film, path):
    film.save()
    _page(client, path)


def _pages(client, name, path, values):
    _time(name, [(_page, client, path.format(value)) for value in values])


def _page(client, path):
    response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)


def _time(name, calls):
    times, worked, numbers = [], [], []
    for call, *given in calls:
        call(*given)
        with CaptureQueriesContext(connection) as asked:
            call(*given)
        numbers.append(len(asked))
        start, begun = time.perf_counter(), time.process_time()
        call(*given)
        times.append(1000 * (time.perf_counter() - start))
        worked.append(1000 * (time.process_time() - begun))
    if len(times) < 2:
        print(f"{name:36} too few in this catalogue")
        return
    figures = statistics.median(times), _p95(times), _p95(worked)
    print(f"{name:36} {max(numbers):7}", *(f"{figure:7.1f}" for figure in figures))


def _p95(times):
    return statistics.quantiles(times, n=20, method="inclusive")[-1]


if __name__ == "__main__":
    main()
