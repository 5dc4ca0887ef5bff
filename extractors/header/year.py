"""The year of a piece of news whose dateline has only the day: `Rīga, 6.dec., …`.

Agencies leave the year out. The text may tell it beyond doubt: by the copyright at the end (`BNS/2008`), or by what was the year before: `pērn, 2011. gadā`, `pērn pārdeva par 5% vairāk nekā 2010. gadā`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from extractors.dates.words import WEEKDAYS, folded

_RIGHTS = re.compile(r"(?:©\s?(?:\w+,?\s)?|\b(?:LETA|BNS|[A-Z]{3,})(?:/|,\s))((?:19|20)\d\d)\.?\W*$")
#: The year before, with the year before that in a comparison behind it, or its number beside it; nothing of a third one between.
_LAST = r"(?:p[eē]rn\w*|pagājušajā gadā|pagājušā gada)"
_COMPARED = re.compile(rf"(?i:\b{_LAST})\b(?P<between>(?:[^.\n\d]|\d+[.,]\d+|\d+(?!\d*\. ?g))*?)\b(?:nekā|salīdzin\w+ ar)\s(?P<year>(?:19|20)\d\d)\.\s?gad")
_NAMED = re.compile(rf"(?i:\b{_LAST}),?\s[(–—-]?\s?(?P<year>(?:19|20)\d\d)\.\s?gad[aā]")
_THIS = re.compile(r"(?i:\b(?:šogad|šajā gadā|šā gada|šī gada)),?\s[(–—-]?\s?(?P<year>(?:19|20)\d\d)\.\s?gad[aā]")
_STATED = re.compile(r"(?<!\d)((?:19|20)\d\d)\. ?gad")


def year_told(text: str, *, day: int, month: int) -> int | None:
    """The year of a day that a dateline gives without one, by what the text behind it says; nothing where that leaves a doubt.

    `month` is 1 to 12.

    >>> year_told("Uzņēmums pērn pārdeva par 5% vairāk siera nekā 2010.gadā. 2011.gada peļņa bija neliela.", day=6, month=12)
    2012
    >>> year_told("Šogad, 2014. gadā, skolu beigs 40 jauniešu.", day=3, month=5)
    2014
    >>> year_told("Uzņēmums 2010.gadā pārdeva vairāk siera nekā citos gados.", day=6, month=12)
    """
    rights = _RIGHTS.search(text[-200:].rstrip())
    years = {int(rights[1])} if rights is not None else set(_reckoned(text, day, month))
    return years.pop() if len(years) == 1 else None


def _reckoned(text: str, day: int, month: int) -> Iterator[int]:
    stated = {int(y) for y in _STATED.findall(text)}
    yield from (int(match["year"]) for match in _THIS.finditer(text))
    yield from (int(match["year"]) + 1 for match in _NAMED.finditer(text))
    for match in _COMPARED.finditer(text):
        year = int(match["year"]) + 2  # of two years compared the later is the last one
        if (year - 1 in stated or year in stated or _on_weekday(text[:400], year, month, day)) and not any(int(match["year"]) < y < year - 1 for y in stated):
            yield year


def _on_weekday(lead: str, year: int, month: int, day: int) -> bool:
    """Whether the lead names the day of the week which that day was."""
    try:
        weekday = date(year, month, day).weekday()
    except ValueError:
        return False
    return any(folded(name) in folded(lead) for name, number in WEEKDAYS.items() if number == weekday)
