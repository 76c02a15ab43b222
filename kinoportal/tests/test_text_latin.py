"""Kazakh in Latin letters: words as the draft of 2021 spells them, and rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinoportal.text import latin

CYRILLIC = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


@pytest.mark.parametrize(
    ("cyrillic", "written"),
    [
        ("Қыз Жібек", "Qyz Jıbek"),
        ("Бұрыңғы өткен заманда", "Būryñğy ötken zamanda"),
        ("бір данышпан кісі", "bır danyşpan kısı"),
        ("үлкен қазысының үйіне келіп", "ülken qazysynyñ üiıne kelıp"),
        ("сый беріп, орнымда қалайын", "syi berıp, ornymda qalaiyn"),
        ("шаһар, әже, Шәкен", "şahar, äje, Şäken"),
        ("режиссёр, актёр", "rejissör, aktör"),
        ("қоян, аю, Юрий Яков", "qoian, aiu, İurii İakov"),
        ("цех, чек, ащы, электр", "tseh, tşek, aşşy, elektr"),
        ("фильмі", "filmı"),
        ("ИНСТИТУТ, ІЗ", "İNSTİTUT, IZ"),
        ("ЖЮРИ, ЦЕХ, ЮРИЙ", "JÜRİ, TSEH, İURİİ"),
        ("Tulpan, 2008", "Tulpan, 2008"),
    ],
)
def test_words_are_spelt_as_the_draft_spells_them(cyrillic, written):
    assert latin(cyrillic) == written


@given(st.text())
def test_no_cyrillic_letter_of_kazakh_or_russian_is_left(text):
    assert not set(latin(text)) & set(CYRILLIC + CYRILLIC.upper())


@given(st.text(alphabet=st.characters(max_codepoint=0x3FF)))
def test_other_letters_stay(text):
    assert latin(text) == text
    assert latin(latin(text)) == latin(text)
