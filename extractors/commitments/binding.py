"""Rules for clauses that lay something on somebody: told, made responsible, asked, promised, reported done."""

from __future__ import annotations

import re

from extractors.commitments.clauses import Clause, accusatives, datives, subject_after, subjects, voices
from extractors.commitments.context import is_person
from extractors.commitments.due import find_due
from extractors.commitments.forms import (
    ASSIGN,
    DENIED,
    DUTY,
    FINITE,
    HISTORY,
    LEISURE,
    PARTY_WORDS,
    PASSIVE_FUTURE,
    PLANNED,
    PROCEDURE,
    PROMISED,
    REQUEST,
    RESPONSIBLE,
    SAYS,
    TASK,
    UNREAL,
    report_is_done,
)  # fmt: skip
from extractors.commitments.groups import binds_parties, members
from extractors.commitments.judged import Judged, Setting, implied_owners, in_subclause, past_binds, told_from_start
from extractors.commitments.verbs import Form, Verb
from extractors.commitments.who import ids_of, joined
from extractors.names.declension import Case
from extractors.records import CommitmentKind, EntityKind, MentionId

#: Those asked, in the accusative plural: `visus partnerus`, `ministrijas`, `ārstniecības iestādes`.
_SOME = re.compile(r"\s+(?:[\w-]+\s+){0,3}?[\w-]+(?:us|as|es|is)\s")
#: Acts of the meeting itself, and of courtesy.
_TALKS = frozenset(
    """izteikties balsot nobalsot diskutēt debatēt runāt pievērsties atcerēties atbalstīt iepazīties padomāt apdomāt saprast ņemt būt ievērot
    nākt doties domāt piedalīties apmeklēt""".split()
)  # fmt: skip
#: Acts that nobody receives: a dative behind them tells who is to do it.
_CARRIES_OUT = frozenset("veikt nodrošināt organizēt īstenot uzraudzīt kontrolēt koordinēt".split())


def reported(clause: Clause, setting: Setting) -> Judged | None:
    """A task whose completion is told: `uzdevums ir izpildīts`, `plānotais iepirkums ir pabeigts`."""
    low = clause.low
    if not report_is_done(low) or not (TASK.search(low) or "bija jā" in low) or UNREAL.search(low):
        return None
    if not clause.context.binding:
        return None
    context = clause.context
    whole = clause.start
    planned = re.search(r"\b(?:plānot|paredzēt)\w*", low) and not re.search(r"\b(?:uzdevum|uzdot|pienākum)\w*", low)
    owners = subjects(clause, clause.end) if re.search(r"izpildīj(?:usi|is|uši|ušas)", low) else ()
    owners = owners or datives(clause, clause.told, clause.end)
    if not owners:
        for who in clause.whos:
            after = context.text(who.end, who.end + 60).lower()
            if (
                who.start >= whole
                and (Case.GEN in who.cases or Case.NOM in who.cases)
                and re.match(r"\s*(?:\w+\s+){0,3}?(?:uzdevum|pienākum|līdz .{0,40}bija jā|bija jā|uzdot)", after)
            ):
                owners = (
                    ids_of(joined(context, [w for w in clause.whos if w.start >= who.start], Case.GEN, who.start, clause.end))
                    or who.ids
                )
                break
    if planned:
        body = context.body()
        return Judged(CommitmentKind.PLANNED, owners or voices(clause) or ((body,) if body else ()), "reported done", 0.75, True)
    return Judged(CommitmentKind.ASSIGNED, owners, "reported done", 0.8, True)


