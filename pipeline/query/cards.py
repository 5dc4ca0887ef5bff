"""The card of a person, an institution or an initiative: what the whole corpus says of it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from pipeline.query.commitments import CommitmentLine, find_commitments
from pipeline.query.evidence import Quote, file_name, quote
from pipeline.query.following import Record, find_record
from pipeline.query.names import Candidate, describe
from pipeline.query.names_then import name_then
from pipeline.query.partners import Partner, find_partners


@dataclass(frozen=True, slots=True)
class Post:
    """Who held which post where. `first` and `last` are the dates of the documents that say so."""

    person: str
    role: str | None
    institution: str | None
    unit: str | None
    first: str | None
    last: str | None
    document: str  # the latest that says so
    documents: int
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting or event that somebody attended, or was absent from. `represented` is on whose behalf, or by whom.

    `series` is the name of the series of meetings that it belongs to.
    """

    date: str | None
    document: str
    capacity: str
    represented: str | None
    path: str
    quote: Quote | None = None
    series: str | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """A part in an initiative. `who` is the party on the card of an initiative, the initiative on all others."""

    who: str
    part: str
    date: str | None
    document: str
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """Everything known of one entity. `facts` are single values such as its type; the rest is in the order of time."""

    entity: Candidate
    facts: dict[str, str | float | None]
    aliases: tuple[str, ...]
    posts: tuple[Post, ...]
    units: tuple[str, ...]
    meetings: tuple[Meeting, ...]
    commitments: tuple[CommitmentLine, ...]
    memberships: tuple[Membership, ...]
    partners: tuple[Partner, ...]
    record: Record


def find_card(
    db: sqlite3.Connection,
    entity_id: int,
    *,
    since: str | None = None,
    until: str | None = None,
    partners: int | None = 10,
    evidence: bool = False,
) -> Card:
    """The card of the entity, from documents dated between the days `since` and `until` where these are given."""
    entity = describe(db, [entity_id])[0]
    when: dict[str, object] = {"id": entity_id, "since": since, "until": until}
    owed: tuple[CommitmentLine, ...] = ()
    most: tuple[Partner, ...] = ()
    if entity.kind != "initiative":
        owed = find_commitments(db, owner=entity_id, since=since, until=until, evidence=evidence)
        most = find_partners(db, entity_id, since=since, until=until, limit=partners, evidence=evidence)
    return Card(
        entity,
        _facts(db, entity),
        _aliases(db, entity),
        _posts(db, when, evidence=evidence),
        _units(db, when),
        _meetings(db, when, evidence=evidence),
        owed,
        _memberships(db, when, evidence=evidence),
        most,
        find_record(db, entity_id, since=since, until=until),
    )


_WITHIN = "(:since IS NULL OR last_day(d.date) >= :since) AND (:until IS NULL OR first_day(d.date) <= :until)"


def _facts(db: sqlite3.Connection, entity: Candidate) -> dict[str, str | float | None]:
    names: tuple[str, ...]
    if entity.kind == "person":
        names = ("given name", "family name", "gender")
        sql = "SELECT given_name, family_name, gender FROM people WHERE entity_id = ?"
    elif entity.kind == "institution":
        names = ("abbreviation", "type", "part of")
        sql = (
            "SELECT i.abbreviation, i.type, e.name FROM institutions i LEFT JOIN entities e ON e.id = i.parent_id"
            " WHERE i.entity_id = ?"
        )
    else:
        names = ("type", "start", "end", "budget", "currency")
        sql = "SELECT type, start, end, budget, currency FROM initiatives WHERE entity_id = ?"
    row = db.execute(sql, (entity.id,)).fetchone() or (None,) * len(names)
    return dict(zip(names, row, strict=True))


def _aliases(db: sqlite3.Connection, entity: Candidate) -> tuple[str, ...]:
    rows = db.execute("SELECT DISTINCT alias FROM aliases WHERE entity_id = ? ORDER BY alias", (entity.id,))
    return tuple(row[0] for row in rows if row[0] != entity.name)


