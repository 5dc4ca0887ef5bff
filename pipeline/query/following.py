"""What became of commitments: as of a day, document by document, and counted for those who owe them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Final

from extractors.names.fold import fold
from pipeline.query.errors import NothingFoundError, QueryError
from pipeline.query.evidence import Quote, file_name, quote
from pipeline.query.names_then import PARTIES
from pipeline.query.stems import stem

STATES: Final = ("done", "open", "overdue", "dropped")

#: (id, root, state, due, last): every commitment made by the day `:as_of` with its state on that day, or where that is NULL
#: as of the last document of its series. `root` is what it renews, or itself; `due` the date as last said, `last` the last
#: thing that is said of it.
FATES: Final = """
    told AS (
        SELECT f.commitment_id, f.status, f.due,
            row_number() OVER (PARTITION BY f.commitment_id ORDER BY d.date DESC, d.id DESC, f.start DESC) AS back
        FROM follow_ups f JOIN documents d ON d.id = f.document_id WHERE :as_of IS NULL OR d.date <= :as_of
    ),
    roots AS (
        SELECT c.id, coalesce(r.first_id, c.id) AS root
        FROM commitments c JOIN documents d ON d.id = c.document_id LEFT JOIN renewals r ON r.commitment_id = c.id
        WHERE :as_of IS NULL OR d.date IS NULL OR d.date <= :as_of
    ),
    known AS (
        SELECT r.id, r.root, own.done OR c.done AS done, c.document_id,
            (SELECT t.status FROM told t WHERE t.commitment_id = r.root AND t.back = 1) AS last,
            coalesce(
                (SELECT t.due FROM told t WHERE t.commitment_id = r.root AND t.due IS NOT NULL ORDER BY t.back LIMIT 1), c.due
            ) AS due
        FROM roots r JOIN commitments own ON own.id = r.id JOIN commitments c ON c.id = r.root
    ),
    fates AS (
        SELECT k.id, k.root, k.due, k.last,
            CASE
                WHEN k.done OR k.last IN ('done', 'late') THEN 'done'
                WHEN k.last = 'dropped' THEN 'dropped'
                WHEN last_day(k.due) < coalesce(
                    :as_of,
                    (SELECT max(s.date) FROM documents d JOIN documents s ON s.series_id = d.series_id WHERE d.id = k.document_id)
                ) THEN 'overdue'
                ELSE 'open'
            END AS state
        FROM known k
    )
"""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one later document says: `status` is `done`, `late`, `postponed`, `dropped` or `repeated`, `due` a new date."""

    status: str
    due: str | None
    quote: Quote


@dataclass(frozen=True, slots=True)
class Chain:
    """A commitment and what later documents say of it, in the order of time.

    `silent` counts the later documents of its series that say nothing since the last that did, `until` is the date of the last.
    """

    id: int
    quote: Quote
    owners: tuple[str, ...]
    due: str | None
    kind: str
    state: str
    series: str | None
    turns: tuple[Turn, ...]
    silent: int
    until: str | None


@dataclass(frozen=True, slots=True)
class Record:
    """How somebody keeps their word: kept in time, late, and what is still open, overdue or given up."""

    kept: int = 0
    late: int = 0
    open: int = 0
    overdue: int = 0
    dropped: int = 0


class AmbiguousCommitmentError(QueryError):
    """Several commitments have the words; `candidates` are (id, date, text)."""

    def __init__(self, message: str, candidates: tuple[tuple[int, str | None, str], ...]) -> None:
        super().__init__(message)
        self.candidates = candidates


def choose_commitment(db: sqlite3.Connection, words: str) -> int:
    """The number of the one commitment meant: by its number, or by words that stand in it in any form.

    What renews an earlier commitment leads to that.

    Raises:
        NothingFoundError: there is none.
        AmbiguousCommitmentError: there are several.
    """
    wanted = " ".join(words.split())
    if wanted.isdigit() and db.execute("SELECT 1 FROM commitments WHERE id = ?", (int(wanted),)).fetchone():
        return _root(db, int(wanted))
    stems = [stem(word) for word in fold(wanted).replace(",", " ").replace(".", " ").split()]
    found: dict[int, tuple[int, str | None, str]] = {}
    rows = db.execute(
        "SELECT c.id, d.date, c.text FROM commitments c JOIN documents d ON d.id = c.document_id"
        " ORDER BY d.date IS NULL, d.date, d.id, c.start, c.id"
    )
    for number, date, text in rows:
        have = fold(text)
        if stems and all(f" {one}" in f" {have}" for one in stems):
            root = _root(db, number)
            found.setdefault(root, (root, date, " ".join(text.split())))
    if not found:
        raise NothingFoundError(f"No commitment has the words “{wanted}”: see them with `saikne commitments`.")
    if len(found) > 1:
        raise AmbiguousCommitmentError(
            f"“{wanted}” fits {len(found)} commitments: say more of its words, or its number.", tuple(found.values())
        )
    return next(iter(found))


