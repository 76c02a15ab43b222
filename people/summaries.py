"""One or two sentences on a person in the reader's language, for who sees a link."""

from django.utils.translation import gettext as _

from kinoportal.summaries import SOME, own, shortened


def person(person, films):
    """films: those of the person that the page prints."""
    years = "–".join(
        str(year) for year in (person.birth_year, person.death_year) if year
    )
    name = f"{person.name} ({years})" if years else person.name
    facts = ", ".join([name, *map(str, person.profession_names)])
    return shortened(f"{facts}.", own(person, "biography") or _about(films))


def _about(films):
    sentence = _("Filmography, recognition and sources.")
    if films:
        names = ", ".join(str(film) for film in films[:SOME])
        return " ".join([_("Films: %(names)s.") % {"names": names}, sentence])
    return sentence
