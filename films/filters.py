"""The words of the film list's address, each bound to a word of the queryset."""

import django_filters
from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from kinoportal import codes
from kinoportal.filters import RepeatedFilter, choices, records
from people.models import Person

from .models import (
    Festival,
    Film,
    Form,
    Genre,
    Programme,
    Recognition,
    Result,
    Theme,
)
from .models.film import YEARS

SORTS = [
    ("newest", _("Newest first")),
    ("oldest", _("Oldest first")),
    ("title", _("By title")),
    ("recognised", _("Most recognised first")),
    ("added", _("New in the catalogue first")),
]
DECADES = [(str(year), year) for year in range(1920, 2030, 10)]
LONGEST_QUERY = 200


class YearFilter(django_filters.NumberFilter):
    field_class = forms.IntegerField

    def get_max_validator(self):
        return None  # the field brings its own, with the portal's years


class FilmFilter(django_filters.FilterSet):
    """Values of one word widen, different words narrow.

    `result` is held by `recognised`, together with `festival`: both are asked of
    one and the same row of the ledger.
    """

    q = django_filters.CharFilter(
        method="matching",
        label=_("words"),
        validators=[MaxLengthValidator(LONGEST_QUERY)],
    )
    director = RepeatedFilter(
        method="directed_by",
        label=_("director"),
        known=records(Person.objects.published),
    )
    theme = RepeatedFilter(
        method="about", label=_("theme"), known=records(Theme.objects.published)
    )
    festival = RepeatedFilter(
        method="recognised",
        label=_("festival"),
        known=records(Festival.objects.published),
    )
    result = RepeatedFilter(
        method="recognised", label=_("result"), known=choices(Result.choices)
    )
    year_min = YearFilter(
        field_name="year",
        lookup_expr="gte",
        label=_("from the year"),
        min_value=YEARS[0],
        max_value=YEARS[1],
    )
    year_max = YearFilter(
        field_name="year",
        lookup_expr="lte",
        label=_("to the year"),
        min_value=YEARS[0],
        max_value=YEARS[1],
    )
    country = RepeatedFilter(
        method="made_in", label=_("country"), known=choices(codes.country_choices)
    )
    language = RepeatedFilter(
        method="spoken_in", label=_("language"), known=choices(codes.language_choices)
    )
    form = RepeatedFilter(
        method="of_form", label=_("form"), known=choices(Form.choices)
    )
    genre = RepeatedFilter(
        method="of_genre", label=_("genre"), known=choices(Genre.choices)
    )
    programme = RepeatedFilter(
        method="supported_by",
        label=_("programme"),
        known=records(Programme.objects.published),
    )
    decade = RepeatedFilter(
        method="of_decade", label=_("decade"), known=choices(DECADES)
    )
    sort = django_filters.ChoiceFilter(
        choices=SORTS, method="unchanged", label=_("order")
    )

    class Meta:
        model = Film
        fields = []

    def matching(self, films, name, words):
        return films.filter(pk__in=found(words))

    def directed_by(self, films, name, people):
        return films.directed_by(*people.values()) if people else films

    def about(self, films, name, themes):
        return films.about(*themes.values()) if themes else films

    def recognised(self, films, name, chosen):
        """Asked once for both words; the second time it changes nothing."""
        festivals = self.form.cleaned_data["festival"]
        results = self.form.cleaned_data["result"]
        if not chosen or name == "result" and festivals:
            return films
        return films.recognised_at(*festivals.values(), results=list(results))

    def made_in(self, films, name, countries):
        return films.made_in(*countries) if countries else films

    def spoken_in(self, films, name, languages):
        return films.spoken_in(*languages) if languages else films

    def of_form(self, films, name, forms):
        return films.of_form(*forms) if forms else films

    def of_genre(self, films, name, genres):
        return films.of_genre(*genres) if genres else films

    def supported_by(self, films, name, programmes):
        return films.supported_by(*programmes.values()) if programmes else films

    def of_decade(self, films, name, decades):
        return films.of_decade(*map(int, decades)) if decades else films

    def unchanged(self, films, name, value):
        return films


class TimelineFilter(django_filters.FilterSet):
    """The words of the timeline's address; `films.timeline` asks the ledger."""

    festival = RepeatedFilter(
        label=_("festival"), known=records(Festival.objects.published)
    )
    result = RepeatedFilter(label=_("result"), known=choices(Result.choices))

    class Meta:
        model = Recognition
        fields = []


def found(words):
    """Ids of the films that the words find, the best first."""
    from .search.answers import ranked_films

    return ranked_films(words)
