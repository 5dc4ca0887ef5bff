"""What resolution remembers between runs: the identities of each document, their keys, and which have to be settled anew."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

from extractors.records import content_id
from pipeline.resolve.records import Context, Identity, Judgement, Local, Material, MentionRow, identity_of


def unresolved_documents(connection: sqlite3.Connection, version: str) -> list[int]:
    """Documents that have not been resolved by themselves yet, or by another version of the rules."""
    rows = connection.execute(
        "SELECT d.id FROM documents d LEFT JOIN document_contexts c ON c.document_id = d.id AND c.version = ?"
        " WHERE c.document_id IS NULL ORDER BY d.id",
        (version,),
    )
    return [row[0] for row in rows]


def documents_without_entities(connection: sqlite3.Connection) -> set[int]:
    """Documents some of whose mentions are nobody's yet."""
    return {row[0] for row in connection.execute("SELECT DISTINCT document_id FROM mentions WHERE entity_id IS NULL")}


def load_material(connection: sqlite3.Connection, document: int) -> Material:
    """All that one document says of who is who."""
    text, date, body = connection.execute("SELECT text, date, body_mention FROM documents WHERE id = ?", (document,)).fetchone()
    mentions = connection.execute(
        "SELECT id, start, kind, name, text, alternatives, gender, type FROM mentions WHERE document_id = ?", (document,)
    )
    roles = connection.execute(
        "SELECT person_mention, institution_mention, role, start, end FROM roles WHERE document_id = ?1 UNION ALL"
        " SELECT mention_id, on_behalf_mention, NULL, start, end FROM attendance"
        " WHERE document_id = ?1 AND on_behalf_mention IS NOT NULL",
        (document,),
    )
    listed = connection.execute(
        "SELECT m.id FROM mentions m JOIN sections s ON s.document_id = m.document_id AND s.kind = 'attendance'"
        " AND s.start <= m.start AND m.start < s.end AND s.capacity IN ('participant', 'invited', 'absent')"
        " WHERE m.document_id = ? AND m.kind = 'person'",
        (document,),
    )
    aliases = connection.execute("SELECT short_id, long_id, method FROM mention_aliases WHERE document_id = ?", (document,))
    return Material(
        id=document,
        text=text,
        mentions=tuple(
            MentionRow(number, document, start, kind, name, form, tuple(json.loads(others)), gender, kind_of)
            for number, start, kind, name, form, others, gender, kind_of in mentions
        ),
        date=date,
        body=body,
        aliases=tuple(aliases),
        roles=tuple(roles),
        listed=frozenset(row[0] for row in listed),
    )


def save_local(connection: sqlite3.Connection, local: Local, keys: Mapping[int, Sequence[str]], version: str) -> None:
    """Stores what one document says by itself; its keys become unsettled. To be called inside a transaction.

    An identity starts as the entity that most of its mentions were before.
    """
    document = local.context.document
    connection.execute("DELETE FROM identities WHERE document_id = ?", (document,))
    connection.execute("UPDATE mentions SET identity_id = NULL WHERE document_id = ? AND identity_id IS NOT NULL", (document,))
    connection.execute(
        "INSERT OR REPLACE INTO document_contexts (document_id, version, data) VALUES (?, ?, ?)",
        (document, version, _context_text(local.context)),
    )
    connection.executemany("UPDATE mentions SET identity_id = ? WHERE id = ?", ((one, mention) for mention, one in local.mentions))
    owner: dict[int, int] = {}
    for one, entity in connection.execute(
        "SELECT m.identity_id, coalesce(m.entity_id, f.entity_id) AS was FROM mentions m"
        " LEFT JOIN former_mentions f ON f.mention_id = m.id WHERE m.document_id = ? AND was IS NOT NULL"
        " GROUP BY m.identity_id, was ORDER BY m.identity_id, count(*) DESC, was",
        (document,),
    ):
        owner.setdefault(one, entity)
    connection.executemany(
        "INSERT INTO identities (id, document_id, kind, data, entity_id) VALUES (?, ?, ?, ?, ?)",
        ((i.id, document, i.kind, json.dumps(i.plain(), ensure_ascii=False), owner.get(i.id)) for i in local.identities),
    )
    pairs = [(key, one.id) for one in local.identities for key in keys[one.id]]
    connection.executemany("INSERT OR IGNORE INTO identity_keys (key, identity_id) VALUES (?, ?)", pairs)
    connection.executemany("INSERT OR IGNORE INTO unsettled_keys (key) VALUES (?)", {(key,) for key, _ in pairs})
    connection.execute(
        "DELETE FROM judgements WHERE by LIKE 'rule:%' AND by NOT LIKE 'rule:across:%' AND decision_id IS NULL"
        " AND left_mention IN (SELECT id FROM mentions WHERE document_id = ?)",
        (document,),
    )
    save_judgements(connection, local.judgements)


