"""Those whom a list, a label, a row of prizes or a programme names as taking part in an event: `Žūrija: …`, `1. vieta – …`, `Ogu svētku dalībnieki`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.initiatives.event_words import WHO
from extractors.initiatives.named import NamedInitiative
from extractors.initiatives.party import Found, make_party
from extractors.initiatives.references import Reference
from extractors.names.declension import Case
from extractors.records import Document, Part, Passage, PassageKind
from extractors.sides import Named, Run, find_runs, within

#: Before those who take part, in a line or sentence: `Lektori: …`, `Žūrija – …`, `viesos …`.
_LABEL = re.compile(rf"(?<![\w-])(?:(?:{WHO})\s*(?::|\s[–—-]|\sbija|\sbūs)\s+|viesos\s+)", re.IGNORECASE)
#: What somebody gets: `1. vieta – …`, `Skatītāju balva – …`.
_PRIZE = re.compile(r"\W*(?:(?:\d{1,2}|[IVX]{1,4})\.?\s+viet[au]|(?:[\w-]+\s+){1,3}balva|Grand\s+Prix|zelts|sudrabs|bronza)\s*(?::|\s[–—-])\s+", re.IGNORECASE)
#: A line of its own that opens a list of them, and the same behind the name of the event: `Ogu svētku | dalībnieki`, `Sarunā „…” | piedalīsies:`.
_ALONE = re.compile(rf"\W*(?:\d{{1,2}}[.)]\s*)?(?:{WHO})\W*", re.IGNORECASE)
_OF_EVENT = re.compile(rf"[”“»\"]?\s+(?:{WHO})\W*|[^.!?]{{0,60}}\b(?:{WHO})\s*:\s*", re.IGNORECASE)
#: A label that begins a line or a part of it tells of others.
_OTHERS = re.compile(r",\s+(?=k(?:ur|as\b|o\b))|[.;]\s+(?=[A-ZĀČĒĢĪĶĻŅŠŪŽa-zāčēģīķļņšūž][\w\s]{2,30}\s?[:–—])|\.\s+(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ])")
_SENTENCE = re.compile(r"[a-zāčēģīķļņšūž]{3}[.!?](?:\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ]|\s*$)")
_LONGEST_TITLE = 90  # code points
_MOST = 30  # lines of a list
#: A line of a programme: `9.45–10.00`, `plkst. 10:00`.
_HOUR = re.compile(r"\W*(?:plkst\.\s?)?\d{1,2}[.:]\d\d(?!\d)(?:\s?[–-]\s?\d{1,2}[.:]\d\d)?(?=[\s–|:-]|$)(?!\s*\d{4})")
_FEWEST_LINES = 4


def from_lineups(
    document: Document,
    central: NamedInitiative | None,
    told: Sequence[tuple[int, int, NamedInitiative]],
    references: Sequence[Reference],
    names: Sequence[Named],
    *,
    minutes: bool = False,
) -> Iterator[Found]:
    """The people and bodies of such lists, of the event that the text there tells of or that the heading names.

    In `minutes` those who `piedalās` sit in the meeting: only a list of the event's own counts.
    """
    events = [r for r in references if r.named.mention.type == "event"]
    for place, line in enumerate(document.passages):
        spoken = [r for r in events if line.start <= r.start < line.end]
        here = [r for r in spoken if r.by_name]
        titled = bool(spoken) and line.end - line.start < _LONGEST_TITLE and _OF_EVENT.fullmatch(document.text, spoken[0].end, line.end) is not None
        event = here[0].named if here else spoken[0].named if titled else next((each for start, end, each in told if start < line.end and line.start < end), None)
        alone = _ALONE.fullmatch(document.text, line.start, line.end) is not None
        if event is None:
            continue
        if titled or (alone and not minutes):
            for item in _below(document, place):
                yield from _those(document, event, names, item.start, item.end)
        elif not minutes and (central is not None or here):
            prize = _PRIZE.match(document.text, line.start, line.end)
            for match in (*_LABEL.finditer(document.text, here[0].end if here else line.start, line.end), *((prize,) if prize is not None else ())):
                stop = _OTHERS.search(document.text, match.end(), line.end)
                yield from _those(document, event, names, match.end(), stop.start() if stop is not None else line.end)
    yield from _in_programme(document, [r.named for r in events if r.by_name], names)


def _below(document: Document, place: int) -> Iterator[Passage]:
    """The lines of the list that a heading opens, to the next heading or paragraph of sentences."""
    for line in document.passages[place + 1 : place + 1 + _MOST]:
        if line.kind is PassageKind.HEADING or (line.kind is not PassageKind.ITEM and _SENTENCE.search(document.text, line.start, line.end)):
            return
        yield line


def _those(document: Document, event: NamedInitiative, names: Sequence[Named], start: int, end: int) -> Iterator[Found]:
    runs = find_runs(document, within(names, start, end), start, end)
    for place, run in enumerate(runs):
        following = runs[place + 1] if place + 1 < len(runs) else None
        before = runs[place - 1] if place else None
        team = before is not None and before.proxy and run.start - before.end < 3  # `Kalnu skolas komanda | «Ērgļi»`
        post = before is not None and before.names[-1].person and run.proxy and document.text[before.end : run.start].strip() == ","  # `A. Roze, | Dabas muzeja speciāliste`
        if team or post or Case.NOM not in run.cases or run.names[0].generic or _in_bracket(document, start, run) or _whose(document, run, following):
            continue
        for name in without_houses(document.text, run).names:
            yield make_party(document, event, name.mention, Part.PARTICIPANT, start, end, "lineup", 0.7)


def without_houses(text: str, run: Run) -> Run:
    """The run without the houses that only tell where its people are from: `Ilze Roze, Ventas muzejs`; a house that stands by itself came too."""
    houses = [b for a, b in pairwise(run.names) if a.person and not b.person and re.fullmatch(r"\s*,\s+", text[a.end : b.start])]
    return replace(run, names=tuple(n for n in run.names if n not in houses)) if houses and len(houses) == sum(not n.person for n in run.names) else run


def _in_bracket(document: Document, start: int, run: Run) -> bool:
    """Whether the bracket behind somebody only says where he comes from."""
    before = document.text[start : run.start]
    return before.count("(") > before.count(")")


def _whose(document: Document, run: Run, following: Run | None) -> bool:
    """Whether the house only says where the person behind it works: `Dabas muzeja pētniece A. Roze`."""
    return following is not None and not run.names[0].person and following.names[0].person and re.fullmatch(r"\s+(?:[\w-]+\.?\s+){0,5}", document.text[run.end : following.start]) is not None


def _in_programme(document: Document, events: Sequence[NamedInitiative], names: Sequence[Named]) -> Iterator[Found]:
    """The people in the lines of the programme below the name of an event: `10.00–10.40 Ievadlekcija. Ilze Krūze, Dabas muzejs`."""
    lines = [p for p in document.passages if _HOUR.match(document.text, p.start, p.end)]
    above = [e for e in events if lines and e.mention.evidence.start < lines[0].start]
    if len(lines) < _FEWEST_LINES or not above:
        return
    last = lines[-1]
    end = max(p.end for p in document.passages if p is last or (last.table is not None and (p.table, p.row) == (last.table, last.row)))
    for name in within(names, lines[0].start, end):
        passage = document.passage_at(name.start)
        if name.person and passage is not None:
            yield make_party(document, above[0], name.mention, Part.PARTICIPANT, passage.start, passage.end, "programme", 0.6)
