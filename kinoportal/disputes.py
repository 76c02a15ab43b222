"""What sources disagree about, field by field."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .models import ClaimStatus

FIELDS = {
    "actor_bayan": _("who plays Bayan"),
    "awards": _("awards"),
    "birth_place": _("place of birth"),
    "birth_year": _("year of birth"),
    "boy_name": _("the boy’s name"),
    "cinematographer": _("cinematographer"),
    "colour": _("colour"),
    "countries": _("countries"),
    "death_date": _("date of death"),
    "director": _("director"),
    "editor": _("film editor"),
    "education": _("education"),
    "effect": _("effect"),
    "festival": _("festival"),
    "film": _("film"),
    "form": _("form"),
    "heroine_name": _("the heroine’s name"),
    "lead_actress": _("leading actress"),
    "name": _("name"),
    "plot": _("plot"),
    "premiere": _("premiere"),
    "professor_name": _("the professor’s name"),
    "runtime_min": _("running time, minutes"),
    "section": _("section"),
    "award": _("award"),
    "source_book_translations": _("translations of the book"),
    "style": _("manner of work"),
    "title": _("title"),
    "victim": _("victim"),
    "year": _("year"),
}


@dataclass(frozen=True)
class Dispute:
    field: str
    claims: list

    @property
    def label(self):
        return FIELDS.get(self.base, self.base.replace("_", " "))

    @property
    def base(self):
        """The field without the language that closes its name."""
        stem, _underscore, language = self.field.rpartition("_")
        return stem if language in {"kk", "ru", "en"} else self.field


def disputes(claims):
    """The fields whose claims differ, or whose only claim is not accepted."""
    fields = {}
    for claim in claims:
        fields.setdefault(claim.field, []).append(claim)
    return [
        Dispute(field, sorted(rows, key=_accepted_first))
        for field, rows in fields.items()
        if len({claim.value for claim in rows}) > 1
        or rows[0].status != ClaimStatus.ACCEPTED
    ]


def _accepted_first(claim):
    return ClaimStatus.values.index(claim.status), claim.pk
