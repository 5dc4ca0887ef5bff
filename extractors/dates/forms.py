"""The forms that a date can have, each a pattern with a function that says what it means.

The forms stand in one table by what they begin with, so that a text is read once, from left to right, and only the forms
that can begin at a place are tried there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from extractors.dates.values import Anchor, Precision, add_months, day, week_of
from extractors.dates.words import (
    BARE_YEAR,
    DASH,
    GAP,
    HALF_OF_YEAR,
    HALF_WORD,
    MONTH,
    MONTH_SIGN,
    ORDINAL,
    QUARTER_WORD,
    ROMAN_MONTHS,
    SEASON,
    SEASONS,
    WEEKDAY,
    WEEKDAYS,
    WHICH,
    YEAR_OF,
    YEAR_WHICH,
    YEAR_WORD,
    month_number,
    ordinal_number,
    weekday_number,
    which_number,
)  # fmt: skip


class Made(NamedTuple):
    """What a form found: a year and what comes after it in EDTF (`-01-03`), or a value that needs no year.

    `stated` tells whether the words say the year, in figures or as `šā gada`; if not, a neighbour may say it. `last` is what
    comes after the year in the end of an interval inside that year.
    """

    start: int
    end: int
    precision: Precision
    year: int | None = None
    rest: str = ""
    last: str = ""
    fixed: str | None = None
    anchor: Anchor | None = None
    stated: bool = True
    mark: str = ""

    @property
    def value(self) -> str | None:
        """EDTF, or nothing when the year is unknown or there is no such day."""
        if self.fixed is not None:
            return self.fixed + self.mark
        if self.year is None:
            return None
        ends = [f"{self.year:04d}{rest}" for rest in (self.rest, self.last)[: 2 if self.last else 1]]
        if any(len(end) == 10 and day(int(end[:4]), int(end[5:7]), int(end[8:])) is None for end in ends):
            return None
        return "/".join(ends) + self.mark


#: What a form means, given its match in the folded text and the document's own date; nothing when it is no date after all.
Make = Callable[[re.Match[str], date | None], Iterator[Made]]

_QUOTED = r"[\"“”„_]{1,2}"
_DAY = rf"(?:(?P<d>[0-3]?\d)\.|{_QUOTED}(?P<dq>[0-3]?\d){_QUOTED}\.?)"
_M = rf"(?P<m>{MONTH})"
_LIST = rf"(?P<list>[0-3]?\d\.?(?:,{GAP}[0-3]?\d\.)*(?:{DASH}|,{GAP}| {{0,2}}(?:un|lidz) {{1,2}})[0-3]?\d\.)"
_OF_YEAR = rf"(?:{YEAR_OF}|{YEAR_WHICH})"
_NO_SPAN = rf"(?!{GAP}(?:vec|senum))"


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


def _day_of_month(match: re.Match[str], reference: date | None) -> Iterator[Made]:
    number = int(match["d"] or match["dq"])
    yield from _made(match, reference, Precision.DAY, f"-{month_number(match['m']):02d}-{number:02d}")


def _days(match: re.Match[str], reference: date | None) -> Iterator[Made]:
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


def _month(match: re.Match[str], reference: date | None) -> Iterator[Made]:
    yield from _made(match, reference, Precision.MONTH, f"-{month_number(match['m']):02d}")


def _full_year(text: str) -> int:
    year = int(text)
    return year if year > 99 else year + (2000 if year < 50 else 1900)


def _numeric(match: re.Match[str], _: date | None) -> Iterator[Made]:
    month = match["mm"]
    value = day(_full_year(match["y"]), ROMAN_MONTHS.get(month) or int(month), int(match["d"]))
    if value:
        yield Made(*match.span(), Precision.DAY, fixed=value)


def _short_numeric(match: re.Match[str], reference: date | None) -> Iterator[Made]:
    """`3.1.18.` with a year of two figures, where it is not the number of a section or of a version."""
    text, start = match.string, match.start()
    padded = len(match["d"]) == len(match["mm"]) == 2
    heading = re.match(r" {1,3}[a-z]", text[match.end() :][:4]) and not text[max(0, start - 3) : start].strip()
    if re.search(r"(?:punkt\w*|versij\w*|nodal\w*|nr\.?|\bv\.?|§) {0,2}$", text[max(0, start - 16) : start]):
        return
    if padded or not heading:
        yield from _numeric(match, reference)


def _numeric_span(match: re.Match[str], _: date | None) -> Iterator[Made]:
    """`03.–05.01.2018.`, `28.12.–31.12.2018.`"""
    year, month = int(match["y"]), int(match["mm"])
    first, last = day(year, int(match["mm1"] or month), int(match["d1"])), day(year, month, int(match["d"]))
    if first and last and first < last:
        yield Made(*match.span(), Precision.INTERVAL, fixed=f"{first}/{last}")


def _part(base: int, precision: Precision) -> Make:
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


def _season(match: re.Match[str], reference: date | None) -> Iterator[Made]:
    code = next(code for stem, code in SEASONS.items() if match["s"].startswith(stem))
    yield from _made(match, reference, Precision.SEASON, f"-{code}")


def _year_only(match: re.Match[str], reference: date | None) -> Iterator[Made]:
    yield from _made(match, reference, Precision.YEAR, "")


def _years(match: re.Match[str], _: date | None) -> Iterator[Made]:
    first, last = int(match["y"]), int(match["z"])
    if last < 100:
        last += first // 100 * 100 + (100 if last < first % 100 else 0)
    if first < last <= first + 120:
        yield Made(*match.span(), Precision.INTERVAL, fixed=f"{first}/{last}")


def _year_list(match: re.Match[str], _: date | None) -> Iterator[Made]:
    """`2018. un 2019. gadā`: two years, each its own."""
    at = [each.start() for each in re.finditer(r"\d{4}", match["years"])]
    years = [match["years"][start : start + 4] for start in at]
    if years == sorted(set(years)):
        for index, year in enumerate(years):
            start = match.start("years") + at[index]
            end = match.end() if index == len(at) - 1 else start + 5
            yield Made(start, end, Precision.YEAR, int(year))


def _decade(match: re.Match[str], _: date | None) -> Iterator[Made]:
    said = match.groupdict().get("century")
    figure = int(match["x"])
    roman = {"xix": 19, "xx": 20, "xxi": 21}
    century = (roman.get(said) or int(said)) - 1 if said else int(match["c"] or (19 if figure >= 2 else 20))
    yield Made(*match.span(), Precision.DECADE, fixed=f"{century}{figure}X")


def _season_of_years(match: re.Match[str], _: date | None) -> Iterator[Made]:
    """`2018./2019. gada ziemā`: the winter that begins in the first year."""
    if int(match["z"]) % 100 == (int(match["y"]) + 1) % 100:
        yield Made(*match.span(), Precision.SEASON, fixed=f"{match['y']}-24")


def _day_of_which_month(match: re.Match[str], reference: date | None) -> Iterator[Made]:
    """`š. m. 5.`, `nākamā mēneša 10. datumam`, `nākamajā mēnesī`"""
    groups = match.groupdict()
    precision = Precision.DAY if groups.get("d") else Precision.MONTH
    value: str | None = None
    if reference is not None:
        month = add_months(reference.replace(day=1), which_number(groups["which"]))
        value = day(month.year, month.month, int(groups["d"])) if groups.get("d") else f"{month.year}-{month.month:02d}"
    yield Made(*match.span(), precision, fixed=value, anchor=Anchor.DOCUMENT)


def _week(match: re.Match[str], reference: date | None) -> Iterator[Made]:
    """`nākamajā nedēļā`, `nākamās nedēļas otrdienā`, `šonedēļ`"""
    shift = which_number(match["which"])
    weekday = match.groupdict().get("weekday")
    precision = Precision.DAY if weekday else Precision.WEEK
    value = None
    if reference is not None:
        monday, sunday = week_of(reference, shift)
        value = (monday + timedelta(days=weekday_number(weekday))).isoformat() if weekday else f"{monday}/{sunday}"
    yield Made(*match.span(), precision, fixed=value, anchor=Anchor.DOCUMENT)


def _which_part(length: int, base: int, precision: Precision) -> Make:
    """`nākamajā ceturksnī`, `šajā pusgadā`: counted from the one that the document's date is in."""

    def make(match: re.Match[str], reference: date | None) -> Iterator[Made]:
        value = None
        if reference is not None:
            index = reference.year * (12 // length) + (reference.month - 1) // length + which_number(match["which"])
            value = f"{index // (12 // length)}-{base + index % (12 // length)}"
        yield Made(*match.span(), precision, fixed=value, anchor=Anchor.DOCUMENT)

    return make


def _school_year(match: re.Match[str], reference: date | None) -> Iterator[Made]:
    """`nākamajā mācību gadā`; a school year begins on 1 September (Education Law, section 1)."""
    value = None
    if reference is not None:
        first = reference.year - (reference.month < 9) + which_number(match["which"])
        value = f"{first}/{first + 1}"
    yield Made(*match.span(), Precision.INTERVAL, fixed=value, anchor=Anchor.DOCUMENT)


def _near_day(match: re.Match[str], reference: date | None) -> Iterator[Made]:
    shift = {"sodien": 0, "rit": 1, "parit": 2, "vakar": -1, "aizvakar": -2}[match.group()]
    value = (reference + timedelta(days=shift)).isoformat() if reference else None
    yield Made(*match.span(), Precision.DAY, fixed=value, anchor=Anchor.DOCUMENT)


def _near_year(match: re.Match[str], reference: date | None) -> Iterator[Made]:
    word = match.group()
    shift = 1 if word.startswith("nak") else -1 if word.startswith(("pern", "pagaj")) else 0
    value = str(reference.year + shift) if reference else None
    yield Made(*match.span(), Precision.YEAR, fixed=value, anchor=Anchor.DOCUMENT)


def _near_season(match: re.Match[str], reference: date | None) -> Iterator[Made]:
    """`šovasar`, `šoruden`, `nākamvasar`"""
    shift = 1 if match.group().startswith("nakam") else 0
    value = f"{reference.year + shift}-{SEASONS[match['stem']]}" if reference else None
    yield Made(*match.span(), Precision.SEASON, fixed=value, anchor=Anchor.DOCUMENT)


def _near_part(match: re.Match[str], reference: date | None) -> Iterator[Made]:
    """`šonedēļ`, `nākamnedēļ`, `šomēnes`, `nākammēnes`"""
    shift = 1 if match.group().startswith("nakam") else 0
    value, precision = None, Precision.WEEK if match["part"] == "nedel" else Precision.MONTH
    if reference is not None and precision is Precision.WEEK:
        monday, sunday = week_of(reference, shift)
        value = f"{monday}/{sunday}"
    elif reference is not None:
        value = add_months(reference.replace(day=1), shift).isoformat()[:7]
    yield Made(*match.span(), precision, fixed=value, anchor=Anchor.DOCUMENT)


def _about_year(match: re.Match[str], reference: date | None) -> Iterator[Made]:
    """`gada nogalē` of the document's own year"""
    yield Made(*match.span(), Precision.YEAR, reference.year if reference else None, "", "", None, Anchor.DOCUMENT, False, "~")


def _weekday(match: re.Match[str], reference: date | None) -> Iterator[Made]:
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


def _table(*rows: tuple[str, Make]) -> tuple[tuple[re.Pattern[str], Make], ...]:
    return tuple((re.compile(pattern), make) for pattern, make in rows)


_QUARTERS = rf"{ORDINAL.format('n')}(?:{GAP}(?:-|un|lidz){GAP}{ORDINAL.format('n2')})?{GAP}{QUARTER_WORD}"
_HALF = rf"{ORDINAL.format('n')}{GAP}"
_ORDINALS = ((_QUARTERS, _part(33, Precision.QUARTER)), (rf"{_HALF}{HALF_WORD}", _part(40, Precision.HALF)))
_BOUND = r"\.?(?!\d)"
_SECOND_YEAR = rf"\.?(?:{DASH}| ?/ ?|{GAP}lidz{GAP})(?P<z>(?:1[89]|20|21)?\d\d)\.?"
_IN_YEAR = rf"(?:,?{GAP}(?:{_OF_YEAR}))?"
_ANY_YEAR = rf"(?:,?{GAP}(?:{_OF_YEAR})(?!{GAP}(?:[0-3]?\d\.?{GAP})?{MONTH_SIGN})|,? {{1,2}}(?P<bare>{BARE_YEAR})(?![\d/-]|\.? {{0,3}}(?:gad|g\.))\.?)?"


def _with_bare_year(make: Make) -> Make:
    """`3. janvāris 2018`: a year in figures alone behind the month counts as said."""

    def made(match: re.Match[str], reference: date | None) -> Iterator[Made]:
        bare = match["bare"]
        for each in make(match, reference):
            yield each._replace(year=int(bare), anchor=None, stated=True) if bare else each

    return made


_IN_OF_YEAR = (
    (rf"{_OF_YEAR}{GAP}{_LIST}{GAP}{_M}", _days),
    (rf"{_OF_YEAR},?{GAP}(?:(?P<d>[0-3]?\d)\.?|{_QUOTED}(?P<dq>[0-3]?\d){_QUOTED}\.?){GAP}{_M}", _day_of_month),
    (rf"{_OF_YEAR}{GAP}{_QUARTERS}", _part(33, Precision.QUARTER)),
    (rf"{_OF_YEAR}{GAP}{_HALF}{HALF_OF_YEAR}", _part(40, Precision.HALF)),
    (rf"{_OF_YEAR}{GAP}{SEASON.format('s')}", _season),
    (rf"{_OF_YEAR}{GAP}{_M}", _month),
)
_WORDS = _table(
    (r"(?:sodien|parit|rit|aizvakar|vakar)(?![a-z])", _near_day),
    (r"(?:sogad|nakamgad|pern|pagajusgad)(?![a-z])", _near_year),
    (r"(?:so|nakam)(?P<stem>pavasar|vasar|ruden|ziem)(?![a-z])", _near_season),
    (r"(?:so|nakam)(?P<part>nedel|menes)(?![a-z])", _near_part),
    (
        r"(?<!macibu )(?<!finansu )(?<!parskata )(?<!katra )(?<!viena )gada {1,2}(?:sakuma|vidu|beigas|nogale|izskana)(?![a-z])",
        _about_year,
    ),
)
#: By what a date begins with: the forms to try, the longest and surest first.
FORMS: dict[str, tuple[tuple[re.Pattern[str], Make], ...]] = {
    "year": _table(
        (rf"(?P<y>{BARE_YEAR})-(?P<mm>[01]\d)-(?P<d>[0-3]\d)(?![\d-])", _numeric),
        (rf"(?P<y>{BARE_YEAR})\.(?P<mm>[01]\d)\.(?P<d>[0-3]\d){_BOUND}(?!\.?\d)", _numeric),
        *_IN_OF_YEAR,
        (rf"(?P<y>{BARE_YEAR}){_SECOND_YEAR}{GAP}gada{GAP}ziem\w{{1,2}}(?![a-z])", _season_of_years),
        (rf"(?P<y>{BARE_YEAR}){_SECOND_YEAR}{GAP}(?:{YEAR_WORD}|mac(?:ibu|\.){GAP}g(?:ad\w*|\.)|m\.{GAP}g\.)", _years),
        (rf"(?P<years>(?:{BARE_YEAR}\.,{GAP})*{BARE_YEAR}\.{GAP}un{GAP}{BARE_YEAR}\.){GAP}{YEAR_WORD}", _year_list),
        (rf"(?P<c>1[6-9]|20)(?P<x>\d)0(?:\.|-(?:tajos|tie|to)){GAP}gad(?:i|os|iem|u)(?![a-z])", _decade),
        (rf"(?P<y>{BARE_YEAR})\.? {{1,2}}{_M}(?!{GAP}\d)", _month),
        (rf"{YEAR_OF}{_NO_SPAN}", _year_only),
        (rf"(?P<y>{BARE_YEAR})\.?{DASH}(?P<z>(?:1[89]|20|21)\d\d)\b\.?", _years),
    ),
    "day": _table(
        (rf"{_LIST}{GAP}{_M}{_ANY_YEAR}", _with_bare_year(_days)),
        (rf"{_DAY}{GAP}{_M}{_ANY_YEAR}", _with_bare_year(_day_of_month)),
    ),
    "figures": _table(
        (
            rf"(?P<d1>[0-3]?\d)\.?(?:(?P<mm1>[01]?\d)\.?)?(?:{DASH}|,? lidz )(?P<d>[0-3]?\d)\.(?P<mm>[01]?\d)\.(?P<y>{BARE_YEAR}){_BOUND}",
            _numeric_span,
        ),
        (rf"(?P<d>[0-3]?\d)\. ?(?P<mm>[01]?\d)\. ?(?P<y>{BARE_YEAR}){_BOUND}", _numeric),
        (rf"(?P<d>[0-3]?\d)/(?P<mm>[01]?\d)/(?P<y>{BARE_YEAR})(?![\d/])", _numeric),
        (rf"(?P<d>[0-3]\d)-(?P<mm>[01]\d)-(?P<y>{BARE_YEAR})(?![\d-])", _numeric),
        (
            r"(?P<d>[0-3]?\d)\.(?P<mm>[01]?\d)\.(?P<y>\d\d)\.?(?![\d.:§])(?! {0,2}(?:apaks|punkt|p\.|pielik|nodal|iedal|§))",
            _short_numeric,
        ),
        (rf"(?P<d>[0-3]?\d)\. ?(?P<mm>x?(?:ix|iv|v?i{{1,3}}|v)|x)\.? ?(?P<y>{BARE_YEAR}){_BOUND}", _numeric),
    ),
    "ordinal": _table(
        *((pattern + _ANY_YEAR, _with_bare_year(make)) for pattern, make in _ORDINALS),
        (
            rf"(?P<century>1[89]|2[01])\.{GAP}(?:gadsimta|gs\.){GAP}(?P<x>\d)0(?:\.|-(?:tajos|tie|to)){GAP}gad(?:i|os|iem|u)(?![a-z])",
            _decade,
        ),
        (
            rf"(?P<century>xix|xxi|xx){GAP}(?:gadsimta|gs\.){GAP}(?P<x>\d)0(?:\.|-(?:tajos|tie|to)){GAP}gad(?:i|os|iem|u)(?![a-z])",
            _decade,
        ),
        (rf"(?P<c>)(?P<x>[1-9])0(?:\.|-(?:tajos|tie|to)){GAP}gad(?:i|os|iem|u)(?![a-z])", _decade),
    ),
    "which": (
        *_table(
            *_IN_OF_YEAR,
            (rf"{WHICH}{GAP}(?:menes\w{{1,3}}|m\.){GAP}(?P<d>[0-3]?\d)\.(?:{GAP}(?:datum\w*|dien\w*))?", _day_of_which_month),
            (rf"{WHICH}{GAP}(?:menes(?:i|a|is|im)(?![a-z])|m\.)", _day_of_which_month),
            (rf"{WHICH}{GAP}nedelas{GAP}{WEEKDAY}\w{{0,2}}", _week),
            (rf"{WHICH}{GAP}nedel(?:as|ai|a|u)(?![a-z])", _week),
            (rf"{WHICH}{GAP}{WEEKDAY}(?:ai|as|a|u)?(?![a-z])", _weekday),
            (rf"{WHICH}{GAP}ceturks[nk]\w*", _which_part(3, 33, Precision.QUARTER)),
            (rf"{WHICH}{GAP}pusgad\w*", _which_part(6, 40, Precision.HALF)),
            (rf"{WHICH}{GAP}macibu{GAP}gad\w*", _school_year),
            (rf"{YEAR_WHICH}{_NO_SPAN}", _year_only),
        ),
        *_WORDS,
    ),
    "word": _WORDS,
    "weekday": _table((rf"{WEEKDAY}(?:ai|as|a|u)?(?![a-z])(?!,? {{0,2}}\(?\d)", _weekday)),
    "season": _table((rf"{SEASON.format('s')}(?:{GAP}{_OF_YEAR})?", _season)),
    "month": _table((rf"{_M}{_ANY_YEAR}", _with_bare_year(_month))),
    "spanned": _table((rf"{_M}{_IN_YEAR}", _month)),  # janvāris–marts, behind the dash
}

_WEEKDAY_SIGN = "|".join(WEEKDAYS)
#: Where a date can begin, and with what; the look ahead spares trying patterns in vain.
START = re.compile(
    r"(?=[0-9a-zⅠⅡⅢⅣ\"”“„_])(?<![\w/])(?<!\d\.)(?:(?<=[a-z]-)(?P<spanned>" + MONTH_SIGN + r")|(?<!\w-)(?:"
    r"(?P<year>(?=1\d\d\d|2[01]\d\d)\d{4}(?=\.? {0,2}[-/]|\.?,? {0,3}(?:gad|g\.|lidz|un |"
    + MONTH_SIGN
    + r")|\., {0,3}[12]|\.\d\d\.))"
    rf"|(?P<day>(?=[\d\"“”„_])(?:[\"“”„_]{{1,2}}(?=\d))?[0-3]?\d(?=\.?(?:,{GAP}[0-3]?\d\.){{0,6}}"
    rf"(?:\.|[\"“”„_]{{1,2}}\.?|(?:{DASH}|, {{0,3}}| {{0,2}}(?:un|lidz) {{1,2}})[0-3]?\d\.){GAP}{MONTH_SIGN}))"
    rf"|(?P<figures>[0-3]?\d(?=\. ?[01]?\d\. ?\d\d|/[01]?\d/\d{{4}}|-[01]\d-\d{{4}}|\. ?[ivx]{{1,4}}\.? ?\d{{4}}"
    rf"|\.?(?:[01]?\d\.?)?(?:{DASH}|,? lidz )[0-3]?\d\.[01]?\d\.\d{{4}}))"
    rf"|(?P<ordinal>(?:\d\d?(?=[.-]{GAP}(?:ceturks|cet|pusg|gad|gs|-|un |lidz|to|ti|ta))|(?:xix|xxi|xx)(?=,? {{1,3}}g)"
    rf"|(?:iv|i{{1,3}}|[ⅠⅡⅢⅣ])(?=\.?{GAP}(?:ceturks|cet|pusg|-|un |lidz))"
    rf"|(?:pirm|otr|tres|ceturt)[a-z]{{1,4}}(?={GAP}(?:ceturks|cet|pusg|-|un |lidz))))"
    rf"|(?P<which>(?:[stnp]\.(?={GAP}[gm](?:\.|ad))|(?:sa|si|so|tek|kart|nak|aizn|pag|pern|iep|aizp|aizv)[a-z]*"
    rf"(?={GAP}(?:g\.|gad|menes|m\.|nedel|{_WEEKDAY_SIGN}|ceturks|pusg|macibu))))"
    r"|(?P<word>(?:so|nak|pag|pern|rit|parit|vakar|aizvakar|gada (?=[svbni]|  ?[svbni]))[a-z]*)"
    rf"|(?P<weekday>{_WEEKDAY_SIGN})|(?P<season>pavasar|vasar|ruden|ziem)|(?P<month>{MONTH_SIGN})"
    r"))"
)
