"""The history tells in words: no column, key or code is shown to an editor."""

import re
from html import unescape
from uuid import uuid4

import pytest
from django.contrib import admin
from django.utils import translation

from kinoportal import revisions
from kinoportal.languages import LANGUAGES
from kinoportal.models import Claim, Correction, Revision
from kinoportal.revisions.snapshots import content
from kinoportal.tests.sending import address, picture_file

pytestmark = pytest.mark.django_db

TABLES = [m for m in admin.site._registry if m._meta.app_label != "auth"]
KEY = re.compile(r"\b[a-z]+_[a-z_]+\b")


@pytest.fixture
def desk(editor_client):
    editor_client.cookies["django_language"] = "kk"
    return editor_client


def said(desk, url):
    """What the page says of differences, without its marks."""
    html = desk.get(url).content.decode()
    told = re.findall(r'<dl class="diff">.*?</dl>', html, re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", " ".join(told))).split())


def keep(record):
    return revisions.record(record, user=None, origin=Revision.Origin.FORM)


def change(row, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()


def test_differences_of_a_film_are_told_in_words(
    desk, make_film, make_credit, make_recognition, make_source
):
    film = make_film(countries=["KZ"], genres=["drama"], premiered_on="1970-02-03")
    credit, line = make_credit(film=film), make_recognition(film=film)
    number = film.external_ids.create(scheme="imdb", value="tt0068816")
    picture = film.pictures.create(image=picture_file(), kind="still")
    cited = film.citations.create(source=make_source(), field="synopsis")
    box = film.box_office.create(country="KZ", amount=5, currency="KZT")
    keep(film)

    change(film, countries=["KZ", "FR"], genres=["drama", "western"])
    change(film, form="short", colour="bw", premiered_on="1970-03-04")
    change(credit, role="composer", name_as_credited="А. Жұбанов")
    change(line, result="special_mention", premiere="world")
    change(number, scheme="wikidata", value="Q42")
    change(picture, kind="poster", is_decorative=True)
    change(cited, field="year")
    change(box, country="FR")
    keep(film)
    told = said(desk, address(film, "history"))

    for words in (
        "елдер Қазақстан Қазақстан, Франция",
        "1970",
        "міндеті актер композитор",
        "каталог IMDb Wikidata",
        "өріс Мазмұны Жыл",
        "безендіру үшін жоқ иә",
    ):
        assert words in told, told
    codes = "bw western short drama special_mention world still imdb KZ FR"
    assert not KEY.findall(told), told
    assert not {*codes.split()} & {*re.findall(r"\w+", told)}, told


def test_a_source_of_a_credit_is_told_with_the_credit(desk, make_credit, make_source):
    credit = make_credit(role="composer")
    keep(credit.film)
    credit.citations.create(source=make_source(title="Титрлер"))
    credit.film.citations.create(source=make_source(title="Анықтамалық"))
    keep(credit.film)

    told = said(desk, address(credit.film, "history"))

    assert f"{credit.person}, композитор: Титрлер" in told
    assert "+ Анықтамалық" in told


def test_a_claim_is_about_a_field_by_its_name(desk, make_row):
    claim = make_row(Claim)
    keep(claim)
    change(claim, field="birth_place", status="rejected")
    keep(claim)

    told = said(desk, address(claim, "history"))

    assert "өріс жыл туған жері" in told, told
    assert "rejected" not in told and not KEY.findall(told)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("model", TABLES, ids=lambda model: model._meta.label)
def test_every_column_that_people_write_has_a_name(desk, make_row, model, language):
    """A name with a language in its end, or one that is the column's own, is a key."""
    item = revisions.as_saved(make_row(model))["record"]
    with translation.override(language):
        for name in content(item):
            called = str(model._meta.get_field(name).verbose_name)
            assert not KEY.search(called), called
            assert language == "en" or called != name.replace("_", " "), called


def test_a_rich_text_is_compared_by_its_words(desk, make_article):
    first = '<p>Дала туралы</p>\n<figure data-record="film:kelin-2009"></figure>'
    article = make_article(text_kk=first)
    keep(article)
    change(article, text_kk=first.replace("Дала", "Тау"))
    keep(article)
    told = said(desk, address(article, "history"))
    assert "Тау" in told and "data-record" not in told and "<p>" not in told

    change(article, text_kk="<p>Тау туралы</p>")
    keep(article)
    assert "карточка" in said(desk, address(article, "history"))


def test_a_single_revision_tells_what_it_changed(desk, make_film):
    film = make_film(form="feature")
    first = keep(film)
    change(film, form="short", title_ru="Новое")
    second = keep(film)

    opening = desk.get(address(first)).content.decode()
    told = said(desk, address(second))

    assert "Сақталған алғашқы нұсқа." in opening
    assert "Новое" in told and "short" not in told
    assert "title_ru" not in desk.get(address(second)).content.decode()


@pytest.mark.parametrize("is_there", [True, False])
def test_a_correction_names_its_fact_even_when_the_record_is_gone(
    desk, make_film, is_there
):
    film = make_film()
    about = {"record": film, "fact": "runtime", "right": "90", "form_key": uuid4()}
    correction = Correction.objects.create(**about)
    if not is_there:
        film.delete()

    listed = desk.get("/admin/kinoportal/correction/").content.decode()
    form = desk.get(address(correction)).content.decode()

    for page in (listed, form):
        assert "ұзақтығы" in page.casefold()
        assert "runtime" not in page


def test_old_versions_stand_on_further_pages_and_are_compared_with_new_ones(
    desk, make_film
):
    film = make_film(title_ru="Название 0")
    kept = []
    for number in range(53):
        change(film, title_ru=f"Название {number}")
        kept.append(keep(film).pk)
    url = address(film, "history")

    newest, oldest = desk.get(url), desk.get(url, {"page": 2})
    # A radio button follows the hidden field of the version that another page shows.
    chosen = desk.get(f"{url}?page=2&from={kept[51]}&to={kept[52]}&from={kept[0]}")

    assert [len(page.context["lines"]) for page in (newest, oldest)] == [50, 3]
    assert 'href="?page=2"' in newest.content.decode()
    assert f'name="to" value="{kept[52]}"' in oldest.content.decode()
    told = unescape(chosen.content.decode())
    assert "<del>Название 0</del>" in told and "<ins>Название 52</ins>" in told


def test_a_version_is_named_by_the_hour_in_almaty(desk, make_film):
    kept = keep(make_film(title_kk="Түнгі фильм"))
    Revision.objects.filter(pk=kept.pk).update(saved_at="2026-01-01T20:30:00Z")

    assert "02.01.2026 01:30" in desk.get(address(kept)).content.decode()


@pytest.fixture
def authors_desk(desk_of):
    """Of an author, who reads what others wrote and changes none of it."""
    return desk_of("author")


def test_who_only_reads_a_form_reads_words_too(
    authors_desk, make_film, make_article, make_row
):
    film = make_film(countries=["KZ", "FR"], genres=["drama"])
    film.links.create(kind="watch", url="https://example.org/", languages=["kk"])
    article = make_article(text_kk="<p>Дала <em>туралы</em></p>\n<p>Екінші</p>")
    claim = make_row(Claim)

    html = authors_desk.get(address(film)).content.decode()
    read = authors_desk.get(address(article)).content.decode()
    claimed = authors_desk.get(address(claim)).content.decode()

    assert "Қазақстан, Франция" in html and ">драма<" in html
    assert "<p>қазақ тілі</p>" in html
    assert "<p>Дала туралы</p>" in read and "&lt;p&gt;" not in read
    assert '<div class="readonly">жыл</div>' in claimed
