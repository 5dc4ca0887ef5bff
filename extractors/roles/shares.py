"""Who holds shares in a firm, by the percents behind the names: `AS "Rīts" lielākie akcionāri ir Anna Roze - 14,9% un SIA "Vakars" - 7%`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.records import OUT_OF_FLOW, Document, Gender, Mention
from extractors.roles.page import Page
from extractors.roles.phrases import Post

_HOLDERS = re.compile(r"\b(?:(?:[Ll]ielāk|vairākuma|mazākuma|galven)\w*\s+)?(?P<noun>akcionār(?:i|us|iem|u vidū)|dalībniek(?:i|us|iem)|īpašniek(?:i|us|iem))\b")
_PERCENT = re.compile(r"\s*(?:[-–—]|\()\s*\d{1,3}(?:[,.]\d+)?\s?(?:%|procent)|\s+(?:ar\s+)?\d{1,3}(?:[,.]\d+)?\s?%")
_ROLES = {"akcionār": ("akcionārs", "akcionāre"), "dalībniek": ("dalībnieks", "dalībniece"), "īpašniek": ("īpašnieks", "īpašniece")}


def shareholders(document: Document, people: Sequence[Mention], page: Page) -> Iterator[tuple[Mention, Post]]:
    """The people whom a sentence on the holders of a firm's shares names with what part of it is theirs, each with that post in the firm."""
    text = document.text
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW or "%" not in text[passage.start : passage.end]:
            continue
        for match in _HOLDERS.finditer(text, passage.start, passage.end):
            near = (n for n in reversed(page.houses) if n.end <= match.start() and n.start >= passage.start and match.start() - n.end < 40)
            subject = (n for n in page.houses if passage.start <= n.start <= passage.start + 4 and n.end <= match.start())
            opens = text[match.start()].isupper()  # `AS „Rīts” dibināta 1996. gadā. Lielākie akcionāri ir …`
            firm = next(subject if opens else near, None)
            if firm is None or firm.mention.type not in ("company", "bank", None):
                continue
            masculine, feminine = _ROLES[next(stem for stem in _ROLES if match["noun"].startswith(stem))]
            for person in people:
                at = person.evidence
                if match.end() <= at.start < passage.end and _PERCENT.match(text, at.end) and not re.search(r"[.!?]\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+\s\w", text[match.end() : at.start]):
                    role = feminine if person.gender is Gender.FEMININE else masculine
                    yield person, Post(role, None, firm.mention, at.start, at.end, firm.start)
