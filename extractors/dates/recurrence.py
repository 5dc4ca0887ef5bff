"""Terms that come round again, as RFC 5545 rules: `katru gadu`, `reizi ceturksnī`, `katra mēneša pirmajā otrdienā`, `ik piektdienu`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from extractors.dates.values import add_months
from extractors.dates.words import GAP, WEEKDAY, weekday_number
from extractors.signs import Sign


class Recurrence(NamedTuple):
    """A recurring term at `[start, end)`: the first day on which it falls due, if that is certain, and its rule."""

    start: int
    end: int
    value: str | None
    rule: str
    limit: bool = False


#: What makes a day of the year one of every year.
YEARLY = Sign(r"\b(?:katru gadu|katra gada|ik gadu|ik gada|ikgadu|ikgadeji|reizi gada|gadskart\w{0,5})(?![a-z])")

_COUNTS = {
    "div": 2, "tri": 3, "cetr": 4, "piec": 5, "ses": 6,
}  # fmt: skip
_COUNT = r"(?P<count>\d{1,2}|div(?:iem|os|am|as|us)|tri(?:jos|jas|jam|jiem|m|s)|cetr(?:iem|os|am|as|us)|piec(?:iem|os|am|as|us)|ses(?:iem|os|am|as|us))"
_UNITS = {"dien": "DAILY", "nedel": "WEEKLY", "menes": "MONTHLY", "gad": "YEARLY"}
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_PLACES = {"pirm": 1, "otr": 2, "tres": 3, "ceturt": 4, "pedej": -1, "1": 1, "2": 2, "3": 3, "4": 4}
_PLACE = r"(?P<place>[1-4](?=\.)|(?:pirm|otr|tres|ceturt|pedej)(?=a))\.?(?:aja|a|o|as|ajai|ai)?"
_WORKDAYS = "MO,TU,WE,TH,FR"


def _place(word: str) -> int:
    return next(number for stem, number in _PLACES.items() if word.startswith(stem))


def _fixed(rule: str) -> Callable[[re.Match[str], date | None], Recurrence]:
    return lambda match, _: Recurrence(*match.span(), None, rule)


def _every_few(match: re.Match[str], _: date | None) -> Recurrence:
    word = match["count"]
    count = int(word) if word.isdigit() else next(number for stem, number in _COUNTS.items() if word.startswith(stem))
    frequency = next(name for stem, name in _UNITS.items() if match["unit"].startswith(stem))
    return Recurrence(*match.span(), None, f"FREQ={frequency};INTERVAL={count}")


def _times_a_year(match: re.Match[str], _: date | None) -> Recurrence:
    months = {"div": 6, "tri": 4, "cet": 3}[match["times"][:3]]
    return Recurrence(*match.span(), None, f"FREQ=MONTHLY;INTERVAL={months}")


def _weekly(match: re.Match[str], reference: date | None) -> Recurrence:
    number = weekday_number(match["weekday"])
    value = (reference + timedelta(days=(number - reference.weekday()) % 7 or 7)).isoformat() if reference else None
    if match["other"]:
        return Recurrence(*match.span(), None, f"FREQ=WEEKLY;INTERVAL=2;BYDAY={_DAYS[number]}")
    return Recurrence(*match.span(), value, f"FREQ=WEEKLY;BYDAY={_DAYS[number]}")


def _monthly_day(match: re.Match[str], reference: date | None) -> Recurrence | None:
    number = int(match["d"] or match["d2"])
    if not 1 <= number <= 31:
        return None
    rule, limit = f"FREQ=MONTHLY;BYMONTHDAY={number}", match["until"] is not None or match["until2"] is not None
    if reference is None or number > 28:
        return Recurrence(*match.span(), None, rule, limit)
    month = reference if number > reference.day else add_months(reference.replace(day=1), 1)
    return Recurrence(*match.span(), month.replace(day=number).isoformat(), rule, limit)


def _monthly_weekday(match: re.Match[str], reference: date | None) -> Recurrence:
    place, number = _place(match["place"]), weekday_number(match["weekday"])
    value = None
    if reference is not None:
        days = (_nth_weekday(add_months(reference.replace(day=1), shift), place, number) for shift in range(2))
        value = next((day.isoformat() for day in days if day > reference), None)
    return Recurrence(*match.span(), value, f"FREQ=MONTHLY;BYDAY={place}{_DAYS[number]}")


def _last_of_month(match: re.Match[str], reference: date | None) -> Recurrence:
    """`katra mēneša pēdējā dienā`, `… pēdējā darba dienā`"""
    working = "darb" in match.group()
    last = add_months(reference.replace(day=1), 1) - timedelta(days=1) if reference else None
    while working and last is not None and last.weekday() > 4:
        last -= timedelta(days=1)
    value = last.isoformat() if last is not None and reference is not None and last >= reference else None
    rule = f"FREQ=MONTHLY;BYDAY={_WORKDAYS};BYSETPOS=-1" if working else "FREQ=MONTHLY;BYMONTHDAY=-1"
    return Recurrence(*match.span(), value, rule, match.group().startswith("lidz"))


def _first_of_month(match: re.Match[str], reference: date | None) -> Recurrence:
    """`katra mēneša pirmajā dienā`, `… pirmajā darba dienā`"""
    working = "darb" in match.group()
    firsts = [add_months(reference.replace(day=1), shift) for shift in range(2)] if reference else []
    days = [first + timedelta(days=max(0, 7 - first.weekday()) if working and first.weekday() > 4 else 0) for first in firsts]
    value = next((day.isoformat() for day in days if reference is not None and day > reference), None)
    return Recurrence(*match.span(), value, f"FREQ=MONTHLY;BYDAY={_WORKDAYS};BYSETPOS=1" if working else "FREQ=MONTHLY;BYMONTHDAY=1")


def _nth_weekday(first: date, place: int, number: int) -> date:
    """The first, second … or last such weekday of the month that begins on `first`."""
    if place > 0:
        return first + timedelta(days=(number - first.weekday()) % 7 + 7 * (place - 1))
    last = add_months(first, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - number) % 7)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date | None], Recurrence | None]], ...] = tuple(
    (re.compile(rf"(?:{pattern})(?![a-z])"), make)
    for pattern, make in (
        (rf"(?P<until>lidz )?katra{GAP}menesa{GAP}(?P<d>\d{{1,2}})\.(?:{GAP}(?:datum\w*|dien\w*))?"
         rf"|(?:katru menesi|ik menesi|ikmenesi),?{GAP}(?:ne velak ka )?(?P<until2>lidz )?(?P<d2>\d{{1,2}})\.{GAP}(?:datum\w*|dien\w*)",
         _monthly_day),
        (rf"katra{GAP}menesa{GAP}{_PLACE}{GAP}{WEEKDAY}(?:ai|as|a|u)?", _monthly_weekday),
        (rf"(?:lidz )?katra{GAP}menesa{GAP}(?:pedej(?:aja|ai|a){GAP}(?:darb(?:a{GAP})?)?dien(?:ai|a)|pedejam datumam|beigam|beigas)", _last_of_month),
        (rf"katra{GAP}menesa{GAP}pirmaja{GAP}(?:darb(?:a{GAP})?)?diena", _first_of_month),
        (rf"(?:katru{GAP}(?P<other>otro{GAP})?|ik{GAP}){WEEKDAY}u", _weekly),
        (rf"(?:reizi|ik{GAP}pa|ik{GAP}pec){GAP}{_COUNT}{GAP}(?P<unit>dien|nedel|menes|gad)(?:os|as|iem|am|em)", _every_few),
        (rf"(?P<times>div(?:as{GAP}reizes|reiz)|tris{GAP}reizes|cetras{GAP}reizes|trisreiz|cetrreiz){GAP}gada", _times_a_year),
        (rf"(?:reizi|ik|katru){GAP}menesi|ikmenesi", _fixed("FREQ=MONTHLY")),
        (rf"(?:reizi|ik|katru){GAP}ceturksni|katra{GAP}ceturksna|katra{GAP}ceturksni", _fixed("FREQ=MONTHLY;INTERVAL=3")),
        (rf"(?:reizi|ik|katru){GAP}nedel[au]|iknedelu", _fixed("FREQ=WEEKLY")),
        (rf"reizi{GAP}pusgada|(?:ik|katru){GAP}pusgadu", _fixed("FREQ=MONTHLY;INTERVAL=6")),
        (rf"katru{GAP}darb(?:a{GAP})?dienu", _fixed(f"FREQ=WEEKLY;BYDAY={_WORKDAYS}")),
        (rf"(?:ik|katru){GAP}dienu|reizi{GAP}diena", _fixed("FREQ=DAILY")),
    )
)  # fmt: skip
_SIGN = re.compile(r"katr|ik|reizi|lidz {1,3}katra|divas|divreiz|tris|cetr")
# `pirmdienās`: the locative plural, which only its long vowel tells from the genitive singular.
_ON_WEEKDAYS = re.compile(rf"{WEEKDAY}as(?![a-z])")


def find_recurrences(text: str, low: str, reference: date | None) -> Iterator[Recurrence]:
    """The terms that come round again in a text, given it folded too, in no order; days of a year are left to the dates."""
    end = 0
    for sign in _SIGN.finditer(low):
        start = sign.start()
        if start < end or (start and low[start - 1].isalpha()):
            continue
        for pattern, make in _FORMS:
            match = pattern.match(low, start)
            found = make(match, reference) if match else None
            if found:
                yield found
                end = found.end
                break
    if "dienās" in text:
        for match in _ON_WEEKDAYS.finditer(low):
            if text[match.end() - 2] == "ā" and not low[match.start() - 1 : match.start()].isalpha():
                yield Recurrence(*match.span(), None, f"FREQ=WEEKLY;BYDAY={_DAYS[weekday_number(match['weekday'])]}")


def yearly_rule(value: str | None) -> str:
    """The rule for a day, month or part of every year, from one of its dates.

    >>> yearly_rule("2019-05-31"), yearly_rule("2019-05"), yearly_rule(None)
    ('FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=31', 'FREQ=YEARLY;BYMONTH=5', 'FREQ=YEARLY')
    """
    parts = (value or "").rpartition("/")[2].rstrip("~").split("-")[1:]
    if not parts or int(parts[0]) > 12:
        return "FREQ=YEARLY"
    return f"FREQ=YEARLY;BYMONTH={int(parts[0])}" + (f";BYMONTHDAY={int(parts[1])}" if len(parts) > 1 else "")
