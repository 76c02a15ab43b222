import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from films.models import (
    Article,
    Award,
    Collection,
    Credit,
    Edition,
    Festival,
    Film,
    FilmProgramme,
    FilmTheme,
    Programme,
    Reception,
    Recognition,
    Theme,
)
from kinoportal import catalogue
from kinoportal.admin import trash
from kinoportal.importing import catalogue_imported
from kinoportal.models import Citation, Claim, SearchDocument, Source
from kinoportal.search import documents
from kinoportal.tests.fixtures import CATALOGUE
from people.models import Person

from .small_catalogue import change, run, write

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("english_terminal", "nobody_listens"),
]


@pytest.fixture
def folder(tmp_path):
    return write(tmp_path)


@pytest.fixture
def imported(folder):
    run(folder)
    return folder


def sources_of(record):
    return [citation.source.slug for citation in record.citations.all()]


@pytest.mark.parametrize(
    ("model", "count"),
    [
        (Film, 202),
        (Person, 508),
        (Credit, 913),
        (Theme, 74),
        (Festival, 110),
        (Recognition, 313),
        (Programme, 24),
        (Claim, 165),
        (Source, 667),
        (Reception, 191),
        (Article, 5),
        (Collection, 6),
    ],
)
def test_the_real_catalogue_goes_in_whole(model, count):
    assert model.objects.count() == count


def test_the_real_catalogue_changes_nothing_the_second_time():
    version = catalogue.version()

    out, err = run(CATALOGUE)

    assert out.endswith("\n0 changes\n")
    assert not err
    assert catalogue.version() == version


def test_every_row_of_the_real_catalogue_names_its_sources(catalogue_tables):
    tables = {
        "films": Film,
        "people": Person,
        "credits": Credit,
        "film_themes": FilmTheme,
        "recognitions": Recognition,
        "programmes": Programme,
        "film_programmes": FilmProgramme,
        "claims": Claim,
    }
    for name, model in tables.items():
        named = sum(len(row["sources"].split(";")) for row in catalogue_tables[name])
        empty = sum(not row["sources"] for row in catalogue_tables[name])
        kind = ContentType.objects.get_for_model(model)
        cited = Citation.objects.filter(content_type=kind).count()
        assert cited == named - empty, name


def test_the_person_whom_only_one_article_names_is_not_published():
    assert not Person.objects.filter(slug="darkhan-baizhakov").exists()
    claims = Claim.objects.filter(subject_key="darkhan-baizhakov")
    assert [claim.record for claim in claims] == [None] * 3


def test_a_film_is_written_with_all_that_its_row_says(imported):
    film = Film.objects.get(slug="t-one")

    assert (film.title_kk, film.title_ru, film.title_en) == (
        "Өзен",
        "Река",
        "The River",
    )
    assert (film.year, film.runtime, film.form, film.colour) == (
        1990,
        90,
        "feature",
        "bw",
    )
    assert film.countries == ["KZ", "SU"]
    assert film.genres == ["drama", "history"]
    assert [title.title for title in film.other_titles.all()] == ["Su"]
    assert sources_of(film) == ["t-book", "t-paper"]
    assert film.is_public


def test_columns_that_follow_from_others_are_computed(imported):
    person = Person.objects.get(slug="t-asel")

    assert person.sort_key_kk
    assert person.initial_kk == "Н"


def test_roles_of_other_lists_are_understood(imported):
    roles = Film.objects.get(slug="t-one").credits.values_list("person__slug", "role")

    assert set(roles) == {
        ("t-asel", "director"),
        ("t-asel", "screenwriter"),
        ("t-bek", "actor"),
    }


def test_recognitions_make_their_edition_and_keep_their_wording(imported):
    won = Recognition.objects.get(film__slug="t-one")
    shown = Recognition.objects.get(film__slug="t-two")

    assert (won.edition.festival.slug, won.edition.year) == ("t-fest", 1991)
    assert (won.section.slug, won.award.slug) == ("t-main", "t-prize")
    assert [award.slug for award in won.further_awards.all()] == ["t-press"]
    assert won.section_as_given == "In competition"
    assert won.award_as_given == "Grand Prix; Press"
    assert (shown.edition.year, shown.result) == (None, "official_selection")
    assert Edition.objects.filter(festival__slug="t-fest").count() == 2
    assert Award.objects.get(slug="t-press").festival is None


def test_themes_know_what_stands_above_them(imported):
    above = Theme.objects.get(slug="t-river").lines_up.order_by("depth")

    assert [line.ancestor.slug for line in above] == ["t-river", "t-water"]


def test_claims_find_their_record_or_wait_for_it(imported):
    film, somebody, recognition = Claim.objects.filter(
        subject_key__startswith="t-"
    ).order_by("pk")

    assert film.record == Film.objects.get(slug="t-one")
    assert somebody.record is None
    assert recognition.record == Recognition.objects.get(film__slug="t-one")
    assert sources_of(somebody) == ["t-book"]


