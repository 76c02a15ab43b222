"""What an import refuses: a sentence for each fault, and nothing written."""

import pytest

from films.models import Credit, Film
from kinoportal import catalogue
from kinoportal.importing.tables import LONGEST_CELL
from kinoportal.models import Source

from .small_catalogue import TABLES, change, refused, run, write

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("english_terminal"),
]

LINES = {name.removesuffix(".csv"): text for name, text in TABLES.items()}


def replaced(table, old, new):
    assert old in LINES[table]
    return {table: LINES[table].replace(old, new)}


FAULTS = {
    "a byte that is not UTF-8": (
        {"films": LINES["films"].encode().replace("Су,".encode(), b"\xcd\xf3,")},
        ["films.csv, line 3: found “cd f3", "expected text in UTF-8."],
    ),
    "a NUL": (
        replaced("films", "t-two,Су", "t-two,С\0у"),
        ["films.csv, line 3: found “NUL”, expected text without NUL."],
    ),
    "a header of something else": (
        {"films": "name;born\nx;1\n"},
        ["films.csv, line 1, column “key”: found “name;born”", "expected this column."],
    ),
    "an empty file": (
        {"films": ""},
        ["films.csv, line 1, column “key”: found nothing, expected this column."],
    ),
    "a column twice": (
        replaced("films", "title_ru", "title_kk"),
        ["films.csv, line 1, column “title_kk”", "expected every column once."],
    ),
    "a cell too many": (
        replaced("film_themes", "t-river,t-book", "t-river,t-book,"),
        ["film_themes.csv, line 2: found “4”, expected 3 cells in the row."],
    ),
    "a quote that nothing closes": (
        replaced("films", "t-two,Су", 't-two,"Су'),
        ["films.csv, line 3:", "expected cells in quotes that open and close"],
    ),
    "a cell past all measure": (
        replaced("films", "t-two,Су", f"t-two,{'у' * (LONGEST_CELL + 1)}"),
        ["films.csv, line 3:", f"expected a cell of at most {LONGEST_CELL} characters"],
    ),
    "a text too long": (
        replaced("films", "t-two,Су", f"t-two,{'у' * 301}"),
        ["films.csv, line 3, column “title_kk”: found “ууу", "at most 300 characters."],
    ),
    "a row without a key": (
        replaced("films", "t-two,Су", ",Су"),
        ["films.csv, line 3, column “key”: found nothing, expected a value."],
    ),
    "a control character": (
        replaced("films", "t-two,Су", "t-two,С\x0bу"),
        [
            "films.csv, line 3, column “title_kk”: found “С�у”",
            "expected text without control characters.",
        ],
    ),
    "a key in capitals": (
        replaced("sources", "t-book,", "T Book,"),
        ["sources.csv, line 3, column “key”: found “T Book”", "expected lower-case"],
    ),
    "a key twice": (
        replaced("sources", "t-book,", "t-paper,"),
        [
            "sources.csv, line 3, column “key”: found “t-paper”",
            "expected each row once; it stands in line 2 already.",
        ],
    ),
    "a credit twice": (
        replaced("credits", "t-asel,writer,,1", "t-asel,director,,2"),
        [
            "credits.csv, line 3, column “film, person, role, character”: "
            "found “t-one, t-asel, director”"
        ],
    ),
    "a person nobody knows": (
        replaced("credits", "t-bek", "t-nobody"),
        [
            "credits.csv, line 4, column “person”: found “t-nobody”, "
            "expected a key of people.csv."
        ],
    ),
    "a source nobody knows": (
        replaced("people", "t-paper;t-book", "t-paper;t-rumour"),
        ["people.csv, line 2, column “sources”: found “t-rumour”"],
    ),
    "a year before films": (
        replaced("films", "1990", "1790"),
        [
            "films.csv, line 2, column “year”: found “1790”, "
            "expected a whole number from 1890 to 2100."
        ],
    ),
    "a year in words": (
        replaced("recognitions", "1991", "about 1991"),
        ["recognitions.csv, line 2, column “year”: found “about 1991”"],
    ),
    "a year in other digits": (
        replaced("films", "1990", "१९९०"),
        ["films.csv, line 2, column “year”: found “१९९०”"],
    ),
    "a death before the birth": (
        replaced("people", "1960,,", "1960,1950,"),
        ["people.csv, line 2, column “death_year”: found “1950”, expected a year"],
    ),
    "a role nobody has": (
        replaced("credits", "actor", "hero"),
        ["credits.csv, line 4, column “role”: found “hero”, expected one of: actor, "],
    ),
    "a country nobody knows": (
        replaced("films", "KZ;SU", "KZ;XQ"),
        ["films.csv, line 2, column “countries”: found “KZ;XQ”, expected a country's"],
    ),
    "an address that runs a script": (
        replaced("sources", "https://example.org/1", "javascript:alert(1)"),
        ["sources.csv, line 2, column “url”: found “javascript:alert(1)”"],
    ),
    "a film without a title": (
        replaced("films", "t-two,Су", "t-two,"),
        [
            "films.csv, line 3, column “title_kk”: found nothing, "
            "expected a value here or in title_ru, title_en."
        ],
    ),
    "themes in a ring": (
        replaced("themes", "Water,", "Water,t-river"),
        [
            "themes.csv, line 2, column “broader”: found “t-water”",
            "themes.csv, line 3, column “broader”: found “t-river”",
        ],
    ),
    "a line after a text of two lines": (
        replaced(
            "sources", "A book,,en\n", '"A\nbook",,en\nt-third,gopher://x,Third,,\n'
        ),
        ["sources.csv, line 5, column “url”: found “gopher://x”"],
    ),
}


