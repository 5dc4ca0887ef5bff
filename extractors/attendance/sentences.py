"""The sentence around a name."""

from __future__ import annotations

import re

from extractors.records import Document, Mention, PassageKind

_STOP = re.compile(r"(?<![A-ZĀČĒĢĪĶĻŅŠŪŽ])(?<!\bDr)(?<!\bprof)(?<!\b[a-zāčēģīķļņšūž])[.!?][\"”»]?(?=\s+[\"„“«]?[A-ZĀČĒĢĪĶĻŅŠŪŽ0-9])|\n|\t")


#: The end of a sentence: no dot of a year or a day, behind which a small letter follows.
_END = re.compile(r"(?<![A-ZĀČĒĢĪĶĻŅŠŪŽ])(?:[!?](?:\s|$)|\.(?=\s*$|\s+(?![a-zāčēģīķļņšūž])))|\n|\t")


def sentence_around(document: Document, person: Mention) -> tuple[str, str]:
    """What stands before and behind a name in its sentence; a line that ends in a comma goes on in the next one."""
    passage = document.passage_at(person.evidence.start)
    start, end = (passage.start, passage.end) if passage else (0, len(document.text))
    if passage is not None and passage.kind is not PassageKind.CELL:
        above = document.passage_at(passage.start - 1)
        if above is not None and document.text[above.start : above.end].rstrip().endswith(","):
            start = above.start
    before = document.text[start : person.evidence.start].replace(",\n", ", ")
    after = document.text[person.evidence.end : end]
    cut = max((m.end() for m in _STOP.finditer(before)), default=0)
    stop = _END.search(after)
    return before[cut:], after[: stop.start()] if stop else after
