"""Two records of one person or film are made one, and two again."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from films.models import Credit, Film, Recognition
from kinoportal import revisions
from kinoportal.admin.repointing import ends
from kinoportal.models import Citation, Claim, Revision, Trashed
from kinoportal.tests.sending import form_of, send
from people.models import Person, PersonName


def listed(record):
    meta = record._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")


def asked(*records):
    return {"action": "merge", "_selected_action": [record.pk for record in records]}


def confirmed(client, stay, other, **chosen):
    """What the page would send, the choices left as it offers them."""
    page = client.post(listed(stay), asked(stay, other))
    sides = page.context["sides"]
    sent = asked(stay, other) | {"confirmed": "1", "stay": stay.pk}
    sent["seen"] = [side["seen"] for side in sides]
    for line in page.context["lines"]:
        (sent[line["name"]],) = [pk for pk, _words, is_it in line["values"] if is_it]
    return sent | chosen


def merge(client, stay, other, **chosen):
    sent = confirmed(client, stay, other, **chosen)
    return client.post(listed(stay), sent, follow=True)


def undo_of(page):
    return re.search(r'href="(/admin/undo/[^"]+)"', page.content.decode()).group(1)


@pytest.fixture
def pair(make_person, make_credit, make_source):
    """A person twice: with an equal credit in one film, another in a film each."""
    stay = make_person(name_en="Darezhan Omirbayev")
    other = make_person(name_en="Darezhan Omirbaev", birth_year=1958)
    source = make_source()
    equal = make_credit(person=other, name_as_credited="D. Omirbaev")
    twin = make_credit(film=equal.film, person=stay)
    twin.citations.create(source=source)
    for _each in range(4):
        make_credit(person=stay)
    own = make_credit(person=other)
    equal.citations.create(source=source, position="p. 5")
    other.other_names.create(name="Өмірбаев Д.")
    other.citations.create(source=make_source())
    return stay, other, equal.film, own.film


def state():
    """What the tables hold of the pair's rows, as plain data."""
    models = (Person, Film, Credit, PersonName, Citation, Recognition, Claim)
    less = {"updated_at", "created_by_id", "created_at"}
    return {
        (model, row["id"]): {k: v for k, v in row.items() if k not in less}
        for model in models
        for row in model._base_manager.order_by("-pk").values()[:60]
    }


def test_the_page_shows_what_would_move_and_changes_nothing(editor_client, pair):
    stay, other, _film, _own = pair
    before = state()

    page = editor_client.post(listed(stay), asked(stay, other))

    kinds = {str(k): counts for k, counts in page.context["kinds"]}
    assert kinds[str(Credit._meta.verbose_name_plural)] == [(4, 1), (1, 1)]
    assert kinds[str(PersonName._meta.verbose_name_plural)] == [(0, 0), (1, 0)]
    chosen = {line["name"]: line["values"] for line in page.context["lines"]}
    assert [c for _pk, _v, c in chosen["field:birth_year"]] == [False, True]
    assert [c for _pk, _v, c in chosen["field:name_en"]] == [True, False]
    assert state() == before and b" style=" not in page.content


def test_credits_in_the_same_and_in_other_films_become_those_of_one(
    editor_client, pair
):
    stay, other, film, own = pair

    merge(editor_client, stay, other)

    stay.refresh_from_db()
    assert not Person.objects.filter(pk=other.pk).exists()
    credit = film.credits.get()
    assert credit.person == stay and credit.name_as_credited == "D. Omirbaev"
    assert credit.citations.count() == 1 and own.credits.get().person == stay
    assert stay.credits.count() == 6 and stay.citations.count() == 1
    assert (stay.birth_year, stay.name_en) == (1958, "Darezhan Omirbayev")
    names = set(stay.other_names.values_list("name", flat=True))
    assert {"Өмірбаев Д.", "Darezhan Omirbaev", other.name_kk} == names


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_old_address_leads_on_for_good(editor_client, pair, language):
    stay, other, _film, _own = pair
    merge(editor_client, stay, other)

    answer = Client().get(f"/{language}/people/{other.slug}/")

    assert answer.status_code == 301
    assert answer["Location"] == f"/{language}/people/{stay.slug}/"