def wrote_nothing():
    return not (
        Film.objects.filter(slug__startswith="t-").exists()
        or Source.objects.filter(slug__startswith="t-").exists()
    )


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_and_nothing_is_written(tmp_path, fault):
    changes, sentences = FAULTS[fault]
    version = catalogue.version()

    said = refused(write(tmp_path, **changes))

    for sentence in sentences:
        assert sentence in said
    assert "Nothing was written" in said
    assert wrote_nothing()
    assert catalogue.version() == version


ARTICLE_FAULTS = [
    ("---\ntitle", "title", "articles/t-river.kk.md, line 1: found “title"),
    ("2026-01-31", "31.01.2026", "line 5, column “date”: found “31.01.2026”"),
    ("hero_film: t-one", "hero_film: t-no", "column “hero_film”: found “t-no”"),
    ("title: Өзен туралы", "titel: Өзен", "line 1, column “title”: found nothing"),
]


@pytest.mark.parametrize(("old", "new", "sentence"), ARTICLE_FAULTS)
def test_a_faulty_article_is_told_and_nothing_is_written(tmp_path, old, new, sentence):
    folder = write(tmp_path)
    change(folder, "articles/t-river.kk.md", old, new)

    said = refused(folder)

    assert "articles/t-river.kk.md" in said
    assert sentence in said
    assert wrote_nothing()


def test_every_fault_of_all_tables_is_told_at_once(tmp_path):
    changes = replaced("films", "1990", "1790") | replaced("credits", "actor", "hero")

    said = refused(write(tmp_path, **changes))

    assert "films.csv, line 2" in said
    assert "credits.csv, line 4" in said
    assert said.endswith("Nothing was written: 2 problems.")


def test_a_table_that_cannot_be_read_does_not_blame_the_others(tmp_path):
    changes = {"films": LINES["films"].encode().replace("Су,".encode(), b"\xcd\xf3,")}

    said = refused(write(tmp_path, **changes))

    assert said.endswith("Nothing was written: 1 problem.")


def test_a_ring_over_themes_that_the_table_lacks_is_told(tmp_path, make_theme):
    """Another theme stands below the ring that the one line would close."""
    river = make_theme(slug="t-river", label_en="River")
    make_theme(slug="t-water", broader=river)
    make_theme(slug="t-shore", broader=river)
    table = "key,label_en,broader\nt-river,River,t-water\n"
    (tmp_path / "themes.csv").write_text(table, encoding="utf-8")

    said = refused(tmp_path)

    assert "themes.csv, line 2, column “broader”: found “t-water”" in said
    river.refresh_from_db()
    assert river.broader is None


def test_a_folder_without_tables_is_refused(tmp_path):
    assert "expected a folder with tables" in refused(tmp_path / "nowhere")
    assert "expected a folder with tables" in refused(tmp_path)


def test_a_value_cannot_steer_the_terminal(tmp_path):
    changes = replaced("credits", "actor", "\x1b[2Jhero")

    assert "\x1b" not in refused(write(tmp_path, **changes))


def test_what_a_later_table_breaks_leaves_nothing_of_the_earlier(tmp_path, monkeypatch):
    def fail(writer, rows, *args):
        if rows.model is Credit:
            raise OSError("disk full")

    monkeypatch.setattr("kinoportal.importing.writing.Writer._remove", fail)

    with pytest.raises(OSError, match="disk full"):
        run(write(tmp_path))

    assert wrote_nothing()


def test_a_table_that_changes_while_it_is_read_is_refused(tmp_path, monkeypatch):
    from kinoportal.importing.process import Import

    folder = write(tmp_path)
    check = Import.check

    def check_then_change(process):
        check(process)
        change(folder, "credits.csv", "actor", "producer")

    monkeypatch.setattr(Import, "check", check_then_change)

    assert "expected a file that stays as it is" in refused(folder)
    assert wrote_nothing()
