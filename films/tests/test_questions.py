"""What readers type around a name: questions, years, directors, slips of the hand."""

import pytest

from films.search.answers import answer

from .found import first

pytestmark = pytest.mark.django_db

RUSSIAN_KEYBOARD = str.maketrans("қғңүұөәіһ", "кгнууоаих")


def not_found(queries, top):
    """The queries that lack their film among the first: those with a reason are few."""
    return [
        (text, slug) for text, slug in queries if f"film:{slug}" not in first(text, top)
    ]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(
    "pattern",
    [
        "{title}",
        "фильм {title} смотреть онлайн",
        "{title} фильмі",
        "{title} movie {year}",
        "кто снял {title}",
        "{title} режиссері кім",
        "о чём {title}",
    ],
)
def test_every_film_is_found_by_its_title_however_it_is_asked_for(
    catalogue_tables, language, pattern
):
    # A sixth of the catalogue for each language and question, another sixth each.
    rows = [row for row in catalogue_tables["films"] if row[f"title_{language}"]]
    start = (len(pattern) + len(language) * len(pattern[:8])) % 6
    asked = [
        (pattern.format(title=row[f"title_{language}"], year=row["year"]), row["key"])
        for row in rows[start::6]
    ]

    assert not_found(asked, top=5) == []


def test_a_title_typed_without_kazakh_letters_finds_its_film(catalogue_tables):
    asked = [
        (row["title_kk"].lower().translate(RUSSIAN_KEYBOARD), row["key"])
        for row in catalogue_tables["films"][::4]
        if row["title_kk"]
    ]

    assert not_found(asked, top=3) == []


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("ДикийВосток", "the-wild-east-1993"),
        ("Раненыйангел", "the-wounded-angel-2016"),
        ("yellowcat", "yellow-cat-2020"),
        ("абайәндері", "songs-of-abai-1945"),
    ],
)
def test_a_forgotten_space_is_no_obstacle(typed, slug):
    assert first(typed, 1) == [f"film:{slug}"]


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        # A director beside a title whose words name a person or a theme themselves.
        ("Карсакбаев Меня зовут Кожа", "my-name-is-kozha-1963"),
        ("Айманов Поэма о любви", "poem-about-love-1954"),
        ("Касымбеков Шок и Шер", "shok-and-sher-1972"),
        # The word names a theme as well, but no film of that theme is of that year.
        ("Кочевник 2005", "nomad-2005"),
        ("Añşy", "the-hunter-2004"),
    ],
)
def test_a_whole_title_is_taken_for_the_film(typed, slug):
    assert first(typed, 1) == [f"film:{slug}"]


def test_a_word_is_read_so_that_there_are_films():
    """Турин is a city with a festival, and the director of Turksib."""
    understanding = answer("Турин Традиция и современность").understanding

    assert [chip.kind for chip in understanding.chips] == ["person", "theme"]
    assert "film:turksib-1929" in first("Турин Традиция и современность", 5)


def test_a_section_holds_more_than_its_prize(catalogue_tables):
    shown = {
        f"film:{row['film']}"
        for row in catalogue_tables["recognitions"]
        if row["section"] == "un-certain-regard"
    }

    assert shown <= set(first("Особый взгляд", len(shown) + 3))


def test_the_part_before_the_reason_names_a_prize():
    chips = answer("Silver Bear").understanding.chips

    assert [chip.kind for chip in chips] == ["award"]
    assert first("Silver Bear", 1) == ["film:harmony-lessons-2013"]


def test_the_new_wave_is_no_festival_of_new_cinema():
    assert {
        chip.kind for chip in answer("казахская новая волна 1989").understanding.chips
    } == {"year"}


@pytest.mark.parametrize("typed", ["советские комедии", "soviet comedy"])
def test_an_adjective_names_its_country(typed):
    chips = answer(typed).understanding.chips

    assert {(chip.kind, *chip.values) for chip in chips} == {
        ("country", "SU"),
        ("genre", "comedy"),
    }


@pytest.mark.parametrize(
    ("typed", "key"),
    [("кримиал", "theme:crime"), ("Оотник", "film:the-hunter-2004")],
)
def test_a_letter_that_counts_twice_is_still_one_slip(typed, key):
    assert key in first(typed, 3)


def test_a_word_in_the_wrong_layout_is_read_in_the_right_one():
    """The keys of прокурор, which stands beside the theme's own name."""
    assert first("ghjrehjh", 1) == ["theme:police-and-justice"]


