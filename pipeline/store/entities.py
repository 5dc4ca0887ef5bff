"""What resolution reads from the database and what it writes back; facts themselves are never changed."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator

from extractors.names.declension import decline
from extractors.names.fold import fold
from extractors.names.institutions import institution_forms
from extractors.records import Gender, content_id
from pipeline.resolve.records import Corpus, Entity, Judgement, MentionRow, Verdict


def load_corpus(connection: sqlite3.Connection) -> Corpus:
    """Everything that tells who is who."""
    mentions = connection.execute(
        "SELECT id, document_id, start, kind, name, text, alternatives, gender, type FROM mentions ORDER BY document_id, start, id"
    )
    return Corpus(
        mentions=tuple(
            MentionRow(number, document, start, kind, name, text, tuple(json.loads(others)), gender, kind_of)
            for number, document, start, kind, name, text, others, gender, kind_of in mentions
        ),
        aliases=tuple(connection.execute("SELECT short_id, long_id FROM mention_aliases")),
        affiliations=tuple(
            connection.execute("SELECT person_mention, institution_mention FROM roles WHERE institution_mention IS NOT NULL")
        ),
        bodies=tuple(connection.execute("SELECT id, body_mention FROM documents WHERE body_mention IS NOT NULL")),
    )


def load_decisions(connection: sqlite3.Connection) -> tuple[Judgement, ...]:
    """What people have judged; rules' judgements are made anew each time."""
    rows = connection.execute(
        "SELECT left_mention, right_mention, verdict, by, reason FROM judgements WHERE by NOT LIKE 'rule:%' ORDER BY at, id"
    )
    return tuple(Judgement(left, right, Verdict(verdict), by, reason) for left, right, verdict, by, reason in rows)


def save_entities(connection: sqlite3.Connection, entities: Iterable[Entity], judgements: Iterable[Judgement]) -> None:
    """Writes the entities and points every fact at them; to be called inside a transaction."""
    connection.execute("PRAGMA defer_foreign_keys = ON")
    rows = tuple(entities)
    for table in ("name_index", "aliases", "people", "institutions", "initiatives", "entities", "presence", "sharing"):
        connection.execute(f"DELETE FROM {table}")
    connection.execute("DELETE FROM judgements WHERE by LIKE 'rule:%'")
    connection.execute("DELETE FROM former_mentions")
    connection.executemany(
        "INSERT INTO entities (id, kind, name, name_folded) VALUES (?, ?, ?, ?)",
        ((e.id, e.kind, e.name, fold(e.name)) for e in rows),
    )
    connection.executemany(
        "INSERT INTO people (entity_id, given_name, family_name, gender) VALUES (?, ?, ?, ?)",
        ((e.id, e.given_name, e.family_name, e.gender) for e in rows if e.kind == "person"),
    )
    connection.executemany(
        "INSERT INTO institutions (entity_id, abbreviation, type) VALUES (?, ?, ?)",
        ((e.id, e.abbreviation, e.type) for e in rows if e.kind == "institution"),
    )
    connection.executemany(
        "INSERT INTO initiatives (entity_id, type) VALUES (?, ?)",
        ((e.id, e.type) for e in rows if e.kind == "initiative"),
    )
    connection.executemany(
        "INSERT INTO aliases (entity_id, alias, alias_folded, kind) VALUES (?, ?, ?, ?)",
        ((e.id, alias, fold(alias), kind) for e in rows for alias, kind in e.aliases),
    )
    connection.executemany(
        "UPDATE mentions SET entity_id = ? WHERE id = ? AND entity_id IS NOT ?",
        ((e.id, mention, e.id) for e in rows for mention in e.mentions),
    )
    _point_facts(connection)
    _fill_initiatives(connection)
    _fill_presence(connection)
    _fill_names(connection, rows)
    connection.executemany(
        "INSERT OR IGNORE INTO judgements (id, left_mention, right_mention, verdict, by, reason) VALUES (?, ?, ?, ?, ?, ?)",
        (
            (
                content_id("judgement", j.left, j.right, j.verdict, j.by),
                j.left,
                j.right,
                j.verdict.value,
                j.by,
                j.reason,
            )
            for j in judgements
        ),
    )


