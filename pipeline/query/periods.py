"""Days that a date as written can mean: `2018`, `2018-01`, `2018-01-03`, a season or quarter, an interval.

Dates in the database are ISO 8601 or EDTF level 1 and 2 text (Library of Congress, Extended Date/Time Format, 2019),
compared here as text, which ISO 8601 allows: days of four-digit years sort as they follow each other.
"""

from __future__ import annotations

import re
from datetime import date

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[?~%]?")

#: The codes of EDTF for parts of a year, as (first month, last month).
_PARTS = {
    "21": (3, 5),
    "22": (6, 8),
    "23": (9, 11),
    "24": (12, 12),  # the winter is taken to end with its year: a deadline `in winter 2018` is not moved to 2019
    "25": (3, 5),
    "26": (6, 8),
    "27": (9, 11),
    "28": (12, 12),
    "33": (1, 3),
    "34": (4, 6),
    "35": (7, 9),
    "36": (10, 12),
    "37": (1, 4),
    "38": (5, 8),
    "39": (9, 12),
    "40": (1, 6),
    "41": (7, 12),
}


def first_day(when: str | None) -> str | None:
    """The first day that the date allows, as `YYYY-MM-DD`; `None` when it is no date.

    >>> first_day("2018"), first_day("2018-23"), first_day("2013-12-10/2016-04-30"), first_day("rudenī")
    ('2018-01-01', '2018-09-01', '2013-12-10', None)
    """
    bounds = _bounds((when or "").partition("/")[0])
    return bounds[0] if bounds else None


def last_day(when: str | None) -> str | None:
    """The last day that the date allows, as `YYYY-MM-DD`; `None` when it is no date.

    >>> last_day("2018"), last_day("2016-02"), last_day("2018-33"), last_day("2014/2016"), last_day("2018-13")
    ('2018-12-31', '2016-02-29', '2018-03-31', '2016-12-31', None)
    """
    bounds = _bounds((when or "").rpartition("/")[2])
    return bounds[1] if bounds else None


def _bounds(when: str) -> tuple[str, str] | None:
    match = _DATE.fullmatch(when)
    if match is None:
        return None
    year, month, day = match.groups()
    if day is not None:
        return (f"{year}-{month}-{day}",) * 2 if _is_day(int(year), int(month), int(day)) else None
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    first, last = _PARTS.get(month, (int(month), int(month)))
    if not 1 <= first <= last <= 12 or year == "0000":
        return None
    return f"{year}-{first:02}-01", f"{year}-{last:02}-{_days(int(year), last)}"


def _days(year: int, month: int) -> int:
    following = date(year, month, 28).toordinal() + 4
    return 28 + 4 - date.fromordinal(following).day if month != 12 else 31


def _is_day(year: int, month: int, day: int) -> bool:
    return year > 0 and 1 <= month <= 12 and 1 <= day <= _days(year, month)
