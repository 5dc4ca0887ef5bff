"""What is known of the people while they are joined: sets of identities, where each belongs, and what was judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.resolve.constraints import Sets
from pipeline.resolve.keys import PersonName, person_name
from pipeline.resolve.nearness import Circles, Nearness
from pipeline.resolve.records import Identity, Judgement, Verdict

#: How many of the next documents, by date, one document is compared with.
NEXT = 40
#: How often what was open is tried again: each that finds its person may tell where the next belongs.
ROUNDS = 6
#: Of how many people at most the documents of all are tried, not only of the two in question.
_MATES = 8


@dataclass(frozen=True, slots=True)
class Cluster:
    """What is known of one person so far."""

    members: tuple[Identity, ...]
    names: frozenset[PersonName]
    places: frozenset[int]
    genders: frozenset[str]

    @property
    def full(self) -> bool:
        return any(name.full for name in self.names)

    @property
    def first(self) -> Identity:
        """The member that stands for all in a judgement: the one with the fullest name, of the smallest number."""
        return min(self.members, key=lambda one: (not person_name(one.names[0]).full, one.id))


class Persons:
    """The people so far. `settled` are those of whom their documents say who they are; `places` and `beside` give, by
    identity, the institutions it belongs to and those that are named in its sentences.
    """

    def __init__(
        self, ordered: Sequence[Identity], sets: Sets, circles: Circles, body_of: Mapping[int, int], parent_of: Mapping[int, int]
    ) -> None:
        self.sets, self.circles = sets, circles
        self.settled = [one for one in ordered if not one.open]
        self.places = {one.id: _bodies(one.places, body_of, parent_of) for one in ordered}
        self.beside = {one.id: _bodies(one.beside, body_of, {}) for one in ordered}
        self.names = {one.id: frozenset(map(person_name, (*one.names, *one.former))) for one in ordered}
        self.judgements: list[Judgement] = []

    def same(self, left: Identity, right: Identity, rule: str, reason: str) -> bool:
        """Makes the two one unless something keeps them apart, and notes why; tells whether it did."""
        joined = self.sets.join(left.id, right.id)
        if joined:
            self.judgements.append(Judgement(left.first, right.first, Verdict.SAME, f"rule:{rule}", reason))
        return joined

    def cluster(self, one: Identity) -> Cluster:
        """What is known of the person that the identity is part of."""
        members = tuple(self.sets.members(one.id))
        return Cluster(
            members,
            frozenset(name for member in members for name in self.names[member.id]),
            frozenset(place for member in members for place in self.places[member.id]),
            frozenset(member.gender for member in members if member.gender),
        )

    def all_places(self, one: Identity) -> set[int]:
        """The institutions of the person that the identity is part of."""
        return {place for member in self.sets.members(one.id) for place in self.places[member.id]}

    def join_by_place(self, same: Sequence[Identity], rule: str) -> None:
        """Joins those who share a name and an institution."""
        at: dict[int, Identity] = {}
        for one in sorted(same, key=lambda each: each.id):
            for place in sorted(self.places[one.id]):
                other = at.setdefault(place, one)
                if other is not one:
                    self.same(other, one, rule, f"{both(other, one)} and belong to one institution")

    def are_two(self, left: int, right: int) -> bool:
        """Whether two sets cannot be one person, or belong to different institutions."""
        places = self.all_places(self.sets.by_id[left]), self.all_places(self.sets.by_id[right])
        return not self.sets.may_join(left, right) or bool(places[0] and places[1] and not places[0] & places[1])

    def is_near(self, left: Cluster, right: Cluster) -> bool:
        """Whether any of their documents are of one circle; of long lists those nearest in time are tried."""
        return any(nearness.near for nearness in self._nearness(left, right))

    def is_very_near(self, left: Cluster, right: Cluster) -> bool:
        """Whether any of their documents are of one circle beyond doubt."""
        return any(nearness.very_near for nearness in self._nearness(left, right))

    def _nearness(self, left: Cluster, right: Cluster) -> Iterator[Nearness]:
        for one in left.members[:NEXT]:
            date = self.circles.date(one.document)
            others = right.members
            if len(others) > NEXT:
                others = tuple(sorted(others, key=lambda each: (months(date, self.circles.date(each.document)), each.id))[:NEXT])
            yield from (self.circles.between(one, other) for other in others)

    def nearest(self, left: Identity, right: Identity) -> Nearness:
        """How near the documents of the two are, or those of what is one with them already, when these are nearer."""
        direct = self.circles.between(left, right)
        mates = [mate for one in (left, right) for mate in self.sets.members(one.id)]
        if direct.near or len(mates) == 2 or len(mates) > _MATES:
            return direct
        pairs = [(a, right) for a in self.sets.members(left.id)] + [(left, b) for b in self.sets.members(right.id)]
        found = (self.circles.between(a, b) for a, b in pairs)
        return max((direct, *(each for each in found if each.near)), key=lambda each: (each.near, each.people))

    def gap(self, left: Cluster, right: Cluster) -> int:
        """The fewest months between a document of the one and one of the other; 99 when unknown."""
        dates = {self.circles.date(one.document) for one in right.members}
        return min(months(self.circles.date(one.document), date) for one in left.members for date in dates)


def _bodies(places: Sequence[int], body_of: Mapping[int, int], parent_of: Mapping[int, int]) -> frozenset[int]:
    bodies = {body_of[place] for place in places if place in body_of}
    return frozenset(bodies | {parent_of[body] for body in bodies if body in parent_of})


def months(left: str, right: str) -> int:
    """How many months lie between two dates, 99 when one is unknown.

    >>> months("2014-05-02", "2013-11"), months("2014-05", "")
    (6, 99)
    """
    if not (left[:4].isdigit() and right[:4].isdigit()):
        return 99
    return abs(int(left[:4]) * 12 + _month(left) - int(right[:4]) * 12 - _month(right))


def _month(date: str) -> int:
    return int(date[5:7]) if date[5:7].isdigit() else 6


def both(left: Identity, right: Identity) -> str:
    """That two have one name, in words."""
    if left.names[0] == right.names[0]:
        return f"both are called {left.names[0]}"
    return f"{left.names[0]} and {right.names[0]} can be one name"