def request(clause: Clause, setting: Setting) -> Judged | None:
    """Somebody is asked or invited to act; outside decisions only when it is told who."""
    match = REQUEST.search(clause.low)
    if not match or PROCEDURE.search(clause.low) or DENIED.search(clause.low):
        return None
    word = match.group()
    act = next(
        (
            v
            for v in clause.verbs
            if v.start >= clause.start + match.end() and v.form in (Form.INFINITIVE, Form.DEBITIVE, Form.FUTURE)
        ),
        None,
    )
    act_noun = act is None and re.search(r"\b(?:atbalstu|palīdzību|informāciju|skaidrojumu|atzinumu)\b", clause.low[match.end() :])
    if act is None and not (act_noun and clause.context.minutes and setting.decided):
        return None
    if not past_binds(clause, word) or (HISTORY.search(clause.low[: match.start()]) and not clause.context.binding):
        return None
    at = clause.start + match.end()
    to = word.startswith(("ierosin", "rosin", "rekomend", "ietei", "iesak", "ieteikum", "aicinājum", "lūgum"))
    owners = datives(clause, at, clause.end) if to else accusatives(clause, at)
    if not owners and word.startswith("tiek"):
        owners = subjects(clause, clause.start + match.start())
    if not owners and not to and word.startswith("piepras"):
        owners = datives(clause, at, clause.end)
    if not owners and in_subclause(clause, clause.at(match)):
        return None
    bound = clause.context.minutes and (setting.decided or setting.listed or clause.context.kind == "letter")
    if not owners and not bound and not _asks_some(clause, match, act):
        return None
    if not owners and word.startswith(("ierosin", "rosin")):
        return None
    if clause.context.kind in ("press", "other") and HISTORY.search(clause.low):
        return None
    return Judged(CommitmentKind.REQUESTED, owners, "request", 0.85 if owners else 0.6)


def _asks_some(clause: Clause, asked: re.Match[str], act: Verb | None) -> bool:
    """Whether somebody named asks some who are not named to act: `A. Roze lūdz visus partnerus iesūtīt …`; the news must tell by when."""
    if act is None or asked.group() not in ("lūdz", "lūdzam", "lūdza", "aicina", "aicinām", "aicināja") or act.infinitive in _TALKS:
        return False
    if not _SOME.match(clause.low[asked.end() :]) or not subjects(clause, clause.at(asked)):
        return False
    return clause.context.minutes or find_due(clause.context, clause.text) is not None


def promise(clause: Clause, setting: Setting) -> Judged | None:
    """`apņemas`, `sola`, `apliecina, ka …`; what the parties of a contract promise is agreed."""
    match = PROMISED.search(clause.low)
    if not match or DENIED.search(clause.low) or UNREAL.search(clause.low[match.end() :]):
        return None
    word = match.group()
    act = next((v for v in clause.verbs if v.start >= clause.start + match.end() and v.form is not Form.DEBITIVE), None)
    if (
        act is None
        and not PASSIVE_FUTURE.search(clause.low[match.end() :])
        and not re.match(r"\s+(?:\w+\s+)?(?:sagatavošanu|izstrādi|organizēšanu|nodrošināšanu)", clause.low[match.end() :])
    ):
        return None
    if word.startswith(("ir gatav", "apliecin")) and (act is None or (word.startswith("apliecin") and act.form is Form.INFINITIVE)):
        return None
    if not past_binds(clause, word.split(",")[0].split()[0]) or LEISURE.search(clause.low[match.end() :][:60]):
        return None
    at = clause.start + match.start()
    owners: tuple[MentionId, ...] = ()
    if word.startswith("apliecin") or re.match(r"[^,]{0,20},\s*ka\b", clause.low[match.end() - 3 :]):
        owners = subjects(clause, act.start if act else clause.end)  # what is said comes behind `ka`
        owners = owners or subject_after(clause, act.end if act else clause.end)
    if not owners:
        plain = told_from_start(clause, clause.start)
        owners = subjects(plain, at) or subject_after(clause, clause.start + match.end())
    we = re.search(r"\bmēs\b|(?:amies|ām)$", clause.low[: match.end()])
    if not owners and clause.told > clause.start and clause.told < at:
        owners = clause.speaker()  # `Viņa piebilst, ka telpas ir gatavas, un apņemas …`
    if we:
        owners = tuple(dict.fromkeys(clause.context.seat_of(o) or o if is_person(clause.context, o) else o for o in owners))
    if not owners and PARTY_WORDS.search(clause.low):
        group = members(clause.context, clause.low)
        return Judged(CommitmentKind.AGREED, group, "parties undertake", 0.85)
    owners = owners or members(clause.context, clause.low) or implied_owners(clause, setting, first=bool(we))
    if not owners and not clause.context.minutes:
        return None
    contract = binds_parties(clause.context, owners, clause.low)
    kind = CommitmentKind.AGREED if contract or PARTY_WORDS.search(clause.low[: match.start()]) else CommitmentKind.PROMISED
    return Judged(kind, owners, "promise", 0.85 if owners else 0.6)


