"""Nothing that is not public shows anywhere: each hidden word is looked for on every
kind of page, in three languages."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone, translation

from films.models import Award, Section
from kinoportal import revisions
from kinoportal.admin import trash
from kinoportal.languages import LANGUAGES
from kinoportal.models import Correction
from kinoportal.tests.sending import as_sent, picture_file

TOKEN = "qzxhidden"
LATER = timedelta(days=1)
STATES = {
    "draft": lambda: {"status": "draft"},
    "in_review": lambda: {"status": "in_review"},
    "archived": lambda: {"status": "archived"},
    "scheduled": lambda: {"publish_at": timezone.now() + LATER},
    "over": lambda: {"unpublish_at": timezone.now() - LATER},
}
# Addresses that say the query back to its reader are asked without the word.
SPOKEN_BACK = {"search", "film_list", "person_list"}
ELSEWHERE = {"choose_language", "set_language", "shared_preview", "stored_picture"}


def texts_of(model):
    """Every text column that a reader may see, filled with the word."""
    return {
        field.name: TOKEN + field.name.replace("_", "")
        for field in model._meta.fields
        if hasattr(field, "_translated_field_language_code")
    }


@pytest.fixture
def hidden_world(
    request,
    make_film,
    make_person,
    make_theme,
    make_festival,
    make_programme,
    make_article,
    make_collection,
    make_credit,
    make_recognition,
):
    """A public record of each kind, tied to hidden ones of each kind."""

    def build(*states):
        person, theme = make_person(), make_theme()
        festival, programme = make_festival(), make_programme()
        film = make_film(themes=[theme], directors=[person], programmes=[programme])
        make_recognition(film=film, festival=festival)
        article, collection = make_article(hero_film=film), make_collection()
        collection.collection_films.create(film=film)
        secrets = []
        for number, state in enumerate(states):

            def hide(make, kind, number=number, state=state):
                given = texts_of(type(make())) | state()
                return make(slug=f"{TOKEN}-{kind}-{number}", **given)

            secret = hide(make_film, "film")
            make_credit(film=secret, person=person, role="director")
            make_credit(film=film, person=hide(make_person, "person"), role="director")
            secret.film_themes.create(theme=theme)
            film.film_themes.create(theme=hide(make_theme, "theme"))
            secret.film_programmes.create(programme=programme, relation="produced")
            hidden = hide(make_programme, "programme")
            film.film_programmes.create(programme=hidden, relation="funded")
            make_recognition(film=secret, festival=festival)
            make_recognition(film=film, festival=hide(make_festival, "festival"))
            collection.collection_films.create(film=secret, order=2)
            hide(make_collection, "collection").collection_films.create(film=film)
            hide(make_article, "article")
            for record in (secret, film):
                answered = record == secret
                Correction.objects.create(
                    record=record,
                    fact="year",
                    right=TOKEN,
                    state="accepted" if answered else "open",
                    shows_words=True,
                    answer_kk=TOKEN,
                    form_key=uuid4(),
                )
            secret.pictures.create(kind="poster", image=picture_file(), alt_kk=TOKEN)
            secrets.append(secret)
        public = {
            "films": film,
            "people": person,
            "themes": theme,
            "festivals": festival,
            "programmes": programme,
            "articles": article,
            "collections": collection,
        }
        return public, secrets

    return build


def patterns(resolver=None):
    for found in (resolver or get_resolver()).url_patterns:
        if isinstance(found, URLPattern):
            yield found
        elif "admin" not in str(found.pattern):
            yield from patterns(found)


def surfaces(public):
    """An address for each public pattern; the record in it is a public one."""
    for language in LANGUAGES:
        with translation.override(language):
            for found in patterns():
                if found.name not in ELSEWHERE:
                    yield found.name, address(found, public)


def address(found, public):
    words = found.pattern.converters
    given = {}
    if "slug" in words:
        given["slug"] = slug_for(found.name, public)
    if "year" in words:
        given["year"] = 2010 if found.name == "decade" else 2018
    if "section" in words:
        given["section"] = "films"
    for prefix in ("films:", "people:", ""):
        try:
            return reverse(f"{prefix}{found.name}", kwargs=given)
        except Exception:
            continue
    raise AssertionError(f"no address for {found.name}")


def slug_for(name, public):
    kinds = {
        "film": "films",
        "person": "people",
        "theme": "themes",
        "festival": "festivals",
        "edition": "festivals",
        "programme": "programmes",
        "article": "articles",
        "collection": "collections",
    }
    kind = kinds.get(name.partition("_")[0])
    return public[kind].slug if kind else "grand-prix"


def leaks(client, public):
    found, seen = [], set()
    for name, url in surfaces(public):
        asked = [url]
        if name not in SPOKEN_BACK:
            asked.append(f"{url}?q={TOKEN}")
        if name == "my_list_films":
            asked.append(f"{url}?film={TOKEN}-1&slug={TOKEN}-1")
        for each in asked:
            answer = client.get(each)
            seen.add(name)
            assert answer.status_code < 500, each
            body = (
                b"".join(answer.streaming_content)
                if answer.streaming
                else answer.content
            )
            told = body.decode("utf-8", "replace") + str(dict(answer.headers))
            if TOKEN in told.replace(f"q={TOKEN}", "").lower():
                found.append(each)
    return found, seen


def test_hidden_records_leave_no_word_on_any_public_page(
    client, editor_client, hidden_world, make_film, editor
):
    """In each state that hides; also a pending change, and a deleted film."""
    public, secrets = hidden_world(*STATES.values())
    keep_a_draft_of(public["films"], editor_client)
    deleted = make_film(title_kk=f"{TOKEN} жойылған", themes=[public["themes"]])
    trash.throw_away(deleted, user=editor)
    client.logout()

    found, seen = leaks(client, public)

    assert not found
    assert len(seen) >= 30
    for secret in secrets:
        for asked in ("", "card.png"):
            hidden = client.get(f"/kk/films/{secret.slug}/{asked}")
            unknown = client.get(f"/kk/films/never-was-at-all/{asked}")
            assert hidden.status_code == unknown.status_code == 404
        assert client.get(secret.pictures.get().image.url).status_code == 404


def keep_a_draft_of(film, desk):
    url = reverse("admin:films_film_change", args=[film.pk])
    sent = as_sent(desk.get(url), "film_form")
    sent |= {"title_kk": f"{TOKEN} жаңа", "synopsis_ru": f"{TOKEN} текст"}
    desk.post(url, sent | {"_draft": "1"})
    assert revisions.pending(film)


def test_the_same_words_are_found_once_the_records_are_public(client, hidden_world):
    public, _secrets = hidden_world(lambda: {"status": "published"})

    found, _seen = leaks(client, public)

    spoken = {url.split("/")[2] for url in found if url.count("/") > 2}
    assert {"films", "people", "themes", "festivals"} <= spoken


def test_a_search_for_the_hidden_word_finds_no_hidden_record(client, hidden_world):
    hidden_world(*STATES.values())

    for path in ("search/", "search/suggest/", "films/", "people/"):
        for query in (TOKEN, f"{TOKEN}titlekk", "qzxhiden"):
            told = client.get(f"/kk/{path}", {"q": query}).content.decode()
            assert f"{TOKEN}-" not in told, (path, query)
            words = [TOKEN + word for word in ("synopsiskk", "titleru")]
            assert not [word for word in words if word in told], (path, query)


@pytest.mark.parametrize("kind", ["award", "section"])
def test_a_query_names_no_award_or_section_of_hidden_lines_alone(
    client, make_film, make_recognition, kind
):
    """Neither has a state of its own; a public line of the ledger makes it known."""
    model = {"award": Award, "section": Section}[kind]
    named = model.objects.create(slug=f"{TOKEN}-{kind}", name_en="Qzxring Laurel")
    secret = make_film(status="draft")
    make_recognition(film=secret, **{kind: named})
    asked = {"q": "Qzxring Laurel"}

    assert not client.get("/en/search/", asked).context["answer"].understanding.chips

    secret.publish()
    (chip,) = client.get("/en/search/", asked).context["answer"].understanding.chips
    assert (chip.kind, chip.values) == (kind, (named.pk,))
