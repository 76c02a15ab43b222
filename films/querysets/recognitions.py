from django.db import models
from django.db.models import Case, Count, F, Prefetch, Q, When

from kinoportal.publishing import visible

from .loading import directing, table, themes

RESULTS = ("won", "special_mention", "nominated", "competition", "official_selection")
# What no two lines of the ledger share; columns as the constraint names them.
ONE_LINE = ("film_id", "person_id", "edition_id")
ONE_LINE += ("section_as_given", "award_as_given", "result")


def _rank_of_result():
    return Case(*(When(result=word, then=i) for i, word in enumerate(RESULTS)))


class RecognitionQuerySet(models.QuerySet):
    def published(self):
        """Public when film, festival and, where one is named, the person are."""
        return self.filter(
            visible("film")
            & visible("edition__festival")
            & (Q(person__isnull=True) | visible("person"))
        )

    def published_throughout(self):
        """The same for who reads the whole ledger, at a tenth of the cost.

        What is hidden is looked up once; no record behind a line is joined.
        """
        people = self.model._meta.get_field("person").related_model.objects.hidden()
        editions = table("Edition").filter(festival__in=table("Festival").hidden())
        return (
            self.exclude(film__in=table("Film").hidden())
            .exclude(edition__in=editions)
            .exclude(pk__in=table("Recognition").filter(person__in=people))
        )

    def honours(self):
        """Public ones that are more than a showing, for a film's card."""
        return self.published().exclude(result="official_selection")

    def naming(self, award):
        named = self.filter(Q(award=award) | Q(further_awards=award))
        return self.filter(pk__in=named.values("pk"))

    def won(self):
        return self.filter(result="won")

    def earned_by(self, person):
        """Given to the person, or to a film that they directed."""
        directed = table("Credit").directing().filter(person=person)
        to_film = Q(person__isnull=True, film__in=directed.values("film"))
        return self.published().filter(Q(person=person) | to_film)

    def twins_among(self, lines):
        """Those not yet written that would equal another, written or before them."""
        there = self.filter(
            film__in={line.film_id for line in lines},
            edition__in={line.edition_id for line in lines},
        )
        there = there.exclude(pk__in=[line.pk for line in lines if line.pk])
        known, twins = set(there.values_list(*ONE_LINE)), []
        for line in lines:
            content = tuple(getattr(line, column) for column in ONE_LINE)
            if content in known:
                twins.append(line)
            known.add(content)
        return twins

    def counted_by(self, *fields):
        """Rows of the fields with the number of films and of prizes won."""
        return (
            self.order_by()
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
            Prefetch("film__credits", directing(), to_attr="directing"),
            Prefetch("film__film_themes", themes(), to_attr="shown_themes"),
            Prefetch(
                "film__pictures", table("FilmPicture").posters(), to_attr="posters"
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

    def by_year_and_film(self):
        """The newest year first, the highest honour of a year first."""
        return self.order_by(
            F("edition__year").desc(nulls_last=True), _rank_of_result(), "film", "pk"
        )

    def newest_first(self):
        return self.order_by(F("edition__year").desc(nulls_last=True), "pk")
