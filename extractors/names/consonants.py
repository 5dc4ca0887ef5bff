"""The change of consonants in the second declension, forwards and back.

Source: the rules of Latvian noun declension as in "Latviešu valodas gramatika" (LU Latviešu valodas institūts, 2013),
section on the alternation of consonants in the genitive of the second declension.
"""

from __future__ import annotations

import re

# Longest first: `ln` must be tried before `n`.
_SOFTENED = (
    ("ll", "ļļ"), ("nn", "ņņ"), ("ln", "ļņ"), ("sn", "šņ"), ("zn", "žņ"), ("sl", "šļ"), ("zl", "žļ"), ("dz", "dž"),
    ("b", "bj"), ("p", "pj"), ("m", "mj"), ("v", "vj"), ("f", "fj"),
    ("c", "č"), ("d", "ž"), ("t", "š"), ("s", "š"), ("z", "ž"), ("l", "ļ"), ("n", "ņ"),
)  # fmt: skip
_VOWELS = re.compile(r"ie|au|ai|ei|ui|iu|oi|eu|ou|[aāeēiīouūōyäöü]", re.IGNORECASE)


def soften(stem: str) -> str:
    """The stem with its last consonants changed as before the ending -a of the second declension.

    >>> soften("Lāc"), soften("Gulb"), soften("Viln"), soften("Zaķ")
    ('Lāč', 'Gulbj', 'Viļņ', 'Zaķ')
    """
    for hard, soft in _SOFTENED:
        if stem.lower().endswith(hard):
            return stem[: -len(hard)] + _as_printed(stem[-len(hard) :], soft)
    return stem


def harden(stem: str) -> tuple[str, ...]:
    """Every stem that `soften` turns into this one, in no order of likelihood; the stem itself is not among them.

    >>> harden("Ozolīš")
    ('Ozolīt', 'Ozolīs')
    """
    lower = stem.lower()
    found = (stem[: -len(soft)] + _as_printed(stem[-len(soft) :], hard) for hard, soft in _SOFTENED if lower.endswith(soft))
    return tuple(hard for hard in found if soften(hard) == stem)


def syllables(word: str) -> int:
    """How many vowels or diphthongs the word has.

    >>> syllables("Briedis"), syllables("Ozolītis")
    (2, 4)
    """
    return len(_VOWELS.findall(word))


def keeps_consonant(stem: str) -> bool:
    """Whether a name in -is with this stem has no change in the genitive: Zelinskis, Gatis, Skrastis.

    Source: "Latvijas vietvārdu un personvārdu" practice as explained at letonika.lv and vardotaja.lv: names in -skis
    and -ckis, names of two syllables in -tis and -dis, and those in -astis, -estis, -matis keep it.
    """
    lower = stem.lower()
    if lower.endswith(("sk", "ck", "ast", "est", "kst", "mat")):
        return True
    return lower.endswith(("t", "d")) and syllables(lower) == 1


def _as_printed(old: str, new: str) -> str:
    return new.upper() if old.isupper() else new
