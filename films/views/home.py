from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from people.models import Person

from .. import facets, structured_data
from ..models import Article, Collection, Festival, Film, Recognition, Theme

DECADES = range(1930, 2030, 10)
OF_THE_DAY = 60  # how many of the most recognised films take turns


class Home(TemplateView):
    """The front page: everything on it is counted from the catalogue."""

    template_name = "films/home.html"

    def get_context_data(self, **kwargs):
        index = facets.films.current()
        newest = list(index.orders["added"][:12])
        day = self.film_of_the_day(index)
        films = Film.objects.published().for_cards().in_bulk([*newest, *day])
        return super().get_context_data(
            structured_data=[structured_data.portal()],
            film_count=len(index.everything),
            director_count=len(index.facets["director"].ids),
            festival_count=Festival.objects.published().count(),
            films_by_year={year: len(ids) for year, ids in index.years.ids.items()},
            honours_by_year=Recognition.objects.published().won().by_year(),
            decades=[
                (decade, len(index.facets["decade"].ids.get(str(decade), ())))
                for decade in DECADES
            ],
            feature=films.get(day[0]) if day else None,
            newest=[films[pk] for pk in newest if pk in films],
            themes=self.themes(index),
            theme_count=len(index.facets["theme"].ids),
            recognitions=self.recognitions(),
            directors=self.directors(index),
            articles=Article.objects.published().newest_first()[:3],
            collections=Collection.objects.published()
            .with_film_count()
            .oldest_first()[:4],
            **kwargs,
        )

    def film_of_the_day(self, index):
        """One of the most recognised films, the same for everybody all day long."""
        candidates = index.orders["recognised"][:OF_THE_DAY]
        day = timezone.localdate().toordinal()
        return [candidates[day * 7 % len(candidates)]] if candidates else []

    def themes(self, index):
        """The most frequent themes below the branches of the tree."""
        counts = {slug: len(ids) for slug, ids in index.facets["theme"].ids.items()}
        themes = Theme.objects.published().filter(broader__isnull=False)
        found = sorted(themes, key=lambda t: (-counts.get(t.slug, 0), t.slug))[:8]
        return [(theme, counts.get(theme.slug, 0)) for theme in found]

    def recognitions(self):
        won = Recognition.objects.published().won().newest_first().for_lines()
        return won.select_related("film")[:8]

    def directors(self, index):
        """Those with the most films."""
        by_films = index.facets["director"].ids
        slugs = sorted(by_films, key=lambda slug: (-len(by_films[slug]), slug))[:8]
        people = Person.objects.published().with_first_year().filter(slug__in=slugs)
        found = {person.slug: person for person in people.prefetch_related("portraits")}
        return [(found[s], len(by_films[s])) for s in slugs if s in found]


class About(TemplateView):
    template_name = "films/about.html"

    def get_context_data(self, **kwargs):
        index = facets.films.current()
        return super().get_context_data(
            crumbs=[(_("About the project"), "")],
            film_count=len(index.everything),
            person_count=Person.objects.published().count(),
            with_synopsis={
                code: Film.objects.published()
                .exclude(**{f"synopsis_{code}": ""})
                .count()
                for code in ("kk", "ru", "en")
            },
            **kwargs,
        )
