"""What was decided together: agreements, and decisions of the body on itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.commitments.actors import datives, subject_after, subjects
from extractors.commitments.clauses import Clause
from extractors.commitments.context import is_person
from extractors.commitments.doers import doer, duty_present, ends_with_doer
from extractors.commitments.due import find_due
from extractors.commitments.forms import AGREED, ASSIGN, DENIED, PASSIVE_FUTURE, PROCEDURE, REQUEST, STATES, UNREAL, is_formal
from extractors.commitments.groups import members
from extractors.commitments.judged import Judged, Setting, has_happened, in_subclause, is_unreal, past_binds, told_from_start
from extractors.commitments.predicted import Predicate
from extractors.commitments.seats import is_body
from extractors.commitments.verbs import Form, Verb, is_infinitive
from extractors.commitments.who import ids_of, joined
from extractors.dates.values import Frame
from extractors.names.declension import Case
from extractors.records import CommitmentKind, EntityKind, MentionId

#: A present of the third person behind the limit, with its object: `sagatavo karti`, `veic testus`, `paraksta līgumu`.
_PRESENT = re.compile(
    r"\.?\s+(?!un\b|ar\b|no\b|par\b)[a-zāčēģīķļņšūž]{2,}(?:[aoeēi]|[bcdgjklmnprstvz])\s+(?:[\w„“\"().,-]+\s+){0,6}?[\w-]*(?:u|i|us|as|es)\b"
)

#: Presents of those who speak, vote or are in a state: among what was decided they tell of nothing to be done.
_NO_TASK = frozenset(
    """būt balsot atturēties ziņot informēt piedalīties uzskatīt nolemt atbalstīt konstatēt iebilst lūgt stāties saņemt norādīt uzsvērt piekrist
    pieņemt apstiprināt atzīt izteikt izteikties ierosināt piedāvāt atteikt noraidīt varēt drīkstēt vajadzēt gribēt vēlēties zināt pateikties vadīt
    protokolēt sākt slēgt pildīt turpināt strādāt maksāt noteikt paredzēt secināt vienoties jautāt atbildēt iesniegt""".split()
)  # fmt: skip


#: What goes on already is no task.
_SO_FAR = re.compile(r"\b(?:līdz šim|joprojām|kopš|šobrīd|pašlaik|patlaban|jau|parasti|šodien|agrāk)\b")
#: What is done at the meeting itself.
_SPEECH = frozenset("sniegt uzdot uzklausīt atklāt klausīties skaidrot komentēt prezentēt iesniegt uzrunāt".split())

#: `nolemts, ka vecākiem ir tiesības piedalīties`: what somebody may do binds nobody.
_RIGHT = re.compile(r"^[^,]{0,12},?\s*ka\b[^,;]*\b(?:ir|būs|nav) (?:tiesības|tiesīg\w+|iespēja|atļauts|atļauta)\b")

#: `atgādina, ka iepriekšējā sēdē vienojāmies …`: what an earlier meeting agreed stands in its own minutes.
_BEFORE = re.compile(r"\b(?:bija|tika)\s+(?:\w+\s+)?$|\b(?:iepriekšēj|pagājuš)\w+ (?:sēdē|sanāksmē|reizē|diskusijā|tikšanās reizē|sapulcē)\s+(?:\w+\s+){0,2}$")


_LEFT_UNDONE = re.compile(r"ne\w{4}")


def agreement(clause: Clause, setting: Setting) -> Judged | None:
    """`vienojās`, `nolēma` with an act; `nolemj` with a dative tells that one to act."""
    match = AGREED.search(clause.low)
    if not match or DENIED.search(clause.low) or is_unreal(clause, clause.start + match.end()):
        return None
    after = [v for v in clause.verbs if v.start >= clause.start + match.end()]
    if not after and (doing := _presently_doing(clause, clause.start + match.start())):
        return Judged(CommitmentKind.AGREED, doing, "agreed present", 0.7)
    if not after and not PASSIVE_FUTURE.search(clause.low[match.end() :]):
        return None
    if after and clause.context.minutes and all(v.form is Form.INFINITIVE and _LEFT_UNDONE.match(v.infinitive) and is_infinitive(v.infinitive[2:]) for v in after):
        return None  # `Vienojas risinājumu nemainīt`
    if is_formal(clause.low[match.end() :]) and (not after or after[0].form is Form.INFINITIVE) and "līdz" not in clause.low:
        return None
    if _RIGHT.search(clause.low[match.end() :]) or _BEFORE.search(clause.low[: match.start()]):
        return None
    if not past_binds(clause, match.group().split()[0]) or (
        re.search(r"\b(?:par|kurā|kurās|kad|pirm\w+ tikšan\w+)\b[^,]*$", clause.low[: match.start()])
        and in_subclause(clause, clause.at(match))
    ):
        return None
    at = clause.start + match.start()
    told_to = datives(clause, max(clause.told, clause.start + match.end()), after[0].start) if after else ()
    if told_to and match.group().startswith(("nolem", "nolēm", "nospried")) and after[0].form in (Form.INFINITIVE, Form.DEBITIVE):
        return Judged(CommitmentKind.ASSIGNED, told_to, "dative and infinitive", 0.85)
    owners = told_to or _with_whom(clause, match)
    if not owners and clause.told > at and after:
        owners = subjects(clause, after[0].start) or subject_after(clause, after[0].end) or _by_tree(clause, after[0])
    if not owners and after and "panākt" in match.group():
        owners = _by_tree(clause, after[0])
    if not owners and clause.start < clause.told <= at:
        owners = subjects(clause, at)  # `A. Roze: muzejs un skola vienojušās rīkot …`: not who tells of it
    if not owners:
        owners = subjects(told_from_start(clause, clause.start), at) or members(clause.context, clause.low)
        people = [o for o in owners if clause.context.by_id[o].kind is EntityKind.PERSON]
        owners = owners if len(people) < len(owners) or len(owners) > 1 else ()
    if not owners and (doing := _who_does(clause, clause.start + match.end())):
        return Judged(CommitmentKind.ASSIGNED, doing, "agreement with a doer", 0.7)
    body = clause.context.body()
    if (
        not owners
        and body
        and clause.context.minutes
        and (match.group() == "nolemts" or re.search(
            r"\b(?:padome|valde|dome|komisija|komiteja|darba grupa|sapulce|biedri|klātesošie|sanāksmes dalībnieki|deputāti|locekļi)\b",
            clause.low,
        ))
    ):
        owners = (body,)
    if not owners and not clause.context.binding and find_due(clause.context, clause.text) is None:
        return None
    return Judged(CommitmentKind.AGREED, owners, "agreement", 0.75 if owners else 0.6)


def _who_does(clause: Clause, at: int) -> tuple[MentionId, ...]:
    """Who does it behind a comma in the present or future: `nolemts rakstīt ministrijai, projektu nedēļas laikā sagatavo A. Roze`."""
    for predicate in clause.context.acts(at, clause.end):
        if predicate.form in (Form.PRESENT, Form.FUTURE) and not predicate.aside and "," in clause.context.text(at, predicate.start):
            owners = doer(clause, predicate)[1] or subject_after(clause, predicate.end)
            if owners:
                return owners
    return ()


def _by_tree(clause: Clause, verb: Verb) -> tuple[MentionId, ...]:
    predicate = clause.context.predicate(verb)
    return doer(clause, predicate)[1] if predicate is not None else ()


def due_present(clause: Clause, setting: Setting) -> Judged | None:
    """In a list of what was decided the present with a limit binds too: `dienests līdz 1. martam sagatavo karti`.

    The one who acts stands first, then the limit, then the verb.
    """
    bound = setting.lead.kind in (CommitmentKind.ASSIGNED, CommitmentKind.AGREED) and not setting.lead.told
    if not (bound or setting.decided) or not clause.context.minutes or clause.verbs or has_happened(clause):
        return None
    if DENIED.search(clause.low) or UNREAL.search(clause.low) or PROCEDURE.search(clause.low):
        return None
    due = find_due(clause.context, clause.text)
    if due is None or not _PRESENT.match(clause.low, due.end):
        return None
    today = clause.context.reference
    if due.frame is Frame.DURING and not (due.value and today and due.value > today.isoformat()[: len(due.value)]):
        return None
    owners = subjects(clause, clause.start + due.start)
    acts = clause.context.acts(clause.start, clause.end)
    if not owners or (due.frame is Frame.DURING and acts and all(act.form is None for act in acts)):
        return None  # `studenti vasarā kartēja krastus`
    return Judged(_kind_of(clause, setting, owners), owners, "present with a limit", 0.75)


#: What opens a list of what was decided, and not agreed between those who do it: `Nolemj:`, `LĒMUMS`.
_DECISION = re.compile(r"\b(?:nolem|nolēm|nosprie|lēmum|uzdod|uzdev)")
_AGREEMENT = re.compile(r"\b(?:vienoj|vienošan|norunā|sarunā)")


def _kind_of(clause: Clause, setting: Setting, owners: Sequence[MentionId]) -> CommitmentKind:
    """What a present among decisions is: told to one that is not those who decide; what several do together was agreed."""
    title = clause.context.title
    told = len(owners) == 1 and _DECISION.search(title) is not None and _AGREEMENT.search(title) is None and not any(is_body(clause.context, o) for o in owners)
    return setting.lead.kind or (CommitmentKind.ASSIGNED if told else CommitmentKind.AGREED)


def _presently_doing(clause: Clause, at: int) -> tuple[MentionId, ...]:
    """Those who do by what a meeting agreed, told in the present: `Nolēmām, ka A. Roze sagatavo karti, bet B. Kalns to izdala.`"""
    if not clause.context.minutes or clause.told <= at or has_happened(clause):
        return ()
    acts = [p for p in clause.context.acts(clause.told, clause.end) if p.form is Form.PRESENT and not p.aside and p.infinitive not in STATES]
    return tuple(dict.fromkeys(i for act in acts for i in doer(clause, act)[1]))


def decided_present(clause: Clause, setting: Setting) -> Judged | None:
    """Among what was decided a present says who does it: `R. Vīksna izstrādā instrukciju`. Only with the trained model."""
    context = clause.context
    if not (setting.resolved and context.minutes) or any(v.infinitive != "jābūt" for v in clause.verbs) or has_happened(clause):
        return None  # `Tāmi sastāda A. Roze, jābūt gatavai maijā` tells who does it
    verb = duty_present(clause)
    if verb is None and setting.listed and (named := ends_with_doer(clause)):
        return Judged(CommitmentKind.ASSIGNED, named, "decided present", 0.55)
    if verb is None or verb.infinitive in _NO_TASK or in_subclause(clause, verb.start) or _SO_FAR.search(clause.low):
        return None
    if DENIED.search(clause.low) or UNREAL.search(clause.low) or PROCEDURE.search(clause.low) or is_formal(clause.text):
        return None
    somebody, owners = doer(clause, verb)
    if verb.subject is not None and verb.start < verb.subject[0] and somebody:  # what is to be done stands first: `Atbildi sagatavo J. Vītols`
        return Judged(CommitmentKind.ASSIGNED, _behind_object(clause, verb) or owners or subject_after(clause, verb.end), "decided present", 0.6)
    owners = subjects(clause, verb.start) or owners
    first = next((w for w in clause.whos if set(w.ids) & set(owners)), None)
    if first is None or first.start > clause.start + 2:
        behind = _behind_object(clause, verb)
        return Judged(CommitmentKind.ASSIGNED, behind, "decided present", 0.6) if behind else None
    return Judged(_kind_of(clause, setting, owners), owners, "decided present", 0.6)


def _behind_object(clause: Clause, verb: Verb | Predicate) -> tuple[MentionId, ...]:
    """Those behind the verb when its object opens the decision: `Informāciju apkopo A. Roze un J. Vilks`, `Zīmes atjauno SIA „Ceļš”`."""
    front = clause.context.text(clause.start, verb.start).strip()
    if not front[:1].isupper() or len(front.split()) > 6 or re.search(r"[,;:]", front) or verb.infinitive in _SPEECH:
        return ()
    after = [w for w in clause.whos if verb.end <= w.start <= verb.end + 12 and Case.NOM in w.cases]
    listed = clause.text.find(":", verb.end - clause.start)
    if listed >= 0:  # `pārbauda komisija: A. Roze, J. Vilks`
        return ids_of([w for w in clause.whos if w.start > clause.start + listed and Case.NOM in w.cases and is_person(clause.context, w.ids[0])])
    return ids_of(joined(clause.context, [w for w in clause.whos if w.start >= after[0].start], Case.NOM, verb.end, clause.end)) if after else ()


#: A time or company before the act.
_TIME_FIRST = re.compile(r"(?:līdz|mēneša laikā|\w+ nedēļu laikā|turpmāk|sadarbībā ar|kopā ar|kopīgi ar|papildus|vēlreiz|atkārtoti|ne vēlāk kā).{0,90}")
#: What is to be done stands first: `saņemtās grāmatas | sašķirot`, `novada svētkus | rīkot`.
_OBJECT_FIRST = re.compile(r"(?!no\b|ar\b|par\b|kontrol)(?:[a-zāčēģīķļņšūž0-9-]+\s+){0,4}[a-zāčēģīķļņšūž]{3,}(?:u|i|us|as|es|is|os)")

#: Acts that the decision itself completes.
_COMPLETE = frozenset("nodot piešķirt iedalīt ievērot uzlikt noteikt atstāt atzīt uzskatīt ņemt iecelt atbrīvot ievēlēt apstiprināt noraidīt atlikt pieņemt atbalstīt atļaut atcelt mainīt nemainīt".split())


def decided_act(clause: Clause, setting: Setting) -> Judged | None:
    """An infinitive that opens a decision and is not complete in itself: the body's own task."""
    if not setting.decided or not clause.context.minutes:
        return None
    act = clause.first(Form.INFINITIVE)
    front = clause.context.text(clause.start, act.start).strip(' „“"«').lower() if act is not None else ""
    if act is None or not (not front or _TIME_FIRST.fullmatch(front) or (setting.resolved and act.infinitive not in _COMPLETE and _OBJECT_FIRST.fullmatch(front) and not clause.context.acts(clause.start, act.end))):
        return None
    if REQUEST.search(clause.low) or ASSIGN.search(clause.low) or PROCEDURE.search(clause.low):
        return None
    body = clause.context.body()
    return Judged(CommitmentKind.AGREED, (body,) if body else (), "decided infinitive", 0.6)


def _with_whom(clause: Clause, match: re.Match[str]) -> tuple[MentionId, ...]:
    """`Ar Alojas novadu panākta vienošanās`: those behind `Ar`, and the one whose paper it is."""
    context = clause.context
    if not match.group().startswith(("panākta", "vienoj", "norunā", "sarunā")) or not re.match(r"\W*(?:\w+ )?ar\s", clause.low):
        return ()
    named = [w for w in clause.whos if w.end <= clause.start + match.start()]
    body = context.body()
    own = subjects(clause, clause.start + match.start()) or (
        (body,) if body and context.kind in ("report", "letter", "minutes") else ()
    )
    return tuple(dict.fromkeys((*own, *ids_of(named)))) if named else ()
