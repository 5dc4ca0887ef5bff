"""The rules that read cooperation out of one sentence. Each yields a kind and the two sides; an empty right side means all of the left."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.names.declension import Case
from extractors.records import Document, Mention, TieKind
from extractors.sides import Named, Run, Subjects, find_runs
from extractors.ties import phrases as say

Sides = tuple[TieKind, Sequence[Mention], Sequence[Mention]]
_PREPOSITION = re.compile(r"\b(?:ar|no|par|pie|uz|pēc|pret|caur|bez|starp|pār|dēļ)\s+(?:[a-zāčēģīķļņšūž]+\s+){0,2}$")
_INFINITIVE_BEFORE = re.compile(r"\b[a-zāčēģīķļņšūž]{2,}(?:ēt|īt|āt|ot|gt|kt|st|rt|nt|pt|zt|dz|edz)\s+$")
_INFINITIVE = re.compile(r"\b[a-zāčēģīķļņšūž]{2,}(?:ēt|īt|āt|ot|gt|kt|st|rt|nt|pt)\b")
_BRACKET = re.compile(r"^\s*\([^()]{1,40}\)")
_CLAUSE = re.compile(r"[;:]|\.\s")


@dataclass
class Sentence:
    """One sentence with what its rules need."""

    document: Document
    start: int
    end: int
    names: Sequence[Named]
    subjects: Subjects
    before: Sequence[tuple[int, int]]

    @cached_property
    def text(self) -> str:
        return self.document.text[self.start : self.end]

    @cached_property
    def runs(self) -> list[Run]:
        return find_runs(self.document, self.names, self.start, self.end)

    @cached_property
    def possible_only(self) -> bool:
        return say.ONLY_POSSIBLE.search(self.text) is not None

    def upto(self, at: int) -> str:
        return self.document.text[self.start : at]

    def after(self, at: int) -> str:
        return self.document.text[at : self.end]

    def side(self, run: Run) -> list[Mention]:
        """The names of a run, people led to the institutions they act for."""
        return list({m.name: m for m in (self.subjects.side(mention) for mention in run.mentions)}.values())

    def behind(self, at: int) -> Run | None:
        """The run that a preposition ending at `at` governs."""
        run = next((r for r in self.runs if r.start >= at), None)
        if run is None or not say.BEFORE_NAME.fullmatch(self.document.text[at : run.start]):
            return None
        return run if run.cases & {Case.ACC, Case.DAT, Case.LOC} or run.proxy else None

    def doer(self, at: int, *, but: Sequence[Run] = ()) -> list[Mention]:
        """Who does what is said at `at`: the nearest run before in the nominative (with an infinitive in the dative), else the
        first one behind, else whoever is implied."""
        order = _INFINITIVE.search(self.after(at)) is not None
        wanted = {Case.NOM, Case.DAT} if order else {Case.NOM}
        before = [r for r in self.runs if r.end <= at and r not in but and r.cases & wanted and not self._governed(r, order)]
        if before:
            return self.side(before[-1])
        after = [
            r for r in self.runs
            if r.start >= at and r not in but and Case.NOM in r.cases and not self._governed(r, order)
            and (len(r.cases) < 5 or self._free(r))
        ]  # fmt: skip
        if after and not _CLAUSE.search(_unquoted(self.document.text[at : after[0].start])):
            return self.side(after[0])
        return self.subjects.implied(self.start, self.end, self.before, but={m.name for r in but for m in r.mentions})

    def _free(self, run: Run) -> bool:
        """Whether an undeclined name can be a subject where it stands: right before a verb."""
        return bool(re.match(r"\s+[a-zāčēģīķļņšūž]+(?:ja|ā|ē|o|s|sies|jās|ījās|a|ēs)\b", self.after(run.end)))

    def _governed(self, run: Run, order: bool) -> bool:
        lead = self.upto(run.start)
        if _PREPOSITION.search(lead):
            return True
        if Case.NOM not in run.cases or (order and len(run.cases) >= 5):
            return Case.NOM not in run.cases and _INFINITIVE_BEFORE.search(lead) is not None
        return False


def _unquoted(text: str) -> str:
    return re.sub(r"[„“«\"][^”“»\"]*[”“»\"]|\d\.", "", text)


def with_somebody(sentence: Sentence) -> Iterator[Sides]:
    """`X sadarbībā ar Y`, `kopā ar Y X rīko`, `sadarbība ar Y`."""
    if sentence.possible_only:
        return
    for joint in say.WITH.finditer(sentence.text):
        right = sentence.behind(sentence.start + joint.end())
        if right is None:
            continue
        at = sentence.start + joint.start()
        own = [r for r in sentence.runs if r.end + 1 >= at - 1 and r.end <= at and Case.GEN in r.cases]
        noun = joint.group().lower().startswith(("sadarbība ", "sadarbību", "sadarbībai", "partnerība"))
        left = sentence.side(own[-1]) if own and noun else sentence.doer(at, but=[right])
        yield say.kind_of(sentence.text), left, sentence.side(right)


def together(sentence: Sentence) -> Iterator[Sides]:
    """`X un Y kopīgi īstenos`, `X un Y kopīgo metodiku`, `X un Y rīko`."""
    if sentence.possible_only:
        return
    for run in sentence.runs:
        if len(run.names) < 2 or not run.cases & {Case.NOM, Case.GEN, Case.DAT} or _PREPOSITION.search(sentence.upto(run.start)):
            continue
        after = sentence.after(run.end)
        jointly = say.TOGETHER_BEHIND.match(after)
        people = all(n.person for n in run.names)
        if jointly is None and people and re.search(r"\babu\s+(?:organizācij|iestāž|biedrīb|pus|institūcij|uzņēmum)\w*\s+kop", after):
            jointly = re.match("", after)
        if jointly is not None and not people:
            kind = say.kind_of(after[:80])
            yield kind if kind is not TieKind.AGREEMENT else TieKind.PARTNER, sentence.side(run), ()
        elif jointly is not None:
            yield TieKind.PARTNER, sentence.side(run), ()
        elif Case.NOM in run.cases and say.JOINTLY_ORGANISE.match(after) and not people:
            yield TieKind.ORGANISED, sentence.side(run), ()
        elif people and Case.NOM in run.cases and re.match(r"\s+(?:sagatavoja|izstrādāja|veica|izveidoja)\b.*\bkopīg", after):
            yield TieKind.PARTNER, run.mentions, ()
    for match in re.finditer(r"\b(?:rīko|organizē|aizvada|sarīkoja|rīkoja|organizēja|aizvadīja)\s+", sentence.text):
        follow = next((r for r in sentence.runs if r.start == sentence.start + match.end()), None)
        if follow is not None and len(follow.names) > 1 and Case.NOM in follow.cases:
            yield TieKind.ORGANISED, sentence.side(follow), ()


def between(sentence: Sentence) -> Iterator[Sides]:
    """`sadarbība starp X un Y`, `līgums starp X un Y`."""
    if sentence.possible_only or not say.JOINT_NOUN.search(sentence.text):
        return
    for match in say.BETWEEN.finditer(sentence.text):
        run = sentence.behind(sentence.start + match.end())
        if run is not None and len(run.names) > 1:
            agreed = re.search(r"\b(?:līgum|memorand|vienošan)\w+", sentence.text)
            kind = TieKind.AGREEMENT if agreed else say.kind_of(sentence.text)
            yield kind, sentence.side(run), ()


def agree(sentence: Sentence) -> Iterator[Sides]:
    """`X noslēdza līgumu ar Y`, `X un Y parakstīja memorandu`, `panākta vienošanās ar Y`."""
    if sentence.possible_only or not (say.AGREES.search(sentence.text) or say.AGREEMENT_WITH.search(sentence.text)):
        return
    signs = say.SIGNS.search(sentence.text)
    for match in re.finditer(r"(?<!saskaņā )(?<!Saskaņā )(?<!atbilstoši )\bar\s+", sentence.text):
        if re.search(r"\b(?:sadarbībā|kopā|kopīgi|saskaņā|salīdzinājumā|saistībā)\s+$", sentence.text[: match.start()]):
            continue
        right = sentence.behind(sentence.start + match.end())
        if right is None:
            continue
        yield TieKind.AGREEMENT, sentence.doer(sentence.start + match.start(), but=[right]), sentence.side(right)
        return
    if signs is None:
        return
    for run in sentence.runs:
        if len(run.names) > 1 and Case.NOM in run.cases and not _PREPOSITION.search(sentence.upto(run.start)):
            yield TieKind.AGREEMENT, sentence.side(run), ()
            return
    sides = [r for r in sentence.runs if Case.NOM in r.cases and any(n.person for n in r.names)]
    if len(sides) > 1 and re.match(r"[^.]{0,80}\bun\b", sentence.document.text[sides[0].end : sides[1].start]):
        yield TieKind.AGREEMENT, [m for r in sides[:3] for m in sentence.side(r)], ()


def merge(sentence: Sentence) -> Iterator[Sides]:
    """`Apvienojoties SIA „X” un SIA „Y”`."""
    match = say.MERGES.search(sentence.text)
    if match is None:
        return
    at = sentence.start + match.end()
    together_: list[Run] = []
    for run in sentence.runs:
        if run.start < at:
            continue
        gap = sentence.document.text[together_[-1].end if together_ else at : run.start]
        if not re.fullmatch(r"[^.;:]{0,60}", _unquoted(gap)) or re.search(r"\b(?:ir|norāda|sacīja|liecina|kas|kurš)\b", gap):
            break
        if re.match(r"\s+(?:informē|sacī|norād|uzsv|pastāst|liecin|raksta)\w*", sentence.after(run.end)):
            break  # who tells of it
        together_.append(run)
    members = [m for run in together_ for m in sentence.side(run)]
    if len(members) > 1 and all(not n.person for run in together_ for n in run.names):
        yield TieKind.PARTNER, members, ()


def fund(sentence: Sentence) -> Iterator[Sides]:
    """`X piešķīra Y 500 EUR`, `X finansē Y`, `Y saņēma finansējumu no X`."""
    if sentence.possible_only:
        return
    grant = say.GRANTS.search(sentence.text)
    if grant and say.MONEY.search(sentence.text):
        yield from _granted(sentence, grant)
    finances = say.FINANCES.search(sentence.text)
    if finances:
        at = sentence.start + finances.start()
        given = [r for r in sentence.runs if r.cases & {Case.ACC} and Case.NOM not in r.cases and not _PREPOSITION.search(sentence.upto(r.start))]
        doers = [r for r in sentence.runs if Case.NOM in r.cases and len(r.cases) < 5 and not _PREPOSITION.search(sentence.upto(r.start))]
        if given and doers:
            nearest = min(doers, key=lambda r: abs(r.end - at))
            yield TieKind.FUNDED, sentence.side(nearest), sentence.side(given[0])
    received = say.RECEIVES.search(sentence.text)
    if received:
        giver = next((r for r in sentence.runs if r.start == sentence.start + received.end()), None)
        if giver is not None:
            yield TieKind.FUNDED, sentence.doer(sentence.start + received.start(), but=[giver]), sentence.side(giver)


def _granted(sentence: Sentence, grant: re.Match[str]) -> Iterator[Sides]:
    at = sentence.start + grant.start()
    free = [r for r in sentence.runs if not _PREPOSITION.search(sentence.upto(r.start))]
    datives = [r for r in free if Case.DAT in r.cases and len(r.cases) < 5]
    passive = re.search(r"piešķirt[sai]|piešķirts", grant.group().lower()) is not None
    order = grant.group().lower().endswith("t") and not passive
    owner = re.search(r"\s+(?:projekt|program|pasākum)(?:am|ai)\b", sentence.text)
    of_project = [r for r in free if owner and r.end == sentence.start + owner.start()]
    # what does not decline can be the receiver only right behind the verb (`piešķirt SIA „X”`)
    datives += [r for r in free if len(r.cases) >= 5 and 0 <= r.start - (sentence.start + grant.end()) < 3 and r not in datives]
    receivers = of_project or datives
    if order and len(datives) > 1:
        yield TieKind.FUNDED, sentence.side(datives[0]), sentence.side(datives[1])
        return
    if not receivers:
        return
    givers = [r for r in free if Case.NOM in r.cases and r not in receivers and (len(r.cases) < 5 or r.end < at)]
    source = re.search(r"\bno\s+", sentence.text)
    fund_ = next((r for r in sentence.runs if source and r.start == sentence.start + source.end()), None)
    if givers and not order:
        yield TieKind.FUNDED, sentence.side(min(givers, key=lambda r: abs(r.end - at))), sentence.side(receivers[0])
    elif fund_ is not None:
        yield TieKind.FUNDED, sentence.side(fund_), sentence.side(receivers[0])
    elif order and sentence.subjects.body is not None:
        yield TieKind.FUNDED, [sentence.subjects.body], sentence.side(receivers[0])


def support(sentence: Sentence) -> Iterator[Sides]:
    """`X palīdzēja Y`, `X atbalsta Y`, `ar X atbalstu`, `X patronese`."""
    if sentence.possible_only:
        return
    helps = say.HELPS.search(sentence.text)
    backs = say.BACKS.search(sentence.text)
    for verb, case in ((helps, Case.DAT), (backs, Case.ACC)):
        if verb is None:
            continue
        begin, end = sentence.start + verb.start(), sentence.start + verb.end()
        free = [r for r in sentence.runs if not _PREPOSITION.search(sentence.upto(r.start))]
        helped = [r for r in free if r.start >= end and case in r.cases and Case.NOM not in r.cases]
        helped += [r for r in free if 0 <= r.start - end < 3 and len(r.cases) >= 5 and _object_ends(sentence, r)]
        doers = [r for r in free if r.end <= begin and Case.NOM in r.cases]
        if helped and doers and not all(n.person for n in helped[0].names) and helped[0].start - end < 60:
            yield TieKind.SUPPORT, sentence.side(doers[-1]), sentence.side(helped[0])
    for run in sentence.runs:
        behind = say.WITH_SUPPORT.match(sentence.after(run.end if not run.proxy else run.names[-1].end))
        if behind and Case.GEN in run.names[-1].cases and re.search(r"\b(?:ar|pateicoties)\s+(?:\w+\s+){0,1}$", sentence.upto(run.start)):
            money = re.search(r"finans", behind.group())
            yield TieKind.FUNDED if money else TieKind.SUPPORT, sentence.doer(run.start, but=[run]), sentence.side(run)


def patron(sentence: Sentence) -> Iterator[Sides]:
    """`X ir biedrības patronese`: one of the few ties between a person and a body."""
    for run in sentence.runs:
        if say.PATRON.match(sentence.after(run.end)) and not any(n.person for n in run.names):
            patrons = [r for r in sentence.runs if all(n.person for n in r.names) and Case.NOM in r.cases]
            if patrons:
                nearest = min(patrons, key=lambda r: max(r.start - run.end, run.start - r.end))
                yield TieKind.SUPPORT, nearest.mentions, run.mentions


def _object_ends(sentence: Sentence, run: Run) -> bool:
    """Whether an undeclined name right behind the verb is its object and not the owner of a noun that follows."""
    return not re.match(r"\s+[a-zāčēģīķļņšūž]+(?:u|us|i|as|es|ības|ību|am|ai|iem|ām)\b", sentence.after(run.end)) or bool(
        re.match(r"\s+(?:[a-zāčēģīķļņšūž]+(?:ēt|īt|āt|ot|gt|kt|st|rt)|ar|un|par|kā|lai)\b", sentence.after(run.end))
    )


def belong(sentence: Sentence) -> Iterator[Sides]:
    """`X ir Y biedrs`, `X iestājās Y`, `Y apvieno X un Z`."""
    if sentence.possible_only:
        return
    for run in sentence.runs:
        if say.MEMBER.match(_BRACKET.sub("", sentence.document.text[run.names[-1].end : sentence.end])) and Case.GEN in run.names[-1].cases and say.IS.search(sentence.text):
            doers = [
                r for r in sentence.runs
                if r is not run and Case.NOM in r.cases and not any(n.person for n in r.names) and not _PREPOSITION.search(sentence.upto(r.start))
            ]  # fmt: skip
            if doers:
                yield TieKind.MEMBER, sentence.side(min(doers, key=lambda r: abs(r.end - run.start))), sentence.side(run)
    joins = say.JOINS.search(sentence.text)
    if joins:
        at = sentence.start + joins.end()
        into = [r for r in sentence.runs if r.cases & {Case.LOC, Case.DAT} and Case.NOM not in r.cases and 0 <= r.start - at < 60]
        doers = [r for r in sentence.runs if Case.NOM in r.cases and not any(n.person for n in r.names)]
        if into and doers:
            yield TieKind.MEMBER, sentence.side(doers[0]), sentence.side(into[0])
    unites = say.UNITES.search(sentence.text)
    if unites:
        at = sentence.start + unites.end()
        whole = [r for r in sentence.runs if r.end <= sentence.start + unites.start() and Case.NOM in r.cases]
        members = [r for r in sentence.runs if 0 <= r.start - at < 30 and Case.ACC in r.cases]
        if whole and members:
            for member in sentence.side(members[0]):
                yield TieKind.MEMBER, sentence.side(whole[-1]), [member]


def exchange(sentence: Sentence) -> Iterator[Sides]:
    """`pieredzes apmaiņa ar Y`, `ar Y apmainījās pieredzē`, `viesojās Y pieredzes apmaiņā`."""
    if sentence.possible_only or not (say.EXCHANGES.search(sentence.text) or say.EXCHANGE_AT.search(sentence.text)):
        return
    for match in re.finditer(r"\b(?:ar|pie|uz|no)\s+", sentence.text):
        if re.search(r"\b(?:sadarbībā|kopā|kopīgi|saskaņā)\s+$", sentence.text[: match.start()]):
            continue
        right = sentence.behind(sentence.start + match.end())
        if right is not None and not all(n.person for n in right.names):
            yield TieKind.EXCHANGE, sentence.doer(sentence.start + match.start(), but=[right]), sentence.side(right)
            return
    if say.EXCHANGE_AT.search(sentence.text):
        visited = next((r for r in sentence.runs if r.cases <= {Case.LOC} and not any(n.person for n in r.names)), None)
        if visited is not None:
            yield TieKind.EXCHANGE, sentence.doer(visited.start, but=[visited]), sentence.side(visited)
            return
        hosts = [r for r in sentence.runs if Case.ACC in r.cases and Case.NOM not in r.cases and not any(n.person for n in r.names)]
        guests = [r for r in sentence.runs if Case.NOM in r.cases and (r.proxy or not any(n.person for n in r.names))]
        if len(hosts) == 1 and guests and not _PREPOSITION.search(sentence.upto(hosts[0].start)):
            yield TieKind.EXCHANGE, sentence.side(guests[0]), sentence.side(hosts[0])


RULES: tuple[Callable[[Sentence], Iterator[Sides]], ...] = (
    with_somebody, together, between, agree, merge, fund, support, patron, belong, exchange,
)  # fmt: skip