def save_judgements(connection: sqlite3.Connection, judgements: Iterable[Judgement]) -> None:
    """Adds rules' judgements."""
    connection.executemany(
        "INSERT OR IGNORE INTO judgements (id, left_mention, right_mention, verdict, by, reason) VALUES (?, ?, ?, ?, ?, ?)",
        ((judgement_number(j), j.left, j.right, j.verdict.value, j.by, j.reason) for j in judgements),
    )


def judgement_number(judgement: Judgement) -> int:
    """Made from the two mentions, the verdict, the rule and its reason."""
    return content_id("judgement", judgement.left, judgement.right, judgement.verdict, judgement.by, judgement.reason)


def _context_text(context: Context) -> str:
    return json.dumps({"date": context.date, "body": context.body, "people": sorted(context.people)}, ensure_ascii=False)


def load_contexts(connection: sqlite3.Connection, documents: Iterable[int]) -> dict[int, Context]:
    """The contexts of the documents."""
    _fill(connection, "wanted", documents)
    out = {}
    for document, text in connection.execute(
        "SELECT c.document_id, c.data FROM temp.wanted w CROSS JOIN document_contexts c ON c.document_id = w.id"
    ):
        data = json.loads(text)
        out[document] = Context(document, data["date"], data["body"], frozenset(data["people"]))
    return out


def load_identities(connection: sqlite3.Connection, numbers: Iterable[int]) -> tuple[list[Identity], dict[int, int]]:
    """The identities in order of their numbers, and the entity that each was before, where it was one."""
    _fill(connection, "wanted", numbers)
    identities: list[Identity] = []
    owner: dict[int, int] = {}
    for number, data, entity in connection.execute(
        "SELECT i.id, i.data, i.entity_id FROM temp.wanted w CROSS JOIN identities i ON i.id = w.id ORDER BY w.id"
    ):
        identities.append(identity_of(json.loads(data)))
        if entity is not None:
            owner[number] = entity
    return identities, owner


def unsettled_components(connection: sqlite3.Connection, kind: str) -> Iterator[list[int]]:
    """Identities of the kind that have to be settled anew, in components that share no key, each in order."""
    prefix = {"institution": ("n:", "a:"), "person": ("p:",), "initiative": ("i:",)}[kind]
    _table(connection, "reached")
    _table(connection, "frontier")
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS seen_keys (key TEXT PRIMARY KEY) WITHOUT ROWID")
    connection.execute("DELETE FROM temp.seen_keys")
    marks = " OR ".join("key LIKE ?" for _ in prefix)
    connection.execute(
        f"INSERT INTO temp.seen_keys SELECT key FROM unsettled_keys WHERE {marks} OR key LIKE 'd:%'", [f"{p}%" for p in prefix]
    )
    connection.execute(
        "INSERT OR IGNORE INTO temp.frontier SELECT k.identity_id FROM temp.seen_keys s CROSS JOIN identity_keys k ON k.key = s.key"
        " CROSS JOIN identities i ON i.id = k.identity_id WHERE i.kind = ?",
        (kind,),
    )
    while connection.execute("SELECT 1 FROM temp.frontier LIMIT 1").fetchone():
        connection.execute("INSERT OR IGNORE INTO temp.reached SELECT id FROM temp.frontier")
        keys = connection.execute(
            "SELECT DISTINCT k.key FROM temp.frontier f CROSS JOIN identity_keys k ON k.identity_id = f.id"
            " WHERE k.key NOT IN (SELECT key FROM temp.seen_keys)"
        ).fetchall()
        connection.execute("DELETE FROM temp.frontier")
        connection.executemany("INSERT OR IGNORE INTO temp.seen_keys VALUES (?)", keys)
        for (key,) in keys:
            connection.execute(
                "INSERT OR IGNORE INTO temp.frontier SELECT k.identity_id FROM identity_keys k JOIN identities i"
                " ON i.id = k.identity_id WHERE k.key = ? AND i.kind = ? AND k.identity_id NOT IN (SELECT id FROM temp.reached)",
                (key, kind),
            )
    yield from _components(
        connection.execute(
            "SELECT k.key, k.identity_id FROM temp.reached r CROSS JOIN identity_keys k ON k.identity_id = r.id ORDER BY 1, 2"
        )
    )