def test_an_address_that_led_to_the_one_leads_to_the_other_without_a_chain(
    editor_client, pair
):
    stay, other, _film, _own = pair
    first, other.slug = other.slug, "made-anew"
    other.save()

    page = merge(editor_client, stay, other)
    answer = Client().get(f"/en/people/{first}/")
    assert answer["Location"] == f"/en/people/{stay.slug}/"

    editor_client.post(undo_of(page))
    assert Client().get(f"/en/people/{first}/")["Location"].endswith("/made-anew/")


def test_taking_it_back_brings_everything_back(editor_client, pair):
    stay, other, _film, _own = pair
    Claim.objects.create(
        subject_kind="person", subject_key="x", field="y", record=other
    )
    before = state()

    page = merge(editor_client, stay, other)
    assert Claim.objects.get(subject_key="x").record == stay
    undo = undo_of(page)
    assert str(other) in editor_client.get(undo).content.decode()
    editor_client.post(undo)

    assert state() == before and not Trashed.objects.exists()
    assert Client().get(f"/en/people/{other.slug}/").status_code == 200


def test_one_merging_after_the_other_is_taken_back_from_the_last(
    editor_client, pair, make_person
):
    stay, other, _film, _own = pair
    third = make_person(name_en="D. Omirbayev")
    before = state()
    first = undo_of(merge(editor_client, stay, other))
    stay.refresh_from_db()
    second = undo_of(merge(editor_client, third, stay))

    early = editor_client.post(first)
    assert str(stay) in early.content.decode() and Trashed.objects.count() == 2

    editor_client.post(second)
    editor_client.post(first)
    assert state() == before and not Trashed.objects.exists()


def test_a_form_of_a_film_that_was_opened_before_is_saved_along(editor_client, pair):
    stay, other, _film, own = pair
    sent = form_of(editor_client, own, title_ru="Новое")
    merge(editor_client, stay, other)

    send(editor_client, own, sent)

    own.refresh_from_db()
    assert own.title_ru == "Новое" and own.credits.get().person == stay


def test_a_draft_of_a_film_names_the_one_that_stays(editor_client, pair):
    stay, other, _film, own = pair
    send(editor_client, own, form_of(editor_client, own, title_ru="Жоба"), "_draft")
    opened = form_of(editor_client, own, title_en="Typed")
    merge(editor_client, stay, other)

    assert form_of(editor_client, own)["title_ru"] == ["Жоба"]
    send(editor_client, own, opened)

    own.refresh_from_db()
    assert (own.title_ru, own.title_en) == ("Жоба", "Typed")
    assert own.credits.get().person == stay


def test_an_earlier_version_of_a_film_comes_back_with_the_one_that_stays(
    editor_client, pair, make_person
):
    stay, other, _film, own = pair
    then = revisions.keep_found(own)
    merge(editor_client, stay, other)
    merge(editor_client, last := make_person(name_en="Omirbayev"), stay)
    form = form_of(editor_client, own)
    send(editor_client, own, form | {"credits-0-DELETE": "on"})

    restoring = reverse("admin:films_film_restore", args=[own.pk])
    editor_client.post(restoring, {"revision": then.pk})

    assert own.credits.get().person == last


def test_what_was_saved_since_is_not_torn_apart(editor_client, pair):
    stay, other, _film, _own = pair
    undo = undo_of(merge(editor_client, stay, other))
    stay.refresh_from_db()
    stay.name_ru = "Кейін"
    stay.save()

    editor_client.post(undo)

    assert Trashed.objects.count() == 1
    assert Person.objects.get(pk=stay.pk).name_ru == "Кейін"


def test_the_trash_alone_gives_the_record_back_with_its_rows(editor_client, pair):
    stay, other, _film, own = pair
    merge(editor_client, stay, other)
    sent = {"action": "take_back", "_selected_action": [Trashed.objects.get().pk]}

    editor_client.post(reverse("admin:kinoportal_trashed_changelist"), sent)

    assert own.credits.get().person == other
    assert [n.name for n in other.other_names.all()] == ["Өмірбаев Д."]


