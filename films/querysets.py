"""Words that narrow, load and order; a chain of them reads as a sentence.

Narrowing goes by subquery: rows stay single and words may be chained freely.
"""

from django.apps import apps
from django.db import models
from django.db.models import Case, Count, F, Max, Min, Prefetch, Q, When, Window
from django.db.models.functions import RowNumber

from kinoportal.languages import current
from kinoportal.publishing import PublishableQuerySet, visible


def _table(name):
    # The models import this module, so it cannot import them.
    return apps.get_model("films", name).objects


class FilmQuerySet(PublishableQuerySet):
    def about(self, *themes):
        """Films that have one of the themes, or one narrower than it."""
        lines = _table("ThemeAncestry").filter(visible("theme"), ancestor__in=themes)
        links = _table("FilmTheme").filter(theme__in=lines.values("theme"))
        return self.filter(pk__in=links.values("film"))

    def directed_by(self, *people):
        directing = _table("Credit").directing().filter(person__in=people)
        return self.filter(pk__in=directing.values("film"))

    def with_part_of(self, *people):
        credits = _table("Credit").filter(person__in=people)
        return self.filter(pk__in=credits.values("film"))

    def recognised_at(self, *festivals, results=()):
        """Films with a recognition of one of the results at one of the festivals.

        Both in one row: won *at Cannes*, not won somewhere and shown at Cannes.
        Without festivals at any, without results with any.
        """
        recognitions = _table("Recognition").published()
        if festivals:
            recognitions = recognitions.filter(edition__festival__in=festivals)
        if results:
            recognitions = recognitions.filter(result__in=results)
        return self.filter(pk__in=recognitions.values("film"))

    def supported_by(self, *programmes):
        links = _table("FilmProgramme").filter(programme__in=programmes)
        return self.filter(pk__in=links.values("film"))

    def made_in(self, *countries):
        return self.filter(_any("countries", countries))

    def spoken_in(self, *languages):
        return self.filter(_any("languages", languages))

    def of_genre(self, *genres):
        return self.filter(_any("genres", genres))

    def of_form(self, *forms):
        return self.filter(form__in=forms)

    def of_decade(self, *decades):
        condition = Q(pk__in=[])
        for decade in decades:
            condition |= Q(year__range=(decade, decade + 9))
        return self.filter(condition)

    def for_cards(self):
        """Load what a card prints: director, honour, theme, poster; five queries."""
        honours = _table("Recognition").honours().for_lines()
        return self.defer(
            *(f"synopsis_{code}" for code in ("kk", "ru", "en"))
        ).prefetch_related(
            Prefetch("credits", _directing(), to_attr="directing"),
            Prefetch("recognitions", honours, to_attr="honours"),
            Prefetch("film_themes", _themes(), to_attr="shown_themes"),
            Prefetch("pictures", _table("FilmPicture").posters(), to_attr="posters"),
        )

    def newest_first(self):
        return self.order_by(F("year").desc(nulls_last=True), "slug")

    def oldest_first(self):
        return self.order_by(F("year").asc(nulls_last=True), "slug")

    def by_title(self):
        """In the order of the Kazakh alphabet."""
        return self.order_by(f"sort_key_{current()}", "slug")


def _directing():
    return _table("Credit").directing().published().select_related("person")


def _themes():
    return _table("FilmTheme").published().with_theme()


def _any(field, words):
    condition = Q(pk__in=[])
    for word in words:
        condition |= Q(**{f"{field}__has": word})
    return condition


class FilmPictureQuerySet(models.QuerySet):
    def posters(self):
        return self.filter(kind="poster")


class ThemeQuerySet(PublishableQuerySet):
    def within(self, *themes):
        """The themes and everything narrower."""
        lines = _table("ThemeAncestry").filter(ancestor__in=themes)
        return self.filter(pk__in=lines.values("theme"))

    def frequent_among(self, films):
        """Themes that these films name, the most frequent first."""
        return (
            self.filter(film_themes__film__in=films)
            .annotate(film_count=Count("film_themes"))
            .order_by("-film_count", f"sort_key_{current()}", "slug")
        )

    def by_label(self):
        return self.order_by(f"sort_key_{current()}", "slug")


class FilmTableQuerySet(models.QuerySet):
    """Rows that hang on a film and on one other record."""

    def published(self):
        """Public when both of their ends are."""
        condition = visible("film")
        for end in ("theme", "programme", "collection"):
            if any(field.name == end for field in self.model._meta.fields):
                condition &= visible(end)
        return self.filter(condition)

    def with_theme(self):
        return self.select_related("theme")

    def for_cards(self):
        """Load the films at the rows' ends as their cards print them."""
        cards = _table("Film").all().for_cards()
        return self.prefetch_related(Prefetch("film", cards))

    def with_programme(self):
        return self.select_related("programme")

    def for_lines(self):
        """Load the film that one line prints, as a card needs it."""
        return self.prefetch_related(Prefetch("film", _table("Film").for_cards()))


