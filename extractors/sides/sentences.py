"""Sentences as people wrote them: one that a line break cuts in two is put together again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractors.names.initiative_heads import names_initiative
from extractors.records import OUT_OF_FLOW, Document, PassageKind
from extractors.tokens import tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


_QUOTED_END = re.compile(r"^(?P<before>.*)[„“«\"](?P<name>[^„“”«»\"]{2,80}[.!?])[”“»\"]\s*$", re.DOTALL)


def _ends_in_name(sentence: str) -> bool:
    """Whether the full stop is that of a quoted name: `Projektu „Dari!” | aģentūra īsteno …`."""
    match = _QUOTED_END.match(sentence)
    return match is not None and names_initiative(match["before"])


def whole_sentences(document: Document, doc: Doc) -> list[tuple[int, int]]:
    """The spans of the sentences in the flow, in order; they do not overlap.

    A paragraph that stops with a comma or in the middle of a word's clause goes on in the next paragraph.
    """
    out: list[tuple[int, int]] = []
    place = 0
    flow = [p for p in document.passages if p.kind not in OUT_OF_FLOW]
    for start, end in tokens_of(doc).sentences:
        while place < len(flow) and flow[place].end <= start:
            place += 1
        if place >= len(flow) or flow[place].start > start:
            continue
        passage = flow[place]
        before = flow[place - 1] if place else None
        if (
            out
            and start == passage.start
            and before is not None
            and passage.kind is before.kind is PassageKind.PARAGRAPH
            and document.text[out[-1][0] : before.end].rstrip().endswith(",")
            and out[-1][1] >= before.end - 1
        ) or (out and start > passage.start and _ends_in_name(document.text[max(passage.start, out[-1][0]) : start])):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def unquoted(text: str) -> str:
    """The text without what stands in quotes and without ordinal numbers, whose marks are no ends of clauses."""
    return re.sub(r"[„“«\"][^”“»\"]*[”“»\"]|\d\.", "", text)
