"""All that is found in the English passages of a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from extractors.english.commitments import find_english_commitments
from extractors.english.joint import EnglishJoint, find_english_joint
from extractors.english.lines import lines_of, listed_lines
from extractors.english.meeting import body_that_met, english_header, find_english_attendance, find_english_roles
from extractors.english.names import find_english_institutions, find_english_people
from extractors.records import OUT_OF_FLOW, Alias, Attendance, Capacity, Commitment, Document, Header, Mention, Passage, Role


@dataclass(frozen=True, slots=True)
class EnglishFacts:
    """What English passages say; `header` only when the document is English as a whole."""

    header: Header | None = None
    mentions: tuple[Mention, ...] = ()
    aliases: tuple[Alias, ...] = ()
    roles: tuple[Role, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    joint: EnglishJoint = field(default_factory=EnglishJoint)


def read_english(document: Document, passages: Sequence[Passage], *, year: int | None = None) -> EnglishFacts:
    """The facts of those passages; `year` is that of the document where Latvian passages tell it."""
    flow = [p for p in passages if p.kind not in OUT_OF_FLOW]
    if not flow:
        return EnglishFacts()
    whole = sum(p.end - p.start for p in passages) > 0.6 * len(document.text)
    rows = listed_lines(document, flow)
    institutions, aliases = find_english_institutions(document, flow, rows)
    people = list(find_english_people(document, flow, institutions, listed=rows))
    header = english_header(document, flow, institutions) if whole else None
    if header is not None and header.date:
        year = int(header.date[:4])
    roles = tuple(find_english_roles(document, people, institutions, list(lines_of(flow))))
    attendance = (
        *find_english_attendance(document, people, institutions, roles, rows),
        *(body_that_met(header, institutions) if header is not None and rows else ()),
    )
    commitments = tuple(
        find_english_commitments(document, flow, sorted([*people, *institutions], key=lambda m: m.evidence.start), year=year,
            today=date.fromisoformat(header.date) if header is not None and header.date and len(header.date) == 10 else None,
            chair=next((a.subject for a in attendance if a.capacity is Capacity.CHAIR), None),
        )
    )  # fmt: skip
    joint = find_english_joint(document, flow, institutions, year=year)
    return EnglishFacts(header, (*people, *institutions, *joint.mentions), tuple(aliases), roles, attendance, commitments, joint)