def responsible(clause: Clause, setting: Setting) -> Judged | None:
    """`Noteikt, ka atbildīgais par … ir …`, `par … atbildīga A. Roze`."""
    match = RESPONSIBLE.search(clause.low)
    if not match or not clause.context.binding or UNREAL.search(clause.low):
        return None
    context = clause.context
    at = clause.start + match.start()
    owners: tuple[MentionId, ...] = ()
    for case in (Case.NOM, Case.ACC):
        able = [w for w in clause.whos if w.start >= at and case in w.cases and (w.sure or w.end >= clause.end - 2)]
        if case is Case.NOM:
            able = [
                w for w in able if Case.GEN not in w.cases or w.how != "name" or context.by_id[w.ids[0]].kind is EntityKind.PERSON
            ]
        last = able[-1:]
        run = joined(context, able, case, at, clause.end) if last else []
        if run and (
            case is Case.NOM
            or "iecelt" in clause.low
            or "noteikt" in clause.low
            or "nozīmēt" in clause.low
            or "norīkot" in clause.low
        ):
            owners = ids_of(run)
            break
    if not owners:
        able = [w for w in clause.whos if w.start >= at and Case.NOM in w.cases]
        owners = ids_of(joined(context, able, Case.NOM, at, clause.end)) or subjects(told_from_start(clause, clause.start), at)
    if not owners and not setting.decided:
        return None
    return Judged(CommitmentKind.ASSIGNED, owners, "responsible named", 0.85 if owners else 0.6)


def assigned(clause: Clause, setting: Setting) -> Judged | None:
    """`uzdot`, `uzdots`, `pienākumos ietilpst`."""
    match = ASSIGN.search(clause.low)
    if match:
        if not past_binds(clause, match.group()) or not (clause.context.binding or clause.forms(Form.INFINITIVE)):
            return None
        if in_subclause(clause, clause.at(match)) and not setting.decided:
            return None
        owners = datives(clause, clause.start + match.end(), clause.end) or datives(
            clause, clause.start, clause.start + match.start()
        )
        if not owners and match.group().startswith(("pilnvar", "norīko", "nozīmē", "deleģē")):
            owners = accusatives(clause, clause.start + match.end())
        infinitive = any(v.start > clause.start + match.end() for v in clause.forms(Form.INFINITIVE))
        if not owners and not (infinitive and clause.context.minutes):
            return None
        if not infinitive and not re.search(
            r"\b(?:kontroli|izpildi|sagatavošanu|organizēšanu|izstrādi|uzraudzību|nodrošināšanu|veikšanu|vadību)\b", clause.low
        ):
            return None
        return Judged(CommitmentKind.ASSIGNED, owners, "assigned", 0.9 if owners else 0.65)
    duty = DUTY.search(clause.low)
    if duty and (clause.context.binding or "ietilpst" in duty.group()) and not HISTORY.search(clause.low):
        act = next((v for v in clause.verbs if v.start >= clause.start + duty.end() and v.form is Form.INFINITIVE), None)
        if act is None and "ietilpst" not in duty.group():
            return None
        before = [w for w in clause.whos if w.end <= clause.start + duty.end()]
        owners = ids_of(
            joined(
                clause.context,
                [w for w in before if Case.GEN in w.cases or Case.DAT in w.cases],
                Case.GEN,
                clause.start,
                clause.end,
            )
        )
        owners = owners or (before[-1].ids if before else ())
        if owners:
            return Judged(CommitmentKind.ASSIGNED, owners, "duty", 0.7)
    return None


