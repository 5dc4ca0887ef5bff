"""All cases of a Latvian name from its nominative.

Sources: "Latviešu valodas gramatika" (LU Latviešu valodas institūts, 2013) for the classes; Cabinet Regulation
No. 114 of 2 March 2004 on the writing of personal names for surnames, their genders and indeclinable names.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from extractors.names.consonants import keeps_consonant, soften, syllables
from extractors.records import Gender


class Case(StrEnum):
    """The cases, with the values of Universal Dependencies."""

    NOM = "Nom"
    GEN = "Gen"
    DAT = "Dat"
    ACC = "Acc"
    LOC = "Loc"
    VOC = "Voc"


#: The forms of each case, the best first.
Forms = dict[Case, tuple[str, ...]]

_CASES = tuple(Case)  # going through the members of an enumeration is slow
_VOWEL = "aāeēiīoōuūyäöü"
_PARTS = re.compile(r"(\s+|[-‐‑–])")
_INITIAL = re.compile(r"(?:[^\W\d_]{1,2}\.)+$")
# Names of two syllables whose genitive changes by tradition, against the rule for -tis and -dis.
_CHANGED_BY_TRADITION = frozenset({"bried", "zut", "nēģ"})
# Nouns of the second declension whose genitive is the nominative; they are surnames too.
_CONSONANT_STEMS = ("akmens", "asmens", "mēness", "rudens", "ūdens", "zibens")
# Prepositions and articles inside foreign names.
PARTICLES = frozenset(
    "al ap as ben bin da das de del della den der des di do dos du el fan fon ibn la las le les lo los of san ten ter "
    "un van vom von y zu zum zur".split()
)


def decline(name: str, gender: Gender) -> Forms:
    """Every case of a name in the singular: one word, a double surname, or given names with a surname.

    Each word and each part of a hyphenated word is declined; initials, particles (`fon`, `de`) and indeclinable words
    stay. Where usage knows two forms both are given, the better first. What is longer than 1,000 code points is no name
    and stays as it is.

    >>> decline("Jānis Zelinskis", Gender.MASCULINE)[Case.DAT]
    ('Jānim Zelinskim',)
    >>> decline("A. Jēkabsone-Žogota", Gender.FEMININE)[Case.GEN]
    ('A. Jēkabsones-Žogotas',)
    >>> decline("Briedis", Gender.MASCULINE)[Case.GEN]
    ('Brieža', 'Brieda')
    >>> decline("Dimā", Gender.MASCULINE)[Case.DAT]
    ('Dimā',)
    """
    if len(name) > 1000:
        return dict.fromkeys(Case, (name,))
    if name.isalpha():
        return dict(_word_forms(name, gender))
    parts = _PARTS.split(name)
    if len(parts) == 1:
        return dict(_word_forms(name, gender))
    forms: Forms = {}
    declined = [_part_forms(part, gender) for part in parts]
    for case in _CASES:
        best = "".join(each[case][0] for each in declined)
        # The variants of a long name are each word's second choice taken together, not every combination.
        second = "".join(each[case][min(1, len(each[case]) - 1)] for each in declined)
        forms[case] = (best,) if second == best else (best, second)
    return forms


def decline_plural(nominative: str, gender: Gender) -> Forms:
    """Every case of a word that stands in the nominative plural: `Bērziņi`, `Talsi`, `Cēsis`, `Kalnciema lejas`.

    >>> decline_plural("Bērziņi", Gender.MASCULINE)[Case.DAT]
    ('Bērziņiem',)
    >>> decline_plural("Cēsis", Gender.FEMININE)[Case.GEN]
    ('Cēsu', 'Cēšu')
    """
    lower = nominative.lower()
    for ending, endings in _PLURAL[gender]:
        if lower.endswith(ending) and len(lower) > len(ending):
            stem = nominative[: -len(ending)]
            forms: Forms = {case: (stem + each,) for case, each in zip(_CASES, endings, strict=True)}
            if ending in ("es", "is") and gender is Gender.FEMININE:
                soft, hard = soften(stem) + "u", stem + "u"
                hard_first = stem.lower().endswith(("cēs", "st", "t", "kš", "pēd"))
                forms[Case.GEN] = tuple(dict.fromkeys((hard, soft) if hard_first else (soft, hard)))
            return forms
    return dict.fromkeys(Case, (nominative,))


def plural(name: str, gender: Gender = Gender.MASCULINE) -> str | None:
    """The nominative plural of a surname or noun, or nothing for an indeclinable one.

    >>> plural("Bērziņš"), plural("Lācis"), plural("Platais"), plural("ministrija", Gender.FEMININE)
    ('Bērziņi', 'Lāči', 'Platie', 'ministrijas')
    """
    genitive = _word_forms(name, gender)[Case.GEN][0]
    lower = name.lower()
    if genitive == name and not lower.endswith(("us", "s")):
        return None
    if lower.endswith("ais"):
        return name[:-3] + "ie"
    if lower.endswith("ā"):
        return name + "s"
    if lower.endswith(("a", "e")):
        return name + "s"
    if lower.endswith("us"):
        return name[:-2] + "i"
    if gender is Gender.FEMININE:
        return name[:-1] + "is"
    return genitive[:-1] + "i"


def feminine_surnames(surname: str) -> tuple[str, ...]:
    """The surnames that a woman of a family with this masculine surname may bear, the usual one first.

    Source: Cabinet Regulation No. 114 of 2004.

    >>> feminine_surnames("Zelinskis"), feminine_surnames("Bērziņš"), feminine_surnames("Lācis")
    (('Zelinska',), ('Bērziņa', 'Bērziņe'), ('Lāce',))
    """
    lower = surname.lower()
    if lower.endswith("ais"):
        return (surname[:-3] + "ā",)
    if lower.endswith(("skis", "ckis")):
        return (surname[:-2] + "a",)
    if lower.endswith("is"):
        return (surname[:-2] + "e",)
    if lower.endswith("nieks"):
        return (surname[:-2] + "ce",)
    if lower.endswith("us") and not lower.endswith("aus"):
        return (surname, surname[:-2] + "a")
    if lower.endswith(("s", "š")):
        return (surname[:-1] + "a", surname[:-1] + "e")
    return (surname,)


def masculine_surname(surname: str) -> str | None:
    """The surname that a man of a family with this feminine surname bears, or nothing when it shows none.

    >>> [masculine_surname(name) for name in ("Bērziņa", "Zvirbule", "Zelinska", "Mežniece", "Liepiņa-Kalna", "Šmite")]
    ['Bērziņš', 'Zvirbulis', 'Zelinskis', 'Mežnieks', None, 'Šmitis']
    """
    lower = surname.lower()
    if "-" in surname or not lower.endswith(("a", "e")):
        return None
    stem = surname[:-1]
    ending = "š" if lower.endswith("iņa") else "is" if lower.endswith(("ska", "cka", "e")) else "s"
    found = stem[:-1] + "ks" if lower.endswith("niece") else stem + ending
    return found if surname in feminine_surnames(found) else None


def _part_forms(part: str, gender: Gender) -> Forms:
    if not part or _PARTS.fullmatch(part) or _INITIAL.fullmatch(part) or part in PARTICLES:
        return dict.fromkeys(Case, (part,))
    return _word_forms(part, gender)


@lru_cache(maxsize=65536)
def _word_forms(word: str, gender: Gender) -> Forms:
    """Shared between callers: not to be changed."""
    if _INITIAL.fullmatch(word):
        return dict.fromkeys(Case, (word,))
    if word.isupper() and len(word) > 1:
        return {case: tuple(map(str.upper, each)) for case, each in _word_forms(word.lower(), gender).items()}
    found = _masculine(word) if gender is Gender.MASCULINE else _feminine(word)
    if found is None:
        return dict.fromkeys(Case, (word,))
    return {case: each if len(each) == 1 else tuple(dict.fromkeys(each)) for case, each in zip(_CASES, found, strict=True)}


def _masculine(word: str) -> tuple[tuple[str, ...], ...] | None:
    lower = word.lower()
    if lower.endswith("ais") and len(word) > 4 and lower[-4] not in _VOWEL:
        stem = word[:-3]
        if lower.endswith(("ējais", "ājais")):
            dative, locative = (stem + "am", stem + "ajam"), (stem + "ā", stem + "ajā")
            return (word,), (stem + "ā",), dative, (stem + "o",), locative, (word,)
        return (word,), (stem + "ā",), (stem + "ajam", stem + "am"), (stem + "o",), (stem + "ajā",), (word,)
    if len(word) < 3:
        return None
    if lower.endswith("us") and not lower.endswith("aus"):
        stem = word[:-2]
        return (word,), (word,), (stem + "um",), (stem + "u",), (stem + "ū",), (stem + "u", word)
    if lower.endswith("is") and lower[-3] not in _VOWEL:
        stem = word[:-2]
        vocative = (stem + "i", stem) if syllables(stem) > 1 else (stem + "i",)
        return (word,), _second_genitive(stem), (stem + "im",), (stem + "i",), (stem + "ī",), vocative
    if lower.endswith(_CONSONANT_STEMS):
        stem = word[:-1]
        return (word,), (word,), (stem + "im",), (stem + "i",), (stem + "ī",), (word,)
    if lower.endswith(("as", "es", "os", "ās", "ēs", "ūs", "īs")):
        return None  # Kostas, Sančess is latvianised otherwise: what is left ends in a stem, not in a case
    if lower[-1] in "sš":
        stem = word[:-1]
        return (word,), (stem + "a",), (stem + "am",), (stem + "u",), (stem + "ā",), (stem, word)
    stem = word[:-1]
    if lower.endswith("a"):
        return (word,), (stem + "as",), (stem + "am",), (stem + "u",), (stem + "ā",), (word, stem)
    if lower.endswith("e"):
        return (word,), (stem + "es",), (stem + "em",), (stem + "i",), (stem + "ē",), (word, stem)
    return None


def _second_genitive(stem: str) -> tuple[str, ...]:
    lower, kept, changed = stem.lower(), stem + "a", soften(stem) + "a"
    if lower in _CHANGED_BY_TRADITION:
        return changed, kept
    if keeps_consonant(stem):
        return (kept,) if lower.endswith(("sk", "ck")) else (kept, changed)
    # Foreign and short names waver: Aleksis – Alekša or Aleksa, Alfis – Alfja or Alfa.
    if lower.endswith(("ks", "f", "st")) or (lower.endswith("s") and syllables(lower) > 1):
        return changed, kept
    return (changed,)


def _feminine(word: str) -> tuple[tuple[str, ...], ...] | None:
    lower = word.lower()
    if len(word) < 3:
        return None
    stem = word[:-1]
    if lower.endswith("ā") and lower[-2] not in _VOWEL:
        if lower.endswith(("ējā", "ājā")):
            return (word,), (word + "s",), (stem + "ai", stem + "ajai"), (stem + "o",), (word, stem + "ajā"), (word,)
        return (word,), (word + "s",), (stem + "ajai", stem + "ai"), (stem + "o",), (stem + "ajā",), (word,)
    if lower.endswith("us") and not lower.endswith("aus"):
        stem = word[:-2]
        return (word,), (word,), (stem + "ui", stem + "um"), (stem + "u",), (stem + "ū",), (word, stem + "u")
    if lower.endswith("a"):
        return (word,), (stem + "as",), (stem + "ai",), (stem + "u",), (stem + "ā",), (word, stem)
    if lower.endswith("e"):
        return (word,), (stem + "es",), (stem + "ei",), (stem + "i",), (stem + "ē",), (word, stem)
    if lower.endswith("s") and lower[-2] not in _VOWEL and lower[-2] != "s":
        return (word,), (word,), (stem + "ij",), (stem + "i",), (stem + "ī",), (word,)
    return None


_PLURAL: dict[Gender, tuple[tuple[str, tuple[str, ...]], ...]] = {
    Gender.MASCULINE: (
        ("ie", ("ie", "o", "ajiem", "os", "ajos", "ie")),
        ("i", ("i", "u", "iem", "us", "os", "i")),
    ),
    Gender.FEMININE: (
        ("ās", ("ās", "o", "ajām", "ās", "ajās", "ās")),
        ("as", ("as", "u", "ām", "as", "ās", "as")),
        ("es", ("es", "u", "ēm", "es", "ēs", "es")),
        ("is", ("is", "u", "īm", "is", "īs", "is")),
    ),
}
