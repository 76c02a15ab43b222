import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from films.models import Film, FilmTitle
from films.search.answers import answer, ranked_films
from kinoportal.models import SynonymGroup, UnansweredQuery

from .found import keys

pytestmark = pytest.mark.django_db


def chips(text):
    return [(chip.kind, chip.typed) for chip in answer(text).understanding.chips]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Қыз Жібек", "film:kyz-zhibek-1970"),
        ("кыз жибек", "film:kyz-zhibek-1970"),
        ("Qyz Jibek", "film:kyz-zhibek-1970"),
        ("кызжибек", "film:kyz-zhibek-1970"),
        ("Baigazin", "person:emir-baigazin"),
        ("Байғазиннің фильмдері", "person:emir-baigazin"),
        ("фильмы Байгазина", "person:emir-baigazin"),
        ("режиссер Омирбаев", "person:darezhan-omirbaev"),
        ("Хожиков", "person:sultan-akhmet-khodzhikov"),
        ("Омирбаев киллер", "film:killer-1998"),
        ("жемқорлыққа", "theme:corruption"),
        ("коррупция", "theme:corruption"),
        ("bribery", "theme:corruption"),
        ("Оскар", "festival:academy-awards"),
        ("гибель отрара", "film:the-fall-of-otrar-1991"),
        ("yelow cat", "film:yellow-cat-2020"),
    ],
)
def test_the_first_answer_is_what_the_reader_means(query, first):
    assert keys(query)[0] == first


def test_a_person_and_a_festival_together_narrow_the_films(catalogue_tables):
    directed = {
        row["film"]
        for row in catalogue_tables["credits"]
        if (row["person"], row["role"]) == ("adilkhan-yerzhanov", "director")
    }
    at_cannes = {
        row["film"]
        for row in catalogue_tables["recognitions"]
        if row["festival"] == "cannes"
    }

    found = [key for key in keys("Ержанов Канны") if key.startswith("film:")]

    assert set(found) == {f"film:{slug}" for slug in directed & at_cannes}


def test_a_theme_word_finds_every_film_of_the_theme(catalogue_tables):
    of_theme = {
        row["film"]
        for row in catalogue_tables["film_themes"]
        if row["theme"] == "corruption"
    }

    assert {f"film:{slug}" for slug in of_theme} <= set(keys("парақорлық"))
    slugs = Film.objects.in_bulk(ranked_films("взяточничество")).values()
    assert of_theme <= {film.slug for film in slugs}


def test_a_festival_with_a_year_means_that_edition(catalogue_tables):
    chosen = {
        f"film:{row['film']}"
        for row in catalogue_tables["recognitions"]
        if (row["festival"], row["year"]) == ("cannes", "2018")
    }

    assert chips("Канны 2018") == [("festival", "канны"), ("year", "2018")]
    assert set(keys("Канны 2018")[: len(chosen) + 1]) == {"festival:cannes", *chosen}


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("победители Берлинале", {"festival", "result"}),
        ("комедия 2010-х", {"genre", "decade"}),
        ("films of the 1970s", {"decade"}),
        ("деректі фильм", {"form"}),
        ("Un Certain Regard Prize", {"award"}),
    ],
)
def test_words_become_chips(query, kinds):
    assert {kind for kind, _typed in chips(query)} == kinds


def test_a_chip_put_back_to_text_narrows_no_more():
    assert answer("Ержанов", as_text=["ержанов"]).understanding.chips == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Уроки гормонии", "film:harmony-lessons-2013"),
        ("тюбитейка", "film:angel-in-a-skullcap-1968"),
        ("ehjrb ufhvjybb", "film:harmony-lessons-2013"),
        ("fqvfyjd", "person:shaken-aimanov"),
    ],
)
def test_slips_of_hand_and_keyboard_are_repaired(typed, meant):
    given = answer(typed)

    assert given.repaired_from == typed or given.suggestion
    assert meant in keys(typed)[:3]


def test_the_reader_may_insist_on_what_was_typed():
    assert answer("Уроки гормонии", repair=False).repaired_from == ""


def test_a_new_film_is_found_at_once_and_a_hidden_one_never(make_film):
    film = make_film(title_kk="Жұмбақ шыңырау", synopsis_kk="Құдықтағы құбыжық.")
    assert keys("жумбак шынырау") == [f"film:{film.slug}"]
    assert keys("құбыжық") == [f"film:{film.slug}"]

    film.status = "archived"
    film.save()

    assert keys("жумбак шынырау", repair=False) == []


