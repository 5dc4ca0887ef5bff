"""For whom each speaker of a verbatim record speaks: a minister for the ministry, a deputy for no house of his own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from extractors.outline import turns
from extractors.people.identity import identities
from extractors.records import Document, Mention, MentionId, Role
from extractors.sides.subjects import Subjects

#: Houses that speak through their chair alone, and those that nobody at work speaks for.
_MANY = frozenset({"parliament", "party"})


class Voice(NamedTuple):
    """Who has the floor in `[start, end)` of the text, and the house meant by `mēs`; a chair has no name and speaks for the meeting."""

    start: int
    end: int
    speaker: Mention | None
    house: Mention | None


def voices(document: Document, people: Sequence[Mention], institutions: Sequence[Mention], roles: Sequence[Role]) -> tuple[Voice, ...]:
    """The turns of a verbatim record with their speakers, in order; nothing for other papers."""
    found = turns(document)
    if not found:
        return ()
    who = identities(people)
    by_id = {m.id: m for m in institutions}
    houses: dict[str, dict[str, Mention]] = {}
    for role in roles:
        house = by_id.get(role.institution) if role.institution is not None else None
        if house is not None and house.type not in _MANY and role.person in who:
            houses.setdefault(who[role.person], {}).setdefault(house.name, house)
    out = []
    for turn in found:
        speaker = next((m for m in people if turn.name is not None and turn.name[0] <= m.evidence.start < turn.name[1]), None)
        own = list(houses.get(who[speaker.id], {}).values()) if speaker is not None else []
        out.append(Voice(turn.start, turn.end, speaker, own[0] if len(own) == 1 else None))
    return tuple(out)


class Meant:
    """Who is meant where nobody is named: in a verbatim record by the house of whoever has the floor, elsewhere always the same."""

    def __init__(self, paper: Subjects, floor: Sequence[Voice], make: Callable[[MentionId | None], Subjects]) -> None:
        self._paper, self._floor, self._make = paper, floor, make
        self._starts = [voice.start for voice in floor]
        self._of: dict[MentionId | None, Subjects] = {}

    def at(self, start: int) -> Subjects:
        """The implied doers for a sentence that begins there."""
        place = bisect_right(self._starts, start) - 1
        if place < 0 or self._floor[place].speaker is None:
            return self._paper
        house = self._floor[place].house
        own = house.id if house is not None else None
        if own not in self._of:
            self._of[own] = self._make(own)
        return self._of[own]
