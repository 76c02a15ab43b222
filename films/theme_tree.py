"""The thesaurus in memory: some hundred nodes, read by one query."""

from .models import Theme


class ThemeTree:
    """Public themes; one below a hidden theme hangs on the next public one.

    index is the film list's, whose sets of ids give each theme its `film_count`.
    """

    def __init__(self, index):
        every = list(Theme.objects.by_label())
        self.broader = {theme.pk: theme.broader_id for theme in every}
        self.themes = {theme.pk: theme for theme in every if theme.is_public}
        counts = index.facets["theme"].counts(index.everything)
        for theme in self.themes.values():
            theme.film_count = counts.get(theme.slug, 0)
            theme.children = []
        self.branches = []
        for theme in self.themes.values():
            parent = self.parent(theme)
            (parent.children if parent else self.branches).append(theme)

    def named(self, slug):
        """The public theme of that address, or None."""
        named = (theme for theme in self.themes.values() if theme.slug == slug)
        return next(named, None)

    def parent(self, theme):
        """The nearest broader theme that is public."""
        step = self.broader[theme.pk]
        while step is not None and step not in self.themes:
            step = self.broader[step]
        return self.themes.get(step)

    def line(self, theme):
        """The broader themes, the widest first."""
        line = []
        while theme := self.parent(theme):
            line.insert(0, theme)
        return line

    def below(self, theme):
        """The ids of the theme and of everything narrower."""
        found = {theme.pk}
        for child in self.themes[theme.pk].children:
            found |= self.below(child)
        return found
