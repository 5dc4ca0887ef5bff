"""Dates and deadlines in English papers, to EDTF."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_QUARTERS = {"first": 33, "second": 34, "third": 35, "fourth": 36, "last": 36, "1st": 33, "2nd": 34, "3rd": 35, "4th": 36}
#: From the most exact to the least; the first that fits at a place wins.
_FORMS = tuple(
    re.compile(rf"\b(?:{form})\b", re.IGNORECASE)
    for form in (
        rf"{_DAY}(?:\s?[-–]\s?\d{{1,2}}(?:st|nd|rd|th)?)?\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",  # of several days the first
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        r"(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)",
        r"(?P<day>\d{1,2})[./](?P<number>\d{1,2})[./](?P<year>(?:19|20)\d\d)",
        rf"(?P<end>end)\s+of\s+{_MONTH}\s+{_YEAR}",
        rf"(?P<end>end)\s+of\s+{_MONTH}(?!\w|\s+\d)",
        r"(?P<end>end)\s+of\s+(?:the|this)\s+year(?!\s+\d)",
        rf"(?P<end>end)\s+of\s+(?:the\s+year\s+)?{_YEAR}",
        rf"(?:the\s+)?(?P<quarter>first|second|third|fourth|last|1st|2nd|3rd|4th)\s+quarter\s+of\s+{_YEAR}|Q(?P<q>[1-4])[\s/]+(?P<qyear>(?:19|20)\d\d)",
        rf"(?:the\s+)?(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?{_YEAR}",
        rf"{_MONTH}\s+{_YEAR}",
        rf"{_DAY}\s+(?:of\s+)?{_MONTH}|{_MONTH.replace('month', 'month2')}\s+{_DAY.replace('day', 'day2')}",
        _YEAR,
    )
)
_LIMIT = re.compile(r"\b(?:by|until|till|before|no later than|not later than|deadline:?)\s+(?:the\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EnglishDate:
    """A date at `[start, end)`; `value` is EDTF, `None` when the year cannot be told. `limit`: it says until when."""

    start: int
    end: int
    value: str | None
    limit: bool


def find_english_dates(text: str, *, year: int | None = None, today: date | None = None) -> Iterator[EnglishDate]:
    """The dates of a text in order; `year` is that of the document, for dates without one, `today` its day, from which terms count.

    >>> [d.value for d in find_english_dates("by 1 June 2019; in spring 2020; by the end of 2021; by 3 May", year=2019)]
    ['2019-06-01', '2020-21', '2021-12-31', '2019-05-03']
    >>> [d.value for d in find_english_dates("within two weeks; within 3 months", today=date(2020, 1, 30))]
    ['2020-02-13', '2020-04-30']
    """
    found: list[EnglishDate] = []
    if today is not None:
        found += (EnglishDate(*m.span(), _after(today, m["count"].lower(), m["unit"].lower()).isoformat(), True) for m in _WITHIN.finditer(text))
    for form in _FORMS:
        for match in form.finditer(text):
            if any(d.start < match.end() and match.start() < d.end for d in found):
                continue
            value = _value({k: v for k, v in match.groupdict().items() if v}, year)
            bare = match.group().isdigit()
            limit = bool(_LIMIT.search(text[max(0, match.start() - 24) : match.start()]))
            if value is not None and (not bare or limit):
                found.append(EnglishDate(match.start(), match.end(), value, limit))
    yield from sorted(found, key=lambda d: d.start)


_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_WITHIN = re.compile(rf"\bwithin\s+(?:the\s+next\s+)?(?P<count>\d{{1,2}}|{'|'.join(_COUNTS)})\s+(?P<unit>day|week|month)s?\b", re.IGNORECASE)


def _after(day: date, count: str, unit: str) -> date:
    """The day so many days, weeks or months later; where that month has no such day, its last."""
    number = int(count) if count.isdigit() else _COUNTS[count]
    if unit != "month":
        return day + timedelta(days=number * (7 if unit == "week" else 1))
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _value(parts: dict[str, str], year: int | None) -> str | None:
    stated = int(parts["year"]) if "year" in parts else int(parts["qyear"]) if "qyear" in parts else year
    if stated is None:
        return None
    if "season" in parts:
        return f"{stated}-{_SEASONS[parts['season'].lower()]}"
    if "quarter" in parts or "q" in parts:
        return f"{stated}-{_QUARTERS[parts['quarter'].lower()] if 'quarter' in parts else 32 + int(parts['q'])}"
    name = parts.get("month") or parts.get("month2")
    month = _MONTHS[name.lower()] if name else int(parts["number"]) if "number" in parts else None
    if "end" in parts:
        month = month or 12
        return f"{stated}-{month:02}-{calendar.monthrange(stated, month)[1]:02}"
    day = parts.get("day") or parts.get("day2")
    if month is None:
        return str(stated)
    if day is None:
        return f"{stated}-{month:02}"
    try:
        return date(stated, month, int(day)).isoformat()
    except ValueError:
        return None
