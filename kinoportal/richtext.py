"""Rich text as it is stored: a few marks of HTML, and nothing that runs or styles.

A link or a card names a record by `data-record="film:key"`, a footnote its source by
`data-source="key"`; what they show is looked up when the text is printed.
"""

import html
import re

import nh3

BLOCKS = ("p", "h2", "h3", "ul", "ol", "blockquote", "figure")
_ATTRIBUTES = {"a": {"href", "data-record"}, "figure": {"data-record"}}
_ATTRIBUTES |= {"sup": {"data-source"}}
RECORD = re.compile(r"(film|person|theme|festival|programme):([A-Za-z0-9_-]+)")
CARD = re.compile(r"(film|person):([A-Za-z0-9_-]+)")
SOURCE = re.compile(r"[A-Za-z0-9_-]+")
_WRITTEN = re.compile(rf"\s*<(?:{'|'.join(BLOCKS)})[\s>]")
_EDGE = re.compile(rf"(</(?:{'|'.join(BLOCKS)})>)\s*(?=<(?:{'|'.join(BLOCKS)})[\s>])")
_PIECE = re.compile(r"<[^>]*>|[^<]+")
_TAG = re.compile(r"<(/?)(\w+)[^>]*>")


def _known(tag, attribute, value):
    """Names of records and sources have a shape of their own."""
    shapes = {"data-source": SOURCE, "data-record": CARD if tag == "figure" else RECORD}
    shape = shapes.get(attribute)
    return value if shape is None or shape.fullmatch(value) else None


_cleaner = nh3.Cleaner(
    tags={*BLOCKS, "li", "a", "em", "strong", "br", "sup"},
    attributes=_ATTRIBUTES,
    attribute_filter=_known,
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


def is_written(text: str) -> bool:
    """Whether it is rich text already, not words or an older markup."""
    return bool(_WRITTEN.match(text))


def tidy(text: str) -> str:
    """The text with what is allowed in it, a line to each block; twice is once."""
    cleaned = _without_empty(_cleaner.clean(text.replace("\r\n", "\n")))
    return _EDGE.sub(r"\1\n", cleaned).strip()


def _without_empty(text):
    """Blocks around nothing go, and so do those around them; read once, however
    deep they are."""
    kept = ["", ""]
    for piece in _PIECE.findall(text):
        if piece[0] != "<" and kept[-1][:1] != "<":
            kept[-1] += piece
            continue
        kept.append(piece)
        name = piece[2:-1]
        first = -3 if kept[-2].isspace() else -2
        if name in {*BLOCKS, "li"} and kept[first] == f"<{name}>":
            del kept[first:]
    return "".join(kept)


def plain(text: str) -> str:
    """The words alone, a line to each block."""
    broken = _TAG.sub(lambda tag: "\n" if _parts(tag) else "", text)
    lines = (line.strip() for line in html.unescape(broken).splitlines())
    return "\n\n".join(line for line in lines if line)


def _parts(tag):
    return tag[2] in BLOCKS or tag[2] in {"li", "br"}
