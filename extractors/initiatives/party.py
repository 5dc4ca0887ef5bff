"""One party as the finders make it."""

from __future__ import annotations

from extractors.initiatives.named import NamedInitiative
from extractors.records import Document, Mention, Part, Party

#: A party, with the names of the initiative and of who takes part.
Found = tuple[Party, str, str]


def make_party(document: Document, named: NamedInitiative, who: Mention, part: Part, start: int, end: int, method: str, confidence: float) -> Found:
    """The party that `[start, end)` tells of, its evidence without the spaces behind it."""
    while end > start and document.text[end - 1].isspace():
        end -= 1
    party = Party(named.mention.id, who.id, part, document.cite(start, end), f"initiatives:{method}", confidence)
    return party, named.mention.name, who.name
