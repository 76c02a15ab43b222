"""The few SVG shapes that every picture is made of."""

from functools import lru_cache
from html import escape


@lru_cache(16_384)
def short(value):
    """A coordinate with one digit after the point, none where it is a whole one."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def rectangle(x, y, width, height, fill):
    return (
        f'<rect x="{short(x)}" y="{short(y)}" width="{short(width)}"'
        f' height="{short(height)}" fill="{fill}"/>'
    )


def circle(x, y, radius, fill):
    return (
        f'<circle cx="{short(x)}" cy="{short(y)}" r="{short(radius)}" fill="{fill}"/>'
    )


def path(data, fill, extra=""):
    return f'<path d="{data}" fill="{fill}"{extra}/>'


def text(x, y, words, size, fill, style="c", anchor=""):
    """Style c is carved, l light, s small; the page's own fonts draw it."""
    anchored = f' text-anchor="{anchor}"' if anchor else ""
    return (
        f'<text class="p{style}" x="{short(x)}" y="{short(y)}"'
        f' font-size="{short(size)}" fill="{fill}"{anchored}>{escape(words)}</text>'
    )


def window(content, width, height, y=0):
    """A nested svg: it clips what it holds without a clip path and its id."""
    top = f' y="{short(y)}"' if y else ""
    return (
        f'<svg{top} width="{short(width)}" height="{short(height)}"'
        f' viewBox="0 {short(y)} {short(width)} {short(height)}">{content}</svg>'
    )


def picture(content, width, height, name):
    """A whole picture; its subject always stands beside it as text."""
    return (
        f'<svg class="{name}" viewBox="0 0 {width} {height}" aria-hidden="true"'
        f' focusable="false">{content}</svg>'
    )
