"""All that the database says of each document, for comparing it with what should be there."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Named:
    """An entity with its other names."""

    id: int
    kind: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundCommitment:
    """A commitment with the entities that are to do it."""

    text: str
    kind: str
    due: str | None
    owners: tuple[int, ...]
    confidence: float


@dataclass(slots=True)
class Found:
    """The facts of one document, by entity ids; the last value of each tuple is the confidence."""

    kind: str | None = None
    number: str | None = None
    date: str | None = None
    body: int | None = None
    mentioned: dict[int, float] = field(default_factory=dict)
    attendance: list[tuple[int | None, int | None, str, float]] = field(default_factory=list)  # who, for whom, how
    roles: list[tuple[int | None, str | None, int | None, float]] = field(default_factory=list)
    parties: list[tuple[int | None, int | None, str, float]] = field(default_factory=list)  # initiative, who, part
    commitments: list[FoundCommitment] = field(default_factory=list)
    pairs: list[tuple[int, int]] = field(default_factory=list)  # stated or shared, not met
    tie_confidence: dict[tuple[int, int], float] = field(default_factory=dict)


def named_entities(db: sqlite3.Connection) -> dict[int, Named]:
    """All entities by id."""
    aliases: dict[int, list[str]] = defaultdict(list)
    for entity, alias in db.execute("SELECT entity_id, alias FROM aliases ORDER BY alias"):
        aliases[entity].append(alias)
    rows = db.execute("SELECT id, kind, name FROM entities ORDER BY id")
    return {id_: Named(id_, kind, name, tuple(aliases[id_])) for id_, kind, name in rows}


def found_facts(db: sqlite3.Connection) -> dict[str, Found]:
    """The facts of every document by the stem of its file's name."""
    by_id: dict[int, Found] = {}
    stems: dict[str, Found] = {}
    for id_, path, kind, number, date, body in db.execute(
        "SELECT id, path, kind, number, date, body_id FROM documents ORDER BY id"
    ):
        by_id[id_] = found = Found(kind, number, date, body)
        name = PurePath(path.replace("\\", "/"))
        if name.suffix != ".json":
            stems[name.stem] = found
    rows = db.execute(
        "SELECT document_id, entity_id, max(confidence) FROM mentions WHERE entity_id IS NOT NULL GROUP BY document_id, entity_id"
    )
    for document, entity, confidence in rows:
        by_id[document].mentioned[entity] = confidence
    for document, *row in db.execute(
        "SELECT document_id, entity_id, on_behalf_of, capacity, confidence FROM attendance ORDER BY 1, start"
    ):
        by_id[document].attendance.append((row[0], row[1], row[2], row[3]))
    for document, *row in db.execute("SELECT document_id, person_id, role, institution_id, confidence FROM roles ORDER BY id"):
        by_id[document].roles.append((row[0], row[1], row[2], row[3]))
    for document, *row in db.execute(
        "SELECT document_id, initiative_id, entity_id, part, confidence FROM parties ORDER BY 1, start"
    ):
        by_id[document].parties.append((row[0], row[1], row[2], row[3]))
    owners: dict[int, list[int]] = defaultdict(list)
    rows = db.execute(
        "SELECT commitment_id, entity_id FROM commitment_parties WHERE part = 'owner' AND entity_id IS NOT NULL ORDER BY 1, 2"
    )
    for commitment, entity in rows:
        owners[commitment].append(entity)
    for document, id_, text, kind, due, confidence in db.execute(
        "SELECT document_id, id, text, kind, due, confidence FROM commitments ORDER BY document_id, start, id"
    ):
        by_id[document].commitments.append(FoundCommitment(text, kind, due, tuple(owners[id_]), confidence))
    for document, a, b in db.execute("SELECT document_id, a_id, b_id FROM cooperation WHERE kind <> 'met' ORDER BY 1, 2, 3"):
        by_id[document].pairs.append((a, b))
    for document, a, b, confidence in db.execute("SELECT document_id, a_id, b_id, max(confidence) FROM ties GROUP BY 1, 2, 3"):
        by_id[document].tie_confidence[a, b] = confidence
    return stems
