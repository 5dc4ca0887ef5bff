"""The whole content of a database as plain values, for comparing two runs."""

from __future__ import annotations

import sqlite3
from pathlib import Path

#: What differs between two runs over the same files without being content: times, and what numbers were in use before.
_LEFT_OUT = {"documents": {"read_at"}, "document_paths": {"mtime_ns"}, "_sqlite_migrations": None, "moved_entities": None}


def dump(database: Path, *, root: Path | None = None) -> dict[str, list[tuple[object, ...]]]:
    """Every table as sorted rows; paths are given relative to `root`."""
    connection = sqlite3.connect(database)
    out: dict[str, list[tuple[object, ...]]] = {}
    names = [r[0] for r in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    for table in names:
        left_out = _LEFT_OUT.get(table, set())
        if left_out is None or table.startswith(("sqlite_", "passages_fts")):
            continue
        columns = [r[1] for r in connection.execute(f"PRAGMA table_info({table})") if r[1] not in left_out]
        rows = connection.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall()
        prefix = f"{root.resolve().as_posix()}/" if root else ""
        out[table] = sorted(
            (tuple(v.replace(prefix, "") if prefix and isinstance(v, str) else v for v in row) for row in rows), key=repr
        )
    connection.close()
    return out
