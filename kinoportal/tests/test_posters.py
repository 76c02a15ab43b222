"""Posters, monograms and ornaments: drawn from the record, always the same way."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinoportal import posters
from kinoportal.posters import compositions, lettering
from kinoportal.posters.affinity import AFFINITY, LEANINGS
from kinoportal.posters.dice import Dice
from kinoportal.posters.palette import ERAS, contrast
from kinoportal.posters.sheet import choose

NAMES = sorted(compositions.COMPOSITIONS)
LONG = "Мұстафа Шоқайдың өмірі туралы үш тараулы деректі баян"
printable = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")))


def drawn(name, title, year=1970):
    subject = compositions.Subject(title, title[:1] or "?", year)
    dice = Dice(f"key-{name}")
    era = ERAS[posters.era_of(year)]
    body, _, _ = compositions.COMPOSITIONS[name](era, dice, subject)
    return ElementTree.fromstring(f"<svg>{body}</svg>")


@given(key=printable, title=printable, director=printable)
def test_any_film_gets_a_well_formed_poster(key, title, director):
    ElementTree.fromstring(posters.poster(key, title, 1970, director))


def test_the_same_film_always_gets_the_same_poster():
    one = posters.poster("kyz-zhibek-1970", "Қыз Жібек", 1970, "Сұлтан Қожықов")

    assert one == posters.poster("kyz-zhibek-1970", "Қыз Жібек", 1970, "Сұлтан Қожықов")
    assert one != posters.poster("tulpan-2008", "Қыз Жібек", 1970, "Сұлтан Қожықов")


def test_the_catalogue_uses_all_nine_compositions():
    chosen = {choose(f"film-{i}") for i in range(200)}

    assert chosen == set(NAMES)


def test_every_theme_of_the_catalogue_leans_towards_compositions(catalogue_tables):
    assert {theme["key"] for theme in catalogue_tables["themes"]} == set(AFFINITY)
    assert {name for names in LEANINGS for name in names} == set(NAMES)


def test_a_theme_chooses_among_its_own_compositions():
    chosen = {choose(f"film-{i}", "steppe") for i in range(100)}

    assert chosen == {"kokjiek", "belder", "shop"}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("title", ["Өз", "1986", LONG, "Көпбейбітшілікшілеріміз"])
def test_letters_stay_inside_the_box(name, title):
    for element in drawn(name, title).iter("text"):
        if element.text and len(element.text) > 1 and not element.get("text-anchor"):
            style = {"pc": "carved", "pl": "light", "ps": "sans"}[element.get("class")]
            size = float(element.get("font-size"))
            end = float(element.get("x")) + lettering.width(element.text, style, size)
            assert end <= 190, (name, element.text)


@pytest.mark.parametrize("key", ["a", "b", "c", "d", "e", "f", "g", "h"])
def test_a_title_of_two_lines_stands_clear_of_the_letter_above_it(key):
    """Of ground in one colour, from above the accents of the first line down."""
    subject = compositions.Subject("Йод жағасындағы үйлер", "Й", 1980)
    draw = compositions.COMPOSITIONS["arip"]
    body, _baseline, _colour = draw(ERAS[1980], Dice(key), subject)
    *_before, panel, first, _second = ElementTree.fromstring(f"<g>{body}</g>")

    assert panel.tag == "rect" and float(panel.get("width")) == 200
    reach = float(first.get("y")) - float(first.get("font-size"))
    assert float(panel.get("y")) <= reach


@pytest.mark.parametrize("name", NAMES)
def test_pictures_may_stand_beside_one_another(name):
    for element in drawn(name, "Қыз Жібек").iter():
        assert not {"id", "style", "clip-path", "filter"} & set(element.keys())


def test_markup_in_a_title_stays_text():
    poster = posters.poster("key", "<script>alert(1)</script>", 2000, '"><b>')

    assert "<script" not in poster
    assert "<b>" not in poster


@pytest.mark.parametrize("year", [None, 1890, 1930, 1999, 2026, 2100])
def test_every_year_has_a_palette(year):
    assert posters.era_of(year) in ERAS


@pytest.mark.parametrize("palette", ERAS.values(), ids=ERAS)
def test_letters_on_the_ground_are_readable(palette):
    lightest = max(contrast(palette.ground, c) for c in (palette.haze, palette.sun))

    assert lightest >= 4.5


def test_a_miniature_has_no_letters_to_read():
    assert "Жібек" not in posters.poster("k", "Қыз Жібек", 1970, "Қожықов", mini=True)


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Дәрежан Өмірбаев", "ДӨ"), ("Сұлтан-Ахмет Қожықов", "СҚ"), ("Мадонна", "М")],
)
def test_a_monogram_has_the_initials_of_given_name_and_surname(name, letters):
    svg = ElementTree.fromstring(posters.monogram("key", name, 1990))

    assert {element.text for element in svg.iter("text")} == {letters}


def test_a_person_without_a_name_still_has_a_monogram():
    ElementTree.fromstring(posters.monogram("key", "", None))


def test_a_theme_keeps_its_patchwork():
    assert posters.kurak("war") == posters.kurak("war") != posters.kurak("love")


def test_only_years_with_honours_flower():
    bare = ElementTree.fromstring(posters.steppe({1970: 3, 2018: 9}, {}))
    flowering = ElementTree.fromstring(posters.steppe({1970: 3, 2018: 9}, {2018: 4}))

    assert bare.find("*[@class='flowers']").get("d") == ""
    assert flowering.find("*[@class='flowers']").get("d").count("M") == 1