def test_few_letters_in_common_between_two_scripts_are_no_slip():
    """Keys that spell no word in any layout, near трёх by their consonants alone."""
    given = answer("ghrehjh")

    assert not given.repaired_from
    assert not given.found


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("Каннский фестиваль", "cannes"),
        ("Канн фестивалі", "cannes"),
        ("Берлинский фестиваль", "berlinale"),
        ("кулагер премия", "kulager"),
    ],
)
def test_a_festival_is_named_by_the_second_part_of_what_it_is_called(typed, slug):
    """Its name has кинофестиваль, кинофестивалі or кинопремия."""
    assert first(typed, 1) == [f"festival:{slug}"]


def test_a_compound_of_an_entry_does_not_make_its_second_part_a_name():
    """Кинорежиссёр is a synonym of the theme of cinema about cinema."""
    assert answer("режиссер").understanding.chips == []


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("TIFF", "festival:toronto"),
        ("iffr 2024", "festival:rotterdam"),
        ("ММКФ", "festival:moscow"),
        ("ГЦПНК", "programme:state-center-national-cinema"),
    ],
)
def test_the_first_letters_of_a_name_are_a_name(typed, key):
    assert first(typed, 1) == [key]


def test_first_letters_are_met_letter_by_letter():
    """Фыыф on an English keyboard is no FIFF, though its skeleton is the same."""
    assert answer("fyyf").understanding.values("festival") == []


@pytest.mark.parametrize(
    "typed",
    ["семидесятые", "фильмы семидесятых", "жетпісінші жылдар", "seventies", "70-е"],
)
def test_a_decade_is_understood_in_words(catalogue_tables, typed):
    made = {
        f"film:{row['key']}"
        for row in catalogue_tables["films"]
        if row["year"].startswith("197")
    }

    assert set(first(typed, len(made))) == made


def test_a_decade_that_is_a_theme_too_gives_both(catalogue_tables):
    found = first("фильмы девяностых", 12)

    assert found[0] == "theme:post-soviet-transition"
    years = {row["key"]: row["year"] for row in catalogue_tables["films"]}
    assert {years[key.removeprefix("film:")][:3] for key in found[1:]} == {"199"}


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("Кочевника", "nomad-2005"),
        ("сценарист Кочевника", "nomad-2005"),
        ("Месть 1989", "revenge-1989"),
        ("Томиристі кім түсірді", "tomiris-2019"),
        ("Қыз Жібекте кім ойнады", "kyz-zhibek-1970"),
        ("в каком фильме снимался Виктор Цой", "the-needle-1988"),
        ("фильмы похожие на Иглу", "the-needle-1988"),
    ],
)
def test_a_title_in_any_form_is_known_beside_a_theme_of_its_name(typed, slug):
    assert f"film:{slug}" in first(typed, 3)


def test_whoever_made_a_film_named_in_a_form_is_shown_with_it():
    assert {"film:tomiris-2019", "person:akan-satayev"} <= set(
        first("Томиристі кім түсірді", 5)
    )


def test_letters_that_meet_in_another_script_alone_make_no_form_of_a_title():
    """Канны and Қиян share a skeleton."""
    assert "film:the-last-stop-1989" not in first("Самал Еслямова Канны", 5)


@pytest.mark.parametrize(
    "typed",
    [
        "лучшая женская роль Канны",
        "лучшая актриса Каннского фестиваля",
        "best actress Cannes",
        "Канн үздік актриса",
    ],
)
def test_a_prize_is_named_by_who_gets_it_and_shows_who_did(typed):
    assert {"film:ayka-2018", "person:samal-yeslyamova"} <= set(first(typed, 5))


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("программа Горизонты", "yellow-cat-2020"),
        ("лучший актер Московский кинофестиваль", "toll-bar-2015"),
        ("Лотос лучший фильм", "nagima-2013"),
        ("кто получил приз в Каннах", "ayka-2018"),
    ],
)
def test_what_it_is_that_is_named_is_no_word_to_look_for(typed, slug):
    assert f"film:{slug}" in first(typed, 10)


@pytest.mark.parametrize(
    ("typed", "genre"),
    [
        ("боевики", "action"),
        ("мелодрама", "romance"),
        ("исторический фильм", "history"),
        ("өмірбаяндық фильм", "biography"),
        ("қорқынышты фильм", "horror"),
    ],
)
def test_a_genre_is_known_by_its_adjective(catalogue_tables, typed, genre):
    of_genre = {
        f"film:{row['key']}"
        for row in catalogue_tables["films"]
        if genre in row["genres"].split(";")
    }

    number = min(6, len(of_genre))
    films = [key for key in first(typed, 9) if key.startswith("film:")]
    assert set(films[:number]) <= of_genre


