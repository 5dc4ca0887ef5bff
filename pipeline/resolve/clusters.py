"""Sets of mentions that are one, kept apart where a judgement says so."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.resolve.records import Judgement, Verdict


class Clusters:
    """Disjoint sets of mention numbers (union by smallest number, so that the outcome has no order)."""

    def __init__(self, members: Iterable[int]) -> None:
        self._parent = {member: member for member in members}

    def find(self, member: int) -> int:
        """The smallest number of the set."""
        root = member
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[member] != root:
            self._parent[member], member = root, self._parent[member]
        return root

    def join(self, left: int, right: int) -> None:
        """Makes one set of two."""
        low, high = sorted((self.find(left), self.find(right)))
        self._parent[high] = low

    def sets(self) -> dict[int, list[int]]:
        """The members of each set, by its smallest number, in order."""
        out: dict[int, list[int]] = {}
        for member in sorted(self._parent):
            out.setdefault(self.find(member), []).append(member)
        return out


def apply_judgements(members: Iterable[int], judgements: Iterable[Judgement]) -> Clusters:
    """The sets that the judgements make. A person's word outranks a rule's: where someone said that two are different,
    no rule joins their sets; the joins are made in order of the mentions' numbers.
    """
    clusters = Clusters(members)
    known = clusters._parent
    ordered = sorted(judgements, key=lambda j: (j.by.startswith("rule:"), j.left, j.right, j.reason))
    apart = [(j.left, j.right) for j in ordered if j.verdict is Verdict.DIFFERENT and j.left in known and j.right in known]
    for judgement in ordered:
        if judgement.verdict is not Verdict.SAME or judgement.left not in known or judgement.right not in known:
            continue
        left, right = clusters.find(judgement.left), clusters.find(judgement.right)
        if left != right and not any({clusters.find(a), clusters.find(b)} == {left, right} for a, b in apart):
            clusters.join(left, right)
    return clusters