@pytest.mark.parametrize(
    "hidden",
    [
        {"status": "draft"},
        {"status": "in_review"},
        {"publish_at": timezone.now() + timedelta(days=1)},
        {"unpublish_at": timezone.now() - timedelta(days=1)},
    ],
)
def test_what_is_not_public_leaves_no_trace(client, make_film, hidden):
    make_film(title_en="Zzyqwerp", synopsis_en="Wubwubwub", **hidden)

    for word in ("Zzyqwerp", "Zzyqwer", "Wubwubwub", "Zzyqwerb"):
        page = client.get("/en/search/", {"q": word})
        assert page.context["answer"].total == 0
        assert "zzyqwerp" not in page.content.decode().lower().replace(word.lower(), "")
        suggestions = client.get("/en/search/suggest/", {"q": word}).json()
        assert suggestions == {"suggestions": []}


def test_another_title_is_found_and_forgotten_with_its_row(make_film):
    film = make_film()
    title = FilmTitle.objects.create(film=film, title="Ұмытылмас қарлығаш")
    assert f"film:{film.slug}" in keys("умытылмас карлыгаш")

    title.delete()

    assert f"film:{film.slug}" not in keys("умытылмас карлыгаш", repair=False)


def test_synonyms_work_as_soon_as_they_are_saved(make_film):
    film = make_film(title_en="Wuthering Zymurgy")
    assert f"film:{film.slug}" not in keys("brewing craft", repair=False)

    SynonymGroup.objects.create(words="brewing craft\nzymurgy")

    assert f"film:{film.slug}" in keys("brewing craft")


def test_queries_that_find_nothing_are_counted_without_their_reader(client):
    for _ in range(3):
        client.get("/kk/search/", {"q": "Qwzxqwzx"})

    (counted,) = UnansweredQuery.objects.all()
    assert (counted.text, counted.count) == ("qwzxqwzx", 3)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_page_marks_what_matched_and_counts_by_kind(client, language):
    page = client.get(f"/{language}/search/", {"q": "Омирбаев"})

    text = page.content.decode()
    assert "<mark>" in text
    assert 'data-total="' in text
    assert page.context["answer"].counts["person"] >= 2
    assert not page.cookies


def test_kind_narrows_the_page(client):
    page = client.get("/en/search/", {"q": "Омирбаев", "kind": "person"})

    assert {row.kind for row in page.context["rows"]} == {"person"}


def test_a_synonym_of_a_theme_is_named_as_the_reason(client):
    page = client.get("/en/search/", {"q": "взяточничество"})

    row = page.context["rows"][0]
    assert row.record.slug == "corruption"
    assert "взяточничество" in row.reason


def test_a_long_query_is_cut_and_the_page_says_so(client):
    page = client.get("/en/search/", {"q": "степь " * 2_000})

    assert page.context["query"].is_cut


HOSTILE = [
    "",
    " ",
    "\0",
    '"',
    "'",
    '"OR" AND NOT *',
    "a* -b ^c {word}: d",
    "NEAR(a b)",
    "'; DROP TABLE films_film; --",
    "\\' | & ! <-> :*",
    "(((((",
    "🎬🎬",
    "שלום עולם",
    "مرحبا",
    "日本 映画",
    "\u202e\u200b\ufeff",
    "x" * 10_000,
    "ё" * 10_000,
    "a " * 5_000,
    "%00%ff",
    "𝔉𝔦𝔩𝔪",
    "İıßŐ",
    "\ud7ff\U0010ffff",
    "don't 'tis o'clock’s",
    "2018 1990 3000 99999999999999999999",
    "_ __ r_ n_ k_film p_a",
]


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_any_input_is_safe(client, query):
    assert client.get("/en/search/", {"q": query, "text": query}).status_code == 200
    assert client.get("/kk/search/suggest/", {"q": query}).status_code == 200
    assert client.get("/ru/films/", {"q": query}).status_code == 200


def test_bad_utf8_and_repeated_parameters_are_safe(client):
    assert client.get("/en/search/?q=%ff%fe%00").status_code == 200
    assert client.get("/en/search/?" + "q=a&" * 500 + "text=b").status_code == 200
    assert client.get("/en/search/?q=a&page=0&kind=%00").status_code == 200


