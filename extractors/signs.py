"""Patterns that seldom fit, looked for only where a text holds one of the strings that each of their matches must hold.

A paper's sentences are asked some hundred patterns each, of which a handful fit. All strings that any of them needs are looked for in
one pass over a text (by the automaton of Aho and Corasick, Communications of the ACM 18, 1975); what the pass tells is kept while the
text is asked about, so that a pattern none of whose strings stands there costs one look instead of a search.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import count
from re import _constants as ops  # type: ignore[attr-defined]  # how `re` itself reads a pattern; nothing public tells it
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from ahocorasick import AHOCORASICK, Automaton

#: The fewest letters of a string that tells anything: shorter ones stand in every other sentence.
SHORTEST = 3
#: The most ways of spelling a stretch of a pattern that are followed together.
_WAYS = 80
_CLASS = 8  # the most letters of a class that are told apart
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)
_ZERO_WIDTH = (ops.AT, ops.ASSERT, ops.ASSERT_NOT)

_bits = count()
_watched = Automaton()  # each string with the signs, as bits, that need it


class Sign:
    """A pattern, searched for only in texts that hold what it needs; it answers as `re.compile` does, only sooner where it does not fit.

    >>> agreed = Sign(r"\\b(?:vienoj|norunāj)(?:ās|a)\\b")
    >>> agreed.search("Dome vienojās par budžetu.").group(), agreed.search("Dome lemj par budžetu.")
    ('vienojās', None)

    Raises:
        ValueError: nothing of the pattern must stand in each match, so a search could never be spared.
    """

    __slots__ = ("_bit", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = re.compile(pattern, flags)
        self._bit = 1 << next(_bits)
        for needle in needles(self.pattern):
            _watched.add_word(needle, _watched.get(needle, 0) | self._bit)
        _held_in.cache_clear()

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in the code points `[start, end)`."""
        if end is None:
            return self.pattern.search(text, start) if _held_in(text) & self._bit else None
        return self.pattern.search(text, start, end) if _held_in(text[start:end]) & self._bit else None

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match that begins at `start` and ends before `end`."""
        if end is None:
            return self.pattern.match(text, start) if _held_in(text) & self._bit else None
        return self.pattern.match(text, start, end) if _held_in(text[start:end]) & self._bit else None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The matches in the code points `[start, end)`, in order."""
        if end is None:
            return self.pattern.finditer(text, start) if _held_in(text) & self._bit else iter(())
        return self.pattern.finditer(text, start, end) if _held_in(text[start:end]) & self._bit else iter(())


@lru_cache(maxsize=2048)  # the sentences of a long paper, each asked many times in a row
def _held_in(text: str) -> int:
    """The signs, as bits, that may be in the text."""
    if _watched.kind != AHOCORASICK:
        _watched.make_automaton()
    held = 0
    for _, bits in _watched.iter(text.lower()):
        held |= bits
    return held


def needles(pattern: re.Pattern[str]) -> frozenset[str]:
    """Strings in small letters one of which stands in each text that the pattern fits, whatever its letters' size.

    >>> sorted(needles(re.compile(r"\\bno\\s+(?:vienas|otras)\\s+puses|Savstarpēji")))
    ['puses', 'savstarpēji']

    Raises:
        ValueError: there are none of three letters or more.
    """
    _, needed = _of_sequence(_parser.parse(pattern.pattern, pattern.flags))
    shortest = {one for one in needed or () if not any(other != one and other in one for other in needed or ())}
    if not shortest or min(map(len, shortest)) < SHORTEST:
        raise ValueError(f"no string must stand in what fits {pattern.pattern!r}")
    return frozenset(shortest)


#: All that a part of a pattern can stand for (none where that is not to be told), and strings one of which it must hold.
_Told = tuple["set[str] | None", "set[str] | None"]


def _of_sequence(parts: Iterable[tuple[Any, Any]]) -> _Told:
    """What parts that follow one another hold: stretches whose spelling is known are followed as long as it is."""
    needed: set[str] | None = None
    stretch, whole = {""}, True
    for op, value in parts:
        spelt, holds = _of_part(op, value)
        if spelt is not None and len(stretch) * len(spelt) <= _WAYS:
            stretch = {one + other for one in stretch for other in spelt}
            continue
        needed = _better(_better(needed, stretch), holds)
        stretch, whole = spelt or {""}, False
    return stretch if whole else None, _better(needed, stretch)


def _of_part(op: Any, value: Any) -> _Told:
    if op is ops.LITERAL:
        return {chr(value).lower()}, None
    if op is ops.IN:
        letters = [_letters(*one) for one in value]
        every = {letter for some in letters for letter in some}
        return (every if all(letters) and len(every) <= _CLASS else None), None
    if op is ops.BRANCH:
        told = [_of_sequence(branch) for branch in value[1]]
        spelt = {one for known, _ in told for one in known or ()} if all(known is not None for known, _ in told) else None
        holds = {one for _, needed in told for one in needed or ()} if all(needed for _, needed in told) else None
        return (spelt if spelt is not None and len(spelt) <= _WAYS else None), holds
    if op is ops.SUBPATTERN:
        return _of_sequence(value[3])
    if op in _REPEATS:
        least, most, repeated = value
        spelt, holds = _of_sequence(repeated)
        if (least, most) == (0, 1) and spelt is not None:
            return spelt | {""}, None
        return (spelt, holds) if (least, most) == (1, 1) else (None, holds if least else None)
    return ({""} if op in _ZERO_WIDTH else None), None


def _letters(op: Any, value: Any) -> list[str]:
    """The letters that a part of a class stands for, in small letters; none where they are many."""
    if op is ops.LITERAL:
        return [chr(value).lower()]
    if op is ops.RANGE and value[1] - value[0] < _CLASS:
        return [chr(code).lower() for code in range(value[0], value[1] + 1)]
    return []


def _better(one: set[str] | None, other: set[str] | None) -> set[str] | None:
    """Of two sets of which a text must hold something, the one that tells more: the longer strings, then the fewer."""
    if not one or "" in one:
        return other if other and "" not in other else None
    if not other or "" in other:
        return one
    return max(one, other, key=lambda strings: (min(map(len, strings)), -len(strings)))
