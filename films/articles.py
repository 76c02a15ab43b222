"""The text of a longread: its marks become links, cards and footnotes.

Blocks stand apart by an empty line: ``## `` a heading, ``> `` the pull quote,
``[[card:film:KEY]]`` a card, everything else a paragraph. Inside a paragraph
``[[kind:KEY|shown]]`` links to a record and ``[^source-key]`` to a source. What is
not public, or does not exist, is printed as the text that was meant to be shown.
"""

import re
from dataclasses import dataclass, field

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from kinoportal.models import Source
from people.models import Person

from .models import Festival, Film, Programme, Theme

LINK = re.compile(
    r"\[\[(film|person|theme|festival|programme):([a-z0-9-]+)\|([^\]]+)\]\]"
)
CARD = re.compile(r"\[\[card:film:([a-z0-9-]+)\]\]")
NOTE = re.compile(r"\[\^([a-z0-9-]+)\]")
MARK = re.compile(f"{LINK.pattern}|{NOTE.pattern}")
KINDS = {
    "film": Film,
    "person": Person,
    "theme": Theme,
    "festival": Festival,
    "programme": Programme,
}
WORDS_A_MINUTE = 180  # of attentive silent reading in Russian or Kazakh


@dataclass
class Block:
    kind: str  # heading, quote, card, paragraph
    html: str = ""
    film: Film | None = None


@dataclass
class Longread:
    blocks: list = field(default_factory=list)
    notes: list = field(default_factory=list)  # sources in the order of their numbers
    films: list = field(default_factory=list)  # that the text links to or shows
    minutes: int = 0


class Reader:
    """Reads one text; records and sources are loaded in one query a kind."""

    def __init__(self, text):
        self.text = text.replace("\r\n", "\n")
        self.numbers = {}
        self.records = {
            kind: self._public(model, kind) for kind, model in KINDS.items()
        }
        keys = set(NOTE.findall(text))
        self.sources = {s.slug: s for s in Source.objects.filter(slug__in=keys)}
        cards = Film.objects.published().for_cards()
        found = cards.filter(slug__in=CARD.findall(text))
        self.cards = {film.slug: film for film in found}

    def _public(self, model, kind):
        keys = {key for found, key, _shown in LINK.findall(self.text) if found == kind}
        records = model.objects.published().filter(slug__in=keys) if keys else ()
        return {record.slug: record for record in records}

    def read(self):
        parts = (part.strip() for part in re.split(r"\n\s*\n", self.text))
        blocks = [block for part in parts if part and (block := self._block(part))]
        notes = sorted(self.numbers, key=self.numbers.get)
        words = len(MARK.sub(" ", self.text).split())
        return Longread(
            blocks,
            [self.sources[key] for key in notes],
            list((self.cards | self.records["film"]).values()),
            max(1, round(words / WORDS_A_MINUTE)),
        )

    def _block(self, part):
        if card := CARD.fullmatch(part):
            film = self.cards.get(card[1])
            return Block("card", film=film) if film else None
        if part.startswith("## "):
            return Block("heading", self._inline(part[3:]))
        if part.startswith("> "):
            quote = " ".join(line.lstrip("> ") for line in part.splitlines())
            return Block("quote", self._inline(quote))
        return Block("paragraph", self._inline(part))

    def _inline(self, words):
        html, end = "", 0
        for match in MARK.finditer(words):
            html += conditional_escape(words[end : match.start()])
            html += self._mark(match)
            end = match.end()
        return mark_safe(html + conditional_escape(words[end:]))

    def _mark(self, match):
        kind, key, shown, source = match.groups()
        if source:
            return self._note(source)
        record = self.records[kind].get(key)
        if record is None:
            return conditional_escape(shown)
        return format_html('<a href="{}">{}</a>', record.get_absolute_url(), shown)

    def _note(self, key):
        if key not in self.sources:
            return ""
        is_first = key not in self.numbers
        number = self.numbers.setdefault(key, len(self.numbers) + 1)
        place = format_html(' id="c{}"', number) if is_first else ""
        return format_html(
            '<a class="cite"{} href="#s{}" aria-label="{}">{}</a>',
            place,
            number,
            _("Source %(number)s") % {"number": number},
            number,
        )
