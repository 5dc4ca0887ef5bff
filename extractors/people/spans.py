"""What is taken of a text: asked for overlaps in logarithmic time, however much is taken."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable


class Spans:
    """Half-open spans `[start, end)` of code points, kept as the places that they cover together.

    >>> taken = Spans([(5, 9), (0, 3)])
    >>> taken.overlap(3, 5), taken.overlap(2, 4), taken.overlap(8, 20)
    (False, True, True)
    >>> taken.add(3, 5)
    >>> taken.overlap(4, 5)
    True
    """

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def overlap(self, start: int, end: int) -> bool:
        """Whether any of the span is taken."""
        place = bisect_left(self._starts, end)
        return place > 0 and self._ends[place - 1] > start

    def ends_within(self, first: int, last: int) -> bool:
        """Whether what is taken ends at one of the places from `first` to `last`, both included."""
        return bisect_left(self._ends, first) < bisect_right(self._ends, last)

    def add(self, start: int, end: int) -> None:
        """Takes the span too."""
        first = bisect_left(self._ends, start)
        last = bisect_right(self._starts, end)
        if first < last:
            start, end = min(start, self._starts[first]), max(end, self._ends[last - 1])
        self._starts[first:last] = [start]
        self._ends[first:last] = [end]

    def with_all(self, spans: Iterable[tuple[int, int]]) -> Spans:
        """These and those spans together."""
        return Spans((*zip(self._starts, self._ends, strict=True), *spans))
