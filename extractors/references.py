"""Numbers of documents and references from one document to another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.dates.words import folded


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document's number at `[start, end)`; `value` is without `Nr.` and spaces."""

    start: int
    end: int
    text: str
    value: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to the minutes of another meeting: their `number`, and the `item` (§) and `point` in them if given."""

    start: int
    end: int
    text: str
    number: str
    item: str | None
    point: str | None


_UPPER = "A-ZĀČĒĢĪĶĻŅŠŪŽ"
_VALUE = rf"(?:[{_UPPER}]{{1,5}}[-/.])?\d{{1,9}}[a-z]?(?:[-/][\w.]{{0,11}}\w|\.\d{{1,5}}){{0,8}}(?![\w])"
_NUMBER = re.compile(rf"(?<!\w)[Nn][Rr]\.?\s{{0,2}}(?P<value>{_VALUE})")
#: Codes of papers of the Cabinet and of announcements in the official gazette (`2018/177.3`).
_CODE = re.compile(
    rf"(?<![\w/-])(?:\d{{2,4}}-[{_UPPER}]{{2,6}}-\d{{1,5}}|(?!LV-\d{{4}}\b)[{_UPPER}]{{2,5}}-\d{{2,5}}|(?:19|20)\d\d/\d{{1,3}}\.\d{{1,3}})(?![\w/-])"
)
_POINT = r"(?P<point>\d{1,3}(?:\.\d{1,3}){0,4})\.?\s{0,2}(?:apakspunkt\w*|punkt\w*|pkt\.|p\.)"
_REFERENCE = re.compile(
    r"prot(?:okol\w*|\.)\s{0,2}(?:\(\s?)?nr\.?\s{0,2}(?P<number>\d{1,4}(?:[/-]\d{1,4}){0,2})(?!\.?\d)[,.;]?\s{0,2}"
    rf"(?:(?:(?P<item>\d{{1,3}})\.?\s{{0,2}}§|§\s{{0,2}}(?P<item2>\d{{1,3}})\.?))?\)?(?:,?\s{{0,2}}{_POINT})?"
)


def find_numbers(text: str) -> Iterator[DocumentNumber]:
    """The document numbers in a text: after `Nr.`, and codes such as `24-TA-1341` and `VSS-512`.

    >>> [n.value for n in find_numbers("Protokols Nr. 3/2019, lieta Nr.1-2/48, 24-TA-1341, VSS-512")]
    ['3/2019', '1-2/48', '24-TA-1341', 'VSS-512']
    """
    found = [DocumentNumber(*m.span(), m.group(), m["value"]) for m in _NUMBER.finditer(text)]
    spans = [(n.start, n.end) for n in found]
    for match in _CODE.finditer(text):
        if not any(a <= match.start() < b for a, b in spans):
            found.append(DocumentNumber(*match.span(), match.group(), match.group()))
    yield from sorted(found, key=lambda n: n.start)


def find_references(text: str) -> Iterator[Reference]:
    """The references to minutes in a text.

    >>> [(r.number, r.item, r.point) for r in find_references("(prot. Nr. 41 16. §); protokollēmuma (Nr.12 21. §); (prot. Nr.14 3.§ 2.punkts)")]
    [('41', '16', None), ('12', '21', None), ('14', '3', '2')]
    """
    for match in _REFERENCE.finditer(folded(text)):
        span = match.span()
        yield Reference(*span, text[slice(*span)], match["number"], match["item"] or match["item2"], match["point"])
