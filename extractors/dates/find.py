"""Finding dates of every form that minutes use, in text of any era."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from extractors.dates.values import Anchor, DateMention, Precision, day
from extractors.dates.words import (
    GAP,
    HALF_WORD,
    MONTH,
    ORDINAL,
    QUARTER_WORD,
    SEASON,
    SEASONS,
    WEEKDAYS,
    WHICH_WORD,
    YEAR,
    YEAR_WORD,
    folded,
    month_number,
    ordinal_number,
    which_number,
)  # fmt: skip

_Value = tuple[str | None, Precision, Anchor | None]
_Make = Callable[[re.Match[str], date | None], _Value | None]

_Y = YEAR.format("y")
_YEAR_OF = rf"{_Y}\.?{GAP}{YEAR_WORD}"
_RELATIVE = rf"{WHICH_WORD.format('which')}{GAP}{YEAR_WORD}"
_OF_YEAR = rf"(?:{_YEAR_OF}|{_RELATIVE})"
_DAY = r"(?P<d>[0-3]?\d)\."
_M = rf"(?P<m>{MONTH})"
_SPAN = r"\s{0,2}-\s{0,2}"


def _year(match: re.Match[str], reference: date | None) -> tuple[int | None, Anchor | None]:
    groups = match.groupdict()
    if groups.get("y"):
        return int(groups["y"]), None
    if groups.get("which") and reference:
        return reference.year + which_number(groups["which"]), Anchor.DOCUMENT
    return None, Anchor.DOCUMENT


def _full_day(match: re.Match[str], reference: date | None) -> _Value:
    year, anchor = _year(match, reference)
    month, number = month_number(match["m"]), int(match["d"])
    if year is None and reference is not None and not match.groupdict().get("which"):
        year = reference.year
    value = day(year, month, number) if year is not None else None
    return value, Precision.DAY, anchor


def _month(match: re.Match[str], reference: date | None) -> _Value:
    year, anchor = _year(match, reference)
    if year is None and reference is not None and not match.groupdict().get("which"):
        year = reference.year
    return (f"{year}-{month_number(match['m']):02d}" if year else None), Precision.MONTH, anchor


def _numeric(match: re.Match[str], reference: date | None) -> _Value | None:
    year = int(match["y"])
    if year < 100:
        year += 2000 if year < 50 else 1900
    value = day(year, int(match["mm"]), int(match["d"]))
    return (value, Precision.DAY, None) if value else None


def _part(base: int, precision: Precision) -> _Make:
    def make(match: re.Match[str], reference: date | None) -> _Value | None:
        year, anchor = _year(match, reference)
        if year is None and reference is not None and not match.groupdict().get("which"):
            year = reference.year
        number = ordinal_number(match["n"])
        if precision is Precision.HALF and number > 2:
            return None
        return (f"{year}-{base + number - 1}" if year else None), precision, anchor

    return make


def _season(match: re.Match[str], reference: date | None) -> _Value:
    year, anchor = _year(match, reference)
    if year is None and reference is not None and not match.groupdict().get("which"):
        year = reference.year
    code = next(code for stem, code in SEASONS.items() if match["s"].startswith(stem))
    return (f"{year}-{code}" if year else None), Precision.SEASON, anchor


def _year_only(match: re.Match[str], reference: date | None) -> _Value:
    year, anchor = _year(match, reference)
    return (str(year) if year else None), Precision.YEAR, anchor


def _years(match: re.Match[str], _: date | None) -> _Value | None:
    first, last = int(match["y"]), int(match["z"])
    if last < 100:
        last += first // 100 * 100
    return (f"{first}/{last}", Precision.INTERVAL, None) if first < last <= first + 120 else None


def _days(match: re.Match[str], reference: date | None) -> _Value | None:
    """`12.–14. jūnijs`, `12., 13. jūnijs`"""
    year, anchor = _year(match, reference)
    year = year or (reference.year if reference and not match.groupdict().get("which") else None)
    month = month_number(match["m"])
    if year is None:
        return None, Precision.INTERVAL, anchor
    first, last = day(year, month, int(match["a"])), day(year, month, int(match["d"]))
    return (f"{first}/{last}", Precision.INTERVAL, anchor) if first and last and first < last else None


def _decade(match: re.Match[str], reference: date | None) -> _Value | None:
    century = int(match["c"] or (19 if int(match["x"]) >= 2 else 20))
    return f"{century}{match['x']}X", Precision.DECADE, None


def _word(match: re.Match[str], reference: date | None) -> _Value:
    word = match.group()
    if reference is None:
        return None, Precision.NONE, Anchor.DOCUMENT
    if word.startswith(("sodien", "rit", "vakar")):
        value = reference + timedelta(days={"s": 0, "r": 1, "v": -1}[word[0]])
        return value.isoformat(), Precision.DAY, Anchor.DOCUMENT
    shift = 1 if word.startswith("nak") else -1 if word.startswith(("pern", "pagaj")) else 0
    return str(reference.year + shift), Precision.YEAR, Anchor.DOCUMENT


def _weekday(match: re.Match[str], reference: date | None) -> _Value:
    if reference is None:
        return None, Precision.DAY, Anchor.DOCUMENT
    number = next(n for stem, n in WEEKDAYS.items() if match.group().startswith(stem))
    ahead = (number - reference.weekday()) % 7 or 7
    return (reference + timedelta(days=ahead)).isoformat(), Precision.DAY, Anchor.DOCUMENT


_EDGE = r"(?<![\w/])(?<!\w-)(?<!\d\.)"
#: The forms, the longest and surest first; a stretch of text belongs to the first form that takes it.
_FORMS: tuple[tuple[re.Pattern[str], _Make], ...] = tuple(
    (re.compile(_EDGE + pattern), make)
    for pattern, make in (
        (rf"{_OF_YEAR}{GAP}(?P<a>[0-3]?\d)\.?(?:{_SPAN}|,{GAP}|{GAP}un{GAP}){_DAY}{GAP}{_M}", _days),
        (rf"{_OF_YEAR}{GAP}{_DAY}{GAP}{_M}", _full_day),
        (rf"(?P<a>[0-3]?\d)\.?(?:{_SPAN}|,{GAP}|{GAP}un{GAP}){_DAY}{GAP}{_M}(?:,?{GAP}{_YEAR_OF})?", _days),
        (rf"{_DAY}{GAP}{_M}(?:,?{GAP}{_YEAR_OF})", _full_day),
        (rf"{_DAY}{GAP}{_M}", _full_day),
        (r"(?P<y>1[89]\d\d|20\d\d)-(?P<mm>[01]\d)-(?P<d>[0-3]\d)(?![\d-])", _numeric),
        (r"(?P<d>[0-3]?\d)\.\s?(?P<mm>[01]?\d)\.\s?(?P<y>1[89]\d\d|20\d\d)(?![\d])\.?(?!\d)", _numeric),
        (r"(?P<d>[0-3]?\d)/(?P<mm>[01]?\d)/(?P<y>1[89]\d\d|20\d\d)(?![\d/])", _numeric),
        (r"(?P<d>[0-3]?\d)\.(?P<mm>[01]?\d)\.(?P<y>\d\d)\.?(?![\d.:])", _numeric),
        (rf"{_OF_YEAR}{GAP}{ORDINAL.format('n')}{GAP}{QUARTER_WORD}", _part(33, Precision.QUARTER)),
        (rf"{_OF_YEAR}{GAP}{ORDINAL.format('n')}{GAP}{HALF_WORD}", _part(40, Precision.HALF)),
        (rf"{ORDINAL.format('n')}{GAP}{QUARTER_WORD}", _part(33, Precision.QUARTER)),
        (rf"{ORDINAL.format('n')}{GAP}{HALF_WORD}", _part(40, Precision.HALF)),
        (rf"{_OF_YEAR}{GAP}{SEASON.format('s')}", _season),
        (rf"{_OF_YEAR}{GAP}{_M}", _month),
        (rf"{_Y}\.?(?:{_SPAN}|/|{GAP}lidz{GAP})(?P<z>(?:1[89]|20|21)?\d\d)\.?{GAP}(?:{YEAR_WORD}|macibu gad\w*|m\.{GAP}g\.)", _years),
        (r"(?P<c>1[89]|20)?(?P<x>\d)0\.?" + GAP + r"gad(?:i|os|iem)\b", _decade),
        (rf"(?:{_YEAR_OF})(?!{GAP}(?:vec|laik))", _year_only),
        (rf"{_RELATIVE}(?={GAP}\w*)(?!{GAP}(?:vec|laik))", _year_only),
        (rf"{_Y}\.?{_SPAN}(?P<z>(?:1[89]|20|21)\d\d)\b\.?", _years),
        (r"(?:sodien|rit|vakar|sogad|nakamgad|pern|pagajusgad)\b", _word),
        (rf"(?:{'|'.join(WEEKDAYS)})(?:ai|as|a|u)?\b", _weekday),
        (rf"{SEASON.format('s')}", _season),
        (rf"{_M}", _month),
    )
)  # fmt: skip
_DATE_SIGN = re.compile(
    r"\d|gad|janv|febr|mart|apr|maij|jun|jul|aug|sept|okt|nov|dec|dien|rit|vakar|ruden|vasar|pavasar|ziem|pern|cet|pusgad"
)
_ABOUT = re.compile(r"\s{1,2}(?:sakuma|vidu|beigas|nogale|pirmaja puse|otraja puse)\b")
#: Forms without figures: alone they count only in cases that say when, and never with a capital inside a sentence.
_LOCATIVE = re.compile(r"(?:janvari|februari|marta|aprili|maija|junija|julija|augusta|septembri|oktobri|novembri|decembri)$")
_SEASON_WHEN = re.compile(r"(?:pavasari|vasara|rudeni|ziema)$")


def find_dates(text: str, *, reference: date | None = None) -> Iterator[DateMention]:
    """The dates of a text in order; `reference` is the document's own date, from which relative ones are counted.

    >>> [d.value for d in find_dates("Rīgā, 2018.gada 3.janvārī; termiņš 01.06.2018.; 2014. gada janvārī; 2018.gada rudenī")]
    ['2018-01-03', '2018-06-01', '2014-01', '2018-23']
    >>> [d.value for d in find_dates("2013.gada 10.decembris – 2016.gada 30.aprīlis")]
    ['2013-12-10/2016-04-30']
    """
    low = folded(text)
    if not _DATE_SIGN.search(low):
        return
    found = sorted(_all(text, low, reference), key=lambda d: d.start)
    yield from _joined(found, text, low)


def _all(text: str, low: str, reference: date | None) -> Iterator[DateMention]:
    taken = bytearray(len(low))
    for place, (pattern, make) in enumerate(_FORMS):
        for match in pattern.finditer(low):
            start, end = match.span()
            if taken[start] or taken[end - 1]:
                continue
            if place >= len(_FORMS) - 2 and not _says_when(text, low, start, end):
                continue
            made = make(match, reference)
            if made is None:
                continue
            taken[start:end] = b"\x01" * (end - start)
            value, precision, anchor = made
            about = _ABOUT.match(low, end) if precision in (Precision.MONTH, Precision.YEAR) else None
            if about and value:  # EDTF: approximately then
                taken[end : about.end()] = b"\x01" * (about.end() - end)
                end, value = about.end(), f"{value}~"
            yield DateMention(start, end, text[start:end], value, precision, anchor)


def _says_when(text: str, low: str, start: int, end: int) -> bool:
    """Whether a month or season without a year or day is said as a time: in the locative, or after `līdz`, `no`, `kopš`."""
    word = low[start:end]
    if low.strip() == word:
        return True  # a cell of a table with nothing else in it
    if text[start].isupper() and (start == 0 or low[:start].rstrip()[-1:] not in (".", "!", "?", ":", "-", "")):
        return False
    named = word.startswith(("maij", "august", "mart", "juni", "juli"))
    if text[start].isupper() and named and re.match(r"\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ]", text[end:]):
        return False  # Maija Bērziņa, Augusta Vanaga
    if word.endswith(".") or (re.match(r"\s*(?:\.|\d)", low[end:]) and word.endswith(".")):
        return False
    before = low[max(0, start - 14) : start].split()
    return bool(_LOCATIVE.match(word) or _SEASON_WHEN.match(word)) or (bool(before) and before[-1] in {"lidz", "no", "kops"})


def _joined(found: list[DateMention], text: str, low: str) -> Iterator[DateMention]:
    """Two dates with a dash, or `no … līdz …`, are one interval."""
    at = 0
    while at < len(found):
        one = found[at]
        other = found[at + 1] if at + 1 < len(found) else None
        between = low[one.end : other.start] if other else ""
        led = re.search(r"\bno\s*$", low[max(0, one.start - 6) : one.start])
        if (
            other
            and one.value
            and other.value
            and "/" not in one.value + other.value
            and (re.fullmatch(r"\s{0,3}-\s{0,3}", between) or (led and re.fullmatch(r"\s{0,3},?lidz\s{1,3}", between)))
            and one.value < other.value
        ):
            yield DateMention(
                one.start,
                other.end,
                text[one.start : other.end],
                f"{one.value}/{other.value}",
                Precision.INTERVAL,
                one.anchor,
            )
            at += 2
            continue
        yield one
        at += 1
