"""Titles that Roman numbers count through the minutes: `I. Gada pārskats.`, `II Budžets`. Nobody's initials stand there."""

from __future__ import annotations

import re

from extractors.outline.agenda import roman_value
from extractors.records import OUT_OF_FLOW, Document, PassageKind

_NUMBERED = re.compile(r"\W{0,3}(?P<number>[IVX]{1,5})(?:\.|\)|\s[-–—])?\s+(?P<first>[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w’'-]+)(?P<rest>[^\n]{0,140})$")
_LEAST = 2  # so many numbers in a row make a series
_LONG = 14  # words that a title is at most long
#: What follows a person's name in a list, or tells that he speaks.
_OF_NAME = re.compile(r"\s*(?:[-–—,(:]|\w+(?:ē|ja|o|a)\b(?= (?:par|ka|,)))")


def roman_headings(document: Document) -> dict[int, str]:
    """The number of each title of such a series, by the offset where its passage begins; empty when there is no series.

    The numbers follow each other from I, text stands between them, and none of the lines ends like a list or names a person.

    >>> from extractors.readers import read
    >>> document = read("I. Gada pārskats.\\nPārskatu nolasa.\\nII. Vēlēšanas.\\nIevēl valdi.".encode())
    >>> list(roman_headings(document).values())
    ['1', '2']
    >>> roman_headings(read("I. Roze\\nII. Kalns".encode()))
    {}
    """
    flow = [p for p in document.passages if p.kind not in OUT_OF_FLOW]
    series: dict[int, str] = {}
    after = -1
    for place, passage in enumerate(flow):
        text = document.text[passage.start : passage.end].rstrip()
        match = _NUMBERED.match(text) if passage.kind is not PassageKind.CELL else None
        if match is None or text.endswith((";", ",", ":")) or len(text.split()) > _LONG or _OF_NAME.match(match["rest"]):
            continue
        value = roman_value(match["number"].lower())
        if value != len(series) + 1 or (series and place == after + 1):
            continue
        series[passage.start] = str(value)
        after = place
    return series if len(series) >= _LEAST else {}
