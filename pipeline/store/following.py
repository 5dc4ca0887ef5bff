"""What following reads from the database and what it writes back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from extractors.records import content_id
from pipeline.follow.meetings import Head
from pipeline.follow.records import FollowUp, Measure, MeasureReference, Name, Paper, Passage, Renewal, Series, Task

#: Code points of a document in which its series is looked for.
_HEAD = 2500


def load_papers(connection: sqlite3.Connection, ids: Sequence[int]) -> tuple[Paper, ...]:
    """The documents of these numbers with everything that following looks at, in the order given."""
    short = _abbreviations(connection)
    return tuple(_paper(connection, number, short) for number in ids)


def plan_ids(connection: sqlite3.Connection) -> tuple[int, ...]:
    """The documents that are plans, in the order of their numbers."""
    rows = connection.execute("SELECT id FROM documents WHERE status IN ('ok', 'partial') AND kind = 'plan' ORDER BY id")
    return tuple(row[0] for row in rows)


def naming_ids(connection: sqlite3.Connection, roots: Sequence[str], *, after: str | None, but: int) -> tuple[int, ...]:
    """The documents dated later in which words with all of these roots stand, in the order of time; none for no roots."""
    found: set[int] | None = None
    for one in roots:
        rows = connection.execute(
            "SELECT DISTINCT document_id FROM document_words WHERE form >= ? AND form < ?", (one, one + "\uffff")
        )
        here = {row[0] for row in rows}
        found = here if found is None else found & here
    if not found or after is None:
        return ()
    rows = connection.execute("SELECT id FROM documents WHERE date > ? ORDER BY date, id", (after,))
    return tuple(row[0] for row in rows if row[0] in found and row[0] != but)


def _paper(connection: sqlite3.Connection, number: int, short: Mapping[int, Sequence[str]]) -> Paper:
    row = connection.execute(
        "SELECT id, date, kind, title, number, body_id, text FROM documents WHERE id = ?", (number,)
    ).fetchone()
    passages = connection.execute(
        "SELECT start, end, page, kind, table_no, row_no, column_no, header FROM passages WHERE document_id = ?"
        " ORDER BY start, end, id",
        (number,),
    )
    names = connection.execute(
        "SELECT m.start, m.end, coalesce(m.entity_id, 0), m.kind, coalesce(e.name, m.name) FROM mentions m"
        " LEFT JOIN entities e ON e.id = m.entity_id WHERE m.document_id = ? ORDER BY m.start, m.end, m.id",
        (number,),
    )
    behalf: dict[int, list[int]] = {}
    for person, institution in connection.execute(
        "SELECT person_id, institution_id FROM roles WHERE document_id = :id AND person_id IS NOT NULL"
        " AND institution_id IS NOT NULL"
        " UNION SELECT entity_id, on_behalf_of FROM attendance WHERE document_id = :id AND entity_id IS NOT NULL"
        " AND on_behalf_of IS NOT NULL ORDER BY 1, 2",
        {"id": number},
    ):
        behalf.setdefault(person, []).append(institution)
    owners: dict[int, list[int]] = {}
    for commitment, entity in connection.execute(
        "SELECT p.commitment_id, p.entity_id FROM commitment_parties p JOIN commitments c ON c.id = p.commitment_id"
        " WHERE c.document_id = ? AND p.part = 'owner' AND p.entity_id IS NOT NULL ORDER BY 1, 2",
        (number,),
    ):
        owners.setdefault(commitment, []).append(entity)
    tasks = connection.execute(
        "SELECT id, start, end, page, text, kind, due, done FROM commitments WHERE document_id = ? ORDER BY start, end, id",
        (number,),
    )
    number, date, kind, title, written, body, text = row
    return Paper(
        number, date, kind, title, written, body, text,
        passages=tuple(
            Passage(start, end, page, kind, (table, line) if kind == "cell" and line is not None else None, column, bool(header))
            for start, end, page, kind, table, line, column, header in passages
        ),
        sentences=tuple(
            connection.execute("SELECT start, end FROM sentences WHERE document_id = ? ORDER BY start", (number,)).fetchall()
        ),
        sections=tuple(
            connection.execute(
                "SELECT kind, start, end, number FROM sections WHERE document_id = ? ORDER BY start", (number,)
            ).fetchall()
        ),
        names=tuple(
            Name(start, end, entity, kind, name, tuple(short.get(entity, ())), tuple(behalf.get(entity, ())))
            for start, end, entity, kind, name in names
        ),
        tasks=tuple(
            Task(identity, start, end, page, text, kind, due, bool(done), tuple(owners.get(identity, ())))
            for identity, start, end, page, text, kind, due, done in tasks
        ),
    )  # fmt: skip


def save_following(
    connection: sqlite3.Connection,
    series: Iterable[Series],
    follow_ups: Iterable[FollowUp],
    renewals: Iterable[Renewal] = (),
    measures: Iterable[Measure] = (),
    references: Iterable[MeasureReference] = (),
) -> None:
    """Writes series, follow-ups and plans anew; to be called inside a transaction."""
    lines = tuple(series)
    connection.execute(
        "UPDATE documents SET series_id = NULL, number_in_series = NULL WHERE series_id IS NOT NULL OR number_in_series IS NOT NULL"
    )
    for table in ("measure_references", "plan_measures", "renewals", "follow_ups", "series"):
        connection.execute(f"DELETE FROM {table}")
    connection.executemany("INSERT INTO series (id, name, body_id) VALUES (?, ?, ?)", ((s.id, s.name, s.body) for s in lines))
    connection.executemany(
        "UPDATE documents SET series_id = ?, number_in_series = ? WHERE id = ?",
        ((s.id, place, paper) for s in lines for place, paper in enumerate(s.papers, 1)),
    )
    connection.executemany(
        "INSERT INTO follow_ups (id, commitment_id, document_id, page, start, end, text, status, due, renewal_id, method,"
        " confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (content_id("follow-up", f.commitment, f.document, f.start, f.end), f.commitment, f.document, f.page, f.start, f.end,
             f.text, f.status, f.due, f.renewals[0] if f.renewals else None, f.method, f.confidence)
            for f in follow_ups
        ),
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO renewals (commitment_id, first_id) VALUES (?, ?)", ((r.commitment, r.first) for r in renewals)
    )
    connection.executemany(
        "INSERT INTO plan_measures (id, document_id, number, text, page, start, end, commitment_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((m.id, m.document, m.number, m.text, m.page, m.start, m.end, m.commitment) for m in measures),
    )
    connection.executemany(
        "INSERT INTO measure_references (id, measure_id, document_id, page, start, end, text, method, confidence)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (content_id("measure-reference", r.measure, r.document, r.start, r.end), r.measure, r.document, r.page, r.start, r.end,
             r.text, r.method, r.confidence)
            for r in references
        ),
    )  # fmt: skip


def load_heads(connection: sqlite3.Connection) -> tuple[Head, ...]:
    """The beginnings of all documents that have text, in the order of their numbers."""
    names: dict[int, list[Name]] = {}
    short = _abbreviations(connection)
    for document, start, end, entity, kind, name in connection.execute(
        "SELECT m.document_id, m.start, m.end, coalesce(m.entity_id, 0), m.kind, coalesce(e.name, m.name) FROM mentions m"
        " LEFT JOIN entities e ON e.id = m.entity_id WHERE m.start < ? AND m.kind <> 'person'"
        " ORDER BY m.document_id, m.start, m.end, m.id",
        (_HEAD,),
    ):
        names.setdefault(document, []).append(Name(start, end, entity, kind, name, tuple(short.get(entity, ()))))
    rows = connection.execute(
        "SELECT d.id, d.date, d.kind, d.title, d.number, substr(d.text, 1, ?),"
        " coalesce((SELECT min(s.start) FROM sections s WHERE s.document_id = d.id AND s.kind = 'attendance' AND s.start > 0), 600)"
        " FROM documents d WHERE d.status IN ('ok', 'partial') AND d.text <> '' ORDER BY d.id",
        (_HEAD,),
    )
    return tuple(
        Head(number, date, kind, title, written, text, head, tuple(names.get(number, ())))
        for number, date, kind, title, written, text, head in rows
    )


def _abbreviations(connection: sqlite3.Connection) -> dict[int, list[str]]:
    short: dict[int, list[str]] = {}
    for entity, alias in connection.execute(
        "SELECT entity_id, alias FROM aliases WHERE kind = 'abbreviation' UNION"
        " SELECT entity_id, abbreviation FROM institutions WHERE abbreviation IS NOT NULL ORDER BY 1, 2"
    ):
        short.setdefault(entity, []).append(alias)
    return short
