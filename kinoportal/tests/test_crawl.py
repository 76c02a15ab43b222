"""Follow the site's own links in all its languages and look at every page met.

The suite looks at some records of each kind; `make crawl` at all of them, which takes
minutes.
"""

import os
from collections import defaultdict
from urllib.parse import urlsplit

import pytest

from .crawling import HOST, crawl

pytestmark = pytest.mark.django_db

START = ["/kk/", "/ru/", "/en/", "/kk-latn/", "/robots.txt", "/sitemap.xml"]
IS_WHOLE = os.environ.get("CRAWL") == "whole"
RECORDS, FILTERED = (None, 12) if IS_WHOLE else (3, 1)
# Leads to another film each time, so it is the one link that may lead on.
SURPRISE = "/surprise/"


def faults_of(page):
    """What is wrong with one page by itself, in words."""
    if page.path.endswith(SURPRISE) and page.status == 302:
        return
    if page.status != 200:
        yield f"answers {page.status}"
    if not page.is_html or page.is_fragment:
        return
    for name in ("title", "description", "canonical"):
        if not getattr(page, name):
            yield f"has no {name}, or several"
    parts = urlsplit(page.path)
    in_cyrillic = parts.path.replace("/kk-latn/", "/kk/", 1)
    if page.canonical.partition("?")[0] != HOST + in_cyrillic:
        yield f"says its address is {page.canonical}"
    if in_cyrillic != parts.path and not page.is_hidden:
        yield "stands among results a second time"
    if not page.data:
        yield "has no JSON-LD"


def test_every_link_leads_to_a_page_that_names_itself(client):
    faults, named, count = [], defaultdict(list), 0
    for page in crawl(client, START, records=RECORDS, filtered=FILTERED):
        count += 1
        faults += [f"{page.path} {fault}" for fault in faults_of(page)]
        if page.canonical == HOST + page.path and not page.is_hidden:
            named["title", page.title].append(page.path)
            named["description", page.description].append(page.path)
    for (field, text), paths in named.items():
        if len(paths) > 1:
            faults.append(f"{', '.join(paths[:4])} have one {field}: {text}")

    assert not faults, "\n".join(faults[:40])
    assert count > 300
