"""Rules for what several have agreed on: contracts and memoranda that they sign or have, and those `ar kuru` somebody has one or works."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.names.declension import Case
from extractors.records import EntityKind, Mention, TieKind
from extractors.sides import Run, unquoted
from extractors.ties import phrases as say
from extractors.ties.sentence import PREPOSITION, Sentence, Sides

#: Who has a contract stands in the dative: `Ar biedrību domei ir sadarbības līgums`.
_HAS_PAPER = re.compile(r"\b(?:ir|bija)\s+(?:\w+\s+){0,3}?(?:līgums|memorands|vienošanās)\b")
#: Houses whose papers tell of what others sign.
_NO_SIDE = frozenset({"government", "ministry", "parliament", "court", "media", "council", "committee"})
_SIGNED_IT = re.compile(r"\b(?:parakst(?:īja|ījusi|ījis)|noslē(?:dza|gusi|dzis))\s+(?:\w+\s+){0,2}(?:līgum|vienošan)\w*")
#: Behind the names of several in the genitive: what they have signed.
_THEIR_PAPER = re.compile(r"\s+(?:(?:kopīg|savstarpēj|noslēgt|jaun|spēkā esoš)\w*\s+)?(?:sadarbības\s+|nodomu\s+|partnerības\s+|vispārīg\w+\s+)?(?:līgum|memorand|vienošan|protokol)\w*")
#: Behind the name of the other side: `SIA „Krasts”, ar kuru līgums noslēgts maijā`.
_WITH_WHOM = re.compile(
    r",\s+(?:līgum|vienošan|memorand)\w*\s+ar\s+(?:to|tiem|tām|viņiem)\s+[^,;.]{0,30}?(?:noslēgt|parakstīt|panākt)\w*|"
    r",\s+ar\s+(?:kuru|ko|kuriem|kurām)\s+[^,;.]{0,60}?(?:\b(?:līgum|memorand|vienošan)\w*[^,;.]{0,40}\b(?:noslēgt|parakstīt|pagarināt|panākt)\w*|\b(?:noslēgt|parakstīt|pagarināt|panākt|ir|noslēd[zs]|parakstī)\w*[^,;.]{0,40}\b(?:līgum|memorand|vienošan)\w*)"
)
#: `X pētnieki, ar kuriem uzņēmums sadarbojas kopš 2009. gada`
_WORKS_WITH_WHOM = re.compile(r"(?P<opens>[”“»\"]?,\s+(?:kopā\s+)?ar\s+(?:kuru|ko|kuriem|kurām)\s+)[^,;.]{0,80}?\b(?:sadarboj\w+|sadarbība\b|strādā\w*|rīko\w*|draudzē(?:jas|jās|jamies|jāmies)\b|apmainā(?:s|mies)\b|kop(?:ā|īgi)\b)")


def contract(sentence: Sentence) -> Iterator[Sides]:
    """The sides that a contract names at its head."""
    if sentence.contract:
        yield TieKind.AGREEMENT, sentence.contract, ()


def agree(sentence: Sentence) -> Iterator[Sides]:
    """`X noslēdza līgumu ar Y`, `X un Y parakstīja memorandu`, `panākta vienošanās ar Y`."""
    if sentence.possible_only or not (say.AGREES.search(sentence.low) or say.AGREEMENT_WITH.search(sentence.low)):
        return
    signs = say.SIGNS.search(sentence.low)
    for match in re.finditer(r"(?<!saskaņā )(?<!Saskaņā )(?<!atbilstoši )\b[Aa]r\s+", sentence.text):
        if re.search(r"\b(?:sadarbībā|kopā|kopīgi|saskaņā|salīdzinājumā|saistībā)\s+$", sentence.text[: match.start()]):
            continue
        right = sentence.behind(sentence.start + match.end())
        if right is None or say.NO_COMPANY.match(sentence.after(right.end)):
            continue
        holder = next((r for r in sentence.runs if r is not right and Case.DAT in r.cases and len(r.cases) < 5 and _HAS_PAPER.search(sentence.low)), None)
        yield TieKind.AGREEMENT, sentence.side(holder) if holder is not None else sentence.doer(sentence.start + match.start(), but=[right]), sentence.side(right)
        yield from _shared_contract(sentence, right)
        return
    if signs is None:
        return
    signed = _seats_of_signers(sentence, sentence.start + signs.end())
    if len(signed) > 2:
        yield TieKind.AGREEMENT, signed, ()
        return
    for run in sentence.runs:
        if len(run.names) > 1 and Case.NOM in run.cases and not PREPOSITION.search(sentence.upto(run.start)):
            yield TieKind.AGREEMENT, sentence.side(run), ()
            return
    alone = [r for r in sentence.runs if Case.NOM in r.cases and not any(n.person for n in r.names)]
    body = sentence.subjects.body
    if len(alone) == len(sentence.runs) == 1 and len(alone[0].names) == 1 and body is not None and body.type not in _NO_SIDE and _SIGNED_IT.search(sentence.low):
        yield TieKind.AGREEMENT, [body], sentence.side(alone[0])  # `Jauns sponsors: X parakstīja līgumu par 3000 eiro`
        return
    sides = [r for r in sentence.runs if Case.NOM in r.cases and any(n.person for n in r.names)]
    if len(sides) > 1 and re.match(r"[^.]{0,80}\bun\b", sentence.document.text[sides[0].end : sides[1].start]):
        yield TieKind.AGREEMENT, [m for r in sides[:3] for m in sentence.side(r)], ()


def _seats_of_signers(sentence: Sentence, at: int) -> list[Mention]:
    """Those for whom the people listed right behind the verb sign: `parakstīja X prezidents A, Y prorektore B un Z direktors C`."""
    found: dict[str, Mention] = {}
    end = at
    for run in sentence.runs:
        people = [n for n in run.names if n.person]
        if run.start < at or (people and Case.NOM not in people[0].cases):
            continue
        if re.search(r"[;:]|\.\s|,\s+(?:kas|kur\w*|ka|lai|bet)\b", unquoted(sentence.document.text[end : run.start])):
            break
        end = run.end
        for name in people:
            seat = sentence.subjects.side(name.mention)
            if seat.kind is EntityKind.INSTITUTION:
                found.setdefault(seat.name, seat)
    return list(found.values())


def _shared_contract(sentence: Sentence, first: Run) -> Iterator[Sides]:
    """`Mums ar X ir kopīgs līgums ar Y`: a contract of the two with a third."""
    own = [sentence.subjects.body] if sentence.subjects.body is not None and re.search(r"\b[Mm]ums\s+ar\s+[„“«\"]?$", sentence.upto(first.start)) else []
    match = re.search(r"\bkopīgs\s+(?:\w+\s+){0,2}līgums\s+ar\s+", sentence.after(first.end))
    third = sentence.behind(first.end + match.end()) if match else None
    if third is not None:
        yield TieKind.AGREEMENT, [*own, *sentence.side(first)], sentence.side(third)


def agreed_paper(sentence: Sentence) -> Iterator[Sides]:
    """`X un Y sadarbības līgums`; `X, ar kuru noslēgts līgums`."""
    if sentence.possible_only:
        return
    for run in sentence.runs:
        after = sentence.after(run.end)
        if len(run.names) == 2 and Case.GEN in run.cases and _THEIR_PAPER.match(after) and not any(n.person for n in run.names):
            yield TieKind.AGREEMENT, sentence.side(run), ()
        if (whom := _WORKS_WITH_WHOM.match(after)) is not None:
            yield TieKind.PARTNER, _who_works(sentence, run, run.end + whom.end("opens"), run.end + whom.end()), sentence.side(run)
        if len(run.names) == 1 and not run.names[0].person and _WITH_WHOM.match(after):
            body = sentence.subjects.body
            if body is not None:
                yield TieKind.AGREEMENT, [body], sentence.side(run)


def _who_works(sentence: Sentence, other: Run, start: int, end: int) -> list[Mention]:
    """Who is named between the pronoun and the verb, else the paper's own house."""
    between = [r for r in sentence.runs if start <= r.start < end and Case.NOM in r.cases]
    return sentence.side(between[0]) if between else [m for m in sentence.subjects.house if m.name not in {n.name for n in other.mentions}]
