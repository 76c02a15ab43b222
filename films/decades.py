"""What the page of one decade tells, from the sets of ids in memory."""

from people.models import Person

from . import facets
from .models import Film, Theme

FILMS, THEMES, DIRECTORS = 12, 6, 8


class Decade:
    """The public films of ten years; `films` is empty where there are none."""

    def __init__(self, year):
        self.year, self.last = year, year + 9
        self.index = facets.films.current()
        self.films = self.index.select({"decade": [str(year)]})

    def neighbours(self):
        """The nearest decades with films, before and after; None at the ends."""
        known = sorted(int(value) for value in self.index.facets["decade"].ids)
        before = [year for year in known if year < self.year]
        after = [year for year in known if year > self.year]
        return {
            "earlier": before[-1] if before else None,
            "later": after[0] if after else None,
        }

    def won(self):
        return self.films & self.index.pairs.any_of({"result": ["won"]})

    def suns(self):
        """(year, whether one of its films won) of every year with films."""
        won = self.won()
        return [
            (year, bool(ids & won))
            for year, ids in sorted(self.index.years.ids.items())
            if self.year <= year <= self.last
        ]

    def most_recognised(self):
        ids = self.index.page(self.films, "recognised", 0, FILMS)
        films = Film.objects.published().for_cards().in_bulk(ids)
        return [films[pk] for pk in ids if pk in films]

    def themes(self):
        """(theme, how many films), the most frequent below the branches of the tree."""
        counts = self._counts("theme")
        themes = Theme.objects.published().filter(broader__isnull=False)
        found = themes.filter(slug__in=_most(counts, 4 * THEMES))
        ranked = sorted(found, key=lambda theme: (-counts[theme.slug], theme.slug))
        return [(theme, counts[theme.slug]) for theme in ranked[:THEMES]]

    def directors(self):
        """(person, how many films), those with the most."""
        counts = self._counts("director")
        slugs = _most(counts, DIRECTORS)
        people = Person.objects.for_tiles().filter(slug__in=slugs)
        found = {person.slug: person for person in people}
        return [(found[slug], counts[slug]) for slug in slugs if slug in found]

    def director_count(self):
        return len(self._counts("director"))

    def _counts(self, facet):
        counts = self.index.facets[facet].counts(self.films)
        return {value: count for value, count in counts.items() if count}


def _most(counts, limit):
    return sorted(counts, key=lambda value: (-counts[value], value))[:limit]
