"""Sets of identities that are one, kept apart where the document or a person says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.resolve.records import Decision, Identity


class Sets:
    """Disjoint sets of identities. What people hold apart no rule joins, nor, with `once_a_document`, two of one document."""

    def __init__(self, identities: Iterable[Identity], decisions: Sequence[Decision], *, once_a_document: bool = True) -> None:
        self._once = once_a_document
        self.by_id = {identity.id: identity for identity in identities}
        self._root = {number: number for number in self.by_id}
        self._members = {number: [number] for number in self.by_id}
        self._documents: dict[int, set[int]] = {number: {one.document} for number, one in self.by_id.items()}
        self._enemies: dict[int, set[int]] = {number: set() for number in self.by_id}
        for decision in sorted(decisions, key=lambda each: (each.at, each.id), reverse=True):
            self._decide(decision)
        for identity in self.by_id.values():
            for other in identity.apart:
                if other in self.by_id and self.root(other) != self.root(identity.id):
                    self.part(identity.id, other)

    def _decide(self, decision: Decision) -> None:
        """What people said last holds: what they said before is done only as far as it does not contradict it."""
        left = [number for number in decision.left if number in self.by_id]
        right = [number for number in decision.right if number in self.by_id]
        if decision.action == "same":
            together = [*left, *right]
            for other in together[1:]:
                if not self._parted(self.root(together[0]), self.root(other)):
                    self._unite(self.root(together[0]), self.root(other))
            return
        for a in left:
            for b in right:
                if self.root(a) != self.root(b):
                    self.part(a, b)
        for side in (left, right) if decision.action == "split" else ():
            for other in side[1:]:
                if not self._parted(self.root(side[0]), self.root(other)):
                    self._unite(self.root(side[0]), self.root(other))

    def root(self, number: int) -> int:
        """A number that stands for the set; another one after a join."""
        return self._root[number]

    def members(self, number: int) -> list[Identity]:
        """The identities of the set that holds the number."""
        return [self.by_id[each] for each in self._members[self._root[number]]]

    def part(self, left: int, right: int) -> None:
        """Keeps two identities apart."""
        self._enemies[self.root(left)].add(right)
        self._enemies[self.root(right)].add(left)

    def _parted(self, left: int, right: int) -> bool:
        return any(self._root[each] == right for each in self._enemies[left])

    def may_join(self, left: int, right: int) -> bool:
        """Whether nothing keeps the two sets apart; also false when they are one already."""
        a, b = self._root[left], self._root[right]
        return a != b and not (self._once and self._documents[a] & self._documents[b]) and not self._parted(a, b)

    def join(self, left: int, right: int) -> bool:
        """Makes one set of two unless something keeps them apart; tells whether it did."""
        if not self.may_join(left, right):
            return False
        self._unite(self._root[left], self._root[right])
        return True

    def _unite(self, left: int, right: int) -> None:
        if left == right:
            return
        low, high = min(left, right), max(left, right)
        if len(self._members[low]) < len(self._members[high]):
            keep, gone = high, low
        else:
            keep, gone = low, high
        for number in self._members[gone]:
            self._root[number] = keep
        self._members[keep] += self._members.pop(gone)
        self._documents[keep] |= self._documents.pop(gone)
        self._enemies[keep] |= self._enemies.pop(gone)

    def sets(self) -> list[tuple[int, ...]]:
        """All sets, each sorted, in order of their smallest members."""
        return sorted(tuple(sorted(members)) for members in self._members.values())
