"""What a reader sees when something is not there, not allowed or broken."""

import re

import pytest
from django.template import Engine

from kinoportal import errors

HANDLERS = {
    400: errors.bad_request,
    403: errors.permission_denied,
    404: errors.page_not_found,
    500: errors.server_error,
}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("status", HANDLERS)
def test_every_refusal_is_a_page_in_the_language_of_its_address(rf, status, language):
    """Without the mark for it a test may not touch the database: nor do these."""
    page = HANDLERS[status](rf.get(f"/{language}/films/?theme=steppe"))

    html = page.content.decode()
    assert page.status_code == status
    assert f'<html lang="{language}">' in html
    assert len(re.findall("<h1", html)) == 1
    assert f'action="/{language}/search/"' in html


def test_a_page_for_a_fault_does_without_context_processors(rf, monkeypatch):
    def broken(request):
        raise OSError("the database is away")

    engine = Engine.get_default()
    monkeypatch.setattr(engine, "template_context_processors", [broken])

    assert errors.server_error(rf.get("/ru/")).status_code == 500


@pytest.fixture
def nothing_collected(settings, tmp_path, client):
    """A site whose pages name static files that its manifest lacks."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "kinoportal.stylesheets.SiteStorage"}
    }
    client.raise_request_exception = False


@pytest.mark.parametrize("path", ["/kk/no-such-page/", "/ru/about/", "/wp-login.php"])
@pytest.mark.django_db
def test_a_file_that_was_not_collected_leaves_a_plain_page_in_three_languages(
    client, nothing_collected, path
):
    page = client.get(path)

    html = page.content.decode()
    assert page.status_code == 500
    assert "Қате бізден." in html
    assert '<p lang="ru">Ошибка на нашей стороне.' in html
    assert '<p lang="en">The fault is ours.' in html
    assert "Traceback" not in html and "Missing staticfiles" not in html
    assert "script-src 'self'" in page["Content-Security-Policy"]
    assert not page.cookies


@pytest.mark.parametrize("path", ["/kk/", "/ru/films/?decade=1990", "/en/search/?q=a"])
def test_without_its_database_the_site_answers_with_the_page_for_a_fault(client, path):
    """Unmarked, a test is refused the database: to a page it is as good as down."""
    client.raise_request_exception = False

    page = client.get(path)

    html = page.content.decode()
    assert page.status_code == 500
    assert f'<html lang="{path[1:3]}">' in html and "<h1>" in html
    assert "Traceback" not in html


def test_an_address_outside_the_languages_is_answered_in_kazakh(rf):
    page = errors.page_not_found(rf.get("/wp-login.php"))

    assert '<html lang="kk">' in page.content.decode()


def test_a_refused_page_names_no_canonical_address(rf):
    page = errors.page_not_found(rf.get("/ru/films/no-such-film/"))

    assert "canonical" not in page.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_an_unknown_film_is_a_page_that_was_not_found(client, language):
    page = client.get(f"/{language}/films/no-such-film/")

    assert page.status_code == 404
    assert f'<html lang="{language}">' in page.content.decode()
    assert not page.cookies
