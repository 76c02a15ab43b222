"""Follow every link of the public site, as a search engine does."""

import json
import re
from collections import defaultdict, deque
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

HOST = "http://testserver"
# Files of the portal itself, which another program serves.
FILES = (f"{HOST}/static/", f"{HOST}/media/")
LINK = re.compile(r'<(?:a|link)\s[^>]*?href="([^"]*)"[^>]*>')
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


class Page:
    """What machines read of one answer."""

    def __init__(self, path, answer):
        self.path, self.status = path, answer.status_code
        self.is_html = answer.headers.get("Content-Type", "").startswith("text/html")
        self.html = answer.content.decode() if self.is_html else ""
        # What a script asks for and puts into a page is none itself.
        self.is_fragment = self.is_html and "<html" not in self.html
        self.title = self._one(r"<title>(.*?)</title>")
        self.description = self._one(r'<meta name="description" content="(.*?)">')
        self.canonical = self._one(r'<link rel="canonical" href="(.*?)">')
        self.is_hidden = 'name="robots" content="noindex' in self.html

    def _one(self, pattern):
        """The text in the head that the pattern finds; "" unless there is just one."""
        found = re.findall(pattern, self.html.partition("</head>")[0])
        return unescape(found[0]) if len(found) == 1 else ""

    @property
    def data(self):
        """The nodes of its JSON-LD; a text that is not JSON is an error."""
        return [
            one
            for text in DATA.findall(self.html)
            for one in json.loads(text)["@graph"]
        ]

    @property
    def alternates(self):
        """Addresses by language, as the head gives them."""
        pattern = r'<link rel="alternate" hreflang="([\w-]+)" href="(.*?)">'
        return {code: unescape(url) for code, url in re.findall(pattern, self.html)}

    def links(self):
        """Paths within the site, without the parts after #."""
        for href in LINK.findall(self.html):
            url = urldefrag(urljoin(HOST + self.path, unescape(href))).url
            if url.startswith(f"{HOST}/") and not url.startswith(FILES):
                yield url.removeprefix(HOST)


def kind_of(path):
    """The address without its language and its record, and its filters by name."""
    parts = urlsplit(path)
    first, _slash, rest = parts.path.lstrip("/").partition("/")
    names = sorted({pair.partition("=")[0] for pair in parts.query.split("&")})
    section, _slash, record = rest.strip("/").partition("/")
    return first, section, bool(record), "/" in record, tuple(filter(None, names))


def crawl(client, start, *, records=None, filtered=3):
    """Every page that links lead to, one after the other.

    At most so many records of each kind, all without a limit; and of the lists under
    filters, of which there is no end, so many of each set of filters.
    """
    waiting, counts = deque(start), defaultdict(int)
    seen = set(waiting)
    while waiting:
        path = waiting.popleft()
        page = Page(path, client.get(path))
        for link in page.links():
            kind = kind_of(link)
            most = filtered if "?" in link else records
            if link in seen or (most is not None and counts[kind] >= most):
                continue
            seen.add(link)
            counts[kind] += 1
            waiting.append(link)
        yield page
