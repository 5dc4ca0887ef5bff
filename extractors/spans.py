"""Spans of a text, asked quickly whether one of them holds a place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Spans:
    """Half-open spans in code points, in any order; they may touch, overlap and nest.

    >>> spans = Spans([(0, 40), (5, 9), (50, 60)])
    >>> spans.cover(7, 12), spans.cover(50, 60), spans.cover(35, 45)
    (True, True, False)
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))  # the furthest end so far

    def cover(self, start: int, end: int) -> bool:
        """Whether one of the spans holds `[start, end)` whole."""
        place = bisect_right(self._starts, start)
        return place > 0 and self._ends[place - 1] >= end

    def touch(self, start: int, end: int) -> bool:
        """Whether one of the spans shares a code point with `[start, end)`.

        >>> Spans([(0, 4), (9, 12)]).touch(3, 6), Spans([(0, 4), (9, 12)]).touch(4, 9)
        (True, False)
        """
        place = bisect_left(self._starts, end)
        return place > 0 and self._ends[place - 1] > start
