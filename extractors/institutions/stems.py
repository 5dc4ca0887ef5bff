"""A name found again in its other cases: by the stems of its words, without a pattern made for each name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_ENDING = re.compile(r"\w*")
_SPACE = re.compile(r"\s+")


class Stem(NamedTuple):
    """The beginning of a word in small letters, and how many letters at least and at most follow."""

    text: str
    least: int = 0
    most: int = 0


def find_stems(low: str, stems: Sequence[Stem]) -> Iterator[tuple[int, int]]:
    """Where words with these stems follow each other in a text in small letters; what stands before the first is not looked at.

    >>> list(find_stems("zaļās rumbas un zaļā rumba-2, zaļo rumbu", (Stem("zaļ", 1, 4), Stem("rumb", 0, 4))))
    [(0, 12), (30, 40)]
    """
    first = stems[0].text
    at = low.find(first)
    while at >= 0:
        end = _end_of(low, at, stems)
        if end is not None:
            yield at, end
        at = low.find(first, at + 1)


def _end_of(low: str, at: int, stems: Sequence[Stem]) -> int | None:
    for place, stem in enumerate(stems):
        if place:
            space = _SPACE.match(low, at)
            if space is None:
                return None
            at = space.end()
        if not low.startswith(stem.text, at):
            return None
        ending = _ENDING.match(low, at + len(stem.text))
        if ending is None or not stem.least <= ending.end() - ending.start() <= stem.most:
            return None
        at = ending.end()
    return None if low.startswith("-", at) else at
