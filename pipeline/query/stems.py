"""A rough stem, where two forms of one word only have to be recognised as such."""

from __future__ import annotations

import re
from typing import Final

#: Endings of nouns, adjectives and participles, folded: the declensions in "Latviešu valodas gramatika" (2013).
_ENDING: Final = re.compile(
    r"(?:ajiem|ajam|ajai|ajos|ajas|aja|iem|iena|jiem|jam|jai|jos|jas|am|as|os|us|is|es|ai|ei|ij|im|um|em|ie|u|a|e|i|s|m)$"
)
_SHORTEST = 3


def stem(word: str) -> str:
    """The folded word without what looks like a case ending; a word that would become too short stays whole.

    >>> stem("biedribai") == stem("biedriba") == stem("biedribu")
    True
    >>> stem("kase"), stem("asa")
    ('kas', 'asa')
    """
    bare = _ENDING.sub("", word)
    return bare if len(bare) >= _SHORTEST else word
