"""Where a clause of a list or of a sentence with people ends: at full stops that are no initials or abbreviations, semicolons, lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.records import Document, Mention, Passage, Section

Span = tuple[int, int]
_UPPER = "A-ZĀČĒĢĪĶĻŅŠŪŽ"
_END = re.compile(rf"(?:[.!?][\"”»]?\s+(?=[\"„“«]?[{_UPPER}0-9])|;|\n|\s•\s)")
_ABBREVIATED = re.compile(
    rf"(?:(?:^|[\s(.])[{_UPPER}][a-zž]?|\b(?:dr|prof|asoc|plkst|nr|tālr|tel|u\.c|utt|st|t\.sk|piem|p\.\s?i|v\.\s?i|gad|g|inž|mag|"
    r"habil|māc|jur|akad|phil|sc|med|oec|iur|jur|hist|philol|paed|ing|arch|art|biol|chem|phys|math|geogr|psych|theol|admin|kl|doc|lekt))\.$", re.I
)
_COUNTS = re.compile(r"(?:^|[\s:;,()])\d{1,2}\.$")


def clauses_of(
    document: Document, passage: Passage, sections: Sequence[Section], people: Sequence[Mention]
) -> Iterator[tuple[Span, list[Mention]]]:
    """The parts of a passage between full stops, semicolons, lines and labels of sections, each with its people."""
    text = document.text
    inside = [(m.evidence.start, m.evidence.end) for m in people]
    cuts = {passage.start, passage.end, *(s.start for s in sections if passage.start < s.start < passage.end)}
    cuts.update(end for end, _ in _ends(text, passage.start, passage.end, inside))
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        members = [m for m in people if start <= m.evidence.start < end]
        if members:
            yield (start, end), members


def sentence_ends(text: str, start: int, end: int, people: Sequence[Mention]) -> list[int]:
    """The offsets behind the full stops that end a sentence of a list between two offsets; those of initials and abbreviations do not."""
    inside = [(m.evidence.start, m.evidence.end) for m in people]
    return [at for at, mark in _ends(text, start, end, inside) if mark in ".!?"]


def _ends(text: str, start: int, end: int, inside: Sequence[Span]) -> Iterator[tuple[int, str]]:
    for match in _END.finditer(text, start, end):
        before = text[max(start, match.start() - 8) : match.start() + 1]
        mark = match.group()[0]
        if mark == ";" and _in_bracket(text, match.start(), start, end):
            continue  # `A. Roze (priekšsēdētāja; skolas direktore)`
        if mark == "." and _ABBREVIATED.search(before) and not _full_name_ends(inside, match.start()):
            continue
        if mark == "." and _COUNTS.search(before) and (any(a == match.end() for a, _ in inside) or _in_bracket(text, match.start(), start, end)):
            continue  # `1. Anna Roze 2. Juris Kalns`: a list in one line; `A. Roze (10. Saeimas sekretāre)`
        if not any(a < match.end() - 1 and match.start() < b for a, b in inside):
            yield match.end(), mark


def _in_bracket(text: str, offset: int, start: int, end: int) -> bool:
    """Whether a bracket that opens before an offset closes behind it, on the same line."""
    opening, closing = text.rfind("(", start, offset), text.find(")", offset, end)
    return opening >= 0 and closing >= 0 and not re.search(r"[)\n]", text[opening + 1 : offset]) and not re.search(r"[(\n]", text[offset:closing])


def _full_name_ends(spans: Sequence[Span], offset: int) -> bool:
    return any(b == offset for _, b in spans)
