"""What the words of a query name: filters that the reader sees as chips.

Longer names first, then years, countries, results, forms and roles among the words
left. A word that the reader has put back to plain text stays text.
"""

import re
from dataclasses import replace
from itertools import pairwise

from kinoportal.search import engine, query
from kinoportal.search.recognition import is_generic, recognise
from kinoportal.text import fold, words

from ..models import Credit, Recognition
from . import countries, decades
from .understanding import MODELS, TITLE, Chip, Understanding, label
from .vocabulary import FORM_OF, GENRE_OF, RESULT_OF, ROLE_OF, WORK_OF, named

YEAR = re.compile("(?:18[9]|19[0-9]|20[0-9])[0-9]")
MOST_AWARDS = 50  # of one name
NAMESAKES = 4  # shown beside the one whose films are found
# One word names a festival sooner than what it gives; several name that.
ORDER = ("festival", "theme", "section", "award", "programme", "person", TITLE)
PRIZES = ("приз", "преми", "жулде", "сыйлы", "prize", "award")
FESTIVALS = ("фестивал", "кинофестивал", "festival")
LEDGER = {"festival", "award", "section", "programme"}


def understand(text, as_text=()):
    parsed = query.parse(text)
    understanding = Understanding(parsed)
    plain = {word for phrase in as_text for word in words(phrase)}
    free = [word for word in parsed.words if word not in plain]
    if not free:
        understanding.rest = parsed.words
        return understanding
    taken, in_titles = _take_names(understanding, free)
    for decade in decades.in_figures(parsed.text):
        if str(decade) not in plain:
            _add_decade(understanding, decade, f"{decade}")
    left = [word for place, word in enumerate(free) if place not in taken]
    free = [
        word
        for word, following in pairwise([*left, ""])
        if not _take_word(understanding, word, following)
    ]
    understanding.rest = [
        word
        for word in parsed.words
        if word in {*free, *in_titles, *plain} and not query.is_filler(word)
    ]
    if any(chip.kind in LEDGER for chip in understanding.chips):
        rest = [word for word in understanding.rest if not is_generic(word)]
        understanding.rest = rest
    if understanding.role:
        understanding.chips = list(map(_person_first, understanding.chips))
    else:
        _take_work(understanding)
    label(understanding)
    return understanding


def _person_first(chip):
    """Beside a role the name that a person shares is the person's: режиссёр Турин."""
    persons = tuple(pk for kind, pks in chip.readings if kind == "person" for pk in pks)
    if chip.kind == "person" or not persons:
        return chip
    others = [reading for reading in chip.readings if reading[0] != "person"]
    readings = [(chip.kind, chip.values), *others]
    return replace(
        chip, kind="person", values=persons[:1], namesakes=persons, readings=readings
    )


def _take_work(understanding):
    """Музыка Тлендиева: what the person composed, sooner than films about music."""
    persons = understanding.values("person")
    for chip in understanding.chips if persons else ():
        is_work = chip.kind == "theme" and chip.is_one_word
        role = named(chip.typed, WORK_OF) if is_work else None
        if role and Credit.objects.filter(person__in=persons, role=role).exists():
            understanding.role = role
            understanding.chips.remove(chip)
            return


def _take_names(understanding, free):
    """Places among the words that name a record, and the words of films' titles."""
    taken, in_titles = set(), []
    for found in recognise(free, MODELS, understanding.unseen, whole=(TITLE,)):
        typed = free[found.start : found.end]
        readings = _readings(found.records, typed)
        if not readings:
            continue
        (kind, values), *others = readings
        decade = decades.named_by(typed, free[found.end :])
        if decade and kind == "theme":
            figures = decades.in_figures(" ".join(typed))
            name = f"{decade}" if figures else " ".join(typed)
            _add_decade(understanding, decade, name, [(kind, values)])
        elif kind in {"award", "section"} and _is_closed(typed):
            continue
        elif kind != TITLE:
            understanding.chips.append(_chip(kind, values, typed, others))
        elif len(typed) > 1:
            understanding.titles += values
            in_titles += typed
        else:
            understanding.one_word_titles |= dict.fromkeys(typed, values)
            continue
        taken.update(range(found.start, found.end))
    return taken, in_titles


def _is_closed(typed):
    """Documentaries are a form sooner than the competition of documentaries."""
    if len(typed) > 1:
        return False
    return any(named(typed[0], values) for values in (FORM_OF, GENRE_OF, RESULT_OF))


def _chip(kind, values, typed, others):
    namesakes = [pk for other, pks in others if other == kind for pk in pks]
    return Chip(
        kind,
        values,
        " ".join(typed),
        is_one_word=len(typed) == 1,
        namesakes=(*values, *namesakes)[:NAMESAKES],
        readings=others,
    )


def _readings(records, typed):
    """Kind and ids, the likeliest first: of namesakes the most prominent, of awards
    of one name all."""
    order = ORDER
    if len(typed) > 1:
        if _has_one_of(PRIZES, typed):
            order = ("award", "section", *ORDER)
        elif not _has_one_of(FESTIVALS, typed):
            order = ("section", "award", *ORDER)
    readings = []
    for kind in dict.fromkeys(order):
        values = tuple(pk for of_kind, pk in records if of_kind == kind)
        if kind in {"award", "section"}:
            values = _in_public_lines(kind, values)
        if values and kind in {"award", "section", TITLE}:
            readings.append((kind, values))
        else:
            readings += [(kind, (value,)) for value in values[:NAMESAKES]]
    if any(kind == "award" for kind, _ in readings) and len(typed) > 1:
        readings.append(("award", _awards_with(typed)))
    return readings


def _has_one_of(beginnings, typed):
    return any(fold(word).startswith(beginnings) for word in typed)


def _awards_with(typed):
    """All awards that have the words in their names: several festivals give one for
    the best actress."""
    named = engine.named_with(typed, "award", limit=MOST_AWARDS)
    return _in_public_lines("award", named)


def _in_public_lines(kind, values):
    """Without those that hidden films alone were given: nobody shall learn of them."""
    if not values:
        return ()
    columns = ("award", "further_awards") if kind == "award" else (kind,)
    lines = Recognition.objects.published()
    public = set()
    for column in columns:
        named = lines.filter(**{f"{column}__in": values})
        public.update(named.order_by().values_list(column, flat=True).distinct())
    return tuple(pk for pk in values if pk in public)


def _add_decade(understanding, decade, typed, readings=()):
    if decade not in understanding.values("decade"):
        chip = Chip("decade", (decade,), typed, readings=list(readings))
        understanding.chips.append(chip)


def _take_word(understanding, word, following):
    """Make a chip of a single word, if it is one of the closed vocabularies."""
    if decade := decades.in_words(word, following):
        _add_decade(understanding, decade, word)
        return True
    for kind, values in (
        ("result", RESULT_OF),
        ("form", FORM_OF),
        ("genre", GENRE_OF),
        ("country", countries.by_term()),
    ):
        value = named(word, values)
        is_title = kind == "genre" and word in understanding.one_word_titles
        if value is not None and not is_title:
            understanding.chips.append(Chip(kind, (value,), word))
            return True
    if role := named(word, ROLE_OF):
        understanding.role = role
        return True
    return _take_year(understanding, word)


def _take_year(understanding, word):
    if understanding.values("decade") and decades.is_tail(word):
        return True
    if YEAR.fullmatch(word):
        understanding.chips.append(Chip("year", (int(word),), word))
        return True
    return False
