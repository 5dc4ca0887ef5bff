"""What a line says of the tasks below it: their kind, whose they are, and whether they need no verb."""

from __future__ import annotations

import re

from extractors.commitments.actors import accusatives, datives, subject_like
from extractors.commitments.clauses import Clause
from extractors.commitments.context import Context, is_person
from extractors.commitments.forms import AGREED, ASSIGN, DUTY, PARTY_WORDS, PLANNED, PROMISED, REQUEST
from extractors.commitments.groups import binds_parties, is_contract, members, tells_of_deal
from extractors.commitments.leads import Lead
from extractors.commitments.seats import addressees_of
from extractors.commitments.told import is_unnamed
from extractors.commitments.who import Who, ids_of, joined
from extractors.names.declension import Case
from extractors.records import CommitmentKind, MentionId

#: Words of a line that opens what somebody tells.
TELLS = re.compile(
    r"\b(?:informē\w*|ziņo\w*|(?:pa)?stāst(?:a|īja)|iepazīstin(?:a|āja)|prezent(?:ē|ēja)|(?:iz)?klāst(?:a|īja)|runāja|izstāstīja|nosauca|pavēstīja|dalījās|(?:vērsa|vērš|pievērsa) uzmanību)\b"
)
#: What somebody tells of that is still to be done: each item below it is a plan, also one without a verb.
_OF_PLANS = re.compile(r"\b(?:plāno\w*|(?:kas|kuri|kuras|ko) (?:ir )?(?:paredzēt|iecerēt)(?:s|a|i|as)\b|(?:paredzēt|gaidām)(?:aj\w+|[oāī])\b|plān(?:us|iem)|iecer\w+|nodom(?:us|iem)|(?:tālāk|turpmāk)\w+ (?:so[lļ]|darb|rīcīb)\w+)\b")
_IS_OVER = re.compile(r"\b(?:līdzšinēj|paveikt|īstenot|pagājuš|aizvadīt)\w*")
_TASKS = re.compile(r"\b(?:uzdevum\w*|uzdod|uzdot|uzdots|veicam\w+|jādara|darāms|darāmais|veicamais|mājas ?darb\w+)\b")
_ASKED_FROM = re.compile(r"\b(?:no|pie)\s*$")
#: `Nākamajā gadā centrs:`, `2025. gadā biedrība:` above what it will do.
IN_TIME = re.compile(
    r"\W*(?:(?:nākam|tuvāk|turpmāk|šaj)\w+ (?:\w+ )?(?:gad|mēne|ceturks|pusgad|sezon|periods?|laik)\w*|nākamgad|turpmāk|20\d\d\.?(?:[-–/]20\d\d\.)? ?gad(?:ā|os)|"
    r"(?:[\w.]+ )?(?:pusgadā|ceturksnī|pavasarī|vasarā|rudenī|ziemā|janvārī|februārī|martā|aprīlī|maijā|jūnijā|jūlijā|augustā|septembrī|oktobrī|novembrī|decembrī)|(?:šogad|līdz (?:\w+ ){0,2}\w+))\s+(?:[\w„“”\"«».-]+\s+){0,8}?[\w„“”\"«».-]+\s*:$"
)
#: `Tajā ierakstīts:`, `Plānā iekļauti šādi darbi:` above what a plan or an agreement holds.
_WRITTEN = re.compile(r"\W*(?:(?:tajā|tur|tā)|(?P<paper>(?:darba |rīcības |gada )?plānā|programmā|līgumā|vienošanās|memorandā|protokolā|stratēģijā|deklarācijā))\s+(?:ir |arī |tostarp )*(?:(?:ie)?rakst\w+|noteikt\w+|norādīt\w+|iekļaut\w+|ietvert\w+|atrunāt\w+|fiksēt\w+|minēt\w+|paredz\w*)\b")
_IS_DEAL = re.compile(r"\b(?:līgum|memorand|vienošan|protokol|deklarācij)\w*")
_IS_PLAN = re.compile(r"\b(?:plān|programm|stratēģij|rīcīb)\w*")
#: What is planned for a time to come, whatever it is part of.
_PLANNED_LAST = re.compile(r"\b(?:paredzēt|plānot|iecerēt)(?:s|i|as|a)\s*:$")
#: A paper that binds those who signed it.
_SIGNED = re.compile(r"\b(?:memorand|līgum|vienošan|nodomu protokol)")
#: What may stand between the word for asking and the colon where the reader of a letter is asked: `Lūdzam Jūs:`, `lūdzam šādu palīdzību:`.
_OF_YOU = re.compile(r"\s*(?:(?:jūs|jūsu \w+|līdz \w+ \w+|tāpat|arī|atkārtoti|vēlreiz)\s*)*:\s*")
#: `Noteikt, ka līguma izpildē:` above what each side does.
_RULED = re.compile(r"\W*(?:[\d.]+\s+)?(?:noteikt|noteica|nosaka|nosakām|paredzēt|paredz),?\s+ka\b[^.;]*:$")
_DATE_DOT = re.compile(r"(?<=\d)\.")


