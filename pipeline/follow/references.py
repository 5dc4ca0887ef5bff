"""References from one paper to the minutes of an earlier meeting: `(prot. Nr. 41 16. §) 2. punktā`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from extractors.dates.find import find_dates
from extractors.references import Reference
from pipeline.follow.matching import Promise
from pipeline.follow.statements import Statement

#: How long ago minutes can be that are named by their number alone: numbers begin anew each year.
_YEAR = timedelta(days=400)


def same_number(written: str | None, named: str) -> bool:
    """Whether the number of minutes is the one named; what follows a dash or stroke is the year or the register.

    >>> same_number("3/2019", "3"), same_number("13", "3"), same_number("3/2019", "3/2018")
    (True, False, False)
    """
    if written is None:
        return False
    mine, theirs = (re.findall(r"\d+", text) for text in (written, named))
    return bool(mine and theirs) and mine[: len(theirs)] == theirs


def is_dated(text: str, day: str | None) -> bool | None:
    """Whether the text names that day; `None` when it names no day at all."""
    days = [found.value for found in find_dates(text) if found.value and len(found.value) == 10]
    return (day in days) if days else None


def refers(reference: Reference, statement: Statement, promise: Promise, promises: Sequence[Promise], day: str | None) -> bool:
    """Whether a reference in a statement of a paper of that `day` means the promise: minutes, item and point."""
    if not same_number(promise.minutes, reference.number):
        return False
    dated = is_dated(statement.text[: reference.start], promise.date)
    if dated is False or (dated is None and not _is_recent(promise.date, day)):
        return False
    if reference.item is not None and promise.item != reference.item:
        return False
    if reference.point is not None:
        return promise.number is not None and reference.point in (promise.number, f"{promise.item}.{promise.number}")
    alone = [p for p in promises if p.paper == promise.paper and p.item == promise.item]
    return reference.item is not None and len(alone) == 1


def _is_recent(made: str | None, day: str | None) -> bool:
    if not made or not day or len(made) != 10 or len(day) != 10:
        return False
    return date.fromisoformat(day) - date.fromisoformat(made) <= _YEAR