def test_an_article_is_read_from_its_file(imported):
    article = Article.objects.get(slug="t-river")

    assert article.title_kk == "Өзен туралы"
    assert article.lead_kk == "Бір сөйлем: екі бөлік"
    assert article.text_kk == "<p>Мәтін.</p>"
    assert article.dated_on.isoformat() == "2026-01-31"
    assert article.hero_film.slug == "t-one"
    assert article.title_ru == ""


def test_a_second_run_changes_nothing(imported):
    out, _err = run(imported)

    assert out.endswith("\n0 changes\n")


def test_a_changed_row_updates_just_that(imported):
    before = {
        film.pk: film.updated_at for film in Film.objects.exclude(slug="t-two").all()
    }
    change(imported, "films.csv", "t-two,Су,", "t-two,Тұма,")

    out, _err = run(imported)

    assert out.endswith("\n1 change\n")
    changed = Film.objects.get(slug="t-two")
    assert changed.title_kk == "Тұма"
    after = Film.objects.in_bulk(list(before))
    assert {pk: film.updated_at for pk, film in after.items()} == before


def test_a_changed_name_is_sorted_anew(imported):
    before = Film.objects.get(slug="t-two").sort_key_kk
    change(imported, "films.csv", "t-two,Су,", "t-two,Ақ су,")

    run(imported)

    assert Film.objects.get(slug="t-two").sort_key_kk < before


@pytest.mark.parametrize(
    ("file", "old", "new", "model", "where"),
    [
        ("credits.csv", "Хан", "Сұлтан", Credit, {"character": "Сұлтан"}),
        (
            "recognitions.csv",
            "1991,In competition",
            "1991,Main",
            Recognition,
            {"section_as_given": "Main"},
        ),
        ("claims.csv", "Second Prize", "Third Prize", Claim, {"value": "Third Prize"}),
    ],
)
def test_a_changed_row_is_still_the_row_that_it_was(
    imported, file, old, new, model, where
):
    before = set(model.objects.values_list("pk", flat=True))
    change(imported, file, old, new)

    out, _err = run(imported)

    assert out.endswith("\n1 change\n")
    assert set(model.objects.values_list("pk", flat=True)) == before
    assert model.objects.filter(**where).count() == 1


def test_a_row_that_its_table_no_longer_has_goes(imported):
    change(imported, "credits.csv", "t-one,t-bek,actor,Хан,1,\n", "")

    out, _err = run(imported)

    assert out.endswith("\n1 change\n")
    assert not Credit.objects.filter(person__slug="t-bek").exists()


def test_rows_of_films_that_the_folder_does_not_have_stay(folder):
    before = Credit.objects.count(), Claim.objects.count(), FilmTheme.objects.count()

    run(folder)

    after = Credit.objects.count(), Claim.objects.count(), FilmTheme.objects.count()
    assert after == (before[0] + 3, before[1] + 3, before[2] + 1)


def test_what_editors_added_stays(imported):
    film = Film.objects.get(slug="t-one")
    other = Person.objects.get(slug="t-bek")
    film.credits.create(person=other, role="producer")
    film.citations.create(source=Source.objects.get(slug="t-paper"), field="year")
    film.other_titles.create(title="Тұнба")
    film.withdraw()

    out, _err = run(imported)

    assert out.endswith("\n0 changes\n")
    film.refresh_from_db()
    assert film.status == "draft"
    assert film.credits.filter(role="producer").exists()
    assert film.citations.filter(field="year").exists()
    assert film.other_titles.filter(title="Тұнба").exists()


def test_a_whole_record_that_its_table_no_longer_has_stays_and_is_named(imported):
    change(imported, "films.csv", "t-two,Су,,,,,,,,,,\n", "")

    _out, err = run(imported)

    assert Film.objects.filter(slug="t-two").exists()
    assert "films.csv" in err
    assert "not in the table" in err


@pytest.mark.parametrize(
    ("model", "key"),
    [(Film, "t-one"), (Person, "t-asel"), (Theme, "t-water"), (Festival, "t-fest")],
)
def test_a_record_whose_address_editors_changed_is_known_by_its_key(
    imported, client, model, key
):
    record, before = model.objects.get(slug=key), model.objects.count()
    old, record.slug = record.get_absolute_url(), "t-elsewhere"
    record.save()

    out, err = run(imported)

    assert out.endswith("0 changes\n") and "t-elsewhere" not in err
    assert model.objects.count() == before
    assert client.get(old).url == record.get_absolute_url()
    change(imported, "credits.csv", "Хан", "Бек")
    run(imported)
    assert Credit.objects.get(character="Бек").film.year == 1990


def test_a_table_may_name_a_record_by_the_address_it_had(imported, tmp_path):
    film = Film.objects.get(slug="t-two")
    film.slug = "t-elsewhere"
    film.save()
    folder = tmp_path / "later"
    folder.mkdir()
    table = "film,person,role\nt-two,t-bek,actor\n"
    (folder / "credits.csv").write_text(table, encoding="utf-8")

    run(folder)

    assert film.credits.get().person.slug == "t-bek"


