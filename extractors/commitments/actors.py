"""Who acts in a clause: the one who acts by the nominative, the one told to by the dative, the one asked by the accusative."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.commitments.clauses import Clause
from extractors.commitments.context import Context, is_person
from extractors.commitments.forms import AGREED, ASSIGN, PLANNED, PROMISED, REQUEST, SAYS
from extractors.commitments.verbs import Form, find_verbs
from extractors.commitments.who import Who, accompanies, ids_of, joined
from extractors.names.declension import Case
from extractors.records import MentionId

#: Words that may follow the subject before its verb; any other small noun there makes the name its genitive.
_BETWEEN = re.compile(
    r"\s*(?:\([^()]{0,60}\)\s*)?(?:$|[,–—:-]|\d|[A-ZĀČĒĢĪĶĻŅŠŪŽ]|(?:līdz|ne|jau|arī|ar|no|pie|par|pēc|uz|un|kopā|kopīgi|sadarbībā|savukārt|šogad|šoruden|šovasar|šopavasar|šoziem|šomēnes|šonedēļ|nākamnedēļ|drīzumā|drīz|vēl|nākamgad|nākam\w+|šajā|šo|turpmāk|tuvāk\w+|"
    r"apņem\w+|sola\w*|apsola\w*|plāno\w*|paredz\w*|gatavo\w*|grasās|iecerē\w+|vienojas|vienojās|nolē\w+|nolemj|ir|bija|būs|tiks|tiek|tika|informē\w*|ziņo\w*|uzsver|lūdz\w*|aicina\w*|veic|turpina\w*|"
    r"mēneša|nedēļas|gada|divu|triju|trīs|piecu|desmit|darba|dienu|pirm\w+|otr\w+|treš\w+|ceturt\w+|janvār\w+|februār\w+|mart\w+|aprīl\w+|maij\w+|jūnij\w+|jūlij\w+|august\w+|septembr\w+|oktobr\w+|novembr\w+|"
    r"decembr\w+|pavasar\w+|vasar\w+|ruden\w+|ziem\w+|katru|reizi|regulāri|papildus|steidzami|nekavējoties|vēlreiz|atkārtoti|to|tos|tās|šīs|visu|visus|visas|visiem|savu\w*|patstāvīgi|pats|pati|kas|kurš|kura|tur|tad|te|pārskatāmi)\b)"
)
#: `Atbildīgajām ministrijām (Kultūras ministrijai, Zemkopības ministrijai)`
_PLURAL_LIST = re.compile(r"\W*(?:[\w-]+\s+){0,3}[\w-]+(?:ām|ēm|iem)\s*\(")
_OTHER_CLAUSE = re.compile(r",\s*(?:ka|lai|jo|tāpēc|tādēļ|līdz ar to)\s")


def subject_like(context: Context, who: Who) -> bool:
    """Whether a name can be the subject where it stands: its form is a nominative, or nothing depends on it there."""
    if Case.NOM not in who.cases:
        return False
    if who.sure and Case.GEN not in who.cases:
        return True
    after = context.text(who.end, min(len(context.document.text), who.end + 40)).split("\n")[0]
    after = after.lstrip('"”“»’')
    said = after.strip().lower()
    finite = any(pattern.match(said) for pattern in (PROMISED, PLANNED, AGREED, SAYS, ASSIGN, REQUEST))
    return finite or said.startswith(("gatavs ", "gatava ", "gatavi ", "gatavas ")) or bool(_BETWEEN.match(after)) or any(v.start <= 1 for v in find_verbs(after))


def subjects(clause: Clause, before: int) -> tuple[MentionId, ...]:
    """Those in the nominative from where the telling begins up to the verb at `before`; the last run of them."""
    context = clause.context
    able = [
        w
        for w in clause.whos
        if clause.told <= w.start < before and subject_like(context, w) and not accompanies(context, w, clause.told)
    ]
    if not able:
        return ()
    run = joined(context, able, Case.NOM, clause.told, before)
    if run and _OTHER_CLAUSE.search(context.text(run[-1].end, before).lower()):
        return ()  # `Padome cer, ka talka iedvesmos`
    return _with_who_answers(clause, run)


def _with_who_answers(clause: Clause, run: Sequence[Who]) -> tuple[MentionId, ...]:
    """Those who act, with the person in the bracket right behind the last of them: `Dienests (J. Roze) sagatavo`; of a unit only that person."""
    last = run[-1] if run else None
    bracket = clause.context.text(last.end, last.end + 3) if last is not None else ""
    if last is None or "(" not in bracket or is_person(clause.context, last.ids[0]):
        return ids_of(run)
    inside = next((w for w in clause.whos if 0 < w.start - last.end <= 3 and is_person(clause.context, w.ids[0]) and Case.NOM in w.cases), None)
    if inside is None or clause.context.text(last.end, inside.start).strip() != "(" or clause.context.text(inside.end, inside.end + 1) != ")":
        return ids_of(run)
    return ids_of([*(run if last.how != "unit" else run[:-1]), inside])


#: Between a verb and those who do it all together: `rīkosim visi kopā – ZM un VM`.
_ALL_TOGETHER = re.compile(r"\s+(?:mēs\s+)?(?:visi|visas|abi|abas|kopā|kopīgi)(?:\s+(?:kopā|kopīgi))?\s*[–—-]\s*[„“\"«]?")
#: Verbs behind which a name without endings may be the one who gets it: `pārskatu iesniegs VARAM`.
_GIVES = re.compile(r"(?:ie)?snieg|(?:no|aiz|iz|pār)?sūt|nodo|dod|piešķir|atdo|ziņo|paziņo|lūdz|prasī|palīdz|maksā|samaksā|rakst")
#: What is done stands before the verb, and nobody who does it: `semināru | rīkos`, `ko | īstenos`.
_OBJECT_BEFORE = re.compile(r"(?:\b(?:to|tos|tās|ko|kuru|kurus|kuras|šo|visu)|[”“»\"]|\b[a-zāčēģīķļņšūž]{2,}(?:u|i|us|as|es|is))\s+(?:(?:[a-zāčēģīķļņšūž]+(?:ā|ē|ī|os|ās)|kopā|kopīgi|arī|līdz\s+[\w.]+(?:\s\w+)?|(?:19|20)\d\d\.\s?gadā)\s+){0,3}$")
_ENDS = re.compile(r"[”“»\"]?\s*(?:\([^()]{1,30}\)\s*)?(?:[.;!)]|,\s+(?:kas|kuri|kuras|kura|kurš|bet|un|lai|jo|(?:aģentūr|portāl|laikrakst|radio|televīzij)\w*)\s|$)")


def subject_after(clause: Clause, after: int) -> tuple[MentionId, ...]:
    """Those in the sure nominative close behind the verb that ends at `after`: `konferenci rīkos Valsts kanceleja`; names without endings where they can be nothing else."""
    context = clause.context
    for who in clause.whos:
        if not after <= who.start <= after + 60 or Case.NOM not in who.cases:
            continue
        plain = who.sure and Case.GEN not in who.cases
        if not plain and (who.sure or not _can_only_act(clause, who, after)):
            continue
        together = _ALL_TOGETHER.fullmatch(context.text(after, who.start)) is not None
        if together or (not accompanies(context, who, after) and not re.search(r"[,;:]", context.text(after, who.start))):
            return ids_of(_run_from(clause, who, after))
    return ()


def all_together(clause: Clause, after: int) -> tuple[MentionId, ...]:
    """All who are told behind the verb that ends at `after` and a dash: `nometni rīkosim visi kopā – ZM, VM un biedrība`."""
    first = next((w for w in clause.whos if w.start > after and Case.NOM in w.cases), None)
    named = first is not None and _ALL_TOGETHER.fullmatch(clause.context.text(after, first.start)) is not None
    return ids_of(_run_from(clause, first, after)) if named and first is not None else ()


def _run_from(clause: Clause, who: Who, after: int) -> list[Who]:
    return joined(clause.context, [w for w in clause.whos if w.start >= who.start], Case.NOM, after, clause.end)


def _can_only_act(clause: Clause, who: Who, after: int) -> bool:
    """Whether a name without endings right behind a verb ends the clause, alone or with others, and what is done stands before the verb: `semināru rīkos ZM un VM`."""
    context = clause.context
    between = context.text(after, who.start)
    if between.strip(' „“"«') and not _ALL_TOGETHER.fullmatch(between):
        return False
    run = _run_from(clause, who, after)
    if not run or _ENDS.match(context.text(run[-1].end, clause.end)) is None:
        return False
    front = context.text(clause.told, after)
    verb = front.split()[-1] if front.split() else ""
    if len(run) == 1 and _GIVES.match(verb.lower()):
        return False
    return any(w.sure and Case.GEN not in w.cases for w in run) or bool(between.strip(' „“"«')) or _OBJECT_BEFORE.search(front[: len(front.rstrip()) - len(verb)]) is not None


def datives(clause: Clause, start: int, end: int) -> tuple[MentionId, ...]:
    """The first run in the dative that begins in the span; a name without endings only at the front."""
    context = clause.context
    listed = _PLURAL_LIST.match(context.text(start, end))
    if listed is not None:
        inside = [w for w in clause.whos if start + listed.end() <= w.start < end and Case.DAT in w.cases]
        stop = context.text(start + listed.end(), clause.end).find(")")
        if inside and stop > 0:
            return ids_of([w for w in inside if w.start < start + listed.end() + stop])
    able: list[Who] = []
    for who in clause.whos:
        if who.start < start or who.start >= end:
            continue
        if able and who.start - able[-1].end <= 3 and context.text(able[-1].end, who.start).strip() == "(" and is_person(context, who.ids[0]):
            able.append(who)  # `Dienestam (J. Roze)`: the one who answers for it there
            continue
        if Case.DAT in who.cases and (who.sure or able or _stands_alone(context, who)) and (
            who.sure or not context.text(start, who.start).strip(' „“"«') or able or _adverbial(context.text(start, who.start))
        ):
            able.append(who)
    run = joined(context, able, Case.DAT, start, clause.end)
    return ids_of([w for place, w in enumerate(run) if not (w.how == "unit" and place + 1 < len(run) and _in_bracket(context, w, run[place + 1]))])


def _in_bracket(context: Context, unit: Who, who: Who) -> bool:
    """Whether a person stands in the bracket behind a unit: `Juridiskajai nodaļai (T. Kārkls)`; the task is that person's then."""
    return is_person(context, who.ids[0]) and context.text(unit.end, who.start).strip() == "("


