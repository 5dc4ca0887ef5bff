"""Whether a name stands in the nominative where it is printed: a post beside it then does too."""

from __future__ import annotations

from extractors.names.fold import fold
from extractors.people.initials import is_initials
from extractors.records import Mention


def in_nominative(person: Mention) -> bool | None:
    """Whether the name stands in the nominative; nothing for names whose form does not tell.

    >>> from extractors.records import Document, DocumentId, EntityKind, Gender
    >>> document = Document(DocumentId(1), "text/plain", "uzdot J.Ozolam un ziņo J.Ozols", ())
    >>> for start, end in ((6, 14), (23, 30)):
    ...     at = document.cite(start, end)
    ...     print(in_nominative(Mention(at, EntityKind.PERSON, "J. Ozols", "people:test", 0.9, gender=Gender.MASCULINE)))
    False
    True
    """
    if is_initials(person):
        return None
    same = person.evidence.quote == person.name or _bare(person.evidence.quote) == _bare(person.name)
    last = person.name.rpartition(" ")[2].lower()
    if same and (person.gender is None or last.endswith(("o", "ē", "i", "u", "y", "ā"))):
        return None
    return same


def _bare(text: str) -> str:
    return " ".join(sorted(fold(text).replace(".", " ").split()))
