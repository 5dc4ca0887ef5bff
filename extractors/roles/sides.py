"""For whom the people of a list came, by a line of its own above them or at the beginning of theirs.

`Upes novada pašvaldība (vadošais partneris)` and below it `Anna Roze – finansiste`; `no Lauku dienesta - direktore A. Roze, daļas vadītājs B. Kalns`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.names.declension import Case
from extractors.records import Document, Mention, MentionId, Passage, PassageKind, Section, SectionKind
from extractors.roles.page import Page
from extractors.sides.named import Named
from extractors.sides.parts import STEMS, part_holder, parts_of

_BULLET = re.compile(r"[\s\d.)•*–—-]*(?=\S)")
#: A part in a job with which a line begins, and behind a colon the people of whoever has that part: `Pasūtītājs: projektu vadītājs A. Roze`.
_PART = re.compile(rf"[\W\d]*(?:[^\W\d_]+\s)?(?P<stem>{'|'.join(STEMS)})s?(?:\s*\([^()]*\))?\s*:", re.IGNORECASE)
#: What stands before the name of the next side on the same line: `Latvija: Pārtikas dienests – …; B. Kalns, vadītājs. Finanšu ministrija – …`.
_OPENS = re.compile(r"(?:[^\W\d_][:.;]|\))\s+$")
_ONLY_BRACKET = re.compile(r"[”“\"»]?\s*(?:\([^()\n]{1,60}\))?\s*:?\s*")
_FROM = re.compile(r"(?<!\w)[Nn]o\s+$")
#: A line that goes on with the people of the one above: `- Anna Roze, …` below `no ministrijas - B. Kalns`.
_DASH_FIRST = re.compile(r"\s*[-–—]\s")
_BEFORE_NAME = re.compile(r"[”“\"»]?\s*(?:\([^()\n]{1,60}\))?\s*[-–—:]\s*")
_DASHED = re.compile(r"[”“\"»]?\s*(?:\([^()\n]{1,60}\))?\s*(?:puses)?\s*[-–—:]\s")


def houses_of_lines(document: Document, page: Page, sections: Sequence[Section], people: Sequence[Mention]) -> dict[int, Mention]:
    """The institution of the side on which a name is listed, by the offset of the name; only for names of those present or absent."""
    out: dict[int, Mention] = {}
    parts: dict[str, tuple[tuple[int, MentionId], ...]] | None = None
    by_id = {m.id: m for m in page.institutions}
    for section in sections:
        if section.kind is not SectionKind.ATTENDANCE:
            continue
        above: Mention | None = None
        last: Mention | None = None  # of the line before
        for line in document.passages:
            if not (section.start <= line.start < section.end) or line.kind is PassageKind.CELL:
                continue
            here = [p for p in people if line.start <= p.evidence.start < line.end]
            if not here:
                above = next((n.mention for n in _alone(document, page, line)), None)
                last = above
                continue
            part = _PART.match(document.text, line.start, here[0].evidence.start)
            if part is not None:
                parts = parts_of(document.text, page.institutions) if parts is None else parts
                held = part_holder(parts, part["stem"].lower(), line.start)
                if held is not None:
                    out.update((person.evidence.start, by_id[held]) for person in here)
                    continue
            marks = [*_leading(document, page, line, here), *_from(document, page, line)]
            goes_on = not marks and _DASH_FIRST.match(document.text, line.start, line.end) is not None
            for person in here:
                side = next((n.mention for n in reversed(marks) if n.end <= person.evidence.start), None if marks else last if goes_on else above)
                if side is not None:
                    out[person.evidence.start] = side
            last = marks[-1].mention if marks else last if goes_on else None
    return out


def _alone(document: Document, page: Page, line: Passage) -> Iterator[Named]:
    """The institution that is all of a line, in the nominative, but for a bracket behind it."""
    bullet = _BULLET.match(document.text, line.start, line.end)
    start = bullet.end() if bullet is not None else line.start
    for named in page.houses:
        whole = named.start == start and named.end <= line.end and not named.generic and Case.NOM in named.cases
        if whole and _ONLY_BRACKET.fullmatch(document.text, named.end, line.end):
            yield named


def _leading(document: Document, page: Page, line: Passage, people: Sequence[Mention]) -> Iterator[Named]:
    """The institutions with which a line or a sentence of it begins, each before a dash or a colon and the first of its people: `ATD – Anna Roze, …; Juris Kalns`."""
    bullet = _BULLET.match(document.text, line.start, line.end)
    start = bullet.end() if bullet is not None else line.start
    for named in page.houses:
        if not line.start <= named.start < line.end or named.generic or Case.NOM not in named.cases:
            continue
        first = next((p for p in people if p.evidence.start >= named.end), None)
        opens = named.start == start or _OPENS.search(document.text, line.start, named.start) is not None
        if opens and first is not None and _BEFORE_NAME.fullmatch(document.text, named.end, first.evidence.start):
            yield named


def _from(document: Document, page: Page, line: Passage) -> Iterator[Named]:
    """The institutions of a line from which those come who are named behind them: `no Lauku dienesta - …`."""
    text = document.text
    for named in page.houses:
        inside = line.start < named.start and named.end <= line.end and Case.GEN in named.cases
        if inside and _FROM.search(text, line.start, named.start) and _DASHED.match(text, named.end, line.end):
            yield named
