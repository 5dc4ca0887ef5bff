"""Rules for money, help and patronage: who funds, supports or stands by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.names.declension import Case
from extractors.records import TieKind
from extractors.sides import Run
from extractors.ties import phrases as say
from extractors.ties.sentence import PREPOSITION, Sentence, Sides


def fund(sentence: Sentence) -> Iterator[Sides]:
    """`X piešķīra Y 500 EUR`, `X finansē Y`, `Y saņēma finansējumu no X`."""
    if sentence.possible_only:
        return
    grant = say.GRANTS.search(sentence.plain)
    if grant and say.MONEY.search(sentence.plain):
        yield from _granted(sentence, grant)
    finances = say.FINANCES.search(sentence.plain)
    if finances:
        at = sentence.start + finances.start()
        given = [r for r in sentence.runs if r.cases & {Case.ACC} and Case.NOM not in r.cases and not PREPOSITION.search(sentence.upto(r.start))]
        doers = [r for r in sentence.runs if Case.NOM in r.cases and len(r.cases) < 5 and not PREPOSITION.search(sentence.upto(r.start))]
        if given and doers:
            right_behind = [r for r in doers if 0 <= r.start - (sentence.start + finances.end()) < 3]
            nearest = right_behind[0] if right_behind else min(doers, key=lambda r: abs(r.end - at))
            yield TieKind.FUNDED, sentence.side(nearest), sentence.side(given[0])
    if finances and (work := _work_paid(sentence, finances)) is not None:
        doers = [r for r in sentence.runs if Case.NOM in r.cases and not any(n.person for n in r.names) and r is not work]
        if doers:
            yield TieKind.FUNDED, sentence.side(min(doers, key=lambda r: abs(r.start - sentence.start - finances.end()))), sentence.side(work)
    received = say.RECEIVES.search(sentence.low)
    if received:
        giver = next((r for r in sentence.runs if r.start == sentence.start + received.end()), None)
        if giver is not None:
            yield TieKind.FUNDED, sentence.doer(sentence.start + received.start(), but=[giver]), sentence.side(giver)
    elif (got := _GOT.search(sentence.plain)) is not None and say.MONEY.search(sentence.plain):
        for giver in (r for r in sentence.runs if Case.GEN in r.cases and not any(n.person for n in r.names)):
            source = re.search(r"\bno\s+$", sentence.upto(giver.start)) is not None and not _THINGS.match(sentence.after(giver.end))
            if source or (len(giver.cases) < 5 and _ITS_MONEY.match(sentence.after(giver.end))):
                yield TieKind.FUNDED, sentence.doer(sentence.start + got.start(), but=[giver]), sentence.side(giver)
                break


#: `Arhīvs no X fonda saņēmis 6500 latu`, `Saņemtas 4000 markas no X draudzes`, `klubs saņēmis 3000 eiro X finansējumu`.
_GOT = say.words(r"saņ[eē]m(?:a|ām|usi|is|uši|ušas|ts|ta|ti|tas)\b")
_ITS_MONEY = re.compile(r"\s+(?:[a-zāčēģīķļņšūž]+\s+)?(?:līdzfinansējum|finansējum|dotācij|grant|naud|līdzekļ)\w*\b")
_THINGS = re.compile(r"\s+[a-zāčēģīķļņšūž]+(?:iem|ām|ēm)\b")


def _work_paid(sentence: Sentence, finances: re.Match[str]) -> Run | None:
    """`biedrības darbu finansēja X`: whose work it is that is paid for."""
    return next(
        (r for r in sentence.runs if Case.GEN in r.cases and r.end <= sentence.start + finances.start() and not any(n.person for n in r.names)
         and re.match(r"\s+(?:darbu|darbību|uzturēšanu|izdevumus|izmaksas|dalību|ceļu|treniņus|telpu īri|īri)\b", sentence.after(r.end))), None,
    )  # fmt: skip


def _granted(sentence: Sentence, grant: re.Match[str]) -> Iterator[Sides]:
    at = sentence.start + grant.start()
    free = [r for r in sentence.runs if not PREPOSITION.search(sentence.upto(r.start))]
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
        giver = sentence.side(min(givers, key=lambda r: abs(r.end - at)))
        for receiver in (receivers[0], *(_also_granted(sentence, receivers))):
            for one in sentence.side(receiver):
                yield TieKind.FUNDED, giver, [one]
    elif fund_ is not None:
        yield TieKind.FUNDED, sentence.side(fund_), sentence.side(receivers[0])
    elif order and sentence.subjects.body is not None:
        yield TieKind.FUNDED, [sentence.subjects.body], sentence.side(receivers[0])


def _also_granted(sentence: Sentence, receivers: Sequence[Run]) -> Iterator[Run]:
    """`12 000 EUR Dailes teātrim | un 7000 EUR Valmieras teātrim`: the further ones, each with its sum."""
    for last, following in pairwise(receivers):
        between = sentence.document.text[last.end : following.start]
        if not re.fullmatch(r"(?:,|,?\s+un|,?\s+bet)\s+\d[\d\s,.]*\s*(?:EUR|eiro|euro|€|latus|latu|Ls|LVL)\s+(?:[a-zāčēģīķļņšūž]+\s+){0,2}", between):
            return
        yield following


def support(sentence: Sentence) -> Iterator[Sides]:
    """`X palīdzēja Y`, `X atbalsta Y`, `ar X atbalstu`, `X patronese`."""
    if sentence.possible_only:
        return
    helps = say.HELPS.search(sentence.low)
    backs = say.BACKS.search(sentence.low)
    delegates = say.DELEGATES.search(sentence.low)
    for verb, case in ((helps, Case.DAT), (backs, Case.ACC), (delegates, Case.DAT)):
        if verb is None:
            continue
        begin, end = sentence.start + verb.start(), sentence.start + verb.end()
        free = [r for r in sentence.runs if not PREPOSITION.search(sentence.upto(r.start))]
        helped = [r for r in free if r.start >= end and case in r.cases and Case.NOM not in r.cases]
        helped += [r for r in free if 0 <= r.start - end < 3 and len(r.cases) >= 5 and (verb is delegates or _object_ends(sentence, r))]
        doers = [r for r in free if r.end <= begin and Case.NOM in r.cases]
        if not helped and not doers and verb is backs:  # `Skolu visu gadu konsultēja X`
            helped = [r for r in free if r.end <= begin and r.cases <= {Case.ACC, Case.DAT}]
            doers = [r for r in free if 0 <= r.start - end < 3 and Case.NOM in r.cases and len(r.cases) < 5]
        if helped and doers and not all(n.person for n in helped[0].names) and helped[0].start - end < 60 and not (helped[0].end <= begin and all(n.person for n in doers[-1].names)):
            yield TieKind.PARTNER if verb is delegates else TieKind.SUPPORT, sentence.side(doers[-1]), sentence.side(helped[0])
        elif verb is backs and doers and (owner := _paid_for(sentence, verb, free)) is not None:
            yield TieKind.FUNDED, sentence.side(doers[-1]), sentence.side(owner)
    for run in sentence.runs:
        means = say.BY_MEANS.match(sentence.after(run.end))
        if means and Case.GEN in run.cases and re.search(r"\b(?:ar|par|no|pateicoties)\s+$", sentence.upto(run.start), re.IGNORECASE):
            doers = [r for r in sentence.runs if r is not run and Case.NOM in r.cases and len(r.cases) < 5 and not PREPOSITION.search(sentence.upto(r.start))]
            if doers:
                yield TieKind.FUNDED, sentence.side(min(doers, key=lambda r: abs(r.end - run.start))), sentence.side(run)
            continue
        behind = say.WITH_SUPPORT.match(sentence.after(run.end if not run.proxy else run.names[-1].end))
        if behind and Case.GEN in run.names[-1].cases and re.search(r"\b(?:ar|pateicoties)\s+(?:\w+\s+){0,1}$", sentence.upto(run.start), re.IGNORECASE):
            money = re.search(r"finans", behind.group())
            yield TieKind.FUNDED if money else TieKind.SUPPORT, sentence.doer(run.start, but=[run]), sentence.side(run)


def _paid_for(sentence: Sentence, verb: re.Match[str], runs: Sequence[Run]) -> Run | None:
    """`atbalstīja biedrības izdevumu ar 4200 eiro`: whose thing it is that money goes to."""
    if re.search(r"\bar\s+(?:\d[\d\s,.]*|\w+\s+)(?:eiro|euro|EUR|latiem|Ls|LVL|€)", sentence.text[verb.end() :]) is None:
        return None
    at = sentence.start + verb.end()
    owned = [r for r in runs if 0 <= r.start - at < 3 and Case.GEN in r.cases and re.match(r"\s+[a-zāčēģīķļņšūž]+(?:u|i|us|as|es)\b", sentence.after(r.end))]
    return owned[0] if owned else None


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
