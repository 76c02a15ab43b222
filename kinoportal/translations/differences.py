"""What changed in a text, word by word."""

import re
from difflib import SequenceMatcher

PARTS = re.compile(r"\w+|[^\w\s]|\s+")


def by_word(old, new):
    """Pairs of what became of a piece ("", "del" or "ins") and the piece."""
    one, other = PARTS.findall(old), PARTS.findall(new)
    pieces = []
    for step, a, b, c, d in SequenceMatcher(None, one, other, False).get_opcodes():
        if step == "equal":
            pieces.append(("", "".join(one[a:b])))
            continue
        pieces += [
            (kind, "".join(part))
            for kind, part in (("del", one[a:b]), ("ins", other[c:d]))
            if part
        ]
    return pieces
