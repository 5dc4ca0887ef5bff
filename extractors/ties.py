"""Cooperation that the document states in so many words between two named parties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from extractors.dates.words import folded
from extractors.records import OUT_OF_FLOW, Document, Mention, Section, SectionKind, Tie, TieKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Phrases over folded text that say what kind of cooperation a sentence tells of; the first that fits.
_KINDS: tuple[tuple[TieKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (
            TieKind.AGREEMENT,
            r"\b(?:parakst\w+ .{0,80}(?:ligum|memorand|vienosan|deklaraci|protokol)|(?:ligum|memorand|vienosan)\w* .{0,60}(?:parakst|noslegt|noslegts|starp)|nosle(?:dza|dz|guši|gusi) .{0,60}(?:ligum|vienosan|memorand))",
        ),
        (
            TieKind.FUNDED,
            r"\b(?:finanse\w*|lidzfinanse\w*|finansiali atbalst\w+|pieskir\w+ .{0,50}(?:eur|eiro|latu|ls|grant|lidzfinansejum)|atbalstija .{0,60}(?:eur|eiro|ls)\b)",
        ),
        (TieKind.EXCHANGE, r"\b(?:apmain\w+|pieredzes apmain\w+|maciti?es no|dalij\w+ pieredze)\b"),
        (
            TieKind.ORGANISED,
            r"\b(?:kopigi (?:organize\w*|rikot\w*)|(?:organize|riko|rikoja|rikojam|organizeja|aizvadija)\w* .{0,60}(?:kopa ar|sadarbiba ar)|(?:kopa ar|sadarbiba ar) .{0,80}(?:organize|riko|aizvadij)\w*)",
        ),
        (TieKind.PARTNER, r"\b(?:sadarbib\w+ ar|sadarboj\w+ ar|kopigi ar|kopa ar|sadarbojas|kopigi izstrad\w+|partner\w+)\b"),
        (TieKind.SUPPORT, r"\b(?:atbalsta|atbalstija|palidz\w*|patrone\w*)\b"),
    )
)
_JOINT = re.compile(r"(?:sadarb\w*\s+ar|sadarb[īi]b[āa]\s+ar|kop[īi]gi\s+ar|kop[āa]\s+ar|starp)\s+", re.IGNORECASE)


def find_ties(
    document: Document, doc: Doc, sections: Sequence[Section], people: Sequence[Mention], institutions: Sequence[Mention]
) -> Iterator[Tie]:
    """The pairs that a sentence says work, agree, organise, fund or learn together, each pair once a document and kind."""
    said: set[tuple[str, str, TieKind]] = set()
    skipped = [s for s in sections if s.kind in (SectionKind.ATTENDANCE, SectionKind.SIGNATURE, SectionKind.AGENDA)]
    flow = [p for p in document.passages if p.kind not in OUT_OF_FLOW]
    spans = sorted((s.start_char, s.end_char) for s in doc.sents)
    everyone = sorted((*people, *institutions), key=lambda m: (m.evidence.start, -m.evidence.end))
    place = 0
    for start, end in spans:
        if any(s.start <= start < s.end for s in skipped):
            continue
        while place < len(flow) and flow[place].end <= start:
            place += 1
        if place >= len(flow) or flow[place].start > start:
            continue
        text = document.text[start:end].rstrip()
        low = folded(text)
        kind = next((k for k, pattern in _KINDS if pattern.search(low)), None)
        if kind is None:
            continue
        inside = [m for m in everyone if start <= m.evidence.start < end]
        for left, right in _pairs(document, kind, inside, start, end):
            first, second = sorted((left, right), key=lambda m: m.name)
            key = (first.name, second.name, kind)
            if first.name != second.name and key not in said:
                said.add(key)
                yield Tie(left.id, right.id, kind, document.cite(start, start + len(text)), f"ties:{kind.value}", 0.7)


def _pairs(document: Document, kind: TieKind, inside: Sequence[Mention], start: int, end: int) -> Iterator[tuple[Mention, Mention]]:
    """Who is joined with whom: those before `kopā ar` with those right after it; the sides of an agreement all with all."""
    named = _once(inside)
    if kind is TieKind.AGREEMENT:
        institutions = [m for m in named if m.kind == "institution"]
        yield from combinations(institutions[:6], 2)
        return
    joint = _JOINT.search(document.text, start, end)
    if joint:
        right = _series(document, [m for m in named if m.evidence.start >= joint.end() - 1], joint.end())
        left = _series_before(document, [m for m in named if m.evidence.end <= joint.start()], joint.start())
        if not left and right:
            left = [m for m in named if m.evidence.start > right[-1].evidence.end][:1]
        for a in left:
            for b in right:
                yield a, b
        yield from (combinations(right, 2) if kind is TieKind.ORGANISED and not left else ())
        return
    institutions = [m for m in named if m.kind == "institution"]
    if kind in (TieKind.FUNDED, TieKind.SUPPORT, TieKind.EXCHANGE, TieKind.ORGANISED) and len(institutions) == 2:
        yield institutions[0], institutions[1]


def _once(mentions: Sequence[Mention]) -> list[Mention]:
    """Each name once; an abbreviation in brackets behind its name is left out."""
    out: list[Mention] = []
    for mention in mentions:
        if mention.method.endswith("defined") or any(m.name == mention.name for m in out):
            continue
        out.append(mention)
    return out


def _series(document: Document, mentions: Sequence[Mention], at: int) -> list[Mention]:
    """The names that follow each other from an offset on, joined by commas and `un`."""
    out: list[Mention] = []
    for mention in mentions:
        between = document.text[at : mention.evidence.start]
        limit = r"[^.;:]{0,40}" if not out else r"\s*(?:\([^)]*\))?\s*(?:,|un)?\s*"
        if not re.fullmatch(limit, between):
            break
        out.append(mention)
        at = mention.evidence.end
    return out


def _series_before(document: Document, mentions: Sequence[Mention], at: int) -> list[Mention]:
    """The subjects before the joint: the last run of names before it."""
    out: list[Mention] = []
    for mention in reversed(mentions):
        between = document.text[mention.evidence.end : at]
        limit = r"[^.;]{0,120}" if not out else r"\s*(?:\([^)]*\))?\s*(?:,|un)\s*"
        if not re.fullmatch(limit, between):
            break
        out.append(mention)
        at = mention.evidence.start
    return out[::-1]
