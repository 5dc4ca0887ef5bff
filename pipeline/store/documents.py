"""One document and its facts into the database, in one transaction, and out of it again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from extractors.records import Document, Facts, content_id
from pipeline.store.state import mark_unresolved


@dataclass(frozen=True, slots=True)
class Stored:
    """What the database knows of a path: which document it is, as last seen."""

    path: str
    document: int
    size: int
    mtime_ns: int
    sha256: str | None
    status: str
    version: str | None


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything inside is written at once or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def stored_paths(connection: sqlite3.Connection) -> dict[str, Stored]:
    """All paths in the database."""
    rows = connection.execute(
        "SELECT p.path, d.id, p.size, p.mtime_ns, d.sha256, d.status, d.version"
        " FROM document_paths p JOIN documents d ON d.id = p.document_id"
    )
    return {row[0]: Stored(*row) for row in rows}


def put_path(connection: sqlite3.Connection, path: str, document: int, size: int, mtime_ns: int) -> None:
    """Makes the path one of the document's; `documents.path` stays the first of them in order."""
    connection.execute(
        "INSERT INTO document_paths (path, document_id, size, mtime_ns) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (path) DO UPDATE SET document_id = excluded.document_id, size = excluded.size,"
        " mtime_ns = excluded.mtime_ns",
        (path, document, size, mtime_ns),
    )
    _name(connection, document)


def remove_path(connection: sqlite3.Connection, path: str) -> bool:
    """Takes the path away; a document without any is retracted with all its facts. Tells whether one was."""
    row = connection.execute("SELECT document_id FROM document_paths WHERE path = ?", (path,)).fetchone()
    connection.execute("DELETE FROM document_paths WHERE path = ?", (path,))
    return row is not None and _drop_if_nameless(connection, row[0])


def _drop_if_nameless(connection: sqlite3.Connection, document: int) -> bool:
    if connection.execute("SELECT 1 FROM document_paths WHERE document_id = ?", (document,)).fetchone():
        _name(connection, document)
        return False
    connection.execute("DELETE FROM documents WHERE id = ?", (document,))
    mark_unresolved(connection)
    return True


def _name(connection: sqlite3.Connection, document: int) -> None:
    connection.execute(
        "UPDATE documents SET path = (SELECT min(path) FROM document_paths WHERE document_id = documents.id)"
        " WHERE id = ? AND path IS NOT (SELECT min(path) FROM document_paths WHERE document_id = documents.id)",
        (document,),
    )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of reading a file: a document with facts, or none and the reason. `sha256` is of its bytes."""

    path: str
    size: int
    mtime_ns: int
    sha256: str | None
    status: str
    error: str | None
    version: str
    read_at: str
    media_type: str | None = None
    document: Document | None = None
    facts: Facts | None = None

    @property
    def id(self) -> int:
        """The document's number: of its bytes, or of its path when they cannot be read."""
        return content_id("document", self.sha256) if self.sha256 else content_id("path", self.path)


def save_document(connection: sqlite3.Connection, outcome: Outcome) -> None:
    """Stores what came of a file and retracts what the same path or document said before; one transaction."""
    with transaction(connection):
        before = connection.execute("SELECT document_id FROM document_paths WHERE path = ?", (outcome.path,)).fetchone()
        paths = connection.execute(
            "SELECT path, size, mtime_ns FROM document_paths WHERE document_id = ?", (outcome.id,)
        ).fetchall()
        connection.execute("DELETE FROM documents WHERE id = ?", (outcome.id,))
        mark_unresolved(connection)
        _insert_document(connection, outcome)
        for path, size, mtime_ns in paths:
            put_path(connection, path, outcome.id, size, mtime_ns)
        put_path(connection, outcome.path, outcome.id, outcome.size, outcome.mtime_ns)
        if before is not None and before[0] != outcome.id:
            _drop_if_nameless(connection, before[0])
        if outcome.document is not None:
            _insert_passages(connection, outcome.document, outcome.facts)
        if outcome.facts is not None:
            _insert_facts(connection, outcome.facts)


def _insert_document(connection: sqlite3.Connection, outcome: Outcome) -> None:
    document, facts = outcome.document, outcome.facts
    header = facts.header if facts else None
    text = document.text if document else ""
    connection.execute(
        "INSERT INTO documents (id, path, sha256, media_type, kind, title, number, date, place, body_mention, language,"
        " pages, text, status, error, read_at, version, size, words)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            outcome.id, outcome.path, outcome.sha256, document.media_type if document else outcome.media_type,
            header.kind if header else None, (header.title if header else None) or (document.title if document else None),
            header.number if header else None, header.date if header else None, header.place if header else None,
            header.body if header else None, header.language if header else None,
            document.pages if document else None, text, outcome.status, outcome.error, outcome.read_at,
            outcome.version, outcome.size, len(text.split()),
        ),
    )  # fmt: skip


def _insert_passages(connection: sqlite3.Connection, document: Document, facts: Facts | None) -> None:
    lemmas = facts.lemmas if facts else ()
    connection.executemany(
        "INSERT INTO passages (id, document_id, page, start, end, kind, level, table_no, row_no, column_no, header, text,"
        " lemmas) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                content_id("passage", document.id, number), document.id, p.page, p.start, p.end, p.kind.value, p.level,
                p.table, p.row, p.column, int(p.header), document.text[p.start : p.end],
                lemmas[number] if number < len(lemmas) else "",
            )
            for number, p in enumerate(document.passages)
        ),
    )  # fmt: skip