def _root(db: sqlite3.Connection, commitment: int) -> int:
    row = db.execute("SELECT first_id FROM renewals WHERE commitment_id = ?", (commitment,)).fetchone()
    return int(row[0]) if row else commitment


def find_chain(db: sqlite3.Connection, commitment: int, *, as_of: str | None = None) -> Chain:
    """The commitment of that number with all that is said of it later, up to the day `as_of`."""
    document, start, end, kind, state, due = db.execute(
        f"WITH {FATES} SELECT c.document_id, c.start, c.end, c.kind, f.state, c.due FROM commitments c"
        " LEFT JOIN fates f ON f.id = c.id WHERE c.id = :id",
        {"id": commitment, "as_of": as_of},
    ).fetchone()
    owners = db.execute(PARTIES, (commitment, "owner"))
    told = db.execute(
        "SELECT f.status, f.due, f.document_id, f.start, f.end, d.date, d.number_in_series FROM follow_ups f"
        " JOIN documents d ON d.id = f.document_id WHERE f.commitment_id = :id AND (:as_of IS NULL OR d.date <= :as_of)"
        " ORDER BY d.date, d.id, f.start",
        {"id": commitment, "as_of": as_of},
    ).fetchall()
    series, place = db.execute(
        "SELECT s.name, d.number_in_series FROM documents d LEFT JOIN series s ON s.id = d.series_id WHERE d.id = ?", (document,)
    ).fetchone()
    after = max([place or 0, *(row[6] or 0 for row in told)])
    silent, until = db.execute(
        "SELECT count(*), max(l.date) FROM documents d JOIN documents l ON l.series_id = d.series_id"
        " WHERE d.id = :id AND l.number_in_series > :after AND (:as_of IS NULL OR l.date <= :as_of)",
        {"id": document, "after": after, "as_of": as_of},
    ).fetchone()
    return Chain(
        commitment, _whole(db, document, start, end), tuple(row[0] for row in owners), due, kind, state or "not yet made", series,
        tuple(Turn(status, new, _whole(db, where, a, b)) for status, new, where, a, b, _, _ in told), silent, until,
    )  # fmt: skip


def _whole(db: sqlite3.Connection, document: int, start: int, end: int) -> Quote:
    """The passage itself: it is whole sentences already."""
    title, date, path, text = db.execute(
        "SELECT title, date, path, substr(text, ? + 1, ? - ?) FROM documents WHERE id = ?", (start, end, start, document)
    ).fetchone()
    flat = " ".join(text.split())
    return Quote(flat, 0, len(flat), title or file_name(path), date, path, quote(db, document, start, start).page)


def find_record(db: sqlite3.Connection, owner: int, *, since: str | None = None, until: str | None = None) -> Record:
    """How the entity keeps its word, as of the last document of each series; a commitment that is renewed counts once."""
    rows = db.execute(
        f"WITH {FATES} SELECT f.state, f.last, count(DISTINCT f.id) FROM fates f JOIN commitments c ON c.id = f.id"
        " JOIN documents d ON d.id = c.document_id WHERE f.id = f.root"
        " AND c.id IN (SELECT commitment_id FROM commitment_parties WHERE entity_id = :owner AND part = 'owner')"
        " AND (:since IS NULL OR last_day(d.date) >= :since) AND (:until IS NULL OR first_day(d.date) <= :until)"
        " GROUP BY f.state, f.last",
        {"owner": owner, "as_of": None, "since": since, "until": until},
    )
    counts = dict.fromkeys(("kept", "late", "open", "overdue", "dropped"), 0)
    for state, last, number in rows:
        counts["late" if last == "late" else "kept" if state == "done" else state] += number
    return Record(**counts)