def _components(pairs: Iterable[tuple[str, int]]) -> list[list[int]]:
    """Numbers joined by their keys; `pairs` come in order of keys."""
    from pipeline.resolve.clusters import Clusters

    clusters = Clusters(())
    before: tuple[str, int] | None = None
    for key, number in pairs:
        clusters.add(number)
        if before is not None and before[0] == key:
            clusters.join(before[1], number)
        before = (key, number)
    return list(clusters.sets().values())


def unsettle_people_at(connection: sqlite3.Connection, bodies: Iterable[int]) -> None:
    """Marks the keys of all people who belong to these identities of institutions, whose entity changed."""
    _fill(connection, "wanted", bodies)
    documents = connection.execute(
        "SELECT DISTINCT i.document_id FROM temp.wanted w CROSS JOIN identities i ON i.id = w.id"
    ).fetchall()
    changed = {row[0] for row in connection.execute("SELECT id FROM temp.wanted")}
    keys: set[str] = set()
    for (document,) in documents:
        row = connection.execute("SELECT data FROM document_contexts WHERE document_id = ?", (document,)).fetchone()
        everybody = row is not None and json.loads(row[0])["body"] in changed
        for number, data in connection.execute(
            "SELECT id, data FROM identities WHERE document_id = ? AND kind = 'person'", (document,)
        ).fetchall():
            plain = json.loads(data)
            if everybody or changed & {*plain.get("places", ()), *plain.get("beside", ())}:
                keys |= {row[0] for row in connection.execute("SELECT key FROM identity_keys WHERE identity_id = ?", (number,))}
    connection.executemany("INSERT OR IGNORE INTO unsettled_keys (key) VALUES (?)", ((key,) for key in sorted(keys)))


def entities_of(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, int]:
    """The entity of each identity that has one."""
    _fill(connection, "wanted", numbers)
    return dict(
        connection.execute(
            "SELECT i.id, i.entity_id FROM temp.wanted w CROSS JOIN identities i ON i.id = w.id WHERE i.entity_id IS NOT NULL"
        )
    )


def parents_of(connection: sqlite3.Connection) -> dict[int, int]:
    """The institution of whose name the name of each unit begins with (`Rīgas domes Satiksmes departaments`)."""
    return dict(
        connection.execute(
            "SELECT i.entity_id, i.parent_id FROM institutions i JOIN entities c ON c.id = i.entity_id"
            " JOIN entities p ON p.id = i.parent_id"
            " WHERE substr(c.name_folded, 1, length(p.name_folded) - 1) = substr(p.name_folded, 1, length(p.name_folded) - 1)"
        )
    )


def count_entities(connection: sqlite3.Connection) -> int:
    """How many entities there are."""
    return int(connection.execute("SELECT count(*) FROM entities").fetchone()[0])


def forget_unsettled(connection: sqlite3.Connection) -> None:
    """Everything is settled: nothing is marked, nothing of the past is needed."""
    connection.execute("DELETE FROM unsettled_keys")
    connection.execute("DELETE FROM former_mentions")


def _table(connection: sqlite3.Connection, name: str) -> None:
    connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS {name} (id INTEGER PRIMARY KEY)")
    connection.execute(f"DELETE FROM temp.{name}")


# CROSS JOIN is how SQLite is told to begin with the few rows that are wanted; it takes the large table first otherwise.
def _fill(connection: sqlite3.Connection, name: str, numbers: Iterable[int]) -> None:
    _table(connection, name)
    connection.executemany(f"INSERT OR IGNORE INTO temp.{name} VALUES (?)", ((number,) for number in numbers))
