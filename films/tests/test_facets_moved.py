"""After a change the facets are what they would be if they were built anew."""

from datetime import timedelta

import pytest
from django.utils import timezone

from films import facets
from films.models import (
    Credit,
    Edition,
    Festival,
    Film,
    FilmTheme,
    Programme,
    Recognition,
    Theme,
)
from kinoportal import catalogue
from people import facets as people_facets
from people.models import Person

pytestmark = pytest.mark.django_db

ORDERS = ["newest", "oldest", "added", "prominent", "recognised"]
ORDERS += ["title_kk", "title_ru", "title_en"]


def told(index, orders):
    """All that an index says, as plain data."""
    sets = {name: facet.ids for name, facet in index.facets.items()}
    sets |= {"years": index.years.ids, "pairs": index.pairs.pairs.ids}
    return {
        "all": set(index.everything),
        "orders": {
            name: [pk for pk in index.orders[name] if pk in index.everything]
            for name in orders
        },
        **{
            name: {value: set(ids) for value, ids in found.items()}
            for name, found in sets.items()
        },
    }


@pytest.fixture
def never_built(monkeypatch):
    """Both indexes, made once and from here on only moved."""
    for kept, orders in ((facets.films, ORDERS), (people_facets.people, ["kk", "ru"])):
        told(kept.current(), orders)
        monkeypatch.setattr(kept, "_built", lambda: pytest.fail("built anew"))


def hold():
    """What is kept now is what the tables say."""
    assert told(facets.films.current(), ORDERS) == told(facets.build(), ORDERS)
    languages = ["kk", "ru", "en"]
    moved = told(people_facets.people.current(), languages)
    assert moved == told(people_facets.build(), languages)


def film(slug="kyz-zhibek-1970"):
    return Film.objects.get(slug=slug)


def saved(record, **given):
    for name, value in given.items():
        setattr(record, name, value)
    record.save()


EDITS = {
    "another title": lambda: saved(film(), title_kk="Ааа", title_ru="Яяя"),
    "another year": lambda: saved(film(), year=1931),
    "no year": lambda: saved(film(), year=None),
    "other countries, genres, form": lambda: saved(
        film(), countries=["FR", "KZ"], genres=["comedy"], form="short"
    ),
    "another address": lambda: saved(film(), slug="zhibek"),
    "withdrawn": lambda: saved(film(), status="draft"),
    "shown from tomorrow": lambda: saved(
        film(), publish_at=timezone.now() + timedelta(days=1)
    ),
    "deleted": lambda: film().delete(),
    "added": lambda: Film.objects.create(
        slug="new", title_kk="Жаңа", year=2026, status="published", countries=["KZ"]
    ),
    "a director withdrawn": lambda: saved(
        Person.objects.get(slug="sultan-akhmet-khodzhikov"), status="draft"
    ),
    "a person added": lambda: Person.objects.create(
        slug="new", name_kk="Жаңа адам", status="published", professions=["director"]
    ),
    "a director renamed": lambda: saved(
        Person.objects.get(slug="shaken-aimanov"), slug="aimanov", name_kk="Аа"
    ),
    "an honoured actor withdrawn": lambda: saved(
        Recognition.objects.exclude(person=None).exclude(film=None).first().person,
        status="archived",
    ),
    "a credit to another film": lambda: saved(
        film().credits.directing().first(), film=film("the-needle-1988")
    ),
    "a credit to another person": lambda: saved(
        film().credits.directing().first(),
        person=Person.objects.get(slug="rashid-nugmanov"),
    ),
    "a credit gone": lambda: film().credits.directing().first().delete(),
    "a prize more": lambda: Recognition.objects.create(
        film=film(), edition=Edition.objects.first(), result="won"
    ),
    "a prize of another film": lambda: saved(
        Recognition.objects.filter(result="won").exclude(film=None).first(), film=film()
    ),
    "a theme more": lambda: FilmTheme.objects.create(
        film=film(), theme=Theme.objects.exclude(film_themes__film=film()).first()
    ),
    "other words for a theme": lambda: saved(
        Theme.objects.exclude(broader=None).first(), label_kk="Ааа", essay_ru="Яя"
    ),
    "a theme added": lambda: Theme.objects.create(
        slug="new", label_kk="Жаңа", status="published", broader=Theme.objects.first()
    ),
    "a festival renamed": lambda: saved(Edition.objects.first().festival, name_kk="Ә"),
    "another year of an edition": lambda: saved(
        Edition.objects.exclude(year=None).first(), number=2
    ),
    "a theme gone": lambda: film().film_themes.first().delete(),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_one_change_moves_what_it_touches(never_built, edit):
    edit()

    hold()


def test_changes_that_follow_one_another_move_too(never_built):
    for name in (
        "another year",
        "a credit to another film",
        "withdrawn",
        "a prize more",
    ):
        EDITS[name]()
    facets.films.current()
    for name in ("another title", "a theme gone", "added"):
        EDITS[name]()

    hold()
    saved(film(), status="published")
    hold()


@pytest.mark.parametrize(
    "edit",
    [
        lambda: saved(Theme.objects.exclude(broader=None).first(), status="draft"),
        lambda: saved(Edition.objects.first().festival, slug="another"),
        lambda: saved(Theme.objects.exclude(broader=None).first(), broader=None),
        lambda: saved(Programme.objects.first(), status="archived"),
        lambda: saved(
            Recognition.objects.exclude(film=None).first().edition,
            festival=Festival.objects.last(),
            number=9,
        ),
        lambda: Film.objects.update(year=1999) and catalogue.changed(),
    ],
)
def test_what_may_touch_any_film_builds_them_anew(edit):
    told(facets.films.current(), ORDERS)
    edit()

    hold()


def test_a_version_that_a_rollback_gave_out_again_is_not_moved_from(never_built):
    version = catalogue.version()
    number, _, _token = version.partition("-")

    assert catalogue.touched_since(version) == {}
    assert catalogue.touched_since(f"{number}-another") is None
    assert catalogue.touched_since("0") is None


def test_only_so_many_changes_are_remembered(monkeypatch):
    monkeypatch.setattr(catalogue, "REMEMBERED", 3)
    first = catalogue.version()
    for _ in range(4):
        catalogue.changed({"film": [Credit.objects.first().film_id]})

    assert catalogue.touched_since(first) is None
