"""What films, themes, festivals, programmes, articles and lists say to search.

A document has the record's own texts alone: who directed a film, what it is about and
where it won are found through the catalogue itself (`films.search`), so that renaming
or hiding a person never leaves a trace in another record's document.
"""

from urllib.parse import urlsplit

from django.db.models import Count, Q

from kinoportal import richtext
from kinoportal.languages import LANGUAGES
from kinoportal.search.documents import Document, register
from kinoportal.search.recognition import FEWEST_INITIALS, handles, initials
from kinoportal.text import words

from .models import (
    Article,
    Award,
    Collection,
    Festival,
    Film,
    FilmTitle,
    Programme,
    Section,
    Theme,
)


def register_all():
    register(Film, "film", 1, film_documents, parts={FilmTitle: "film"})
    register(Theme, "theme", 3, theme_documents, has_words=True)
    register(Festival, "festival", 4, festival_documents)
    register(Programme, "programme", 5, programme_documents)
    register(Article, "article", 6, article_documents)
    register(Collection, "collection", 7, collection_documents)
    register(Award, "award", 8, ledger_documents)
    register(Section, "section", 9, ledger_documents)


def _texts(record, *fields):
    return [
        (code, text)
        for field in fields
        for code in LANGUAGES
        if (text := getattr(record, f"{field}_{code}").strip())
    ]


def _document(record, names, **content):
    return Document(
        record.pk,
        names,
        publish_at=record.publish_at,
        unpublish_at=record.unpublish_at,
        **content,
    )


def film_documents(films):
    won = Count("recognitions", Q(recognitions__result="won"))
    films = films.annotate(honours=Count("recognitions"), won=won)
    for film in films.prefetch_related("other_titles"):
        others = [("", other.title) for other in film.other_titles.all()]
        titles = _texts(film, "title") + others
        yield _document(
            film,
            titles,
            # A title of one word is known in every form: Кочевника, Томиристі.
            handles=[title for _, title in titles],
            texts=_texts(film, "synopsis"),
            prominence=10 + 2 * film.honours + 4 * film.won,
        )


def theme_documents(themes):
    for theme in themes.annotate(number=Count("film_themes")):
        labels = _texts(theme, "label")
        others = [
            (code, part.strip())
            for code, text in _texts(theme, "other_labels", "search_words")
            for part in text.split(";")
            if part.strip()
        ]
        names = labels + others
        yield _document(
            theme,
            names,
            handles=[label for _, label in names] + handles(names),
            texts=_texts(theme, "scope_note", "essay"),
            prominence=20 + theme.number,
        )


def festival_documents(festivals):
    number = Count("editions__recognitions")
    for festival in festivals.annotate(number=number):
        names = _texts(festival, "name")
        yield _document(
            festival,
            names,
            handles=handles(names) + _cities(festival, names),
            initials=initials(names) + _site(festival),
            texts=_texts(festival, "city"),
            prominence=20 + festival.number,
        )


def _site(festival):
    """POFF of poff.ee: the short name that a festival goes by in its own language."""
    host = urlsplit(festival.website).hostname or ""
    name = host.removeprefix("www.").split(".")[0]
    return [name] if name.isalpha() and len(name) >= FEWEST_INITIALS else []


def _cities(festival, names):
    """Везуль of "Везуль Азия киносы фестивалі", where the name itself has the city;
    сансебастьян too, for who leaves the hyphen out."""
    said = {tuple(words(name.split("(")[0])) for _, name in names}
    cities = [words(city) for _, city in _texts(festival, "city")]
    return [
        "".join(city)
        for city in cities
        if any(tuple(city) == name[: len(city)] for name in said)
    ]


def programme_documents(programmes):
    for programme in programmes.annotate(number=Count("film_programmes")):
        names = _texts(programme, "name")
        yield _document(
            programme,
            names,
            handles=handles(names),
            initials=initials(names),
            texts=_texts(programme, "description"),
            prominence=10 + programme.number,
        )


def article_documents(articles):
    for article in articles:
        texts = [(code, richtext.plain(text)) for code, text in _texts(article, "text")]
        yield _document(
            article,
            _texts(article, "title"),
            texts=_texts(article, "lead", "author") + texts,
            prominence=10,
        )


def collection_documents(collections):
    for collection in collections:
        yield _document(
            collection,
            _texts(collection, "title"),
            texts=_texts(collection, "lead"),
            prominence=10,
        )


def ledger_documents(entries):
    """Awards and sections are no results; they are here for queries to name."""
    for entry in entries.annotate(number=Count("recognitions")):
        names = _said_otherwise(_texts(entry, "name"))
        yield Document(
            entry.pk,
            names,
            handles=handles(names),
            prominence=entry.number,
        )


# What a prize is given for, and how readers name it by who gets it.
_RECIPIENTS = {
    "мужскую роль": "актёр",
    "женскую роль": "актриса",
    "режиссуру": "режиссёр",
    "операторскую работу": "оператор",
    "ер адам рөлі": "актер",
    "әйел рөлі": "актриса",
    "режиссура": "режиссер",
    "операторлық жұмыс": "оператор",
}


def _said_otherwise(names):
    others = [
        (language, name.replace(what, who))
        for language, name in names
        for what, who in _RECIPIENTS.items()
        if what in name
    ]
    return names + others
