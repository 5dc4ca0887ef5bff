"""What a date in a text is: the printed words, the value, how exact it is, and what it hangs on."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Precision(StrEnum):
    """The smallest unit that is stated."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    INTERVAL = "interval"
    NONE = "none"


class Anchor(StrEnum):
    """What a relative date is counted from."""

    DOCUMENT = "document"
    SIGNING = "signing"
    PUBLICATION = "publication"
    NEXT_MEETING = "next meeting"
    EVENT = "event"


class Frame(StrEnum):
    """How a deadline is put; the first three say a limit, the last only when."""

    UNTIL = "until"  # līdz …
    WITHIN = "within"  # … laikā
    TERM = "term"  # Termiņš: …
    DURING = "during"  # maijā, 2018. gada rudenī


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at `[start, end)` of the text it was found in.

    `value` is EDTF (ISO 8601-2): `2018-01-03`, `2018-01`, `2018`, quarters `2018-33` to `-36`, seasons `-21` (spring) to
    `-24` (winter), halves `-40` and `-41`, decades `199X`, intervals `2014/2020`, about then `2018-01~`. `None` when it
    cannot be told.
    """

    start: int
    end: int
    text: str
    value: str | None
    precision: Precision
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """When something is to be done; `value` is the last moment: of an interval its end, of `līdz gada beigām` its last day."""

    start: int
    end: int
    text: str
    value: str | None
    precision: Precision
    frame: Frame
    anchor: Anchor | None = None
    recurrence: str | None = None  # RFC 5545 RRULE


def day(year: int, month: int, number: int) -> str | None:
    """ISO text of a day, or `None` when there is no such day.

    >>> day(2018, 1, 3), day(2018, 2, 31)
    ('2018-01-03', None)
    """
    if not (1 <= month <= 12 and 1000 <= year <= 2999):
        return None
    return f"{year:04d}-{month:02d}-{number:02d}" if 1 <= number <= _length(year, month) else None


_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _length(year: int, month: int) -> int:
    """The number of days of a month."""
    return 29 if month == 2 and calendar.isleap(year) else _LENGTHS[month - 1]


def last_day_of(value: str) -> str | None:
    """The last day of an EDTF day, month, year, quarter, half or interval.

    >>> last_day_of("2024-05"), last_day_of("2018-33"), last_day_of("2018")
    ('2024-05-31', '2018-03-31', '2018-12-31')
    """
    value = value.rpartition("/")[2].rstrip("~")
    if len(value) == 10:
        return value
    if not value[:4].isdigit():
        return None
    year = int(value[:4])
    if len(value) == 4:
        return f"{year}-12-31"
    part = int(value[5:])
    month = {33: 3, 34: 6, 35: 9, 36: 12, 40: 6, 41: 12, 21: 5, 22: 8, 23: 11, 24: 12}.get(part, part)
    return f"{year}-{month:02d}-{_length(year, month)}" if 1 <= month <= 12 else None


def add_months(start: date, months: int) -> date:
    """The same day so many months later, or the month's last day.

    >>> add_months(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(start.day, _length(year, month + 1)))


def week_of(moment: date, shift: int) -> tuple[date, date]:
    """Monday and Sunday of the week of a day, or of one so many weeks later.

    >>> [str(each) for each in week_of(date(2019, 3, 12), 1)]
    ['2019-03-18', '2019-03-24']
    """
    monday = moment - timedelta(days=moment.weekday()) + timedelta(weeks=shift)
    return monday, monday + timedelta(days=6)


def add_working_days(start: date, count: int) -> date:
    """The day so many working days later; Saturdays, Sundays and Latvia's public holidays do not count.

    Law: "Par svētku, atceres un atzīmējamām dienām", section 1.

    >>> add_working_days(date(2018, 4, 27), 2)  # 30 April was free between two holidays' days off, 1 May a holiday
    datetime.date(2018, 5, 3)
    """
    from holidays import country_holidays

    free = country_holidays("LV", years=range(start.year, start.year + 2 + count // 200))
    while count > 0:
        start += timedelta(days=1)
        if start.weekday() < 5 and start not in free:
            count -= 1
    return start
