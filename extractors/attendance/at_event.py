"""Those who were at an event by the part that they had in it: who played at a festival that news tells of was there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.people.identity import identities
from extractors.records import Attendance, Capacity, Document, EntityKind, Header, Mention, Part, Party

_METHODS = frozenset({"initiatives:doing", "initiatives:came"})
_PARTS = frozenset({Part.PARTICIPANT, Part.ORGANISER})
_TELLING = frozenset({"press", "report", "other"})
#: What is told as having happened.
_PAST = re.compile(r"\b[a-zāčēģīķļņšūž]+(?:āja|ēja|īja|oja|ājās|ējās|ījās|ojās|rāva|ieradās|cās|jusi|juši|jušas|jis|kāpa)\b", re.IGNORECASE)


def were_there(
    document: Document, header: Header | None, attendance: Sequence[Attendance], parties: Sequence[Party], mentions: Sequence[Mention]
) -> Iterator[Attendance]:
    """A row for each who took part in the event that an account tells of, or held it, and has none yet."""
    if header is None or header.kind not in _TELLING:
        return
    names = {m.id: m.name for m in mentions} | identities([m for m in mentions if m.kind is EntityKind.PERSON])
    said = {names.get(row.subject) for row in attendance}
    for party in parties:
        if party.method not in _METHODS or party.part not in _PARTS or names.get(party.subject) in said:
            continue
        if party.method != "initiatives:came" and _PAST.search(party.evidence.quote) is None:
            continue
        if party.method == "initiatives:came" and not _PAST.search(document.text, document.text.rfind("\n\n", 0, party.evidence.start) + 1, party.evidence.start):
            continue
        said.add(names.get(party.subject))
        yield Attendance(party.subject, Capacity.PARTICIPANT, None, party.evidence, "attendance:at its event", 0.6)
