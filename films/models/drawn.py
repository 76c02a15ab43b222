"""The posters of a film without one of its own, drawn when it is saved."""

from functools import cached_property

from django.db import models
from django.utils.translation import override

from kinoportal.languages import LANGUAGES
from kinoportal.posters import kept

from .film import Film

BATCH = 500


class DrawnPosters(models.Model):
    """In each language, with its letters; small ones are a few shapes."""

    is_derived = True
    # A page takes from here only what it would draw itself.
    is_catalogued = False

    film = models.OneToOneField(
        Film, models.CASCADE, primary_key=True, related_name="drawn"
    )
    packed = models.BinaryField()

    def __str__(self):
        return str(self.film_id)

    @cached_property
    def posters(self):
        return kept.unpacked(bytes(self.packed))

    @classmethod
    def renew(cls, films):
        """Draw those of these films that look otherwise than when they were drawn."""
        ids = list(films.order_by().values_list("pk", flat=True))
        for start in range(0, len(ids), BATCH):
            some = Film.objects.filter(pk__in=ids[start : start + BATCH])
            cls.objects.bulk_create(
                _outgrown(list(some.for_lines().prefetch_related("drawn"))),
                update_conflicts=True,
                update_fields=["packed"],
                unique_fields=["film"],
            )


def _outgrown(films):
    sheets = {film: set() for film in films}
    for language in LANGUAGES:
        with override(language):
            for film in films:
                sheets[film].add(film.sheet())
    return [
        DrawnPosters(film=film, packed=kept.packed(sorted(wanted, key=str)))
        for film, wanted in sheets.items()
        if wanted != film.sheets.keys()
    ]
