from kinoportal.codes import country_name
from kinoportal.structured_data import card_of, elsewhere, named, node, other_names

from ..models import Form, Result

# The field's roles and what schema.org calls them; it has no word for the rest.
PROPERTIES = {
    "director": "director",
    "screenwriter": "author",
    "composer": "musicBy",
    "editor": "editor",
    "producer": "producer",
    "actor": "actor",
}


def film(film, page):
    """page: what the film's page prints, by the names of its context."""
    is_series = film.form == Form.SERIES
    url = film.get_absolute_url()
    titles = [*other_names(film, "title"), *map(str, film.other_titles.all())]
    return node(
        "TVSeries" if is_series else "Movie",
        **{"@id": url},
        url=url,
        name=film.title,
        alternateName=list(dict.fromkeys(titles)),
        image=[card_of(film), *(p.url for p in film.posters if p.is_there)],
        description=film.synopsis or page["summary"],
        dateCreated=str(film.year or ""),
        # Of a series schema.org knows no length.
        duration=f"PT{film.runtime}M" if film.runtime and not is_series else "",
        genre=[name for _word, name in film.genre_names],
        inLanguage=film.languages,
        countryOfOrigin=[
            node("Country", name=country_name(code), identifier=code)
            for code in film.countries
        ],
        productionCompany=[node("Organization", name=name) for name in film.studios],
        about=[
            named("DefinedTerm", link.theme, "label") for link in page["theme_links"]
        ],
        award=[_award(row) for row in page["recognitions"] if row.result == Result.WON],
        sameAs=elsewhere(film),
        subjectOf=[_writing(view) for view in page["reception"]],
        **_people(page["rows"]),
    )


def _people(credits):
    """The people of every part that schema.org has a word for, each once."""
    parts = {}
    for credit in credits:
        if name := PROPERTIES.get(credit.role):
            parts.setdefault(name, {})[credit.person_id] = credit.person
    return {
        name: [named("Person", person) for person in people.values()]
        for name, people in parts.items()
    }


def _award(recognition):
    """The prize with the festival and the year, as one sentence of it."""
    where = f"{recognition.edition.festival.name} {recognition.edition.year or ''}"
    return ", ".join(filter(None, [recognition.award_name, where.strip()]))


def _writing(view):
    """A review or a report elsewhere; our sentence on it is its abstract.

    All are articles: a Review would have to give a mark, and ours say what was seen.
    """
    author = node("Person", name=view.author) if view.author else None
    publisher = view.source.publisher
    return node(
        "Article",
        headline=view.source.title,
        url=view.source.url,
        author=author,
        publisher=node("Organization", name=publisher) if publisher else None,
        datePublished=view.published_on,
        inLanguage=view.language,
        abstract=view.summary,
    )
