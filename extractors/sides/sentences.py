"""Sentences as people wrote them: one that a line break cuts in two is put together again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.records import OUT_OF_FLOW, Document, PassageKind

if TYPE_CHECKING:
    from spacy.tokens import Doc


def whole_sentences(document: Document, doc: Doc) -> list[tuple[int, int]]:
    """The spans of the sentences in the flow, in order; they do not overlap.

    A paragraph that stops with a comma or in the middle of a word's clause goes on in the next paragraph.
    """
    out: list[tuple[int, int]] = []
    place = 0
    flow = [p for p in document.passages if p.kind not in OUT_OF_FLOW]
    for start, end in sorted((s.start_char, s.end_char) for s in doc.sents):
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
        ):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out