def test_what_was_deleted_at_the_desk_comes_back_as_a_draft(imported, client):
    film = Film.objects.get(slug="t-two")
    trash.throw_away(film, user=None)

    _out, err = run(imported)

    assert Film.objects.get(slug="t-two").status == "draft"
    assert "1 record was deleted at the desk and comes back as a draft: t-two" in err
    assert client.get("/en/films/t-two/").status_code == 410


def test_sources_follow_their_row(imported):
    change(imported, "films.csv", "t-book;t-paper", "t-paper")
    run(imported)
    assert sources_of(Film.objects.get(slug="t-one")) == ["t-paper"]

    change(imported, "people.csv", "t-paper;t-book", "t-book;t-paper")
    run(imported)
    assert sources_of(Person.objects.get(slug="t-asel")) == ["t-book", "t-paper"]


def test_a_dry_run_shows_the_difference_and_writes_nothing(imported):
    version = catalogue.version()
    change(
        imported, "films.csv", "t-one,Өзен,Река,The River,Su,1990", "t-one,,,R,,1992"
    )

    out, _err = run(imported, dry_run=True)

    assert "~ t-one: year 1990 → 1992" in out
    assert "nothing was written" in out
    assert Film.objects.get(slug="t-one").year == 1990
    assert catalogue.version() == version


def test_tables_and_columns_that_a_source_lacks_change_nothing(imported):
    for path in imported.iterdir():
        if path.name not in {"films.csv", "articles"}:
            path.unlink()
    (imported / "films.csv").write_text("key,title_en,year\nt-one,The River,1990\n")

    out, _err = run(imported)

    assert out.endswith("\n0 changes\n")
    film = Film.objects.get(slug="t-one")
    assert film.title_kk == "Өзен"
    assert film.genres == ["drama", "history"]
    assert film.credits.count() == 3
    assert sources_of(film) == ["t-book", "t-paper"]
    assert film.other_titles.count() == 1


def test_an_empty_cell_takes_no_text_from_an_editor(imported):
    Film.objects.filter(slug="t-two").update(title_ru="Вода")

    assert "0 changes" in run(imported)[0]
    assert Film.objects.get(slug="t-two").title_ru == "Вода"


def test_a_text_may_stand_in_one_language_and_gain_others(imported):
    Festival.objects.filter(slug="t-fest").update(city_kk="Алматы қаласы")

    assert "0 changes" in run(imported)[0]
    assert Festival.objects.get(slug="t-fest").city_kk == "Алматы қаласы"

    change(imported, "festivals.csv", "city_en", "city_ru,city_en")
    change(imported, "festivals.csv", "Almaty", "Алма-Ата,Almaty")
    run(imported)

    festival = Festival.objects.get(slug="t-fest")
    assert (festival.city_kk, festival.city_ru) == ("Алматы қаласы", "Алма-Ата")
    assert festival.city_en == "Almaty"


def test_columns_that_nobody_reads_are_named(folder):
    change(folder, "sources.csv", "key,url,title", "key,url,title,colour_of_cover")
    change(folder, "sources.csv", "Шолу,", "Шолу,red,")
    change(folder, "sources.csv", "A book,", "A book,green,")

    _out, err = run(folder)

    assert "sources.csv: nothing reads colour_of_cover" in err


def test_what_was_written_is_announced_once(folder):
    heard = []

    def hear(sender, changes, **kwargs):
        heard.append({change.model: change.written for change in changes})

    version = catalogue.version()
    catalogue_imported.connect(hear)
    try:
        run(folder)
    finally:
        catalogue_imported.disconnect(hear)

    films = set(Film.objects.filter(slug__startswith="t-").values_list("pk", flat=True))
    assert [written[Film] for written in heard] == [films]
    assert catalogue.version() != version


def test_search_knows_what_was_imported(folder):
    catalogue_imported.connect(documents.bring_up_to_date)

    run(folder)

    film = Film.objects.get(slug="t-one")
    assert SearchDocument.objects.filter(kind="film", object_id=film.pk).exists()


def test_a_listener_that_fails_undoes_the_whole_import(folder):
    def fail(sender, **kwargs):
        raise RuntimeError("no room for the index")

    catalogue_imported.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            run(folder)
    finally:
        catalogue_imported.disconnect(fail)

    assert not Film.objects.filter(slug__startswith="t-").exists()
    assert not Source.objects.filter(slug__startswith="t-").exists()


def test_the_database_knows_afterwards_how_large_its_tables_are():
    known = {
        "sqlite": "SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'films_film'",
        "postgresql": "SELECT reltuples FROM pg_class WHERE relname = 'films_film'",
    }
    with connection.cursor() as cursor:
        cursor.execute(known[connection.vendor])

        assert cursor.fetchone()[0] > 0
