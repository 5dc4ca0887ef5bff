"""Writes the entities that resolution makes, only where something changed; facts themselves are never changed."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from extractors.names.declension import decline
from extractors.names.fold import fold
from extractors.names.institutions import institution_forms
from extractors.records import Gender
from pipeline.resolve.records import Entity, Identity, Judgement
from pipeline.store.identities import judgement_number, save_judgements


def is_taken(connection: sqlite3.Connection, number: int, but: set[int]) -> bool:
    """Whether the number is an entity's, or was one's that is merged into another than those of `but`."""
    if connection.execute("SELECT 1 FROM entities WHERE id = ?", (number,)).fetchone():
        return True
    row = connection.execute("SELECT new_id FROM moved_entities WHERE old_id = ? AND how = 'merged'", (number,)).fetchone()
    return row is not None and row[0] not in but


def assign(connection: sqlite3.Connection, entity: Entity, members: Sequence[Identity]) -> None:
    """Writes an entity and makes the identities and their mentions its own; to be called inside a transaction."""
    connection.execute(
        "INSERT INTO entities (id, kind, name, name_folded) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_folded = excluded.name_folded",
        (entity.id, entity.kind, entity.name, fold(entity.name)),
    )
    if entity.kind == "person":
        connection.execute(
            "INSERT OR REPLACE INTO people (entity_id, given_name, family_name, gender) VALUES (?, ?, ?, ?)",
            (entity.id, entity.given_name, entity.family_name, entity.gender),
        )
    elif entity.kind == "institution":
        connection.execute(
            "INSERT INTO institutions (entity_id, abbreviation, type) VALUES (?, ?, ?) ON CONFLICT (entity_id)"
            " DO UPDATE SET abbreviation = excluded.abbreviation, type = excluded.type",
            (entity.id, entity.abbreviation, entity.type),
        )
    else:
        connection.execute(
            "INSERT INTO initiatives (entity_id, type) VALUES (?, ?) ON CONFLICT (entity_id) DO UPDATE SET type = excluded.type",
            (entity.id, entity.type),
        )
    connection.execute("DELETE FROM moved_entities WHERE old_id = ? AND how = 'merged'", (entity.id,))
    connection.execute("DELETE FROM aliases WHERE entity_id = ?", (entity.id,))
    connection.executemany(
        "INSERT INTO aliases (entity_id, alias, alias_folded, kind) VALUES (?, ?, ?, ?)",
        ((entity.id, alias, fold(alias), kind) for alias, kind in entity.aliases),
    )
    connection.executemany(
        "UPDATE identities SET entity_id = ?1 WHERE id = ?2 AND entity_id IS NOT ?1", ((entity.id, one.id) for one in members)
    )
    connection.executemany(
        "UPDATE mentions SET entity_id = ?1 WHERE identity_id = ?2 AND entity_id IS NOT ?1",
        ((entity.id, one.id) for one in members),
    )


def note_moves(connection: sqlite3.Connection, moves: Iterable[tuple[int, int, str]], at: str) -> None:
    """Notes where numbers lead that are no longer in use, and what was split off those that are."""
    connection.executemany(
        "INSERT OR REPLACE INTO moved_entities (old_id, new_id, how, at) VALUES (?, ?, ?, ?)",
        ((old, new, how, at) for old, new, how in moves),
    )


def drop_empty(connection: sqlite3.Connection, candidates: Iterable[int]) -> None:
    """Takes away those of the entities that no identity is any more."""
    for number in sorted(set(candidates)):
        if connection.execute("SELECT 1 FROM identities WHERE entity_id = ? LIMIT 1", (number,)).fetchone():
            connection.execute("DELETE FROM moved_entities WHERE old_id = ? AND how = 'merged'", (number,))
            continue
        connection.execute("UPDATE institutions SET parent_id = NULL WHERE parent_id = ?", (number,))
        connection.execute("UPDATE documents SET body_id = NULL WHERE body_id = ?", (number,))
        connection.execute("DELETE FROM entities WHERE id = ?", (number,))


def lost_entities(connection: sqlite3.Connection) -> set[int]:
    """Entities that lost mentions since the last resolution."""
    return {row[0] for row in connection.execute("SELECT DISTINCT entity_id FROM former_mentions")}


def replace_judgements(connection: sqlite3.Connection, firsts: Iterable[int], judgements: Iterable[Judgement]) -> None:
    """Makes these the rules' judgements across documents over the identities whose first mentions are given."""
    new = {judgement_number(one): one for one in judgements}
    old: set[int] = set()
    for first in firsts:
        old.update(
            row[0]
            for row in connection.execute(
                "SELECT id FROM judgements WHERE left_mention = ? AND by LIKE 'rule:across:%' AND decision_id IS NULL", (first,)
            )
        )
    connection.executemany("DELETE FROM judgements WHERE id = ?", ((number,) for number in old - new.keys()))
    save_judgements(connection, (one for number, one in new.items() if number not in old))


