"""Atom feeds, one of each in every language: what came in last."""

from datetime import datetime, time

from django.contrib.syndication.views import Feed
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from . import summaries
from .models import Article, Film, Recognition

ENTRIES = 30


class Newest(Feed):
    """Feeds give their name, what they are about, their entries and the list of all."""

    feed_type = Atom1Feed

    def title(self):
        return f"{_('Kinoportal')}: {self.name()}"

    def subtitle(self):
        return self.about()

    def author_name(self):
        return _("Kinoportal")

    def items(self):
        return self.entries()[:ENTRIES]

    def item_title(self, item):
        """Atom takes a title as text, so it is not escaped a second time."""
        return str(item)

    def item_description(self, item):
        """A summary is read as HTML."""
        return escape(self.about_item(item))

    def item_updateddate(self, item):
        return item.updated_at

    def item_pubdate(self, item):
        return item.publish_at or item.created_at


class NewFilms(Newest):
    def name(self):
        return _("New films in the catalogue")

    def about(self):
        return _("Films of Kazakhstan as they come into the catalogue.")

    def link(self):
        return reverse("films:film_list")

    def entries(self):
        films = Film.objects.published().for_cards().defer(None)
        return films.order_by(Coalesce("publish_at", "created_at").desc(), "-pk")

    def about_item(self, film):
        return summaries.film(film, [link.theme for link in film.shown_themes])

    def item_categories(self, film):
        return [link.theme.label for link in film.shown_themes]


class NewRecognitions(Newest):
    """Lines of the ledger as editors write them, whatever year they are of."""

    def name(self):
        return _("Recognition at festivals")

    def about(self):
        return _("Prizes and selections of films of Kazakhstan as they are recorded.")

    def link(self):
        return reverse("films:timeline")

    def entries(self):
        lines = Recognition.objects.published().for_lines()
        return lines.select_related("film").order_by("-pk")

    def item_title(self, line):
        year = line.edition.year
        where = f"{line.edition.festival.name}, {year}" if year else None
        return f"{line.film}: {line.honour}. {where or line.edition.festival.name}"

    def about_item(self, line):
        return " ".join(filter(None, [self.item_title(line), line.section_name]))

    def item_link(self, line):
        return line.film.get_absolute_url()

    def item_guid(self, line):
        return f"urn:kinoportal:recognition:{line.pk}"

    def item_updateddate(self, line):
        """A line is saved along with its film."""
        return line.film.updated_at

    def item_pubdate(self, line):
        return None


class NewArticles(Newest):
    def name(self):
        return _("New articles")

    def about(self):
        return _("Longreads on Kazakh cinema.")

    def link(self):
        return reverse("films:article_list")

    def entries(self):
        return Article.objects.published().newest_first()

    def item_title(self, article):
        return article.title

    def about_item(self, article):
        return article.lead or summaries.article(article)

    def item_pubdate(self, article):
        day = article.dated_on
        return datetime.combine(day, time()) if day else article.created_at

    def item_author_name(self, article):
        return article.author or _("Kinoportal")
