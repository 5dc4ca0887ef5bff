"""Initials and bare surnames: each goes to the one person of its context whom it fits, or stays by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from pipeline.resolve.keys import PersonName, person_name
from pipeline.resolve.persons import NEXT, ROUNDS, Cluster, Persons, both
from pipeline.resolve.records import Identity

#: After how many months without a word somebody has left a circle.
_LONG_GONE = 12


def join_short_names(persons: Persons, wanted: Callable[[Identity], bool]) -> None:
    """Joins initials, or bare surnames, to the one person that fits."""
    short = [one for one in persons.settled if not person_name(one.names[0]).full and wanted(one)]
    for _ in range(ROUNDS):
        loose = [one for one in short if not persons.cluster(one).full]
        if not _attach(persons, loose):
            break
    _among_themselves(persons, [one for one in short if not persons.cluster(one).full])
    for _ in range(ROUNDS):
        if not _attach(persons, [one for one in short if not persons.cluster(one).full]):
            break


def _attach(persons: Persons, short: Sequence[Identity]) -> bool:
    """One round: everybody is judged by what is known before it, then the clearest are joined first."""
    clusters: dict[int, Cluster] = {}
    by_family: dict[str, set[int]] = defaultdict(set)
    for one in persons.settled:
        root = persons.sets.root(one.id)
        if root not in clusters:
            clusters[root] = persons.cluster(one)
            for name in clusters[root].names:
                for family in (name.family, *name.parts):
                    by_family[family].add(root)
    proposals: list[tuple[int, int, Identity, Identity, str]] = []
    for one in short:
        found = _person_meant(persons, one, clusters, by_family)
        if found:
            proposals.append((found[0], one.id, found[1].first, one, found[2]))
    done = False
    for tier, _, target, one, reason in sorted(proposals, key=lambda each: each[:2]):
        done |= persons.same(target, one, "initials" if tier < 2 else "initials-circle", reason)
    return done


def _person_meant(
    persons: Persons, one: Identity, clusters: Mapping[int, Cluster], by_family: Mapping[str, set[int]]
) -> tuple[int, Cluster, str] | None:
    """(how clear: 0 is clearest, the person, the reason), when exactly one person is meant."""
    mine = clusters[persons.sets.root(one.id)]
    readings = [person_name(name) for name in (*one.names, *one.readings)]
    roots = {root for name in readings for family in (name.family, *name.parts) for root in by_family.get(family, ())}
    fitting = [
        clusters[root]
        for root in sorted(roots)
        if clusters[root] is not mine
        and clusters[root].full
        and persons.sets.may_join(root, one.id)
        and _fits(one, readings, clusters[root])
    ]
    at_place = [each for each in fitting if each.places & mine.places]
    if len(at_place) > 1:
        at_place = [each for each in at_place if persons.is_near(mine, each)]
    if len(at_place) == 1:
        return 0, at_place[0], f"{one.names[0]} fits only {at_place[0].first.names[0]} of those who belong to one institution"
    if at_place:
        return None
    near = [each for each in fitting if not (each.places and mine.places) and persons.is_near(mine, each)]
    if len(near) > 1:
        beside = {body for member in mine.members for body in persons.beside[member.id]}
        spoken = [each for each in near if each.places & beside]
        near = spoken if len(spoken) == 1 else _one_name(persons, spoken or near) or _nearest(persons, mine, spoken or near)
    if len(near) != 1:
        return None
    rivals = [
        each
        for root in sorted(roots)
        if (each := clusters[root]) is not mine and not each.full and each.places and not each.places & near[0].places
        and _fits(one, readings, each) and persons.is_near(mine, each)
    ]  # fmt: skip
    if rivals:
        return None
    return 2, near[0], f"{one.names[0]} fits only {near[0].first.names[0]} of those named in documents of one circle"


def _nearest(persons: Persons, mine: Cluster, near: Sequence[Cluster]) -> list[Cluster]:
    """Of several the one whose circle it is beyond doubt; of more than one, who is still there when the others are long gone."""
    beyond_doubt = [each for each in near if persons.is_very_near(mine, each)]
    if len(beyond_doubt) < 2:
        return beyond_doubt
    gaps = sorted((persons.gap(mine, each), each.first.id, each) for each in beyond_doubt)
    return [gaps[0][2]] if gaps[1][0] >= max(_LONG_GONE, 3 * gaps[0][0]) else []


def _one_name(persons: Persons, near: Sequence[Cluster]) -> list[Cluster]:
    """The largest of several clusters that may still be one person of one full name; nothing when they may not."""
    named = [{name for name in each.names if name.full} for each in near]
    if not set.intersection(*named) or any(
        persons.are_two(persons.sets.root(a.first.id), persons.sets.root(b.first.id))
        for number, a in enumerate(near)
        for b in near[number + 1 :]
    ):
        return []
    return [min(near, key=lambda each: (-len(each.members), each.first.id))]


def _among_themselves(persons: Persons, short: Sequence[Identity]) -> None:
    """Joins equal short names that found no full one: by institution, then by circle where none contradicts."""
    by_name: dict[PersonName, list[Identity]] = defaultdict(list)
    for one in short:
        by_name[person_name(one.names[0])].append(one)
    for name in sorted(by_name, key=lambda each: (each.family, each.given)):
        same = by_name[name]
        persons.join_by_place(same, "same-short-name")
        ordered = sorted(same, key=lambda each: (persons.circles.date(each.document), each.id))
        for number, one in enumerate(ordered):
            for other in ordered[number + 1 : number + 1 + NEXT]:
                if not persons.sets.may_join(one.id, other.id) or (persons.all_places(one) and persons.all_places(other)):
                    continue
                if persons.circles.between(one, other).near:
                    persons.same(one, other, "same-short-name", f"{both(one, other)} in documents of one circle")


def _fits(one: Identity, readings: Sequence[PersonName], cluster: Cluster) -> bool:
    if one.gender and cluster.genders and one.gender not in cluster.genders:
        return False
    if any(member.mark != one.mark for member in cluster.members if member.mark):
        return False
    return any(reading.fits(name) for reading in readings for name in cluster.names)