@pytest.mark.parametrize("typed", ["war films 1960s", "соғыс 60-жылдар"])
def test_a_word_of_a_themes_label_holds_its_films_beside_a_decade(
    catalogue_tables, typed
):
    about = {
        row["film"]
        for row in catalogue_tables["film_themes"]
        if row["theme"] == "second-world-war"
    }
    wanted = {
        f"film:{row['key']}"
        for row in catalogue_tables["films"]
        if row["key"] in about and row["year"].startswith("196")
    }

    assert wanted <= set(first(typed, len(wanted) + 1))


def test_documentaries_are_a_form_sooner_than_a_competition(catalogue_tables):
    wanted = {
        f"film:{row['key']}"
        for row in catalogue_tables["films"]
        if row["form"] == "documentary" and row["year"].startswith("202")
    }

    assert wanted <= set(first("documentaries 2020s", len(wanted) + 1))


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("Апрымов Роттердам", "the-hunter-2004"),
        ("Шарипов Берлинале", "scheme-2022"),
    ],
)
def test_namesakes_stand_after_the_films_that_were_asked_for(typed, slug):
    assert f"film:{slug}" in first(typed, 3)


def test_the_main_prize_is_made_of_words_that_every_prize_has():
    assert "film:18-khz-2020" in first("бас жүлде Варшава", 3)


@pytest.mark.parametrize("typed", ["о матери", "фильм про мать"])
def test_a_mother_is_found_in_every_case(typed):
    assert first(typed, 1) == ["theme:motherhood"]


def test_a_plot_in_the_readers_words_is_more_than_a_theme_among_them():
    """Братья alone names the theme of the family, and two films."""
    assert "film:constructors-2013" in first("братья строят дом на клочке земли", 3)


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("старик ищет могилу сына под Ленинградом", "land-of-the-fathers-1966"),
        ("мальчик и бабушка после ее смерти к родителям", "bauryna-salu-2023"),
    ],
)
def test_the_film_of_a_plot_stands_before_the_themes_of_its_words(typed, slug):
    assert first(typed, 1) == [f"film:{slug}"]


def test_beside_a_role_a_name_is_the_persons():
    """Турин is a festival as well."""
    assert first("режиссер Турин", 1) == ["person:viktor-turin"]
    assert first("Турин", 1) == ["festival:torino"]


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("Ержановтың Каннға барған фильмдері", "the-owners-2014"),
        ("Япония Казахстан совместный фильм", "aksuat-1998"),
        ("музыка к фильму Келин", "kelin-2009"),
        ("Anna Karenina Kazakhstan", "chouga-2007"),
    ],
)
def test_a_word_that_no_film_has_does_not_hide_what_the_others_name(typed, slug):
    assert f"film:{slug}" in first(typed, 10)


def test_recipients_of_a_prize_stand_newest_first_and_undated_ones_last(
    catalogue_tables,
):
    """Databases differ in where they put a year that nobody knows."""
    rows = [
        row
        for row in catalogue_tables["recognitions"]
        if row["award"] == "state-prize-kazakh-ssr" and row["person"]
    ]
    undated = {f"person:{row['person']}" for row in rows if not row["year"]}
    undated -= {f"person:{row['person']}" for row in rows if row["year"]}
    shown = first("Государственная премия Казахской ССР", 20)
    persons = [key for key in shown if key.startswith("person:")]

    assert undated
    assert set(persons[-len(undated) :]) == undated


@pytest.mark.parametrize(
    ("question", "composer"),
    [
        ("музыка Тлендиева", "nurgisa-tlendiev"),
        ("Зацепин музыка к фильму Айманова", "aleksandr-zatsepin"),
    ],
)
def test_music_beside_its_composer_asks_for_the_films_it_was_written_for(
    catalogue_tables, question, composer
):
    scored = {
        row["film"]
        for row in catalogue_tables["credits"]
        if (row["person"], row["role"]) == (composer, "composer")
    }

    assert scored and {f"film:{film}" for film in scored} <= set(first(question, 8))


@pytest.mark.parametrize(
    ("question", "film", "person"),
    [
        ("кто режиссер Келин", "kelin-2009", "yermek-tursunov"),
        ("who played in The Needle", "the-needle-1988", "viktor-tsoi"),
        ("Бекежан рөлінде", "kyz-zhibek-1970", "asanali-ashimov"),
    ],
)
def test_who_did_it_is_found_beside_the_film(question, film, person):
    assert {f"film:{film}", f"person:{person}"} <= set(first(question, 10))


def test_a_title_typed_beside_its_director_comes_before_one_that_is_its_form():
    assert first("Шинарбаев Месть", 1) == ["film:revenge-1989"]


def test_whoever_played_may_be_asked_by_the_name_in_the_title():
    assert "film:my-name-is-kozha-1963" in first("кто сыграл Кожу", 5)


def test_a_one_word_title_among_words_that_no_film_has_is_shown():
    assert "film:toll-bar-2015" in first("дом на перекрестке шлагбаум", 2)
