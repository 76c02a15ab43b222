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
