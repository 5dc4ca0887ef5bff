"""Plans: `plāno`, `plānots`, `paredzēts`, `tiks`."""

from __future__ import annotations

import re

from extractors.commitments.actors import datives, subject_after, subjects
from extractors.commitments.clauses import Clause, voices
from extractors.commitments.context import is_person
from extractors.commitments.forms import DENIED, OPINION, PASSIVE_FUTURE, PLANNED
from extractors.commitments.judged import Judged, Setting, first_person, in_subclause, is_dated, is_public, is_unreal, owner_behind
from extractors.commitments.seats import main_institution
from extractors.commitments.verbs import Form
from extractors.commitments.willdo import TIMES
from extractors.names.declension import Case
from extractors.records import CommitmentKind, MentionId

_CROWD = re.compile(
    r"\b(?:iedzīvotāj\w+|cilvēk\w+|daudz\w*|respondent\w+|aptaujāt\w+|procent\w+|vairums|daļa|cit[iasu]\w*|jaunieš\w+|ģimenes|viņi)\b|%"
)
_LOCATIVES = re.compile(r"\b\w+(?:os|ās|ēs|ā|ē|ī|ū)\s")
_MONEY = re.compile(r"\s+(?:kopā |kopumā |ap |aptuveni |tikai |vairāk nekā )?(?:ls|eur|€|\d[\d ,.]*(?:\s?(?:milj|tūkst|miljon|tūkstoš|eiro|latu|latus|eur|€)))")
_LONG_AGO = re.compile(r"\b(?:pagājuš\w+|pērn|toreiz|iepriekš|agrāk|aizpagājuš\w+)\b")


#: `Nākamgad „Ziedonis” | ieplānots maijā`: what is planned has a name, and whose it is is not said.
_QUOTED_THING = re.compile(r"\W*(?:[\w-]+\s+){0,3}[„“«\"][^”“»\"]{3,60}[”“»\"]\s+(?:ir\s+)?")


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
    if re.match(r"\W*ja\s", low) and not is_dated(clause):
        return None  # `Ja pieteiksies vairāki, tiks rīkota izsole`
    at = clause.at(match or passive)  # type: ignore[arg-type]
    if re.search(r"\b(?:nekā|kā|iepriekš|sākotnēji|agrāk)\s+$", low[: at - clause.start]):
        return None  # `vairāk nekā plānots`
    if match and _MONEY.match(low, match.end()) and clause.first(Form.INFINITIVE) is None:
        return None  # `nozarei paredzēti 31,4 milj. latu`: no act
    if match and (_no_plan(clause, match) or _COLUMN.fullmatch(low)):
        return None
    if _over(clause) or OPINION.search(low[: at - clause.start]):
        return None
    if _LONG_AGO.search(low[: at - clause.start]) and not context.minutes:
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
    if acting and match is not None:
        owners = _provided(clause, match) or subjects(clause, at) or subject_after(clause, clause.start + match.end())
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
    if not owners and not acting and (both := _sign_both(clause)):
        owners, direct = both, True
    owners = owners or setting.lead.owners
    if not owners and clause.speaker():
        owners = voices(clause)
        if match is None:  # what `tiks darīts` a person only tells of: it is the institution's, never the speaker's own task
            owners = tuple(o for o in owners if not is_person(context, o))
    if not owners and not acting and not _QUOTED_THING.fullmatch(context.text(clause.start, at)):
        owners = owner_behind(clause)
    if acting and not owners:
        front = _LOCATIVES.sub("", TIMES.sub("", context.text(clause.told, at).lower()))
        if re.search(r"%|respondent|aptauj", front):
            return None
        someone = re.search(r"\b[\w-]+(?:i|as|es|s|š|a|e)\s+(?:[\w-]+\s+)?$", front)
        if someone and (_CROWD.search(low) or not clause.first(Form.INFINITIVE)):
            return None  # somebody plans who has no name
        owners = () if someone else owner_behind(clause)
        if not owners and not (someone and main_institution(context)):
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
        and not (context.looks_ahead and (setting.listed or passive))
        and not (context.minutes and (setting.decided or dated))
        and not (context.kind in ("report", "plan", "letter", "presentation", "press") and dated)
    ):
        return None
    return Judged(CommitmentKind.PLANNED, owners, "plan" if direct else "plan of the one spoken of", 0.75 if direct else 0.6)


