"""Which mentions of a document are one person: the short form belongs to the one fuller name that it fits."""

from __future__ import annotations

from collections.abc import Sequence

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
    names = sorted({m.name for m in people}, key=lambda n: (-len(n), n))
    full = {name: _fullest(name, names) for name in names}
    return {m.id: full[m.name] for m in people}


def _fullest(name: str, names: Sequence[str]) -> str:
    fuller = [other for other in names if other != name and is_short_for(name, other)]
    tops = [other for other in fuller if not any(is_short_for(other, third) for third in fuller if third != other)]
    return tops[0] if len(tops) == 1 else name


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
