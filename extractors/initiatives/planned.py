"""The event whose plan or programme the paper is: its name is the title, above or below a line that only says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.initiatives.named import NamedInitiative, as_written, make_named
from extractors.names.initiative_heads import kinds_in
from extractors.names.quotes import quoted_spans
from extractors.records import Document, Mention, Passage

#: `Pasākuma plāns`, `Svētku programma`, and alone `Programma`.
_PLAN_LINE = re.compile(
    r"(?:(?P<of>pasākuma|pasākumu|svētku|norises|festivāla|nedēļas|dienas)\s+(?:norises\s+)?(?:plāns|programma|scenārijs|apraksts|norise|kārtība|afiša)|programma|norise)(?:\s+\d{4}\.?(?:\s?gad\w+)?)?\W*",
    re.IGNORECASE,
)
_TITLE = re.compile(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ„“«\"][^.:;\n\t@|]{4,100}[!?]?")
_HEAD = 4  # lines


def find_planned(document: Document, flow: Sequence[Passage], bodies: Sequence[Mention]) -> NamedInitiative | None:
    """The event that the title names; of a bare `Programma` only what is called by a noun of events."""
    for place, line in enumerate(flow[:_HEAD]):
        match = _PLAN_LINE.fullmatch(document.text, line.start, line.end)
        if match is None or line.table is not None:
            continue
        for title in (*flow[max(0, place - 1) : place], *flow[place + 1 : place + 2]):
            named = _named(document, title, bodies, any_name=match["of"] is not None and match["of"].lower() not in ("norises", "dienas"))
            if named is not None:
                return named
    return None


def _named(document: Document, title: Passage, bodies: Sequence[Mention], *, any_name: bool) -> NamedInitiative | None:
    text = document.text[title.start : title.end].strip()
    called = next((kind for kind in kinds_in(document.text, title.start, title.end) if kind.kind == "event"), None)
    of_body = any(m.evidence.start - title.start < 3 and title.end - m.evidence.end < 3 for m in bodies)
    if of_body or not 1 < len(text.split()) < 14 or _TITLE.fullmatch(text) is None or (called is None and not any_name):
        return None
    start, end = next(quoted_spans(document.text, title.start, title.end), (title.start, title.start + len(document.text[title.start : title.end].rstrip())))
    name = " ".join(document.text[start:end].split())
    noun = called.form.head.noun if called is not None else "pasākums"
    return replace(make_named(document, start, end, as_written(document, name) if name.isupper() else name, "event", noun, "planned", 0.75), own=True, labelled=True)