def kind_and_owners(context: Context, clause: Clause, above: Lead, *, coming: bool) -> tuple[CommitmentKind | None, tuple[MentionId, ...], bool]:
    """The kind of the tasks below a line, whose they are, and whether they need no verb; `coming`: it announces what is still to be done."""
    low = clause.low
    told_to = CommitmentKind.ASSIGNED if context.minutes else CommitmentKind.PLANNED
    request = REQUEST.search(low)
    if request or re.search(r"\b(?:ko lūdzam|lūdzam no|gaidām no)\b", low):
        at = request.end() if request else 0
        asked = accusatives(clause, clause.start + at) or asked_from(clause) or datives(clause, clause.start, clause.end)
        if not asked and request and context.kind == "letter" and _OF_YOU.fullmatch(low[at:]):
            asked = addressees_of(context)
        return CommitmentKind.REQUESTED, asked, True
    if above.kind is CommitmentKind.REQUESTED and re.match(r"[…. ]*un no\b", low):
        return CommitmentKind.REQUESTED, asked_from(clause), True
    if not context.minutes and tells_of_deal(low):
        if coming and _PLANNED_LAST.search(low):
            return CommitmentKind.PLANNED, (), True  # `2031. gadā līguma ietvaros paredzēts:` in a report
        sides = [w for w in clause.whos if Case.NOM in w.cases and w.how in ("name", "group")]
        those = context.allies if not sides and _SIGNED.search(low) else ids_of(sides)
        return CommitmentKind.AGREED, those, False  # `Memorands paredz:`, `Saskaņā ar līgumu:`
    if PROMISED.search(low):
        named = in_nominative(clause)
        if PARTY_WORDS.search(low):
            return CommitmentKind.AGREED, named or members(context, low), False
        return CommitmentKind.AGREED if binds_parties(context, named, low) else CommitmentKind.PROMISED, named, False
    if not context.minutes and re.match(r"\W*(?:panāktā |noslēgtā )?vienošan(?:ās|os) (?:ar|starp)\b", low):
        return CommitmentKind.AGREED, (), False  # `Vienošanās ar Orhūsas centru:` in a report
    if context.minutes and re.fullmatch(r"\W*(?:(?:panāktā |panāktās )?vienošan(?:ās|os)|norun(?:a|as|āts|ātais)|sarunāts)\W*", low):
        return CommitmentKind.AGREED, (), False
    if AGREED.search(low):
        agreed = re.search(r"\b(?:vienoj\w+|(?:no|sa)runā\w+|vienošanās|lem(?:jam|jām|ām)|nosprie(?:žam|dām))\b", low)
        by_name = {w.ids: w for w in clause.whos if Case.NOM in w.cases and w.how in ("name", "group")} if agreed and (not context.minutes or context.sides) else {}
        sides = [w for w in by_name.values() if not any(is_person(context, i) for i in w.ids)]
        return (CommitmentKind.AGREED if agreed or not context.minutes else None), ids_of(sides), False
    to_whom = datives(clause, clause.start, clause.end)
    if ASSIGN.search(low) or DUTY.search(low) or (context.minutes and _RULED.match(low)):
        owners = to_whom or in_nominative(clause)
        return CommitmentKind.ASSIGNED, owners, False
    tells = TELLS.search(low)
    if tells is not None:
        of_plans = _OF_PLANS.search(low) is not None and _IS_OVER.search(low) is None
        return CommitmentKind.PLANNED if of_plans else None, in_nominative(clause) or _teller(clause, clause.at(tells)), of_plans
    if to_whom:
        return told_to, to_whom, False
    if context.minutes and len(low) < 60 and low.rstrip().endswith(":") and is_unnamed(re.sub(r"^\W*(?:\d+[.)]\s*)?|\s*:\s*$", "", clause.text)):
        return CommitmentKind.ASSIGNED, (), False  # `Darba grupai:`
    if coming:
        kind = CommitmentKind.ASSIGNED if context.minutes and _TASKS.search(low) else CommitmentKind.PLANNED
        return kind, in_nominative(clause), True
    if PLANNED.search(low):
        return CommitmentKind.PLANNED, in_nominative(clause), True
    paper = _WRITTEN.match(low)
    if paper:
        return _of_paper(context, clause, paper)
    alone = in_nominative(clause) or members(context, low)
    if alone and IN_TIME.match(low) and not context.minutes and not _reports(low):
        return CommitmentKind.PLANNED, alone, False
    if alone and len(low) < 60 and not context.minutes and context.kind in ("report", "letter", "plan") and re.fullmatch(r"[^.,;:]+:\s*", _DATE_DOT.sub("", low)) and not _reports(low):
        return above.kind or CommitmentKind.PLANNED, alone, above.nominal  # `Dienests:` above what it will do
    party = is_contract(context)  # `2.1. Pašvaldība:` above what it does
    if alone and len(low) < 90 and (above.kind is not None or above.nominal or context.minutes or party) and not _reports(low):
        if party:
            return CommitmentKind.AGREED, alone, False
        return (above.kind or told_to if above.kind or context.minutes else None), alone, above.nominal
    return None, (), False


