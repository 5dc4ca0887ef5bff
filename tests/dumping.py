"""The whole content of a database as plain values, for comparing two runs."""

from __future__ import annotations

import sqlite3
from pathlib import Path

#: What differs between two runs over the same files without being content: times, and what numbers were in use before.
_LEFT_OUT = {"documents": {"read_at"}, "document_paths": {"mtime_ns"}, "_sqlite_migrations": None, "moved_entities": None}
#: Columns that hold numbers of entities. Numbers stay with their entities when documents come and go, so those of a
#: database with a past are not those of a new one: entities are compared by kind, name and first mention.
_ENTITIES = frozenset(
    "entity_id person_id institution_id initiative_id body_id parent_id on_behalf_of a_id b_id earlier_id later_id".split()
)


def dump(database: Path, *, root: Path | None = None) -> dict[str, list[tuple[object, ...]]]:
    """Every table as sorted rows; paths are given relative to `root`."""
    connection = sqlite3.connect(database)
    out: dict[str, list[tuple[object, ...]]] = {}
    names = [r[0] for r in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    entities = {
        number: f"{kind}: {name} ({first})"
        for number, kind, name, first in connection.execute(
            "SELECT e.id, e.kind, e.name, min(m.id) FROM entities e LEFT JOIN mentions m ON m.entity_id = e.id GROUP BY e.id"
        )
    }
    prefix = f"{root.resolve().as_posix()}/" if root else ""
    for table in names:
        left_out = _LEFT_OUT.get(table, set())
        if left_out is None or table.startswith(("sqlite_", "passages_fts")):
            continue
        columns = [r[1] for r in connection.execute(f"PRAGMA table_info({table})") if r[1] not in left_out]
        numbers = {at for at, column in enumerate(columns) if column in _ENTITIES or (table, column) == ("entities", "id")}
        rows = [
            tuple(
                entities.get(value, value)
                if at in numbers
                else value.replace(prefix, "")
                if prefix and isinstance(value, str)
                else value
                for at, value in enumerate(row)
            )
            for row in connection.execute(f"SELECT {', '.join(columns)} FROM {table}")
        ]
        if {"a_id", "b_id"} <= set(columns):  # the pair has the order of its numbers
            a, b = columns.index("a_id"), columns.index("b_id")
            rows = [(*sorted(map(str, (row[a], row[b]))), *(v for at, v in enumerate(row) if at not in (a, b))) for row in rows]
        out[table] = sorted(rows, key=repr)
    connection.close()
    return out
