"""Plurals that tell how many are meant, as they stand in a text: `visi trīs novadi`, `abas skolas`, `Pašvaldības (visas četras)`, `četri partneri`."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.names.declension import Case

_NUMBERS = {"ab": 2, "div": 2, "tr": 3, "četr": 4, "piec": 5, "seš": 6, "septiņ": 7, "astoņ": 8, "deviņ": 9}
_NUMBER = r"(?:(?:ab|div|četr|piec|seš|septiņ|astoņ|deviņ)(?:i|as|iem|ām)|trīs|trim|trijiem|trijām)"
#: Kinds of those counted, by the beginning of the noun; of what has none all institutions count.
_KINDS = {
    "novad": ("novads", "novada"), "pašvaldīb": ("municipality",), "pilsēt": ("pilsēta", "pilsētas", "valstspilsēta", "valstspilsētas", "komūna"),
    "pagast": ("pagasts", "pagasta"), "dom": ("municipality",), "skol": ("school", "university"), "augstskol": ("university",), "universitāt": ("university",),
    "koledž": ("koledža",), "tehnikum": ("tehnikums",), "ģimnāzij": ("ģimnāzija",), "ministrij": ("ministry",), "muzej": ("museum",), "bibliotēk": ("library",), "slimnīc": ("hospital",),
    "teātr": ("theatre",), "uzņēmum": ("company",), "biedrīb": ("association",), "asociācij": ("association",), "aģentūr": ("aģentūra",), "fond": ("fund",),
    "draudz": ("church",), "bank": ("bank",), "partij": ("party",), "plānošanas reģion": ("reģions",), "reģion": ("reģions",), "centr": ("centre",),
    "organizācij": (), "iestād": (), "institūcij": (), "partner": (), "parakstītāj": (), "pus": (), "dalībniek": (),
}  # fmt: skip
_NOUN = "|".join(sorted(_KINDS, key=len, reverse=True))
_COUNTED = re.compile(
    rf"(?<![\w-])(?:(?P<all>vis(?:i|as|iem|ām)|šie|šīs|šiem|šīm|minēt(?:ie|ās|ajiem|ajām))\s+)?(?P<number>{_NUMBER})\s+(?:iesaistīt(?:ie|ās)\s+|sadarbības\s+|projekta\s+)?(?P<noun>{_NOUN})(?P<end>i|as|es|iem|ām|ēm)(?![\w-])"
    rf"|(?<![\w-])(?P<noun2>{_NOUN})(?P<end2>i|as|es|iem|ām|ēm)\s+\((?P<all2>vis(?:i|as|iem|ām)\s+)?(?P<number2>{_NUMBER})\)",
    re.IGNORECASE,
)
#: A kind alone in the plural, as it heads what is those houses' on a slide: `Novadi:`, `Visas skolas`.
_KIND_ALONE = re.compile(rf"\W*(?:vis(?:i|as)\s+)?(?P<noun>{_NOUN})(?:i|as|es)\W*", re.IGNORECASE)
_DATIVE = frozenset({Case.DAT})
_NOMINATIVE = frozenset({Case.NOM})
class Counted(NamedTuple):
    """A counted plural at `[start, end)` of the text; `sure` where `visi` or `abi` says that no others are of the kind."""

    start: int
    end: int
    number: int
    kind: tuple[str, ...]
    cases: frozenset[Case]
    sure: bool


def kind_alone(text: str) -> tuple[str, ...]:
    """The kind of those whom a line in the plural names and nobody else; nothing for other lines and for words that fit all houses.

    >>> kind_alone("Novadi:"), kind_alone("Visas skolas"), kind_alone("Partneri"), kind_alone("Novadi sola:")
    (('novads', 'novada'), ('school', 'university'), (), ())
    """
    match = _KIND_ALONE.fullmatch(text)
    return _KINDS[match["noun"].lower()] if match is not None else ()


def find_counted(text: str) -> tuple[Counted, ...]:
    """The counted plurals in the nominative and the dative of a text, in order.

    >>> [(c.number, c.kind, c.sure) for c in find_counted("Visi trīs novadi atsūta datus, divām skolām jāziņo; muzeji (abi) klusē.")]
    [(3, ('novads', 'novada'), True), (2, ('school', 'university'), False), (2, ('museum',), True)]
    """
    out = []
    for match in _COUNTED.finditer(text):
        number = (match["number"] or match["number2"]).lower()
        noun, end = (match["noun"] or match["noun2"]).lower(), match["end"] or match["end2"]
        many = next(n for stem, n in _NUMBERS.items() if number.startswith(stem))
        sure = bool(match["all"] or match["all2"]) or number.startswith("ab") or match["noun2"] is not None
        out.append(Counted(match.start(), match.end(), many, _KINDS[noun], _DATIVE if end.endswith("m") else _NOMINATIVE, sure))
    return tuple(out)
