"""From a name as somebody types it to the entity that is meant.

Ways to match are tried from the strictest to the most forgiving, and the first that finds anything decides; several
entities found in the same way are a choice for whoever asked. The order: the name letter for letter; the name or an
alias without regard to case and diacritics; its nominatives, printed forms, initials and surnames; some of its words.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from extractors.names.fold import fold
from pipeline.query.errors import AmbiguousNameError, NothingFoundError
from pipeline.query.stems import stem

_INITIAL = re.compile(r"\w{1,3}\.")
_SPACELESS_INITIAL = re.compile(r"\b(\w{1,2})\.(?=\w)")


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
        if not db.execute("SELECT 1 FROM entities WHERE id = ?", (id,)).fetchone():
            raise NothingFoundError(f"No entity has the id {id}: find it with `saikne show NAME --format json`.")
        return describe(db, [id])[0]
    found = find_entities(db, name, kind=kind)
    if not found:
        raise NothingFoundError(_nothing(db, name))
    if len(found) > 1:
        raise AmbiguousNameError(f"{name!s} can mean {len(found)} of those in the database", found)
    return found[0]


def find_entities(db: sqlite3.Connection, name: str, *, kind: str | None = None) -> tuple[Candidate, ...]:
    """All entities that match the name equally well and better than any other, those in most documents first."""
    wanted = " ".join(name.split())
    if not wanted:
        return ()
    for way in _WAYS:
        ids = _of_kind(db, set(way(db, wanted)), kind)
        if ids:
            return describe(db, ids)
    return ()


def _letter_for_letter(db: sqlite3.Connection, name: str) -> Iterator[int]:
    """An abbreviation is rather the institution that a document spells it out for than one only known by it."""
    if " " not in name:
        abbreviated = tuple(
            _ids(db, "SELECT entity_id FROM aliases WHERE alias_folded = ? AND alias = ?", fold(name), name)
        )
        if abbreviated:
            yield from abbreviated
            return
    spaced = _SPACELESS_INITIAL.sub(r"\1. ", name)
    yield from _ids(db, "SELECT id FROM entities WHERE name_folded = ? AND name IN (?, ?)", fold(spaced), name, spaced)


def _folded(db: sqlite3.Connection, name: str) -> Iterator[int]:
    for key in _keys(name):
        yield from _ids(db, "SELECT id FROM entities WHERE name_folded = ?", key)
        yield from _ids(db, "SELECT entity_id FROM aliases WHERE alias_folded = ?", key)
        yield from _ids(db, "SELECT entity_id FROM institutions WHERE abbreviation = ?", name.upper())


def _inflected(db: sqlite3.Connection, name: str) -> Iterator[int]:
    """Nominatives, printed forms, initials and surnames: what a text would use for somebody already introduced."""
    for key in _keys(name):
        yield from _ids(db, "SELECT entity_id FROM name_index WHERE key = ?", key)
    for nominative, gender in ((name, None), *_nominatives(name)):
        yield from _folded(db, nominative)
        yield from _person_by_parts(db, nominative, gender)


def _person_by_parts(db: sqlite3.Connection, name: str, gender: str | None) -> Iterator[int]:
    """People with the surname and the initials, if any, but not of the other gender than the form shows."""
    *given, family = _keys(name)[-1].split()
    if given and not all(map(_INITIAL.fullmatch, given)):
        return
    start = given[0].rstrip(".") if given else ""
    for entity_id, folded in db.execute(
        "SELECT e.id, e.name_folded FROM entities e LEFT JOIN people p ON p.entity_id = e.id"
        " WHERE e.kind = 'person' AND (e.name_folded LIKE ? OR e.name_folded = ?)"
        " AND (p.gender IS NULL OR ? IS NULL OR p.gender = ?)",
        (f"% {family}", family, gender, gender),
    ):
        if folded.startswith(start) and folded.rpartition(" ")[2] == family:
            yield entity_id


def _by_words(db: sqlite3.Connection, name: str) -> Iterator[int]:
    """Those whose names hold all the words, each in any form: a given name, `kvalitātes biedrībai`, `Upīte Elīna`."""
    stems = [stem(word) for word in _words(fold(name))]
    if not stems or max(map(len, stems)) < 3:
        return
    longest = max(stems, key=len)
    for entity_id, folded in db.execute(
        "SELECT id, name_folded FROM entities WHERE name_folded LIKE ?"
        " UNION ALL SELECT entity_id, alias_folded FROM aliases WHERE alias_folded LIKE ?",
        (f"%{longest}%",) * 2,
    ):
        there = {stem(word) for word in _words(folded)}
        if there.issuperset(stems):
            yield entity_id


def _known(db: sqlite3.Connection, name: str) -> Iterator[int]:
    """Institutions of the country known by an abbreviation or another name that this corpus never prints."""
    from extractors.names.known import find_known

    for institution in find_known(name):
        yield from _folded(db, institution.name)


_WAYS: tuple[Callable[[sqlite3.Connection, str], Iterator[int]], ...] = (
    _letter_for_letter,
    _folded,
    _inflected,
    _known,
    _by_words,
)


def _nominatives(name: str) -> tuple[tuple[str, str | None], ...]:
    """What the form can be in the nominative, each with the gender that it then has."""
    from extractors.names.institutions import institution_nominative
    from extractors.names.people import nominatives

    institution = institution_nominative(name)
    people = tuple((reading.name, reading.gender) for reading in nominatives(name, folded=name.isascii()))
    return tuple(dict.fromkeys(((institution, None), *people) if institution else people))


def _keys(name: str) -> tuple[str, ...]:
    """The name folded, and once more with a space after each initial where that differs."""
    spaced = _SPACELESS_INITIAL.sub(r"\1. ", name)
    return tuple(dict.fromkeys((fold(name), fold(spaced))))


def _words(folded: str) -> list[str]:
    return re.findall(r"\w+", folded)


def _ids(db: sqlite3.Connection, sql: str, *values: str) -> Iterator[int]:
    return (row[0] for row in db.execute(sql, values))


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