def _posts(db: sqlite3.Connection, when: dict[str, object], *, evidence: bool) -> tuple[Post, ...]:
    rows = db.execute(
        f"""
        SELECT e.name, r.role, {name_then("i", "d")}, r.unit, r.date, d.title, d.path, r.document_id, r.start, r.end
        FROM roles r JOIN documents d ON d.id = r.document_id LEFT JOIN entities e ON e.id = r.person_id
             LEFT JOIN entities i ON i.id = r.institution_id
        WHERE (r.person_id = :id OR r.institution_id = :id) AND r.person_id IS NOT NULL AND {_WITHIN}
        ORDER BY r.date IS NULL, r.date, r.document_id, r.start, r.end, r.id
        """,
        when,
    ).fetchall()
    groups: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
    for row in rows:
        groups.setdefault(row[:4], []).append(row)
    posts = []
    for (person, role, institution, unit), said in groups.items():
        dates = [row[4] for row in said if row[4]]
        first, last = (dates[0], dates[-1]) if dates else (None, None)
        title, path, *place = said[-1][5:]
        document, documents = title or file_name(path), len({row[7] for row in said})
        cited = quote(db, *place) if evidence else None
        posts.append(Post(person, role, institution, unit, first, last, document, documents, cited))
    return tuple(posts)


def _units(db: sqlite3.Connection, when: dict[str, object]) -> tuple[str, ...]:
    rows = db.execute(
        f"SELECT DISTINCT r.unit FROM roles r JOIN documents d ON d.id = r.document_id"
        f" WHERE r.institution_id = :id AND r.unit IS NOT NULL AND {_WITHIN} ORDER BY r.unit",
        when,
    )
    return tuple(row[0] for row in rows)


def _meetings(db: sqlite3.Connection, when: dict[str, object], *, evidence: bool) -> tuple[Meeting, ...]:
    rows = db.execute(
        f"""
        SELECT * FROM (
        SELECT d.id, d.date, d.title, d.path, a.capacity, {name_then("b", "d")}, a.start, a.end
        FROM attendance a JOIN documents d ON d.id = a.document_id LEFT JOIN entities b ON b.id = a.on_behalf_of
        WHERE a.entity_id = :id AND {_WITHIN}
        UNION ALL
        SELECT d.id, d.date, d.title, d.path, a.capacity, e.name, a.start, a.end
        FROM attendance a JOIN documents d ON d.id = a.document_id JOIN entities e ON e.id = a.entity_id
        WHERE a.on_behalf_of = :id AND a.capacity <> 'absent' AND {_WITHIN}
        ) ORDER BY date IS NULL, date, id, start, "end"
        """,
        when,
    ).fetchall()
    by_document: dict[int, list[tuple[str, str | None, int, int]]] = {}
    documents = {}
    for document_id, date, title, path, capacity, other, start, end in rows:
        documents[document_id] = (date, title or file_name(path), path)
        by_document.setdefault(document_id, []).append((capacity, other, start, end))
    meetings = []
    for document_id, lines in by_document.items():
        date, document, path = documents[document_id]
        others = dict.fromkeys(line[1] for line in lines if line[1])
        meetings.append(
            Meeting(
                date,
                document,
                lines[0][0],
                ", ".join(others) or None,
                path,
                quote(db, document_id, *lines[0][2:]) if evidence else None,
                _series_of(db, document_id),
            )
        )
    return tuple(meetings)


def _series_of(db: sqlite3.Connection, document_id: int) -> str | None:
    row = db.execute("SELECT s.name FROM documents d JOIN series s ON s.id = d.series_id WHERE d.id = ?", (document_id,)).fetchone()
    return str(row[0]) if row else None


def _memberships(db: sqlite3.Connection, when: dict[str, object], *, evidence: bool) -> tuple[Membership, ...]:
    rows = db.execute(
        f"""
        SELECT {name_then("e", "d")} AS name, p.part, d.date, d.title, d.path, p.document_id, min(p.start), p.end
        FROM parties p JOIN documents d ON d.id = p.document_id
             JOIN entities e ON e.id = iif(p.initiative_id = :id, p.entity_id, p.initiative_id)
        WHERE (p.initiative_id = :id OR p.entity_id = :id) AND {_WITHIN}
        GROUP BY e.id, p.part
        ORDER BY d.date IS NULL, d.date, p.start, name
        """,
        when,
    ).fetchall()
    return tuple(
        Membership(name, part, date, title or file_name(path), quote(db, *place) if evidence else None)
        for name, part, date, title, path, *place in rows
    )
