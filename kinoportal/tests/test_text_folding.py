import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinoportal.text import consonant_key, fold, skeleton


@pytest.mark.parametrize(
    "spellings",
    [
        # Cyrillic; without Kazakh letters; alphabets of 2021 and 2018; English.
        "Байғазин Байгазин Baiğazin Baıǵazın Baigazin Baygazin Bayghazin Bajgazin",
        "Жібек Жибек Jibek Jıbek Zhibek",
        "Қуанышбаев Куанышбаев Quanyşbaev Qýanyshbaev Kuanyshbayev Kuanyshbaev",
        "Шоқай Шокай Чокай Shoqaı Chokai Şoqai",
        "Нұғманов Нугманов Nūğmanov Nuǵmanov Nougmanov Nugmanow Nougmanoff",
        "Уәлиханов Валиханов Uälihanov Valikhanov Walikhanov",
        "Сатаев Satayev Sataev",
        "Цой Tsoi Tsoy",
        "Дворцевой Dvortsevoy Dvorcevoj",
        "ёлка елка ЁЛКА",
        "Досхан Doskhan",
        "д'Артаньян дартаньян д’артаньян",
    ],
)
def test_spellings_of_one_word_share_a_skeleton(spellings):
    first, *others = spellings.split()

    assert {skeleton(spelling) for spelling in others} == {skeleton(first)}


@pytest.mark.parametrize(
    "spellings",
    [
        "Қожықов Ходжиков Khodzhikov Kozhykov",
        "Бөкеева Букеева Bukeyeva Bokeeva",
        "Тілендиев Тлендиев Tlendiyev",
        "Жамбыл Джамбул Dzhambul Jambyl",
        "Ыдырыс Идрис Idris",
        "мың мын Myng",
    ],
)
def test_traditions_of_writing_a_name_share_a_consonant_key(spellings):
    first, *others = spellings.split()

    assert {consonant_key(spelling) for spelling in others} == {consonant_key(first)}


def test_fold_types_what_a_russian_keyboard_has():
    assert (
        fold("Әліби Қоңыр Ұғым Үміт Өмір Һәм Ёж") == "алиби коныр угым умит омир хам еж"
    )


def test_different_letters_stay_apart():
    words = ["бар", "бор", "бер", "пар", "жар", "цар", "кар", "сар", "шар", "зар"]

    assert len({skeleton(word) for word in words}) == len(words)


@pytest.mark.parametrize("fold_", [fold, skeleton])
@given(text=st.text(max_size=80))
def test_folds_are_idempotent(fold_, text):
    assert fold_(fold_(text)) == fold_(text)


@given(
    st.text(
        alphabet="аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяabcdefghijklmnopqrstuvwxyz'ýığşç",
        max_size=30,
    )
)
def test_a_skeleton_of_any_word_is_short_plain_latin_and_its_own(word):
    bones = skeleton(word)

    assert re.fullmatch("[a-zşžţ]{0,40}", bones)
    assert skeleton(bones) == bones
    assert len(consonant_key(word)) <= len(bones)
