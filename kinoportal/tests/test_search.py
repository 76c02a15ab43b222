import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from kinoportal import sqlite
from kinoportal.search import index, places, query, snippets, typos
from kinoportal.search.index import All, Any, Term
from kinoportal.search.models import SearchWord


@given(st.integers(0, 5_000), st.integers(1, 15), st.integers(1, 2**40 - 1), st.data())
def test_a_place_tells_kind_and_record_and_puts_the_prominent_first(
    prominence, kind, record, data
):
    number = places.place(prominence, kind, record)
    less = places.place(data.draw(st.integers(0, prominence)), kind, record)

    assert places.record_at(number) == (kind, record)
    assert number <= less < 2**63


@given(st.text(min_size=1, max_size=40))
def test_any_term_becomes_one_token_without_signs_of_a_query(term):
    assert set(index.token(term)) <= set("_0123456789abcdefghijklmnopqrstuvwxyz") | {
        chr(code) for code in range(0xAA, 0x530)
    }


def test_both_engines_compile_the_same_tree():
    tree = All((Term("a"), Any((Term("b", ("word",)), Term("c", ("text",))))))

    assert index.SQLiteIndex().compile(tree) == (
        '({word name text} : "a" AND ({word} : "b" OR {text} : "c"))'
    )
    assert (
        index.PostgreSQLIndex().compile(tree)
        == "(('Aa' | 'Ba' | 'Da') & (('Ab') | ('Dc')))"
    )


@given(st.text(max_size=2_000))
def test_any_query_is_cleaned_and_cut(text):
    parsed = query.parse(text)

    assert len(parsed.text) <= query.LONGEST_QUERY
    assert len(parsed.words) <= query.MOST_WORDS
    assert "\0" not in parsed.text


def test_fillers_go_while_other_words_remain():
    assert query.subject(["фильмы", "о", "сироте"]) == ["сироте"]
    assert query.subject(["фильмдер"]) == ["фильмдер"]


def test_marks_stand_on_the_words_that_match_and_html_is_escaped():
    terms = snippets.terms_of(["жемқорлық"])

    assert snippets.marked("<b>Жемқорлыққа</b> қарсы", terms) == (
        "&lt;b&gt;<mark>Жемқорлыққа</mark>&lt;/b&gt; қарсы"
    )


def test_a_letter_beside_a_number_is_not_marked_in_other_numbers():
    marked = snippets.marked("Ел 1960-х и 70-х", snippets.terms_of(["70", "х"]))

    assert marked == "Ел 1960-х и <mark>70</mark>-х"


def test_a_snippet_is_short_and_of_the_language_that_matches():
    texts = [["kk", "Дала. " * 100], ["ru", "Лес " * 80 + "волк " + "лес " * 80]]

    language, piece = snippets.snippet(texts, snippets.terms_of(["волк"]), "kk")

    assert language == "ru"
    assert "<mark>волк</mark>" in piece
    assert len(piece) < 220


@pytest.mark.django_db
def test_a_typo_is_repaired_by_the_commoner_of_equally_near_words():
    for word, documents in (("құлыншақ", 1), ("құлыншық", 5)):
        bones = query.skeleton(word)
        SearchWord.objects.create(
            word=word,
            skeleton=bones,
            start=bones[0],
            ending=bones[-2:],
            documents=documents,
        )

    assert typos.repair("құлыншэқ") == "құлыншық"


@pytest.mark.django_db
@pytest.mark.parametrize("many", [-1, 1_000_000])
@pytest.mark.parametrize("limit", [1, 7, 2_000])
def test_the_first_matches_are_the_beginning_of_all(monkeypatch, many, limit):
    """Also where PostgreSQL takes each word for one that stands in many texts."""
    monkeypatch.setattr(index.PostgreSQLIndex, "MANY", many)
    for word in ("фильм", "режиссер", "қазақ", "cannes", "мұндайсөзжоқ"):
        tree, kinds = query.word(word), range(1, 8)
        found = index.match(tree, kinds)

        assert index.match(tree, kinds, limit=limit) == found[:limit]
        assert (
            index.match(tree, kinds, hidden=found[:3], limit=limit)
            == (found[3 : 3 + limit])
        )
        assert sum(index.count(tree, kinds, hidden=found[:3]).values()) == len(
            found[3:]
        )


@pytest.mark.django_db
def test_a_query_in_vain_does_not_wait_long_for_who_writes(monkeypatch):
    """The next to write over the connection is as patient as before."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has many writers.")
    monkeypatch.setattr(connection, "in_atomic_block", False)

    def patience():
        with connection.cursor() as cursor:
            return cursor.execute("PRAGMA busy_timeout").fetchone()[0]

    with sqlite.impatiently():
        assert patience() == sqlite.PATIENCE
    assert patience() == 5_000
