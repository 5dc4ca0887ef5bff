"""How two are connected: the shortest way over stated cooperation, meetings, posts and initiatives.

Among the shortest ways the one whose steps say most is given: what a document states in so many words counts before a
shared initiative, that before a post, and that before having sat in one meeting.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.query.evidence import Quote, quote

#: How little a step says; what is not named here is stated cooperation and costs nothing.
_COST = {"party": 1, "post": 2, "met": 3}

_EDGES = """
    SELECT a_id AS here, b_id AS there, kind, NULL AS detail, document_id, start, end, date FROM cooperation
    WHERE a_id IN (SELECT value FROM json_each(:ids))
    UNION ALL
    SELECT b_id, a_id, kind, NULL, document_id, start, end, date FROM cooperation
    WHERE b_id IN (SELECT value FROM json_each(:ids))
    UNION ALL
    SELECT person_id, institution_id, 'post', role, document_id, start, end, date FROM roles
    WHERE person_id IN (SELECT value FROM json_each(:ids)) AND institution_id IS NOT NULL
    UNION ALL
    SELECT institution_id, person_id, 'post', role, document_id, start, end, date FROM roles
    WHERE institution_id IN (SELECT value FROM json_each(:ids)) AND person_id IS NOT NULL
    UNION ALL
    SELECT p.entity_id, p.initiative_id, 'party', p.part, p.document_id, p.start, p.end, d.date
    FROM parties p JOIN documents d ON d.id = p.document_id
    WHERE p.entity_id IN (SELECT value FROM json_each(:ids)) AND p.initiative_id IS NOT NULL
    UNION ALL
    SELECT p.initiative_id, p.entity_id, 'party', p.part, p.document_id, p.start, p.end, d.date
    FROM parties p JOIN documents d ON d.id = p.document_id
    WHERE p.initiative_id IN (SELECT value FROM json_each(:ids)) AND p.entity_id IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class Step:
    """One tie on the way. `detail` is the post or the part where the kind is `post` or `party`."""

    a: str
    b: str
    kind: str
    detail: str | None
    quote: Quote


@dataclass(frozen=True, slots=True)
class _Edge:
    here: int
    there: int
    kind: str
    detail: str | None
    place: tuple[int, int, int]  # document, start, end


def find_path(db: sqlite3.Connection, a: int, b: int) -> tuple[Step, ...] | None:
    """The steps from one entity to another; empty when they are the same, `None` when nothing connects them."""
    if a == b:
        return ()
    came_by: dict[int, _Edge] = {}
    costs = {a: 0}
    frontier = [a]
    while frontier and b not in costs:
        reached: dict[int, tuple[int, _Edge]] = {}
        for edge in _edges(db, frontier):
            if edge.there in costs:
                continue
            cost = costs[edge.here] + _COST.get(edge.kind, 0)
            if edge.there not in reached or cost < reached[edge.there][0]:
                reached[edge.there] = (cost, edge)
        came_by |= {there: edge for there, (_, edge) in reached.items()}
        costs |= {there: cost for there, (cost, _) in reached.items()}
        frontier = list(reached)
    if b not in costs:
        return None
    way = []
    at = b
    while at != a:
        way.append(came_by[at])
        at = came_by[at].here
    return tuple(_step(db, edge) for edge in reversed(way))


def _edges(db: sqlite3.Connection, ids: list[int]) -> Iterator[_Edge]:
    """All ties of the entities, the latest of a kind first, always in the same order."""
    for here, there, kind, detail, document_id, start, end, _ in db.execute(
        f"{_EDGES} ORDER BY 1, 2, 3, 8 DESC, 5, 6, 7", {"ids": json.dumps(ids)}
    ):
        yield _Edge(here, there, kind, detail, (document_id, start, end))


def _step(db: sqlite3.Connection, edge: _Edge) -> Step:
    a, b = (
        db.execute("SELECT name FROM entities WHERE id = ?", (one,)).fetchone()[0] for one in (edge.here, edge.there)
    )
    return Step(a, b, edge.kind, edge.detail, quote(db, *edge.place))
