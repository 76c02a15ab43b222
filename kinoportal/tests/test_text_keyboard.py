import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinoportal.text import in_other_layouts


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ghjrehjh", "прокурор"),
        ("ehjrb ufhvjybb", "уроки гармонии"),
        ("Fqvfyjd", "Айманов"),
        ("0sp :s,tr", "қыз Жыбек"),
        ("-vsh 1991", "өмыр 1991"),
        ("рфкьщтн дуыыщты", "harmony lessons"),
        ("Ыфтыгт", "Sansun"),
    ],
)
def test_keys_are_read_in_the_layout_that_was_meant(typed, meant):
    assert meant in in_other_layouts(typed)


@pytest.mark.parametrize("text", ["", "1991", "?!", "東京"])
def test_what_has_no_letter_of_a_layout_stays(text):
    assert in_other_layouts(text) == []


@given(st.text(max_size=200))
def test_any_text_has_at_most_two_readings_of_its_length(text):
    readings = in_other_layouts(text)

    assert len(readings) <= 2
    assert all(len(reading) <= len(text) for reading in readings)


@given(st.text(alphabet="йцукенгшщзфывапролдячсмить", min_size=1, max_size=20))
def test_reading_twice_gives_the_word_back(word):
    (latin,) = in_other_layouts(word)

    assert word in in_other_layouts(latin)
