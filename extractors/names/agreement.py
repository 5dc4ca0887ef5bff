"""Adjectives, participles and ordinals that stand with a head noun, from any case to the nominative.

Source of the definite endings: "Latviešu valodas gramatika" (LU Latviešu valodas institūts, 2013), on the adjective.
"""

from __future__ import annotations

from extractors.names.declension import Case
from extractors.records import Gender

# (gender, plural) -> case -> endings of the definite form.
_DEFINITE: dict[tuple[Gender, bool], dict[Case, tuple[str, ...]]] = {
    (Gender.FEMININE, False): {
        Case.NOM: ("ā",), Case.GEN: ("ās",), Case.DAT: ("ajai", "ai"), Case.ACC: ("o",), Case.LOC: ("ajā", "ā"),
    },
    (Gender.MASCULINE, False): {
        Case.NOM: ("ais",), Case.GEN: ("ā",), Case.DAT: ("ajam", "am"), Case.ACC: ("o",), Case.LOC: ("ajā", "ā"),
    },
    (Gender.FEMININE, True): {
        Case.NOM: ("ās",), Case.GEN: ("o",), Case.DAT: ("ajām", "ām"), Case.ACC: ("ās",), Case.LOC: ("ajās", "ās"),
    },
    (Gender.MASCULINE, True): {
        Case.NOM: ("ie",), Case.GEN: ("o",), Case.DAT: ("ajiem", "iem"), Case.ACC: ("os",), Case.LOC: ("ajos", "os"),
    },
}  # fmt: skip
_INDEFINITE: dict[tuple[Gender, bool], dict[Case, str]] = {
    (Gender.FEMININE, False): {Case.NOM: "a", Case.GEN: "as", Case.DAT: "ai", Case.ACC: "u", Case.LOC: "ā"},
    (Gender.MASCULINE, False): {Case.NOM: "s", Case.GEN: "a", Case.DAT: "am", Case.ACC: "u", Case.LOC: "ā"},
    (Gender.FEMININE, True): {Case.NOM: "as", Case.GEN: "u", Case.DAT: "ām", Case.ACC: "as", Case.LOC: "ās"},
    (Gender.MASCULINE, True): {Case.NOM: "i", Case.GEN: "u", Case.DAT: "iem", Case.ACC: "us", Case.LOC: "os"},
}
# Stems that are adjectives or participles even where the ending could be a noun's.
_INDEFINITE_STEMS = ("ot", "ēt", "īt", "īg", "isk", "oš")
# Definite forms after these have short endings in the dative and locative: vecākajam, but pēdējam, vispārējam.
_SHORT_STEMS = ("ēj", "āj")


def agreeing_nominative(
    word: str, gender: Gender, case: Case, *, plural: bool, to_plural: bool = False, definite_only: bool = False
) -> str | None:
    """The nominative of an adjective in this gender, case and number, or nothing when the word cannot be one.

    `to_plural` keeps a plural; else the nominative is singular. `definite_only` is for places where an indefinite
    form is less likely than a noun of the same ending (`Kuldīgas`).

    >>> agreeing_nominative("Centrālajai", Gender.FEMININE, Case.DAT, plural=False)
    'Centrālā'
    >>> agreeing_nominative("Nacionālā", Gender.MASCULINE, Case.GEN, plural=False)
    'Nacionālais'
    >>> agreeing_nominative("Latvijas", Gender.FEMININE, Case.GEN, plural=False) is None
    True
    """
    lower = word.lower()
    if lower.endswith("šanās"):
        return None  # a reflexive noun of action, which has no other cases: `Orientēšanās federācijas`
    for ending in _DEFINITE[gender, plural].get(case, ()):
        stem = word[: -len(ending)]
        if lower.endswith(ending) and len(stem) > 2 and _can_be_stem(stem, ending):
            return stem + _matching(word, _DEFINITE[gender, to_plural][Case.NOM][0])
    indefinite = _INDEFINITE[gender, plural].get(case)
    if indefinite and lower.endswith(indefinite) and not definite_only:
        stem = word[: -len(indefinite)]
        if len(stem) > 3 and stem.lower().endswith(_INDEFINITE_STEMS):
            return stem + _matching(word, _INDEFINITE[gender, to_plural][Case.NOM])
    return None


def adjective_forms(word: str, gender: Gender, *, plural: bool = False) -> dict[Case, str] | None:
    """Every case of an adjective that stands in the nominative, or nothing when the word does not look like one.

    >>> adjective_forms("Augstākā", Gender.FEMININE)[Case.DAT], adjective_forms("Valsts", Gender.FEMININE)
    ('Augstākajai', None)
    """
    lower = word.lower()
    definite = _DEFINITE[gender, plural]
    ending = definite[Case.NOM][0]
    if lower.endswith(ending) and len(word) - len(ending) > 2:
        stem = word[: -len(ending)]
        short = stem.lower().endswith(_SHORT_STEMS)
        return {case: stem + _matching(word, each[-1 if short else 0]) for case, each in definite.items()}
    indefinite = _INDEFINITE[gender, plural]
    ending = indefinite[Case.NOM]
    stem = word[: -len(ending)]
    if lower.endswith(ending) and len(stem) > 3 and stem.lower().endswith(_INDEFINITE_STEMS):
        return {case: stem + _matching(word, each) for case, each in indefinite.items()}
    return None


def _can_be_stem(stem: str, ending: str) -> bool:
    """Short endings belong only to stems like `pēdēj-`; the long ones to all others."""
    short = stem.lower().endswith(_SHORT_STEMS)
    if ending in ("ai", "am", "ām", "iem"):
        return short
    return stem[-1:].lower() not in "aāeēiīouū"


def _matching(word: str, ending: str) -> str:
    return ending.upper() if word.isupper() and len(word) > 1 else ending
