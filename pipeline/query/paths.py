"""How two are connected: the shortest way over stated cooperation, meetings, posts and initiatives.

Among the shortest ways the one whose steps say most is given: what a document states in so many words counts before a
shared initiative, that before a post, and that before having sat in one meeting.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipeline.query.evidence import Quote, quote

#: How little a step says; what is not named here is stated cooperation and costs nothing.
_COST = {"party": 1, "post": 2, "met": 3}

_HERE = "(SELECT value FROM json_each(:here))"
#: Numbers written into one statement at most, far below what SQLite takes.
_AT_ONCE = 2000

# by way of the meetings and initiatives that they share: there are far fewer of these than of pairs that met
_NEIGHBOURS = f"""
    SELECT b_id FROM ties WHERE a_id IN {_HERE}
    UNION SELECT a_id FROM ties WHERE b_id IN {_HERE}
    UNION SELECT p.entity_id FROM (SELECT DISTINCT document_id, kind FROM presence WHERE entity_id IN {_HERE}) m
        CROSS JOIN presence p ON p.document_id = m.document_id AND p.kind = m.kind
    UNION SELECT institution_id FROM roles WHERE person_id IN {_HERE}
    UNION SELECT person_id FROM roles WHERE institution_id IN {_HERE}
    UNION SELECT initiative_id FROM parties WHERE entity_id IN {_HERE}
    UNION SELECT entity_id FROM parties WHERE initiative_id IN {_HERE}
    UNION SELECT p.entity_id FROM (
        SELECT DISTINCT document_id, initiative_id FROM sharing WHERE entity_id IN {_HERE}
    ) m CROSS JOIN sharing p ON p.document_id = m.document_id AND p.initiative_id = m.initiative_id
"""

# with the numbers written out: only so are they looked up inside the view, not in all that it gives
_EDGES = """
    SELECT a_id AS here, b_id AS there, kind, NULL AS detail, document_id, start, end, date FROM cooperation
    WHERE a_id IN ({here}) AND b_id IN ({there})
    UNION ALL
    SELECT b_id, a_id, kind, NULL, document_id, start, end, date FROM cooperation
    WHERE b_id IN ({here}) AND a_id IN ({there})
    UNION ALL
    SELECT person_id, institution_id, 'post', role, document_id, start, end, date FROM roles
    WHERE person_id IN ({here}) AND institution_id IN ({there})
    UNION ALL
    SELECT institution_id, person_id, 'post', role, document_id, start, end, date FROM roles
    WHERE institution_id IN ({here}) AND person_id IN ({there})
    UNION ALL
    SELECT p.entity_id, p.initiative_id, 'party', p.part, p.document_id, p.start, p.end, d.date
    FROM parties p JOIN documents d ON d.id = p.document_id
    WHERE p.entity_id IN ({here}) AND p.initiative_id IN ({there})
    UNION ALL
    SELECT p.initiative_id, p.entity_id, 'party', p.part, p.document_id, p.start, p.end, d.date
    FROM parties p JOIN documents d ON d.id = p.document_id
    WHERE p.initiative_id IN ({here}) AND p.entity_id IN ({there})
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
    levels = _levels(db, a, b)
    if levels is None:
        return None
    came_by: dict[int, _Edge] = {}
    costs = {a: 0}
    for here, there in pairwise(levels):
        reached: dict[int, int] = {}
        for edge in _edges(db, here, there):
            if edge.here not in costs:
                continue
            cost = costs[edge.here] + _COST.get(edge.kind, 0)
            if edge.there not in reached or cost < reached[edge.there]:
                reached[edge.there] = cost
                came_by[edge.there] = edge
        costs = reached
    way = []
    at = b
    while at != a:
        way.append(came_by[at])
        at = came_by[at].here
    return tuple(_step(db, edge) for edge in reversed(way))


def _levels(db: sqlite3.Connection, a: int, b: int) -> list[set[int]] | None:
    """For each place on the shortest ways from `a` to `b`, who can stand there; searched from both ends at once."""
    ways = {a: [{a}], b: [{b}]}
    seen = {a: {a}, b: {b}}
    while ways[a][-1].isdisjoint(ways[b][-1]):
        end = min(ways, key=lambda one: len(ways[one][-1]))
        found = _neighbours(db, ways[end][-1]) - seen[end]
        if not found:
            return None
        seen[end] |= found
        ways[end].append(found)
    # from where both met, only those count that lead back to an end on a shortest way
    meeting = ways[a][-1] & ways[b][-1]
    levels = [meeting]
    for level in reversed(ways[a][:-1]):
        levels.insert(0, level & _neighbours(db, levels[0]))
    for level in reversed(ways[b][:-1]):
        levels.append(level & _neighbours(db, levels[-1]))
    return levels


def _neighbours(db: sqlite3.Connection, ids: set[int]) -> set[int]:
    found = {row[0] for row in db.execute(_NEIGHBOURS, {"here": json.dumps(sorted(ids))})}
    return found - {None}


def _edges(db: sqlite3.Connection, here: set[int], there: set[int]) -> Iterator[_Edge]:
    """All ties between two levels, the latest of a kind first, always in the same order."""
    rows = [
        row for ours in _parcels(here) for theirs in _parcels(there) for row in db.execute(_EDGES.format(here=ours, there=theirs))
    ]
    rows.sort(key=lambda row: row[4:7])
    rows.sort(key=lambda row: row[7] or "", reverse=True)
    rows.sort(key=lambda row: (row[0], row[1], row[2]))
    for one, other, kind, detail, document_id, start, end, _ in rows:
        yield _Edge(one, other, kind, detail, (document_id, start, end))


def _parcels(ids: set[int]) -> Iterator[str]:
    ordered = sorted(ids)
    for at in range(0, len(ordered), _AT_ONCE):
        yield ",".join(map(str, ordered[at : at + _AT_ONCE]))


def _step(db: sqlite3.Connection, edge: _Edge) -> Step:
    a, b = (db.execute("SELECT name FROM entities WHERE id = ?", (one,)).fetchone()[0] for one in (edge.here, edge.there))
    return Step(a, b, edge.kind, edge.detail, quote(db, *edge.place))
