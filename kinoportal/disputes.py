"""What sources disagree about, field by field."""

from dataclasses import dataclass

from .claimed import name_of
from .models import ClaimStatus


@dataclass(frozen=True)
class Dispute:
    field: str
    claims: list

    @property
    def label(self):
        return name_of(self.field, with_language=False)


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
