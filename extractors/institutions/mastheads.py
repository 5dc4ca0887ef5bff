"""The paper or portal whose page it is: its name stands above everything and is quoted again at the end, `Par saturu atbild „…”`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.institutions.made import make_mention
from extractors.records import OUT_OF_FLOW, Document, Mention

METHOD = "institutions:masthead"
_NAME = re.compile(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ][^\n.!?:;|»>„“”\"«]{2,58}")
#: What stands before the name of a medium that answers for a text or brought it out.
_ANSWERS = r"(?:atbild(?:īga|īgs|īgi)?|saturs|izdevējs|izdod|avots|pārpublic\w+|redakcija|laikraksts?|laikraksta|avīzes?|portāls?|portāla|žurnāls?|publicē\w*|raksta|vēsta|ziņo)"


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
    quoted = re.compile(rf"\b{_ANSWERS}\s*[:–—-]?\s*[„“«\"](?P<name>{re.escape(name)})[”“»\"]", re.IGNORECASE)
    found = [match.span("name") for match in quoted.finditer(document.text, first.end)]
    for start, end in ((first.start, first.start + len(name)), *found) if found else ():
        yield make_mention(document, start, end, name, "masthead", 0.85, kind="media")
