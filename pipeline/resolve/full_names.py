"""Full names: which namesakes are one person.

By institution first, then by an institution of the sentence, then by circle; a bare name alone joins nobody, for full
namesakes are common.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from extractors.names.fold import fold
from pipeline.resolve.keys import person_name
from pipeline.resolve.persons import NEXT, ROUNDS, Persons, both, months
from pipeline.resolve.records import Identity

#: Given name, surname, and what tells namesakes apart (`jun`).
_Key = tuple[str, str, str]


def join_full_names(persons: Persons) -> None:
    """Joins full names: by institution first, then by circle, then by circle against different institutions."""
    by_name: dict[_Key, list[Identity]] = defaultdict(list)
    halves: dict[_Key, list[Identity]] = defaultdict(list)
    for one in persons.settled:
        if not person_name(one.names[0]).full:
            continue
        for key in sorted({(name.given[0], name.family, one.mark or "") for name in persons.names[one.id] if name.full}):
            by_name[key].append(one)
            for half in key[1].split("-") if "-" in key[1] else ():
                halves[key[0], half, key[2]].append(one)
    for key in sorted(by_name):
        persons.join_by_place(by_name[key], "same-full-name")
    for key in sorted(by_name):
        _by_sentence(persons, by_name[key])
    for key in sorted(halves.keys() & by_name.keys()):
        persons.join_by_place([*halves[key], *by_name[key]], "double-surname")
    _by_other_reading(persons, by_name)
    for strict in (False, True):
        for key in sorted(by_name):
            _by_circle(persons, by_name[key], strict=strict)
    for key in sorted(by_name):
        if "-" in key[1]:
            _rare(persons, by_name[key])
    for key in sorted(key for key in by_name if key[2]):
        _by_post(persons, by_name[key], by_name.get((*key[:2], ""), ()))


def _by_other_reading(persons: Persons, by_name: Mapping[_Key, Sequence[Identity]]) -> None:
    """Joins who has a name that nobody else of the institution has, while another reading of the printed form is a name of it.

    `vadītāja Ginta Kalna` alone is Gints Kalns in the genitive as well as Ginta Kalna.
    """
    for one in persons.settled:
        if not (one.readings and person_name(one.names[0]).full and persons.places[one.id]):
            continue
        if len(persons.sets.members(one.id)) > 1:
            continue
        found: dict[int, Identity] = {}
        for name in map(person_name, one.readings):
            for other in by_name.get((name.given[0], name.family, one.mark or ""), ()) if name.full else ():
                if persons.places[one.id] & persons.all_places(other):
                    found[persons.sets.root(other.id)] = other
        if len(found) == 1:
            other = next(iter(found.values()))
            persons.same(
                other, one, "other-reading", f"the printed form can be {other.names[0]} too, and both belong to one institution"
            )


def _by_sentence(persons: Persons, same: Sequence[Identity]) -> None:
    """Joins those who show no institution, but are named in one sentence with one that a namesake belongs to."""
    for one in same:
        beside = persons.beside[one.id]
        if persons.all_places(one) or not beside or len(beside) > 2:
            continue
        fitting = {persons.sets.root(other.id): other for other in same if beside & persons.all_places(other)}
        if len(fitting) == 1:
            other = next(iter(fitting.values()))
            persons.same(other, one, "same-sentence", f"{both(other, one)}, and the sentence names an institution of both")


def _by_circle(persons: Persons, same: Sequence[Identity], *, strict: bool) -> None:
    """Joins namesakes of one circle; `strict` are those who have institutions, but different ones."""
    ordered = sorted(same, key=lambda each: (persons.circles.date(each.document), each.id))
    near: dict[int, list[tuple[Identity, float]]] = defaultdict(list)
    placed = {one.id: bool(persons.all_places(one)) for one in ordered}
    for number, one in enumerate(ordered):
        for other in ordered[number + 1 : number + 1 + NEXT]:
            if (placed[one.id] and placed[other.id]) is not strict or not persons.sets.may_join(one.id, other.id):
                continue
            nearness = persons.nearest(one, other)
            if nearness.very_near if strict else nearness.near or (nearness.body and nearness.people > 0.5):
                near[one.id].append((other, nearness.people))
                near[other.id].append((one, nearness.people))
    for _ in range(ROUNDS if near else 0):
        allowed = {one.id: _allowed(persons, one, near[one.id], strict=strict) for one in ordered}
        joined = False
        for one in ordered:
            for other, people in near[one.id]:
                if one.id < other.id and other.id in allowed[one.id] and one.id in allowed[other.id]:
                    reason = f"{both(one, other)} in documents that also share {_count(people)}"
                    joined |= persons.same(one, other, "same-circle-moved" if strict else "same-circle", reason)
        if not joined:
            break


def _allowed(persons: Persons, one: Identity, near: Sequence[tuple[Identity, float]], *, strict: bool) -> set[int]:
    """Those of the near namesakes that it may be: all, unless they are several people and it shows no institution."""
    choices: dict[int, list[Identity]] = defaultdict(list)
    for other, _ in near:
        choices[persons.sets.root(other.id)].append(other)
    roots = set(choices)
    if len(roots) > 1 and not strict and not persons.all_places(one):
        roots = _consistent(persons, one, choices)
    return {other.id for root in roots for other in choices[root]}


def _consistent(persons: Persons, one: Identity, choices: Mapping[int, Sequence[Identity]]) -> set[int]:
    """Of several namesakes of one circle who are not one another the one that the sentence speaks for, or the next in time."""
    roots = sorted(choices)
    if not any(persons.are_two(a, b) for number, a in enumerate(roots) for b in roots[number + 1 :]):
        return set(roots)
    beside = [root for root in roots if persons.beside[one.id] & persons.all_places(persons.sets.by_id[root])]
    if len(beside) == 1:
        return {beside[0]}
    date = persons.circles.date(one.document)
    gaps = sorted((min(months(date, persons.circles.date(each.document)) for each in choices[root]), root) for root in roots)
    return set() if beside or gaps[0][0] == gaps[1][0] else {gaps[0][1]}


def _rare(persons: Persons, same: Sequence[Identity]) -> None:
    """A double surname with a full given name is one person, unless the institutions differ."""
    for other in same[1:]:
        if not (persons.all_places(same[0]) and persons.all_places(other)):
            persons.same(same[0], other, "rare-name", f"{both(same[0], other)}, which is rare")


def _by_post(persons: Persons, marked: Sequence[Identity], plain: Sequence[Identity]) -> None:
    """Joins who is told from a namesake (`jun.`) to whom a paper calls without it, only where post and institution are the same."""
    for one in marked:
        posts = {fold(post) for post in one.posts}
        for other in plain:
            if posts & {fold(post) for post in other.posts} and persons.places[one.id] & persons.places[other.id]:
                persons.same(other, one, "same-post", f"{both(other, one)} and have one post in one institution")


def _count(people: float) -> str:
    return "others" if people >= 2 else "another person"
