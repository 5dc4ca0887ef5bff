"""Institutions over time and above one another: dated names, who followed whom, what is a part of what."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import cache

from extractors.names.fold import fold
from extractors.names.institutions import institution_nominative
from extractors.names.known import known_institutions
from pipeline.resolve.bodies import institution_key, known_by_key
from pipeline.resolve.records import Entity


def relate_institutions(connection: sqlite3.Connection, entities: Iterable[Entity]) -> None:
    """Writes dated names, successions and parents of these institutions; to be called inside a transaction.

    They come from the list of known institutions; a parent also from a name that begins with another institution's
    (`Rīgas domes Satiksmes departaments`).
    """
    written = [entity for entity in entities if _exists(connection, entity.id)]
    for entity in written:
        _dated_names(connection, entity)
    for entity in written:
        _successions(connection, entity)
        _parents(connection, entity)


def _exists(connection: sqlite3.Connection, number: int) -> bool:
    return connection.execute("SELECT 1 FROM entities WHERE id = ?", (number,)).fetchone() is not None


def _names(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *(alias for alias, kind in entity.aliases if kind == "name"))


def _dated_names(connection: sqlite3.Connection, entity: Entity) -> None:
    connection.execute("DELETE FROM institution_names WHERE entity_id = ?", (entity.id,))
    rows = [row for key in sorted({institution_key(name) for name in _names(entity)}) for row in known_by_key(key)]
    dated = {row.name: (row.valid_from or None, row.valid_to or None, row.source) for row in rows}
    if len(rows) > 1 or any(row.valid_to for row in rows):
        connection.executemany(
            "INSERT OR REPLACE INTO institution_names (entity_id, name, since, until, source) VALUES (?, ?, ?, ?, ?)",
            ((entity.id, name, *dates) for name, dates in dated.items()),
        )


def _successions(connection: sqlite3.Connection, entity: Entity) -> None:
    """Links to those that followed, and from those that went before, where both are in the database."""
    keys = {institution_key(name) for name in _names(entity)}
    for row in (row for key in sorted(keys) for row in known_by_key(key)):
        if row.successor and institution_key(row.successor) not in keys:
            for later in _find(connection, row.successor):
                _succeeds(connection, entity.id, later, row.valid_to, row.source)
    for key in sorted(keys):
        for name, date, source in _predecessors().get(key, ()):
            if institution_key(name) not in keys:
                for earlier in _find(connection, name):
                    _succeeds(connection, earlier, entity.id, date, source)


def _succeeds(connection: sqlite3.Connection, earlier: int, later: int, date: str, source: str) -> None:
    if earlier != later:
        connection.execute(
            "INSERT OR REPLACE INTO successions (earlier_id, later_id, date, source) VALUES (?, ?, ?, ?)",
            (earlier, later, date or None, source),
        )


@cache
def _predecessors() -> dict[str, list[tuple[str, str, str]]]:
    out: dict[str, list[tuple[str, str, str]]] = {}
    for row in known_institutions():
        if row.successor:
            out.setdefault(institution_key(row.successor), []).append((row.name, row.valid_to, row.source))
    return out


def _find(connection: sqlite3.Connection, name: str) -> list[int]:
    """The institutions that the database has under the name in one of its spellings."""
    key = institution_key(name)
    rows = connection.execute(
        "SELECT DISTINCT i.entity_id FROM identity_keys k JOIN identities i ON i.id = k.identity_id"
        " WHERE k.key = ? AND i.kind = 'institution' AND i.entity_id IS NOT NULL ORDER BY 1",
        (f"n:{key}",),
    )
    return [number for (number,) in rows.fetchall() if any(institution_key(held) == key for held in _held(connection, number))]


def _held(connection: sqlite3.Connection, number: int) -> list[str]:
    return [
        row[0]
        for row in connection.execute(
            "SELECT name FROM entities WHERE id = ?1 UNION SELECT alias FROM aliases WHERE entity_id = ?1 AND kind = 'name'",
            (number,),
        )
    ]


def _parents(connection: sqlite3.Connection, entity: Entity) -> None:
    """The parent of the institution, and the institution as parent of those that the list or their names put below it."""
    parent = next((number for name in _parent_names(entity) for number in _find(connection, name) if number != entity.id), None)
    connection.execute("UPDATE institutions SET parent_id = ? WHERE entity_id = ?", (parent, entity.id))
    for below in (below for name in _names(entity) for below in _children().get(name, ())):
        for child in _find(connection, below):
            if child != entity.id:
                connection.execute(
                    "UPDATE institutions SET parent_id = ? WHERE entity_id = ? AND parent_id IS NULL", (entity.id, child)
                )
    genitive = fold(entity.name)[:-1]
    if " " in entity.name:
        for child, name in connection.execute(
            "SELECT id, name FROM entities WHERE kind = 'institution' AND name_folded >= ? AND name_folded < ? AND id <> ?",
            (genitive, genitive + "\uffff", entity.id),
        ).fetchall():
            if entity.name in _leading(name):
                connection.execute(
                    "UPDATE institutions SET parent_id = ? WHERE entity_id = ? AND parent_id IS NULL", (entity.id, child)
                )


@cache
def _children() -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for row in known_institutions():
        if row.parent:
            out.setdefault(row.parent, []).append(row.name)
    return out


def _parent_names(entity: Entity) -> list[str]:
    """Whom the list of known institutions names as parent, then what the longer names begin with."""
    listed = [row.parent for name in _names(entity) for row in known_by_key(institution_key(name)) if row.parent]
    return [*listed, *(found for name in _names(entity) for found in _leading(name))]


def _leading(name: str) -> list[str]:
    """Institutions whose names in the genitive a longer name begins with, the longest first.

    >>> _leading("Salas novada domes Izglītības pārvalde")
    ['Salas novada dome']
    """
    words = name.split()
    out = []
    for size in range(len(words) - 1, 1, -1):
        start = " ".join(words[:size])
        if words[size - 1].endswith(("s", "u")):
            nominative = institution_nominative(start)
            if nominative and nominative.split()[-1] != words[size - 1]:  # the last word is what the body is
                out.append(nominative)
    return out
