"""Rules for clauses that say what is to come: agreed, under a lead, in the future, planned, decided without an owner."""

from __future__ import annotations

import re

from extractors.commitments.binding import named_before_dash
from extractors.commitments.clauses import Clause, datives, subject_after, subjects, voices
from extractors.commitments.due import find_due
from extractors.commitments.forms import (
    AGREED,
    ASSIGN,
    DENIED,
    LEISURE_ACTS,
    NO_ACT,
    PASSIVE_FUTURE,
    PLANNED,
    PROCEDURE,
    REQUEST,
    UNREAL,
    is_formal,
)  # fmt: skip
from extractors.commitments.groups import members
from extractors.commitments.judged import (
    Judged,
    Setting,
    first_person,
    has_happened,
    in_subclause,
    is_dated,
    is_public,
    is_unreal,
    owner_behind,
    past_binds,
    told_from_start,
)
from extractors.commitments.verbs import Form, Verb
from extractors.dates.values import Frame
from extractors.names.declension import Case
from extractors.records import CommitmentKind, EntityKind, MentionId

_CROWD = re.compile(
    r"\b(?:iedzīvotāj\w+|cilvēk\w+|daudz\w*|respondent\w+|aptaujāt\w+|procent\w+|vairums|daļa|cit[iasu]\w*|jaunieš\w+|ģimenes|viņi)\b|%"
)
_OPINION = re.compile(r"\b(?:cer|ceram|domā|uzskata|prognozē|paredz, ka|iespējams|varbūt|droši vien|šķiet)\b")
_ADJUNCT = re.compile(
    r"\b(?:līdz|pēc|par|ar|no|uz|pie)\s+(?:\d[\w.]*\s+(?:gada\s+)?)*[\w-]+\s|\b(?:mēneša|nedēļas|\w+ (?:dienu|nedēļu|mēnešu)) laikā\s|\b(?:arī|pats|pati|visus|visas|vēlreiz|tuvākajā laikā)\s"
)
_TIMES = re.compile(
    r"\b(?:\d[\w.]*\.?\s*)?(?:gada|mēneša|nedēļas|nākamās|nākamā|šīs|šā|janvāra|februāra|marta|aprīļa|maija|jūnija|jūlija|augusta|septembra|oktobra|novembra|decembra|rudens|pavasara|vasaras|ziemas|darba|arī|tikai|jaunas|jauna)\s"
)
_LOCATIVES = re.compile(r"\b\w+(?:os|ās|ēs|ā|ē|ī|ū)\s")
#: A present of the third person behind the limit, with its object: `sagatavo karti`, `veic testus`, `paraksta līgumu`.
_PRESENT = re.compile(
    r"\s+(?!un\b|ar\b|no\b|par\b)[a-zāčēģīķļņšūž]{2,}(?:[aoeēi]|[bcdgjklmnprstvz])\s+(?:[\w„“\"().,-]+\s+){0,6}?[\w-]*(?:u|i|us|as|es)\b"
)
_LONG_AGO = re.compile(r"\b(?:pagājuš\w+|pērn|toreiz|iepriekš|agrāk|aizpagājuš\w+)\b")


def agreement(clause: Clause, setting: Setting) -> Judged | None:
    """`vienojās`, `nolēma` with an act; `nolemj` with a dative tells that one to act."""
    match = AGREED.search(clause.low)
    if not match or DENIED.search(clause.low) or is_unreal(clause, clause.start + match.end()):
        return None
    after = [v for v in clause.verbs if v.start >= clause.start + match.end()]
    if not after and not PASSIVE_FUTURE.search(clause.low[match.end() :]):
        return None
    if is_formal(clause.low[match.end() :]) and (not after or after[0].form is Form.INFINITIVE) and "līdz" not in clause.low:
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
    owners = told_to
    if not owners and clause.told > at and after:
        owners = subjects(clause, after[0].start) or subject_after(clause, after[0].end)
    if not owners:
        owners = subjects(told_from_start(clause, clause.start), at) or members(clause.context, clause.low)
        people = [o for o in owners if clause.context.by_id[o].kind is EntityKind.PERSON]
        owners = owners if len(people) < len(owners) or len(owners) > 1 else ()
    body = clause.context.body()
    if (
        not owners
        and body
        and clause.context.minutes
        and re.search(
            r"\b(?:padome|valde|dome|komisija|komiteja|darba grupa|sapulce|biedri|klātesošie|sanāksmes dalībnieki|deputāti|locekļi)\b",
            clause.low,
        )
    ):
        owners = (body,)
    if not owners and not clause.context.binding:
        return None
    return Judged(CommitmentKind.AGREED, owners, "agreement", 0.75 if owners else 0.6)


