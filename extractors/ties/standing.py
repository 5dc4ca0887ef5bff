"""Rules for membership and for visits and exchanges."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.names.declension import Case
from extractors.records import TieKind
from extractors.sides import Run
from extractors.ties import phrases as say
from extractors.ties.sentence import PREPOSITION, Sentence, Sides

_BRACKET = re.compile(r"^\s*\([^()]{1,80}\)")

#: `iestājās X sastāvā`, `X biedru pulkā`: into what they come stands in the genitive.
_AMONG = re.compile(r"\s+(?:sastāvā|rindās|saimē|biedru\s+(?:pulkā|rindās|skaitā|saimē)|biedros)\b")


#: `Biedrība darbojas arī Eiropas Muzeju organizācijā`: an association acts in one of associations.
_ACTS_IN = say.words(r"darbo(?:jas|jās|jusies|jies)\b")
_FEW_WORDS = re.compile(r"\s+(?:[a-zāčēģīķļņšūž]+\s+){0,2}[„“«\"]?")
_OF_MEMBERS = re.compile(r"(?:organizācij|federācij|asociācij|savienīb|apvienīb|konfederācij|tīkl|padom|komitej|biedrīb|alians)[aes]\b", re.IGNORECASE)
#: The paper's own house speaks of itself: `Esam X biedri`.
_WE_ARE = say.words(r"(?:esam|kļuvām|kļūstam|būsim|bijām)\b")
#: `biedri | Eiropas Fondu centrā`
_BELONG_TO = re.compile(r"\b(?:biedr|dalībniek|dalībniec|locek[lļ])\w*\s+$", re.IGNORECASE)


def _members(sentence: Sentence, those: Run, whole: Run) -> Iterator[Sides]:
    """Each of them a member of the whole; what they are to each other the sentence does not say."""
    for one in sentence.side(those):
        yield TieKind.MEMBER, [one], sentence.side(whole)


def belong(sentence: Sentence) -> Iterator[Sides]:
    """`X ir Y biedrs`, `X iestājās Y`, `Y apvieno X un Z`."""
    if sentence.possible_only:
        return
    for run in sentence.runs:
        if say.MEMBER.match(_BRACKET.sub("", sentence.document.text[run.names[-1].end : sentence.end])) and Case.GEN in run.names[-1].cases and say.IS.search(sentence.low):
            doers = [
                r for r in sentence.runs
                if r is not run and Case.NOM in r.cases and not any(n.person for n in r.names) and not PREPOSITION.search(sentence.upto(r.start))
            ]  # fmt: skip
            if doers:
                yield from _members(sentence, min(doers, key=lambda r: abs(r.end - run.start)), run)
            elif _WE_ARE.search(sentence.low) and sentence.subjects.body is not None:
                yield TieKind.MEMBER, [sentence.subjects.body], sentence.side(run)
        elif (
            sentence.subjects.body is not None and _WE_ARE.search(sentence.low)
            and _BELONG_TO.search(sentence.upto(run.start)) and Case.LOC in run.cases and Case.NOM not in run.cases
        ):  # fmt: skip
            yield TieKind.MEMBER, [sentence.subjects.body], sentence.side(run)
    joins = say.JOINS.search(sentence.low)
    if joins:
        at = sentence.start + joins.end()
        into = [
            r for r in sentence.runs
            if (r.cases & {Case.LOC, Case.DAT} or (Case.GEN in r.cases and _AMONG.match(sentence.after(r.end))))
            and Case.NOM not in r.cases and 0 <= r.start - at < 60
        ]  # fmt: skip
        doers = [r for r in sentence.runs if Case.NOM in r.cases and not any(n.person for n in r.names)]
        if into and doers:
            yield from _members(sentence, doers[0], into[0])
        elif into and sentence.subjects.body is not None and (joins.group().endswith(("ties", "mies", "sies")) or joins.group() == "iestāties"):
            yield TieKind.MEMBER, [sentence.subjects.body], sentence.side(into[0])  # `Nolemts iestāties X`
        elif not into:  # `Klasterim pievienojušies X un Y`
            joined = [r for r in sentence.runs if r.end <= at and Case.DAT in r.cases and Case.NOM not in r.cases]
            behind = [r for r in doers if r.start >= at]
            if joined and behind:
                yield from _members(sentence, behind[0], joined[-1])
    acts = _ACTS_IN.search(sentence.low)
    if acts is not None:
        among = next((r for r in sentence.runs if r.cases <= {Case.LOC} and _FEW_WORDS.fullmatch(sentence.document.text, sentence.start + acts.end(), r.start) and _OF_MEMBERS.search(r.mentions[-1].name)), None)
        those = [r for r in sentence.runs if r.end <= sentence.start + acts.start() and Case.NOM in r.cases and not any(n.person for n in r.names)]
        if among is not None and those:
            yield from _members(sentence, those[-1], among)
    unites = say.UNITES.search(sentence.low)
    if unites:
        at = sentence.start + unites.end()
        whole = [r for r in sentence.runs if r.end <= sentence.start + unites.start() and Case.NOM in r.cases]
        members = [
            r for r in sentence.runs
            if 0 <= r.start - at < 30 and Case.ACC in r.cases
            and not (len(r.cases) >= 5 and re.match(r"\s+[a-zāčēģīķļņšūž]+(?:as|u|s)\s", sentence.after(r.end)))  # `apvieno ABC grupas uzņēmumus`
        ]
        if whole and members:
            for member in sentence.side(members[0]):
                yield TieKind.MEMBER, sentence.side(whole[-1]), [member]


#: `Mūsu ilggadējie sadarbības partneri ir X un Y`: the paper's own body has them.
_OUR_PARTNERS = re.compile(
    r"\W*(?:mūsu\s+(?:[a-zāčēģīķļņšūž]+\s+){0,3}|(?:galvenie\s+|ilggadējie\s+|nozīmīgākie\s+|starptautiskie\s+)?sadarbības\s+)partneri\s+"
    r"(?:[a-zāčēģīķļņšūž0-9.]+\s+){0,3}?(?:ir|bija|–|-|:)\s+(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ„“\"a])",
    re.IGNORECASE,
)


def partners(sentence: Sentence) -> Iterator[Sides]:
    """`X ir Y partneris`, `Y sadarbības partneri ir X un Z`."""
    if sentence.possible_only:
        return
    ours = _OUR_PARTNERS.match(sentence.text)
    if ours and (those := next((r for r in sentence.runs if r.start == sentence.start + ours.end()), None)) is not None and Case.NOM in those.cases:
        for one in sentence.subjects.implied(sentence.start, sentence.end, sentence.before, but={m.name for m in those.mentions}):
            yield from ((TieKind.PARTNER, [one], [other]) for other in sentence.side(those))
    for run in sentence.runs:
        match = say.PARTNER.match(_BRACKET.sub("", sentence.document.text[run.names[-1].end : sentence.end]))
        if match is None or Case.GEN not in run.names[-1].cases or any(n.person for n in run.names):
            continue
        behind = next((r for r in sentence.runs if r.start > run.end), None)
        end = run.names[-1].end + match.end()
        if behind is not None and Case.NOM in behind.cases and say.PARTNERS_ARE.fullmatch(sentence.document.text[end : behind.start]):
            yield from ((TieKind.PARTNER, [one], [other]) for one in sentence.side(run) for other in sentence.side(behind))
            continue
        before = [r for r in sentence.runs if r.end <= run.start and Case.NOM in r.cases and not PREPOSITION.search(sentence.upto(r.start))]
        if before and re.search(r"\b(?:ir|bija|kļuva|kļuvusi|kļuvis|būs)\b", sentence.document.text[before[-1].end : run.start]):
            yield from ((TieKind.PARTNER, [one], [other]) for one in sentence.side(before[-1]) for other in sentence.side(run))


_THEIR_EXCHANGE = re.compile(r"[”“»\"]?(?:\s*\([^()]{1,40}\))?\s+(?:[a-zāčēģīķļņšūž]+\s+){0,2}apmaiņ[auās]")


#: What is had from others by learning: `metodiku aizguvusi no X`, `pie X mācījās`.
_LEARNS = re.compile(r"\b(?:mācā?[īā]|aizg[uū])\w+")


def exchange(sentence: Sentence) -> Iterator[Sides]:
    """`pieredzes apmaiņa ar Y`, `ar Y apmainījās pieredzē`, `viesojās Y pieredzes apmaiņā`."""
    if sentence.possible_only or not (say.EXCHANGES.search(sentence.low) or say.EXCHANGE_AT.search(sentence.low)):
        return
    for run in sentence.runs:
        named = run.names[-1]
        if len(run.names) > 1 and Case.GEN in named.cases and not any(n.person for n in run.names) and _THEIR_EXCHANGE.match(sentence.after(named.end)):
            yield TieKind.EXCHANGE, sentence.side(run), ()  # `X un Y speciālistu apmaiņa`
            return
    for match in re.finditer(r"\b(?:ar|pie|uz|no)\s+", sentence.text, re.IGNORECASE):
        if re.search(r"\b(?:sadarbībā|kopā|kopīgi|saskaņā)\s+$", sentence.text[: match.start()]):
            continue
        at = sentence.start + match.end()
        right = sentence.behind(at)
        if right is None and match.group().lower().startswith(("no", "pie")) and _LEARNS.search(sentence.low):
            right = next((r for r in sentence.runs if r.start == at and Case.GEN in r.cases), None)
        if right is not None and not all(n.person for n in right.names):
            yield TieKind.EXCHANGE, sentence.doer(sentence.start + match.start(), but=[right]), sentence.side(right)
            return
    if say.EXCHANGE_AT.search(sentence.low):
        visited = next((r for r in sentence.runs if r.cases <= {Case.LOC} and not any(n.person for n in r.names)), None)
        if visited is not None:
            yield TieKind.EXCHANGE, sentence.doer(visited.start, but=[visited]), sentence.side(visited)
            return
        guest = next((r for r in sentence.runs if r.proxy and Case.NOM in r.cases and len(r.names) == 1), None)
        if guest is not None and re.search(r"\bviesoj\w+\s+$", sentence.upto(guest.start)) and len(sentence.runs) == 1:
            yield TieKind.EXCHANGE, sentence.subjects.implied(sentence.start, sentence.end, sentence.before, but=[guest.names[0].mention.name]), sentence.side(guest)
            return
        hosts = [r for r in sentence.runs if Case.ACC in r.cases and Case.NOM not in r.cases and not any(n.person for n in r.names)]
        guests = [r for r in sentence.runs if Case.NOM in r.cases and (r.proxy or not any(n.person for n in r.names))]
        if len(hosts) == 1 and guests and not PREPOSITION.search(sentence.upto(hosts[0].start)):
            yield TieKind.EXCHANGE, sentence.side(guests[0]), sentence.side(hosts[0])