def refresh(connection: sqlite3.Connection, entities: Sequence[Entity], documents: Iterable[int], lost: Iterable[int]) -> None:
    """Points the facts of these documents at entities, and makes anew what is made from entities and facts.

    `entities` are those written since the last time, `lost` those that lost mentions.
    """
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS touched (id INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM temp.touched")
    connection.executemany("INSERT OR IGNORE INTO temp.touched VALUES (?)", ((number,) for number in documents))
    _point_facts(connection)
    _fill_presence(connection)
    _fill_initiatives(connection, {entity.id for entity in entities if entity.kind == "initiative"} | set(lost))
    _fill_names(connection, entities)


def _point_facts(connection: sqlite3.Connection) -> None:
    """Fills the entity columns beside the mention columns."""
    for table, column, mention in (
        ("documents", "body_id", "body_mention"),
        ("roles", "person_id", "person_mention"),
        ("roles", "institution_id", "institution_mention"),
        ("attendance", "entity_id", "mention_id"),
        ("attendance", "on_behalf_of", "on_behalf_mention"),
        ("commitment_parties", "entity_id", "mention_id"),
        ("votes", "entity_id", "mention_id"),
        ("parties", "initiative_id", "initiative_mention"),
        ("parties", "entity_id", "mention_id"),
    ):
        source = f"(SELECT entity_id FROM mentions WHERE id = {table}.{mention})"
        where = {
            "documents": "id IN (SELECT id FROM temp.touched)",
            "commitment_parties": "commitment_id IN"
            " (SELECT c.id FROM temp.touched t CROSS JOIN commitments c WHERE c.document_id = t.id)",
            "votes": "decision_id IN (SELECT d.id FROM temp.touched t CROSS JOIN meeting_decisions d WHERE d.document_id = t.id)",
        }.get(table, "document_id IN (SELECT id FROM temp.touched)")
        connection.execute(f"UPDATE {table} SET {column} = {source} WHERE {where} AND {column} IS NOT {source}")
    ends = [f"(SELECT entity_id FROM mentions WHERE id = ties.{side}_mention)" for side in "ab"]
    low, high = f"min({ends[0]}, {ends[1]})", f"max({ends[0]}, {ends[1]})"
    connection.execute(
        f"UPDATE ties SET a_id = {low}, b_id = {high}"
        f" WHERE document_id IN (SELECT id FROM temp.touched) AND (a_id IS NOT {low} OR b_id IS NOT {high})"
    )


def _fill_initiatives(connection: sqlite3.Connection, entities: Iterable[int]) -> None:
    """Term and budget of an initiative: of all documents the latest that tells."""
    facts = [
        row
        for entity in sorted(entities)
        for row in connection.execute(
            "SELECT m.entity_id, f.type, f.start, f.end, f.budget, f.currency FROM mentions m"
            " CROSS JOIN initiative_facts f ON f.mention_id = m.id JOIN documents d ON d.id = f.document_id"
            " WHERE m.entity_id = ? AND m.kind = 'initiative' ORDER BY coalesce(d.date, ''), d.id, f.span_start",
            (entity,),
        )
    ]
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
    for table in ("presence", "sharing"):
        connection.execute(f"DELETE FROM {table} WHERE document_id IN (SELECT id FROM temp.touched)")
    connection.execute(
        "INSERT OR IGNORE INTO presence (document_id, entity_id, kind, start, end)"
        " SELECT a.document_id, a.entity_id, e.kind, a.start, a.end FROM attendance a JOIN entities e ON e.id = a.entity_id"
        " WHERE a.document_id IN (SELECT id FROM temp.touched) AND a.capacity <> 'absent' AND e.kind <> 'initiative'"
        " UNION ALL SELECT a.document_id, a.on_behalf_of, 'institution', a.start, a.end FROM attendance a"
        " WHERE a.document_id IN (SELECT id FROM temp.touched) AND a.capacity <> 'absent' AND a.on_behalf_of IS NOT NULL"
        " ORDER BY 1, 4, 2"
    )
    connection.execute(
        "INSERT OR IGNORE INTO sharing (document_id, initiative_id, entity_id, standing, kind, start, end)"
        " SELECT p.document_id, p.initiative_id, p.entity_id,"
        " CASE p.part WHEN 'funder' THEN 'funded' WHEN 'member' THEN 'member' WHEN 'participant' THEN 'member' ELSE 'partner' END,"
        " e.kind, p.start, p.end FROM parties p JOIN entities e ON e.id = p.entity_id"
        " WHERE p.document_id IN (SELECT id FROM temp.touched) AND p.initiative_id IS NOT NULL"
        " ORDER BY p.document_id, p.start, p.part, p.entity_id"
    )


def _fill_names(connection: sqlite3.Connection, entities: Iterable[Entity]) -> None:
    """Every folded way in which an entity is named or printed, and its names in every case: then a question needs no grammar."""
    for entity in entities:
        keys = {fold(entity.name), *(fold(alias) for alias, _ in entity.aliases), *(fold(form) for form in _forms(entity))}
        printed = connection.execute("SELECT DISTINCT text FROM mentions WHERE entity_id = ?", (entity.id,))
        keys |= {fold(text) for (text,) in printed}
        connection.execute("DELETE FROM name_index WHERE entity_id = ?", (entity.id,))
        connection.executemany("INSERT INTO name_index (key, entity_id) VALUES (?, ?)", ((key, entity.id) for key in sorted(keys)))


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
