"""The year of a piece of news whose dateline has only the day: `Rīga, 6.dec., …`.

Agencies leave the year out. The text may tell it beyond doubt: by the copyright at the end (`BNS/2008`), by what was the year before
(`pērn, 2011. gadā`; `pērn pārdeva par 5% vairāk nekā 2010. gadā`), by how long ago a year was (`pirms trim gadiem, 2015. gadā`), or
because it lies between the years told of as past and those told of as to come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.dates.words import MONTH
from extractors.header.lines import lines_folded
from extractors.header.year_between import on_told_weekdays, sentences_of, years_between

_RIGHTS = re.compile(r"(?:©\s?(?:\w+,?\s)?|\b(?:LETA|BNS|[A-Z]{3,})(?:/|,\s))((?:19|20)\d\d)\.?\W*$")
_YEAR = r"(?P<year>(?:19|20)\d\d)\.\s?gad"
_OPEN = r",?\s[(–—-]?\s?"
_LAST = r"(?:pern\w*|pagajusaja gada|pagajusa gada|aizvadit(?:aja|a) gada)"
_THIS = r"(?:sogad|saja gada|sa gada|si gada)"
_NEXT = r"(?:nakamgad|nakamaja gada|nakama gada)"
#: A share in a comparison, of two years that follow each other; nothing of a third one between.
_MORE = r"(?P<between>(?:[^.\n\d]|\d+[.,]\d+|\d+(?!\d*\. ?g)){0,200}?)\b(?:neka|salidzin\w+ ar)\s(?:(?:sa|ta) pasa )?"
_COMPARED = re.compile(rf"\b{_LAST}\b{_MORE}{_YEAR}")
_COMPARED_NOW = re.compile(rf"\b{_THIS}\b{_MORE}{_YEAR}")
_SHARE = re.compile(r"\d\s?(?:%|procent)|\b(?:divreiz|trisreiz|reizes|par (?:treso|ceturto|pusi|trescetur\w+|cetur\w+|desmit\w+)\w*)\b")
#: Years beside the word that says which it is, each with what is added to it.
_BESIDE = (
    (1, re.compile(rf"\b{_LAST}{_OPEN}{_YEAR}a")),
    (0, re.compile(rf"\b{_THIS}{_OPEN}{_YEAR}a")),
    (-1, re.compile(rf"\b{_NEXT}{_OPEN}{_YEAR}a")),
)
#: A season or a year of work over New Year: `no 2018. gada oktobra līdz šā gada maijam`.
_UNTIL_NOW = re.compile(rf"\bno\s{_YEAR}a\s(?P<from>{MONTH})\w*\s(?:\w+\s)?lidz\s(?:sa|si)\sgada\s(?:\d{{1,2}}\.\s?)?(?P<to>{MONTH})")
_COUNT = {
    "diviem": 2, "divi": 2, "trim": 3, "trijiem": 3, "tris": 3, "cetriem": 4, "cetri": 4, "pieciem": 5, "pieci": 5, "sesiem": 6, "septiniem": 7, "astoniem": 8, "deviniem": 9, "desmit": 10,
    "vienpadsmit": 11, "divpadsmit": 12, "piecpadsmit": 15, "divdesmit": 20, "divdesmit pieciem": 25, "trisdesmit": 30,
}  # fmt: skip
_COUNTED = rf"(?P<count>gada|(?:{'|'.join(sorted(_COUNT, key=len, reverse=True))}|\d{{1,2}}) gadiem)"
#: `pirms trim gadiem, 2015. gadā`; `2015. gadā, pirms trim gadiem`.
_AGO = re.compile(rf"\bpirms\s{_COUNTED}{_OPEN}{_YEAR}[a](?!\w)|(?P<year2>(?:19|20)\d\d)\.\s?gada{_OPEN}(?:proti |tatad |jeb )?pirms\s{_COUNTED.replace('count', 'count2')}")
#: How long the leader of a body is elected for, since when he leads it, and that the term ends now.
_TERM = re.compile(rf"\b(?:uz|termins ir|ilgums ir)\s(?:vienu )?(?P<count>{'|'.join(sorted(_COUNT, key=len, reverse=True))})\sgad(?:iem|i)\b")
_TERM_ENDS = re.compile(r"\bpilnvar\w*\s(?:\w+\s){0,3}?(?:beidzas|beigsies)\s(?:(?:sa|si) gada |jau |nedelas |sonedel)?(?:\d|[a-z]+\b)")
_IN_OFFICE = re.compile(r"\b(?:vada|vadija|ievelet\w|ieveleja|amata|stajas)\b")
#: What a firm had in some months of a year, of which it tells while they are the last that are known.
_PART = re.compile(rf"(?<!neka )(?<!ar ){_YEAR}a\s(?:(?:pirmaj\w+|pirmajos) )?(?P<part>pirmaja pusgada|pusgada|devinos menesos|(?P<count>\d{{1,2}}) menesos|sesos menesos|tris menesos|pirmaja ceturksni|otraja ceturksni|tresaja ceturksni|[1-3]\. ?ceturksni)")
_RESULT = re.compile(r"\b(?:apgrozij|pelna|pelnu|zaudejum|ienemum|eksport|pardev|pardot|saraz|parvada|nopelni|apkalpo|izsnie|izmaks|raditaj)\w*")
_PART_ENDS = (("devin", 9), ("tres", 9), ("3", 9), ("pus", 6), ("pirmaja pus", 6), ("ses", 6), ("otr", 6), ("2", 6), ("tris", 3), ("pirmaja cet", 3), ("1", 3))
_STATED = re.compile(r"(?<!\d)((?:19|20)\d\d)\. ?gad")


def year_told(text: str, *, month: int) -> int | None:
    """The year of a day that a dateline gives without one, by what the text behind it says; nothing where that leaves a doubt.

    `month` is 1 to 12.

    >>> year_told("Uzņēmums pērn pārdeva par 5% vairāk siera nekā 2010.gadā. 2011.gada peļņa bija neliela.", month=12)
    2012
    >>> year_told("Šogad, 2014. gadā, skolu beigs 40 jauniešu.", month=5)
    2014
    >>> year_told("Tiltu slēdza pirms trim gadiem, 2015. gadā.", month=5)
    2018
    >>> year_told("Uzņēmums 2010.gadā pārdeva vairāk siera nekā citos gados.", month=12)
    """
    rights = _RIGHTS.search(text[-200:].rstrip())
    if rights is not None:
        return int(rights[1])
    low = lines_folded(text)
    years = {year for year in _reckoned(low) if on_told_weekdays(low, year, month=month)}
    if not years:
        between = set(years_between(text, month=month))
        years = between or {year for year in _by_term_or_part(low, month) if on_told_weekdays(low, year, month=month)}
    return years.pop() if len(years) == 1 else None


def year_beside(text: str) -> int | None:
    """The year in which a piece of news without any day was written, by what it calls last year, this year or so many years ago.

    >>> year_beside("Pērn, 2005. gada septembrī, graudus vedām uz Cēsīm.")
    2006
    >>> year_beside("2005. gadā graudus vedām uz Cēsīm.")
    """
    low = lines_folded(text)
    years = {*_beside(low), *_ago(low)}
    return years.pop() if len(years) == 1 else None


def _beside(low: str) -> Iterator[int]:
    for added, beside in _BESIDE:
        yield from (int(match["year"]) + added for match in beside.finditer(low))


def _ago(low: str) -> Iterator[int]:
    for match in _AGO.finditer(low):
        word = (match["count"] or match["count2"]).removesuffix(" gadiem")
        yield int(match["year"] or match["year2"]) + (int(word) if word.isdigit() else _COUNT.get(word, 1))


def _reckoned(low: str) -> Iterator[int]:
    stated = {int(y) for y in _STATED.findall(low)}
    yield from _beside(low)
    yield from _ago(low)
    for match in _UNTIL_NOW.finditer(low):
        yield int(match["year"]) + 1
    for now, compared in ((2, _COMPARED), (1, _COMPARED_NOW)):  # of two years compared the later is the last one, or this one
        for match in compared.finditer(low):
            year = int(match["year"]) + now
            told = year - 1 in stated or year in stated or _SHARE.search(low, match.start(), match.end() + 40)
            if told and not any(int(match["year"]) < y < year - 1 for y in stated):
                yield year


def _by_term_or_part(low: str, month: int) -> Iterator[int]:
    """The year in which a term ends that began in a known one; the one in which, or soon after which, a firm tells what it had in some months."""
    term = _TERM.search(low)
    since = (low[start:end] for start, end in sentences_of(low))
    began = max((int(year) for sentence in since if _IN_OFFICE.search(sentence) for year in _STATED.findall(sentence)), default=None)
    if term is not None and began is not None and _TERM_ENDS.search(low):
        yield began + _COUNT[term["count"]]
    results = (part for start, end in sentences_of(low) if _RESULT.search(low[start:end]) for part in _PART.finditer(low, start, end))
    part = max(results, key=lambda told: int(told["year"]), default=None)
    ended = int(part["count"] or next(ends for stem, ends in _PART_ENDS if part["part"].startswith(stem))) if part is not None else 0
    if part is not None and (month - ended) % 12 in range(1, 7):
        yield int(part["year"]) + (month <= ended)
