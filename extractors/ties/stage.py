"""Rules for those who make one work of art: the makers that a list tells with what each did, and who stages at whose house."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.names.declension import Case
from extractors.records import Mention, TieKind
from extractors.signs import Sign
from extractors.ties import phrases as say
from extractors.ties.sentence import PREPOSITION, Sentence, Sides

#: What the makers of one play, film, book or concert are.
_MAKER = (
    r"(?:(?:galven\w+|muzikāl\w+|kostīmu|gaismu?|skaņu?|video|teksta|mūzikas|libreta|scenārija|dialogu|idejas|vizuāl\w+)\s+)?"
    r"(?:režisor|scenogrāf|komponist|operator|scenārist|producent|horeogrāf|diriģent|dramaturg|autor|tulkotāj|ilustrator|māksliniek|mākslinie[cc]|libretist|montāž\w+\s+režisor)(?:s|e|is)"
)
#: `izrādes režisore ir`, `Filmas režisors –`: whose work it is that they make.
_WORK_OF = Sign(rf"\b(?:izrādes|filmas|uzveduma|iestudējuma|koncerta|raidījuma|seriāla|grāmatas|operas|baleta|mūzikla|dziesmas|lugas|koncertuzveduma|multfilmas)\s+(?:[„“«\"][^”“»\"]{{2,60}}[”“»\"]\s+)?{_MAKER}\s+(?:(?:ir|bija|–|-|būs)\s+)?$", re.IGNORECASE)
_NEXT = re.compile(rf"(?:\s*,\s*|\s+un\s+|,?\s+bet\s+|;\s*){_MAKER}\s+(?:(?:ir|bija|–|-|būs)\s+)?")
_HOUSE = re.compile(r"(?:teātr|oper|balet|studij|kultūras|filharmonij|šov)\w*", re.IGNORECASE)
_STAGES = say.words(r"(?:iestudē(?:ja|jis|jusi|juši|s)?|iestudējumu\s+veido|viesizrād\w+)\b")


def makers(sentence: Sentence) -> Iterator[Sides]:
    """`Izrādes režisors ir X, scenogrāfe Y, komponists Z`."""
    people = [r for r in sentence.runs if all(n.person for n in r.names)]
    for place, first in enumerate(people):
        if not _WORK_OF.search(sentence.upto(first.start)):
            continue
        team: list[Mention] = [*first.mentions]
        last = first
        for run in people[place + 1 :]:
            if not _NEXT.fullmatch(sentence.document.text, last.end, run.start):
                break
            team += run.mentions
            last = run
        if len(team) > 1:
            yield TieKind.PARTNER, team, ()
            return


def stage(sentence: Sentence) -> Iterator[Sides]:
    """`Dailes teātrī lugu iestudējis viesrežisors X`: a guest and the house."""
    if sentence.possible_only or _STAGES.search(sentence.low) is None:
        return
    house = next((r for r in sentence.runs if r.cases & {Case.LOC} and Case.NOM not in r.cases and _HOUSE.search(r.mentions[0].name) is not None), None)
    guest = next((r for r in sentence.runs if Case.NOM in r.cases and all(n.person for n in r.names) and not PREPOSITION.search(sentence.upto(r.start))), None)
    if house is not None and guest is not None:
        yield from ((TieKind.PARTNER, [one], [other]) for one in guest.mentions for other in sentence.side(house))
