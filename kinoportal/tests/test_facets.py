"""The sets of ids behind list pages, without a database."""

import threading
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from kinoportal import catalogue
from kinoportal.facets import Facet, Index, Kept, PairedFacet

ROWS = [("cannes", "won", 1), ("cannes", "nominated", 2), ("venice", "won", 2)]


@pytest.fixture
def index():
    return Index(
        BitMap([1, 2, 3]),
        {"form": Facet([("short", 1), ("feature", 2), ("feature", 3)])},
        {"newest": [3, 2, 1]},
        pairs=PairedFacet("festival", "result", (((f, r), pk) for f, r, pk in ROWS)),
        years=Facet([(1990, 1), (2000, 2), (2010, 3)]),
    )


def test_both_words_of_a_pair_hold_in_one_row(index):
    assert set(index.select({"festival": ["cannes"], "result": ["won"]})) == {1}
    assert set(index.select({"festival": ["venice"], "result": ["won"]})) == {2}


def test_one_side_of_a_pair_is_counted_under_the_other(index):
    assert index.counts("result", {"festival": ["cannes"], "result": ["won"]}) == {
        "won": 1,
        "nominated": 1,
    }
    assert index.counts("festival", {"result": ["won"]}) == {"cannes": 1, "venice": 1}


def test_an_own_choice_leaves_the_counts_of_the_facet(index):
    free = index.counts("form", {})

    assert (
        index.counts("form", {"form": ["short"]}) == free == {"short": 1, "feature": 2}
    )


def test_years_have_both_ends_in(index):
    assert set(index.select({"year_min": 2000, "year_max": 2010})) == {2, 3}
    assert set(index.select({"year_max": 1999})) == {1}


@given(st.sets(st.integers(1, 400)), st.integers(0, 420), st.integers(1, 60))
def test_a_page_is_a_run_of_the_order_whatever_the_selection(chosen, start, length):
    order = sorted(range(1, 401), key=lambda pk: (pk * 7919) % 401)
    index = Index(BitMap(order), {}, {"mixed": order})
    expected = [pk for pk in order if pk in chosen][start : start + length]

    assert index.page(BitMap(chosen), "mixed", start, length) == expected
    assert index.page(BitMap(chosen), order, start, length) == expected


def kept(monkeypatch, **given):
    """What is kept, and how often it was built, at a version that a test moves."""
    version, built = ["1"], []
    monkeypatch.setattr(catalogue, "version", lambda: version[0])
    monkeypatch.setattr(catalogue, "touched_since", lambda before: {})

    def build():
        built.append(version[0])
        return Index(BitMap(), {}, {}, **given)

    return Kept(build, lambda touched: None), version, built


def test_an_index_is_built_anew_when_the_version_moves(monkeypatch):
    facets, version, built = kept(monkeypatch)
    facets.current()
    facets.current()
    version[0] = "2"
    facets.current()

    assert built == ["1", "2"]


def test_an_index_is_built_anew_when_a_date_has_passed(monkeypatch):
    moment = timezone.now() + timedelta(hours=1)
    facets, _version, built = kept(monkeypatch, valid_until=moment)
    facets.current()
    facets.current()
    assert len(built) == 1

    monkeypatch.setattr(timezone, "now", lambda: moment)
    facets.current()
    assert len(built) == 2


def test_threads_that_ask_at_once_build_one_index(monkeypatch):
    facets, _version, built = kept(monkeypatch)
    threads = [threading.Thread(target=facets.current) for _n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert built == ["1"]
