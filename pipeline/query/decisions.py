"""Questions about who is who: what is left open, why two are or are not one, what people decided."""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.names.fold import fold
from pipeline.query.evidence import Quote, quote


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a pair: the entity, how many documents name it, where it belongs, and a sentence that names it."""

    mention: int
    entity: int
    name: str
    documents: int
    detail: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class OpenPair:
    """Two of whom nothing decides whether they are one; `pair` is the number of the judgement."""

    pair: int
    kind: str
    left: Side
    right: Side
    reason: str


#: What is likeliest one comes first: full namesakes, then abbreviations, then initials and bare surnames.
_FIRST = ("rule:across:namesakes", "rule:across:legal-form", "rule:across:abbreviation", "rule:across:initials", "rule:short-name")

_OPEN = """
SELECT j.id, l.kind, l.id, l.entity_id, r.id, r.entity_id, j.by, j.reason,
    (SELECT count(*) FROM identities WHERE entity_id = l.entity_id)
        * (SELECT count(*) FROM identities WHERE entity_id = r.entity_id)
FROM judgements j JOIN mentions l ON l.id = j.left_mention JOIN mentions r ON r.id = j.right_mention
WHERE j.verdict = 'unsure' AND l.entity_id <> r.entity_id AND (?1 IS NULL OR l.kind = ?1)
    AND NOT EXISTS (
        SELECT 1 FROM decision_anchors a JOIN mentions x ON x.id = a.mention_id AND x.entity_id = l.entity_id
        JOIN decision_anchors b ON b.decision_id = a.decision_id AND b.side <> a.side
        JOIN mentions y ON y.id = b.mention_id AND y.entity_id = r.entity_id
        JOIN decisions d ON d.id = a.decision_id AND d.withdrawn_at IS NULL AND d.action <> 'rename'
        WHERE a.kind = l.kind
    )
"""


def open_pairs(db: sqlite3.Connection, *, kind: str | None = None, limit: int | None = None) -> tuple[OpenPair, ...]:
    """The pairs that people should look at, the most telling first, each two entities once."""
    rows = sorted(
        db.execute(_OPEN, (kind,)).fetchall(),
        key=lambda row: (_FIRST.index(row[6]) if row[6] in _FIRST else len(_FIRST), -row[8], row[0]),
    )
    seen: set[frozenset[int]] = set()
    out = []
    for number, of_kind, left, a, right, b, _, reason, _ in rows:
        if frozenset((a, b)) in seen:
            continue
        seen.add(frozenset((a, b)))
        out.append(OpenPair(number, of_kind, _side(db, left, a), _side(db, right, b), reason))
        if limit is not None and len(out) >= limit:
            break
    return tuple(out)


def _side(db: sqlite3.Connection, mention: int, entity: int) -> Side:
    name, documents = db.execute(
        "SELECT name, (SELECT count(*) FROM identities WHERE entity_id = e.id) FROM entities e WHERE id = ?", (entity,)
    ).fetchone()
    places = db.execute(
        "SELECT DISTINCT e.name FROM roles r JOIN entities e ON e.id = r.institution_id WHERE r.person_id = ? ORDER BY 1 LIMIT 3",
        (entity,),
    )
    document, start, end = db.execute("SELECT document_id, start, end FROM mentions WHERE id = ?", (mention,)).fetchone()
    return Side(mention, entity, name, documents, ", ".join(row[0] for row in places), quote(db, document, start, end))


@dataclass(frozen=True, slots=True)
class Step:
    """One judgement on the way from one mention to another, with a sentence for each of the two."""

    verdict: str
    by: str
    reason: str
    left: Quote
    right: Quote


def why_one(db: sqlite3.Connection, entity: int, first: str, second: str | None) -> tuple[Step, ...]:
    """The judgements that make the entity one: those between the two forms of its name, or all without a second form."""
    links: dict[int, list[tuple[int, int]]] = {}
    rows: dict[int, tuple[int, int, str, str, str]] = {}
    for number, left, right, verdict, by, reason in db.execute(
        "SELECT j.id, j.left_mention, j.right_mention, j.verdict, j.by, j.reason FROM judgements j"
        " JOIN mentions l ON l.id = j.left_mention JOIN mentions r ON r.id = j.right_mention"
        " LEFT JOIN decisions d ON d.id = j.decision_id"
        " WHERE l.entity_id = ?1 AND r.entity_id = ?1 AND j.verdict = 'same' AND d.withdrawn_at IS NULL ORDER BY j.id",
        (entity,),
    ):
        rows[number] = (left, right, verdict, by, reason)
        links.setdefault(left, []).append((right, number))
        links.setdefault(right, []).append((left, number))
    if second is None:
        across = [row for row in rows.values() if row[3] not in ("rule:same-name", "rule:short-name")]
        return tuple(_step(db, row) for row in across or list(rows.values())[:20])
    starts, ends = set(_mentions_called(db, entity, first)), set(_mentions_called(db, entity, second))
    path = _shortest(links, starts, ends)
    return tuple(_step(db, rows[number]) for number in path)


def _mentions_called(db: sqlite3.Connection, entity: int, name: str) -> Iterator[int]:
    """The mentions of the entity that have the name, printed or in the nominative; all when none has."""
    everything = db.execute("SELECT id, name, text FROM mentions WHERE entity_id = ?", (entity,)).fetchall()
    wanted = fold(name).replace(" ", "")
    exact = [number for number, *names in everything if wanted in (fold(each).replace(" ", "") for each in names)]
    yield from exact or [row[0] for row in everything]


def _shortest(links: dict[int, list[tuple[int, int]]], starts: set[int], ends: set[int]) -> list[int]:
    """The judgements on the shortest way from any of the starts to any of the ends."""
    came: dict[int, tuple[int, int] | None] = dict.fromkeys(sorted(starts))
    queue = deque(sorted(starts))
    while queue:
        here = queue.popleft()
        if here in ends and came[here] is not None:
            way: list[int] = []
            step = came[here]
            while step is not None:
                way.append(step[1])
                step = came[step[0]]
            return way[::-1]
        for there, number in links.get(here, ()):
            if there not in came:
                came[there] = (here, number)
                queue.append(there)
    return []


def why_two(db: sqlite3.Connection, left: int, right: int) -> tuple[Step, ...]:
    """What was judged of two entities: by people first, then by rules; nothing when they were never compared."""
    rows = db.execute(
        "SELECT j.left_mention, j.right_mention, j.verdict, j.by, j.reason FROM judgements j"
        " JOIN mentions l ON l.id = j.left_mention JOIN mentions r ON r.id = j.right_mention"
        " LEFT JOIN decisions d ON d.id = j.decision_id WHERE d.withdrawn_at IS NULL"
        " AND ((l.entity_id = ?1 AND r.entity_id = ?2) OR (l.entity_id = ?2 AND r.entity_id = ?1))"
        " ORDER BY j.by LIKE 'rule:%', j.verdict, j.id",
        (left, right),
    ).fetchall()
    return tuple(_step(db, row) for row in rows)


def _step(db: sqlite3.Connection, row: tuple[int, int, str, str, str]) -> Step:
    left, right, verdict, by, reason = row
    return Step(verdict, by, reason, _quote(db, left), _quote(db, right))


def _quote(db: sqlite3.Connection, mention: int) -> Quote:
    document, start, end = db.execute("SELECT document_id, start, end FROM mentions WHERE id = ?", (mention,)).fetchone()
    return quote(db, document, start, end)


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision as it is listed; `what` are the forms of both sides, `lost` says that all of a side's mentions are gone."""

    id: int
    action: str
    left: str
    right: str
    by: str
    at: str
    reason: str
    withdrawn_at: str | None
    withdrawn_by: str | None
    lost: bool


