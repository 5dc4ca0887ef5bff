"""The paper or portal whose page it is: its name stands above everything and is quoted again at the end, `Par saturu atbild „…”`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.institutions.made import make_mention
from extractors.names.fold import lowered
from extractors.records import OUT_OF_FLOW, Document, Mention

METHOD = "institutions:masthead"
_NAME = re.compile(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ][^\n.!?:;|»>„“”\"«]{2,58}")
#: What stands before the name of a medium that answers for a text or brought it out.
_ANSWERS = re.compile(
    r"\b(?:atbild(?:īga|īgs|īgi)?|saturs|izdevējs|izdod|avots|pārpublic\w+|redakcija|laikraksts?|laikraksta|avīzes?|portāls?|portāla|žurnāls?|publicē\w*|raksta|vēsta|ziņo)"
    r"\s{0,3}[:–—-]?\s{0,3}[„“«\"]$", re.IGNORECASE
)  # fmt: skip


def find_masthead(document: Document) -> Iterator[Mention]:
    """The mentions of the medium: its name in the first line, and in quotes behind a word for who brought the text out.

    >>> from extractors.readers import read
    >>> text = "Pilskalnes Vēstis\\n\\nAtklāj tiltu\\n\\nTilts ir gatavs.\\n\\nPar saturu atbild „Pilskalnes Vēstis”."
    >>> [m.evidence.quote for m in find_masthead(read(text.encode()))]
    ['Pilskalnes Vēstis', 'Pilskalnes Vēstis']
    """
    first = next((p for p in document.passages if p.kind not in OUT_OF_FLOW), None)
    if first is None:
        return
    name = document.text[first.start : first.end].strip()
    if _NAME.fullmatch(name) is None:
        return
    found = list(_quoted(document.text, first.end, lowered(name)))
    for start, end in ((first.start, first.start + len(name)), *found) if found else ():
        yield make_mention(document, start, end, name, "masthead", 0.85, kind="media")


def _quoted(text: str, start: int, name: str) -> Iterator[tuple[int, int]]:
    """Where the name, given in small letters, stands in quotes behind such a word."""
    low = lowered(text)
    at = low.find(name, start)
    while at >= 0:
        end = at + len(name)
        if text[end : end + 1] in tuple("”“»\"") and _ANSWERS.search(text, max(start, at - 40), at):
            yield at, end
        at = low.find(name, end)
