"""One or two sentences on a record in the reader's language, for who sees a link.

A text in another language would be the same on two pages, so what the reader's
language lacks is made of the record's facts.
"""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kinoportal.codes import country_name
from kinoportal.summaries import SOME, own, shortened
from kinoportal.templatetags.language import grouped


def film(film, themes):
    """The film comes with its directors; themes are those that the page prints."""
    facts = [str(film)]
    if film.form:
        facts.append(film.get_form_display())
    if names := [person.name for person in film.directors]:
        directed = ngettext("director %(names)s", "directors %(names)s", len(names))
        facts.append(directed % {"names": ", ".join(names)})
    return shortened(
        f"{', '.join(facts)}.", own(film, "synopsis") or _about_film(themes)
    )


def _about_film(themes):
    sentence = _("Cast and crew, recognition at festivals and sources.")
    if themes:
        names = ", ".join(theme.label for theme in themes[:SOME])
        return " ".join([_("Themes: %(names)s.") % {"names": names}, sentence])
    return sentence


def theme(theme, count, films):
    head = ngettext(
        "%(theme)s in Kazakh cinema: %(count)s film.",
        "%(theme)s in Kazakh cinema: %(count)s films.",
        count,
    ) % {"theme": theme.label, "count": grouped(count)}
    return shortened(head, own(theme, "scope_note"), _among(films))


def festival(festival, tally):
    place = own(festival, "city") or country_name(festival.country)
    head = f"{festival.name}, {place}." if place else f"{festival.name}."
    return shortened(
        head, _films_and_prizes(tally), _("Year by year, section by section, sourced.")
    )


def films_counted(count):
    films = ngettext(
        "%(count)s film of Kazakhstan", "%(count)s films of Kazakhstan", count
    )
    return films % {"count": grouped(count)}


def _films_and_prizes(tally):
    won = tally["wins"]
    prizes = ngettext("%(count)s prize", "%(count)s prizes", won)
    return f"{films_counted(tally['films'])}, {prizes % {'count': grouped(won)}}."


def edition(festival, year, editions, films):
    counts = {
        "films": sum(held.film_count for held in editions),
        "wins": sum(held.win_count for held in editions),
    }
    head = f"{festival.name}, {year}."
    return shortened(head, _films_and_prizes(counts), _among(films))


def programme(programme, count):
    facts = [programme.name, programme.get_kind_display()]
    films = ngettext(
        "%(count)s film of the catalogue.", "%(count)s films of the catalogue.", count
    ) % {"count": grouped(count)}
    return shortened(f"{', '.join(facts)}.", own(programme, "description"), films)


def decade(films, directors, won, themes):
    """How many films by how many directors, how many won, and what they speak of."""
    counted = ngettext("%(count)s film", "%(count)s films", films)
    head = ngettext(
        "%(films)s by %(count)s director.",
        "%(films)s by %(count)s directors.",
        directors,
    ) % {"films": counted % {"count": grouped(films)}, "count": grouped(directors)}
    prizes = ngettext(
        "%(count)s of them won a prize.", "%(count)s of them won a prize.", won
    ) % {"count": grouped(won)}
    names = ", ".join(theme.label for theme in themes[:SOME])
    frequent = _("Most frequent themes: %(names)s.") % {"names": names}
    return shortened(head, prizes if won else "", frequent if themes else "")


def article(article):
    lead = own(article, "lead")
    return shortened(lead or f"{article.title}.", _("An article on Kazakh cinema."))


def collection(collection, films):
    lead = own(collection, "lead") or f"{collection.title}."
    return shortened(lead, _among(films))


def _among(films):
    if not films:
        return ""
    names = ", ".join(str(film) for film in films[:SOME])
    return _("Among them: %(names)s.") % {"names": names}
