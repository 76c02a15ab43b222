import pytest
from django.core.management import call_command

from films.models import Theme
from films.search.answers import answer

from .found import keys

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "theme"),
    [
        ("жетімдер туралы", "orphanhood"),
        ("беспризорники", "orphanhood"),
        ("refugees", "migration"),
        ("зейнеткерлерге", "old-age"),
        ("маскүнем", "addiction"),
        ("игроманы и лудоманы", "addiction"),
        ("ядерный взрыв", "semipalatinsk"),
        ("коррупционерах", "corruption"),
        ("феминизм", "womens-fate"),
        ("based on a novel", "literary-adaptation"),
        ("jylqyshy", "nomadic-life"),
    ],
)
def test_everyday_words_find_the_theme(query, theme):
    assert f"theme:{theme}" in keys(query)[:3]


def test_every_theme_has_words_for_search_in_every_language(catalogue_tables):
    few = [
        row["key"]
        for row in catalogue_tables["themes"]
        for code in ("kk", "ru", "en")
        if len(row[f"words_{code}"].split(";")) < 3
    ]
    assert few == []


def test_words_for_search_are_found_at_once_and_never_shown(client, make_theme):
    theme = make_theme(search_words_ru="птицелов; клетка для щегла")

    assert keys("птицеловы") == [f"theme:{theme.slug}"]
    assert keys("щегол в клетке")[:1] == [f"theme:{theme.slug}"]
    assert "птицелов" not in client.get(theme.get_absolute_url()).content.decode()


def test_a_table_without_the_words_leaves_them(tmp_path):
    Theme.objects.filter(slug="love").update(search_words_en="darling")
    (tmp_path / "themes.csv").write_text(
        "key,label_kk,label_ru,label_en\nlove,Махаббат,Любовь,Love\n", encoding="utf-8"
    )
    call_command("import_catalogue", str(tmp_path), verbosity=0)

    assert Theme.objects.get(slug="love").search_words_en == "darling"


@pytest.mark.parametrize(
    ("query", "film"),
    [
        ("Tursunov Kelin", "kelin-2009"),
        ("Серик Апрымов Охотник", "the-hunter-2004"),
        ("the old man tursunov", "the-old-man-2012"),
        ("школьник Кожа", "my-name-is-kozha-1963"),
    ],
)
def test_a_title_that_is_a_themes_word_too_is_met_beside_its_maker(query, film):
    assert keys(query)[0] == f"film:{film}"


def test_a_theme_stands_before_the_titles_with_its_word_and_these_before_its_films(
    make_theme, make_film
):
    theme = make_theme(label_ru="Пчёлы", label_kk="Аралар", label_en="Bees")
    tagged = make_film(title_ru="Улей")
    tagged.film_themes.create(theme=theme)
    titled = make_film(title_ru="Полёт пчелы над садом")

    assert keys("пчела")[:3] == [
        f"theme:{theme.slug}",
        f"film:{titled.slug}",
        f"film:{tagged.slug}",
    ]


@pytest.mark.parametrize(
    "plot",
    [
        "полицейский убийство мальчика журналистка аул",
        "police officer murder of a boy village journalist",
    ],
)
def test_a_plot_made_of_themes_finds_the_film_that_tells_it(plot):
    assert "film:a-dark-dark-man-2019" in keys(plot)[:3]


@pytest.mark.parametrize(
    ("query", "film"),
    [
        ("мальчик и жеребёнок", "tarlan-2022"),
        ("заключенный строит кинотеатр в степи", "yellow-cat-2020"),
        ("еврейский мальчик в казахском ауле ссылка", "the-gift-to-stalin-2008"),
    ],
)
def test_films_that_tell_of_all_the_words_come_before_the_others(query, film):
    assert [key for key in keys(query) if key.startswith("film:")][0] == f"film:{film}"


def test_two_words_of_one_theme_are_not_its_name(make_theme, make_film):
    make_theme(label_ru="Пчёлы", search_words_ru="улей;пасека")
    film = make_film(title_ru="Без слов", synopsis_ru="Пасека за рекой и старый улей.")

    assert f"film:{film.slug}" in keys("пасека улей")[:2]


def test_a_word_made_of_a_known_one_leads_to_it(make_theme):
    theme = make_theme(search_words_ru="птицелов")

    given = answer("птицеловство")

    assert ("theme", theme.pk) in given.found
    assert given.repaired_from == "птицеловство"


def test_several_themes_that_no_film_has_together_find_those_with_most_of_them():
    assert "film:tulpan-2008" in keys("чабан хочет жениться степь")[:8]


def test_a_theme_stays_named_where_its_word_is_read_as_text():
    assert "theme:old-age" in keys("қария мен немере")[:5]


def test_words_that_each_name_something_are_first_a_plot_that_has_them_all():
    assert keys("Преступление и наказание в Алматы")[0] == "film:student-2012"


def test_a_text_with_the_themes_word_is_met_beside_a_genre():
    assert "film:dastur-2023" in keys("фильм ужасов про невестку")[:5]


@pytest.mark.parametrize("typed", ["қызжібе", "кызжибе"])
def test_two_words_run_together_are_parted_where_one_has_a_slip_too(typed):
    assert keys(typed)[0] == "film:kyz-zhibek-1970"


def test_a_word_made_of_a_known_one_is_no_slip_for_another(make_theme):
    made = make_theme(search_words_kk="балташы")
    make_theme(search_words_kk="балдашылық")

    assert keys("балташылық")[0] == f"theme:{made.slug}"
