"""Lists of institutions, one a line: the roster of a network, and what goes on below the line of a label."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from extractors.initiatives.labels import Labelled
from extractors.initiatives.meanings import meaning_of
from extractors.initiatives.named import NamedInitiative
from extractors.initiatives.party import Found, make_party
from extractors.names.declension import Case
from extractors.records import Document, Part, Passage
from extractors.sides import Named, within

#: A bullet, a number, or the code by which a project knows its partner: `PP2 Ogres muzejs`.
ANY_BULLET = re.compile(r"\W*(?:\d+[.)]\s*|(?:LP|PP|AP|VP)\s?\d{0,2}[.:)]?\s+)?\W*")
#: Behind the name of an entry: its name in another language, its land, that it is a partner.
_AFTER_ENTRY = re.compile(r"\W*(?:\([^()]{1,60}\))?(?:\W+(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+(?:ija|ja|a|ande)|asociēt\w+\s+partner(?:is|e)))?\W*")
#: A line that is the name of somebody, though nobody that is known: `Hījumā vietvara (Hiiumaa vald)`.
_NAME_LIKE = re.compile(r"\W*[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w-]+\s[^.:;?!|]{3,80}")
#: What a line above the list of a network's members says: `9 skolas`, `Tīkla dalībnieki`.
_ROSTER = re.compile(r"\b(?:tīkl|dalībniek|dalībniec|biedr|skolas|pašvaldības|novadi|bibliotēkas|muzeji|organizācijas|iestādes|slimnīcas|uzņēmumi|augstskolas)\w*", re.IGNORECASE)
_FEWEST = 3  # lines that make a list


def from_rosters(document: Document, named: Sequence[NamedInitiative], names: Sequence[Named]) -> Iterator[Found]:
    """The members of the one network of the paper: lines one below the other that are nothing but the name of an institution."""
    networks = {n.mention.name: n for n in reversed(named) if n.mention.type == "network"}
    if len(networks) != 1:
        return
    network = next(iter(networks.values()))
    run: list[Named] = []
    for passage in (*document.passages, None):
        entry = entry_of(document, passage, names) if passage is not None else None
        if entry is not None:
            run.append(entry)
            continue
        if len(run) >= _FEWEST and run[0].start > network.mention.evidence.start:
            first = next(at for at, p in enumerate(document.passages) if p.start <= run[0].start < p.end)
            above = document.passages[max(0, first - 4) : first]
            if any(_ROSTER.search(document.text, p.start, p.end) for p in above):
                for each in run:
                    line = document.passage_at(each.start)
                    if line is not None:
                        yield make_party(document, network, each.mention, Part.MEMBER, line.start, line.end, "roster", 0.75)
        run = []


def entry_of(document: Document, passage: Passage, names: Sequence[Named]) -> Named | None:
    """The one institution of which the passage is nothing but the name."""
    inside = [n for n in within(names, passage.start, passage.end) if not n.generic]
    if not inside or inside[0].person or Case.NOM not in inside[0].cases or passage.table is not None:
        return None
    name = inside[0]  # others may stand in the bracket, where it is named in its own language
    alone = ANY_BULLET.fullmatch(document.text, passage.start, name.start) and _AFTER_ENTRY.fullmatch(document.text, name.end, passage.end)
    return name if alone else None


_LONGEST = 20  # lines


def entries_below(document: Document, label: Labelled, names: Sequence[Named]) -> Iterator[Named]:
    """The institutions that stand one a line below the line which a label fills: the list goes on there."""
    if label.listed or (label.start < label.end and not any(not n.person for n in within(names, label.start, label.end))):
        return
    place = bisect_right(document.passages, label.end - 1, key=lambda p: p.start)
    unknown = 0  # two such among others end no list
    for line in document.passages[place : place + _LONGEST]:
        entry = entry_of(document, line, names)
        if entry is not None:
            yield entry
        elif unknown == 2 or line.table is not None or not _NAME_LIKE.fullmatch(document.text, line.start, line.end) or meaning_of(document.text[line.start : line.end]):
            return
        unknown = 0 if entry is not None else unknown + 1
