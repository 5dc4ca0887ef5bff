"""How near two documents are to each other: whose papers they are, and who is named in both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.resolve.keys import person_key
from pipeline.resolve.records import Context, Identity


@dataclass(frozen=True, slots=True)
class Nearness:
    """`people` are named in both, apart from the one in question; `body` says that both are papers of one body."""

    people: float
    body: bool
    enough: float
    share: float = 0.0  # of the others named in the document that names fewer, how many the other one has too, by initials
    count: int = 0  # how many that are

    @property
    def near(self) -> bool:
        """Whether the two documents are of one circle, so that one name in both is likely one person.

        Long lists share names by chance: the more people, the more of them have to be the same. Where most of those in the
        shorter list are in the other one too, initials will do.
        """
        if self.people >= self.enough or (self.body and self.people >= max(1.0, self.enough - 1)):
            return True
        return (self.count >= 3 and self.share >= 0.5) or (self.count >= 2 and self.share >= 0.75)

    @property
    def very_near(self) -> bool:
        """Whether that outweighs different institutions."""
        if self.people >= self.enough + 1 or (self.body and self.people >= self.enough):
            return True
        return self.count >= 3 and self.share >= 0.75


class Circles:
    """Nearness between documents; `body_of` gives what stands for the body of a document over the whole corpus."""

    def __init__(self, contexts: Mapping[int, Context], body_of: Mapping[int, int] | None = None) -> None:
        self._contexts = contexts
        self._body_of = body_of or {}
        self._people: dict[int, dict[str, set[str]]] = {}
        self._keys: dict[int, frozenset[str]] = {}

    def date(self, document: int) -> str:
        """The date of the document, empty when unknown."""
        context = self._contexts.get(document)
        return (context.date if context else None) or ""

    def _named(self, document: int) -> dict[str, set[str]]:
        """The full given names, if any, by surname and initial, of those named in the document."""
        found = self._people.get(document)
        if found is None:
            found = self._people[document] = {}
            for person in self._contexts[document].people:
                family, _, given = person.partition("|")
                names = found.setdefault(f"{family}|{given[0]}", set())
                if not given.endswith("."):
                    names.add(given)
        return found

    def _own(self, identity: Identity) -> frozenset[str]:
        """Surname and initial of whoever it is, so that nobody is a witness of being one's own namesake."""
        found = self._keys.get(identity.id)
        if found is None:
            names = (*identity.names, *identity.former, *identity.readings)
            found = self._keys[identity.id] = frozenset(key for name in names if (key := person_key(name)))
        return found

    def between(self, left: Identity, right: Identity) -> Nearness:
        """How near the documents of the two are.

        Somebody named in full in both counts whole, by initials in one or both a good half, and who has the initials of
        somebody else not at all.
        """
        a, b = self._contexts.get(left.document), self._contexts.get(right.document)
        if a is None or b is None:
            return Nearness(0, body=False, enough=2)
        ours, theirs = self._named(left.document), self._named(right.document)
        own = self._own(left) | self._own(right) if left.kind == "person" else frozenset()
        weights = [_weight(ours[key], theirs[key]) for key in ours.keys() & theirs.keys() if key not in own]
        shared, count = sum(sorted(weights)), sum(weight > 0 for weight in weights)
        fewer = min(len(ours), len(theirs))
        others = min(len(ours.keys() - own), len(theirs.keys() - own))
        enough = max(2.0, min(0.3 * fewer, 5.0), 0.05 * fewer)
        bodies = self._body_of.get(a.body or 0), self._body_of.get(b.body or 0)
        one_body = bodies[0] is not None and bodies[0] == bodies[1]
        return Nearness(shared, body=one_body, enough=enough, share=count / others if others else 0.0, count=count)


def _weight(ours: set[str], theirs: set[str]) -> float:
    if not ours or not theirs:
        return 0.6
    return 1.0 if ours & theirs else 0.0
