"""Every public page in every language: no cookie, a strict policy, own code only."""

import re

import pytest

from .browser.pages import PAGES

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["kk", "ru", "en"])
def language(request):
    return request.param


@pytest.fixture(params=PAGES)
def page(request, client, language):
    return client.get(f"/{language}{PAGES[request.param][3:]}")


def test_a_public_page_knows_nobody_and_lets_in_no_foreign_code(page, language):
    html = page.content.decode()

    assert page.status_code in {200, 404}
    assert f'<html lang="{language}"' in html
    assert not page.cookies
    assert "Cookie" not in page.headers.get("Vary", "")
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<[^>]+\s(style|on[a-z]+)=", html)
    # Data that a script element holds is never run, so no policy is asked about it.
    code = html.replace('<script type="application/ld+json">', "")
    assert not re.search(r"<script(?![^>]*\ssrc=)[^>]*>", code)
    assert not re.search(
        r"<(link|script|img)[^>]+(src|href)=\"(https?:)?//", _own(html)
    )


def _own(html):
    """Without the links that tell machines this page's absolute addresses."""
    return re.sub(r'<link rel="(canonical|alternate)"[^>]*>', "", html)
