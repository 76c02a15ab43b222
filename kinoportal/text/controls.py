"""Characters that stand for no letter and that XML 1.0 (section 2.2) cannot hold.

A line broken by hand in a word processor comes out of the clipboard as a vertical tab.
"""

import re

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BREAKS = re.compile("[\x0b\x0c]")


def without_controls(text: str) -> str:
    """The text with broken lines as spaces, and nothing where other controls stood."""
    return CONTROL.sub("", _BREAKS.sub(" ", text))
