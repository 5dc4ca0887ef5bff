"""The body that meets among the mentions: in place of what its span holds, and wherever else the paper speaks of it by less than its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.institutions.organ_names import LEARNED, organ_mention
from extractors.names.fold import fold
from extractors.records import OUT_OF_FLOW, Document, Mention
from extractors.spans import Spans


def with_body(document: Document, mentions: Sequence[Mention], found: Mention, named: Mention | None) -> list[Mention]:
    """The mentions with the body, which takes the place of what its span holds and gives its name to the shorter one."""
    at = found.evidence
    kept = [m for m in mentions if not (at.start <= m.evidence.start and m.evidence.end <= at.end)]
    if named is not None:
        kept = [replace(m, name=found.name) if m.name == named.name else m for m in kept]
    end = fold(" ".join(found.name.split()[-2:]))
    if len(found.name.split()) > 2:  # `Attīstības padomes priekšsēdētāja` beside the full name in the title
        kept = [replace(m, name=found.name) if fold(m.name) == end and m.name[:1].isupper() else m for m in kept]
    owners = [m for m in mentions if m.evidence.start == at.start and m.evidence.end < at.end and m is not named and not found.name.startswith(f"{m.name} ")]
    again = _again(document, found, [*kept, *owners[:1], found])
    return sorted([*kept, *owners[:1], found, *again], key=lambda m: (m.evidence.start, m.evidence.end))


def _again(document: Document, body: Mention, taken: Sequence[Mention]) -> Iterator[Mention]:
    """Where the paper goes on to speak of the body by the end of its name with a capital: `Senāts`, `Vadības padomes`."""
    words = body.name.split()
    short = words[-1:] if LEARNED.match(words[-1]) else words[-2:]
    if len(short) == len(words) or re.search(r"[”“\"»]", " ".join(short)) or (len(short) == 2 and short[0].lower() in ("darba", "ekspertu")):
        return
    stem = re.sub(r"(?:s|a|e)$", "", short[-1])
    first = f"{short[0][0].upper()}{re.escape(short[0][1:])}\\s+" if len(short) == 2 else ""
    last = f"{re.escape(stem.lower() if first else stem[0].upper() + stem[1:].lower())}(?:s|a|am|u|ā|e|es|ei|i|ē|as|ai)"
    held = Spans((m.evidence.start, m.evidence.end) for m in taken)
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW:
            continue
        for match in re.finditer(rf"(?<!\w){first}{last}(?!\w)", document.text[passage.start : passage.end]):
            span = passage.start + match.start(), passage.start + match.end()
            if not held.touch(*span):
                yield organ_mention(document, *span, body.name)
