"""One spelling for the many in which a Kazakh or Russian word is typed.

Four depths, each losing more:

- `fold` keeps Cyrillic and gives every Kazakh letter its look-alike on a Russian
  keyboard (қ к, ү у, і и), so that a text typed without a Kazakh layout meets the
  full spelling;
- `skeleton` writes Cyrillic, the Latin alphabets of 2018 (Ǵ, Ý, Sh) and 2021 (Ğ, Ū,
  Ş) and English, French or German romanisations (zh, kh, tsch, -ow) in one Latin
  spelling;
- `near_key` leaves out what Russian and English spellings of Kazakh names change most:
  the narrow vowel (Ыдырыс, Идрис), о or у (Оразбаева, Уразбаева), қ or х, ng for ң;
- `consonant_key` leaves the first letter and the consonants, merged where Russian
  and Kazakh tradition differ (Қожықов, Ходжиков). It is for names alone: seven of
  ten dictionary words share their key with another word.
"""

import re
import unicodedata
from functools import lru_cache

LONGEST_WORD = 40

KAZAKH_LETTERS = "әғқңөұүһі"
_LOOK_ALIKES = str.maketrans(KAZAKH_LETTERS + "ёґўї", "агкноуухи" + "егуи")

# One letter for one sound, whatever the spelling: ž is ж, ţ is ц, ş is ш and ч, for
# Russian writes ч where Kazakh has ш (Чокан, Шоқан) and French ch is ш (Rachid).
_CYRILLIC = str.maketrans(
    dict(
        zip(
            "аәбвгғґдеэёєжзийіїыкқлмнңоөпрстуұүўфхһцчшщ",
            "aabvgggdeeeežziiiiikklmnnooprstuuuufhhţşşş",
            strict=True,
        )
    )
    | {"ю": "iu", "я": "ia", "ъ": "", "ь": ""}
)
# 2018: ý is у, ǵ is ғ; 2021: ı is і, ğ is ғ. The rest has no accent to take off.
_LATIN = str.maketrans("ýıǵğŋšłøđðəæœ", "uiggnşloddaae")
_MARKED, _UNMARKED = "şžţ", "\ue000\ue001\ue002"
_HIDE_MARKS = str.maketrans(_MARKED + "čç", _UNMARKED + "\ue000\ue000")
_SHOW_MARKS = str.maketrans(_UNMARKED, _MARKED)
_ACCENTED = re.compile(f"[^\x00-\x7f{_MARKED}]")

_ROMANISATIONS = [
    (re.compile(pattern), letter)
    for pattern, letter in (
        ("['’ʼʹ`´‘]", ""),
        ("dsch|dzh|d[jž]|zh", "ž"),
        ("tsch|tch|shch|sch|sh|ch", "ş"),
        ("kh|x", "h"),
        ("gh", "g"),
        ("ph", "f"),
        ("tz|ts|c(?=[eiy])", "ţ"),
        ("ck|q|c", "k"),
        # Scholarly and German й is j too: Dvorcevoj, Bajgazin, but Bekjan.
        ("(?<=[aeiou])j(?![aeiouy])", "i"),
        # ь is j as well: Guljshat.
        ("(?<=[bdfghklmnprstvz])j(?![aeiouy])", ""),
        ("j", "ž"),
        ("ou", "u"),
        # German and French endings of surnames: Nugmanow, Nougmanoff.
        ("(?<=..[oe])(w|ff?)$", "v"),
        ("w", "u"),
        ("ye", "e"),
        ("(?<=[bdfgklmnprstvz])yo", "e"),
        ("y", "i"),
        # Initial в is Russian for Kazakh уа, уә: Валиханов, Уәлиханов.
        ("^v(?=[aeiou])", "u"),
        # -иев and -ev, Мария and Maria.
        ("i+(?=[aeu])", ""),
        (r"(.)\1+", r"\1"),
    )
]

# What none of them can be without: most words have none of it, and are done at once.
_ROMANISED = re.compile(
    "['’ʼʹ`´‘cjqwxy]|dž|[zskgp]h|t[szş]|ou|[oe]f$|^v[aeiou]|i[aeu]|" + r"(.)\1"
)


def lower(word: str) -> str:
    """Lower case, composed; compatibility forms (ﬁ, full width) become plain."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).lower())


def fold(word: str) -> str:
    """A Cyrillic word as a Russian keyboard types it, in lower case."""
    return lower(word).translate(_LOOK_ALIKES)


def _without_accents(word: str) -> str:
    if not _ACCENTED.search(word):
        return word
    apart = unicodedata.normalize("NFKD", word.translate(_HIDE_MARKS))
    bare = "".join(char for char in apart if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare).translate(_SHOW_MARKS)


@lru_cache(100_000)
def skeleton(word: str) -> str:
    """One Latin spelling of a word in whatever script; a skeleton is its own."""
    word = lower(word).replace("дж", "ж").translate(_CYRILLIC).translate(_LATIN)
    word = _without_accents(word)[:LONGEST_WORD]
    before = None
    while before != word and _ROMANISED.search(word):
        before = word
        for pattern, letter in _ROMANISATIONS:
            word = pattern.sub(letter, word)
    return word


_FINAL_NG = re.compile("ng$")
_NARROW = re.compile("(?<=[bdfghklmnprstvzşžţ])i(?=[bdfghklmnprstvzşžţ])")
_NEAR = str.maketrans("oh", "uk")
SHORTEST_NEAR = 4  # letters; shorter keys are shared by too many names


@lru_cache(100_000)
def near_key(word: str) -> str:
    """A name's skeleton without what its spellings differ in; short ones keep most."""
    bones = _FINAL_NG.sub("n", skeleton(word))
    near = _NARROW.sub("", bones).translate(_NEAR)
    near = re.sub(r"(.)\1+", r"\1", near)
    return near if len(near) >= SHORTEST_NEAR else bones


_MERGED = str.maketrans("ohţevg", "uksiuk")


@lru_cache(100_000)
def consonant_key(word: str) -> str:
    """What Kazakh, Russian and English spellings of one name share."""
    merged = skeleton(word).replace("ng", "n").translate(_MERGED)
    single = re.sub(r"(.)\1+", r"\1", merged)
    return single[:1] + re.sub("[aeiou]", "", single[1:])