def under_lead(clause: Clause, setting: Setting) -> Judged | None:
    """What stands below a line that says who, how or when for all items."""
    lead = setting.lead
    act = clause.first(Form.INFINITIVE, Form.FUTURE, Form.DEBITIVE, Form.FIRST_FUTURE)
    if act is not None and act.form is Form.FUTURE and act.infinitive in NO_ACT:
        return None
    planned = PLANNED.search(clause.low) or PASSIVE_FUTURE.search(clause.low) or re.match(r"par plānot\w+", clause.low)
    if lead.kind is None:
        if not lead.owners or not (lead.told and (planned or clause.forms(Form.FUTURE))):
            return None
        if has_happened(clause) or DENIED.search(clause.low):
            return None
        return Judged(CommitmentKind.PLANNED, lead.owners, "told plan", 0.75)
    if has_happened(clause) or (UNREAL.search(clause.low) and not (lead.nominal and setting.listed)):
        return None
    if act is None and not planned and not (lead.nominal and (setting.listed or lead.owners)):
        return None
    if lead.told and not lead.nominal and not planned and act is None:
        return None
    if act is None and not planned and re.match(r"\W*par\b", clause.low):
        return None
    owners: tuple[MentionId, ...] = ()
    if act is not None and act.form is Form.FUTURE:
        owners = subjects(clause, act.start)
    elif act is not None and act.form is Form.INFINITIVE:
        owners = datives(clause, clause.start, act.start) or named_before_dash(clause, act.start)
    owners = owners or lead.owners
    if lead.heading and act is None and not setting.listed:
        return None
    return Judged(lead.kind, owners, "under a lead", 0.85 if owners and act else 0.7)


def future(clause: Clause, setting: Setting) -> Judged | None:
    """Somebody will act: `J. Ozols sagatavos`; in minutes it is that one's promise."""
    context = clause.context
    if DENIED.search(clause.low):
        return None
    for verb in clause.forms(Form.FUTURE, Form.FIRST_FUTURE, Form.TOLD_FUTURE):
        if (
            in_subclause(clause, verb.start)
            or verb.infinitive in NO_ACT
            or _OPINION.search(clause.low[: verb.start - clause.start])
        ):
            continue
        if context.kind in ("press", "other") and verb.infinitive in LEISURE_ACTS:
            continue
        if verb.form is Form.FIRST_FUTURE:
            owners = first_person(clause, setting, verb.start)
            if owners or (setting.listed and context.binding):
                return Judged(CommitmentKind.PROMISED, owners, "first person", 0.7 if owners else 0.6)
            continue
        owners = subjects(clause, verb.start)
        direct = bool(owners)
        if not owners:
            owners = subject_after(clause, verb.end)
        if not owners and clause.told > clause.start:
            between = _ADJUNCT.sub("", context.text(clause.told, verb.start).lower())
            owners = () if re.search(r"[a-zāčēģīķļņšūž]+(?:s|a|e|i)\s", between) else clause.speaker()  # `informē, ka izsūtīs`
        impersonal = not owners and _impersonal(clause, verb)
        if impersonal:
            owners = voices(clause) or owner_behind(clause)
        if not owners:
            continue
        if not is_public(clause, owners, direct=direct):
            return None
        if context.minutes:
            kind = CommitmentKind.AGREED if setting.lead.kind is CommitmentKind.AGREED else CommitmentKind.PROMISED
            return Judged(kind, owners, "future in minutes", 0.75)
        kind = (
            CommitmentKind.PROMISED
            if clause.told > clause.start and any(o in clause.speaker() for o in owners)
            else CommitmentKind.PLANNED
        )
        return Judged(kind, owners, "impersonal future" if impersonal else "future", 0.5 if impersonal else 0.65)
    return None


def _impersonal(clause: Clause, verb: Verb) -> bool:
    """Whether the future has no subject at all, as in the news: `Trešdien Liepājā sāks remontēt tiltu`.

    It needs a date and an object or infinitive; whatever could be a nominative before the verb makes it the subject.
    """
    context = clause.context
    if context.kind not in ("press", "other") or verb.form is not Form.FUTURE or verb.infinitive.endswith("ties"):
        return False
    before = context.text(clause.told, verb.start)
    after = context.text(verb.end, clause.end)
    if re.search(r"[a-zāčēģīķļņšūž](?:s|š|a|e|i)\s", _TIMES.sub("", before)) or any(
        Case.NOM in w.cases for w in clause.whos if w.end <= verb.start and w.sure
    ):
        return False
    if not re.match(r"\s+(?:[\w-]+\s+){0,2}?[\w-]*(?:u|i|us|t|ties)\b", after) and not re.search(
        r"\w(?:u|i|us)\s+(?:\w+ā\s+)?$", before
    ):
        return False
    return not before.strip(' „“"«') or is_dated(clause)


