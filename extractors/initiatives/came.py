"""The institutions that a list below a heading says came to the event that the paper is about: `Kuras iestādes piedalījās`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.initiatives.named import NamedInitiative
from extractors.initiatives.party import Found, make_party
from extractors.initiatives.rosters import ANY_BULLET
from extractors.names.declension import Case
from extractors.records import Document, Part
from extractors.sides import Named, within

#: A line of its own that asks or says who came.
_WHO_CAME = re.compile(
    r"\W*(?:\d{1,2}[.)]\s*)?(?:(?:kas|kuri|kuras|kādas|kādi)\s+(?:\w+\s+){0,3}?(?:piedal\w+|ieradās|bija\s+pārstāvēt\w+)|(?:foruma|konferences|semināra|kongresa|festivāla|svētku|pasākuma|sacensību)\s+(?:dalībniek\w+|dalībniec\w+)|"
    r"(?:dalībvalstis|pārstāvētās\s+(?:iestādes|organizācijas|institūcijas)|dalīborganizācijas)|piedal\w+)\s*[:?]?\s*",
    re.IGNORECASE,
)
#: Behind the name of an entry: a bracket, and what else is said of how it came.
_NOTE = re.compile(r"\W*(?:\([^()]{1,60}\))?\s*(?:[–—-]\s[a-zāčēģīķļņšūž][^.]{1,60}|,\s[a-zāčēģīķļņšūž][^.]{1,60})?\W*")
_MOST = 30
_FEWEST = 2


def who_came(document: Document, event: NamedInitiative | None, names: Sequence[Named]) -> Iterator[Found]:
    """Those who stand one a line below such a heading, as participants of the event."""
    for place, heading in enumerate(document.passages if event is not None else ()):
        if event is None or heading.table is not None or _WHO_CAME.fullmatch(document.text, heading.start, heading.end) is None:
            continue
        listed: list[Found] = []
        for line in document.passages[place + 1 : place + 1 + _MOST]:
            bullet = ANY_BULLET.match(document.text, line.start, line.end)
            first = next((n for n in within(names, line.start, line.end) if bullet is not None and n.start <= bullet.end() + 1), None)
            if first is not None and not first.person and Case.NOM in first.cases and _NOTE.fullmatch(document.text, first.end, line.end):
                listed.append(make_party(document, event, first.mention, Part.PARTICIPANT, line.start, line.end, "came", 0.75))
            elif line.end - line.start > 60 or _ENDS.search(document.text, line.start, line.end):
                break
        if len(listed) >= _FEWEST:
            yield from listed
        return


#: An entry ends in no full stop; a sentence does.
_ENDS = re.compile(r"[.:]\s*$")
