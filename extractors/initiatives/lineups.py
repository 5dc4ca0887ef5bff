"""Those whom a list, a label or a row of prizes names as taking part in an event: `Žūrija: …`, `1. vieta – …`, `Ogu svētku dalībnieki`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.initiatives.named import NamedInitiative
from extractors.initiatives.party import Found, make_party
from extractors.initiatives.references import Reference
from extractors.names.declension import Case
from extractors.records import Document, Part, Passage, PassageKind
from extractors.sides import Named, Run, find_runs, within

_WHO = (
    r"(?:žūrij[aā]|lektor(?:i|es?|s)|solist(?:i|es?|s)|(?:galvenie\s+)?viesi|viesmākslinieki|uzstājas|uzstāsies|piedalās|piedalījās|piedalīsies|dalībniek(?:i|u\s+saraksts)|uzvarētāji|laureāti|"
    r"godalgotie|runātāji|referenti|mūziķi|dziedātāji|izpildītāji|moderator(?:s|e|i)|diriģent(?:s|e|i)|tiesneši|galda\s+runa|lekcij(?:a|as|u\s+lasa)(?:\s[\w-]+)?)"
)
#: Before those who take part, in a line or sentence: `Lektori: …`, `Žūrija – …`, `viesos …`.
_LABEL = re.compile(rf"(?<![\w-])(?:{_WHO}\s*(?::|\s[–—-])\s+|viesos\s+)", re.IGNORECASE)
#: What somebody gets: `1. vieta – …`, `Skatītāju balva – …`.
_PRIZE = re.compile(r"\W*(?:(?:\d{1,2}|[IVX]{1,4})\.?\s+viet[au]|(?:[\w-]+\s+){1,3}balva|Grand\s+Prix|zelts|sudrabs|bronza)\s*(?::|\s[–—-])\s+", re.IGNORECASE)
_ALONE = re.compile(rf"\W*(?:\d+\.\s*)?{_WHO}\W*", re.IGNORECASE)
#: Behind the name of the event, to the end of its line: `Ogu svētku | dalībnieki`.
_OF_EVENT = re.compile(rf"[”“»\"]?\s+{_WHO}\W*", re.IGNORECASE)
#: A label that begins a line or a part of it tells of others.
_OTHERS = re.compile(r"[.;]\s+(?=[A-ZĀČĒĢĪĶĻŅŠŪŽa-zāčēģīķļņšūž][\w\s]{2,30}\s?[:–—])|\.\s+(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ])")
_MOST = 25  # lines of a list


def from_lineups(
    document: Document, told: Sequence[tuple[int, int, NamedInitiative]], references: Sequence[Reference], names: Sequence[Named], *, minutes: bool = False
) -> Iterator[Found]:
    """The people and bodies of such lists, of the event that the text there tells of or that the heading names.

    In `minutes` those who `piedalās` sit in the meeting: only a list of the event's own counts.
    """
    events = [r for r in references if r.by_name and r.named.mention.type == "event"]
    for place, line in enumerate(document.passages):
        here = [r for r in events if line.start <= r.start < line.end]
        event = here[0].named if here else next((each for start, end, each in told if start < line.end and line.start < end), None)
        titled = bool(here) and here[0].start - line.start < 3 and _OF_EVENT.fullmatch(document.text, here[0].end, line.end) is not None
        if event is not None and (titled or (not minutes and _ALONE.fullmatch(document.text, line.start, line.end))):
            for item in _below(document, place):
                yield from _those(document, event, names, item.start, item.end)
            continue
        if event is None or minutes:
            continue
        prize = _PRIZE.match(document.text, line.start, line.end)
        for match in (*_LABEL.finditer(document.text, here[0].end if here else line.start, line.end), *((prize,) if prize is not None else ())):
            stop = _OTHERS.search(document.text, match.end(), line.end)
            yield from _those(document, event, names, match.end(), stop.start() if stop is not None else line.end)


def _below(document: Document, place: int) -> Iterator[Passage]:
    """The lines of the list that a heading opens, to the next heading or paragraph of sentences."""
    for line in document.passages[place + 1 : place + 1 + _MOST]:
        text = document.text[line.start : line.end]
        if line.kind is PassageKind.HEADING or re.search(r"[a-zāčēģīķļņšūž]{3}[.!?](?:\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ]|\s*$)", text):
            return
        yield line


def _those(document: Document, event: NamedInitiative, names: Sequence[Named], start: int, end: int) -> Iterator[Found]:
    runs = find_runs(document, within(names, start, end), start, end)
    for place, run in enumerate(runs):
        following = runs[place + 1] if place + 1 < len(runs) else None
        team = place > 0 and runs[place - 1].proxy and run.start - runs[place - 1].end < 3  # `Kalnu skolas komanda | «Ērgļi»`
        if team or Case.NOM not in run.cases or run.names[0].generic or _in_bracket(document, start, run) or _whose(document, run, following):
            continue
        for name in run.names:
            yield make_party(document, event, name.mention, Part.PARTICIPANT, start, end, "lineup", 0.7)


def _in_bracket(document: Document, start: int, run: Run) -> bool:
    """Whether the bracket behind somebody only says where he comes from."""
    before = document.text[start : run.start]
    return before.count("(") > before.count(")")


def _whose(document: Document, run: Run, following: Run | None) -> bool:
    """Whether the house only says where the person behind it works: `Dabas muzeja pētniece A. Roze`."""
    return following is not None and not run.names[0].person and following.names[0].person and re.fullmatch(r"\s+(?:[\w-]+\.?\s+){0,5}", document.text[run.end : following.start]) is not None

