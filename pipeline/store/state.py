"""What the database knows about its own state: whether entities are up to date, and which files are not read whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

_UNRESOLVED = "unresolved"
_RESOLVED = "resolved by"
_UNFOLLOWED = "unfollowed"
_FOLLOWED = "followed by"


def mark_unresolved(connection: sqlite3.Connection) -> None:
    """Notes, in the transaction that changes facts, that entities have to be made anew."""
    connection.executemany("INSERT OR IGNORE INTO meta (key, value) VALUES (?, '1')", [(_UNRESOLVED,), (_UNFOLLOWED,)])


def mark_resolved(connection: sqlite3.Connection, version: str) -> None:
    """Takes the note back, in the transaction that makes the entities; `version` is of the rules that made them."""
    connection.execute("DELETE FROM meta WHERE key = ?", (_UNRESOLVED,))
    connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (_RESOLVED, version))


def is_unresolved(connection: sqlite3.Connection, version: str) -> bool:
    """Whether facts, decisions or the rules have changed since the entities were made."""
    if connection.execute("SELECT 1 FROM meta WHERE key = ?", (_UNRESOLVED,)).fetchone():
        return True
    made = connection.execute("SELECT value FROM meta WHERE key = ?", (_RESOLVED,)).fetchone()
    return made is not None and made[0] != version


def mark_unfollowed(connection: sqlite3.Connection) -> None:
    """Notes, in the transaction that changes who is who, that series and follow-ups have to be made anew."""
    connection.execute("INSERT OR IGNORE INTO meta (key, value) VALUES (?, '1')", (_UNFOLLOWED,))


def mark_followed(connection: sqlite3.Connection, version: str) -> None:
    """Takes the note back, in the transaction that makes series and follow-ups; `version` is of the code that made them."""
    connection.execute("DELETE FROM meta WHERE key = ?", (_UNFOLLOWED,))
    connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (_FOLLOWED, version))


def is_unfollowed(connection: sqlite3.Connection, version: str) -> bool:
    """Whether facts, entities or the code have changed since series and follow-ups were made."""
    if connection.execute("SELECT 1 FROM meta WHERE key = ?", (_UNFOLLOWED,)).fetchone():
        return True
    made = connection.execute("SELECT value FROM meta WHERE key = ?", (_FOLLOWED,)).fetchone()
    return (made[0] if made else None) != version


def problems_below(connection: sqlite3.Connection, paths: Sequence[str]) -> tuple[tuple[str, str, str], ...]:
    """(path, status, reason) of each of the paths whose document is not `ok`, in order of paths."""
    wanted = set(paths)
    rows = connection.execute(
        "SELECT p.path, d.status, coalesce(d.error, '') FROM document_paths p JOIN documents d ON d.id = p.document_id"
        " WHERE d.status <> 'ok' ORDER BY p.path"
    )
    return tuple((path, status, reason) for path, status, reason in rows if path in wanted)
