"""The database as a graph for analysts who work in Python."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx


def build_graph(connection: sqlite3.Connection) -> nx.MultiDiGraph:
    """All entities as nodes and all that ties them as edges, each with its document.

    Nodes carry `kind` and `name`. Edges carry `kind`: `role` from a person to an institution (with `role`, `unit`),
    `party` from a participant to an initiative (with `part`), and the kinds of the view `cooperation`, of which each
    pair comes in both directions. All have `document` and, where known, `date` (EDTF).
    """
    import networkx as nx  # heavy: only this function pays for it

    graph = nx.MultiDiGraph()
    for number, kind, name in connection.execute("SELECT id, kind, name FROM entities ORDER BY id"):
        graph.add_node(number, kind=kind, name=name)
    roles = connection.execute(
        "SELECT person_id, institution_id, role, unit, document_id, date FROM roles"
        " WHERE person_id IS NOT NULL AND institution_id IS NOT NULL ORDER BY id"
    )
    for person, institution, role, unit, document, date in roles:
        graph.add_edge(person, institution, kind="role", role=role, unit=unit, document=document, date=date)
    parties = connection.execute(
        "SELECT p.entity_id, p.initiative_id, p.part, p.document_id, d.date FROM parties p JOIN documents d ON d.id = p.document_id"
        " WHERE p.entity_id IS NOT NULL AND p.initiative_id IS NOT NULL ORDER BY p.document_id, p.start, p.entity_id"
    )
    for participant, initiative, part, document, date in parties:
        graph.add_edge(participant, initiative, kind="party", part=part, document=document, date=date)
    pairs = connection.execute("SELECT a_id, b_id, kind, document_id, date FROM cooperation ORDER BY 4, 1, 2, 3")
    for left, right, kind, document, date in pairs:
        graph.add_edge(left, right, kind=kind, document=document, date=date)
        graph.add_edge(right, left, kind=kind, document=document, date=date)
    return graph
