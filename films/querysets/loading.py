"""What several querysets load with a film, and how they reach other tables."""

from django.apps import apps
from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from kinoportal.languages import LANGUAGES


def table(name):
    # The models import this module, so it cannot import them.
    return apps.get_model("films", name).objects


def directing():
    """The directors' names; lives are long, and a card prints none."""
    credits = table("Credit").directing().published().select_related("person")
    return credits.only("film", "person__slug", *columns("person__name"))


def themes():
    """The themes' keys and labels, without their essays."""
    rows = table("FilmTheme").published().with_theme()
    return rows.only("film", "theme__slug", *columns("theme__label"))


def columns(field):
    """The three columns of a text."""
    return [f"{field}_{code}" for code in LANGUAGES]


def newest_of_each(rows, group, limit):
    """The rows of the newest films of each group, with the group's `total`."""
    newest = [F("film__year").desc(nulls_last=True), "film__slug", "pk"]
    return rows.annotate(
        rank=Window(RowNumber(), partition_by=F(group), order_by=newest),
        total=Window(Count("pk"), partition_by=F(group)),
    ).filter(rank__lte=limit)
