"""How names of people are printed: the pieces of the patterns, and a place where a name may stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

UPPER = "A-ZĀČĒĢĪĶĻŅŌŖŠŪŽÄÖÜÕÅÉÁÓŁŚĆŽŠČĖ"
LOWER = "a-zāčēģīķļņōŗšūžäöüõåéèáóßłśćžėęąįų"
#: One letter, a digraph, or the first two consonants of the name; `Sk.` at the start of a sentence is `skatīt`.
INITIAL = rf"(?:[{UPPER}](?:[zžh](?=\.))?|[KBGF]r|[KG]l|Sp|(?<=[{LOWER},]\s)Sk)\."
INITIAL_SIGN = re.compile(rf"[{UPPER}][zžhrlpk]?\.")
_NAME = rf"[{UPPER}][{LOWER}’']+(?:[{UPPER}][{LOWER}]+)?"
# a dash with spaces on both sides parts a name from what follows it
DOUBLE = rf"(?:(?:Mac|Mc|O['’])?{_NAME})(?:(?:[-‑–]|\s[-‑]|[-‑]\s){_NAME}){{0,2}}"
PARTICLE = r"(?:(?:de|da|del|della|der|den|di|du|van|von|fon|bin|ibn|el|al|ten|la|le|Abu|Ben|Al|El|Bin|De|Van)\s+)"
#: One word with a capital, no part of a longer one.
WORD_ALONE = re.compile(rf"(?<![\w.@/-])[{UPPER}][\w’']+(?:-[{UPPER}]\w+)?(?![\w-])")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name at `[start, end)`. `listed` tells that it stands in a list of people, where names are nominatives."""

    start: int
    end: int
    text: str
    how: str
    listed: bool = False
