"""A catalogue small enough to be read whole, for tests of the import."""

from io import StringIO

from django.core.management import CommandError, call_command

TABLES = {
    "sources.csv": (
        "key,url,title,publisher,language\n"
        "t-paper,https://example.org/1,Шолу,Қазақ әдебиеті,kk\n"
        "t-book,,A book,,en\n"
    ),
    "people.csv": (
        "key,name_kk,name_ru,name_en,alt_names,birth_year,death_year,gender,"
        "professions,sources\n"
        "t-asel,Әсел Нұр,,Asel Nur,A. Nur;Асель Нур,1960,,female,director;writer,"
        "t-paper;t-book\n"
        "t-bek,,Бек Сары,,,,,male,actor,\n"
    ),
    "themes.csv": (
        "key,label_kk,label_ru,label_en,broader,alt_kk,alt_ru,alt_en\n"
        "t-river,Өзен,Река,River,t-water,,,stream;brook\n"
        "t-water,Су,Вода,Water,,,,\n"
    ),
    "festivals.csv": (
        "key,name_kk,name_ru,name_en,city_en,country,website\n"
        "t-fest,Кеш,Вечер,Evening,Almaty,KZ,https://example.org\n"
    ),
    "awards.csv": (
        "key,festival,name_kk,name_ru,name_en\n"
        "t-prize,t-fest,Бас жүлде,Гран-при,Grand Prix\n"
        "t-press,,Баспасөз жүлдесі,Приз прессы,Press Prize\n"
    ),
    "sections.csv": (
        "key,festival,name_kk,name_ru,name_en\n"
        "t-main,t-fest,Байқау,Конкурс,Competition\n"
    ),
    "films.csv": (
        "key,title_kk,title_ru,title_en,alt_titles,year,runtime_min,form,countries,"
        "genres,colour,sources\n"
        "t-one,Өзен,Река,The River,Su,1990,90,feature,KZ;SU,drama;historical,bw,"
        "t-book;t-paper\n"
        "t-two,Су,,,,,,,,,,\n"
    ),
    "credits.csv": (
        "film,person,role,character,order,sources\n"
        "t-one,t-asel,director,,1,t-paper\n"
        "t-one,t-asel,writer,,1,\n"
        "t-one,t-bek,actor,Хан,1,\n"
    ),
    "film_themes.csv": "film,theme,sources\nt-one,t-river,t-book\n",
    "recognitions.csv": (
        "film,person,festival,year,section_en,section,award_en,award,result,sources\n"
        "t-one,,t-fest,1991,In competition,t-main,Grand Prix; Press,"
        "t-prize;t-press,won,t-paper\n"
        "t-two,,t-fest,,,,,,selected,\n"
    ),
    "claims.csv": (
        "subject_kind,subject,field,value,sources,status,note_en\n"
        "film,t-one,year,1989,t-book,rejected,\n"
        "person,t-nobody,birth_year,1950,t-book,open,\n"
        "recognition,t-one/t-fest/1991,award,Second Prize,t-book,open,\n"
    ),
}
ARTICLE = """---
title: Өзен туралы
lead: Бір сөйлем: екі бөлік
author: А. Нұр
date: 2026-01-31
hero_film: t-one
---

Мәтін.
"""


def write(folder, **changes):
    """Write the tables; changes are given by the name of a table, None drops it."""
    for file, text in TABLES.items():
        text = changes.pop(file.removesuffix(".csv"), text)
        if text is not None:
            (folder / file).write_bytes(
                text if isinstance(text, bytes) else text.encode()
            )
    assert not changes
    articles = folder / "articles"
    articles.mkdir(exist_ok=True)
    (articles / "t-river.kk.md").write_text(ARTICLE, encoding="utf-8")
    return folder


def change(folder, file, old, new):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def run(folder, **options):
    """The report of an import, and what it warned of."""
    out, err = StringIO(), StringIO()
    call_command("import_catalogue", str(folder), stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def refused(folder):
    """What a refused import said, the last sentence with the rest."""
    err = StringIO()
    try:
        call_command("import_catalogue", str(folder), stderr=err)
    except CommandError as error:
        assert error.returncode == 1
        return f"{err.getvalue()}{error}"
    raise AssertionError("the import was not refused")
