"""The text of a longread for readers: its links, cards and footnotes looked up.

What is not public, or does not exist, is printed as the words that were meant to be
shown. Only the marks known here are printed, whatever is stored.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.utils.html import escape, format_html, strip_tags
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from kinoportal import richtext
from kinoportal.models import Source
from kinoportal.moved import past_keys
from people.models import Person

from .marks import as_rich_text
from .models import Festival, Film, Programme, Theme

KINDS = {
    "film": Film,
    "person": Person,
    "theme": Theme,
    "festival": Festival,
    "programme": Programme,
}
BLOCKS = {"p": "paragraph", "h2": "heading", "h3": "subheading"}
BLOCKS |= {"blockquote": "quote", "ul": "list", "ol": "list"}
# What may stand inside a block as it is; the list itself is printed with its items.
PLAIN = {"p", "ul", "ol", "li", "em", "strong", "sup"}
WEB = re.compile(r"(https?://|mailto:)", re.IGNORECASE)
NOTE = re.compile(r'<a class="cite".*?</a>')
NEIGHBOURS = re.compile(r'class="cite"([^>]*>\d+)(</a>)(?=\s*<a class="cite")')
WORDS_A_MINUTE = 180  # of attentive silent reading in Russian or Kazakh


@dataclass
class Block:
    kind: str  # heading, subheading, quote, list, film, person, paragraph
    html: str = ""
    film: Film | None = None
    person: Person | None = None


@dataclass
class Longread:
    blocks: list = field(default_factory=list)
    notes: list = field(default_factory=list)  # sources in the order of their numbers
    films: list = field(default_factory=list)  # that the text links to or shows
    minutes: int = 0

    @property
    def contents(self):
        """(place among the blocks, words) of each heading, where there are several."""
        headings = [
            (place, mark_safe(strip_tags(NOTE.sub("", block.html))))
            for place, block in enumerate(self.blocks, 1)
            if block.kind == "heading"
        ]
        return headings if len(headings) > 2 else []


def named_in(text):
    """What a text names: the keys of its links and cards by kind, its sources."""
    links = defaultdict(set)
    for kind, key in re.findall(rf'<a data-record="{richtext.RECORD.pattern}"', text):
        links[kind].add(key)
    cards = defaultdict(set)
    found = re.findall(rf'<figure data-record="{richtext.CARD.pattern}"', text)
    for kind, key in found:
        cards[kind].add(key)
    sources = re.findall(rf'data-source="({richtext.SOURCE.pattern})"', text)
    return links, cards, set(sources)


class Reader(HTMLParser):
    """Reads one text; records and sources are loaded in one query a kind."""

    def __init__(self, text):
        super().__init__()
        self.text = as_rich_text(text)
        links, cards, sources = named_in(self.text)
        self.records = {
            kind: _now_at(KINDS[kind].objects.published(), keys)
            for kind, keys in links.items()
        }
        self.cards = {
            "film": _now_at(Film.objects.published().for_cards(), cards["film"]),
            "person": _now_at(Person.objects.for_tiles(), cards["person"]),
        }
        self.sources = {s.slug: s for s in Source.objects.filter(slug__in=sources)}
        self.numbers, self.blocks = {}, []
        # Open tags of the present block, each with what closes it.
        self.open, self.written = [], []

    def read(self):
        self.feed(self.text)
        self.close()
        self._end_block()
        notes = sorted(self.numbers, key=self.numbers.get)
        films = self.cards["film"] | self.records.get("film", {})
        words = len(richtext.plain(self.text).split())
        return Longread(
            self.blocks,
            [self.sources[key] for key in notes],
            list(films.values()),
            max(1, round(words / WORDS_A_MINUTE)),
        )

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "figure":
            self._end_block()
            self._card(given.get("data-record") or "")
        elif tag == "br":
            self.written.append("<br>")
        elif not self.open and tag in BLOCKS:
            self._end_block()
            is_list = BLOCKS[tag] == "list"
            self._open(tag, *((f"<{tag}>", f"</{tag}>") if is_list else ()))
        elif tag == "a":
            self._open(tag, *self._link(given))
        elif tag == "sup" and given.get("data-source"):
            self.written.append(self._note(given["data-source"]))
            self._open(tag)
        elif tag in PLAIN:
            self._open(tag, f"<{tag}>", f"</{tag}>")

    def _open(self, tag, begin="", end=""):
        self.open.append((tag, end))
        self.written.append(begin)

    def handle_endtag(self, tag):
        if tag not in [name for name, _end in self.open]:
            return
        while True:
            name, end = self.open.pop()
            self.written.append(end)
            if name == tag:
                break
        if not self.open:
            self._end_block(tag)

    def handle_data(self, data):
        if self.open or data.strip():
            self.written.append(escape(data))

    def _end_block(self, tag="p"):
        while self.open:
            tag, end = self.open.pop()
            self.written.append(end)
        written = _set("".join(self.written).strip())
        if written:
            self.blocks.append(Block(BLOCKS.get(tag, "paragraph"), mark_safe(written)))
        self.written = []

    def _card(self, name):
        kind, _colon, key = name.partition(":")
        if record := self.cards.get(kind, {}).get(key):
            self.blocks.append(Block(kind, **{kind: record}))

    def _link(self, given):
        """What opens and closes a link; nothing where there is nowhere to go."""
        kind, _colon, key = (given.get("data-record") or "").partition(":")
        record = self.records.get(kind, {}).get(key)
        address = record.get_absolute_url() if record else given.get("href") or ""
        if record or WEB.match(address):
            return format_html('<a href="{}">', address), "</a>"
        return ()

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


def _set(html):
    """No line begins with a dash; numbers side by side keep their distance."""
    tied = html.replace(" — ", "\u00a0— ").replace(" – ", "\u00a0– ")
    return NEIGHBOURS.sub(r'class="cite cite--on"\1,\2', tied)


def names_in(text):
    """What an editor reads in place of the keys, and whether readers see it too."""
    links, cards, sources = named_in(text)
    named = {
        f"{kind}:{key}": {"name": str(record), "public": record.is_public}
        for kind, model in KINDS.items()
        for key, record in _now_at(model.objects, links[kind] | cards[kind]).items()
    }
    cited = _by_key(Source.objects, sources).values()
    return named | {f"source:{s.slug}": {"name": str(s), "public": True} for s in cited}


def keys_in(text):
    """All that a text names, as `kind:key`, whether there is such a record or not."""
    links, cards, sources = named_in(text)
    kinds = {kind: links[kind] | cards[kind] for kind in KINDS} | {"source": sources}
    return {f"{kind}:{key}" for kind, keys in kinds.items() for key in keys}


def _now_at(records, keys):
    """The records by the keys that a text has, though their addresses have changed."""
    found = _by_key(records, keys)
    if lost := keys - found.keys():
        moved = past_keys(records.model, lost)
        now = {record.pk: record for record in records.filter(pk__in=moved.values())}
        found |= {key: now[pk] for key, pk in moved.items() if pk in now}
    return found


def _by_key(records, keys):
    """The records with these keys; asks nothing where none is wanted."""
    return {r.slug: r for r in records.filter(slug__in=keys)} if keys else {}
