"""Finding dates of every form that minutes use, in text of any era."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from extractors.dates.forms import FORMS, START
from extractors.dates.made import Made
from extractors.dates.values import DateMention, Precision
from extractors.dates.words import ABOUT, folded

_ABOUT = re.compile(ABOUT)
_ROUGHLY = re.compile(r"(?<![a-z])(?:ap|aptuveni|apmeram|apm\.|orientejosi|provizoriski) {1,2}$")
#: `oktobra laikā`: some day of it.
_THROUGHOUT = re.compile(r" {1,2}(?:menesa )?laika(?![a-z])")
_SPAN = re.compile(r" {0,3}- {0,3}")
_UNTIL = re.compile(r" {0,3},? {0,1}lidz {1,3}")
_FROM = re.compile(r"(?<![a-z])no {1,3}$")
_AND = re.compile(r",? {0,2}(?:un|vai) {1,3}|, {0,3}")
#: Forms without figures: alone they count only in cases that say when, and never with a capital inside a sentence.
_WHEN = re.compile(
    r"(?:janvari|februari|marta|aprili|maija|junija|julija|augusta|septembri|oktobri|novembri|decembri|pavasari|vasara|rudeni"
    r"|ziema)(?![a-z])"
)
_CAPITAL = "A-ZĀČĒĢĪĶĻŅŠŪŽ"
_NAME_AFTER = re.compile(rf"[ \u00a0]{{1,3}}[{_CAPITAL}]")
_STREET = re.compile(r" {1,3}(?:iel(?:a|as|ai|u)|krastmal|laukum|bulvar|prospekt|gatv)")
_SAYS_WHEN = frozenset({"lidz", "no", "kops"})
_PARTS = frozenset({Precision.DAY, Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.HALF})


def find_dates(text: str, *, reference: date | None = None) -> Iterator[DateMention]:
    """The dates of a text in order; `reference` is the document's own date, from which relative ones are counted.

    >>> [d.value for d in find_dates("Rīgā, 2018.gada 3.janvārī; termiņš 01.06.2018.; 2014. gada janvārī; 2018.gada rudenī")]
    ['2018-01-03', '2018-06-01', '2014-01', '2018-23']
    >>> [d.value for d in find_dates("2013.gada 10.decembris – 2016.gada 30.aprīlis; no 3. līdz 5. jūnijam 2019. gadā")]
    ['2013-12-10/2016-04-30', '2019-06-03/2019-06-05']
    """
    yield from find_dates_in(text, folded(text), reference=reference)


def find_dates_in(text: str, low: str, *, reference: date | None = None) -> Iterator[DateMention]:
    """The same for a text that has been folded already."""
    for made in _joined(list(_all(text, low, reference)), low):
        yield DateMention(made.start, made.end, text[made.start : made.end], made.value, made.precision, made.anchor)


def _all(text: str, low: str, reference: date | None) -> Iterator[Made]:
    at = 0
    whole = None
    for sign in START.finditer(low):
        if sign.start() < at:
            continue
        kind = sign.lastgroup
        for pattern, make in FORMS[kind or ""]:
            match = pattern.match(low, sign.start())
            if match is None:
                continue
            if kind in ("month", "season", "spanned"):
                whole = low.strip() if whole is None else whole
                spans = at > 0 and _SPAN.fullmatch(low[at : sign.start()][:8]) is not None
                if not spans and (kind == "spanned" or (match.group() != whole and not _says_when(text, low, match))):
                    continue
            if kind == "day" and _is_name(text, match):
                at = match.end()
                break
            if kind == "word" and match.group() == "rit" and "ī" not in text[slice(*match.span())].lower():
                continue
            found = [_approximate(made, low) for made in make(match, reference)]
            if found:
                yield from found
                at = found[-1].end
                break


def _approximate(made: Made, low: str) -> Made:
    """With `~` where the words around say about: `janvāra sākumā`, `ap 15. maiju`; with the word that it lasts, as `oktobra laikā`."""
    if made.precision in (Precision.MONTH, Precision.SEASON, Precision.QUARTER) and (lasts := _THROUGHOUT.match(low, made.end)):
        return made._replace(end=lasts.end())
    if made.precision not in (Precision.DAY, Precision.MONTH, Precision.YEAR) or made.mark:
        return made
    about = _ABOUT.match(low, made.end) if made.precision is not Precision.DAY else None
    if about:
        return made._replace(end=about.end(), mark="~")
    return made._replace(mark="~") if _ROUGHLY.search(low[max(0, made.start - 16) : made.start]) else made


def _is_name(text: str, match: re.Match[str]) -> bool:
    """`3. Maija Bērziņa` in a list is a number and a name, `13. janvāra iela` a street."""
    month = match.start("m")
    groups = match.groupdict()
    if any(groups.get(name) for name in ("y", "which", "bare")):
        return False
    if _STREET.match(match.string, match.end()):
        return True
    return text[month].isupper() and not text[month + 1].isupper() and _NAME_AFTER.match(text, match.end()) is not None


def _says_when(text: str, low: str, match: re.Match[str]) -> bool:
    """Whether a month or season without a day is said as a time: with its year, in the locative, or after `līdz`, `no`, `kopš`."""
    start, end = match.span()
    groups = match.groupdict()
    stated = any(groups.get(name) for name in ("bare", "y", "which"))
    if text[start].isupper() and not text[start + 1].isupper():
        if low[max(0, start - 9) : start].rstrip()[-1:] not in (".", "!", "?", ":", "-", ""):
            return False
        if not stated and text[end - 1] not in "āī" and not _ABOUT.match(low, end):
            return False  # Maija Bērziņa, Augusta Vanaga; of people nobody speaks in the locative
    if stated or _ABOUT.match(low, end) or _THROUGHOUT.match(low, end):
        return True
    if low[end - 1] == ".":
        return False
    before = low[max(0, start - 14) : start].split()
    if before and (before[-1] in _SAYS_WHEN or before[-2:] == ["sakot", "ar"] or (before[-1].endswith(":") and not low[end : end + 1].strip(".,;)"))):
        return True
    if text[end - 1] == "a" and not text[max(0, start - 40) : end + 40].isascii():
        return False  # a genitive or nominative: marta sēde, vasara
    return _WHEN.fullmatch(low, start, end) is not None


def _joined(found: list[Made], low: str) -> Iterator[Made]:
    """Two dates with a dash, or `no … līdz …`, are one interval; a year that only one of two says is the other's too."""
    at = 0
    while at < len(found):
        one = found[at]
        other = found[at + 1] if at + 1 < len(found) else None
        between = low[one.end : other.start] if other and 0 < other.start - one.end < 12 else ""
        if between.isspace():
            between = ""
        if other and between and _can_share(one, other):
            led = _FROM.search(low[max(0, one.start - 6) : one.start]) is not None
            if _SPAN.fullmatch(between) or (led and _UNTIL.fullmatch(between)):
                first, last = _share_year(one, other)
                if first.value and last.value and first.value.rstrip("~") < last.value.rstrip("~"):
                    yield Made(one.start, other.end, Precision.INTERVAL, fixed=f"{first.value}/{last.value}", anchor=first.anchor)
                    at += 2
                    continue
            elif _AND.fullmatch(between) and one.stated and not other.stated:
                found[at + 1] = other._replace(year=one.year, anchor=one.anchor, stated=True)
        yield one
        at += 1


def _can_share(one: Made, other: Made) -> bool:
    return one.precision in _PARTS | {Precision.YEAR} and other.precision in _PARTS | {Precision.YEAR} and "/" not in str(one.value)


def _share_year(one: Made, other: Made) -> tuple[Made, Made]:
    """The ends of an interval, each with its year: `2018. gada 28. decembris – 3. janvāris` ends in 2019."""
    if one.year is None and other.year is None:
        return one, other
    if one.stated and not other.stated and one.year is not None:
        return one, other._replace(year=one.year + (other.rest < one.rest))
    if other.stated and not one.stated and other.year is not None:
        return one._replace(year=other.year - (other.rest < one.rest), anchor=other.anchor, stated=True), other
    if not one.stated and not other.stated and other.year is not None and other.rest < one.rest:
        return one, other._replace(year=other.year + 1)
    return one, other