def dative(clause: Clause, setting: Setting) -> Judged | None:
    """The Cabinet formula: dative, `līdz`, infinitive; and the debitive."""
    act = clause.first(Form.INFINITIVE)
    must = clause.first(Form.DEBITIVE)
    first = min((v for v in (act, must) if v), key=lambda v: v.start, default=None)
    if first is None:
        return None
    owners = datives(clause, clause.told, first.start)
    if not owners and act is first and setting.decided and act is not None and act.infinitive in _CARRIES_OUT:
        owners = _behind(clause, act)
    if not owners and must is not None and clause.context.minutes:
        owners = datives(clause, must.end, min(clause.end, must.end + 60))
    if not owners:
        return None
    before = clause.context.text(clause.told, first.start).lower()
    if must is not None and first is must:
        if re.search(r"\b(?:būtu|bija|varētu)\s+$", before) or in_subclause(clause, must.start) or UNREAL.search(clause.low):
            return None
        if not clause.context.minutes and not (find_due(clause.context, clause.text) and clause.context.reference):
            return None
        return Judged(CommitmentKind.ASSIGNED, owners, "debitive", 0.85)
    if FINITE.search(before) or DENIED.search(clause.low) or HISTORY.search(before) or in_subclause(clause, first.start):
        return None
    if PROMISED.search(clause.low) or PLANNED.search(before) or SAYS.search(before):
        return None
    if clause.forms(Form.FUTURE) and not setting.decided and clause.forms(Form.FUTURE)[0].start < first.start:
        return None
    if not (setting.decided or clause.context.binding or setting.lead.kind):
        return None
    if not clause.context.minutes and setting.lead.kind is None and not find_due(clause.context, clause.text):
        return None
    return Judged(CommitmentKind.ASSIGNED, owners, "dative and infinitive", 0.92 if setting.decided else 0.8)


def _behind(clause: Clause, act: Verb) -> tuple[MentionId, ...]:
    """Those in the dative right behind the act and at the end: `Kontroli par izpildi veikt izpilddirektorei D. Rozei`."""
    context = clause.context
    able = [w for w in clause.whos if w.start >= act.end and Case.DAT in w.cases]
    run = joined(context, able, Case.DAT, act.end, clause.end)
    if not run or re.search(r"[^\W\d_]", context.text(run[-1].end, clause.end)):
        return ()
    between = context.text(act.end, run[0].start).strip()
    return ids_of(run) if not re.search(r"[,;:]", between) and len(between.split()) < 5 else ()


def named_before_dash(clause: Clause, before: int) -> tuple[MentionId, ...]:
    """`CSP – apkopot datus`, `A. Liepa: sagatavot`: whoever stands before the dash."""
    context = clause.context
    able = [w for w in clause.whos if w.start < before and (Case.NOM in w.cases or Case.DAT in w.cases)]
    for case in (Case.DAT, Case.NOM):
        run = joined(context, able, case, clause.start, before)
        if (
            run
            and run[0].start - clause.start < 30
            and re.match(r"\s*(?:\([^()]{0,60}\)\s*)?(?:[–—:-])\s", context.text(run[-1].end, before))
        ):
            return ids_of(run)
    return ()


def name_and_act(clause: Clause, setting: Setting) -> Judged | None:
    """`CSP – apkopot datus`."""
    act = clause.first(Form.INFINITIVE)
    if act is None or not (setting.decided or setting.lead.kind or (setting.listed and clause.context.minutes)):
        return None
    owners = named_before_dash(clause, act.start)
    return Judged(setting.lead.kind or CommitmentKind.ASSIGNED, owners, "name and infinitive", 0.85) if owners else None
