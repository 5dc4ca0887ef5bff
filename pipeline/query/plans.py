"""Plans: their measures by number, and the later documents that take one up."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from extractors.names.fold import fold
from pipeline.query.errors import NothingFoundError, QueryError
from pipeline.query.evidence import Quote, file_name, quote
from pipeline.query.following import FATES
from pipeline.query.names_then import PARTIES
from pipeline.query.stems import stem


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A measure of a plan: its number and text, who is to do it until when, its state, and where it is taken up."""

    number: str
    text: str
    owners: tuple[str, ...]
    due: str | None
    state: str | None
    taken_up: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan with its measures in their order."""

    id: int
    title: str
    date: str | None
    path: str
    measures: tuple[PlanLine, ...]


class AmbiguousPlanError(QueryError):
    """Several plans have the words; `candidates` are (id, date, title)."""

    def __init__(self, message: str, candidates: tuple[tuple[int, str | None, str], ...]) -> None:
        super().__init__(message)
        self.candidates = candidates


def choose_plan(db: sqlite3.Connection, words: str, *, id: int | None = None) -> int:  # noqa: A002
    """The document of the one plan in whose title, or file name, all the words stand in some form.

    Raises:
        NothingFoundError: there is none.
        AmbiguousPlanError: there are several.
    """
    plans = db.execute(
        "SELECT id, date, coalesce(title, ''), path FROM documents WHERE id IN (SELECT document_id FROM plan_measures)"
        " ORDER BY date IS NULL, date, id"
    ).fetchall()
    if id is not None:
        if all(plan[0] != id for plan in plans):
            raise NothingFoundError(f"No plan has the id {id}: see the plans with `saikne plan`.")
        return id
    stems = [stem(word) for word in fold(words).split()]
    found = [
        (number, date, title or file_name(path))
        for number, date, title, path in plans
        if all(one in fold(f"{title} {file_name(path)}") for one in stems)
    ]
    if not found:
        raise NothingFoundError(f"No plan is called “{words}”: see the plans with `saikne plan`.")
    if len(found) > 1:
        raise AmbiguousPlanError(f"“{words}” fits {len(found)} plans: say it more exactly, or use --id N.", tuple(found))
    return int(found[0][0])


def list_plans(db: sqlite3.Connection) -> tuple[tuple[int, str | None, str, int], ...]:
    """(id, date, title, number of measures) of every plan, by date."""
    rows = db.execute(
        "SELECT d.id, d.date, d.title, d.path, count(*) FROM documents d JOIN plan_measures m ON m.document_id = d.id"
        " GROUP BY d.id ORDER BY d.date IS NULL, d.date, d.id"
    )
    return tuple((number, date, title or file_name(path), measures) for number, date, title, path, measures in rows)


def find_plan(db: sqlite3.Connection, document: int, *, number: str | None = None) -> Plan:
    """The plan in that document; with `number` only that measure and those below it (`1.2` and `1.2.3`)."""
    title, date, path = db.execute("SELECT title, date, path FROM documents WHERE id = ?", (document,)).fetchone()
    rows = db.execute(
        f"WITH {FATES} SELECT m.id, m.number, m.text, m.commitment_id, f.due, f.state FROM plan_measures m"
        " LEFT JOIN fates f ON f.id = m.commitment_id WHERE m.document_id = :id ORDER BY m.start, m.id",
        {"id": document, "as_of": None},
    ).fetchall()
    wanted = number.strip(".") if number else None
    return Plan(
        document,
        title or file_name(path),
        date,
        path,
        tuple(
            PlanLine(written, " ".join(text.split()), _owners(db, commitment), due, state, _taken_up(db, measure))
            for measure, written, text, commitment, due, state in rows
            if wanted is None or written == wanted or written.startswith(f"{wanted}.")
        ),
    )


def _owners(db: sqlite3.Connection, commitment: int | None) -> tuple[str, ...]:
    return tuple(row[0] for row in db.execute(PARTIES, (commitment, "owner")))


def _taken_up(db: sqlite3.Connection, measure: int) -> tuple[Quote, ...]:
    rows = db.execute(
        "SELECT r.document_id, r.start, r.end FROM measure_references r JOIN documents d ON d.id = r.document_id"
        " WHERE r.measure_id = ? ORDER BY d.date, d.id, r.start",
        (measure,),
    )
    return tuple(quote(db, *row) for row in rows)