#: The head of a column: `Plānots, EUR`.
_COLUMN = re.compile(r"\W*(?:\w+\W+)?(?:plānots|paredzēts|iecerēts|plānotais|paredzētais)\W+(?:eur|ls|lvl|latos|eiro|euro|usd|tūkst\w*|kopā|skaits|gab|%|gadā|apjoms|summa)?\W*")
_DEAL = re.compile(r"\b(?:līgum|vienošan|memorand|nodomu protokol)\w*\s+(?:\w+\s+){0,2}?ar\s")


def _sign_both(clause: Clause) -> tuple[MentionId, ...]:
    """`Līgumu ar uzņēmumu paredzēts parakstīt martā`: the one whose paper it is, and those with whom it will be signed."""
    body = clause.context.body()
    match = _DEAL.search(clause.low)
    act = clause.first(Form.INFINITIVE)
    if match is None or body is None or act is None or act.infinitive not in ("parakstīt", "noslēgt", "slēgt"):
        return ()
    other = next((w for w in clause.whos if clause.start + match.end() <= w.start <= clause.start + match.end() + 30), None)
    return tuple(dict.fromkeys((body, *other.ids))) if other is not None else ()


#: What provides for something: `vienošanās paredz, ka …`, `noteikumi, kas paredz, ka …`.
_PROVIDES = re.compile(r"\bparedz,\s+ka\s")


def _provided(clause: Clause, match: re.Match[str]) -> tuple[MentionId, ...]:
    """`Vienošanās paredz, ka A nodrošinās apkopi`: the one who is named as acting behind `ka`, not the one whose agreement provides it."""
    that = _PROVIDES.match(clause.low, match.start())
    if that is None:
        return ()
    start = clause.start + that.end()
    act = next((a for a in clause.context.acts(start, clause.end) if a.subject is not None and start <= a.subject[0] < a.start), None)
    if act is None or act.subject is None:
        return ()
    return next((w.ids for w in clause.whos if w.start <= act.subject[0] < w.end and Case.NOM in w.cases), ())


#: `plāno, sagatavo un vada`: what somebody is there for, not what is planned.
_ONE_OF_MANY = re.compile(r"(?:,\s+[\w-]+(?:ē|o|a|j))*,?\s+un\s+[\w-]{2,}(?:ē|o|a)\b")
#: `paredzēta izglītībai`, `paredzēti skolām`: what a thing is meant for.
_MEANT_FOR = re.compile(r"(?:\s+[\w-]+(?:o|ajai|ajam|ajiem|ajām))?\s+[\w-]+(?:ai|ei|am|im|um|iem|ām|ēm|ij)\b(?=\W*(?:$|[,.;)]|un\b|bet\b))")


def _no_plan(clause: Clause, match: re.Match[str]) -> bool:
    """Whether the word tells what somebody is there for or what a thing is meant for: no act and no time is named."""
    if clause.first(Form.INFINITIVE, Form.FUTURE) is not None or is_dated(clause):
        return False
    return (match.group() == "plāno" and _ONE_OF_MANY.match(clause.low, match.end()) is not None) or (
        match.group().startswith("paredzēt") and _MEANT_FOR.match(clause.low, match.end()) is not None
    )


def _over(clause: Clause) -> bool:
    before = clause.low
    return bool(re.search(r"\b(?:bija|tika) (?:plānot|paredzēt|iecerēt)\w+", before))
