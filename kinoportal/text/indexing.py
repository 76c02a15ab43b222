"""Index terms of a text whose language nobody tells.

Every word gives, side by side:

- the stages of its Kazakh stem in the Latin skeleton (no prefix), which all scripts
  and languages share: фильмдер, фильм and film meet in `film`, and so does filmdıñ;
- `r_` and its Russian Snowball stem, for a Cyrillic word without Kazakh letters;
- `e_` and its English Snowball stem, for a word in ASCII;
- in names, `s_` and its near key, `n_` and its consonant key;
- a compound with кино- gives the terms of its second part too.

Text and query pass the same functions. Between the words of a query stands AND,
between the terms of a word OR. The prefixes keep one stemmer's stems from meeting
another's. A term has letters, digits and at most that one underscore, so that it
needs no escaping beyond quotes in any index.
"""

import re
from functools import lru_cache

import snowballstemmer

from kinoportal.text.folding import (
    KAZAKH_LETTERS,
    LONGEST_WORD,
    consonant_key,
    fold,
    lower,
    near_key,
    skeleton,
)
from kinoportal.text.kazakh import kazakh_stems

MOST_WORDS = 20_000

_WORD = re.compile(r"[^\W_]+(?:['’ʼʹ`´‘][^\W_]+)*")
# The English possessive goes with its letter, any other apostrophe alone.
_APOSTROPHE = re.compile("(?<=[a-z])['’]s$|['’ʼʹ`´‘]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[a-z]")
# Letters that look alike, typed or scanned in the wrong alphabet: Бaйгазин.
_LATIN_TO_CYRILLIC = str.maketrans("aceopxykmthb", "асеорхукмтнв")
# Kazakh in the Latin alphabets of 2021 and 2018, letter by letter: enough to see its
# endings. Without a letter of its own, or a q before no u, a word is not Kazakh.
_KAZAKH_LATIN = re.compile("[äöüūğşñıáóúńǵý]|q(?!u)")
_FROM_LATIN = str.maketrans(
    "aäbvgğdejzikqlmnñoöprstuūüfhşyıáóúńǵý", "аәбвгғдежзикқлмнңоөпрстуұүфхшыіәөүңғу"
)
# The older alphabet writes и without its point and і with one, the newer otherwise.
_OF_2018 = "áóúńǵý"
_FROM_2018 = _FROM_LATIN | str.maketrans("ıi", "иі")
# любовь and любви, отец and отца, ребёнок and ребёнка, сестёр and сестра.
_FLEETING = re.compile("(.[^аеиоуыэюя])[ое]([вкнлрц])$")
# кинофестиваль is a фестиваль, кинопремия a премия, киноактриса an актриса.
_COMPOUND = re.compile("кино(.{5,})")
# мать and матери, время and времени: what the other cases put before the ending.
_AUGMENT = re.compile("((?:мат|доч)(?=ер)|(?:врем|знам|плем)(?=ен))е[рн]")
# It takes шаман, режим and бандит for verbs, but not шаманов, режимов and бандитов.
_LIKE_A_VERB = re.compile(".{3,}(?:[ая][нл]|[иы][мт]|ен)")
# Snowball takes -ов off Апрымов but not off Апрымова, which may be his genitive.
_SURNAME = re.compile("(.{3,}(?:[ое]в|[иы]н))(?:а|у|ым|ом|е|ой|ы|ых|ыми|ую)?")
_RUSSIAN = snowballstemmer.stemmer("russian")
_ENGLISH = snowballstemmer.stemmer("english")


def words(text: str, *, most: int = MOST_WORDS) -> list[str]:
    """The words in lower case, apostrophes inside kept, each cut at 40 letters."""
    return [word[:LONGEST_WORD] for word in _WORD.findall(lower(text))[:most]]


def _in_one_alphabet(word: str) -> str:
    if _CYRILLIC.search(word) and _LATIN.search(word):
        return word.translate(_LATIN_TO_CYRILLIC)
    return word


@lru_cache(100_000)
def word_terms(word: str) -> tuple[str, ...]:
    """The terms of one word, its own skeleton first."""
    compound = _COMPOUND.fullmatch(lower(word)[:LONGEST_WORD])
    second = whole_word_terms(compound[1]) if compound else ()
    return tuple(dict.fromkeys(whole_word_terms(word) + second))


@lru_cache(100_000)
def whole_word_terms(word: str) -> tuple[str, ...]:
    """The same without those of a compound's second part."""
    word = _in_one_alphabet(_APOSTROPHE.sub("", lower(word)[:LONGEST_WORD]))
    stems = []
    if _CYRILLIC.search(word):
        stems = _kazakh(word)
        if not any(letter in KAZAKH_LETTERS for letter in word):
            stem = _RUSSIAN.stemWord(fold(word))
            stems += ["r_" + stem, "r_" + _FLEETING.sub(r"\1\2", stem)]
            if _LIKE_A_VERB.fullmatch(fold(word)):
                stems.append("r_" + fold(word))
            if augmented := _AUGMENT.fullmatch(stem):
                stems.append("r_" + augmented[1])
        stages = map(_SURNAME.fullmatch, [fold(word), *kazakh_stems(word)])
        stems += sorted({"r_" + surname[1] for surname in stages if surname})
    elif word.isascii():
        stems.append("e_" + _ENGLISH.stemWord(word))
    if _KAZAKH_LATIN.search(word):
        old = any(letter in _OF_2018 for letter in word)
        stems += _kazakh(word.translate(_FROM_2018 if old else _FROM_LATIN))
    return tuple(dict.fromkeys(filter(None, [skeleton(word), *stems])))


def _kazakh(word: str) -> list[str]:
    return sorted(skeleton(stem) for stem in kazakh_stems(word))


def terms(text: str) -> list[str]:
    """The index terms of a text, in its order."""
    return [term for word in words(text) for term in word_terms(word)]


def name_terms(text: str) -> list[str]:
    """The terms of a name or title: those of a text, and two keys of each word."""
    return terms(text) + [key for word in words(text) for key in name_keys(word)]


def name_keys(word: str) -> list[str]:
    """What the spellings of a name share beyond its letters, the nearer key first."""
    keys = ("s_", near_key(word)), ("n_", consonant_key(word))
    return [prefix + key for prefix, key in keys if key]
