"""The parts of minutes, and what their header says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from extractors.records.identifiers import MentionId


class Capacity(StrEnum):
    """How somebody took part in the recorded meeting, or did not."""

    CHAIR = "chair"
    SECRETARY = "secretary"
    PARTICIPANT = "participant"
    INVITED = "invited"
    ABSENT = "absent"


class SectionKind(StrEnum):
    """The parts of minutes. What stands in none of them is `body`."""

    HEADER = "header"
    ATTENDANCE = "attendance"
    AGENDA = "agenda"
    ITEM = "item"
    DECISION = "decision"
    SIGNATURE = "signature"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Section:
    """A run of whole passages `[start, end)`. Sections follow each other without overlap and cover the text.

    `title` is what heads it (`Ar balsstiesībām piedalās`, `1. § Par …`), `number` the item's number as printed
    without its dot, `capacity` what an attendance block says of those it lists.
    """

    kind: SectionKind
    start: int
    end: int
    title: str | None = None
    number: str | None = None
    capacity: Capacity | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """What the document is: kind, title, number, date, place, and whose meeting or paper it is."""

    kind: str = "other"  # minutes, report, plan, press, presentation, letter, decision, other
    title: str | None = None
    number: str | None = None
    date: str | None = None
    place: str | None = None
    body: MentionId | None = None
    language: str = "lv"  # ISO 639-1
