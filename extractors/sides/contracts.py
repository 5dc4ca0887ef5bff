"""The sides of a contract as its head names them: `X, …, no vienas puses, un Y, …, no otras puses, noslēdz …`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.names.declension import Case
from extractors.records import Document
from extractors.sides.named import Named
from extractors.sides.runs import Run, find_runs, within
from extractors.signs import Sign

_SIDE = Sign(r"\bno\s+(?:vienas|otras|trešās|ceturtās|piektās|sestās|vienas)\s+puses\b")
#: With one of these the head of a contract ends and what is agreed begins.
_AGREED = re.compile(r"\b(?:noslēdz|noslēdza|vienojas|vienojās|vienojušās|vienojušies|paraksta|parakstīja)\b")
#: Behind the name of a side stand its data: `, reģistrācijas Nr. …`, ` (turpmāk – Fonds)`, `, kuras vārdā rīkojas …`.
_DATA = re.compile(
    r"[”“»\"]?(?:\s*\([^()]{1,80}\))?\s*(?:,\s*(?:nodokļu\s+maksātāja|reģ|vienot|juridisk|adres|kur(?:as|a|u)\s+vārdā|(?:ko|kuru)\s+(?:[a-zāčēģīķļņšūž]+\s+){0,4}pārstāv|t[āo]s?\s+[a-zāčēģīķļņšūž]+\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ]|turpmāk|personas\s+kods)|\(turpmāk|\s+\(turpmāk|,?\s+turpmāk)",
    re.IGNORECASE,
)
_LONGEST_HEAD = 4000  # code points between the title and what is agreed


def contract_sides(text: str, start: int, runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs that are the sides, or nothing; `text` begins at `start` of the document, and the runs are those in it.

    The first body in the nominative before each `puses` is the side; the people behind it only sign for it.
    """
    ends = [match.end() for match in _SIDE.finditer(text)]
    if len(ends) < 2:
        return ()
    sides = []
    for begin, end in zip((0, *ends), ends, strict=False):
        sides += [r for r in runs if begin <= r.start - start < end and Case.NOM in r.cases and not any(n.person for n in r.names)][:1]
    return tuple(sides) if len(sides) == len(ends) else ()


def head_sides(document: Document, names: Sequence[Named], start: int) -> tuple[Run, ...]:
    """The sides that the head of the contract beginning at `start` names over all its paragraphs, or nothing.

    Where it does not say `no vienas puses`, they are those behind whose names stand their data.
    """
    stop = min(len(document.text), start + _LONGEST_HEAD)
    agreed = _AGREED.search(document.text, start, stop)
    stop = agreed.start() if agreed else stop
    runs = find_runs(document, names, start, stop)
    sides = contract_sides(document.text[start:stop], start, runs)
    if sides or agreed is None:
        return sides
    told = [
        Run((n,), n.start, n.end, n.cases) for n in within(names, start, stop)
        if Case.NOM in n.cases and not (n.person or n.generic) and _DATA.match(document.text, n.end, stop)
    ]  # fmt: skip
    return tuple(told) if len({r.names[-1].mention.name for r in told}) > 1 else ()
