"""The event that a paper is all about, and which event each of its sentences tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.initiatives.named import NamedInitiative
from extractors.initiatives.occasions import HELD
from extractors.initiatives.references import Reference
from extractors.records import OUT_OF_FLOW, Document, Header, Passage, PassageKind
from extractors.signs import Sign

#: How far down a paper says what it is about.
_HEAD = 600
#: That an event is told of as such in the head of a paper, beside what is said of those that are held.
_TOLD = Sign(r"\b(?:izskan\w+|noslē[gd]\w+|atklāt[sai]s?|atklā(?:j|š)\w+|sāk[aās]\w*|sāksies|skan\w+|svin\w+|iepazīstin\w+|skatām\w+)\b", re.IGNORECASE)
#: Papers that tell of many things.
_OF_MANY = frozenset({"plan", "decision", "minutes"})
_OF_A_YEAR = re.compile(r"\b(?:gada|ceturkšņa|pusgada|mēneša|darbības)\s+(?:\w+\s+){0,2}(?:pārskats|atskaite|ziņojums)\b|\b(?:pārskats|atskaite|ziņojums)\s+(?:par\s+(?:\w+\s+){0,3})?\d{4}", re.IGNORECASE)
#: A line of its own that opens a part of the paper: `3. Meža rīta pārgājiens`, `Pateicības`.
_HEADING = re.compile(r"\W*(?:(?:\d{1,2}|[IVX]+)[.)]\s+)?[^\W\d_][^.!?:;\n]{2,80}[:?!]?\s*")


def find_central(document: Document, header: Header, named: Sequence[NamedInitiative], references: Sequence[Reference]) -> NamedInitiative | None:
    """The one event that the paper is about: whose programme it is, whose committee met, of which its first lines tell."""
    events = [n for n in named if n.mention.type == "event"]
    for told in (
        [n for n in events if n.own],
        [n for n in events if n.mention.method == "initiatives:committee" and n.mention.evidence.start < _HEAD],
    ):
        if told:
            return told[0]
    if header.kind in _OF_MANY or not events or _OF_A_YEAR.search(document.text, 0, _HEAD):
        return None
    flow = [p for p in document.passages if p.kind not in OUT_OF_FLOW]
    first = flow[0].end if flow else 0
    head = [r for r in references if r.named.mention.type == "event" and r.start < _HEAD and (r.start < first or _is_told(document, r))]
    in_title = [r for r in head if r.start < first]
    if any(r.named.mention.type != "event" and r.by_name and r.start < first for r in references):
        return None  # of a project, of which it is a part
    names = {r.named.mention.name for r in in_title} or {r.named.mention.name for r in head}
    return (in_title or head)[0].named if len(names) == 1 else None


def _is_told(document: Document, reference: Reference) -> bool:
    line = document.passage_at(reference.start)
    return line is not None and (HELD.search(document.text, line.start, line.end) or _TOLD.search(document.text, line.start, line.end)) is not None


def sentences_of(
    document: Document, central: NamedInitiative | None, references: Sequence[Reference], sentences: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, NamedInitiative]]:
    """The sentences at `[start, end)` that tell of an event, with it.

    An event named in a paragraph is told of up to its end, one in a heading up to the next heading; elsewhere it is the `central` one,
    if the paper has one. A sentence broken over lines is one.
    """
    broken: tuple[int, NamedInitiative] | None = None
    section = central
    local: NamedInitiative | None = None
    aside = False  # the paragraph has turned to a project or another thing
    last: Passage | None = None
    for place, (start, end) in enumerate(sentences):
        passage = document.passage_at(start)
        if passage is None or passage.kind in OUT_OF_FLOW:
            continue
        if passage is not last:
            if last is None or document.text[last.start : last.end].rstrip()[-1:] in ".!?:”\"":
                local, aside = None, False
            if _opens(document, passage):
                section = central
        last = passage
        here = [r for r in references if start <= r.start < end and r.by_name]
        events = {r.named.mention.name: r.named for r in here if r.named.mention.type == "event"}
        if central is not None and central.mention.name in events:
            local, aside = central, False
        elif len(events) == 1:
            local, aside = next(iter(events.values())), False
            section = local if _opens(document, passage) else section
        elif any(r.named.mention.type in ("project", "programme") for r in here):
            aside = True
        if central is None and not here:  # `Forumā uzstājās …`
            local = next((r.named for r in references if start <= r.start < end and r.named.mention.type == "event"), local)
        current = local or section
        if aside or current is None:
            broken = None
            continue
        if broken is not None and document.text[start].islower() and broken[1] is current:
            start = broken[0]
        goes_on = place + 1 < len(sentences) and document.text[sentences[place + 1][0]].islower() and re.search(r"[.!?]\W*$", document.text[start:end]) is None
        broken = (start, current) if goes_on else None
        if not goes_on:
            yield start, end, current


def _opens(document: Document, passage: Passage) -> bool:
    if passage.table is not None:
        return False
    numbered = passage.kind in (PassageKind.HEADING, PassageKind.ITEM)
    return numbered and _HEADING.fullmatch(document.text, passage.start, passage.end) is not None
