"""From sets of mentions to entities: which of the names is the name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from extractors.records import content_id
from pipeline.resolve.keys import institution_key, is_abbreviation, name_key, person_name
from pipeline.resolve.records import Entity, MentionRow


def make_entities(sets: Iterable[Sequence[MentionRow]]) -> tuple[Entity, ...]:
    """One entity a set of mentions, in order of their numbers.

    An entity's number is made from its kind and name, and of namesakes also from the first mention, so that it does
    not depend on the order of documents.
    """
    drafts = [(_name_of(rows), tuple(rows)) for rows in sets]
    namesakes: dict[tuple[str, str], int] = Counter((rows[0].kind, _key(rows[0].kind, name)) for name, rows in drafts)
    entities = []
    for name, rows in drafts:
        key = (rows[0].kind, _key(rows[0].kind, name))
        apart = min(row.id for row in rows) if namesakes[key] > 1 else ""
        entities.append(_entity(content_id("entity", *key, apart), name, rows))
    return tuple(sorted(entities, key=lambda entity: entity.id))


def _key(kind: str, name: str) -> str:
    return institution_key(name) if kind == "institution" else name_key(name)


def _entity(number: int, name: str, rows: tuple[MentionRow, ...]) -> Entity:
    kind = rows[0].kind
    others = sorted({row.name for row in rows} - {name})
    short = Counter(row.name for row in rows if kind == "institution" and is_abbreviation(row.name))
    aliases = tuple((other, "abbreviation" if other in short else "name") for other in others)
    given, _, family = name.rpartition(" ")
    return Entity(
        id=number,
        kind=kind,
        name=name,
        mentions=tuple(sorted(row.id for row in rows)),
        aliases=aliases,
        type=_most(row.type for row in rows),
        gender=_most(row.gender for row in rows),
        given_name=(given or None) if kind == "person" else None,
        family_name=family if kind == "person" else None,
        abbreviation=_most(short.elements()),
    )


def _most(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _name_of(rows: Sequence[MentionRow]) -> str:
    """The fullest name; of equally full ones the most frequent, then the first in the alphabet."""
    counts = Counter(row.name for row in rows)

    def rank(name: str) -> tuple[int | str, ...]:
        if rows[0].kind == "person":
            parts = person_name(name)
            fullness = sum(len(part.rstrip(".")) for part in parts.given)
            return (-parts.full, -fullness, name.isupper(), -counts[name], name)
        # a name before its abbreviation, ordinary letters before capitals
        capitals = sum(char.isupper() for char in name)
        return (is_abbreviation(name), name.isupper(), -counts[name], -len(name), capitals, name)

    return min(counts, key=rank)


def by_cluster(rows: Iterable[MentionRow], cluster_of: dict[int, int]) -> list[list[MentionRow]]:
    """The mentions gathered by their set, each set in order of documents and places."""
    gathered: dict[int, list[MentionRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda r: (r.document, r.start, r.id)):
        gathered[cluster_of[row.id]].append(row)
    return [gathered[number] for number in sorted(gathered)]
