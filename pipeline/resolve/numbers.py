"""Numbers of entities that stay: who was an entity before keeps its number, what is new gets one of its own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from extractors.records import content_id
from pipeline.resolve.bodies import institution_key
from pipeline.resolve.keys import name_key


@dataclass(frozen=True, slots=True)
class Numbering:
    """The number of each set, and the moves: (old number, new number, `merged` or `split`)."""

    numbers: tuple[int, ...]
    moves: tuple[tuple[int, int, str], ...]


def number_sets(
    sets: Sequence[Sequence[int]],
    owner: Mapping[int, int],
    fresh: Callable[[Sequence[int]], int],
) -> Numbering:
    """A number for each set of identities; `owner` gives the entity that an identity was before, `fresh` a new number.

    An old number stays with the set that has most of its identities, a set takes the one of its old numbers that most
    of its identities had; ties go to the smallest number. What was merged leads to what it is now, what was split off
    is noted beside the number that stays.

    >>> number_sets([(1, 2, 3), (4,)], {1: 70, 2: 70, 3: 80, 4: 70}, lambda members: 90)
    Numbering(numbers=(70, 90), moves=((80, 70, 'merged'), (70, 90, 'split')))
    """
    claims: dict[int, Counter[int]] = defaultdict(Counter)  # old number -> set -> identities
    for place, members in enumerate(sets):
        for member in members:
            if member in owner:
                claims[owner[member]][place] += 1
    won: dict[int, list[tuple[int, int]]] = defaultdict(list)  # set -> (weight, old number)
    lost: list[tuple[int, int]] = []  # (set, old number)
    for old, places in claims.items():
        best = min(places, key=lambda place: (-places[place], min(sets[place])))
        won[best].append((-places[best], old))
        lost += [(place, old) for place in places if place != best]
    numbers: list[int] = []
    moves: list[tuple[int, int, str]] = []
    for place, members in enumerate(sets):
        candidates = sorted(won[place])
        numbers.append(candidates[0][1] if candidates else fresh(members))
        moves += [(old, numbers[-1], "merged") for _, old in candidates[1:]]
    moves += [(old, numbers[place], "split") for place, old in sorted(lost)]
    return Numbering(tuple(numbers), tuple(moves))


def fresh_number(kind: str, name: str, first: int, taken: Callable[[int], bool]) -> int:
    """A number made from kind and name; of namesakes also from the first identity, so that it is nobody else's."""
    key = institution_key(name) if kind == "institution" else name_key(name)
    number = content_id("entity", kind, key, "")
    while taken(number):
        number = content_id("entity", kind, key, first, number)
    return number
