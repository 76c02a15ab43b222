import pytest

from .found import keys

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "query", ["Оскарға ұсынылған", "выдвинут на Оскар", "submitted to the Oscars"]
)
def test_to_be_sent_to_a_festival_is_to_have_been_there(query, catalogue_tables):
    sent = {
        f"film:{row['film']}"
        for row in catalogue_tables["recognitions"]
        if row["festival"] == "academy-awards"
    }
    found = keys(query)

    assert found[0] == "festival:academy-awards"
    assert sent == {key for key in found if key.startswith("film:")}


def test_a_festival_is_named_by_the_city_in_its_name(catalogue_tables):
    at_vesoul = {
        f"film:{row['film']}"
        for row in catalogue_tables["recognitions"]
        if (row["festival"], row["year"]) == ("vesoul", "2024")
    }
    found = keys("Везуль 2024")

    assert found[0] == "festival:vesoul"
    assert at_vesoul == {key for key in found if key.startswith("film:")}


def test_a_city_of_a_plot_is_no_festival():
    assert "film:ayka-2018" in keys("киргизка в Москве сбежала из роддома")[:3]


@pytest.mark.parametrize("query", ["сансебастьян", "Сан-Себастьян", "San Sebastian"])
def test_a_city_of_two_words_is_met_as_one(query):
    assert keys(query)[0] == "festival:san-sebastian"


@pytest.mark.parametrize(
    ("query", "festival"),
    [("POFF", "tallinn-black-nights"), ("iffr", "rotterdam"), ("biff 2015", "busan")],
)
def test_a_festival_is_named_by_the_short_name_of_its_site(query, festival):
    assert keys(query)[0] == f"festival:{festival}"


def test_a_prize_leads_to_its_films_and_then_to_the_festival_that_gives_it():
    found = keys("серебряный леопард")

    assert found[0] == "film:kairat-1991"
    assert "festival:locarno" in found[:3]


def test_where_a_festival_has_no_such_prize_its_films_of_the_year_are_shown():
    assert "film:scream-2022" in keys("Гран-при Везуль 2024")[:5]


def test_at_a_festival_those_that_it_honoured_come_first(catalogue_tables):
    honoured = {
        f"film:{row['film']}"
        for row in catalogue_tables["recognitions"]
        if row["festival"] == "academy-awards" and row["result"] in {"won", "nominated"}
    }
    films = [key for key in keys("Оскар") if key.startswith("film:")]

    # One film more has the festival's name in its own text.
    assert honoured <= set(films[: len(honoured) + 1])
