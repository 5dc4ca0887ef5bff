"""The commitments of one sentence: who is bound to what, from the rules' and the judges' answers, with what the lines around it add."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.commitments.clauses import Clause, make_clause
from extractors.commitments.context import Context, is_person
from extractors.commitments.cuts import cut
from extractors.commitments.due import find_due, in_year, reported_year, time_of_act
from extractors.commitments.events import event_due
from extractors.commitments.forms import DONE_BRACKET, PASSIVE_FUTURE, RESOLVES, SAYS, binds_not, fixes_next_meeting
from extractors.commitments.groups import goes_on_with_deal, tells_of_deal
from extractors.commitments.judged import Judged, Setting
from extractors.commitments.kept import new_term
from extractors.commitments.leads import Lead
from extractors.commitments.learned import SURE_OF_NOBODY, learned, least_of_nobody
from extractors.commitments.lines import Line
from extractors.commitments.measures import act_noun
from extractors.commitments.openers import find_lead, split_inline
from extractors.commitments.ownership import SURE, SURE_AFTER_RULES, owners_of
from extractors.commitments.recipients import find_beneficiaries
from extractors.commitments.rules import judge
from extractors.commitments.tails import Tail, find_tail
from extractors.commitments.verbs import find_verbs
from extractors.dates.values import Deadline, Frame, Precision
from extractors.records import Commitment, CommitmentKind, MentionId, SectionKind
from extractors.signs import Sign

_GOAL = Sign(r"\W*(?:\d+\.?\s*)?(?:[\w-]+\s+)?(?:(?:apakš)?mērķ(?:is|i)|sapn(?:is|i)|vīzija|devīze|moto)\b", re.IGNORECASE)
_WORDING = re.compile(r"redakcijā\s*:", re.IGNORECASE)
_AND_PROMISES = re.compile(r",\s+(?:un|bet|taču)\s+(?=(?:apņem|apņēm|sola|solīj|apsol)\w*\b)")
#: What a party to an agreement will do is agreed, where the paragraph tells what the agreement provides.
_OF_PARTY = (CommitmentKind.PROMISED, CommitmentKind.PLANNED)
_BY_PARTY = ("promise", "future", "impersonal future", "future of a party", "future in minutes", "plan of the one spoken of")
#: What a meeting wants becomes the task of the one who is named as answering for it, a request to others too.
_GIVEN_AWAY = (CommitmentKind.AGREED, CommitmentKind.REQUESTED)
#: `Lūdzu sagatavot atbildi. Atbildīgā – ministrija`: who writes asks for it, so whoever is named behind is asked.
_I_ASK = re.compile(r"\W*(?:[\d.)]+\s*)?lūdz(?:u|am)\b", re.IGNORECASE)
#: What one has promised, told beside the terms of an agreement, which stand in the present.
_HAS_PROMISED = re.compile(r"\b(?:apņēm|uzņēm|solīj|apsolīj|piekrit)\w*(?:usies|ies|ušies|ušās|jās|ās|usi|is|uši|ušas|ja)\b")
#: `…; to uzņemas A. Roze`: what it is stands before.
_POINTS_BACK = re.compile(r"\W*(?:to|tos|tās|šo)\s+(?:\w+\s+)?(?:uzņem|apņem|veic|izdar|organiz|nodrošin|koordin)\w*", re.IGNORECASE)
#: A body decides: what the rest of the paragraph says is decided too.
_DECIDES = Sign(r"^[^:]{0,160}\b(?:nolemj|nolēma|nolēmusi|nospriež|nosprieda|nolemts)\b")


#: A title of what a meeting decided: `4. Sanāksmē nolemts`, `Lēmumi`, `Nolemtais`.
_CHAPTER_OF_DECISIONS = re.compile(r"\W*(?:\d+\.\s*)?(?:(?:sēd|sanāksm|sapulc|tikšan|valdes sēd)\w+ )?(?:nolemts|nolemtais|nolēma|nolemj|pieņemtie lēmumi|lēmumi|vienojās|vienošanās)(?: (?:sēd|sanāksm|sapulc|tikšan)\w+)?\W*")

#: `…un no skolas: sakārtot telpas` under `Ko gaidām no ministrijas:`
_AND_FROM = re.compile(r"\W*un\b")

#: What one does in speech, and with a thing: an item of what was decided tells of the thing.
_ALSO_ACTS = re.compile(r"\b(?:precizē|papildina|raksta|izklāsta)\s+(?=(?:(?!ka\b|par\b)[\w-]+\s+){0,4}?[\w-]*(?:u|i|us|as|es)\b)")
#: Rules that find the works of a plan.
_WORKS = frozenset({"under a lead", "measure", "impersonal future", "plan"})
#: A whole sentence in brackets.
_IN_BRACKETS = re.compile(r"\([^()]+\)[.;]?")


def trimmed(context: Context, start: int, end: int) -> tuple[int, int]:
    """The span without blanks and marks of joining at its ends, nor the brackets that hold all of it."""
    text = context.text(start, end)
    start += len(text) - len(text.lstrip(" \t\n…"))
    whole = text.strip()
    if whole[:1] == "(" and _IN_BRACKETS.fullmatch(whole):
        return start + 1, start + 1 + len(context.text(start + 1, end).rstrip().rstrip(".;").removesuffix(")").rstrip())
    return start, max(start, start + len(context.text(start, end).rstrip(" \t\n;,–—-")))


def of_sentence(
    context: Context, line: Line, start: int, end: int, lead: Lead, *, labelled: bool = False, answered: bool = False
) -> Iterator[Commitment]:  # fmt: skip
    """The commitments that a sentence of a line makes; `labelled`: marked as a task, `answered`: it is told who answers for it."""
    text = context.text(start, end)
    low = text.lower()
    tells = not context.minutes and text.endswith(":") and PASSIVE_FUTURE.search(low)
    opens = text.endswith(":") and not (tells or (context.looks_ahead and len(text) > 40 and act_noun(text)))
    if len(text) < 12 or opens or binds_not(low, listed=lead.kind is not None):
        return
    if fixes_next_meeting(low) or (context.kind in ("press", "other") and text == (context.header.title or "")):
        return  # a headline says what the text below it says better
    if _GOAL.match(context.document.text, line.start, line.end) and not find_verbs(text):
        return  # `2. mērķis. Zinošs apmeklētājs`
    if _WORDING.search(context.document.text, line.start, start):
        return  # the wording of a rule
    section = line.section if line.section is SectionKind.ITEM else _section_at(context, start) or line.section
    decided = context.minutes and (
        labelled
        or section is SectionKind.DECISION
        or (line.item and (section is SectionKind.ITEM or context.kind == "decision"))
        or _in_chapter_of_decisions(context)
    )
    tail = find_tail(context, start, end)
    stop = tail.start if tail is not None and tail.start - start > 12 else end
    inline = split_inline(context, start, stop)
    first = start
    talks = SAYS.search(_ALSO_ACTS.sub(" ", low) if line.item else low) is not None
    resolved = labelled or (context.minutes and not talks and (
        section is SectionKind.DECISION or context.decides == line.passage.start or (line.item and RESOLVES.search(context.title) is not None) or _in_chapter_of_decisions(context)
    ))  # fmt: skip
    answered = answered or (tail is not None and bool(tail.owners) and (context.minutes or context.kind == "plan"))
    setting = Setting(decided, lead, line.item or labelled, resolved, answered)
    if inline is not None:
        front = make_clause(context, start, inline)
        opened = find_lead(context, replace(line, heading=0), start, inline, lead) if front.text.rstrip().endswith(":") else None
        if opened is not None and opened.owners and opened.kind is CommitmentKind.REQUESTED:
            setting = Setting(decided, lead.over(opened), True, resolved, answered)
            start = inline
    if labelled or _DECIDES.search(low):
        context.decides = line.passage.start
    if _tells_deal(context, line, start, text):
        context.deal = line.passage.start
    clauses = cut(context, start, stop)
    then = replace(setting, resolved=True) if context.minutes and _DECIDES.search(low) else setting  # `nolemts rakstīt vēstuli; to sastāda A. Roze`
    made = [(clause, judged) for clause in clauses if (judged := judge(clause, then if clause.split and clause.start > start else setting)) is not None]
    if not made or context.judges.learns:
        sentence = clauses[0] if len(clauses) == 1 else make_clause(context, start, stop)
        taken = learned(sentence, line, setting, tail)
        made = made or ([(sentence, taken)] if taken is not None else [])
    for place, (clause, judged) in enumerate(made):
        if place and judged.kind in _OF_PARTY and judged.rule in _BY_PARTY and made[0][1].kind is CommitmentKind.AGREED and not clause.split:
            judged = replace(judged, kind=CommitmentKind.AGREED)  # `Padome vienojas, ka A. Roze iztulkos, bet centrs sagatavos …`
        of_party = judged.kind in _OF_PARTY or (judged.rule == "dative and infinitive" and not context.minutes)
        if lead.kind is CommitmentKind.AGREED and not lead.told and of_party and judged.rule != "learned" and line.item:
            judged = replace(judged, kind=CommitmentKind.AGREED)
        own_words = judged.rule == "promise" and not _tells_deal(context, line, start, text) and _HAS_PROMISED.search(clause.low)
        if context.deal == line.passage.start and judged.kind in _OF_PARTY and judged.rule in _BY_PARTY and not own_words and not _people_only(context, judged):
            judged = replace(judged, kind=CommitmentKind.AGREED)
        whole = clause if clause.split else make_clause(context, start, stop) if len(clauses) > 1 else clause
        if len(clauses) > 1 and _POINTS_BACK.match(clause.text):
            whole = make_clause(context, start, stop)
        commitment = _commitment(context, clause, whole, judged, lead, single=len(made) == 1 and not clause.split)
        commitment = completed(commitment, tail, context) if tail is not None else commitment
        bracketed = stop < end and context.text(stop, stop + 3).lstrip()[:1] in ("(–—" if context.kind == "presentation" else "(")
        if len(clauses) == 1 and not clause.split and (bracketed or first < start):  # the whole item, with who answers for it
            begin = first if first < start and not _AND_FROM.match(text) else commitment.evidence.start
            commitment = replace(commitment, evidence=context.document.cite(*trimmed(context, begin, end)))
        if not commitment.owners or context.judges.learns:
            least = SURE if judged.rule == "learned" else SURE_AFTER_RULES
            owners = owners_of(context, whole, commitment.kind, lead.owners, least)
            commitment = commitment if commitment.owners else replace(commitment, owners=owners or _of_plan(context, judged))
            if judged.rule == "learned" and not commitment.owners and judged.confidence < least_of_nobody(clause, judged):
                continue
        context.near["owns before"], context.bound = commitment.owners, context.now
        yield commitment


def _in_chapter_of_decisions(context: Context) -> bool:
    """Whether the title above tells of nothing but what was decided, also where its lines have no numbers: `3. Sanāksmē nolemts`."""
    return context.title == context.chapter and _CHAPTER_OF_DECISIONS.fullmatch(context.title) is not None


def _of_plan(context: Context, judged: Judged) -> tuple[MentionId, ...]:
    """Whose a work of a plan is that names nobody: that of the house whose plan it is."""
    body = context.body() if context.kind == "plan" and judged.kind is CommitmentKind.PLANNED else None
    return (body,) if body is not None and (judged.rule in _WORKS or judged.confidence >= SURE_OF_NOBODY) else ()


def _tells_deal(context: Context, line: Line, start: int, text: str) -> bool:
    """Whether the sentence itself tells what an agreement provides."""
    low = text.lower()
    return tells_of_deal(low) or goes_on_with_deal(low, context.text(line.passage.start, start))


def _commitment(context: Context, clause: Clause, whole: Clause, judged: Judged, lead: Lead, *, single: bool) -> Commitment:
    source = whole if single else clause
    act = max((v.end for v in source.verbs), default=source.start) - source.start
    behind = DONE_BRACKET.search(source.text)
    done = judged.done or behind is not None
    said = source.told - source.start if source.told - source.start < act else 0  # before it stands when it was told, not when it is due
    due: Deadline | None = find_due(context, source.text[said : behind.start() if behind else None], act=act - said)
    if due is None and said and (limit := find_due(context, source.text[:said])) is not None and limit.frame is not Frame.DURING:
        due = limit  # `lūgta līdz gada beigām apliecināt, ka ēka paliks draudzei`
    if done and due is not None and due.frame is Frame.DURING:
        due = None  # when it was carried out
    moved = new_term(source.text) if judged.rule == "looked back at" and not done else None
    later = find_due(context, source.text[moved:]) if moved is not None else None
    if later is not None and later.value:
        due = later
    if (due is None or (due.value is None and "stund" in due.text)) and not done:
        own = time_of_act(context, source.text[said:], act=act - said)
        rough = lead.due is not None and lead.due.precision in _ROUGH
        due = (own if rough else None) or lead.due or event_due(context, judged) or own
    if due is None and not done and _AT_IT.match(source.text):
        due = _day_of_event(context)
    over = done or (context.outcome is not None and later is None) or _told_by_then(source.text, due) or (_WAS_TOLD.search(source.text) is not None and _PUT_OFF.search(source.text) is None)
    value = reported_year(context, due) if over else in_year(due, lead.due) if due else None
    start, end = trimmed(context, whole.start + _told_before(whole.text), whole.end)
    owners = tuple({context.name(o): o for o in judged.owners}.values())
    return Commitment(
        context.document.cite(start, end), judged.kind, owners, find_beneficiaries(context, start, end, owners), value,
        due.text if due else None, done, f"commitments:{judged.rule}", judged.confidence,
    )  # fmt: skip


#: A time of a title in which the items below have finer ones of their own.
_ROUGH = frozenset({Precision.YEAR, Precision.HALF, Precision.QUARTER, Precision.SEASON, Precision.NONE})
#: What will be done at the event told of in the sentence before, which takes place then.
_AT_IT = re.compile(r"\W*(?:(?:[Tt]ajā|[Tt]ajās|[Tt]ur|[Tt]ās laikā|[Tt]ā laikā|[Pp]asākumā|[Ss]vētkos|[Ss]eminārā|[Kk]onferencē|[Ff]orumā|[Tt]alkā)\s|[Pp]iedalīsies\s|(?:[Dd]iskusiju|[Pp]asākumu|[Ss]emināru|[Kk]onferenci|[Ff]orumu|[Ss]anāksmi|[Ss]apulci)\s+(?:vadīs|atklās|moderēs)\b)")
_TAKES_PLACE = re.compile(r"\b(?:notiks|norisināsies|rīkos|sarīkos|organizēs|notiek|rīko|organizē|piedalīties)\b")


def _day_of_event(context: Context) -> Deadline | None:
    """When the event is that the sentence before announces in the same paragraph."""
    start, end = context.before
    said = context.text(start, end)
    if end <= start or not _TAKES_PLACE.search(said.lower()):
        return None
    due = find_due(context, said)
    return due if due is not None and due.frame is Frame.DURING and due.value and due.precision in (Precision.DAY, Precision.MONTH, Precision.INTERVAL) else None


#: What somebody was told to do by a day, as a thing: `līdz 20. maijam prasīto pārskatu`.
_TOLD_THING = re.compile(r"\s+(?:[\w-]+\s+){0,2}?(?:prasīt|uzticēt|uzdot|noteikt|solīt|apsolīt|norunāt|pieprasīt|lūgt)(?:o|ais|ā|ie|ās|os|ajam|ajai)\b")


def _told_by_then(text: str, due: Deadline | None) -> bool:
    """Whether the term is that of a thing told before."""
    return due is not None and due.frame is Frame.UNTIL and _TOLD_THING.match(text, due.end) is not None


#: What is not over though it should have been: it has a new term.
_PUT_OFF = re.compile(r"\b(?:pagarin|pārce[lļ]|atlik|atliek|turpina\b|jaun(?:s|ais) termiņ|dod laiku)\w*", re.IGNORECASE)
#: A task of an earlier meeting, whose term lies before this one.
_WAS_TOLD = Sign(r"\b(?:[Ii]epriekšēj|[Pp]agājuš)\w+\s+(?:sēd|sanāksm|sapulc|reiz|tikšan)\w*\b.*\b(?:uzdot|uzdev|lūgt|nolem|vienoj)\w*|\b(?:tika|bija|ticis|tikusi)\s+uzdots\b|\bbij(?:a|uši|usi|is)\s+(?:[^,;:]{1,60}\s)?(?:jā[a-zāčēģīķļņšūž]{3,}|vajadzēj|solīj|apsolīj|apņēm|uzņēm)|\bvajadzēja\s|\b[Ii]epriekšēj\w+\s+(?:ziņojum|pārskat|protokol)\w*\b.*\b(?:apņēm|solīj|apsolīj|plānoj|uzņēm)\w*|\b[Pp]ērn\b.*\b(?:solīj|apņēm|uzdev|nolēm)\w*")


def _told_before(text: str) -> int:
    """How much of a sentence only tells something before its promise: `… piebilst, ka telpas ir gatavas, un apņemas …`."""
    match = _AND_PROMISES.search(text)
    return match.end() if match and len(text[: match.start()].split()) > len(text[match.end() :].split()) else 0


def completed(commitment: Commitment, tail: Tail, context: Context | None = None) -> Commitment:
    """The commitment with the owner and the term that a tail gives it."""
    given = tail.owners and commitment.kind in _GIVEN_AWAY and not _I_ASK.match(commitment.evidence.quote)
    return replace(
        commitment,
        owners=tuple(dict.fromkeys((*commitment.owners, *tail.owners))) if tail.joint else tail.owners or commitment.owners,
        due=((reported_year(context, tail.due) if context and commitment.done else tail.due.value) if tail.due else None) or commitment.due, due_text=(tail.due.text if tail.due else None) or commitment.due_text,
        done=commitment.done or tail.done,
        kind=CommitmentKind.ASSIGNED if given else commitment.kind,
    )  # fmt: skip


def _people_only(context: Context, judged: Judged) -> bool:
    return bool(judged.owners) and all(is_person(context, o) for o in judged.owners)


def _section_at(context: Context, offset: int) -> SectionKind | None:
    return next((s.kind for s in context.sections if s.start <= offset < s.end), None)
