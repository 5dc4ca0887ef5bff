"""Those who were at the event that the sentence about them tells of, as its participants: `Konferencē uzstājās …`, `To atklāja …`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.attendance.accounts import is_account
from extractors.initiatives.event_words import is_elsewhere
from extractors.initiatives.named import NamedInitiative
from extractors.initiatives.party import Found, make_party
from extractors.initiatives.references import Reference
from extractors.records import Attendance, Capacity, Document, EntityKind, Header, Mention, Part

#: Papers that tell of events that have been; in minutes those who speak sit in the meeting.
_TELLING = frozenset({"press", "report", "other"})
#: By a deed that is done at an event and nowhere else.
_ACTED = "attendance:acted"
#: By what is said anywhere: only where the paper is all about the event.
_SPOKE = "attendance:spoke there"
_CLAUSE = re.compile(r",\s+(?:ka|kas|ko|kur\w*|lai|jo)\s")


def those_who_attended(
    document: Document,
    header: Header,
    central: NamedInitiative | None,
    told: Sequence[tuple[int, int, NamedInitiative]],
    references: Sequence[Reference],
    attendance: Sequence[Attendance],
    people: Sequence[Mention],
) -> Iterator[Found]:
    """A party for each person whose row rests on a sentence of which an event is `told`."""
    if header.kind not in _TELLING:
        return
    by_id = {m.id: m for m in people}
    account = is_account(document, header)
    for row in attendance:
        at = row.evidence
        who = by_id.get(row.subject)
        here = next(((start, end, event) for start, end, event in told if start <= at.start < end), None)
        if here is None and account and central is not None:
            here = (at.start, at.end, central)
        if who is None or here is None or row.capacity is Capacity.ABSENT or who.kind is not EntityKind.PERSON:
            continue
        start, end, event = here
        if row.method != _ACTED and not account and not (row.method == _SPOKE and central is not None and event.mention.name == central.mention.name):
            continue
        named = [r for r in references if start <= r.start < end and r.named.mention.name == event.mention.name]
        if named and all(r.start > at.end and _CLAUSE.search(document.text, at.end, r.start) for r in named):
            continue  # what he said tells of the event
        if not named and any(r.named.mention.type in ("agreement", "declaration") and start <= r.start < end for r in references):
            continue  # who signs a paper there
        if not named and is_elsewhere(document.text, start, end, event.noun):
            continue
        yield make_party(document, event, who, Part.PARTICIPANT, start, end, "attended", 0.6)
