"""For whom the people of a list came, by a line of its own above them or at the beginning of theirs.

`Upes novada pašvaldība (vadošais partneris)` and below it `Anna Roze – finansiste`; `no Lauku dienesta - direktore A. Roze, daļas vadītājs B. Kalns`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

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
_COMMA_ABOVE = re.compile(r",\s*\Z")
#: What may part a house from its first name: a bracket, what it is in the project, and a dash or a colon.
_BEFORE_NAME = re.compile(
    r"[”“\"»]?\s*(?:\([^()\n]{1,60}\))?\s*(?:,\s*(?:\d{1,2}\.\s*)?(?:(?:vadoš|galven|asociēt|sadarbības|projekta)\w*\s+){0,2}(?:partner(?:is|e)|pieteicēj[sa]|iesniedzēj[sa])\s*)?[-–—:]\s*"
)
_DASHED = re.compile(r"[”“\"»]?\s*(?:\([^()\n]{1,60}\))?\s*(?:puses)?\s*[-–—:]\s")


#: A line above those who came for a house: `No ministrijas piedalās`, `No Upes novada domes puses:`, `Ministriju pārstāv`.
_LABEL = re.compile(r"\W*(?:\d+\.\s*)?(?:No\s+(?P<from>[^.;:\n]{3,110}?)(?:\s+puses)?(?:\s+(?:sēdē |sanāksmē |sarunās )?(?:piedal(?:ās|ījās)|ir|ieradušies|klāt(?:esoši(?:e)?)?))?|(?P<whom>[^.;:\n]{3,110}?)\s+pārstāv(?:ēja)?)\s*:?\s*", re.IGNORECASE)
_REST_OF_NAME = re.compile(r"[”“\"»]?\s*(?:\([^()]*\))?\s*")


def house_of_label(page: Page, start: int, end: int) -> Named | None:
    """The house for which those came who are listed below a line, by its name or a common noun for it; nothing where the line says no such thing."""
    label = _LABEL.fullmatch(page.text, start, end)
    if label is None:
        return None
    at, stop = label.span("from") if label["from"] else label.span("whom")
    wanted = Case.GEN if label["from"] else Case.ACC
    return next((n for n in page.houses if n.start in (at, at + 1) and n.end <= stop and wanted in n.cases and _REST_OF_NAME.fullmatch(page.text, n.end, stop)), None)


def houses_of_tables(document: Document, page: Page) -> dict[int, Named]:
    """The house whose people a table lists, by the number of the table: `No ministrijas piedalās` on the line right above."""
    found: dict[int, Named] = {}
    for above, below in pairwise(document.passages):
        if above.kind is not PassageKind.CELL and below.kind is PassageKind.CELL and below.table is not None and below.table not in found:
            house = house_of_label(page, above.start, above.end) if above.end - above.start < _LONGEST_LABEL else None
            if house is not None:
                found[below.table] = house
    return found


_LONGEST_LABEL = 130


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
                label = house_of_label(page, line.start, line.end) if line.end - line.start < _LONGEST_LABEL else None
                above = label.mention if label is not None else next((n.mention for n in _alone(document, page, line)), None)
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
            goes_on = not marks and (_DASH_FIRST.match(document.text, line.start, line.end) is not None or _COMMA_ABOVE.search(document.text, section.start, line.start) is not None)
            for person in here:
                side = next((n.mention for n in reversed(marks) if n.end <= person.evidence.start), None if marks else last if goes_on else above)
                if side is not None:
                    out[person.evidence.start] = side
            out.update(_in_brackets(document, page, line, here))
            last = marks[-1].mention if marks else last if goes_on else None
    return out


#: A bracket right behind the name of a house, its short name between them: `Bebru pārvalde - BP (A. Roze, jurists B. Kalns)`.
_OPENING = re.compile(r"[”“\"»]?\s*(?:[-–—]\s*[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w{1,7}\s*|\([^()\n]{2,12}\)\s*)?\(")


def _in_brackets(document: Document, page: Page, line: Passage, people: Sequence[Mention]) -> Iterator[tuple[int, Mention]]:
    """The people in a bracket right behind the name of a house, by the offset of the name, with that house."""
    text = document.text
    for named in page.houses if text.find("(", line.start, line.end) >= 0 else ():
        if not line.start <= named.start < line.end or named.generic or named.person or Case.NOM not in named.cases or named.mention.type in ("state", "media"):
            continue
        opening = _OPENING.match(text, named.end, line.end)
        closing = text.find(")", opening.end(), line.end) if opening is not None else -1
        for person in people if opening is not None and closing >= 0 else ():
            if opening is not None and opening.end() <= person.evidence.start < closing:
                yield person.evidence.start, named.mention


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
