"""Feasts that clerks set as a limit: `līdz Jāņiem`, `līdz Lieldienām`, and the half-year named without its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from extractors.dates.values import Anchor, Deadline, Frame, Precision
from extractors.signs import Sign

#: Feasts with a day of their own (Likums "Par svētku, atceres un atzīmējamām dienām", 1990; the days of the folk calendar), over folded text:
#: behind `līdz` or `pirms`, then in the locative.
_FIXED = (
    (r"ligo(?: dienai| dienas| vakaram| vakara| svetkiem)?", r"ligo (?:diena|vakara|svetkos)", 6, 23), (r"jan(?:iem|u dienai|u dienas)", r"janos|janu diena", 6, 24),
    (r"ziemassvetk(?:iem|u vakaram)", r"ziemassvetkos", 12, 25), (r"jaunajam gadam|jaungadam|jauna gada|jaunajiem gadiem|vecgada vakaram|vecgadam|gadu ?mijai|gadumijai", "jaungada|gadumija|gadu mija", 12, 31),
    (r"jurgiem|jurgu dienai|jurgdienai", r"jurgos|jurgu diena", 4, 23), (r"mikeliem|mikelu dienai|mikeldienai", r"mikelos|mikeldiena", 9, 29), (r"martiniem|martina dienai|martindienai", r"martinos|martindiena", 11, 10),
    (r"lacplesa dienai", r"lacplesa diena", 11, 11), (r"valsts svetkiem|proklamesanas dienai", r"valsts svetkos|proklamesanas diena", 11, 18),
    (r"zinibu dienai", r"zinibu diena", 9, 1), (r"mates dienai", r"mates diena", 5, 8),
)  # fmt: skip
_EASTER = (
    ("lieldienam", "lieldienas", 0), ("vasarsvetkiem|vasaras svetkiem", "vasarsvetkos|vasaras svetkos", 49), ("lielajai piektdienai", "lielaja piektdiena", -2),
)  # fmt: skip
_NTH = r"(?:(?P<{0}>[1-4]\.|pirm\w+|otr\w+|tres\w+|ceturt\w+) )?"
_WHICH = r"(?P<{0}>(?:nakamajam |nakamajiem |nakamajos |sa gada |si gada |(?:19|20)\d\d\. ?gada )?)"
_FEAST = Sign(
    rf"(?<![a-z])(?P<lead>lidz(?: pat)?|pirms) {_WHICH.format('which')}(?P<feast>"
    + "|".join([*(f"(?:{pattern})" for pattern, *_ in (*_FIXED, *_EASTER)), _NTH.format("nth") + r"advent(?:ei|am)", "pusgadam"])
    + r")(?![a-z])"
    + rf"|(?<![a-z]){_WHICH.format('when')}(?P<at>" + "|".join([*(f"(?:{where})" for _, where, *_ in (*_FIXED, *_EASTER)), _NTH.format("nth_at") + r"advente"]) + r")(?![a-z])"
)
#: What tells a locative from the nominative or the genitive, which are written alike without their marks.
_LOCATIVE = re.compile(r"(?:os|ās|ā|ē)$")


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
    """Limits set by a feast, and feasts as the time of an act: the next that comes after `reference`; without it they have no value.

    >>> [d.value for d in find_feasts("līdz Jāņiem, līdz pusgadam", "lidz janiem, lidz pusgadam", date(1997, 5, 18))]
    ['1997-06-24', '1997-06-30']
    >>> text = "pirms Ziemassvētkiem, 2009. gada Vasarsvētkos, 1. Adventē"
    >>> [d.value for d in find_feasts(text, "pirms ziemassvetkiem, 2009. gada vasarsvetkos, 1. advente", date(2008, 9, 28))]
    ['2008-12-24', '2009-05-31', '2008-11-30']
    """
    for match in _FEAST.finditer(low):
        at_it = match["lead"] is None
        if at_it and not _LOCATIVE.search(text[slice(*match.span())].lower()):
            continue
        feast, which = match["at" if at_it else "feast"], match["when" if at_it else "which"]
        year = int(which[:4]) if which[:4].isdigit() else reference.year if which.startswith(("sa ", "si ")) and reference is not None else None
        value = None
        if year is not None or reference is not None:
            years = (year,) if year is not None else (reference.year, reference.year + 1) if reference is not None else ()
            days = (_day(feast, match["nth_at" if at_it else "nth"], each) - timedelta(days=match["lead"] == "pirms") for each in years)
            value = next((d.isoformat() for d in days if year is not None or reference is None or d >= reference), None)
            if feast == "pusgadam" and reference is not None:
                value = f"{reference.year}-06-30" if reference.month <= 6 else f"{reference.year}-12-31"
        yield Deadline(*match.span(), text[slice(*match.span())], value, Precision.DAY, Frame.DURING if at_it else Frame.UNTIL, Anchor.DOCUMENT)


def _day(feast: str, nth: str | None, year: int) -> date:
    for until, where, shift in _EASTER:
        if re.fullmatch(f"{until}|{where}", feast):
            return easter(year) + timedelta(days=shift)
    if feast.endswith(("advente", "adventei", "adventam")):  # the fourth Sunday before Christmas is the first of Advent
        christmas = date(year, 12, 25)
        fourth = christmas - timedelta(days=christmas.weekday() + 1)
        number = next((n for n, signs in enumerate((("1", "pirm"), ("2", "otr"), ("3", "tres"), ("4", "ceturt")), 1) if nth and nth.startswith(signs)), 1)
        return fourth - timedelta(weeks=4 - number)
    if feast.startswith("mates"):  # the second Sunday of May
        first = date(year, 5, 1)
        return first + timedelta(days=(6 - first.weekday()) + 7)
    return next((date(year, month, day) for until, where, month, day in _FIXED if re.fullmatch(f"{until}|{where}", feast)), date(year, 12, 31))
