"""Who worked with whom: how often, how, from when to when, and where it says so."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.query.evidence import Quote, quote


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason to call it cooperation, with the sentence. `kind` is as in the view `cooperation`, or a part."""

    kind: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody worked with: in how many `documents`, and in how many of them as each of the `kinds`."""

    id: int
    kind: str
    name: str
    documents: int
    kinds: dict[str, int]
    first: str | None
    last: str | None
    reasons: tuple[Reason, ...] = ()


_COOPERATION = """
    SELECT b_id AS partner, kind, document_id, date, start, end FROM cooperation WHERE a_id = :id
    UNION ALL SELECT a_id, kind, document_id, date, start, end FROM cooperation WHERE b_id = :id
"""
_PAIR = """
    SELECT kind, document_id, date, start, end FROM cooperation
    WHERE a_id = min(:id, :partner) AND b_id = max(:id, :partner)
"""
_PARTIES = """
    SELECT p.entity_id AS partner, p.part AS kind, p.document_id, d.date, p.start, p.end
    FROM parties p JOIN documents d ON d.id = p.document_id WHERE p.initiative_id = :id
"""
_WITHIN = "(:since IS NULL OR last_day(date) >= :since) AND (:until IS NULL OR first_day(date) <= :until)"


def find_partners(
    db: sqlite3.Connection,
    entity_id: int,
    *,
    since: str | None = None,
    until: str | None = None,
    limit: int | None = None,
    evidence: bool = False,
) -> tuple[Partner, ...]:
    """The partners of a person or institution, or the parties of an initiative.

    First those who share most documents, then those of whom it is stated in so many words more often than that they
    sat in one meeting, then the latest. `since` and `until` are days; what has no date is then left out.
    """
    kind = db.execute("SELECT kind FROM entities WHERE id = ?", (entity_id,)).fetchone()[0]
    source = _PARTIES if kind == "initiative" else _COOPERATION
    values = {"id": entity_id, "since": since, "until": until, "limit": -1 if limit is None else limit}
    where = f"WHERE {_WITHIN}" if since or until else ""
    rows = db.execute(
        f"""
        SELECT e.id, e.kind, e.name, count(DISTINCT t.document_id), min(t.date), max(t.date)
        FROM ({source}) t JOIN entities e ON e.id = t.partner {where}
        GROUP BY e.id
        ORDER BY count(DISTINCT t.document_id) DESC, count(DISTINCT iif(t.kind <> 'met', t.document_id, NULL)) DESC,
                 max(t.date) DESC, e.name, e.id
        LIMIT :limit
        """,
        values,
    ).fetchall()
    return tuple(
        Partner(
            partner,
            partner_kind,
            name,
            documents,
            _kinds(db, kind, where, values | {"partner": partner}),
            first,
            last,
            tuple(_reasons(db, kind, where, values | {"partner": partner})) if evidence else (),
        )
        for partner, partner_kind, name, documents, first, last in rows
    )


def count_partners(db: sqlite3.Connection, entity_id: int, *, since: str | None = None, until: str | None = None) -> int:
    """How many partners `find_partners` gives without a limit."""
    kind = db.execute("SELECT kind FROM entities WHERE id = ?", (entity_id,)).fetchone()[0]
    source = _PARTIES if kind == "initiative" else _COOPERATION
    where = f"WHERE {_WITHIN}" if since or until else ""
    values = {"id": entity_id, "since": since, "until": until}
    total: int = db.execute(f"SELECT count(DISTINCT partner) FROM ({source}) {where}", values).fetchone()[0]
    return total


def _between(kind: str) -> str:
    """The rows between the entity `:id` of that kind and its `:partner`."""
    return f"SELECT * FROM ({_PARTIES}) WHERE partner = :partner" if kind == "initiative" else _PAIR


def _kinds(db: sqlite3.Connection, kind: str, where: str, values: dict[str, object]) -> dict[str, int]:
    return dict(
        db.execute(
            f"SELECT kind, count(DISTINCT document_id) FROM ({_between(kind)}) {where}"
            " GROUP BY kind ORDER BY kind = 'met', 2 DESC, kind",
            values,
        )
    )


def _reasons(db: sqlite3.Connection, kind: str, where: str, values: dict[str, object]) -> Iterator[Reason]:
    """What is stated before what follows from a meeting, in the order of time, each sentence once."""
    seen = set()
    for how, document_id, start, end in db.execute(
        f"SELECT kind, document_id, start, end FROM ({_between(kind)}) {where}"
        " ORDER BY kind = 'met', date IS NULL, date, document_id, start, end",
        values,
    ):
        reason = Reason(how, quote(db, document_id, start, end))
        said = (how, document_id, reason.quote.text)
        if said not in seen:
            seen.add(said)
            yield reason
