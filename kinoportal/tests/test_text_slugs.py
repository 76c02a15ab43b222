import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinoportal.text import slug_from


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Қыз Жібек", "kyz-zhibek"),
        ("Шәкен Айманов", "shaken-aimanov"),
        ("Эмир Байғазин", "emir-baigazin"),
        ("Щит и меч", "shchit-i-mech"),
        ("Подъезд, ель & ёж!", "podezd-el-yozh"),
        ("Ұлжан — 2", "ulzhan-2"),
        ("L'Enfant Émile", "lenfant-emile"),
        ("«Ǵasyr»", "gasyr"),
        ("東京", ""),
    ],
)
def test_slug_is_plain_latin(title, slug):
    assert slug_from(title) == slug


def test_long_titles_are_cut_between_words():
    slug = slug_from("сөз " * 60, longest=20)

    assert slug == "soz-soz-soz-soz-soz"


@given(st.text(max_size=500))
def test_any_text_gives_a_bounded_slug(text):
    slug = slug_from(text)

    assert re.fullmatch("[a-z0-9-]{0,80}", slug)
    assert slug_from(slug) == slug
