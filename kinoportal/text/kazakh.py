"""Stems of a Kazakh noun, adjective or name: what is left as its endings come off.

Kazakh endings stand in a fixed order: stem, plural, possessive, case (then -ғы and
round again: үй-лер-іміз-дегі-лер). Each agrees with the sound before it and with the
last vowel; the tables below are the paradigms of any school grammar.

Every stage is a term, not the shortest alone: two forms of a word meet where
their chains cross (командасы gives команда, команда gives itself and кома-нда), so that
cutting too much in one form does no harm.

A word with a Kazakh letter is taken as well spelt and cut by the exact endings; any
other may have been typed on a Russian keyboard and is cut by the endings as folded.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kinoportal.text.folding import KAZAKH_LETTERS, LONGEST_WORD, fold, lower

VOWELS = "аәеёиоөуұүыіэюя"
PURE_VOWELS = "аәеёоөуұүыіэ"
NASALS = "мнң"
GLIDES = "рйуи"
# Final б, в, г, д stand in loans and are spoken voiceless: Байғазиновтың, клубтар.
VOICELESS = "птксшқфхһцчщбвгд"
VOICED = "лмнңрзжйуиью"
VOICED_NOT_NASAL = "лрзжйуиью"
ANY = VOWELS + VOICELESS + VOICED

CASES = (
    ("ның нің", VOWELS + NASALS),
    ("дың дің", VOICED_NOT_NASAL),
    ("тың тің", VOICELESS),
    ("ны ні", VOWELS),
    ("ды ді", VOICED),
    ("ты ті", VOICELESS),
    ("ға ге да де дай дей", VOWELS + VOICED),
    ("қа ке та те тай тей тан тен", VOICELESS),
    ("дан ден", VOWELS + VOICED_NOT_NASAL),
    ("нан нен", NASALS),
    ("мен менен", VOWELS + VOICED),
    ("бен бенен", "зжбвгд"),
    ("пен пенен", VOICELESS),
    ("ша ше", ANY),
)
# After "his, her, its" the case takes an н: үйі-нде, үйі-не, үйі-н.
CASES_AFTER_THIRD = (("н на не нда нде нан нен ндай ндей нша нше ндағы ндегі", "ыі"),)
CASES_AFTER_OWN = (("а е", "мң"),)
CONSONANTS = VOICELESS + VOICED + "ғ"
THIRD = (("сы сі", VOWELS), ("ы і", CONSONANTS))
OWN = (
    ("м ң мыз міз ңыз ңіз", VOWELS),
    ("ым ім ың ің ымыз іміз ыңыз іңіз", CONSONANTS),
)
PLURAL = (("лар лер", VOWELS + GLIDES), ("дар дер", "лмнңзж"), ("тар тер", VOICELESS))
LOCATIVE_ATTRIBUTE = (("дағы дегі", VOWELS + VOICED), ("тағы тегі", VOICELESS))
ATTRIBUTE = (
    ("нікі", VOWELS + NASALS),
    ("дікі", VOICED_NOT_NASAL),
    ("тікі", VOICELESS),
)
WITHOUT_HARMONY = {"мен", "бен", "пен", "менен", "бенен", "пенен"}
WITHOUT_HARMONY |= {"нікі", "дікі", "тікі", "ники", "дики", "тики"}
BACK_ENDINGS, FRONT_ENDINGS = "аы", "еіи"


class Ending(NamedTuple):
    letters: str
    after: str


Table = dict[str, list[Ending]]  # by the last letter of the ending


def _table(rows, spell) -> Table:
    table = defaultdict(list)
    for endings, after in rows:
        for letters in endings.split():
            ending = Ending(spell(letters), spell(after))
            table[ending.letters[-1]].append(ending)
    return dict(table)


class Paradigm:
    """The tables in one spelling, and the vowels whose harmony it leaves visible."""

    def __init__(self, spell, back: str, front: str):
        self.back, self.front = back, front
        self.cases = _table(CASES, spell)
        self.cases_after_third = _table(CASES_AFTER_THIRD, spell)
        self.cases_after_own = _table(CASES_AFTER_OWN, spell)
        self.third = _table(THIRD, spell)
        self.own = _table(OWN, spell)
        self.plural = _table(PLURAL, spell)
        self.locative_attribute = _table(LOCATIVE_ATTRIBUTE, spell)
        self.attribute = _table(ATTRIBUTE, spell)

    def is_harmonious(self, stem: str, ending: str) -> bool:
        """Back vowels take back endings; the other vowels leave the choice open.

        Surnames in -ев take both, mostly the back ones: Өмірбаевтың.
        """
        last = next((char for char in reversed(stem) if char in VOWELS), None)
        if last is None or ending in WITHOUT_HARMONY or stem.endswith("ев"):
            return last is not None
        first = next((char for char in ending if char in VOWELS), "")
        clash = (
            last in self.back and first in FRONT_ENDINGS,
            last in self.front and first in BACK_ENDINGS,
        )
        return not (first and any(clash))

    def cut(self, word: str, endings: Table) -> Iterator[str]:
        for ending, after in endings.get(word[-1], ()):
            stem = word[: -len(ending)]
            if (
                word.endswith(ending)
                and is_long_enough(stem)
                and stem[-1] in after
                and not _keeps_a_hard_end(stem, ending)
                and self.is_harmonious(stem, ending)
            ):
                yield stem

    def cut_all(self, words: set[str], endings: Table) -> set[str]:
        return {stem for word in words for stem in self.cut(word, endings)}


EXACT = Paradigm(str, back="аоұы", front="әеөүі")
# On a Russian keyboard а stands for ә, о for ө, у for ұ and ү, и for і.
FOLDED = Paradigm(fold, back="ы", front="е")


def is_long_enough(stem: str) -> bool:
    """Three letters, or the two of ел, ат, үй: a vowel, then a consonant but ғ."""
    return len(stem) > 2 or (
        len(stem) == 2 and stem[0] in VOWELS and stem[1] not in PURE_VOWELS + "ғ"
    )


def _keeps_a_hard_end(stem: str, ending: str) -> bool:
    """Between vowels қ becomes ғ (қызығы), so ақын is no possessive of ақ."""
    return stem[-1] == "қ" and ending[0] in VOWELS and stem[-2] in VOWELS


def _stages(word: str, paradigm: Paradigm, *, again: bool = True) -> set[str]:
    cut_all = paradigm.cut_all
    third = cut_all({word}, paradigm.cases_after_third)
    own = {
        stem
        for stem in paradigm.cut(word, paradigm.cases_after_own)
        if any(paradigm.cut(stem, paradigm.own))
    }
    cased = {word} | cut_all({word}, paradigm.cases)
    possessed = cut_all(cased | third, paradigm.third)
    possessed |= cut_all(cased | own, paradigm.own)
    bare = cased | own | possessed
    stages = bare | cut_all(bare, paradigm.plural)
    if again:
        for inner in cut_all(stages, paradigm.locative_attribute):
            stages |= _stages(inner, paradigm, again=False)
        stages |= cut_all(stages, paradigm.attribute)
    return stages


# халық and халқы, мойын and мойны, орын and орны: the vowel of a closed last syllable.
_FLEETING = re.compile("([аеоуэ].*[бвгджзйклмнпрстуфхш])[ыи]([кнлрпмзс])$")


def _canonical(stem: str) -> str:
    """тармағы and тармақ, кітабы and кітап: the end as it stands without endings."""
    if stem[-1] in "гб":
        stem = stem[:-1] + {"г": "к", "б": "п"}[stem[-1]]
    return _FLEETING.sub(r"\1\2", stem) if len(stem) >= 4 else stem


@lru_cache(100_000)
def kazakh_stems(word: str) -> frozenset[str]:
    """The folded stems of a Cyrillic word, the word itself among them."""
    word = lower(word)[:LONGEST_WORD]
    paradigm = EXACT if any(char in KAZAKH_LETTERS for char in word) else FOLDED
    stages = _stages(word if paradigm is EXACT else fold(word), paradigm)
    return frozenset(_canonical(fold(stage)) for stage in stages)