def _stands_alone(context: Context, who: Who) -> bool:
    """Whether no noun follows that a name without endings would be the genitive of: `VID vēstuli pieņemt`."""
    after = context.text(who.end, min(len(context.document.text), who.end + 40)).split("\n")[0].lstrip('"”“»’')
    return bool(_BETWEEN.match(after)) or any(v.start <= 1 for v in find_verbs(after)) or not re.match(r"\s+[a-zāčēģīķļņšūž]", after)


def _adverbial(before: str) -> bool:
    """Whether only a time or a companion stands before: `Līdz 1. jūnijam`, `Sadarbībā ar …`."""
    return bool(
        re.fullmatch(
            r"\s*(?:līdz|pēc|sadarbībā ar|kopā ar|kopīgi ar|ņemot vērā|turpmāk|savukārt|un|kā arī|arī)\b.{0,90}|\W*(?:\d+\.\s*)?uzdevums\s+", before.lower()
        )
    ) and not before.rstrip().endswith(("ar", "no"))


def accusatives(clause: Clause, start: int) -> tuple[MentionId, ...]:
    """The first run in the accusative behind `start`; it begins before the infinitive of what is asked, or behind its object."""
    context = clause.context
    act = next((v for v in clause.verbs if v.start > start + 2 and v.form in (Form.INFINITIVE, Form.FUTURE)), None)
    end = act.start if act is not None else clause.end
    plain = [w for w in clause.whos if w.start >= start]
    run = joined(context, plain, Case.ACC, start, end)
    if not run:
        run = joined(context, plain, Case.ACC, start, min(clause.end, start + 60))
        if run and act is not None and act.form is Form.INFINITIVE and run[0].start > act.end and not _OBJECT.search(context.text(act.end, run[0].start)):
            return ()  # `lūdz sarakstā iekļaut arī bibliotēku`: what is to be put there
    return ids_of(run)


#: An object between an infinitive and whoever is asked: `lūdz sniegt atzinumu | ministriju`.
_OBJECT = re.compile(r"\b(?!arī\b|par\b)[a-zāčēģīķļņšūž]{3,}(?:u|i|us|as|es|is)\s")
