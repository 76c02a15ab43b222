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
