import pytest

from films.models import Film
from films.search.answers import answer
from kinoportal.search import query, suggestions

pytestmark = pytest.mark.django_db
HELD_DOWN = ["qqqqzzzz", "ыыыы", "ааа", "xx", "zzz", "zzz xxx", "ъъъ", "jjjj"]


@pytest.mark.parametrize("typed", HELD_DOWN)
def test_keys_held_down_find_nothing_and_suggest_nothing(client, typed):
    given = answer(typed)

    assert (given.found, given.suggestion, given.repaired_from) == ([], "", "")
    assert suggestions.suggest(typed, ["film", "person", "theme"]) == []
    assert client.get("/ru/search/", {"q": typed}).status_code == 200


@pytest.mark.parametrize("typed", ["qwertyu", "asdfgh", "ghrehjh"])
def test_keys_hit_at_random_meet_no_theme_by_its_consonants(typed):
    assert [key for key in answer(typed).found if key[0] == "theme"] == []


def test_a_title_of_one_letter_held_down_is_still_a_title(make_film):
    film = make_film(title_ru="Ааа!")

    assert answer("ааа").found == [("film", film.pk)]


@pytest.mark.parametrize(
    ("typed", "slug"),
    [("От", "fire-2021"), ("Ине", "the-needle-1988"), ("Қаш", "qash-2022")],
)
def test_short_titles_are_found(typed, slug):
    kind, pk = answer(typed).found[0]

    assert (kind, slug) == ("film", Film.objects.get(pk=pk).slug)


@pytest.mark.parametrize("phrase", [["ссср"], ["2222"], ["xx", "век"], ["анна"]])
def test_words_numbers_and_centuries_are_no_noise(phrase):
    assert not query.is_noise(phrase)


def test_a_name_spelt_the_other_way_comes_before_those_that_only_sound_so(make_person):
    make_person(name_kk="Сәбит Балут", name_ru="", name_en="")
    meant = make_person(name_kk="Сәбит Болат", name_ru="", name_en="")

    assert answer("Сабит Булат").found[:1] == [("person", meant.pk)]
