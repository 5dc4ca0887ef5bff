"""The ways in which a typed name can be that of an entity; each gives the entities that it finds."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator

from extractors.names.fold import fold
from pipeline.query.stems import stem

_INITIAL = r"\w{1,3}\."
_SPACELESS_INITIAL = r"\b(\w{1,2})\.(?=\w)"


def _letter_for_letter(db: sqlite3.Connection, name: str) -> Iterator[int]:
    """An abbreviation is rather the institution that a document spells it out for than one only known by it."""
    if " " not in name:
        abbreviated = tuple(_ids(db, "SELECT entity_id FROM aliases WHERE alias_folded = ? AND alias = ?", fold(name), name))
        if abbreviated:
            yield from abbreviated
            return
    spaced = re.sub(_SPACELESS_INITIAL, r"\1. ", name)
    yield from _ids(db, "SELECT id FROM entities WHERE name_folded = ? AND name IN (?, ?)", fold(spaced), name, spaced)


def _folded(db: sqlite3.Connection, name: str) -> Iterator[int]:
    for key in _keys(name):
        yield from _ids(db, "SELECT id FROM entities WHERE name_folded = ?", key)
        yield from _ids(db, "SELECT entity_id FROM aliases WHERE alias_folded = ?", key)
        yield from _ids(db, "SELECT entity_id FROM institutions WHERE abbreviation = ?", name.upper())


def _printed(db: sqlite3.Connection, name: str) -> Iterator[int]:
    """As a document prints it; and since one may print a bare surname of one, all who share it, or the initials."""
    for key in _keys(name):
        yield from _ids(db, "SELECT entity_id FROM name_index WHERE key = ?", key)
    yield from _person_by_parts(db, name, None)


def _inflected(db: sqlite3.Connection, name: str) -> Iterator[int]:
    """By the grammar: whatever the form can be in the nominative."""
    for nominative, gender in _nominatives(name):
        yield from _folded(db, nominative)
        yield from _person_by_parts(db, nominative, gender)


def _person_by_parts(db: sqlite3.Connection, name: str, gender: str | None) -> Iterator[int]:
    """People with the surname and the initials, if any, but not of the other gender than the form shows."""
    *given, family = _keys(name)[-1].split() or [""]
    if not family or (given and not all(re.fullmatch(_INITIAL, one) for one in given)):
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


def _same_stems(db: sqlite3.Connection, name: str) -> Iterator[int]:
    """The only one whose name, or surname, is the same but for its endings: quicker than the grammar, which decides
    when there are several. What shows the other gender does not count."""
    words = re.findall(r"\w+\.?", fold(name))
    found = set()
    for entity_id, gender, folded in _holding(db, [word for word in words if not word.endswith(".")]):
        there = _words(folded)
        tail = there[-len(words) :] if gender is not None and len(words) == 1 else there
        if len(tail) == len(words) and all(map(_is_form, words, tail)) and gender != _other_gender(words[-1], folded):
            found.add(entity_id)
    if len(found) == 1:
        yield from found


def _is_form(typed: str, word: str) -> bool:
    return word.startswith(typed[:-1]) if typed.endswith(".") else stem(typed) == stem(word)


def _other_gender(typed: str, name: str) -> str | None:
    """The gender that the dative typed cannot have; men whose names end in -a or -e take the same -am and -em."""
    if typed.endswith(("am", "im", "um")):
        return "Fem"
    return "Masc" if typed.endswith(("ai", "ei")) and name.endswith("s") else None


def _by_words(db: sqlite3.Connection, name: str) -> Iterator[int]:
    """Those whose names hold all the words, each in any form: a given name, `kvalitātes biedrībai`, `Upīte Elīna`."""
    words = _words(fold(name))
    stems = {stem(word) for word in words}
    for entity_id, gender, folded in _holding(db, words):
        others = {_other_gender(word, folded) for word in words}
        if stems.issubset(map(stem, _words(folded))) and gender not in others - {None}:
            yield entity_id


def _holding(db: sqlite3.Connection, words: list[str]) -> Iterator[tuple[int, str | None, str]]:
    """(entity, gender, folded name or alias) of the names that hold the longest of the stems; gender only of people."""
    longest = max(map(stem, words), key=len, default="")
    if len(longest) < 3:
        return iter(())
    return db.execute(
        "SELECT e.id, iif(e.kind = 'person', coalesce(p.gender, ''), NULL), e.name_folded FROM entities e"
        " LEFT JOIN people p ON p.entity_id = e.id WHERE e.name_folded LIKE ?1"
        " UNION ALL SELECT entity_id, NULL, alias_folded FROM aliases WHERE alias_folded LIKE ?1",
        (f"%{longest}%",),
    )


def _known(db: sqlite3.Connection, name: str) -> Iterator[int]:
    """Institutions of the country known by an abbreviation or another name that this corpus never prints."""
    from extractors.names.known import find_known

    for institution in find_known(name):
        yield from _folded(db, institution.name)


#: The ways to match, from the strictest to the most forgiving.
WAYS: tuple[Callable[[sqlite3.Connection, str], Iterator[int]], ...] = (
    _letter_for_letter,
    _folded,
    _printed,
    _same_stems,
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
    spaced = re.sub(_SPACELESS_INITIAL, r"\1. ", name)
    return tuple(dict.fromkeys((fold(name), fold(spaced))))


def _words(folded: str) -> list[str]:
    return re.findall(r"\w+", folded)


def _ids(db: sqlite3.Connection, sql: str, *values: str) -> Iterator[int]:
    return (row[0] for row in db.execute(sql, values))
