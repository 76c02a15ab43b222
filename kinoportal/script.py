"""The Kazakh pages once more, in Latin letters: /kk-latn/ for /kk/.

A page is made as ever, then its Kazakh words are written anew; markup, addresses, and
whatever says that it is in another language stay as they are.
"""

import re

from .text import latin

CYRILLIC, LATIN = "/kk/", "/kk-latn/"
CODE = "kk-Latn"

PART = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1>|<[^>]*>|[^<]+", re.DOTALL)
TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)")
LANGUAGE = re.compile(r'\slang="([^"]*)"')
# What scripts are given in data-… they show; their own words are in ASCII.
WORDS = re.compile(r'(\s(?:title|alt|aria-label|placeholder|data-[\w-]+)=")([^"]*)')
CONTENT = re.compile(r'(\scontent=")([^"]*)')
# Of the many things that a meta element may hold these are read by people.
IS_READ = re.compile(
    r'(name="description"|property="og:(title|description|site_name)")'
)
ADDRESS = re.compile(r'(\s(?:href|action|hx-get|data-[\w-]+)=")/kk/')
HREFLANG = re.compile(r'\shreflang="([^"]*)"')
CURRENT = ' aria-current="true"'
HEAD = '<head>\n<meta name="robots" content="noindex,follow">'
VOID = {"area", "br", "hr", "img", "input", "link", "meta", "source", "wbr"}


class LatinScriptMiddleware:
    """Stands outside of all that looks at the path; within, the page is Kazakh."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        path = request.path_info
        if path != LATIN[:-1] and not path.startswith(LATIN):
            return self.get_response(request)
        for name in ("path", "path_info"):
            asked = getattr(request, name)
            setattr(request, name, asked.replace(LATIN[:-1], CYRILLIC[:-1], 1))
        return in_latin(self.get_response(request))


def in_script(path, code):
    """The path of a Kazakh page among those in Latin letters, if the code says so."""
    return path.replace(CYRILLIC, LATIN, 1) if code == CODE else path


def in_latin(response):
    response.headers["X-Robots-Tag"] = "noindex"
    if "Location" in response.headers:
        location = response.headers["Location"]
        response.headers["Location"] = re.sub(f"^{CYRILLIC}", LATIN, location)
    kind = response.headers.get("Content-Type", "")
    if kind.startswith("text/html") and not response.streaming:
        response.content = rewritten(response.content.decode(response.charset))
        response.headers["Content-Language"] = CODE
        if "Content-Length" in response.headers:
            response.headers["Content-Length"] = str(len(response.content))
    return response


def rewritten(html):
    """The page with its Kazakh words in Latin letters and its links among its like.

    It leaves its place among results to the page it was made of.
    """
    stack, written = [("", True)], []
    for match in PART.finditer(html):
        part, is_kazakh = match[0], stack[-1][1]
        if part[0] != "<":
            written.append(latin(part) if is_kazakh else part)
        elif tag := TAG.match(part):
            name = tag[2].lower()
            if tag[1]:
                _close(stack, name)
            elif not match[1]:
                is_kazakh = _is_kazakh(part, otherwise=is_kazakh)
                if name not in VOID and not part.endswith("/>"):
                    stack.append((name, is_kazakh))
                part = _tag(part, name, is_kazakh)
            written.append(part)
        else:
            written.append(part)
    return "".join(written).replace("<head>", HEAD, 1)


def _close(stack, name):
    """Back to where the element began; an end without a beginning closes nothing."""
    if any(opened == name for opened, _is_kazakh in stack):
        while stack.pop()[0] != name:
            pass


def _is_kazakh(tag, *, otherwise):
    """What is marked as such, but the name of Kazakh itself in the language switch."""
    language = LANGUAGE.search(tag)
    if language:
        return language[1] == "kk" and " hreflang=" not in tag
    return otherwise


def _tag(tag, name, is_kazakh):
    if name == "link":
        return tag
    if is_kazakh:
        tag = tag.replace(' lang="kk"', f' lang="{CODE}"')
        tag = WORDS.sub(_in_latin, tag)
        if name == "meta" and IS_READ.search(tag):
            tag = CONTENT.sub(_in_latin, tag)
    if language := HREFLANG.search(tag):
        return _switch(tag, language[1])
    return ADDRESS.sub(rf"\g<1>{LATIN}", tag)


def _switch(tag, language):
    """A link to the page in another language or script, and which of them this is."""
    if language == "kk":
        return tag.replace(CURRENT, "")
    return tag.replace(">", f"{CURRENT}>") if language == CODE else tag


def _in_latin(match):
    return match[1] + latin(match[2])
