"""What somebody is to do: by owner, deadline, kind and state."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from pipeline.query.evidence import Quote, file_name, quote
from pipeline.query.following import FATES
from pipeline.query.names_then import PARTIES


@dataclass(frozen=True, slots=True)
class CommitmentLine:
    """A commitment as stated; `state` is `done`, `open`, `overdue` or `dropped`, `quote` only there when asked for.

    `due` is the deadline as first said, `moved` as a later document put it; `late` tells that it was done after it.
    """

    id: int
    due: str | None
    due_text: str | None
    owners: tuple[str, ...]
    beneficiaries: tuple[str, ...]
    text: str
    kind: str
    state: str
    document: str
    date: str | None
    path: str
    page: int | None
    quote: Quote | None = None
    moved: str | None = None
    late: bool = False


def find_commitments(
    db: sqlite3.Connection,
    *,
    owner: int | None = None,
    kind: str | None = None,
    due_before: str | None = None,
    due_after: str | None = None,
    open_only: bool = False,
    state: str | None = None,
    as_of: str | None = None,
    since: str | None = None,
    until: str | None = None,
    evidence: bool = False,
) -> tuple[CommitmentLine, ...]:
    """The commitments that meet every condition given, the earliest deadline first, those without one last.

    A deadline is the last day it allows (`2018` is 31 December 2018); `due_before` and `due_after` are days and do not
    count themselves. `since` and `until` are days that the document's date must lie between. The state is that on the day
    `as_of`, else as of the last document of the commitment's series; a commitment that only renews another is not told apart.
    """
    conditions = ["s.id = s.root"]
    if owner is not None:
        conditions.append("c.id IN (SELECT commitment_id FROM commitment_parties WHERE entity_id = :owner AND part = 'owner')")
    if kind is not None:
        conditions.append("c.kind = :kind")
    if due_before is not None:
        conditions.append("last_day(s.due) < :due_before")
    if due_after is not None:
        conditions.append("last_day(s.due) > :due_after")
    if since is not None:
        conditions.append("last_day(d.date) >= :since")
    if until is not None:
        conditions.append("first_day(d.date) <= :until")
    if open_only:
        conditions.append("s.state IN ('open', 'overdue')")
    if state is not None:
        conditions.append("s.state = :state")
    rows = db.execute(
        f"""
        WITH {FATES}
        SELECT c.id, c.due, c.due_text, c.text, c.kind, s.state,
               d.title, d.date, d.path, c.page, c.document_id, c.start, c.end, iif(s.due IS NOT c.due, s.due, NULL),
               s.last IS 'late'
        FROM fates s JOIN commitments c ON c.id = s.id JOIN documents d ON d.id = c.document_id
        WHERE {" AND ".join(conditions)}
        ORDER BY s.due IS NULL, last_day(s.due), d.date, d.path, c.start, c.id
        """,
        {
            "owner": owner,
            "kind": kind,
            "due_before": due_before,
            "due_after": due_after,
            "since": since,
            "until": until,
            "state": state,
            "as_of": as_of,
        },
    ).fetchall()
    return tuple(
        CommitmentLine(
            row[0],
            row[1],
            row[2],
            _parties(db, row[0], "owner"),
            _parties(db, row[0], "beneficiary"),
            " ".join(row[3].split()),
            row[4],
            row[5],
            row[6] or file_name(row[8]),
            row[7],
            row[8],
            row[9],
            quote(db, *row[10:13]) if evidence else None,
            row[13],
            bool(row[14]),
        )
        for row in rows
    )


def _parties(db: sqlite3.Connection, commitment_id: int, part: str) -> tuple[str, ...]:
    return tuple(row[0] for row in db.execute(PARTIES, (commitment_id, part)))