def _insert(connection: sqlite3.Connection, table: str, columns: str, rows: Iterable[tuple[Any, ...]]) -> None:
    marks = ", ".join("?" * (columns.count(",") + 1))
    connection.executemany(f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})", rows)


def _insert_facts(connection: sqlite3.Connection, facts: Facts) -> None:
    document = facts.document
    _insert(connection, "document_words", "document_id, form, lemma", ((document, *pair) for pair in facts.word_forms))
    _insert(connection, "sentences", "document_id, start, end", ((document, *span) for span in facts.sentences))
    _insert(
        connection, "sections", "document_id, kind, start, end, title, number, capacity",
        ((document, s.kind.value, s.start, s.end, s.title, s.number, s.capacity) for s in facts.sections),
    )  # fmt: skip
    _insert(
        connection, "mentions",
        "id, document_id, page, start, end, text, confidence, method, kind, name, alternatives, gender, type",
        (
            (m.id, document, m.evidence.page, m.evidence.start, m.evidence.end, m.evidence.quote, m.confidence, m.method,
             m.kind.value, m.name, json.dumps(m.alternatives, ensure_ascii=False), m.gender, m.type)
            for m in facts.mentions
        ),
    )  # fmt: skip
    _insert(
        connection, "mention_aliases", "document_id, short_id, long_id, start, end, page, method",
        ((document, a.short, a.long, a.evidence.start, a.evidence.end, a.evidence.page, a.method) for a in facts.aliases),
    )  # fmt: skip
    _insert(
        connection, "roles",
        "id, unit, role, document_id, date, page, start, end, person_mention, institution_mention, method, confidence",
        (
            (content_id("role", document, r.evidence.start, r.evidence.end, r.person, r.institution, r.role, r.unit), r.unit,
             r.role, document, facts.header.date, r.evidence.page, r.evidence.start, r.evidence.end, r.person, r.institution,
             r.method, r.confidence)
            for r in facts.roles
        ),
    )  # fmt: skip
    _insert(
        connection, "attendance",
        "document_id, capacity, page, start, end, mention_id, on_behalf_mention, method, confidence",
        (
            (document, a.capacity.value, a.evidence.page, a.evidence.start, a.evidence.end, a.subject, a.on_behalf_of,
             a.method, a.confidence)
            for a in facts.attendance
        ),
    )  # fmt: skip
    _insert(
        connection, "commitments",
        "id, document_id, page, start, end, text, kind, due, due_text, done, method, confidence",
        (
            (c.id, document, c.evidence.page, c.evidence.start, c.evidence.end, c.evidence.quote, c.kind.value, c.due,
             c.due_text, int(c.done), c.method, c.confidence)
            for c in facts.commitments
        ),
    )  # fmt: skip
    _insert(
        connection, "commitment_parties", "commitment_id, part, mention_id",
        (
            (c.id, part, mention)
            for c in {c.id: c for c in facts.commitments}.values()
            for part, mentions in (("owner", c.owners), ("beneficiary", c.beneficiaries))
            for mention in dict.fromkeys(mentions)
        ),
    )  # fmt: skip
    _insert(
        connection, "meeting_decisions",
        "id, document_id, number, item, page, start, end, text, formal, votes_for, votes_against, votes_abstained, unanimous,"
        " method, confidence",
        (
            (d.id, document, d.number, d.item, d.evidence.page, d.evidence.start, d.evidence.end, d.evidence.quote, int(d.formal),
             d.votes_for, d.votes_against, d.votes_abstained, int(d.unanimous), d.method, d.confidence)
            for d in facts.decisions
        ),
    )  # fmt: skip
    _insert(
        connection, "votes", "decision_id, vote, mention_id",
        ((d.id, vote.value, mention) for d in facts.decisions for vote, mention in d.voters),
    )  # fmt: skip
    _insert(
        connection, "initiative_facts",
        "mention_id, document_id, type, start, end, budget, currency, page, span_start, span_end",
        (
            (i.mention, document, i.type, i.start, i.end, i.budget, i.currency, i.evidence.page, i.evidence.start,
             i.evidence.end)
            for i in facts.initiatives
        ),
    )  # fmt: skip
    _insert(
        connection, "parties",
        "part, document_id, page, start, end, initiative_mention, mention_id, method, confidence",
        (
            (p.part.value, document, p.evidence.page, p.evidence.start, p.evidence.end, p.initiative, p.subject, p.method,
             p.confidence)
            for p in facts.parties
        ),
    )  # fmt: skip
    _insert(
        connection, "ties",
        "id, kind, document_id, date, page, start, end, a_mention, b_mention, method, confidence",
        (
            (content_id("tie", document, t.evidence.start, t.evidence.end, t.a, t.b, t.kind), t.kind.value, document,
             facts.header.date, t.evidence.page, t.evidence.start, t.evidence.end, t.a, t.b, t.method, t.confidence)
            for t in facts.ties
        ),
    )  # fmt: skip
