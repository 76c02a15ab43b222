"""Sitemaps: every public address in every language, with its pictures.

Each record is one row of the query and three addresses of the file; an address names
the other languages, as the page's own head does.
"""

from django.contrib.sitemaps import Sitemap
from django.db.models import Max

from .addresses import in_language
from .languages import LANGUAGES

# A file may hold 50,000 addresses; a smaller one is answered while somebody waits.
RECORDS_OF_A_FILE = 2_000


class Addresses(Sitemap):
    """Sections give `items`, and where needed `pictures` and `lastmod` of an item."""

    limit = RECORDS_OF_A_FILE

    def get_urls(self, page=1, site=None, protocol=None):
        start = f"{self.get_protocol(protocol)}://{self.get_domain(site)}"
        items = self.paginator.page(page).object_list
        return [url for item in items for url in self._in_each_language(item, start)]

    def pictures(self, item):
        return []

    def lastmod(self, item):
        return None

    def get_latest_lastmod(self):
        return None

    def _in_each_language(self, item, start):
        path, pictures, changed = (
            self.location(item),
            self.pictures(item),
            self.lastmod(item),
        )
        alternates = [
            {"lang_code": code, "location": start + in_language(path, language)}
            for code, language in (
                *((code, code) for code in LANGUAGES),
                ("x-default", LANGUAGES[0]),
            )
        ]
        for language in LANGUAGES:
            yield {
                "location": start + in_language(path, language),
                "lastmod": changed,
                "alternates": alternates,
                "pictures": [
                    start + _of_language(picture, language) for picture in pictures
                ],
            }


def _of_language(path, language):
    """A card stands below its page; a stored picture is one for all languages."""
    return in_language(path, language) if path.endswith("/card.png") else path


class Records(Addresses):
    """Sections give `rows`, all public."""

    def items(self):
        return self.rows().order_by("pk")

    def lastmod(self, item):
        return item.updated_at

    def get_latest_lastmod(self):
        return self.rows().aggregate(latest=Max("updated_at"))["latest"]
