"""The seats of those who did not come: who is missed as a member, and who may only have been a guest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.people.identity import identities
from extractors.records import Capacity, Mention, Role, Section, SectionKind
from extractors.roles.seats import SEATED

#: The end of the method of a seat that only an absence tells.
MISSED = "seat of those absent"
#: Of whom a list only says for whom he would have come.
_SENT = re.compile(r"ministr(?:s|e)$|pārstāv(?:is|e)$")


def without_seats_of_missed(found: Sequence[Role], sections: Sequence[Section], people: Sequence[Mention]) -> list[Role]:
    """The roles without the seats of those who did not come and may have been guests: `Nav ieradies: Vides dienesta pārstāvis A. Roze`.

    So it is where the paper says whose minister or representative he is, or names guests before those who did not come;
    of a name alone nothing but the seat is missed.
    """
    who = identities(people)
    doubtful = {who[p.id] for p in people if is_absent(sections, p) and _behind_guests(sections, people, p)}
    absent = {who[p.id] for p in people if is_absent(sections, p)}
    seats = [r for r in found if r.method.endswith((SEATED, MISSED))]
    of_houses = {who[r.person] for r in found if r not in seats}
    sent = {who[r.person] for r in found if r not in seats and r.role and _SENT.search(r.role)}
    return [r for r in found if r not in seats or who[r.person] not in absent & (sent | (doubtful & of_houses))]


def _behind_guests(sections: Sequence[Section], people: Sequence[Mention], person: Mention) -> bool:
    """Whether the last block of people before the one of a name is not that of members: `Uzaicināti: …` before `Nav ieradies: …`."""
    before = [s for s in sections if s.kind is SectionKind.ATTENDANCE and s.end <= person.evidence.start and any(s.start <= p.evidence.start < s.end for p in people)]
    return bool(before) and before[-1].capacity not in (Capacity.PARTICIPANT, Capacity.CHAIR, Capacity.SECRETARY, Capacity.ABSENT)


def is_absent(sections: Sequence[Section], person: Mention) -> bool:
    """Whether the name stands in the block of those who did not come: of a body's members, for nobody else is missed there."""
    section = next((s for s in sections if s.start <= person.evidence.start < s.end), None)
    return section is not None and section.capacity is Capacity.ABSENT
