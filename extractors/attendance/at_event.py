"""Those who were at an event by the part that they had in it: who played at a festival that news tells of was there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.attendance.events import ANNOUNCED
from extractors.dates.words import folded
from extractors.people.identity import identities
from extractors.records import Attendance, Capacity, Document, EntityKind, Header, Mention, Part, Party

#: By a deed that a sentence tells, and by a list that an account gives.
_DEED = frozenset({"initiatives:doing", "initiatives:person"})
_LIST = frozenset({"initiatives:lineup"})
_HEAD = 800  # code points in which an account says that the event has been
_PARTS = frozenset({Part.PARTICIPANT, Part.ORGANISER})
_TELLING = frozenset({"press", "report", "other"})
#: What is told as having happened.
_PAST = re.compile(r"\b[a-zāčēģīķļņšūž]+(?:āja|ēja|īja|oja|ājās|ējās|ījās|ojās|rāva|ieradās|cās|jusi|juši|jušas|jis|kāpa)\b", re.IGNORECASE)

#: Who has only said to come.
_SAID_TO_COME = re.compile(r"\b(?:dalību|ierašanos|piedalīšanos)\s+(?:jau\s+)?apstiprinā", re.IGNORECASE)

#: Who judged at one of the many things that a report of a year tells of.
_JURY = re.compile(r"\bžūrij", re.IGNORECASE)


def were_there(
    document: Document, header: Header | None, attendance: Sequence[Attendance], parties: Sequence[Party], mentions: Sequence[Mention]
) -> Iterator[Attendance]:
    """A row for each who took part in the event that an account tells of, or held it, and has none yet."""
    if header is None or header.kind not in _TELLING:
        return
    names = {m.id: m.name for m in mentions} | identities([m for m in mentions if m.kind is EntityKind.PERSON])
    said = {names.get(row.subject) for row in attendance}
    for party in parties:
        if party.method not in _DEED | _LIST or party.part not in _PARTS or names.get(party.subject) in said:
            continue
        told = party.evidence.quote if party.method in _DEED else document.text[:_HEAD]
        if _PAST.search(told) is None or ANNOUNCED.search(folded(told)) or _SAID_TO_COME.search(told):
            continue
        if header.kind == "report" and _JURY.search(told) is not None:
            continue
        said.add(names.get(party.subject))
        yield Attendance(party.subject, Capacity.PARTICIPANT, None, party.evidence, "attendance:at its event", 0.6)
