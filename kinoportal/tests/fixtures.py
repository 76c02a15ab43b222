"""Fixtures for the tests of every app; loaded as a plugin (pyproject.toml).

The test database holds the whole real catalogue. What `make_…` makes comes on
top, is valid and published unless told otherwise, and is gone after the test.
"""

import csv
import itertools
from functools import partial
from pathlib import Path

import pytest
from django.apps import apps
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client, override_settings
from django.utils import translation

CATALOGUE = Path(__file__).parents[2] / "films" / "catalogue"
STATIC = "django.contrib.staticfiles.storage.StaticFilesStorage"
FILES = "django.core.files.storage.FileSystemStorage"
_numbers = itertools.count(1)


def _in_a_roomy_frame(test, **given):
    return test(**given)


# CPython keeps frames in chunks of 16 kB, and maps a new one each time when a call
# crosses the end (_PyThreadState_PushFrame): a loop that happens to stand there maps
# and unmaps memory thousands of times a second. So deep below pytest that took up to
# half of a test's time. One frame of this size brings a chunk with room for the rest.
_in_a_roomy_frame.__code__ = _in_a_roomy_frame.__code__.replace(co_stacksize=100_000)


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem):
    pyfuncitem.obj = partial(_in_a_roomy_frame, pyfuncitem.obj)
    return (yield)


def pytest_sessionstart():
    call_command("compile_translations")


@pytest.fixture(scope="session", autouse=True)
def light_settings(tmp_path_factory):
    """What a test run leaves out: collected static files, slow passwords, var/, and
    kept pages, for the work behind a page is what tests look at."""
    with override_settings(
        STORAGES={"default": {"BACKEND": FILES}, "staticfiles": {"BACKEND": STATIC}},
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        KEPT_PAGES=0,
        MEDIA_ROOT=tmp_path_factory.mktemp("media"),
        STATIC_ROOT=tmp_path_factory.mktemp("static"),
    ):
        yield


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


@pytest.fixture(autouse=True)
def kazakh_first():
    """The last request's language outlives it; addresses would change with it."""
    translation.activate("kk")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        call_command("import_catalogue", str(CATALOGUE), verbosity=0)


@pytest.fixture(scope="session")
def catalogue_tables():
    """The catalogue's CSV files by name, each a list of rows as dictionaries."""

    def read(path):
        with path.open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))

    return {path.stem: read(path) for path in CATALOGUE.glob("*.csv")}


def _maker(label, defaults):
    """A fixture that makes records of a model; defaults may depend on the number."""

    @pytest.fixture
    def make(db):
        def build(**given):
            number = next(_numbers)
            fields = defaults(number) | given
            return apps.get_model(label).objects.create(**fields)

        return build

    return make


def _published(number, **fields):
    return {"slug": f"made-{number}", "status": "published"} | fields


make_person = _maker(
    "people.Person", lambda n: _published(n, name_kk=f"Айдар Үлгіов {n}")
)
make_theme = _maker("films.Theme", lambda n: _published(n, label_kk=f"Тақырып {n}"))
make_festival = _maker("films.Festival", lambda n: _published(n, name_kk=f"Кеш {n}"))
make_programme = _maker(
    "films.Programme", lambda n: _published(n, name_kk=f"Қор {n}", kind="fund")
)
make_article = _maker("films.Article", lambda n: _published(n, title_kk=f"Мақала {n}"))
make_collection = _maker(
    "films.Collection", lambda n: _published(n, title_kk=f"Топтама {n}")
)
make_source = _maker(
    "kinoportal.Source", lambda n: {"slug": f"made-{n}", "title": f"Газет {n}"}
)
bare_film = _maker(
    "films.Film",
    lambda n: _published(n, title_kk=f"Сынақ фильмі {n}", year=2015, form="feature"),
)


@pytest.fixture
def make_film(bare_film):
    """A film; `themes`, `directors` and `programmes` are given as lists of records."""

    def build(*, themes=(), directors=(), programmes=(), **fields):
        film = bare_film(**fields)
        for theme in themes:
            film.film_themes.create(theme=theme)
        for order, person in enumerate(directors, 1):
            film.credits.create(person=person, role="director", order=order)
        for programme in programmes:
            film.film_programmes.create(programme=programme, relation="produced")
        return film

    return build


@pytest.fixture
def make_edition(make_festival):
    def build(*, festival=None, year=2018, **fields):
        festival = festival or make_festival()
        edition, _ = festival.editions.get_or_create(year=year, **fields)
        return edition

    return build


@pytest.fixture
def make_recognition(make_film, make_edition):
    def build(*, film=None, festival=None, year=2018, result="won", **fields):
        edition = make_edition(festival=festival, year=year)
        film = film or make_film()
        return film.recognitions.create(edition=edition, result=result, **fields)

    return build


@pytest.fixture
def make_credit(make_film, make_person):
    def build(*, film=None, person=None, role="actor", **fields):
        return (film or make_film()).credits.create(
            person=person or make_person(), role=role, **fields
        )

    return build


@pytest.fixture
def editor(django_user_model):
    return django_user_model.objects.create_superuser("chief", password="x" * 16)


@pytest.fixture
def editor_client(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def desk_of(db):
    """Makes the desk of somebody new in a role; `user` says who that is."""

    def sign_in(role, language="kk"):
        # Loaded before the apps are, so no model can be imported above.
        from django.contrib.auth.models import Group, User

        name = f"{role.replace(' ', '-')}-{next(_numbers)}"
        desk = Client()
        desk.user = User.objects.create_user(name, is_staff=True)
        desk.user.groups.add(Group.objects.get(name=role))
        desk.force_login(desk.user)
        desk.cookies["django_language"] = language
        return desk

    return sign_in


@pytest.fixture
def full_film(make_film, make_credit, make_recognition, make_theme, make_source):
    """A film with 20 credits, 6 recognitions, themes and sources."""

    def build(credits=20, recognitions=6):
        film = make_film(themes=[make_theme(), make_theme()], countries=["KZ", "FR"])
        for order in range(credits):
            make_credit(film=film, order=order)
        for _each in range(recognitions):
            make_recognition(film=film)
        film.citations.create(source=make_source())
        return film

    return build
