"""The initiative that the paper itself is or is about, named by its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.initiatives.heads import initiative_head
from extractors.initiatives.named import NamedInitiative, make_named
from extractors.records import Document, Header, Passage, PassageKind

_YEARS = re.compile(r"\s*\d{4}\.?\s?(?:gada\s)?[–—-]\s?\d{4}\.\s?gad(?:am|iem|s|ā)\b")
_FILE_NAME = re.compile(r"\s+\S*(?:_\S+|\.(?:docx?|pdf))\b")


def find_own_title(document: Document, header: Header, flow: Sequence[Passage]) -> NamedInitiative | None:
    """The plan that the paper itself is, named by its title; the years that its name ends in may stand on the next line."""
    if header.kind != "plan":
        return None
    for place, passage in enumerate(flow[:8]):
        text = document.text[passage.start : passage.end]
        words = text.split()
        if len(words) > 20 or text.rstrip().endswith(".") or re.search(r"[a-zāčēģīķļņšūž]\.\s[A-ZĀČĒĢĪĶĻŅŠŪŽ]", text):
            continue
        heads = [i for i, w in enumerate(words) if (h := initiative_head(w.strip(",.:"))) and h[0] in ("plan", "programme")]
        if not heads or heads[0] == 0 or (passage.kind is not PassageKind.HEADING and place > 2):
            continue
        if passage.kind is not PassageKind.HEADING and any(p.kind is PassageKind.HEADING for p in flow[place + 1 : 6]):
            continue
        at = heads[0]
        form = initiative_head(words[at].strip(",.:"))
        end = passage.start + _offset(text, words, at)
        if form is None or words[at].strip(",.:").lower() != form[1].head.noun or at < 2:
            continue
        years = _YEARS.match(document.text, end)
        if years:
            end = years.end()
        name = _FILE_NAME.sub("", document.text[passage.start : end])
        if name.isupper():
            name = name[0] + name[1:].lower()
        made = make_named(document, passage.start, end, name, form[0], form[1].head.noun, "title", 0.85)
        return replace(made, own=True, labelled=True)
    return None


def _offset(text: str, words: Sequence[str], at: int) -> int:
    place = 0
    for word in words[: at + 1]:
        place = text.index(word, place) + len(word)
    return place - (len(words[at]) - len(words[at].rstrip(",.:")))
