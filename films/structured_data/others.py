from django.urls import reverse
from django.utils.translation import gettext as _

from kinoportal.languages import current
from kinoportal.structured_data import (
    card_of,
    item_list,
    named,
    node,
    other_names,
    publisher,
)


def portal():
    """The whole site, with the address that answers a question."""
    home, search = reverse("films:home"), reverse("films:search")
    entry = node("EntryPoint", urlTemplate=f"{search}?q={{q}}")
    return node(
        "WebSite",
        **{"@id": f"{home}#site"},
        url=home,
        name=_("Kinoportal"),
        inLanguage=current(),
        publisher=publisher(),
        potentialAction=node(
            "SearchAction", target=entry, **{"query-input": "required name=q"}
        ),
    )


def theme(theme, films, count, summary):
    url = theme.get_absolute_url()
    vocabulary = node(
        "DefinedTermSet", name=_("Themes"), url=reverse("films:theme_list")
    )
    term = node(
        "DefinedTerm",
        **{"@id": url},
        url=url,
        name=theme.label,
        alternateName=other_names(theme, "label"),
        image=card_of(theme),
        description=theme.scope_note or summary,
        inDefinedTermSet=vocabulary,
    )
    return [term, item_list(theme.label, films, count=count)]


def collection(collection, films, summary):
    items = item_list(collection.title, films, ordered=True)
    more = node(
        "ItemList",
        url=collection.get_absolute_url(),
        description=collection.lead or summary,
    )
    return items and items | more


def programme(programme, summary):
    """Studios, funds and schools are organisations; a law is a text."""
    kind = "Legislation" if programme.kind == programme.Kind.LAW else "Organization"
    founded = {} if kind == "Legislation" else {"foundingDate": programme.founded or ""}
    url = programme.get_absolute_url()
    return node(
        kind,
        **{"@id": url},
        url=url,
        name=programme.name,
        alternateName=other_names(programme),
        description=programme.description or summary,
        **{name: str(value) for name, value in founded.items()},
    )


def article(article, longread, language, summary):
    url = article.get_absolute_url()
    author = node("Person", name=article.author) if article.author else publisher()
    return node(
        "Article",
        **{"@id": url},
        url=url,
        mainEntityOfPage=url,
        headline=article.title,
        image=card_of(article),
        description=article.lead or summary,
        author=author,
        publisher=publisher(),
        datePublished=(article.dated_on or article.created_at.date()).isoformat(),
        dateModified=article.updated_at.isoformat(timespec="seconds"),
        inLanguage=language or current(),
        timeRequired=f"PT{longread.minutes}M",
        about=[named("Movie", film, "title") for film in longread.films],
        citation=[
            node("CreativeWork", name=source.title, url=source.url)
            for source in longread.notes
        ],
    )
