"""Rules for those whom lists tell: members behind `biedri:`, those whom a list of thanks names, what sources a table of money has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.names.declension import Case
from extractors.records import Document, EntityKind, Mention, PassageKind, TieKind
from extractors.sides import Named, Run, find_givers, find_income, within
from extractors.ties import phrases as say
from extractors.ties.sentence import Sentence, Sides

#: Houses that have members.
_HAVE_MEMBERS = frozenset({"association", "chamber", "union", "cooperative"})
#: `Biedrībā ir 31 biedrs: …`, `Jaunpienācēji: …`, `Mūsu biedri ir …`
_MEMBERS = re.compile(
    r"\b(?:biedr(?:s|i|u|iem)|dalībniek(?:s|i|u)|dalībniec(?:e|es)|jaunpienācēj(?:i|as)|dalīborganizācij(?:a|as|u)|kolektīvie\s+biedri)\s*(?:(?:ir|bija|kļuvuši|kļuvušas)\s*)?(?P<mark>[:–—-]|(?<=ir|ja|ši|as)(?=\s))\s*",
    re.IGNORECASE,
)
#: Between that and the names what they are: `27 cilvēki un četras skolas – `.
_WHAT = re.compile(r"(?:(?:\d+|[a-zāčēģīķļņšūž]+),?\s+){0,9}(?:[:–—-]\s*)?[„“«\"]?")


def members(sentence: Sentence) -> Iterator[Sides]:
    """`Apvienībā ir 31 biedrs: 27 cilvēki un divas skolas – X un Y`, in the paper of an association `Jaunie biedri: X un Y`."""
    told = None if sentence.possible_only else _MEMBERS.search(sentence.text)
    if told is None:
        return
    at = sentence.start + told.end()
    those = next((r for r in sentence.runs if r.start >= at), None)
    if those is None or Case.NOM not in those.cases or not _WHAT.fullmatch(sentence.document.text, at, those.start):
        return
    whole = _whole(sentence, those, told.start())
    for one in those.mentions if whole is not None else ():
        if one.kind is EntityKind.INSTITUTION and whole is not None and one.name != whole.name:
            yield TieKind.MEMBER, [one], [whole]


def _whole(sentence: Sentence, those: Run, at: int) -> Mention | None:
    """Whose members they are: who stands before in the locative or the genitive, else the paper's own house."""
    before = [r for r in sentence.runs if r.end <= sentence.start + at and r is not those]
    if before:
        last = before[-1]
        fits = last.cases & {Case.LOC, Case.GEN} and not any(n.person for n in last.names)
        return sentence.side(last)[0] if fits and len(last.names) == 1 else None
    body = sentence.subjects.body
    return body if body is not None and body.type in _HAVE_MEMBERS else None


#: The heading of a list of thanks.
_THANKS = re.compile(r"\W*(?:(?:liels|sirsnīgs|mūsu)\s+)?(?:paldies\b|pateic(?:amies|ība|ības)\b|(?:mūsu\s+)?(?:ziedotāj|atbalstītāj|labvēļ|draug)i\b)", re.IGNORECASE)
_FOR_WHAT = re.compile(r"[”“»\"]?(?:\s*\([^()]{1,60}\))?\s*[,–—-]?\s+par\s")
_FARTHEST = 12  # lines of such a list


def thanked_in_list(document: Document, names: Sequence[Named]) -> Iterator[tuple[Mention, int, int]]:
    """Those in the dative with whom the items below `Paldies, ka atbalstāt` open: `• skolai „Krasts” – par telpām;`."""
    flow = document.passages
    for place, heading in enumerate(flow):
        if heading.kind is PassageKind.ITEM or not _THANKS.match(document.text, heading.start, heading.end) or heading.end - heading.start > 80:
            continue
        for item in flow[place + 1 : place + 1 + _FARTHEST]:
            if item.kind is not PassageKind.ITEM:
                break
            first = next(iter(within(names, item.start, item.end)), None)
            if first is not None and not first.person and Case.DAT in first.cases and re.fullmatch(r"[\W\d]*", document.text[item.start : first.start]) and _FOR_WHAT.match(document.text, first.end, item.end):
                yield first.mention, item.start, item.end


def income(document: Document, names: Sequence[Named]) -> Iterator[tuple[Mention, int, int]]:
    """The sources of money in tables `Avots | Summa`, each with its row, and those of lines with a sum each."""
    for start, end, stop in find_givers(document):
        for name in within(names, start, end):
            if not name.generic and not name.person and name.start - start < 3 and end - name.end < 3:
                yield name.mention, start, stop
    for row in find_income(document):
        for name in within(names, row.source.start, row.source.end):
            if not name.generic and not name.person and Case.NOM in name.cases:
                yield name.mention, row.source.start, row.cells[-1].end
                break


#: The paper's own house as company: `X kopā ar mums rīkoja`, `Y, kas ar mums kopīgi veidoja`, `ar mums sadarbojas Z`.
_WITH_US = say.words(r"(?:(?:kopā|kopīgi|sadarbībā|roku\s+rokā)\s+ar\s+mums|ar\s+mums\s+(?:kopā|kopīgi|sadarboj\w+))\b")


def with_us(sentence: Sentence) -> Iterator[Sides]:
    """`Kopā ar mums muzejs rīkoja …`: who does it works with the house that speaks."""
    told = None if sentence.possible_only else _WITH_US.search(sentence.low)
    if told is None:
        return
    doers = [m for m in sentence.doer(sentence.start + told.start()) if m.kind is EntityKind.INSTITUTION]
    for house in sentence.subjects.house:
        others = [m for m in doers if m.name != house.name]
        if others:
            yield say.kind_of(sentence.text), others, [house]
