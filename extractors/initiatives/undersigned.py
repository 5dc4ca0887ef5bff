"""Who has signed the agreement or declaration that the paper itself is: the bodies in the lines of its signatures, and those who joined it later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.initiatives.founded import METHOD as FOUNDED
from extractors.initiatives.named import NamedInitiative
from extractors.initiatives.party import Found, make_party
from extractors.initiatives.references import Reference
from extractors.names.declension import Case
from extractors.records import OUT_OF_FLOW, Document, Mention, Part, Passage
from extractors.sides import Named, house_of, within

_PAPER = r"(?:(?:š[oīā]s?|šā|šo)\s+)?(?:(?:[a-zāčēģīķļņšūž]+\s+)?(?:deklarācij|memorand|līgum|vienošan|hart|protokol|manifest|rezolūcij)\w{1,4})"
#: The line above the signatures: `Parakstīja:`, `Memorandu parakstījuši:`, `Pušu paraksti`.
_ABOVE = re.compile(
    rf"\W*(?:(?:{_PAPER}|to)\s+)?(?:\d{{4}}\.\s?gada\s[\w. ]{{3,20}}\s+)?(?:parakst(?:īja|ījuši|ījušas|ītāj(?:i|as)|i)|(?:pušu|dalībnieku|līdzēju|parakstītāju)\s+paraksti)\s*:?\W*",
    re.IGNORECASE,
)
#: The line above those who joined later: `Deklarācijai 2024. gada 3. maijā pievienojās`.
_JOINED = re.compile(rf"\W*{_PAPER}\s+(?:[\w.]+\s+){{0,6}}?(?:pievienoj(?:ās|ušies|ušās)|pievienojas)\b\W*", re.IGNORECASE)
#: A line that says in whose name somebody signs: `Priedaines domes vārdā`.
_IN_NAME = re.compile(r"[”“»\"]?\s+vārdā\b")
_TO_NAME = 6  # code points before the name with which a line opens
_MOST = 60  # passages
#: All who signed: `tās dibinātāji ir visi parakstītāji`.
_ALL = re.compile(r"\bvis[iu]\s+(?:[a-zāčēģīķļņšūž]+\s+){0,2}?(?:parakstītāj|līdzēj)\w*|\bvis\w+,\s+k(?:as|uri|uras)\s+(?:[a-zāčēģīķļņšūž]+\s+){0,2}?parakst\w+")


def from_signatures(document: Document, named: Sequence[NamedInitiative], names: Sequence[Named]) -> Iterator[Found]:
    """The body with which each line below `Parakstīja:` opens, or in whose name it says that somebody signs."""
    own = next((n for n in named if n.own and n.mention.type in ("agreement", "declaration")), None)
    for line, who in _signatures(document, names) if own is not None else ():
        if own is not None:
            yield make_party(document, own, who, Part.SIGNATORY, line.start, line.end, "signature", 0.8)


def founders(document: Document, references: Sequence[Reference], names: Sequence[Named], sentences: Sequence[tuple[int, int]]) -> Iterator[Found]:
    """Those who signed, as members of the alliance that their paper founds: `Tās dibinātāji ir visi parakstītāji`."""
    for reference in references:
        start, end = next(((a, b) for a, b in sentences if a <= reference.start < b), (reference.start, reference.end))
        if reference.named.mention.method == FOUNDED and _ALL.search(document.text, start, end):
            for _, who in _signatures(document, names, later=False):
                yield make_party(document, reference.named, who, Part.MEMBER, start, end, "signature", 0.75)


def _signatures(document: Document, names: Sequence[Named], *, later: bool = True) -> Iterator[tuple[Passage, Mention]]:
    """The lines of signatures with the bodies that sign; `later`: those too who joined afterwards."""
    flow = [p for p in document.passages if p.kind not in OUT_OF_FLOW]
    bodies = [n.mention for n in names if not (n.person or n.generic)]
    open_at = next((place for place, p in enumerate(flow) if _ABOVE.fullmatch(document.text, p.start, p.end)), None)
    for place, line in enumerate(flow[-_MOST:], start=max(0, len(flow) - _MOST)):
        joins = _JOINED.fullmatch(document.text, line.start, line.end) is not None
        if joins and not later:
            return
        if joins and open_at is None:
            open_at = place
        first = next((n for n in within(names, line.start, line.end) if not n.person), None)
        if first is None or first.generic or line.column or first.start - line.start > _TO_NAME or not first.cases & {Case.NOM, Case.GEN}:
            continue
        if (open_at is not None and place > open_at) or (place > len(flow) / 2 and _IN_NAME.match(document.text, first.end, line.end)):
            yield line, house_of(first.mention, bodies)
