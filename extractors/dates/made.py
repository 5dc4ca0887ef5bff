"""What a form of a date found, before its neighbours have been heard."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from extractors.dates.values import Anchor, Precision, day


class Made(NamedTuple):
    """What a form found: a year and what comes after it in EDTF (`-01-03`), or a value that needs no year.

    `stated` tells whether the words say the year, in figures or as `šā gada`; if not, a neighbour may say it. `last` is what
    comes after the year in the end of an interval inside that year.
    """

    start: int
    end: int
    precision: Precision
    year: int | None = None
    rest: str = ""
    last: str = ""
    fixed: str | None = None
    anchor: Anchor | None = None
    stated: bool = True
    mark: str = ""

    @property
    def value(self) -> str | None:
        """EDTF, or nothing when the year is unknown or there is no such day."""
        if self.fixed is not None:
            return self.fixed + self.mark
        if self.year is None:
            return None
        ends = [f"{self.year:04d}{rest}" for rest in (self.rest, self.last)[: 2 if self.last else 1]]
        if any(len(end) == 10 and day(int(end[:4]), int(end[5:7]), int(end[8:])) is None for end in ends):
            return None
        return "/".join(ends) + self.mark


#: What a form means, given its match in the folded text and the document's own date; nothing when it is no date after all.
Make = Callable[[re.Match[str], date | None], Iterator[Made]]
