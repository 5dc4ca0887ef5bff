"""What is in the database, and what could not be read."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass

from pipeline.query.evidence import file_name

_COUNTED = {
    "people": "entities WHERE kind = 'person'",
    "institutions": "entities WHERE kind = 'institution'",
    "initiatives": "entities WHERE kind = 'initiative'",
    "mentions": "mentions",
    "roles": "roles",
    "commitments": "commitments",
    "ties": "ties",
    "passages": "passages",
}


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that was not read whole, with the reason in words."""

    file: str
    status: str
    reason: str
    path: str


@dataclass(frozen=True, slots=True)
class Status:
    """Counts of what is in the database. `documents` counts by status; dates are ISO 8601; `size` is in bytes."""

    path: str
    size: int
    last_run: str | None
    first: str | None
    last: str | None
    documents: dict[str, int]
    counts: dict[str, int]
    unread: tuple[Unread, ...]


def database_status(db: sqlite3.Connection, path: str) -> Status:
    """What the database at `path`, open as `db`, holds."""
    documents = dict(db.execute("SELECT status, count(*) FROM documents GROUP BY status ORDER BY status <> 'ok', status"))
    first, last, read_at = db.execute("SELECT min(date), max(date), max(read_at) FROM documents").fetchone()
    counts = {name: db.execute(f"SELECT count(*) FROM {what}").fetchone()[0] for name, what in _COUNTED.items()}
    unread = tuple(
        Unread(file_name(row[0]), row[1], row[2] or "no reason was recorded", row[0])
        for row in db.execute("SELECT path, status, error FROM documents WHERE status <> 'ok' ORDER BY status, path")
    )
    return Status(path, os.stat(path).st_size, read_at, first, last, documents, counts, unread)  # noqa: PTH116
