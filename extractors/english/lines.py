"""The lines of English papers: a paragraph, an item, or a whole row of a table; and those that list who was there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.records import Capacity, Document, Passage, PassageKind

_LABELS: tuple[tuple[Capacity, re.Pattern[str]], ...] = tuple(
    (capacity, re.compile(rf"\s*(?:{words})\b\s*(?:\([^)]*\))?\s*(?P<mark>[:–-]|\t|$)", re.IGNORECASE))
    for capacity, words in (
        (Capacity.CHAIR, r"(?:co-?)?chair(?:man|woman|person|s|ed by)?|the meeting was chaired by|presided by|moderator"),
        (Capacity.SECRETARY, r"secretary|secretariat|minutes(?: (?:taken|kept|prepared|written))?(?: by)?|rapporteur|note[- ]?taker|notes(?: taken)? by|recorded by"),
        (Capacity.ABSENT, r"absent|(?:with )?apologies(?: (?:for absence|received from|received|from|were received from))?|regrets|not present|excused|unable to attend"),
        (Capacity.INVITED, r"invited(?: guests| experts| speakers)?|(?:special )?guests?|observers?|invitees|guest speakers?"),
        (Capacity.PARTICIPANT, r"participants?|present|in attendance|also present|attend(?:ees|ance|ed by)|members(?: present)?|list of (?:participants|attendees)|delegat(?:es|ions)|delegation of \w+|on[- ]?line|in person|remotely|from [A-Z]\w+|(?:on|for|from) the \w+ side|(?:the )?\w+ (?:side|delegation)|(?:Latvia|Lithuania|Estonia|Finland|Sweden|Denmark|Norway|Iceland|Poland|Germany)(?=\s*:)"),
    )
)  # fmt: skip
_END = re.compile(
    r"\s*(?:agenda|item\b|\d+\.\s+[A-Z]|\d+\.?\t|opening|adoption|welcome|introduction|discussion|decisions?|minutes\b|conclusions?|follow[- ]up|"
    r"actions?\b|next (?:steps|meeting)|annex|background)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"minutes|notes|secretariat", re.IGNORECASE)  # alone on a line it is no label
_LONGEST = 250  # code points; a longer line is prose


@dataclass(frozen=True, slots=True)
class Line:
    """`[start, end)` in the text; `first` is where its first cell ends; of prose and single cells that is `end`."""

    start: int
    end: int
    first: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A line that lists people from `begin` on, as `capacity` says."""

    line: Line
    begin: int
    capacity: Capacity


def lines_of(passages: Sequence[Passage]) -> Iterator[Line]:
    """Each passage as a line, the cells of one row of a table as one."""
    row: list[Passage] = []
    for passage in passages:
        if row and (passage.kind is not PassageKind.CELL or (passage.table, passage.row) != (row[0].table, row[0].row)):
            yield Line(row[0].start, row[-1].end, row[0].end)
            row = []
        if passage.kind is PassageKind.CELL:
            row.append(passage)
        else:
            yield Line(passage.start, passage.end, passage.end)
    if row:
        yield Line(row[0].start, row[-1].end, row[0].end)


def listed_lines(document: Document, passages: Sequence[Passage]) -> list[Listed]:
    """Every line that lists who was there, or was not. A country or another short line between them ends no list."""
    out = []
    current: Capacity | None = None
    for line in lines_of(passages):
        text = document.text[line.start : line.end]
        for capacity, pattern in _LABELS:
            match = pattern.match(text)
            if match and len(match.group()) < 60 and (match["mark"] or not _TITLE.fullmatch(match.group().strip())):
                current = capacity
                out.append(Listed(line, line.start + match.end(), capacity))
                if text[match.end() :].strip() and capacity in (Capacity.CHAIR, Capacity.SECRETARY):
                    current = None  # the label and all its names stood on one line
                break
        else:
            if current is not None and (_END.match(text) or len(text) > _LONGEST):
                current = None
            elif current is not None:
                out.append(Listed(line, line.start, current))
    return out