def _point_facts(connection: sqlite3.Connection) -> None:
    """Fills the entity columns beside the mention columns."""
    for table, column, mention in (
        ("documents", "body_id", "body_mention"),
        ("roles", "person_id", "person_mention"),
        ("roles", "institution_id", "institution_mention"),
        ("attendance", "entity_id", "mention_id"),
        ("attendance", "on_behalf_of", "on_behalf_mention"),
        ("commitment_parties", "entity_id", "mention_id"),
        ("parties", "initiative_id", "initiative_mention"),
        ("parties", "entity_id", "mention_id"),
    ):
        source = f"(SELECT entity_id FROM mentions WHERE id = {table}.{mention})"
        connection.execute(f"UPDATE {table} SET {column} = {source} WHERE {column} IS NOT {source}")
    ends = [f"(SELECT entity_id FROM mentions WHERE id = ties.{side}_mention)" for side in "ab"]
    low, high = f"min({ends[0]}, {ends[1]})", f"max({ends[0]}, {ends[1]})"
    connection.execute(f"UPDATE ties SET a_id = {low}, b_id = {high} WHERE a_id IS NOT {low} OR b_id IS NOT {high}")


def _fill_initiatives(connection: sqlite3.Connection) -> None:
    """Term and budget of an initiative: of all documents the latest that tells."""
    facts = connection.execute(
        "SELECT m.entity_id, f.type, f.start, f.end, f.budget, f.currency FROM initiative_facts f"
        " JOIN mentions m ON m.id = f.mention_id JOIN documents d ON d.id = f.document_id"
        " ORDER BY coalesce(d.date, ''), d.id, f.span_start"
    ).fetchall()
    known: dict[int, list[object]] = {}
    for entity, *values in facts:
        held = known.setdefault(entity, [None] * 5)
        for place, value in enumerate(values):
            if value is not None:
                held[place] = value
    connection.executemany(
        "UPDATE initiatives SET type = ?, start = ?, end = ?, budget = ?, currency = ? WHERE entity_id = ?",
        ((*values, entity) for entity, values in known.items()),
    )


def _fill_presence(connection: sqlite3.Connection) -> None:
    """Who took part in what, once a document, for the view of cooperation."""
    connection.execute(
        "INSERT OR IGNORE INTO presence (document_id, entity_id, kind, start, end)"
        " SELECT a.document_id, a.entity_id, e.kind, a.start, a.end FROM attendance a JOIN entities e ON e.id = a.entity_id"
        " WHERE a.capacity <> 'absent' AND e.kind <> 'initiative'"
        " UNION ALL SELECT a.document_id, a.on_behalf_of, 'institution', a.start, a.end FROM attendance a"
        " WHERE a.capacity <> 'absent' AND a.on_behalf_of IS NOT NULL ORDER BY 1, 4, 2"
    )
    connection.execute(
        "INSERT OR IGNORE INTO sharing (document_id, initiative_id, entity_id, standing, kind, start, end)"
        " SELECT p.document_id, p.initiative_id, p.entity_id,"
        " CASE p.part WHEN 'funder' THEN 'funded' WHEN 'member' THEN 'member' WHEN 'participant' THEN 'member' ELSE 'partner' END,"
        " e.kind, p.start, p.end FROM parties p JOIN entities e ON e.id = p.entity_id WHERE p.initiative_id IS NOT NULL"
        " ORDER BY p.document_id, p.start, p.part, p.entity_id"
    )


def _fill_names(connection: sqlite3.Connection, entities: Iterable[Entity]) -> None:
    """Every folded way in which an entity is named or printed, and its names in every case: then a question needs no grammar."""
    keys = {(key, entity) for entity, key in connection.execute("SELECT id, name_folded FROM entities")}
    keys |= {(key, entity) for entity, key in connection.execute("SELECT entity_id, alias_folded FROM aliases")}
    printed = connection.execute("SELECT DISTINCT text, entity_id FROM mentions WHERE entity_id IS NOT NULL")
    keys |= {(fold(text), entity) for text, entity in printed}
    keys |= {(fold(form), entity.id) for entity in entities for form in _forms(entity)}
    connection.executemany("INSERT INTO name_index (key, entity_id) VALUES (?, ?)", sorted(keys))


def _forms(entity: Entity) -> Iterator[str]:
    """The name in every case; of a municipality also those of its council and administration, which are one with it."""
    if entity.kind == "person":
        for gender in (Gender(entity.gender),) if entity.gender else tuple(Gender):
            for variants in decline(entity.name, gender).values():
                yield from variants
    elif entity.kind == "institution":
        place = _MUNICIPALITY.match(entity.name)
        names = [f"{place.group(1)} {body}" for body in ("pašvaldība", "dome")] if place else [entity.name]
        for name in names:
            yield from institution_forms(name)


_MUNICIPALITY = re.compile(r"(.+ (?:novada|(?:valsts)?pilsētas)) (?:pašvaldība|dome)$")
