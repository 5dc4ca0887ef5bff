"""Tasks that a word of their own gives: `uzdot`, a duty, `atbildīgs`, the participle of need."""

from __future__ import annotations

import re

from extractors.commitments.actors import accusatives, datives, subjects
from extractors.commitments.clauses import Clause
from extractors.commitments.due import find_due
from extractors.commitments.forms import ASSIGN, DENIED, DUTY, HISTORY, PROMISED, RESPONSIBLE, UNREAL
from extractors.commitments.groups import is_contract
from extractors.commitments.judged import Judged, Setting, in_subclause, past_binds, told_from_start
from extractors.commitments.verbs import Form
from extractors.commitments.who import ids_of, joined
from extractors.dates.values import Frame
from extractors.names.declension import Case
from extractors.records import CommitmentKind, EntityKind, MentionId

#: `kontroli uzdot domes priekšsēdētājam`: at the end the post of somebody whom the paper does not name.
_TO_POST = re.compile(r"\b(?:priekšsēdētāj|vadītāj|direktor|vietniek|vietniec|sekretār|pārzin|speciālist|jurist|grāmatved|inspektor)\w*(?:am|ai|im|ei)\W*$")
#: `par atbildīgo`, `– par līdzatbildīgajām`: what those before it are made.
_MADE = re.compile(r"(?:\s[–—-])?\s+par\s+(?:galven\w+\s+)?(?:līdz)?atbildīg(?:o|ajiem|ajām|iem|ām|u|us|as)\b")
#: `likums uzdod pašvaldībām …`: what the law asks of everybody is no task of this meeting.
_LAW = re.compile(r"\b(?:\w*likums|\w*noteikumi|direktīva|regula|nolikums|statūti|kodekss|konvencija|satversme|rīkojums)\s+(?:\w+\s+){0,2}$")
#: The participle of need: `risināms`, `sniedzami`.
_NEED = re.compile(r"\b(?P<stem>[a-zāčēģīķļņšūž]{4,}[aā]m)(?:s|a|i|as)\b")
#: Adjectives that look like it.
_NO_NEED = frozenset(
    "iespējam nepieciešam vēlam ieteicam pieņemam redzam zinām saprotam nosakām iedomājam apstrīdam ievērojam aizvietojam salīdzinām pieejam attiecinām galvojam "
    "maksājam neiespējam nevēlam pārsūdzam tuvākam".split()
)
#: Who answers, before the act.
_ANSWERS_FOR = re.compile(r"\W*(?:par izpildi\s+)?(?:atbildīg(?:ais|ā|ie|ās)|atb\.|atbild|izpildītāj(?:s|a|i))\s*(?:[–—-]\s|:\s*)(?P<who>[^;:]{3,90});\s", re.IGNORECASE)


def answers_and_act(clause: Clause, setting: Setting) -> Judged | None:
    """`Atbildīgā – A. Roze; dokumentus ievadīt līdz 16.09.`: who answers stands before the act."""
    match = _ANSWERS_FOR.match(clause.text)
    if match is None or not clause.context.binding or not any(v.start >= clause.start + match.end() for v in clause.forms(Form.INFINITIVE, Form.DEBITIVE)):
        return None
    owners = tuple(dict.fromkeys(i for w in clause.whos if w.end <= clause.start + match.end("who") and Case.NOM in w.cases for i in w.ids))
    return Judged(CommitmentKind.ASSIGNED, owners, "responsible and act", 0.8) if owners else None


#: In the news only who will answer for something: `par pieteikumu atbildīga būs A. Roze`.
_WILL_ANSWER = re.compile(r"\bpar\s[^.;]{3,100}?\b(?:atbildīg(?:s|a|i|as) būs|būs atbildīg(?:s|a|i|as)|atbildēs)\b")
#: Who sees to it that a decision is carried out: `Lēmuma izpildes kontroli veic A. Roze`.
_CONTROLS = re.compile(r"\b(?:kontroli|uzraudzību|pārraudzību)(?:\s+par\s[^.;:]{3,90}?)?\s+(?P<verb>veic|veiks|nodrošina|nodrošinās)\s")


