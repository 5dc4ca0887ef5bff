"""Which mentions of a document are one person: the short form belongs to the one fuller name that it fits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from extractors.names.fold import fold
from extractors.records import Mention, MentionId


def identities(people: Sequence[Mention]) -> dict[MentionId, str]:
    """For each mention of a person the fullest name that the document has for that person.

    A surname alone, a first name alone, or initials stand for the only fuller name that they fit; where several fit, for
    themselves.

    >>> from extractors.records import Document, DocumentId, EntityKind
    >>> def said(name, start):
    ...     document = Document(DocumentId(1), "text/plain", "x" * 99, ())
    ...     return Mention(document.cite(start, start + 1), EntityKind.PERSON, name, "people:test", 0.9)
    >>> people = [said("Dace Roze", 1), said("D. Roze", 2), said("Roze", 3), said("Dace", 4), said("J. Roze", 5)]
    >>> [identities(people)[m.id] for m in people]
    ['Dace Roze', 'Dace Roze', 'Roze', 'Dace Roze', 'J. Roze']
    """
    full = _fullest_of(frozenset(m.name for m in people))
    return {m.id: full[m.name] for m in people}


@lru_cache(maxsize=8)  # five askers have the same people of one document
def _fullest_of(people: frozenset[str]) -> Mapping[str, str]:
    names = sorted(people, key=lambda n: (-len(n), n))
    by_part: dict[str, list[str]] = defaultdict(list)  # only what shares a name with another can stand for it
    for name in names:
        given, _, family = fold(name).rpartition(" ")
        for part in dict.fromkeys((family, given)):
            by_part[part].append(name)
    return {name: _fullest(name, by_part) for name in names}


def _fullest(name: str, by_part: Mapping[str, Sequence[str]]) -> str:
    fuller = dict.fromkeys(_fuller(name, by_part))
    tops = [other for other in fuller if not any(third in fuller for third in _fuller(other, by_part))]
    return tops[0] if len(tops) == 1 else name


def _fuller(name: str, by_part: Mapping[str, Sequence[str]]) -> Iterator[str]:
    given, _, family = fold(name).rpartition(" ")
    if not given or "." in given:  # a given name that stands whole is short for nothing
        yield from (other for other in by_part.get(family, ()) if other != name and is_short_for(name, other))


def is_short_for(short: str, name: str) -> bool:
    """Whether a printed name can stand for a fuller one.

    >>> is_short_for("D. Roze", "Dace Roze"), is_short_for("Roze", "D. Roze"), is_short_for("J. Roze", "Dace Roze")
    (True, True, False)
    """
    given, _, family = fold(short).rpartition(" ")
    other_given, _, other_family = fold(name).rpartition(" ")
    if not other_given:
        return False
    if not given:
        return family in (other_family, other_given) and "." not in family
    if family != other_family or given == other_given:
        return False
    initials, others = given.split(), other_given.split()
    if len(initials) > len(others) or not all(_fits(a, b) for a, b in zip(initials, others, strict=False)):
        return False
    return "." in given and ("." not in other_given or len(others) > len(initials))


def _fits(initial: str, name: str) -> bool:
    return name.startswith(initial.rstrip(".")) if initial.endswith(".") else initial == name
