"""Each role goes through the desk by its links: what is offered can be opened."""

import re
from collections import deque
from html import unescape
from urllib.parse import parse_qsl, unquote, urldefrag, urljoin, urlsplit
from uuid import uuid4

import pytest
from django.contrib import admin
from django.test import RequestFactory
from django.urls import Resolver404, resolve, reverse

from kinoportal import revisions
from kinoportal.admin.previewing import make_link
from kinoportal.models import Assignment, Correction, Revision, TextMark
from kinoportal.roles import ADMINISTRATOR, CHIEF, ROLES
from kinoportal.tests.crawling import FILES, HOST
from kinoportal.tests.sending import address

# Places that a page leads to, or that its scripts ask: of the scripts' own attributes
# the one that is asked by POST stands apart.
LINKS = re.compile(
    r'<a\s[^>]*?href="([^"]*)"|'
    r'<form\s[^>]*?method="get"[^>]*?\saction="([^"]*)"|'
    r'\sdata-(?:beside|search)="(/[^"]*)"'
)
ASKED = re.compile(r'<select\s[^>]*?data-ajax--url="[^>]*>')
POLLED = re.compile(r'\sdata-url="([^"]*)"')
DESK = reverse("admin:index")
# What an address says of the list it came from, or of the order; no other page.
ALIKE = {"_changelist_filters", "_facets", "o"}


def links_of(path, html):
    """Addresses within the desk or the site that stand on the page."""
    for found in LINKS.findall(html):
        url = urldefrag(urljoin(HOST + path, unescape("".join(found)))).url
        if url.startswith(f"{HOST}/") and not url.startswith(FILES):
            yield url.removeprefix(HOST)
    for select in ASKED.findall(html):
        given = dict(re.findall(r'data-([\w-]+)="([^"]*)"', select))
        asked = {
            "app_label": given["app-label"],
            "model_name": given["model-name"],
            "field_name": given["field-name"],
        }
        query = "&".join(f"{name}={value}" for name, value in asked.items())
        yield f"{given['ajax--url']}?{query}"


def place_of(path):
    """The pattern of the address, and what the address asks for, by name."""
    parts = urlsplit(path)
    try:
        found = resolve(unquote(parts.path))
    except Resolver404:
        return path, "", ""
    names = sorted({name for name, _value in parse_qsl(parts.query)} - ALIKE)
    if found.url_name == "autocomplete":
        names = parts.query
    return found.view_name, found.kwargs.get("app_label"), str(names)


def html_of_desk(path, answer):
    """What leads on: no file, no page of the site, none that says what went wrong."""
    kind = answer.headers.get("Content-Type", "")
    leads = path.startswith(DESK) and kind.startswith("text/html")
    return answer.content.decode() if leads and answer.status_code == 200 else ""


def walk(client, start, *, is_asking):
    """(page it stands on, address, status) for a sample of each place that each kind
    of page leads to; lists under filters only for who `is_asking`."""
    waiting = deque(("", path) for path in start)
    seen, ways = set(start), set()
    while waiting:
        came, path = waiting.popleft()
        answer = client.get(path, follow=True)
        yield came, path, answer.status_code
        html = html_of_desk(path, answer)
        for url in POLLED.findall(html):
            yield path, url, client.post(unescape(url)).status_code
        for link in links_of(path, html):
            place = place_of(link)
            is_list = place[0].endswith(("_changelist", "translations"))
            is_more = is_list and "?" in link and ("?" in path or not is_asking)
            if link in seen or is_more:
                continue
            way = place_of(path)[0], place
            if way not in ways:
                ways.add(way)
                seen.add(link)
                waiting.append((path, link))


@pytest.fixture
def full_desk(make_row, full_film, make_film):
    """A row of every table, and records in every state that a form knows; gives the
    forms and histories of those that the editor may see."""

    def build(user):
        tables = [m for m in admin.site._registry if m._meta.app_label != "auth"]
        film, own = full_film(2, 1), make_film(status="draft", created_by=user)
        records = [
            *map(make_row, tables),
            film,
            own,
            make_film(status="draft"),
            make_film(status="in_review", created_by=user),
            make_film(status="archived"),
            make_film(publish_at="2099-01-01T00:00:00Z"),
        ]
        for record in (film, own):
            revisions.record(record, user=user, origin=Revision.Origin.FORM)
            Assignment.objects.create(record=record, user=user, batch=uuid4())
        changed = revisions.as_saved(film)
        changed["record"]["fields"]["title_ru"] = "Другое имя"
        revisions.keep_pending(film, changed, user=user)
        make_link(film, user)
        mark = {"field": "synopsis", "language": "ru", "state": "outdated"}
        TextMark.objects.create(record=film, assigned_to=user, **mark)
        gone = make_film()
        about = {"fact": "year", "right": "2019", "form_key": uuid4()}
        records.append(Correction.objects.create(record=gone, **about))
        gone.delete()
        seen = [
            row
            for row in records
            if admin.site._registry[type(row)].has_view_permission(asking(user))
            and admin.site._registry[type(row)].list_display_links is not None
        ]
        pages = ("change", "history")
        return [address(row, page) for row in seen for page in pages]

    return build


def asking(user):
    request = RequestFactory().get(DESK)
    request.user = user
    return request


# Filters are the same for all who see a list; one role of those tries them.
@pytest.mark.parametrize("role", ROLES)
def test_whatever_a_role_is_led_to_opens(desk_of, full_desk, role):
    browser = desk_of(role)
    start = [DESK, *full_desk(browser.user)]
    wrong, count = [], 0

    for came, path, status in walk(
        browser, start, is_asking=role in (CHIEF, ADMINISTRATOR)
    ):
        count += 1
        if status != 200:
            wrong.append(f"{came} leads to {path}: {status}")

    assert not wrong, "\n".join(wrong)
    assert count > (15 if role == ADMINISTRATOR else 200)
