import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinoportal.text import SORT_KEY_LENGTH, first_letter, sort_key

# The alphabet as a Kazakh primer prints it, typed here independently of the code.
PRIMER = (
    "А Ә Б В Г Ғ Д Е Ё Ж З И Й К Қ Л М Н Ң О Ө П Р С Т У Ұ Ү Ф Х Һ Ц Ч Ш Щ Ъ Ы І Ь"
    " Э Ю Я"
)


def test_letters_follow_the_primer():
    letters = PRIMER.split()
    mixed = random.Random(1).sample(letters, len(letters))

    assert sorted(mixed, key=sort_key) == letters


def test_names_follow_the_kazakh_alphabet():
    ordered = ["Адам", "Әмірқұл", "Гүлшат", "Ғабит", "Ұлжан", "Үміт", "Ыбырай", "Ілияс"]

    shuffled = random.Random(2).sample(ordered, len(ordered))

    assert sorted(shuffled, key=sort_key) == ordered


def test_latin_stands_after_cyrillic_and_digits_before_both():
    assert sorted(["Abai", "Яблоко", "28 панфиловцев"], key=sort_key) == [
        "28 панфиловцев",
        "Яблоко",
        "Abai",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("«Қыз Жібек»", "ҚЫЗ  ЖІБЕК"),
        ("Кыз-Жибек", "кыз жибек"),
        ("Café", "CAFE"),
        ("Ǵabıt", "gabit"),
    ],
)
def test_case_accents_and_punctuation_do_not_count(one, other):
    assert sort_key(one) == sort_key(other)


def test_a_shorter_word_stands_before_its_continuation():
    assert sort_key("Бала") < sort_key("Бала кез") < sort_key("Балалық")


@pytest.mark.parametrize("letter", ["й", "ё"])
def test_letters_with_a_mark_of_their_own_are_kept_apart(letter):
    base = {"й": "и", "ё": "е"}[letter]

    assert sort_key(letter) > sort_key(base)


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Әмірқұл", "Ә"),
        ("«өліара»", "Ө"),
        ("Ёлка", "Ё"),
        ("йога", "Й"),
        ("Étoile", "E"),
        ("28 панфиловцев", "#"),
        ("…", "#"),
        ("", "#"),
    ],
)
def test_first_letter_is_the_capital_of_the_index(name, letter):
    assert first_letter(name) == letter


@given(st.text(max_size=600))
def test_any_text_has_a_bounded_key_without_control_characters(text):
    key = sort_key(text)

    assert len(key) <= SORT_KEY_LENGTH
    assert all(char == " " or char.isalnum() for char in key)
    assert key == key.strip()


@given(st.text(max_size=50))
def test_any_text_has_a_first_letter(text):
    assert len(first_letter(text)) == 1


@given(st.text(alphabet=PRIMER.replace(" ", ""), min_size=1, max_size=8))
def test_kazakh_words_compare_letter_by_letter(word):
    places = [PRIMER.split().index(letter) for letter in word]

    assert [ord(char) - 0x430 for char in sort_key(word)] == places