def planned(clause: Clause, setting: Setting) -> Judged | None:
    """`plāno`, `plānots`, `paredzēts`, `tiks`: the owner is named, or the one whose paper or news it is."""
    context = clause.context
    low = clause.low
    match = PLANNED.search(low, clause.told - clause.start)
    passive = next(
        (
            m
            for m in PASSIVE_FUTURE.finditer(low, clause.told - clause.start)
            if not in_subclause(clause, clause.at(m), relative=True)
        ),
        None,
    )
    if match and in_subclause(clause, clause.at(match), relative=True):
        match = None
    if clause.told > clause.start and _LONG_AGO.search(low[: clause.told - clause.start]) and not context.minutes:
        return None
    if (not match and not passive) or DENIED.search(low) or is_unreal(clause, clause.at(match or passive)):  # type: ignore[arg-type]
        return None
    if passive and not match and re.search(r"\btiks (?:uzskatīt|saukt|atzīt)\w+", low):
        return None
    at = clause.at(match or passive)  # type: ignore[arg-type]
    if _over(clause):
        return None
    acting = match is not None and match.group() in (
        "plāno",
        "paredz",
        "gatavojas",
        "grasās",
        "iecerējis",
        "iecerējusi",
        "iecerējuši",
        "iecerējušas",
        "nolūkojis",
        "nolūkojusi",
    )
    owners: tuple[MentionId, ...] = ()
    if acting:
        owners = subjects(clause, at) or subject_after(clause, clause.start + match.end()) if match else ()
        if not owners and clause.told > clause.start:
            owners = voices(clause)
    elif match is not None:
        act = clause.first(Form.INFINITIVE)
        owners = (
            datives(clause, clause.told, act.start if act else clause.end)
            if act and re.search(r"plānots|paredzēts|iecerēts", match.group())
            else ()
        )
        if match.group() in ("plānojam", "plānoju", "paredzam", "gatavojamies"):
            owners = owners or first_person(clause, setting, at)
    direct = bool(owners)
    owners = owners or setting.lead.owners
    if not owners and clause.speaker():
        owners = voices(clause)
    if not owners and not acting:
        owners = owner_behind(clause)
    if acting and not owners:
        front = _LOCATIVES.sub("", _TIMES.sub("", context.text(clause.told, at).lower()))
        someone = re.search(r"\b[\w-]+(?:i|as|es|s|š|a|e)\s+(?:[\w-]+\s+)?$", front)
        if someone and (_CROWD.search(low) or not clause.first(Form.INFINITIVE)):
            return None  # somebody plans who has no name
        owners = () if someone else owner_behind(clause)
        if not owners and not (someone and context.main()):
            return None
    if owners and not is_public(clause, owners, direct=direct):
        return None
    if not owners and in_subclause(clause, at):
        return None
    dated = is_dated(clause) or (context.kind == "press" and clause.first(Form.INFINITIVE) is not None)
    unnamed = acting and not owners  # `Pētnieki plāno izstrādāt …`
    if (
        not owners
        and not unnamed
        and not (context.minutes and (setting.decided or dated))
        and not (context.kind in ("report", "plan", "letter", "presentation", "press") and dated)
    ):
        return None
    return Judged(CommitmentKind.PLANNED, owners, "plan" if direct else "plan of the one spoken of", 0.75 if direct else 0.6)


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
    if due is None or due.frame not in (Frame.UNTIL, Frame.TERM) or not _PRESENT.match(clause.low, due.end):
        return None
    owners = subjects(clause, clause.start + due.start)
    if not owners:
        return None
    return Judged(setting.lead.kind or CommitmentKind.AGREED, owners, "present with a limit", 0.75)


def _over(clause: Clause) -> bool:
    before = clause.low
    return bool(re.search(r"\b(?:bija|tika) (?:plānot|paredzēt|iecerēt)\w+", before))


def decided_act(clause: Clause, setting: Setting) -> Judged | None:
    """An infinitive that opens a decision and is not complete in itself: the body's own task."""
    if not setting.decided or not clause.context.minutes:
        return None
    act = clause.first(Form.INFINITIVE)
    if act is None or (
        clause.context.text(clause.start, act.start).strip(' „“"«')
        and not re.fullmatch(
            r"\s*(?:līdz|mēneša laikā|\w+ nedēļu laikā|turpmāk|sadarbībā ar|kopā ar|kopīgi ar|papildus|vēlreiz|atkārtoti|ne vēlāk kā).{0,90}",
            clause.context.text(clause.start, act.start).lower(),
        )
    ):
        return None
    if REQUEST.search(clause.low) or ASSIGN.search(clause.low) or PROCEDURE.search(clause.low):
        return None
    body = clause.context.body()
    return Judged(CommitmentKind.AGREED, (body,) if body else (), "decided infinitive", 0.6)
