"""What dates that are said in full or in part mean: days, months, quarters, seasons, years and spans of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from extractors.dates.made import Made, Make
from extractors.dates.values import Anchor, Precision, day
from extractors.dates.words import ROMAN_MONTHS, SEASONS, month_number, ordinal_number, which_number


def _year(match: re.Match[str], reference: date | None) -> tuple[int | None, Anchor | None, bool]:
    """The year that the match says, else the document's; whether it is said at all."""
    groups = match.groupdict()
    if groups.get("y"):
        return int(groups["y"]), None, True
    if groups.get("which"):
        return (reference.year + which_number(groups["which"]) if reference else None), Anchor.DOCUMENT, True
    return (reference.year if reference else None), Anchor.DOCUMENT, False


def _made(match: re.Match[str], reference: date | None, precision: Precision, rest: str, last: str = "") -> Iterator[Made]:
    year, anchor, stated = _year(match, reference)
    yield Made(*match.span(), precision, year, rest, last, None, anchor, stated)


def make_day_of_month(match: re.Match[str], reference: date | None) -> Iterator[Made]:
    number = int(match["d"] or match["dq"])
    yield from _made(match, reference, Precision.DAY, f"-{month_number(match['m']):02d}-{number:02d}")


def make_days(match: re.Match[str], reference: date | None) -> Iterator[Made]:
    """`12.–14. jūnijs`, `25., 26. augustā` are intervals; `3. un 10. martā` are two days."""
    months = f"-{month_number(match['m']):02d}"
    at = list(re.finditer(r"\d+", match["list"]))
    numbers = [int(each.group()) for each in at]
    if any(not 1 <= number <= 31 for number in numbers) or numbers != sorted(set(numbers)):
        return
    spans = re.search(r"-|lidz", match["list"]) is not None
    if (spans and len(numbers) == 2) or numbers[-1] - numbers[0] == len(numbers) - 1:
        yield from _made(match, reference, Precision.INTERVAL, f"{months}-{numbers[0]:02d}", f"{months}-{numbers[-1]:02d}")
    elif not spans:
        year, anchor, stated = _year(match, reference)
        start = match.start()
        for each, number in zip(at, numbers, strict=True):
            end = match.end() if number == numbers[-1] else match.start("list") + each.end() + 1
            yield Made(start, end, Precision.DAY, year, f"{months}-{number:02d}", "", None, anchor, stated)
            start = match.start("list") + next((n.start() for n in at if n.start() > each.start()), 0)


def make_month(match: re.Match[str], reference: date | None) -> Iterator[Made]:
    yield from _made(match, reference, Precision.MONTH, f"-{month_number(match['m']):02d}")


def _full_year(text: str) -> int:
    year = int(text)
    return year if year > 99 else year + (2000 if year < 50 else 1900)


def make_numeric(match: re.Match[str], _: date | None) -> Iterator[Made]:
    month = match["mm"]
    value = day(_full_year(match["y"]), ROMAN_MONTHS.get(month) or int(month), int(match["d"]))
    if value:
        yield Made(*match.span(), Precision.DAY, fixed=value)


def make_short_numeric(match: re.Match[str], reference: date | None) -> Iterator[Made]:
    """`3.1.18.` with a year of two figures, where it is not the number of a section or of a version."""
    text, start = match.string, match.start()
    padded = len(match["d"]) == len(match["mm"]) == 2
    heading = re.match(r" {1,3}[a-z]", text[match.end() :][:4]) and not text[max(0, start - 3) : start].strip()
    if re.search(r"(?:punkt\w*|versij\w*|nodal\w*|nr\.?|\bv\.?|§) {0,2}$", text[max(0, start - 16) : start]):
        return
    if padded or not heading:
        yield from make_numeric(match, reference)


def make_numeric_span(match: re.Match[str], _: date | None) -> Iterator[Made]:
    """`03.–05.01.2018.`, `28.12.–31.12.2018.`"""
    year, month = int(match["y"]), int(match["mm"])
    first, last = day(year, int(match["mm1"] or month), int(match["d1"])), day(year, month, int(match["d"]))
    if first and last and first < last:
        yield Made(*match.span(), Precision.INTERVAL, fixed=f"{first}/{last}")


def make_part(base: int, precision: Precision) -> Make:
    def make(match: re.Match[str], reference: date | None) -> Iterator[Made]:
        numbers = [ordinal_number(word) for word in (match["n"], match.groupdict().get("n2")) if word]
        if (precision is Precision.HALF and max(numbers) > 2) or numbers != sorted(set(numbers)):
            return
        rests = [f"-{base + number - 1}" for number in numbers]
        if len(rests) == 2:
            yield from _made(match, reference, Precision.INTERVAL, *rests)
        else:
            yield from _made(match, reference, precision, *rests)

    return make


def make_season(match: re.Match[str], reference: date | None) -> Iterator[Made]:
    code = next(code for stem, code in SEASONS.items() if match["s"].startswith(stem))
    yield from _made(match, reference, Precision.SEASON, f"-{code}")


def make_year_only(match: re.Match[str], reference: date | None) -> Iterator[Made]:
    yield from _made(match, reference, Precision.YEAR, "")


def make_years(match: re.Match[str], _: date | None) -> Iterator[Made]:
    first, last = int(match["y"]), int(match["z"])
    if last < 100:
        last += first // 100 * 100 + (100 if last < first % 100 else 0)
    if first < last <= first + 120:
        yield Made(*match.span(), Precision.INTERVAL, fixed=f"{first}/{last}")


def make_year_list(match: re.Match[str], _: date | None) -> Iterator[Made]:
    """`2018. un 2019. gadā`: two years, each its own."""
    at = [each.start() for each in re.finditer(r"\d{4}", match["years"])]
    years = [match["years"][start : start + 4] for start in at]
    if years == sorted(set(years)):
        for index, year in enumerate(years):
            start = match.start("years") + at[index]
            end = match.end() if index == len(at) - 1 else start + 5
            yield Made(start, end, Precision.YEAR, int(year))


def make_decade(match: re.Match[str], _: date | None) -> Iterator[Made]:
    said = match.groupdict().get("century")
    figure = int(match["x"])
    roman = {"xix": 19, "xx": 20, "xxi": 21}
    century = (roman.get(said) or int(said)) - 1 if said else int(match["c"] or (19 if figure >= 2 else 20))
    yield Made(*match.span(), Precision.DECADE, fixed=f"{century}{figure}X")


def make_season_of_years(match: re.Match[str], _: date | None) -> Iterator[Made]:
    """`2018./2019. gada ziemā`: the winter that begins in the first year."""
    if int(match["z"]) % 100 == (int(match["y"]) + 1) % 100:
        yield Made(*match.span(), Precision.SEASON, fixed=f"{match['y']}-24")


def make_with_bare_year(make: Make) -> Make:
    """`3. janvāris 2018`: a year in figures alone behind the month counts as said."""

    def made(match: re.Match[str], reference: date | None) -> Iterator[Made]:
        bare = match["bare"]
        for each in make(match, reference):
            yield each._replace(year=int(bare), anchor=None, stated=True) if bare else each

    return made
