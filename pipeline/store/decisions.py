"""What people decided of who is who: kept apart from what rules say, found again after every extraction, never deleted."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.records import content_id
from pipeline.resolve.records import Decision
from pipeline.store.state import mark_unresolved

#: Most mentions that one side of a decision is held by: one for each document that the entity stands in, the first ones.
_MOST_ANCHORS = 400


@dataclass(frozen=True, slots=True)
class Anchored:
    """A decision in force with the identities that its anchors are now; `lost` counts anchors that nothing is any more."""

    id: int
    action: str
    by: str
    at: str
    name: str | None
    left: tuple[int, ...]
    right: tuple[int, ...]
    lost: int


def decide(
    connection: sqlite3.Connection,
    action: str,
    left: Sequence[int],
    right: Sequence[int],
    *,
    by: str,
    at: str,
    reason: str,
    name: str | None = None,
) -> int:
    """Stores a decision over the mentions of two sides and gives its number; to be called inside a transaction.

    `action` is `same`, `different`, `split` (as `different`, and each side is one) or `rename` (with `name`).
    """
    number = content_id("decision", action, *sorted(left), "|", *sorted(right), by, at, name)
    connection.execute(
        "INSERT INTO decisions (id, action, by, at, reason, name) VALUES (?, ?, ?, ?, ?, ?)", (number, action, by, at, reason, name)
    )
    for side, mentions in (("a", left), ("b", right)):
        connection.executemany(
            "INSERT OR IGNORE INTO decision_anchors (decision_id, side, mention_id, document_id, path, kind, start, end, text)"
            " SELECT ?, ?, m.id, m.document_id, d.path, m.kind, m.start, m.end, m.text FROM mentions m"
            " JOIN documents d ON d.id = m.document_id WHERE m.id = ?",
            ((number, side, mention) for mention in mentions[:_MOST_ANCHORS]),
        )
    if left and right:
        verdict = "same" if action == "same" else "different"
        connection.execute(
            "INSERT OR IGNORE INTO judgements (id, left_mention, right_mention, verdict, by, reason, at, decision_id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (content_id("judgement", number), left[0], right[0], verdict, by, reason, at, number),
        )
    mark_unresolved(connection)
    return number


def withdraw(connection: sqlite3.Connection, number: int, *, by: str, at: str) -> bool:
    """Undoes a decision; it stays on record. Tells whether it was in force. To be called inside a transaction."""
    done = connection.execute(
        "UPDATE decisions SET withdrawn_at = ?, withdrawn_by = ? WHERE id = ? AND withdrawn_at IS NULL", (at, by, number)
    )
    mark_unresolved(connection)
    return done.rowcount == 1


def anchored_decisions(connection: sqlite3.Connection) -> list[Anchored]:
    """The decisions in force, each with the identities that it is about now, in order of time."""
    sides: dict[int, dict[str, set[int]]] = defaultdict(lambda: {"a": set(), "b": set()})
    lost: dict[int, int] = defaultdict(int)
    for number, side, *anchor in connection.execute(
        "SELECT a.decision_id, a.side, a.mention_id, a.document_id, a.path, a.kind, a.start, a.end, a.text FROM decision_anchors a"
        " JOIN decisions d ON d.id = a.decision_id WHERE d.withdrawn_at IS NULL"
    ).fetchall():
        identity = _identity_now(connection, *anchor)
        if identity is None:
            lost[number] += 1
        else:
            sides[number][side].add(identity)
    return [
        Anchored(number, action, by, at, name, tuple(sorted(sides[number]["a"])), tuple(sorted(sides[number]["b"])), lost[number])
        for number, action, by, at, name in connection.execute(
            "SELECT id, action, by, at, name FROM decisions WHERE withdrawn_at IS NULL ORDER BY at, id"
        ).fetchall()
    ]


def _identity_now(
    connection: sqlite3.Connection, mention: int, document: int, path: str, kind: str, start: int, end: int, text: str
) -> int | None:
    """The identity of an anchor: of its mention; else of what stands at its place now; else of the same form in the file."""
    for sql, values in (
        ("SELECT identity_id FROM mentions WHERE id = ? AND identity_id IS NOT NULL", (mention,)),
        (
            "SELECT identity_id FROM mentions WHERE document_id = ? AND kind = ? AND start < ? AND end > ?"
            " AND identity_id IS NOT NULL ORDER BY abs(start - ?), id LIMIT 1",
            (document, kind, end, start, start),
        ),
        (
            "SELECT m.identity_id FROM document_paths p JOIN mentions m ON m.document_id = p.document_id"
            " WHERE p.path = ? AND m.kind = ? AND m.text = ? AND m.identity_id IS NOT NULL ORDER BY abs(m.start - ?), m.id LIMIT 1",
            (path, kind, text, start),
        ),
    ):
        row = connection.execute(sql, values).fetchone()
        if row:
            return int(row[0])
    return None


def key_decisions(connection: sqlite3.Connection, decisions: Iterable[Anchored]) -> set[int]:
    """Gives the identities of each decision a key in common, so that they are compared whatever they are called.

    What a new, changed or withdrawn decision is about becomes unsettled; these identities come back.
    """
    wanted = {(f"d:{d.id}", identity) for d in decisions for identity in (*d.left, *d.right)}
    stored = {
        (key, identity)
        for key, identity in connection.execute("SELECT key, identity_id FROM identity_keys WHERE key >= 'd:' AND key < 'd;'")
    }
    changed = wanted ^ stored
    for _, identity in changed:
        connection.execute(
            "INSERT OR IGNORE INTO unsettled_keys (key) SELECT key FROM identity_keys WHERE identity_id = ?", (identity,)
        )
    connection.executemany("DELETE FROM identity_keys WHERE key = ? AND identity_id = ?", stored - wanted)
    connection.executemany("INSERT OR IGNORE INTO identity_keys (key, identity_id) VALUES (?, ?)", wanted - stored)
    connection.executemany("INSERT OR IGNORE INTO unsettled_keys (key) VALUES (?)", {(key,) for key, _ in changed})
    return {identity for _, identity in changed}


def as_decisions(decisions: Iterable[Anchored]) -> tuple[Decision, ...]:
    """Those that say what is one and what is not."""
    return tuple(Decision(d.id, d.action, d.left, d.right, d.by, d.at) for d in decisions if d.action != "rename")


def first_mentions(connection: sqlite3.Connection, entity: int) -> list[int]:
    """One mention of each document that the entity stands in: those by which a decision holds on to it."""
    rows = connection.execute(
        "SELECT json_extract(data, '$.first') FROM identities WHERE entity_id = ? ORDER BY document_id, id", (entity,)
    )
    return [row[0] for row in rows]


def entity_of_mention(connection: sqlite3.Connection, mention: int) -> int | None:
    """The entity that a mention is now; nothing when the mention is gone."""
    row = connection.execute("SELECT entity_id FROM mentions WHERE id = ?", (mention,)).fetchone()
    return row[0] if row else None


def kind_of_entity(connection: sqlite3.Connection, entity: int) -> str | None:
    """`person`, `institution` or `initiative`; nothing when there is no such entity."""
    row = connection.execute("SELECT kind FROM entities WHERE id = ?", (entity,)).fetchone()
    return row[0] if row else None


def mentions_in(connection: sqlite3.Connection, entity: int, documents: Sequence[int]) -> tuple[list[int], list[int]]:
    """(first mentions in these documents, first mentions in all others) of the entity."""
    inside: list[int] = []
    outside: list[int] = []
    for first, document in connection.execute(
        "SELECT json_extract(data, '$.first'), document_id FROM identities WHERE entity_id = ? ORDER BY document_id, id", (entity,)
    ):
        (inside if document in documents else outside).append(first)
    return inside, outside


def pair_of(connection: sqlite3.Connection, judgement: int) -> tuple[int, int] | None:
    """The two mentions of a judgement that a rule left open; nothing when there is none of that number any more."""
    row = connection.execute(
        "SELECT left_mention, right_mention FROM judgements WHERE id = ? AND verdict = 'unsure'", (judgement,)
    ).fetchone()
    return (row[0], row[1]) if row else None
