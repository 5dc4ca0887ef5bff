"""The lines of a document as a reader sees them: a number with the text behind it, a bullet, a heading, a paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.records import OUT_OF_FLOW, Document, Passage, PassageKind, Section, SectionKind

_NUMBER = re.compile(
    r"\s*(?:(?P<number>\d{1,3}(?:\.\d{1,3}){0,4})(?:\)|(?:\.|(?=\s*§))\s*§?(?!\s*gad|\s*(?:janv|febr|mart|apr[.īi]|maij|jūn|jūl|aug|sept|okt|nov|dec|ceturk|pusgad|klas|kārt)))\s*"
    r"|(?P<mark>[-–—•*·●▪◦○■□➢✓]|[-=–]?[>→⇒➔➜►▶☐»])(?=\s|[A-ZĀ-Ž])\s*|(?P<letter>\(?[a-zāčē]\))\s*|(?P<coded>[A-ZĀČĒĢĪĶĻŅŠŪŽ]{1,3}\.?\d{1,2}(?:\.\d{1,2})*[.)])\s+(?=\S)|(?P<path>\d{1,3}(?:\.\d{1,3}){1,4})\s+(?!gad))"
)
_ARROW = re.compile(r"\s*(?:[-=–]?>|[→⇒➔➜►▶☐])\s")
_FOOTER = re.compile(r"(?:\blpp\.\s*\d+\s*(?:no|/)\s*\d+|^\s*\d+\s*/\s*\d+\s*$)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line: `[start, end)` is its text without number or bullet. `depth` is 0 outside lists, else 1 and more.

    `place` is the last figure of its number, 0 for none: `2.3.` stands third; `bracket` tells that its number is closed by one, as in `3)`.
    `opens` tells of a line without a number that it begins a new item of the agenda: `Piektais jautājums. Citi jautājumi`.
    """

    start: int
    end: int
    depth: int
    item: bool
    heading: int  # its level, 0 for none
    section: SectionKind | None
    cell: bool
    passage: Passage
    place: int = 0
    bracket: bool = False
    arrow: bool = False  # `→ A. Roze sagatavo karti`: what follows from the talk above it
    opens: bool = False


def find_lines(document: Document, sections: Sequence[Section], *, without: frozenset[int] = frozenset()) -> Iterator[Line]:
    """The lines in order; passages out of the flow, footers of pages and those that start at `without` are left out.

    A number that stands in a passage of its own belongs to the next one. Bullets lie one deeper than the line above them.
    """
    starts = [s.start for s in sections]
    pending = 0
    pending_item = False
    pending_place = 0
    base = 0
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW or passage.start in without or passage.header:
            continue
        text = document.text[passage.start : passage.end]
        if len(text) < 140 and ("/" in text or "lpp" in text) and _FOOTER.search(text):
            continue
        at, depth, bullet, number = _marks(text)
        body = text[at:].strip()
        if not body:
            if depth:
                pending, pending_item, pending_place = depth, True, number
            continue
        if pending and not depth:
            depth, number = pending, pending_place
        item = passage.kind is PassageKind.ITEM or bool(depth) or bullet or pending_item
        if bullet:
            depth = base + 1
        elif depth:
            base = depth
        elif item:
            depth = base + 1
        else:
            base = 0
        pending, pending_item, pending_place = 0, False, 0
        start = passage.start + at + (len(text[at:]) - len(text[at:].lstrip()))
        place = bisect_left(starts, start + 1) - 1
        heading = (passage.level or 1) if passage.kind is PassageKind.HEADING else 0
        yield Line(
            start, start + len(body), depth, item, heading, sections[place].kind if place >= 0 else None,
            passage.kind is PassageKind.CELL, passage, 0 if bullet else number,
            number > 0 and text[:at].rstrip().endswith(")"), _ARROW.match(text) is not None,
            not item and place >= 0 and sections[place].kind is SectionKind.ITEM and sections[place].start == passage.start,
        )  # fmt: skip


def _marks(text: str) -> tuple[int, int, bool, int]:
    """Where the text begins behind its number and bullet, the depth that the number says, whether there is a bullet, the last figure."""
    at, depth, bullet, place = 0, 0, False, 0
    for _ in range(2):
        match = _NUMBER.match(text, at)
        if not match:
            break
        number = match["number"] or match["path"]
        if number:
            depth = number.count(".") + 1
            place = int(number.rsplit(".", 1)[-1])
        elif match["coded"]:  # `A.1.`, `R3)`
            depth, bullet = depth + 1, False
            place = int(re.findall(r"\d+", match["coded"])[-1])
        elif match["letter"]:
            depth = depth + 1 if depth else 0
            bullet = not depth
        else:
            bullet = not depth
        at = match.end()
    return at, depth, bullet, place


def text_of_item(document: Document, passage: Passage) -> tuple[int, int]:
    """Where the text of a passage stands without its number or bullet, and without a mark at its end."""
    text = document.text[passage.start : passage.end]
    at = _marks(text)[0]
    body = text[at:].rstrip(" \t\n;,")
    lead = len(body) - len(body.lstrip())
    return passage.start + at + lead, passage.start + at + len(body)
