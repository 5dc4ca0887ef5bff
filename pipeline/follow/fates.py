"""From a sentence that is known to speak of a task to what it says: done, late, postponed, dropped or repeated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extractors.dates.deadlines import find_deadlines
from extractors.dates.find import find_dates
from extractors.dates.values import Frame, Precision, last_day_of
from extractors.dates.words import folded
from pipeline.follow.cues import Cues

_YEAR = re.compile(r"\d{4}")
_TODAY = re.compile(r"\bsodien\b")
_LIMITS = frozenset({Frame.UNTIL, Frame.TERM, Frame.WITHIN})
_EXACT = frozenset({Precision.DAY, Precision.MONTH})


@dataclass(frozen=True, slots=True)
class Fate:
    """What is said of a task; `due` is a new date, EDTF."""

    status: str
    due: str | None = None


def judge(text: str, cues: Cues, *, day: str | None, due: str | None, kind: str | None = None) -> Fate | None:
    """What a sentence of a document of that `day` says of a task due by `due`; `None` when it tells no fate.

    `kind` is that of the commitment which the sentence itself makes, if it makes one.

    >>> from pipeline.follow.cues import find_cues
    >>> def told(text): return judge(text, find_cues(text), day="2019-05-20", due="2019-05-01")
    >>> told("Nolikumu ministrija izstrādāja 12. maijā.")
    Fate(status='late', due=None)
    >>> told("Nolikums nav izstrādāts, termiņš pagarināts līdz 1. jūlijam.")
    Fate(status='postponed', due='2019-07-01')
    >>> told("Nolikums vēl top.") is None
    True
    """
    reference = _as_date(day)
    new = _new_due(text, cues, reference, due)
    if cues.dropped and not (new and (cues.repeated or cues.postponed)):
        return Fate("dropped")
    if cues.repeated and (new or kind or cues.undone or not cues.done):
        return Fate("repeated", new)
    if cues.postponed and (new or not cues.done):
        return Fate("postponed", new)
    if new and not cues.done:
        again = kind in ("assigned", "requested") and not cues.undone and not cues.granted
        return Fate("repeated" if again else "postponed", new)
    if new or not cues.done or (cues.undone and not cues.late):
        return None
    return Fate("late" if _is_late(text, cues, reference, due) else "done")


def _as_date(day: str | None) -> date | None:
    whole = last_day_of(day) if day else None
    return date.fromisoformat(whole) if whole else None


def _new_due(text: str, cues: Cues, reference: date | None, due: str | None) -> str | None:
    """The last date in the text that a task is now to be done by: a limit, or where a term is moved any date to come.

    A date no later than the one that stands is only said again.
    """
    if reference is None:
        return None
    now = max(reference.isoformat(), (last_day_of(due) if due else None) or "")
    found = None
    for deadline in find_deadlines(text, reference=reference):
        limit = deadline.frame in _LIMITS or cues.postponed
        end = last_day_of(deadline.value) if deadline.value else None
        if limit and end and end > now:
            found = deadline.value
    return found


def _is_late(text: str, cues: Cues, reference: date | None, due: str | None) -> bool:
    """By the words; else by the day it happened, against the day it was due."""
    if cues.late:
        return True
    limit = last_day_of(due) if due else None
    if limit is None or cues.in_time or reference is None:
        return False
    happened = _event(text, reference, due)
    return happened is not None and happened > limit


def _event(text: str, reference: date, due: str | None) -> str | None:
    """The first day that the first date which is over can mean; a date without year is the last before the document's."""
    today = reference.isoformat()
    for found in find_dates(text, reference=reference):
        value = (found.value or "").rstrip("~")
        if found.precision not in _EXACT or not value:
            continue
        if not _YEAR.search(found.text) and value > today:
            value = f"{int(value[:4]) - 1}{value[4:]}"
        if value <= today and value != due:  # the day that it was due is only said again
            return value if len(value) == 10 else f"{value}-01"
    return today if _TODAY.search(folded(text)) else None
