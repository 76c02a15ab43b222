"""What a page's head tells machines: its name, its addresses, its record as data."""

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from kinoportal import structured_data, stylesheets
from kinoportal.addresses import canonical, in_language
from kinoportal.cards import SIZE
from kinoportal.languages import LANGUAGES, current

register = template.Library()

# Open Graph wants a territory beside the language.
LOCALES = {"kk": "kk_KZ", "ru": "ru_RU", "en": "en_GB"}
# Open Graph's words for what schema.org calls the thing that the page is about.
KINDS = {
    "Movie": "video.movie",
    "TVSeries": "video.tv_show",
    "Person": "profile",
    "Article": "article",
}


@register.simple_tag
def stylesheet_links():
    names = getattr(staticfiles_storage, "stylesheets", stylesheets.NAMES)
    urls = (staticfiles_storage.url(f"{stylesheets.FOLDER}/{n}.css") for n in names)
    link = '<link rel="stylesheet" href="{}">'
    return format_html_join("", link, ((url,) for url in urls))


@register.tag
def page_head(parser, token):
    """{% page_head %} the title {% description %} the description {% end_page_head %}

    Both are said several times over: to the browser, to search engines, and to
    whoever shows a link to the page.
    """
    title = parser.parse(("description",))
    parser.delete_first_token()
    description = parser.parse(("end_page_head",))
    parser.delete_first_token()
    return PageHead(title, description)


class PageHead(template.Node):
    child_nodelists = ("title", "description")

    def __init__(self, title, description):
        self.title, self.description = title, description

    def render(self, context):
        name = mark_safe(" ".join(self.title.render(context).split()))
        title = _with_what_narrows(name, context)
        description = mark_safe(" ".join(self.description.render(context).split()))
        if title != name or not description:
            description = format_html(
                "{}. {}", title, description or _about_the_portal()
            )
        head = format_html(
            '<title>{} | {}</title>\n<meta name="description" content="{}">\n',
            title,
            # With the subject, for the portal's name alone is one in two languages.
            _("Kinoportal, Kazakh cinema"),
            description,
        )
        request = context.get("request")
        if request is None or context.get("is_error"):
            return head
        about = next(iter(context.get("structured_data") or []), None) or {}
        shared = _shared(request, about, title, description)
        return head + _addresses(request) + _meta(shared)


def _with_what_narrows(name, context):
    """A part of a list is named for its filters and its page: “Films: Cannes, 2”."""
    labels = [str(chip["label"]) for chip in context.get("chips") or ()]
    title = format_html("{}: {}", name, ", ".join(labels)) if labels else name
    number = getattr(context.get("page_obj"), "number", 1)
    return format_html("{}, {}", title, number) if number > 1 else title


def _about_the_portal():
    return _(
        "The open portal of Kazakh cinema: films, people, themes and festivals,"
        " each fact with its source."
    )


def _addresses(request):
    """The canonical address, and the same page in every language."""
    absolute = request.build_absolute_uri
    links = format_html_join(
        "\n",
        '<link rel="alternate" hreflang="{}" href="{}">',
        (
            (code, absolute(in_language(canonical(request), language)))
            for code, language in (
                *((code, code) for code in LANGUAGES),
                ("x-default", LANGUAGES[0]),
            )
        ),
    )
    here = absolute(canonical(request))
    return format_html('<link rel="canonical" href="{}">\n{}\n', here, links)


def _kind(about):
    kind = about.get("@type", "")
    return KINDS.get(kind, "website") if isinstance(kind, str) else "website"


def _shared(request, about, title, description):
    """(property, content) pairs of Open Graph; about is what the page is about."""
    images = about.get("image") or reverse("films:portal_card")
    card = images if isinstance(images, str) else images[0]
    yield "og:type", _kind(about)
    yield "og:site_name", _("Kinoportal")
    yield "og:title", title
    yield "og:description", description
    yield "og:url", request.build_absolute_uri(canonical(request))
    yield "og:image", request.build_absolute_uri(card)
    yield "og:image:type", "image/png"
    yield "og:image:width", SIZE[0]
    yield "og:image:height", SIZE[1]
    yield "og:image:alt", title
    yield "og:locale", LOCALES[current()]
    for code in LANGUAGES:
        if code != current():
            yield "og:locale:alternate", LOCALES[code]


def _meta(pairs):
    tags = format_html_join("\n", '<meta property="{}" content="{}">', pairs)
    return tags + mark_safe(
        '\n<meta name="twitter:card" content="summary_large_image">'
    )


@register.simple_tag(takes_context=True)
def record_as_data(context):
    """The page's JSON-LD: what its view gives, and the path to the page."""
    request = context.get("request")
    if request is None or context.get("is_error"):
        return ""
    nodes = [*filter(None, context.get("structured_data") or [])]
    if crumbs := context.get("crumbs"):
        nodes.append(structured_data.breadcrumbs(crumbs, canonical(request)))
    if not nodes:
        return ""
    return structured_data.script(nodes, request.build_absolute_uri)
