from django.urls import reverse

from kinoportal.codes import country_name
from kinoportal.structured_data import card_of, named, node, other_names

from ..models import Festival


def festival(festival, editions, summary):
    """A festival comes again, so it is a series; its years are its events.

    The series begins when it was founded, else with the earliest year known.
    """
    years = [held.year for held in editions if held.year]
    began = festival.founded or min(years, default="")
    url = festival.get_absolute_url()
    return node(
        ["EventSeries", "Event"],
        **{"@id": url},
        url=url,
        name=festival.name,
        alternateName=other_names(festival),
        image=card_of(festival),
        description=summary,
        startDate=str(began),
        location=_place(festival),
        sameAs=[festival.website] if festival.website else None,
        subEvent=[_event(festival, year) for year in sorted(set(years))],
    )


def edition(festival, year, films, summary):
    """One year of it, with the films that were shown or chosen."""
    return _event(festival, year) | node(
        _kind(festival),
        description=summary,
        image=card_of(festival),
        location=_place(festival),
        superEvent=named("EventSeries", festival),
        workFeatured=[named("Movie", film, "title") for film in films],
    )


def _kind(festival):
    is_shown = festival.kind == Festival.Kind.FESTIVAL
    return ["Festival", "Event"] if is_shown else "Event"


def _event(festival, year):
    url = reverse("films:edition_detail", args=[festival.slug, year])
    return node(
        _kind(festival),
        **{"@id": url},
        url=url,
        name=f"{festival.name}, {year}",
        startDate=str(year),
    )


def _place(festival):
    """The town and the country, as far as they are known."""
    country = country_name(festival.country)
    name = ", ".join(filter(None, [festival.city, country]))
    address = node(
        "PostalAddress", addressLocality=festival.city, addressCountry=festival.country
    )
    return node("Place", name=name, address=address) if name else None
