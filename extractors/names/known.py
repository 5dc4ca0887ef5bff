"""Institutions that Latvian papers know by name or abbreviation alone, from the list that ships with the program."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from extractors.names.fold import fold


@dataclass(frozen=True, slots=True)
class KnownInstitution:
    """One institution; `valid_from` and `valid_to` are years, empty where not known or still open."""

    name: str
    abbreviation: str
    type: str
    parent: str
    valid_from: str
    valid_to: str
    successor: str
    source: str


@cache
def known_institutions() -> tuple[KnownInstitution, ...]:
    """All rows of the list, in its order."""
    text = resources.files("extractors").joinpath("data/institutions.csv").read_text(encoding="utf-8")
    return tuple(KnownInstitution(**row) for row in csv.DictReader(text.splitlines()))


@cache
def _index() -> dict[str, tuple[KnownInstitution, ...]]:
    out: dict[str, list[KnownInstitution]] = {}
    for institution in known_institutions():
        for key in {fold(institution.name), fold(institution.abbreviation)} - {""}:
            out.setdefault(key, []).append(institution)
    return {key: tuple(found) for key, found in out.items()}


def find_known(form: str) -> tuple[KnownInstitution, ...]:
    """The institutions that the form can name: by name or abbreviation, in any case, without regard to diacritics.

    >>> [institution.abbreviation for institution in find_known("Valsts ieņēmumu dienestam")]
    ['VID']
    >>> [institution.name for institution in find_known("LPS")]
    ['Latvijas Pašvaldību savienība']
    """
    if len(form) > 400:
        return ()
    found = _index().get(fold(form), ())
    if found:
        return found
    from extractors.names.institutions import institution_nominative

    nominative = institution_nominative(form)
    return _index().get(fold(nominative), ()) if nominative else ()


def is_one_body(rows: Iterable[KnownInstitution]) -> bool:
    """Whether the rows are one institution under its names over time: all but one lead on to another of them.

    >>> is_one_body(find_known("FM")), is_one_body(find_known("VK"))
    (True, False)
    """
    rows = tuple(rows)
    names = {row.name for row in rows}
    return sum(row.successor == row.name or row.successor not in names for row in rows) == 1


def known_type(name: str) -> str | None:
    """The kind of the institution that the list has under this very name, where it knows one kind only.

    >>> known_type("Vienotība"), known_type("Ezera krasts")
    ('party', None)
    """
    kinds = {institution.type for institution in _index().get(fold(name), ()) if institution.type}
    return kinds.pop() if len(kinds) == 1 else None
