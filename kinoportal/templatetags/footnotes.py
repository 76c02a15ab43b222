"""{% cite footnotes record %} prints the numbers of a fact's sources."""

from django import template

register = template.Library()


@register.inclusion_tag("components/cite.html")
def cite(footnotes, record, field=""):
    """Nothing on a page that prints no sources, where a component says this too."""
    if not footnotes:
        return {}
    return {
        "runs": footnotes.runs(record, field),
        "is_unverified": footnotes.is_unverified(record),
    }


@register.inclusion_tag("components/sources.html")
def sources(footnotes):
    """Stands last on the page: it closes the list with what no fact points to."""
    return {"notes": footnotes.notes()}


@register.inclusion_tag("components/disputes.html")
def disputes(disputes, footnotes):
    return {"disputes": disputes, "footnotes": footnotes}


@register.simple_tag
def unverified(footnotes, *records):
    """The class of a fact for which no page has been found."""
    return "unv" if any(footnotes.is_unverified(record) for record in records) else ""
