"""The corpus resolved: what the database holds in, entities out, in one transaction."""

from __future__ import annotations

import sqlite3

from pipeline.resolve.resolve import resolve
from pipeline.store.documents import transaction
from pipeline.store.entities import load_corpus, load_decisions, save_entities
from pipeline.store.state import mark_resolved


def resolve_corpus(connection: sqlite3.Connection) -> int:
    """Resolves all mentions anew and stores the entities; how many there are comes back."""
    entities, judgements = resolve(load_corpus(connection), load_decisions(connection))
    with transaction(connection):
        save_entities(connection, entities, judgements)
        mark_resolved(connection)
    return len(entities)
