"""The marks of the catalogue's article files, as rich text.

Blocks stand apart by an empty line: ``## `` a heading, ``> `` the pull quote,
``[[card:film:KEY]]`` a card, everything else a paragraph. Inside a paragraph
``[[kind:KEY|shown]]`` links to a record and ``[^source-key]`` to a source.
"""

import html
import re

from kinoportal import richtext

_LINK = re.compile(
    r"\[\[(film|person|theme|festival|programme):([a-z0-9-]+)\|([^\[\]]+)\]\]"
)
_CARD = re.compile(r"\[\[card:(film|person):([a-z0-9-]+)\]\]")
_NOTE = re.compile(r"\[\^([a-z0-9-]+)\]")
_MARK = re.compile(f"{_LINK.pattern}|{_NOTE.pattern}")


def as_rich_text(text):
    """A marked text, or a rich one, as rich text in its one proper form."""
    if richtext.is_written(text):
        return richtext.tidy(text)
    parts = re.split(r"\n\s*\n", text.replace("\r\n", "\n"))
    blocks = (_block(part.strip()) for part in parts if part.strip())
    return richtext.tidy("\n".join(blocks))


def _block(part):
    part = re.sub(r"\s*\n(?!>)\s*", " ", part)
    if card := _CARD.fullmatch(part):
        return f'<figure data-record="{card[1]}:{card[2]}"></figure>'
    if part.startswith("## "):
        return f"<h2>{_inline(part[3:])}</h2>"
    if part.startswith("> "):
        quote = " ".join(line.lstrip("> ") for line in part.splitlines())
        return f"<blockquote><p>{_inline(quote)}</p></blockquote>"
    return f"<p>{_inline(part)}</p>"


def _inline(words):
    written, end = "", 0
    for match in _MARK.finditer(words):
        written += html.escape(words[end : match.start()], quote=False)
        written += _mark(match)
        end = match.end()
    return written + html.escape(words[end:], quote=False)


def _mark(match):
    kind, key, shown, source = match.groups()
    if source:
        return f'<sup data-source="{source}"></sup>'
    return f'<a data-record="{kind}:{key}">{html.escape(shown, quote=False)}</a>'
