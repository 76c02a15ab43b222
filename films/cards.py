"""What the card of each record says and shows."""

from django.utils.translation import gettext as _

from kinoportal.cards import Card
from kinoportal.codes import country_name
from kinoportal.posters import poster
from kinoportal.summaries import own

from .ledger import editions_in
from .models import Recognition
from .summaries import films_counted

BETWEEN = " · "


def portal():
    return Card(
        _("Kazakh cinema"),
        _("The open reference work on Kazakh cinema. Every fact names its source."),
        suns=((1980, True),),
    )


def film(film):
    """The film as `for_cards` loads it."""
    sheet = film.sheet()
    facts = [sheet.director, str(film.year or ""), film.get_form_display()]
    return Card(
        film.title,
        BETWEEN.join(filter(None, facts)),
        film.year,
        ((film.year, True),) if film.year else (),
        film.sheets.get(sheet) or poster(*sheet),
    )


def theme(theme, count):
    line = [_("Theme"), films_counted(count)]
    return Card(theme.label, BETWEEN.join(line), theme=theme.slug)


def festival(festival):
    """Every year of the ledger is a sun; a larger one brought a prize."""
    held = editions_in(Recognition.objects.filter(edition__festival=festival))
    suns = sorted({row.year: row.win_count > 0 for row in held if row.year}.items())
    place = [own(festival, "city"), country_name(festival.country)]
    year = suns[-1][0] if suns else None
    return Card(festival.name, ", ".join(filter(None, place)), year, tuple(suns))


def article(article):
    """In the colours of the film above the text, where that is public."""
    hero = article.hero_film
    year = hero.year if hero and hero.is_public else None
    line = BETWEEN.join(filter(None, [_("Article"), article.author]))
    return Card(article.title, line, year, ((year, True),) if year else ())
