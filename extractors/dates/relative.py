"""What dates mean that are told from the document's own: `nākamajā nedēļā`, `š. m. 5.`, `šoruden`, `pērn`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from extractors.dates.made import Made, Make
from extractors.dates.values import Anchor, Precision, add_months, day, week_of
from extractors.dates.words import SEASONS, weekday_number, which_number


def make_day_of_which_month(match: re.Match[str], reference: date | None) -> Iterator[Made]:
    """`š. m. 5.`, `nākamā mēneša 10. datumam`, `nākamajā mēnesī`"""
    groups = match.groupdict()
    precision = Precision.DAY if groups.get("d") else Precision.MONTH
    value: str | None = None
    if reference is not None:
        month = add_months(reference.replace(day=1), which_number(groups["which"]))
        value = day(month.year, month.month, int(groups["d"])) if groups.get("d") else f"{month.year}-{month.month:02d}"
    yield Made(*match.span(), precision, fixed=value, anchor=Anchor.DOCUMENT)


def make_week(match: re.Match[str], reference: date | None) -> Iterator[Made]:
    """`nākamajā nedēļā`, `nākamās nedēļas otrdienā`, `šonedēļ`"""
    shift = which_number(match["which"])
    weekday = match.groupdict().get("weekday")
    precision = Precision.DAY if weekday else Precision.WEEK
    value = None
    if reference is not None:
        monday, sunday = week_of(reference, shift)
        value = (monday + timedelta(days=weekday_number(weekday))).isoformat() if weekday else f"{monday}/{sunday}"
    yield Made(*match.span(), precision, fixed=value, anchor=Anchor.DOCUMENT)


def make_which_part(length: int, base: int, precision: Precision) -> Make:
    """`nākamajā ceturksnī`, `šajā pusgadā`: counted from the one that the document's date is in."""

    def make(match: re.Match[str], reference: date | None) -> Iterator[Made]:
        value = None
        if reference is not None:
            index = reference.year * (12 // length) + (reference.month - 1) // length + which_number(match["which"])
            value = f"{index // (12 // length)}-{base + index % (12 // length)}"
        yield Made(*match.span(), precision, fixed=value, anchor=Anchor.DOCUMENT)

    return make


def make_school_year(match: re.Match[str], reference: date | None) -> Iterator[Made]:
    """`nākamajā mācību gadā`; a school year begins on 1 September (Education Law, section 1)."""
    value = None
    if reference is not None:
        first = reference.year - (reference.month < 9) + which_number(match["which"])
        value = f"{first}/{first + 1}"
    yield Made(*match.span(), Precision.INTERVAL, fixed=value, anchor=Anchor.DOCUMENT)


def make_near_day(match: re.Match[str], reference: date | None) -> Iterator[Made]:
    shift = {"sodien": 0, "rit": 1, "parit": 2, "vakar": -1, "aizvakar": -2}[match.group()]
    value = (reference + timedelta(days=shift)).isoformat() if reference else None
    yield Made(*match.span(), Precision.DAY, fixed=value, anchor=Anchor.DOCUMENT)


def make_near_year(match: re.Match[str], reference: date | None) -> Iterator[Made]:
    word = match.group()
    shift = 1 if word.startswith("nak") else -1 if word.startswith(("pern", "pagaj")) else 0
    value = str(reference.year + shift) if reference else None
    yield Made(*match.span(), Precision.YEAR, fixed=value, anchor=Anchor.DOCUMENT)


def make_near_season(match: re.Match[str], reference: date | None) -> Iterator[Made]:
    """`šovasar`, `šoruden`, `nākamvasar`"""
    shift = 1 if match.group().startswith("nakam") else 0
    value = f"{reference.year + shift}-{SEASONS[match['stem']]}" if reference else None
    yield Made(*match.span(), Precision.SEASON, fixed=value, anchor=Anchor.DOCUMENT)


def make_which_season(match: re.Match[str], reference: date | None) -> Iterator[Made]:
    """`pagājušajā vasarā`: the last that is over; `nākamajā ziemā` has no year while this year's has not come yet."""
    shift = which_number(match["which"])
    stem, code = next((stem, code) for stem, code in SEASONS.items() if match["s"].startswith(stem))
    value = None
    if reference is not None:
        first = {"pavasar": 3, "vasar": 6, "ruden": 9, "ziem": 12}[stem]
        begun, over = reference.month >= first, reference.month >= first + 3
        year = reference.year + (shift if shift >= 0 else shift + 1 if over else shift)
        value = f"{year}-{code}" if shift <= 0 or begun else None
    yield Made(*match.span(), Precision.SEASON, fixed=value, anchor=Anchor.DOCUMENT)


def make_near_part(match: re.Match[str], reference: date | None) -> Iterator[Made]:
    """`šonedēļ`, `nākamnedēļ`, `šomēnes`, `nākammēnes`"""
    shift = 1 if match.group().startswith("nakam") else 0
    value, precision = None, Precision.WEEK if match["part"] == "nedel" else Precision.MONTH
    if reference is not None and precision is Precision.WEEK:
        monday, sunday = week_of(reference, shift)
        value = f"{monday}/{sunday}"
    elif reference is not None:
        value = add_months(reference.replace(day=1), shift).isoformat()[:7]
    yield Made(*match.span(), precision, fixed=value, anchor=Anchor.DOCUMENT)


def make_about_year(match: re.Match[str], reference: date | None) -> Iterator[Made]:
    """`gada nogalē` of the document's own year"""
    yield Made(*match.span(), Precision.YEAR, reference.year if reference else None, "", "", None, Anchor.DOCUMENT, False, "~")


def make_weekday(match: re.Match[str], reference: date | None) -> Iterator[Made]:
    """The next such day after the document's; with `pagājušajā` the last one before it."""
    value = None
    if reference is not None:
        number = weekday_number(match["weekday"])
        if which_number(match.groupdict().get("which") or "") < 0:
            moment = reference - timedelta(days=(reference.weekday() - number) % 7 or 7)
        else:
            moment = reference + timedelta(days=(number - reference.weekday()) % 7 or 7)
        value = moment.isoformat()
    yield Made(*match.span(), Precision.DAY, fixed=value, anchor=Anchor.DOCUMENT)
