"""From a set of identities to an entity: which of the names is the name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from pipeline.resolve.bodies import institution_key, known_by_key, legal_form
from pipeline.resolve.keys import person_name
from pipeline.resolve.records import Entity, Identity


def make_entity(number: int, members: Sequence[Identity], dates: Mapping[int, str], given: str | None = None) -> Entity:
    """The entity that the identities are; `dates` by document, `given` is the name that a person gave it."""
    kind = members[0].kind
    names = Counter(name for one in members for name in one.names)
    former = Counter(name for one in members for name in one.former)
    short = Counter(name for one in members for name in one.short)
    name = given or _name_of(kind, members, names, former, short, dates)
    others = sorted((set(names) | set(former) | set(short)) - {name} - (_misread(members, name) if kind == "person" else set()))
    abbreviation = min(short, key=lambda each: (-short[each], each)) if short else None
    first, _, family = name.rpartition(" ")
    return Entity(
        id=number,
        kind=kind,
        name=name,
        aliases=tuple((other, "abbreviation" if other in short else "name") for other in others),
        type=_most(one.type for one in members),
        gender=_most(one.gender for one in members),
        given_name=(first or None) if kind == "person" else None,
        family_name=family if kind == "person" else None,
        abbreviation=abbreviation if kind == "institution" else None,
    )


def _misread(members: Sequence[Identity], name: str) -> set[str]:
    """Full names that stand only for a printed form which is the entity's name read otherwise."""
    known = person_name(name)
    sure = {each for one in members for each in one.names if known not in map(person_name, one.readings)}
    return {each for one in members for each in one.names if known in map(person_name, one.readings)} - sure


def _most(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _name_of(
    kind: str,
    members: Sequence[Identity],
    names: Counter[str],
    former: Counter[str],
    short: Counter[str],
    dates: Mapping[int, str],
) -> str:
    """The fullest present name; of equally full ones the most frequent, then the first in the alphabet.

    Of a body that was renamed, the name that the list of known institutions has last, else the one in the latest paper.
    """
    present = {name: count for name, count in names.items() if name not in former} or names or former or short
    if kind == "person":
        return min(present, key=lambda name: _person_rank(name, present[name]))
    if kind == "institution" and len(present) > 1:
        since = {name: _since(name) for name in present}
        latest = {
            name: max(dates.get(one.document, "") for one in members if name in (*one.names, *one.former, *one.short))
            for name in present
        }
        if len({value for value in since.values() if value}) > 1:
            newest = max(since.values())
            present = {name: count for name, count in present.items() if since[name] == newest}
        return min(
            present,
            key=lambda name: (
                name.isupper(),
                legal_form(name) is None,
                -present[name],
                _backwards(latest[name]),
                -len(name),
                _capitals(name),
                name,
            ),
        )
    return min(present, key=lambda name: (name.isupper(), -present[name], -len(name), _capitals(name), name))


def _person_rank(name: str, count: int) -> tuple[bool, int, bool, int, str]:
    parts = person_name(name)
    fullness = sum(len(part.rstrip(".")) for part in parts.given) + len(parts.family)
    return (not parts.full, -fullness, name.isupper(), -count, name)


def _since(name: str) -> str:
    """The year from which the list of known institutions has exactly this name, empty when it does not."""
    return next((known.valid_from for known in known_by_key(institution_key(name)) if known.name == name), "")


def _capitals(name: str) -> int:
    return sum(char.isupper() for char in name)


def _backwards(date: str) -> tuple[int, ...]:
    return tuple(-ord(char) for char in date)
