"""The institutions that were represented at a recorded meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.records import Attendance, Capacity, Document, Mention, Section, SectionKind


def institutions_present(document: Document, sections: Sequence[Section], institutions: Sequence[Mention]) -> Iterator[Attendance]:
    """Institutions named in a block of those present, and the body whose meeting it is."""
    said: set[str] = set()
    for section in sections:
        if section.kind is not SectionKind.ATTENDANCE or section.capacity is Capacity.ABSENT:
            continue
        for mention in institutions:
            if section.start <= mention.evidence.start < section.end and mention.name not in said:
                said.add(mention.name)
                yield _row(document, mention, section.capacity or Capacity.PARTICIPANT, "attendance:represented", 0.85)
    if any(s.kind is SectionKind.ATTENDANCE for s in sections):
        head = sections[0].end if sections[0].kind is SectionKind.HEADER else 0
        for mention in institutions:
            if mention.evidence.start < head and mention.name not in said:
                said.add(mention.name)
                yield _row(document, mention, Capacity.PARTICIPANT, "attendance:its own meeting", 0.8)
                break


def _row(document: Document, mention: Mention, capacity: Capacity, method: str, confidence: float) -> Attendance:
    at = mention.evidence
    return Attendance(mention.id, capacity, None, document.cite(at.start, at.end), method, confidence)
