"""A page's record in the words of schema.org, as JSON-LD.

Builders give nodes whose addresses begin with a slash; `script` makes them absolute.
"""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from .languages import others

ASCENDING = "https://schema.org/ItemListOrderAscending"
# Properties whose values are addresses; a title may begin with a slash too.
ADDRESSES = {"@id", "image", "item", "mainEntityOfPage", "url", "urlTemplate"}
# Inside a script element these would be read as markup.
ESCAPES = {ord(char): f"\\u{ord(char):04X}" for char in "<>&\u2028\u2029"}


def node(kind, **properties):
    """A thing of schema.org; what is not known is left out."""
    known = {name: value for name, value in properties.items() if value or value == 0}
    return {"@type": kind} | known


def named(kind, record, field="name"):
    """A reference to a record that has a page of its own."""
    url = record.get_absolute_url()
    return node(kind, **{"@id": url}, name=getattr(record, field), url=url)


def card_of(record):
    """The address of the picture that stands beside a link to the record."""
    return f"{record.get_absolute_url()}card.png"


def elsewhere(record):
    """The record's pages in other catalogues."""
    return [number.url for number in record.external_ids.all() if number.url]


def other_names(record, field="name"):
    return [text for _language, text in others(record, field)]


def item_list(name, records, *, start=1, count=None, ordered=False):
    """Records in the order in which the page shows them; None without any."""
    items = [
        node("ListItem", position=place, url=one.get_absolute_url(), name=str(one))
        for place, one in enumerate(records, start)
    ]
    if not items:
        return None
    return node(
        "ItemList",
        name=name,
        numberOfItems=len(items) if count is None else count,
        itemListOrder=ASCENDING if ordered else None,
        itemListElement=items,
    )


def breadcrumbs(crumbs, here):
    """crumbs as components/breadcrumbs.html takes them; here is the page's address."""
    path = [(_("Home"), reverse("films:home")), *crumbs]
    items = [
        node("ListItem", position=place, name=str(name), item=url or here)
        for place, (name, url) in enumerate(path, 1)
    ]
    return node("BreadcrumbList", itemListElement=items)


def publisher():
    """Who stands behind the pages."""
    home = reverse("films:home")
    return node(
        "Organization", **{"@id": f"{home}#portal"}, name=_("Kinoportal"), url=home
    )


def script(nodes, absolute):
    """The script element; absolute makes a whole address of a path."""
    graph = {"@context": "https://schema.org", "@graph": _whole(nodes, absolute)}
    text = json.dumps(graph, ensure_ascii=False, cls=DjangoJSONEncoder).translate(
        ESCAPES
    )
    return format_html(
        '<script type="application/ld+json">{}</script>', mark_safe(text)
    )


def _whole(value, absolute, name=""):
    if isinstance(value, dict):
        return {key: _whole(one, absolute, key) for key, one in value.items()}
    if isinstance(value, list):
        return [_whole(one, absolute, name) for one in value]
    is_path = name in ADDRESSES and str(value).startswith("/")
    return absolute(value) if is_path else value
