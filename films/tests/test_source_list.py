"""What the catalogue rests on, against the tables themselves."""

import pytest

pytestmark = pytest.mark.django_db
LANGUAGES = ("kk", "ru", "en")
OF_FILMS = (
    "credits",
    "recognitions",
    "film_themes",
    "film_programmes",
    "box_office",
)


@pytest.fixture
def films_by_source(catalogue_tables):
    """Films by the source that a row about them names, worked out from the tables."""
    found = {}

    def note(keys, film):
        for key in filter(None, keys.split(";")):
            found.setdefault(key, set()).add(film)

    for row in catalogue_tables["films"]:
        note(row["sources"], row["key"])
    for table in OF_FILMS:
        for row in catalogue_tables[table]:
            note(row["sources"], row["film"])
    for row in catalogue_tables["reception"]:
        note(row["source"], row["film"])
    for row in catalogue_tables["claims"]:
        if row["subject_kind"] == "film":
            note(row["sources"], row["subject"])
    found.pop("unsourced")
    return found


def every_source(client, language):
    first = client.get(f"/{language}/sources/")
    for number in range(1, first.context["paginator"].num_pages + 1):
        page = client.get(f"/{language}/sources/?page={number}")
        yield from page.context["object_list"]


def test_each_source_tells_how_many_films_rest_on_it(client, films_by_source):
    counts = {source.slug: source.film_count for source in every_source(client, "en")}

    assert set(films_by_source) <= set(counts)
    assert counts == {key: len(films_by_source.get(key, ())) for key in counts}


def test_no_source_is_missing_and_general_knowledge_is_none(client, catalogue_tables):
    keys = [source.slug for source in every_source(client, "ru")]
    known = {row["key"] for row in catalogue_tables["sources"]}

    assert len(keys) == len(set(keys))
    assert set(keys) == known - {"unsourced"}


def test_sources_stand_by_publisher(client):
    publishers = [source.publisher for source in every_source(client, "en")][1:]

    assert publishers.index("Variety") < publishers.index("Vlast")
    groups = [
        p for p, before in zip(publishers[1:], publishers, strict=False) if p != before
    ]
    assert len(groups) == len(set(groups))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_total_stands_on_the_page(client, catalogue_tables, language):
    total = len(catalogue_tables["sources"]) - 1

    html = client.get(f"/{language}/sources/").content.decode()

    assert f'data-total="{total}"' in html


def test_a_source_of_hidden_records_is_not_listed(
    client, make_source, make_film, make_person
):
    source, hidden = make_source(), make_film(status="draft")
    hidden.citations.create(source=source)
    hidden.credits.create(person=make_person(), role="actor").citations.create(
        source=source
    )

    assert source not in every_source(client, "kk")


def test_queries_do_not_grow_with_the_sources(
    client, make_source, make_film, django_assert_max_num_queries
):
    client.get("/kk/sources/")
    film = make_film()
    for _ in range(30):
        film.citations.create(source=make_source())

    with django_assert_max_num_queries(12):
        client.get("/kk/sources/")


@pytest.mark.parametrize("place", ["sources", "articles"])
@pytest.mark.parametrize("page", ["x", "0", "-1", "999", "9" * 400])
def test_a_page_that_is_not_there_is_empty_and_says_so(client, place, page):
    answer = client.get(f"/ru/{place}/", {"page": page})

    assert answer.status_code == 200
    assert list(answer.context["object_list"]) == []
    assert page[:20] in answer.context["errors"][0]
