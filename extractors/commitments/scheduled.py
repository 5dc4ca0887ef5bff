"""Acts with a day still to come: `birojs 22. novembrī rīko konferenci`; and what is made and begins or is ready then."""

from __future__ import annotations

import re

from extractors.commitments.actors import subject_after, subjects
from extractors.commitments.clauses import Clause
from extractors.commitments.doers import doer
from extractors.commitments.due import find_due
from extractors.commitments.forms import DENIED, OPINION, REQUEST, STATES, UNREAL, fixes_next_meeting
from extractors.commitments.judged import Judged, Setting, in_subclause
from extractors.commitments.verbs import Form
from extractors.dates.values import Frame, Precision
from extractors.names.declension import Case
from extractors.records import CommitmentKind

#: Acts whose present tells what is going to be when a time to come stands with it.
_STAGES = frozenset("rīkot sarīkot organizēt atklāt sākt uzsākt pabeigt prezentēt iesniegt izsludināt parakstīt slēgt aizsākt doties uzņemt".split())
#: What lasts up to a day, and is no task.
_GOES_ON = frozenset("darboties strādāt ilgt turpināt turpināties palikt atrasties gaidīt pildīt mācīties studēt dzīvot apmeklēt piedalīties pagarināt saglabāt saņemt izmantot".split())
#: What people do at a meeting itself, whatever day they speak of.
_TALK = frozenset("runāt ziņot informēt teikt sacīt norādīt atgādināt lūgt aicināt jautāt darīt solīt piedāvāt ierosināt rosināt stāstīt domāt uzskatīt zināt gribēt vēlēties varēt sākt plānot paredzēt vienoties nolemt apņemties".split())
_NO_PLAN = STATES | _GOES_ON | _TALK
_SO_FAR = re.compile(r"\b(?:līdz šim|joprojām|kopš|šobrīd|pašlaik|patlaban|jau|parasti|šodien|katru)\b")
#: What a thing that is made does when it is ready.
_BEGINS = frozenset("sākt uzsākt atsākt iznākt tapt atvērties atklāties darboties parādīties būt notikt".split())


def scheduled(clause: Clause, setting: Setting) -> Judged | None:
    """A present with a day or month still to come: `birojs 22. novembrī Rīgā rīko konferenci`, `svinības notiks 9. septembrī` in minutes."""
    context = clause.context
    today = context.reference
    presents = [p for p in context.acts(max(clause.told, clause.start), clause.end) if p.form is Form.PRESENT and not p.aside]
    if not presents or today is None or not (context.minutes or context.kind in ("press", "report", "letter")):
        return None
    if DENIED.search(clause.low) or UNREAL.search(clause.low):
        return None
    due = find_due(context, clause.text)
    if due is None or not due.value or not _to_come(due.value, today.isoformat()) or fixes_next_meeting(clause.low):
        return None
    limit = due.frame in (Frame.UNTIL, Frame.TERM) and context.minutes and clause.told <= clause.start and not _SO_FAR.search(clause.low)
    exact = due.precision is Precision.DAY and any(map(str.isdigit, due.text)) and context.minutes and not clause.verbs and not _SO_FAR.search(clause.low) and not REQUEST.search(clause.low)
    for predicate in presents:
        somebody, owners = doer(clause, predicate)
        if limit and predicate.infinitive not in STATES and predicate.infinitive not in _GOES_ON:
            owners = subject_after(clause, predicate.end) or max(subjects(clause, predicate.start), owners, key=len)
            if somebody or owners:
                kind = CommitmentKind.ASSIGNED if setting.decided or setting.listed else CommitmentKind.AGREED
                return Judged(setting.lead.kind or kind, owners, "present with a limit", 0.65)
        if predicate.infinitive not in _STAGES and not (exact and predicate.infinitive not in _NO_PLAN and not in_subclause(clause, predicate.start)):
            continue
        if somebody:
            return Judged(CommitmentKind.PLANNED, owners, "scheduled", 0.6)
    return None


def comes_to_be(clause: Clause, setting: Setting) -> Judged | None:
    """What the house that met makes begins or is ready on a day to come: `biedrības mājaslapa darbu sāks 1. aprīlī` in its minutes."""
    context = clause.context
    if not context.minutes:
        return None
    begins = [v for v in clause.forms(Form.FUTURE) if v.infinitive in _BEGINS]
    due = find_due(context, clause.text) if begins else None
    own = context.house
    if due is None or not due.value or own is None or (today := context.reference) is None or not _to_come(due.value, today.isoformat()):
        return None
    if DENIED.search(clause.low) or UNREAL.search(clause.low) or fixes_next_meeting(clause.low):
        return None
    for verb in begins:
        if in_subclause(clause, verb.start) or OPINION.search(clause.low[: verb.start - clause.start]):
            continue
        whose = [w for w in clause.whos if clause.told <= w.start and w.end <= verb.start and Case.GEN in w.cases and set(map(context.name, w.ids)) == {context.name(own)}]
        if whose and re.match(r"\s+(?:[a-zāčēģīķļņšūž]+\s+){1,4}$", context.text(whose[0].end, verb.start)):
            return Judged(CommitmentKind.PLANNED, (own,), "comes to be", 0.6)
    return None


def _to_come(value: str, today: str) -> bool:
    """Whether a day or a month lies behind today."""
    return re.fullmatch(r"\d{4}-(?:0\d|1[0-2])(?:-\d\d)?", value) is not None and value > today[: len(value)]
