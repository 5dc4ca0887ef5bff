"""What a paper says of an initiative: its term, from labelled lines, from the words behind its name, from its date; its budget."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.dates.find import find_dates
from extractors.dates.values import Precision
from extractors.dates.words import folded
from extractors.initiatives.labels import Labelled
from extractors.initiatives.named import NamedInitiative
from extractors.initiatives.references import Reference
from extractors.initiatives.subject import initiative_of
from extractors.quantities import find_money
from extractors.records import OUT_OF_FLOW, Document, Header, Initiative


def facts_of(
    document: Document, first: NamedInitiative, named: Sequence[NamedInitiative], labelled: Sequence[Labelled], header: Header,
    sentences: Sequence[tuple[int, int]], references: Sequence[Reference],
) -> Initiative:
    """Term and budget from the lines labelled so, else from the words right behind a mention."""
    start: str | None = None
    end: str | None = None
    budget: tuple[float | None, str | None] = (None, None)
    for label in labelled:
        of = initiative_of(document, label, named)
        if of is None or folded(of.mention.name) != folded(first.mention.name):
            continue
        text = document.text[label.start : label.end]
        if label.meaning == "term" and start is None:
            start, end = _term(text)
        elif label.meaning == "budget" and budget[0] is None:
            budget = _budget(text)
    for each in named:
        if folded(each.mention.name) == folded(first.mention.name):
            passage = document.passage_at(each.mention.evidence.start)
            stop = passage.end if passage else len(document.text)
            near = document.text[each.mention.evidence.end : min(stop, each.mention.evidence.end + 250)]
            if _OF_ANOTHER.match(near):
                continue
            if start is None:
                start, end = _term(near)
            if budget[0] is None and passage is not None and passage.table is None:
                budget = _budget(_OTHER_MONEY.split(near if first.mention.type == "project" else _OF_PROJECT.split(near)[0])[0])
    for reference in references:
        if reference.by_name or folded(reference.named.mention.name) != folded(first.mention.name):
            continue
        stop = next((b for a, b in sentences if a <= reference.start < b), reference.end)
        said = document.text[reference.end : stop]
        if start is None and re.match(r"\s+(?:[a-zāčēģīķļņšūž]+\s+){0,3}?(?:ilg|norisin|notik|notiek|īsteno|termiņ|period|laik)", said):
            start, end = _term(said)
        if budget[0] is None and re.match(r"\s+(?:[a-zāčēģīķļņšūž]+\s+){0,3}?(?:budžet|finansējum|izmaks|summ|vērtīb)", said):
            budget = _budget(said)
    if start is None and first.own:
        start, end = _term(first.mention.name)
    if start is None and first.mention.type == "event":
        start, end = _day_of_event(document, first, sentences)
    if end is None and first.mention.type in ("agreement", "declaration"):
        alone = len({folded(n.mention.name) for n in named if n.mention.type == first.mention.type}) == 1
        start = start or (header.date if first.own else _signed_on(document, first, sentences))
        end = _in_force_until(document) if alone else None
    passage = document.passage_at(first.mention.evidence.start)
    at = first.mention.evidence
    evidence = document.cite(passage.start, max(passage.end, at.end)) if passage else at
    return Initiative(first.mention.id, first.mention.type or "project", start, end, *budget, evidence)


#: `programmas | projekts „…”`: what follows is told of the project.
_OF_ANOTHER = re.compile(r"[”“»\"]?\s+(?:[a-zāčēģīķļņšūž]+\s+){0,3}projekt")
_OF_PROJECT = re.compile(r"\b[Pp]rojekta\s")
#: Behind one of these stands a part of the money, or somebody else's.
_OTHER_MONEY = re.compile(r"\b(?:līdzfinansējum|priekšfinansējum|ziedo|avans|maksājum|dalības\s+maks|biļe)\w*")
#: How long a paper binds: `ir spēkā līdz 2028. gada 31. decembrim`.
_IN_FORCE = re.compile(r"\bspēkā\b[^.\n]{0,60}?\blīdz\s+")
_SIGNED = re.compile(r"\b(?:parakst|noslē[gd])\w*")
_EXACT = frozenset({Precision.DAY, Precision.MONTH, Precision.INTERVAL})


def _day_of_event(document: Document, first: NamedInitiative, sentences: Sequence[tuple[int, int]]) -> tuple[str | None, str | None]:
    """The only date of the sentence that names the event, or of the first lines of a paper whose title it is."""
    start, end = _around(document, first, sentences)
    flow = [p for p in document.passages if p.kind not in OUT_OF_FLOW][:3]
    if flow and flow[0].start <= first.mention.evidence.start < flow[0].end:
        start, end = flow[0].start, flow[-1].end
    found = {d.value for d in find_dates(document.text[start:end]) if d.precision in _EXACT and d.value}
    if len(found) != 1:
        return None, None
    begin, _, stop = found.pop().partition("/")
    return begin, stop or begin


def _signed_on(document: Document, first: NamedInitiative, sentences: Sequence[tuple[int, int]]) -> str | None:
    """The only day in the sentence that tells of the signing."""
    start, end = _around(document, first, sentences)
    days = {d.value for d in find_dates(document.text[start:end]) if d.precision is Precision.DAY and d.value}
    return days.pop() if len(days) == 1 and _SIGNED.search(document.text, start, end) else None


def _in_force_until(document: Document) -> str | None:
    match = _IN_FORCE.search(document.text)
    dates = [d for d in find_dates(document.text[match.end() : match.end() + 50]) if d.precision is Precision.DAY] if match else []
    return dates[0].value if dates and dates[0].start < 3 else None


def _around(document: Document, first: NamedInitiative, sentences: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The sentence of the mention."""
    at = first.mention.evidence
    return next(((start, end) for start, end in sentences if start <= at.start < end), (at.start, at.end))


def _term(text: str) -> tuple[str | None, str | None]:
    """The first interval in the text."""
    for found in find_dates(text):
        if found.precision is Precision.INTERVAL and found.value:
            first, _, last = found.value.partition("/")
            return first, last
    return None, None


def _budget(text: str) -> tuple[float | None, str | None]:
    """The first sum of money in the text."""
    money = next(find_money(text), None)
    return (float(money.amount), money.currency) if money else (None, None)
