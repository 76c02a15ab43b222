"""Numbers after facts, the list below them, and what sources dispute."""

import pytest
from django.utils import translation

from kinoportal.disputes import disputes
from kinoportal.footnotes import Footnotes
from kinoportal.models import Claim, Source

pytestmark = pytest.mark.django_db


def test_sources_are_numbered_as_the_reader_meets_them(make_person, make_source):
    one, other = make_person(), make_person()
    shared, own, unmet = make_source(), make_source(), make_source()
    one.citations.create(source=shared)
    other.citations.create(source=own)
    other.citations.create(source=shared)
    one.citations.create(source=unmet, field="birth_year")
    footnotes = Footnotes(one, other)

    assert [mark.number for mark in footnotes.marks(other)] == [1, 2]
    assert [mark.number for mark in footnotes.marks(one)] == [2]
    notes = footnotes.notes()
    assert [note.source for note in notes] == [own, shared, unmet]
    assert [note.number for note in notes] == [1, 2, 3]
    assert [note.is_marked for note in notes] == [True, True, False]


def test_only_the_first_number_of_a_source_is_led_back_to(make_person, make_source):
    person, source = make_person(), make_source()
    person.citations.create(source=source)
    footnotes = Footnotes(person)

    first, again = footnotes.marks(person), footnotes.marks(person)

    assert [mark.is_first for mark in first + again] == [True, False]


@pytest.mark.parametrize(
    ("met_before", "printed"),
    [
        ([], ["1–5"]),
        ([4], ["1–5"]),
        ([0, 2], ["1–5"]),
        (["none", 0], ["2–6"]),
        (["none", 0, "none", 1], ["2", "4–7"]),
        (["none", 0, 1, "none", 2, "none", 3, "none"], ["2,\u00a03", "5", "7", "9"]),
    ],
)
def test_numbers_that_follow_one_another_are_printed_as_one(
    make_person, make_source, met_before, printed
):
    """Given: which of the five sources, and how many others, a page has printed."""
    person = make_person()
    sources = [make_source() for _ in range(5)]
    for source in sources:
        person.citations.create(source=source)
    earlier = [make_person() for _ in met_before]
    for one, met in zip(earlier, met_before, strict=True):
        one.citations.create(source=make_source() if met == "none" else sources[met])
    footnotes = Footnotes(*earlier, person)
    for one in earlier:
        footnotes.marks(one)

    runs = footnotes.runs(person)

    assert [run.numbers for run in runs] == printed
    numbers = [mark.number for run in runs for mark in run.marks]
    assert numbers == sorted(set(numbers)) and len(numbers) == 5


def test_general_knowledge_has_no_number_and_is_unverified(make_person):
    person = make_person()
    person.citations.create(source=Source.objects.get(slug="unsourced"))
    footnotes = Footnotes(person)

    assert footnotes.is_unverified(person)
    assert footnotes.marks(person) == []
    assert footnotes.notes() == []


def test_citations_of_any_number_of_records_are_one_question(
    make_person, make_source, django_assert_num_queries
):
    people = [make_person() for _ in range(5)]
    for person in people:
        person.citations.create(source=make_source())
    Footnotes(people[0])
    with django_assert_num_queries(1):
        footnotes = Footnotes(*people)
        numbers = [mark.number for one in people for mark in footnotes.marks(one)]
    assert numbers == [1, 2, 3, 4, 5]


def claim(value, status="accepted", field="year"):
    return Claim.objects.create(
        subject_kind="film", subject_key="x", field=field, value=value, status=status
    )


def test_a_field_is_disputed_where_values_differ_the_accepted_first(db):
    rejected, accepted = claim("1969", "rejected"), claim("1970")
    claim("Agreed", field="plot")
    unsettled = claim("1974 or 1975", "open", field="section_en")

    found = disputes(Claim.objects.filter(subject_key="x").order_by("pk"))

    assert [(row.field, row.claims) for row in found] == [
        ("year", [accepted, rejected]),
        ("section_en", [unsettled]),
    ]
    with translation.override("en"):
        assert [row.label for row in found] == ["year", "section"]
