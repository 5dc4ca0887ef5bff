"""Feasts that clerks set as a limit: `līdz Jāņiem`, `līdz Lieldienām`, and the half-year named without its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from extractors.dates.values import Anchor, Deadline, Frame, Precision

#: Feasts with a day of their own (Likums "Par svētku, atceres un atzīmējamām dienām", 1990; the days of the folk calendar), over folded text.
_FIXED = (
    (r"ligo(?: dienai| vakaram| svetkiem)?", 6, 23), (r"jan(?:iem|u dienai)", 6, 24), (r"ziemassvetk(?:iem|u vakaram)", 12, 25), (r"jaunajam gadam", 12, 31),
    (r"jurgiem|jurgu dienai", 4, 23), (r"mikeliem|mikelu dienai", 9, 29), (r"martiniem|martina dienai", 11, 10), (r"lacplesa dienai", 11, 11),
    (r"valsts svetkiem|proklamesanas dienai", 11, 18), (r"zinibu dienai", 9, 1), (r"mates dienai", 5, 8),
)  # fmt: skip
_EASTER = (("lieldienam", 0), ("vasarsvetkiem", 49), ("lielajai piektdienai", -2))
_FEAST = re.compile(
    r"(?<![a-z])lidz (?P<which>(?:nakamajam |nakamajiem |sa gada |si gada )?)(?P<feast>"
    + "|".join([*(f"(?:{pattern})" for pattern, _, _ in _FIXED), *(name for name, _ in _EASTER), "pusgadam"])
    + r")(?![a-z])"
)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar.

    Source: the "anonymous" algorithm, Nature 13 (1876), 487; Meeus, "Astronomical Algorithms", chapter 8.

    >>> easter(1997), easter(2024)
    (datetime.date(1997, 3, 30), datetime.date(2024, 3, 31))
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def find_feasts(text: str, low: str, reference: date | None) -> Iterator[Deadline]:
    """Limits set by a feast, the next that comes after `reference`; without it they have no value.

    >>> [d.value for d in find_feasts("līdz Jāņiem, līdz pusgadam", "lidz janiem, lidz pusgadam", date(1997, 5, 18))]
    ['1997-06-24', '1997-06-30']
    """
    for match in _FEAST.finditer(low):
        value = None
        if reference is not None:
            days = (_day(match["feast"], year) for year in (reference.year, reference.year + 1))
            value = next((d.isoformat() for d in days if d >= reference), None)
            if match["feast"] == "pusgadam":
                value = f"{reference.year}-06-30" if reference.month <= 6 else f"{reference.year}-12-31"
        yield Deadline(*match.span(), text[slice(*match.span())], value, Precision.DAY, Frame.UNTIL, Anchor.DOCUMENT)


def _day(feast: str, year: int) -> date:
    for name, shift in _EASTER:
        if feast == name:
            return easter(year) + timedelta(days=shift)
    if feast.startswith("mates"):  # the second Sunday of May
        first = date(year, 5, 1)
        return first + timedelta(days=(6 - first.weekday()) + 7)
    return next((date(year, month, day) for pattern, month, day in _FIXED if re.fullmatch(pattern, feast)), date(year, 12, 31))