def responsible(clause: Clause, setting: Setting) -> Judged | None:
    """`Noteikt, ka atbildīgais par … ir …`, `par … atbildīga A. Roze`, `izpildes kontroli veic A. Roze`."""
    context = clause.context
    controls = _CONTROLS.search(clause.low) if context.minutes and "izpild" in clause.low else None
    if controls is not None:
        after = [w for w in clause.whos if w.start >= clause.start + controls.end("verb") and Case.NOM in w.cases]
        those = ids_of(joined(context, after, Case.NOM, clause.start + controls.end("verb"), clause.end))
        return Judged(CommitmentKind.ASSIGNED, those, "control", 0.8) if those else None
    binds = context.binding or is_contract(context) or (context.kind == "press" and _WILL_ANSWER.search(clause.low) is not None)
    match = RESPONSIBLE.search(clause.low) if "atb" in clause.low and binds else None
    if not match or UNREAL.search(clause.low):
        return None
    if PROMISED.search(clause.low[: match.start()]):
        return None  # `pašvaldība apņēmās iecelt atbildīgo darbinieku`: the naming itself is what is promised
    at = clause.start + match.start()
    owners: tuple[MentionId, ...] = _made_responsible(clause)
    for case in () if owners else (Case.NOM, Case.ACC):
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
    contract = is_contract(context)
    if not owners and not setting.decided and not contract and context.kind != "plan":
        return None
    kind = CommitmentKind.AGREED if contract else CommitmentKind.ASSIGNED
    return Judged(kind, owners, "responsible named", 0.85 if owners else 0.6)


def _made_responsible(clause: Clause) -> tuple[MentionId, ...]:
    """All in the accusative before each `par (līdz)atbildīgo`: `Noteikt X par atbildīgo, bet Y un Z – par līdzatbildīgajām iestādēm`."""
    found: list[MentionId] = []
    at = clause.start
    for match in _MADE.finditer(clause.low):
        stop = clause.start + match.start()
        able = [w for w in clause.whos if at <= w.start and w.end <= stop and Case.ACC in w.cases]
        last = able[-1:]
        while last and (before := [w for w in able if w.end <= last[0].start]):
            between = clause.context.text(before[-1].end, last[0].start)
            if not re.fullmatch(r"\s*(?:\([^()]*\))?\s*(?:,|un|kā arī|, kā arī|;)\s+", between):
                break
            last.insert(0, before[-1])
        if last and not re.search(r"[^\W\d_]", re.sub(r"\([^()]*\)", "", clause.context.text(last[-1].end, stop))):
            found += ids_of(last)
        at = clause.start + match.end()
    return tuple(dict.fromkeys(found))


def assigned(clause: Clause, setting: Setting) -> Judged | None:
    """`uzdot`, `uzdots`, `pienākumos ietilpst`."""
    match = ASSIGN.search(clause.low)
    if match:
        if not past_binds(clause, match.group()) or not (clause.context.binding or clause.forms(Form.INFINITIVE)):
            return None
        if (in_subclause(clause, clause.at(match)) and not setting.decided) or _LAW.search(clause.low[: match.start()]):
            return None
        owners = datives(clause, clause.start + match.end(), clause.end) or datives(
            clause, clause.start, clause.start + match.start()
        )
        if not owners and match.group().startswith(("pilnvar", "norīko", "nozīmē", "deleģē")):
            owners = accusatives(clause, clause.start + match.end())
        infinitive = any(v.start > clause.start + match.end() for v in clause.forms(Form.INFINITIVE))
        noun = re.search(
            r"\b(?:kontroli|izpildi|iegādi|piegādi|remontu|apsardzi|uzskaiti|pārbaudi|aptauju|izveidi|izstrādi|ieviešanu|[a-zāčēģīķļņšūž]{4,}šanu|sagatavošanu|organizēšanu|izstrādi|uzraudzību|nodrošināšanu|veikšanu|vadību)\b", clause.low
        )
        if not owners and not (clause.context.minutes and (infinitive or (noun and setting.decided and _TO_POST.search(clause.low)))):
            return None
        if not infinitive and not noun:
            return None
        kind = CommitmentKind.REQUESTED if setting.lead.kind is CommitmentKind.REQUESTED else CommitmentKind.ASSIGNED  # `Aicinām valdību:`
        return Judged(kind, owners, "assigned", 0.9 if owners else 0.65)
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


def needed(clause: Clause, setting: Setting) -> Judged | None:
    """The participle of need with a limit: `Jautājums risināms līdz 1. maijam`, `Atzinumi sniedzami mēneša laikā`.

    Source: "Latviešu valodas gramatika" (2013), on the present passive participle as predicate.
    """
    context = clause.context
    if not (context.minutes or context.kind in ("letter", "plan")):
        return None
    match = next((m for m in _NEED.finditer(clause.low) if m["stem"] not in _NO_NEED), None)
    if match is None or UNREAL.search(clause.low) or DENIED.search(clause.low):
        return None
    if (
        HISTORY.search(clause.low)
        or in_subclause(clause, clause.at(match))
        or re.match(r"\s+(?!līdz|un|ne|tikai|arī)[a-zāčēģīķļņšūž]+(?:s|a|i|as|es|e|is)\b", clause.text[match.end() :])
    ):
        return None
    due = find_due(context, clause.text)
    if due is None or due.frame is Frame.DURING:
        return None
    return Judged(CommitmentKind.ASSIGNED, datives(clause, clause.start, clause.at(match)), "participle of need", 0.75)
