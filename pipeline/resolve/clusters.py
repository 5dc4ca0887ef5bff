"""Disjoint sets: what is one."""

from __future__ import annotations

from collections.abc import Iterable


class Clusters:
    """Disjoint sets of numbers (union by smallest number, so that the outcome has no order)."""

    def __init__(self, members: Iterable[int]) -> None:
        self._parent = {member: member for member in members}

    def add(self, member: int) -> None:
        """Takes in a number that may be there already."""
        self._parent.setdefault(member, member)

    def find(self, member: int) -> int:
        """The smallest number of the set."""
        root = member
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[member] != root:
            self._parent[member], member = root, self._parent[member]
        return root

    def join(self, left: int, right: int) -> bool:
        """Makes one set of two; tells whether they were two."""
        low, high = sorted((self.find(left), self.find(right)))
        self._parent[high] = low
        return low != high

    def sets(self) -> dict[int, list[int]]:
        """The members of each set, by its smallest number, in order."""
        out: dict[int, list[int]] = {}
        for member in sorted(self._parent):
            out.setdefault(self.find(member), []).append(member)
        return out