def test_two_films_with_an_equal_recognition_keep_one_of_it(
    editor_client, make_film, make_recognition, make_collection, make_article
):
    stay, other = make_film(title_en="Kairat"), make_film(title_en="Qairat")
    equal = make_recognition(film=stay)
    other.recognitions.create(edition=equal.edition, result="won", premiere="world")
    make_recognition(film=other)
    collection, article = make_collection(), make_article(hero_film=other)
    collection.collection_films.create(film=other)
    before = state()

    kept = {f"field:title_{code}": stay.pk for code in ("kk", "en")}
    page = merge(editor_client, stay, other, **kept)

    assert stay.recognitions.count() == 2
    assert stay.recognitions.get(pk=equal.pk).premiere == "world"
    assert collection.films.get() == stay and stay.articles.get() == article
    assert "Qairat" in stay.other_titles.values_list("title", flat=True)

    editor_client.post(undo_of(page))

    assert state() == before
    assert collection.films.get() == other and other.articles.get() == article


def test_the_history_of_each_tells_of_it(editor_client, pair):
    stay, other, film, own = pair
    merge(editor_client, stay, other)

    for record in (stay, film, own):
        newest = Revision.objects.of(record).first()
        assert str(other) in newest.note and newest.batch and newest.user


def test_every_key_to_a_record_is_known():
    tables = {table._meta.model_name for table, _key in ends(Film)}
    assert {"credit", "recognition", "collectionfilm", "article"} <= tables
    assert {"citation", "claim", "correction"} <= tables
    assert not {"revision", "trashed", "pastaddress", "drawnposters"} & tables


def test_an_editor_may_not_merge(pair, desk_of):
    stay, other, _film, _own = pair
    client = desk_of("editor")
    before = state()

    for more in ({}, {"confirmed": "1", "stay": stay.pk}):
        assert client.post(listed(stay), asked(stay, other) | more).status_code == 403

    assert state() == before


def test_a_chief_editor_may_merge(pair, desk_of):
    stay, other, _film, _own = pair

    merge(desk_of("chief editor"), stay, other)

    assert not Person.objects.filter(pk=other.pk).exists()


def test_the_same_form_sent_twice_changes_nothing_more(editor_client, pair):
    stay, other, _film, _own = pair
    sent = confirmed(editor_client, stay, other)
    editor_client.post(listed(stay), sent)
    before, known = state(), Revision.objects.count()

    again = editor_client.post(listed(stay), sent, follow=True)

    assert again.status_code == 200 and again.context["messages"]
    assert (state(), Revision.objects.count()) == (before, known)


def test_what_cannot_be_merged_is_refused_in_a_sentence(
    editor_client, make_person, pair
):
    stay, other, _film, _own = pair
    draft = make_person(status="draft")
    sent = confirmed(editor_client, stay, other)
    waiting = make_person()
    revisions.keep_pending(waiting, revisions.as_saved(waiting), user=None)
    refused = [
        asked(stay),
        asked(stay, stay),
        asked(stay, other, draft),
        asked(stay, waiting),
        confirmed(editor_client, draft, other),
        sent | {"stay": ""},
        sent | {"seen": [0, 0]},
    ]
    before = state()
    for form in refused:
        page = editor_client.post(listed(stay), form, follow=True)
        assert len(page.context["messages"]) == 1, form
        assert state() == before


def test_what_was_changed_since_the_page_was_shown_is_not_merged(editor_client, pair):
    stay, other, _film, _own = pair
    sent = confirmed(editor_client, stay, other)
    other.birth_year = 1959
    other.save()

    editor_client.post(listed(stay), sent)

    assert Person.objects.get(pk=other.pk).birth_year == 1959


def test_the_language_of_the_page_is_the_editors(editor_client, pair):
    stay, other, _film, _own = pair
    page = editor_client.post(listed(stay), asked(stay, other)).content.decode()

    assert "Екеуінің қайсысы қалады" in page


def test_values_that_exclude_each_other_are_refused(editor_client, make_person):
    stay, other = make_person(birth_year=1950), make_person(death_year=1940)
    page = merge(editor_client, stay, other)

    assert len(page.context["messages"]) == 1
    assert Person.objects.filter(pk=other.pk).exists()