class FilmProgrammeQuerySet(FilmTableQuerySet):
    def newest_of_each_relation(self, limit):
        """At most so many films of every relation, with how many there are."""
        return (
            _ranked(self.published(), "relation", limit)
            .for_lines()
            .order_by("relation", "rank")
        )

    def counted_by_programme(self):
        rows = self.published().order_by().values("programme")
        counted = rows.annotate(film_count=Count("film", distinct=True))
        return dict(counted.values_list("programme", "film_count"))


def _ranked(rows, group, limit):
    """The rows of the newest films of each group, with the group's `total`."""
    newest = [F("film__year").desc(nulls_last=True), "film__slug", "pk"]
    return rows.annotate(
        rank=Window(RowNumber(), partition_by=F(group), order_by=newest),
        total=Window(Count("pk"), partition_by=F(group)),
    ).filter(rank__lte=limit)


class CreditQuerySet(models.QuerySet):
    def published(self):
        """Public when both the film and the person are."""
        return self.filter(visible("film") & visible("person"))

    def directing(self):
        return self.filter(role="director")

    def newest_of_each_role(self, limit):
        """At most so many credits of every role, with how many there are."""
        honours = Prefetch(
            "film__recognitions",
            _table("Recognition").honours().for_lines(),
            to_attr="honours",
        )
        return (
            _ranked(self.published(), "role", limit)
            .select_related("film")
            .prefetch_related(honours)
            .order_by("role", "rank")
        )

    def collaborators(self):
        """Who else made at least two of these films, how many and in which years."""
        ours = self.published()
        shared = self.model.objects.published().filter(film__in=ours.values("film"))
        return (
            shared.exclude(person__in=ours.values("person"))
            .order_by()
            .values("person")
            .annotate(
                film_count=Count("film", distinct=True),
                first_year=Min("film__year"),
                last_year=Max("film__year"),
            )
            .filter(film_count__gte=2)
            .order_by("-film_count", "-last_year", "person")
        )

    def themes(self):
        """Public themes of the films of these credits, the most frequent first."""
        films = self.published().values("film")
        return _table("Theme").published().frequent_among(films)

    def in_credit_order(self):
        return self.order_by("order", "pk")


class RecognitionQuerySet(models.QuerySet):
    def published(self):
        """Public when film, festival and, where one is named, the person are."""
        return self.filter(
            visible("film")
            & visible("edition__festival")
            & (Q(person__isnull=True) | visible("person"))
        )

    def honours(self):
        """Public ones that are more than a showing, for a film's card."""
        return self.published().exclude(result="official_selection")

    def won(self):
        return self.filter(result="won")

    def earned_by(self, person):
        """Given to the person, or to a film that they directed."""
        directed = _table("Credit").directing().filter(person=person)
        to_film = Q(person__isnull=True, film__in=directed.values("film"))
        return self.published().filter(Q(person=person) | to_film)

    def counted_by(self, *fields):
        """Rows of the fields with the number of films and of prizes won."""
        return (
            self.published()
            .order_by()
            .values(*fields)
            .annotate(
                film_count=Count("film", distinct=True),
                win_count=Count("pk", filter=Q(result="won")),
                line_count=Count("pk"),
            )
        )

    def with_films(self):
        """Load the film that a line of a festival's ledger prints."""
        return self.select_related("film").prefetch_related(
            Prefetch("film__credits", _directing(), to_attr="directing"),
            Prefetch("film__film_themes", _themes(), to_attr="shown_themes"),
            Prefetch(
                "film__pictures", _table("FilmPicture").posters(), to_attr="posters"
            ),
        )

    def for_lines(self):
        """Load what one line of the ledger prints."""
        return self.select_related(
            "edition__festival", "section", "award", "person"
        ).prefetch_related("further_awards")

    def highest_first(self):
        """From the won prize to the plain showing, the newest of equals first."""
        return self.order_by(
            _rank_of_result(), F("edition__year").desc(nulls_last=True), "pk"
        )

    def by_section(self):
        """Section by section, the highest honour of each first."""
        return self.order_by(
            F("section__slug").asc(nulls_last=True),
            "section_as_given",
            _rank_of_result(),
            "pk",
        )

    def by_year(self):
        """How many there are in each year of the ledger."""
        years = self.filter(edition__year__isnull=False).order_by()
        rows = years.values_list("edition__year").annotate(count=Count("pk"))
        return dict(rows)

    def newest_first(self):
        return self.order_by(F("edition__year").desc(nulls_last=True), "pk")


RESULTS = ("won", "special_mention", "nominated", "competition", "official_selection")


def _rank_of_result():
    return Case(*(When(result=word, then=i) for i, word in enumerate(RESULTS)))


class CollectionQuerySet(PublishableQuerySet):
    def with_film_count(self):
        """Adds how many public films each has."""
        return self.annotate(film_count=Count("films", visible("films"), distinct=True))