def decision_lines(db: sqlite3.Connection, *, lost: bool = False) -> tuple[DecisionLine, ...]:
    """What people decided, the latest first; with `lost` only those in force whose mentions are gone."""
    from pipeline.store.decisions import anchored_decisions

    found = {one.id: one for one in anchored_decisions(db)}
    out = []
    for number, action, by, at, reason, name, withdrawn_at, withdrawn_by in db.execute(
        "SELECT id, action, by, at, reason, name, withdrawn_at, withdrawn_by FROM decisions ORDER BY at DESC, id"
    ).fetchall():
        left, right = _printed(db, number, "a"), _printed(db, number, "b")
        now = found.get(number)
        gone = now is not None and ((bool(left) and not now.left) or (bool(right) and not now.right))
        if gone or not lost:
            out.append(DecisionLine(number, action, left, name or right, by, at, reason, withdrawn_at, withdrawn_by, lost=gone))
    return tuple(out)


def _printed(db: sqlite3.Connection, decision: int, side: str) -> str:
    rows = db.execute(
        "SELECT text, count(*) FROM decision_anchors WHERE decision_id = ? AND side = ? GROUP BY text ORDER BY 2 DESC, 1 LIMIT 3",
        (decision, side),
    )
    return ", ".join(row[0] for row in rows)


@dataclass(frozen=True, slots=True)
class Standing:
    """A document that names an entity: its number, date, title, file and the forms in it."""

    document: int
    date: str | None
    title: str
    path: str
    forms: str


def standings(db: sqlite3.Connection, entity: int) -> tuple[Standing, ...]:
    """The documents that name an entity, in order of dates."""
    rows = db.execute(
        "SELECT d.id, d.date, coalesce(d.title, ''), d.path, group_concat(DISTINCT m.text) FROM mentions m"
        " JOIN documents d ON d.id = m.document_id WHERE m.entity_id = ? GROUP BY d.id ORDER BY coalesce(d.date, ''), d.path",
        (entity,),
    )
    return tuple(Standing(*row) for row in rows)
