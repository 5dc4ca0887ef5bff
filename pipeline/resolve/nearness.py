"""How near two documents are to each other: whose papers they are, and who is named in both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.resolve.keys import person_key
from pipeline.resolve.records import Context, Identity


@dataclass(frozen=True, slots=True)
class Nearness:
    """`people` are named in both, apart from the one in question; `body` says that both are papers of one body."""

    people: int
    body: bool
    enough: int

    @property
    def near(self) -> bool:
        """Whether the two documents are of one circle, so that one name in both is likely one person.

        Long lists share names by chance: the more people, the more of them have to be the same.
        """
        return self.people >= self.enough or (self.body and self.people >= max(1, self.enough - 1))

    @property
    def very_near(self) -> bool:
        """Whether that outweighs different institutions."""
        return self.people >= self.enough + 1 or (self.body and self.people >= self.enough)


class Circles:
    """Nearness between documents; `body_of` gives what stands for the body of a document over the whole corpus."""

    def __init__(self, contexts: Mapping[int, Context], body_of: Mapping[int, int] | None = None) -> None:
        self._contexts = contexts
        self._body_of = body_of or {}

    def date(self, document: int) -> str:
        """The date of the document, empty when unknown."""
        context = self._contexts.get(document)
        return (context.date if context else None) or ""

    def between(self, left: Identity, right: Identity) -> Nearness:
        """How near the documents of the two are."""
        a, b = self._contexts.get(left.document), self._contexts.get(right.document)
        if a is None or b is None:
            return Nearness(0, body=False, enough=2)
        shared = a.people & b.people
        if shared and left.kind == "person":
            shared = shared - _own(left) - _own(right)
        fewer = min(len(a.people), len(b.people))
        enough = max(2, min(round(0.35 * fewer), 5), round(0.05 * fewer))
        bodies = self._body_of.get(a.body or 0), self._body_of.get(b.body or 0)
        return Nearness(len(shared), body=bodies[0] is not None and bodies[0] == bodies[1], enough=enough)


def _own(identity: Identity) -> set[str]:
    return {key for name in (*identity.names, *identity.former, *identity.readings) if (key := person_key(name))}
