"""From a name as somebody types it to the entity that is meant.

Ways to match are tried from the strictest to the most forgiving, and the first that finds anything decides; several
entities found in the same way are a choice for whoever asked. The order: the name letter for letter; the name or an
alias without regard to case and diacritics; printed forms, initials and surnames; other forms; some of its words.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from extractors.names.fold import fold
from pipeline.query.errors import AmbiguousNameError, NothingFoundError
from pipeline.query.matching import WAYS


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that a name can mean, with what tells it from others: institutions or type, years, documents."""

    id: int
    kind: str
    name: str
    detail: str
    first: str | None
    last: str | None
    documents: int


def resolve_name(db: sqlite3.Connection, name: str, *, kind: str | None = None, id: int | None = None) -> Candidate:  # noqa: A002
    """The one entity meant by the name (or by `id`, which then outranks the name).

    Raises:
        NothingFoundError: nothing in the database bears such a name; the message proposes near ones.
        AmbiguousNameError: several entities do, equally well.
    """
    if id is not None:
        id = current_number(db, id)  # noqa: A001
        if not db.execute("SELECT 1 FROM entities WHERE id = ?", (id,)).fetchone():
            raise NothingFoundError(f"No entity has the id {id}: find it with `saikne show NAME --format json`.")
        return describe(db, [id])[0]
    found = find_entities(db, name, kind=kind)
    if not found:
        raise NothingFoundError(_nothing(db, name))
    if len(found) > 1:
        raise AmbiguousNameError(f"{name!s} can mean {len(found)} of those in the database", found)
    return found[0]


def current_number(db: sqlite3.Connection, number: int) -> int:
    """The number of an entity now: what an old one leads to since its entity was merged into another."""
    seen: set[int] = set()
    while number not in seen and not db.execute("SELECT 1 FROM entities WHERE id = ?", (number,)).fetchone():
        seen.add(number)
        row = db.execute("SELECT new_id FROM moved_entities WHERE old_id = ? AND how = 'merged'", (number,)).fetchone()
        number = row[0] if row else number
    return number


def find_entities(db: sqlite3.Connection, name: str, *, kind: str | None = None) -> tuple[Candidate, ...]:
    """All entities that match the name equally well and better than any other, those in most documents first."""
    wanted = " ".join(name.split())
    if not wanted:
        return ()
    for way in WAYS:
        ids = _of_kind(db, set(way(db, wanted)), kind)
        if ids:
            return describe(db, ids)
    return ()


def _of_kind(db: sqlite3.Connection, ids: set[int], kind: str | None) -> list[int]:
    if kind is None or not ids:
        return sorted(ids)
    marks = ",".join("?" * len(ids))
    return [row[0] for row in db.execute(f"SELECT id FROM entities WHERE kind = ? AND id IN ({marks})", (kind, *ids))]


def describe(db: sqlite3.Connection, ids: Iterable[int]) -> tuple[Candidate, ...]:
    """The entities with what tells them apart, those in most documents first."""
    described = []
    for entity_id in ids:
        kind, name = db.execute("SELECT kind, name FROM entities WHERE id = ?", (entity_id,)).fetchone()
        first, last, documents = db.execute(
            "SELECT min(date), max(date), count(*) FROM documents"
            " WHERE id IN (SELECT document_id FROM mentions WHERE entity_id = ?)",
            (entity_id,),
        ).fetchone()
        described.append(Candidate(entity_id, kind, name, _detail(db, entity_id, kind), first, last, documents))
    return tuple(sorted(described, key=lambda one: (-one.documents, one.name, one.id)))


def _detail(db: sqlite3.Connection, entity_id: int, kind: str) -> str:
    if kind == "person":
        rows = db.execute(
            "SELECT e.name FROM roles r JOIN entities e ON e.id = r.institution_id WHERE r.person_id = ?"
            " GROUP BY e.id ORDER BY count(*) DESC, e.name LIMIT 2",
            (entity_id,),
        ).fetchall()
        return ", ".join(row[0] for row in rows)
    table = "institutions" if kind == "institution" else "initiatives"
    row = db.execute(f"SELECT type FROM {table} WHERE entity_id = ?", (entity_id,)).fetchone()
    return (row[0] if row else None) or ""


def _nothing(db: sqlite3.Connection, name: str) -> str:
    near = nearest_names(db, name)
    if near:
        return f"Nobody and nothing here is called {name}. Did you mean {' or '.join(near)}?"
    return f"Nobody and nothing here is called {name}: see what there is with `saikne status` or `saikne search`."


def nearest_names(db: sqlite3.Connection, name: str, *, most: int = 3) -> tuple[str, ...]:
    """Names of entities that are spelt much like the name, nearest first."""
    from difflib import SequenceMatcher

    wanted = SequenceMatcher(None, b=fold(name), autojunk=False)
    scored: dict[str, float] = {}
    for key, entity in db.execute("SELECT n.key, e.name FROM name_index n JOIN entities e ON e.id = n.entity_id"):
        wanted.set_seq1(key)
        # the two cheap upper bounds leave the costly comparison to a few
        if wanted.real_quick_ratio() >= 0.7 and wanted.quick_ratio() >= 0.7 and (score := wanted.ratio()) >= 0.7:
            scored[entity] = max(score, scored.get(entity, 0.0))
    return tuple(sorted(scored, key=lambda entity: (-scored[entity], entity))[:most])
