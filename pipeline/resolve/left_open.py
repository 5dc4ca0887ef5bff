"""What stays open: namesakes and short names that nothing decides, for people to judge."""

from __future__ import annotations

from collections import defaultdict

from pipeline.resolve.keys import family_stem
from pipeline.resolve.persons import Cluster, Persons, both
from pipeline.resolve.records import Judgement, Verdict

#: Most pairs of namesakes that are left open for one identity.
_MOST_OPEN = 3


def leave_open(persons: Persons) -> None:
    """Says of namesakes that stay apart, and of short names that found nobody, that nothing decides."""
    families: dict[str, dict[int, Cluster]] = defaultdict(dict)
    for one in persons.settled:
        cluster = persons.cluster(one)
        for name in cluster.names:
            families[family_stem(name.family)][persons.sets.root(one.id)] = cluster
    said: set[tuple[int, int]] = set()
    for stem in sorted(families):
        clusters = sorted(families[stem].values(), key=lambda each: (not each.full, each.first.id))
        open_of: dict[int, int] = defaultdict(int)
        for number, left in enumerate(clusters):
            for right in clusters[number + 1 :]:
                pair = left.first.first, right.first.first
                if pair in said or open_of[right.first.id] >= _MOST_OPEN or open_of[left.first.id] >= 4 * _MOST_OPEN:
                    continue
                if not persons.sets.may_join(left.first.id, right.first.id) or not _may_be_one(left, right):
                    continue
                said.add(pair)
                open_of[left.first.id] += 1
                open_of[right.first.id] += 1
                persons.judgements.append(_open(left, right))


def _may_be_one(left: Cluster, right: Cluster) -> bool:
    """Whether a name of the one fits one of the other; where both have full names, these: a Jānis is no Juris."""
    full = left.full and right.full
    return any(a.fits(b) for a in left.names for b in right.names if not full or (a.full and b.full))


def _open(left: Cluster, right: Cluster) -> Judgement:
    a, b = left.first, right.first
    if left.full and right.full:
        apart = "they belong to different institutions" if left.places and right.places else "nothing else ties them"
        return Judgement(a.first, b.first, Verdict.UNSURE, "rule:namesakes", f"{both(a, b)}, but {apart}")
    reason = f"{b.names[0]} may be {a.names[0]}, but nothing else ties them, or others fit too"
    return Judgement(a.first, b.first, Verdict.UNSURE, "rule:initials", reason)
