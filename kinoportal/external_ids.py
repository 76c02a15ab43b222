"""Numbers of a record in other catalogues, and the pages that they lead to there."""

import re
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class ExternalId(models.Model):
    """The record's number in another catalogue."""

    class Scheme(models.TextChoices):
        WIKIDATA = "wikidata", "Wikidata"
        IMDB = "imdb", "IMDb"
        TMDB = "tmdb", "TMDB"
        KINOPOISK = "kinopoisk", "Кинопоиск"
        ISNI = "isni", "ISNI"
        VIAF = "viaf", "VIAF"

    # What a number looks like, one for an example, and the page it leads to, as
    # Wikidata has them (the formatter of P213, P214 and the like).
    PAGES = {
        Scheme.WIKIDATA: (r"Q[1-9]\d*", "Q42", "https://www.wikidata.org/wiki/{}"),
        Scheme.ISNI: (r"\d{15}[\dX]", "0000000121032683", "https://isni.org/isni/{}"),
        Scheme.VIAF: (r"[1-9]\d*", "75121530", "https://viaf.org/viaf/{}"),
    }

    scheme = models.CharField(_("catalogue"), max_length=12, choices=Scheme)
    value = models.CharField(
        _("number"),
        max_length=200,
        help_text=_("The number, or the address of the page there."),
    )

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.get_scheme_display()}: {self.value}"

    def clean(self):
        """Take the number out of a pasted address; refuse what no number there is."""
        if self.scheme not in self.PAGES or not self.value:
            return
        value = "".join(self.value.split())
        if "/" in value:
            last = urlsplit(value).path.rstrip("/").rpartition("/")[2]
            value = last.partition("-")[0]
        pattern, example, _page = self.PAGES[self.scheme]
        if not re.fullmatch(pattern, value):
            text = _("A number of %(catalogue)s looks like this: %(example)s.")
            given = {"catalogue": self.get_scheme_display(), "example": example}
            raise ValidationError({"value": text % given})
        self.value = value

    @property
    def url(self):
        """The record's page there; "" for a number that leads nowhere."""
        pattern, _example, page = self.PAGES.get(self.scheme, ("", "", ""))
        return page.format(self.value) if re.fullmatch(pattern, self.value) else ""
