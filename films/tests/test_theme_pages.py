"""The tree of themes and a theme's page."""

from collections import Counter

import pytest

from films.models import Theme

pytestmark = pytest.mark.django_db

LANGUAGES = ["kk", "ru", "en"]


def films_of_every_theme(tables):
    """The films of each theme and of what is narrower, from the tables."""
    broader = {row["key"]: row["broader"] for row in tables["themes"]}
    films = {key: set() for key in broader}
    for row in tables["film_themes"]:
        theme = row["theme"]
        while theme:
            films[theme].add(row["film"])
            theme = broader[theme]
    return films


def flat(themes):
    for theme in themes:
        yield theme
        yield from flat(theme.children)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tree_has_six_branches_and_true_counts(client, catalogue_tables, language):
    films = films_of_every_theme(catalogue_tables)

    page = client.get(f"/{language}/themes/")

    branches = page.context["branches"]
    assert {branch.slug for branch in branches} == {
        row["key"] for row in catalogue_tables["themes"] if not row["broader"]
    }
    counts = {theme.slug: theme.film_count for theme in flat(branches)}
    assert counts == {key: len(found) for key, found in films.items()}
    for row in catalogue_tables["themes"]:
        assert f'href="/{language}/themes/{row["key"]}/"' in page.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", ["violence", "womens-fate", "society"])
def test_a_theme_shows_the_films_of_the_tables_by_decade(
    client, catalogue_tables, slug, language
):
    expected = films_of_every_theme(catalogue_tables)[slug]
    years = {row["key"]: int(row["year"] or 0) for row in catalogue_tables["films"]}

    page = client.get(f"/{language}/themes/{slug}/")

    chapters = page.context["chapters"]
    shown = {film.slug for chapter in chapters for film in chapter["films"]}
    assert shown == expected
    assert f'data-total="{len(expected)}"' in page.text
    assert page.text.count("<article") == len(expected)
    totals = {chapter["decade"]: chapter["total"] for chapter in chapters}
    assert totals == Counter(years[film] // 10 * 10 for film in expected)
    assert list(totals) == sorted(totals, reverse=True)


def test_festivals_of_a_theme_are_counted_and_link_to_the_same_films(
    client, catalogue_tables
):
    films = films_of_every_theme(catalogue_tables)["corruption"]
    at, won = {}, {}
    for row in catalogue_tables["recognitions"]:
        if row["film"] in films:
            at.setdefault(row["festival"], set()).add(row["film"])
            if row["result"] == "won":
                won.setdefault(row["festival"], set()).add(row["film"])

    page = client.get("/en/themes/corruption/")

    for row in page.context["festivals"]:
        slug = row["festival"].slug
        assert row["film_count"] == len(at[slug])
        assert row["win_count"] == len(won.get(slug, ()))
        link = f"/en/films/?theme=corruption&amp;festival={slug}"
        assert link in page.text
    assert len(page.context["festivals"]) == min(len(at), 12)


def test_themes_often_together_share_films_and_leave_out_their_own_line(
    client, make_theme, make_film
):
    broad = make_theme()
    theme = make_theme(broader=broad)
    beside, rare = make_theme(label_kk="Жанында"), make_theme(label_kk="Сирек")
    for _ in range(3):
        make_film(themes=[theme, broad, beside])
    make_film(themes=[theme, rare])

    companions = client.get(theme.get_absolute_url()).context["companions"]

    assert companions == [(beside, 3), (rare, 1)]


def test_other_labels_and_chosen_relatives_are_shown(client, make_theme):
    relative = make_theme(label_kk="Туысқан тақырып")
    theme = make_theme(other_labels_kk="бірінші сөз; екінші сөз")
    theme.related.add(relative)

    page = client.get(theme.get_absolute_url())

    assert page.context["other_labels"] == ["бірінші сөз", "екінші сөз"]
    assert "Туысқан тақырып" in page.text


def test_a_note_in_another_language_is_shown_with_its_language(client, make_theme):
    theme = make_theme(scope_note_en="About the sea.")

    page = client.get(theme.get_absolute_url())

    assert '<span lang="en">About the sea.</span>' in page.text
    assert 'class="notice"' in page.text


def test_hidden_records_are_neither_shown_nor_counted(
    client, make_theme, make_film, make_recognition, make_festival
):
    theme = make_theme()
    hidden = make_theme(label_kk="Жасырын", broader=theme, status="draft")
    below = make_theme(label_kk="Астында", broader=hidden)
    make_film(themes=[theme])
    make_film(title_kk="Жасырын фильм", themes=[theme], status="draft")
    make_film(title_kk="Жасырын тақырыптікі", themes=[hidden])
    festival = make_festival(name_kk="Жасырын кеш", status="draft")
    make_recognition(film=make_film(themes=[below]), festival=festival)

    page = client.get(theme.get_absolute_url())

    assert "Жасырын" not in page.text
    assert page.context["film_count"] == 2
    assert page.context["narrower"] == [Theme.objects.get(pk=below.pk)]
    assert client.get(hidden.get_absolute_url()).status_code == 404
    assert "Жасырын" not in client.get("/kk/themes/").text


def test_a_large_theme_shows_the_newest_of_each_decade_and_leads_to_the_rest(
    client, make_theme, make_many_films
):
    theme = make_theme()
    make_many_films(270, themes=[theme])

    page = client.get(theme.get_absolute_url())

    chapters = page.context["chapters"]
    assert [chapter["total"] for chapter in chapters] == [30] * 9
    assert {len(chapter["films"]) for chapter in chapters} == {11}
    for chapter in chapters:
        years = [film.year for film in chapter["films"]]
        assert years == sorted(years, reverse=True)
        assert years[0] == chapter["decade"] + 9
    link = f"/kk/films/?theme={theme.slug}&amp;year_min=1990&amp;year_max=1999"
    assert link in page.text


def test_queries_do_not_grow_with_the_films(
    client, make_theme, make_festival, make_many_films, django_assert_max_num_queries
):
    theme, festival, beside = make_theme(), make_festival(), make_theme()
    few = None
    for count in (10, 990):
        make_many_films(count, themes=[theme, beside], festival=festival)
        client.get(theme.get_absolute_url())
        with django_assert_max_num_queries(12) as queries:
            client.get(theme.get_absolute_url())
        few = few or len(queries)
    assert len(queries) == few


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_theme_is_not_found(client, language):
    assert client.get(f"/{language}/themes/no-such-theme/").status_code == 404
