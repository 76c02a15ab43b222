import re
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinoportal.text import name_terms, near_key, terms, words


def meet(one: str, other: str, key=terms) -> bool:
    return bool(set(key(one)) & set(key(other)))


@pytest.mark.parametrize(
    "forms",
    [
        # Paradigms as a school grammar gives them; the lemma first.
        "жемқорлық жемқорлықтың жемқорлыққа жемқорлықты жемқорлықпен жемқорлығы"
        " жемкорлыктын жемкорлыгы",
        "бала баланың балаға баланы балада баладан баламен балалар балаларымыздың"
        " баласында баламыз балаңыз балаша балалардағы",
        "ел елдің елге елді елде елден елмен елі еліне елінің елдер еліміз еліміздегі",
        "үй үйі үйінде үйіндегі үйлер үйіміз үйді уйлер",
        "тармақ тармағы тармағында тармағына тармақтар",
        "кітап кітабы кітабына кітаптар",
        "халық халқы халқының халыққа халыктын",
        "мойын мойны мойнына",
        "Алматы Алматыда Алматының Алматыдағы Алматыдан",
        "Байғазин Байғазиннің Байғазинге Байғазиннен Байгазиннин",
        "Өмірбаев Өмірбаевтың Өмірбаевқа Омирбаевтын",
        # Women's surnames in Kazakh letters, and the Latin alphabets of 2021 and 2018.
        "Қайырбеков Қайырбекова Қайырбекованы",
        "жемқорлық jemqorlyqqa jemqorlyqtyñ",
        "әлем älem älemdegı álemge",
        "фильм filmderdıñ fılmderdiń",
        "фильм фильмдер фильмдері фильмге фильмы фильмов film",
        "голод голода голоде голодом",
        "Апрымов Апрымова Апрымову Апрымовым Апрымове",
        "любовь любви любовью",
        "ребёнок ребёнка ребёнку",
        "Отрар Отрара Отраре",
        "film films",
        "lesson lessons",
    ],
)
def test_forms_of_a_word_meet_their_lemma(forms):
    lemma, *inflected = forms.split()

    assert [form for form in inflected if not meet(form, lemma)] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ақын", "ақ"),
        ("қарақшы", "қарағай"),
        ("роман", "раман"),
        ("мектеп", "мекен"),
        ("Бекжан", "Бекболат"),
        ("война", "воин"),
    ],
)
def test_different_words_do_not_meet(one, other):
    assert not meet(one, other)


@pytest.mark.parametrize(
    ("kazakh", "other"),
    [("Отырардың", "otyrar"), ("Қызғалдақ", "kyzgaldak"), ("Бaйгазин", "Байғазин")],
)
def test_scripts_meet(kazakh, other):
    assert meet(kazakh, other)


@pytest.mark.parametrize(
    "forms",
    ["шаман шаманы шаманов шаманам", "режим режимы режимов", "бандит бандитов бандиты"],
)
def test_russian_nouns_that_look_like_verbs_meet_their_cases(forms):
    lemma, *others = forms.split()

    assert [form for form in others if not meet(lemma, form)] == []


@pytest.mark.parametrize(
    "spellings",
    [
        "Ыдырыс Идрис Idris Ydyrys",
        "Ыбырай Ибрай Ybyrai Ibray",
        "Тілендиев Тлендиев Tlendiyev",
        "Болат Булат Bulat Bolat",
        "Оразбаева Уразбаева Urazbayeva",
        "Бөкеева Букеева Bukeyeva",
        "Сейтқали Сейтхали Seitkhali",
        "Мың Myng Мын",
    ],
)
def test_spellings_of_a_name_meet_before_its_consonants_do(spellings):
    name, *others = spellings.split()

    assert [other for other in others if not near(name, other)] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("мир", "мор"), ("Отар", "Айтар"), ("Болат", "Бекболат"), ("Қаныш", "Күнеш")],
)
def test_different_names_do_not_meet_by_their_near_keys(one, other):
    assert not near(one, other)


def near(one, other):
    """By any term of names but the consonants."""
    first, second = (
        {term for term in name_terms(name) if not term.startswith("n_")}
        for name in (one, other)
    )
    return not first.isdisjoint(second)


def test_near_keys_confuse_no_two_people(catalogue_tables):
    known = defaultdict(set)
    for row in catalogue_tables["people"]:
        for code in ("kk", "ru", "en"):
            if name := words(row[f"name_{code}"]):
                known[" ".join(map(near_key, name))].add(row["key"])

    assert [people for people in known.values() if len(people) > 1] == []


def test_only_names_have_consonant_keys():
    assert meet("Султан Ходжиков", "Сұлтан Қожықов", name_terms)
    assert not any(term.startswith("n_") for term in terms("Сұлтан Қожықов"))


def test_words_keep_their_order_and_inner_apostrophes():
    assert words("«Қыз-Жібек»,  D'Artagnan_2") == ["қыз", "жібек", "d'artagnan", "2"]


def test_a_word_has_few_terms():
    assert len(set(terms("үйлеріміздегілердікі"))) <= 20


def test_long_texts_and_words_are_cut():
    assert len(words("сөз " * 30_000)) == 20_000
    assert len(words("а" * 10_000)[0]) == 40


@given(st.text(max_size=400))
def test_any_text_gives_plain_terms(text):
    for term in name_terms(text):
        assert re.fullmatch(r"([rens]_)?[^\W_]+", term), term
        assert len(term) <= 42


@given(
    st.text(
        alphabet="аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя", min_size=1, max_size=60
    )
)
def test_any_kazakh_word_meets_itself_typed_without_kazakh_letters(word):
    plain = str.maketrans("әғқңөұүһі", "агкноуухи")

    assert meet(word, word.translate(plain)) or set("ъь") >= set(word)
