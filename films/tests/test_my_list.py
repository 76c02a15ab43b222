"""The reader's own list: the page knows nobody, the cards are asked for by slug."""

import pytest

pytestmark = pytest.mark.django_db
LANGUAGES = ["kk", "ru", "en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_explains_itself_without_a_script(client, language):
    page = client.get(f"/{language}/my-list/")

    assert page.status_code == 200
    assert "<noscript>" in page.text
    assert f'data-my-list="/{language}/my-list/films/"' in page.text
    assert not page.cookies


@pytest.mark.parametrize("language", LANGUAGES)
def test_cards_come_in_the_order_of_the_address(client, language):
    answer = client.get(
        f"/{language}/my-list/films/?slug=tulpan-2008&slug=kyz-zhibek-1970"
    )

    slugs = [film.slug for film in answer.context["films"]]
    assert slugs == ["tulpan-2008", "kyz-zhibek-1970"]
    assert f'href="/{language}/films/tulpan-2008/"' in answer.text
    assert "<html" not in answer.text


def test_whoever_asks_gets_the_same_answer_and_may_keep_it(client):
    answer = client.get("/kk/my-list/films/?slug=tulpan-2008")

    assert "public" in answer.headers["Cache-Control"]
    assert "max-age=60" in answer.headers["Cache-Control"]
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert not answer.cookies


def test_in_latin_letters_the_list_comes_in_latin_letters(client):
    page = client.get("/kk-latn/my-list/").text

    assert 'data-my-list="/kk-latn/my-list/films/"' in page
    assert 'data-list="Tızımıme qosu"' in page


def test_drafts_and_unknown_films_are_left_out(client, make_film):
    film, draft = make_film(), make_film(status="draft")

    answer = client.get(
        f"/en/my-list/films/?slug={draft.slug}&slug=none&slug={film.slug}"
    )

    assert answer.context["films"] == [film]
    assert str(draft) not in answer.text


@pytest.mark.parametrize(
    "query",
    ["", "slug=", "slug=%00", "slug=../../x", "slug=%FF%FE", "slug=" + "a" * 5000],
)
def test_any_address_is_answered(client, query):
    answer = client.get(f"/ru/my-list/films/?{query}")

    assert answer.status_code == 200
    assert answer.context["films"] == []


def test_a_film_that_is_named_twice_comes_once(client):
    answer = client.get("/kk/my-list/films/?slug=tulpan-2008&slug=tulpan-2008")

    assert len(answer.context["films"]) == 1


def test_more_than_a_hundred_films_at_once_are_refused_by_a_sentence(client):
    query = "&".join(f"slug=film-{number}" for number in range(101))

    answer = client.get(f"/en/my-list/films/?{query}")

    assert answer.status_code == 400
    assert "100" in answer.text


def test_nothing_is_written_by_the_address(client):
    assert client.post("/kk/my-list/films/").status_code == 405


def test_a_hundred_films_cost_the_queries_of_one(
    client, make_many_films, django_assert_max_num_queries
):
    films = make_many_films(100)
    query = "&".join(f"slug={film.slug}" for film in films)

    with django_assert_max_num_queries(6):
        answer = client.get(f"/kk/my-list/films/?{query}")

    assert len(answer.context["films"]) == 100