@pytest.mark.parametrize(
    ("typed", "name"),
    [("бай", "Байгазин"), ("Baig", "Байгазин"), ("уроки гарм", "Уроки гармонии")],
)
def test_suggestions_come_while_the_word_is_typed(client, typed, name):
    found = client.get("/ru/search/suggest/", {"q": typed}).json()["suggestions"]

    assert name in json.dumps(found, ensure_ascii=False)


def test_suggestions_come_as_a_fragment_too(client):
    fragment = client.get("/en/search/suggest/", {"q": "tulpan", "html": ""})

    assert 'role="option"' in fragment.content.decode()


def test_the_index_agrees_with_the_records_and_says_where_not(make_film):
    call_command("check_search")
    film = make_film()
    Film.objects.filter(pk=film.pk).update(title_kk="Басқа атау")

    with pytest.raises(CommandError, match="differences: 1"):
        call_command("check_search")
    call_command("rebuild_search")
    call_command("check_search")


def test_evaluation_prints_shares_and_misses(tmp_path, capsys):
    table = tmp_path / "queries.csv"
    table.write_text(
        "query,lang,kind,expected,top_k,note\n"
        "Айка,ru,title,film:ayka-2018,1,\n"
        "Айка,ru,title,film:turksib-1929,1,\n",
        encoding="utf-8",
    )

    call_command("evaluate_search", str(table))

    printed = capsys.readouterr().out
    assert "answered: 1 of 2 (50.0%)" in printed
    assert "without film:turksib-1929; instead film:ayka-2018" in printed


def test_evaluation_prints_what_is_found_to_compare_databases(tmp_path, capsys):
    table = tmp_path / "queries.csv"
    table.write_text("query,lang,kind,expected,top_k\nАйка 2018,ru,title,film:x,1\n")

    call_command("evaluate_search", str(table), found=True)

    assert capsys.readouterr().out.startswith("Айка 2018\tfilm:ayka-2018")


def test_a_decade_can_be_put_back_to_text_too():
    assert chips("фильмы 1970-х") == [("decade", "1970")]
    kept = answer("фильмы 1970-х", as_text=["1970"]).understanding.chips
    assert "decade" not in {chip.kind for chip in kept}


def test_a_draft_theme_is_no_chip(make_theme):
    theme = make_theme(label_en="Qwzxq", status="draft")
    assert chips("Qwzxq") == []

    theme.status = "published"
    theme.save()

    assert chips("Qwzxq") == [("theme", "qwzxq")]


def test_a_page_beyond_the_results_leads_to_the_first(client, make_film):
    make_film(title_kk="Айна", title_en="Mirror", slug="mirror")

    html = client.get("/en/search/?q=mirror&page=9").content.decode()

    assert "There is no such page" in html
    assert 'class="btn btn--fill" href="?q=mirror"' in html
    assert "Nothing was found" not in html


def test_a_line_that_shows_what_was_typed_gives_no_further_reason(client):
    """Its city is Канны; the Kazakh name of the festival has the word too."""
    rows = client.get("/ru/search/", {"q": "Канны"}).context["rows"]
    festival = next(row for row in rows if row.kind == "festival")

    assert "<mark>Канны</mark>" in festival.snippet
    assert festival.reason == ""


def test_a_line_says_what_a_person_does(client, make_person):
    make_person(name_ru="Құлжа Сынақова", professions=["composer", "actor"])

    page = client.get("/ru/search/", {"q": "Сынақова"}).content.decode()

    assert "<p>композитор, актёр</p>" in page


def test_a_page_of_all_kinds_asks_for_their_texts_at_once(client):
    with CaptureQueriesContext(connection) as asked:
        page = client.get("/ru/search/", {"q": "Канны"})

    kinds = {row.kind for row in page.context["rows"]}
    texts = [query for query in asked if 'searchdocument"."texts"' in query["sql"]]
    assert len(kinds) > 1 and len(texts) == 1


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (None, "No such file"),
        (b"\xff\xfea", "can't decode"),
        (b"query,lang\n", "without the columns expected, kind, top_k"),
        (b"query,lang,kind,expected,top_k\na,kk,title,film:a,x\n", "line 2: top_k"),
        (b"query,lang,kind,expected,top_k\na,kk,title,film:a\n", "line 2: top_k"),
    ],
)
def test_what_is_no_table_of_queries_is_told_in_a_sentence(tmp_path, table, sentence):
    if table is not None:
        (tmp_path / "queries.csv").write_bytes(table)

    with pytest.raises(CommandError, match=sentence):
        call_command("evaluate_search", str(tmp_path / "queries.csv"))