def _of_paper(context: Context, clause: Clause, paper: re.Match[str]) -> tuple[CommitmentKind | None, tuple[MentionId, ...], bool]:
    """What stands in a plan or an agreement that the text has just spoken of: the plan is its maker's, whom the sentence before names."""
    named = paper["paper"] or ""
    before = context.text(max(0, clause.start - 250), clause.start).lower()
    deal, plan = _IS_DEAL.search(named or before), _IS_PLAN.search(named or before)
    if deal and not plan:
        return CommitmentKind.AGREED, in_nominative(clause), False
    if not plan:
        return None, (), False
    owners = in_nominative(clause) or ((context.topic.id,) if context.topic is not None else ())
    return CommitmentKind.PLANNED, owners, True


def _reports(low: str) -> bool:
    """Whether the line opens a list of people, a debate or a vote, not of tasks."""
    return bool(
        re.search(
            r"\b(?:piedalās|debat\w+|balso\w*|par|pret|atturas|ziņo\w*|klausās|izsakās|norāda|uzsver|sacīja|dalībnieki|locekļi|partneri|īstenotāj\w*|vadītāj\w*|budžets|laiks|termiņš|priekšlikumi)\b",
            low,
        )
    )


def in_nominative(clause: Clause) -> tuple[MentionId, ...]:
    """The first run in the nominative of those who can be the subject there, or who end the line: `Nākamajā gadā centrs:`."""
    able = [w for w in clause.whos if Case.NOM in w.cases and (subject_like(clause.context, w) or w.end + 2 >= clause.end)]
    return ids_of(joined(clause.context, able, Case.NOM, clause.start, clause.end))


def _teller(clause: Clause, verb: int) -> tuple[MentionId, ...]:
    """Who stands right before the verb of telling, in a form that may be the nominative: `VISC runāja par …`."""
    return next((w.ids for w in clause.whos if Case.NOM in w.cases and not re.search(r"\w", clause.context.text(w.end, verb))), ()) if verb > clause.start else ()


def asked_from(clause: Clause) -> tuple[MentionId, ...]:
    """Those from whom something is asked, and all behind them: `Ko gaidām no ministrijas?`"""
    found: list[Who] = []
    for who in clause.whos:
        before = clause.context.text(clause.start, who.start)
        if _ASKED_FROM.search(before.lower()) or found:
            found.append(who)
    return ids_of(found)
