from django.db.models import F, Max
from django.urls import reverse

from kinoportal.sitemaps import Addresses, Records
from kinoportal.structured_data import card_of

from . import awards, facets
from .models import (
    Article,
    Collection,
    Festival,
    Film,
    Programme,
    Recognition,
    Theme,
)

# Pages that are about many records; a list under filters is none of its own.
PAGES = (
    "films:home",
    "films:film_list",
    "films:alphabet",
    "people:person_list",
    "films:theme_list",
    "films:festival_list",
    "films:award_list",
    "films:timeline",
    "films:numbers",
    "films:anniversaries",
    "films:my_list",
    "films:programme_list",
    "films:article_list",
    "films:collection_list",
    "films:source_list",
    "corrections",
    "films:about",
)


class Pages(Addresses):
    def items(self):
        return PAGES

    def location(self, name):
        return reverse(name)


class Films(Records):
    def rows(self):
        films = Film.objects.published().only("slug", "updated_at")
        return films.prefetch_related("pictures")

    def pictures(self, film):
        return [card_of(film), *(picture.url for picture in film.pictures.all())]


class WithCards(Records):
    def rows(self):
        return self.model.objects.published().only("slug", "updated_at")

    def pictures(self, record):
        return [card_of(record)]


class Themes(WithCards):
    model = Theme


class Festivals(WithCards):
    model = Festival


class Articles(WithCards):
    model = Article


class Editions(Addresses):
    """Years of festivals: a year is public with a public film of it."""

    def items(self):
        rows = Recognition.objects.published().filter(edition__year__isnull=False)
        years = rows.order_by().values(
            slug=F("edition__festival__slug"), year=F("edition__year")
        )
        return years.annotate(changed=Max("film__updated_at")).order_by("slug", "year")

    def location(self, row):
        return reverse("films:edition_detail", args=[row["slug"], row["year"]])

    def lastmod(self, row):
        return row["changed"]


class Awards(Addresses):
    def items(self):
        return sorted(
            {row[0] for _festival, rows in awards.by_festival() for row in rows},
            key=lambda award: award.pk,
        )


class Decades(Addresses):
    def items(self):
        return sorted(facets.films.current().facets["decade"].ids)

    def location(self, decade):
        return reverse("films:decade", args=[int(decade)])


class Programmes(Records):
    def rows(self):
        return Programme.objects.published().only("slug", "updated_at")


class Collections(Records):
    def rows(self):
        return Collection.objects.published().only("slug", "updated_at")


sections = {
    "pages": Pages,
    "films": Films,
    "themes": Themes,
    "festivals": Festivals,
    "editions": Editions,
    "awards": Awards,
    "decades": Decades,
    "programmes": Programmes,
    "articles": Articles,
    "collections": Collections,
}
