"""All commitments of a document: from tables of tasks, and from sentences and list items that bind somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from extractors.commitments.alliances import find_allies, find_sides
from extractors.commitments.chapter_ends import with_chapter_ends
from extractors.commitments.clauses import make_clause
from extractors.commitments.coming import is_title
from extractors.commitments.context import Context, is_person
from extractors.commitments.due import find_due
from extractors.commitments.events import invites
from extractors.commitments.floor import Floor
from extractors.commitments.forms import AGREED, SAYS
from extractors.commitments.groups import is_contract
from extractors.commitments.kept import looks_back, status_of
from extractors.commitments.labels import find_label, kind_of_arrow
from extractors.commitments.leads import Lead, Leads
from extractors.commitments.lines import Line, find_lines
from extractors.commitments.made import make_context
from extractors.commitments.measures import act_noun
from extractors.commitments.of_it import find_doers
from extractors.commitments.openers import find_lead
from extractors.commitments.papers import binds_nobody
from extractors.commitments.parts import answered_parts
from extractors.commitments.points import with_points
from extractors.commitments.predicted import predicates, predicted_presents, predicted_verbs
from extractors.commitments.reach import Decided
from extractors.commitments.sentence import completed, of_sentence, trimmed
from extractors.commitments.slides import is_question
from extractors.commitments.tables import from_tables
from extractors.commitments.tails import find_addition, find_tail
from extractors.commitments.verbs import Form, find_verbs, has
from extractors.learned.paper import Paper
from extractors.names.declension import Case
from extractors.records import (
    OUT_OF_FLOW,
    Attendance,
    Commitment,
    Document,
    EntityKind,
    Header,
    Mention,
    PassageKind,
    Role,
    Section,
    SectionKind,
)  # fmt: skip
from extractors.tokens import tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PASSED_OVER = frozenset({SectionKind.SIGNATURE, SectionKind.AGENDA})
#: A word printed with its letters apart: `N O L E M J :`.
_SPACED = re.compile(r"\W*(?:\w )+\w\s?:?\s*")
#: `A. Roze: …` takes the floor without a word of saying.
_TURN = re.compile(r"(?=[^:]{3,80}:\s)(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w.-]+\s?){2,3}:\s")
_SHORT = 120  # code points
#: A chapter with a Roman number: `II. Neformālā izglītība`.
_ROMAN = re.compile(r"[IVX]{1,5}\.\s+[^.;:]{3,90}$")
#: A line of a list of those present, however it is worded.
_PRESENT = re.compile(
    r"^\W*(?:\w+\s+){0,3}?(?:\w*piedal\w+|\w*vada|vadīja|protokol\w*|uzaicināt\w+|dalībniek\w+|nepiedal\w+|prombūtn\w+|klāt)\b",
    re.IGNORECASE,
)


def find_commitments(
    document: Document, doc: Doc, sections: Sequence[Section], header: Header, people: Sequence[Mention],
    institutions: Sequence[Mention], roles: Sequence[Role], attendance: Sequence[Attendance],
    asked: Paper | None = None,
) -> Iterator[Commitment]:  # fmt: skip
    """The commitments in order, each once for a sentence and its owners."""
    context = make_context(document, sections, header, people, institutions, roles, attendance)
    if not context.minutes and binds_nobody(document.text, context.kind):
        return
    tokens = tokens_of(doc)
    if asked is not None:
        context.judges, context.words, context.keys = asked.judges, asked.words, asked.keys
    context.invites = invites(context)
    if not context.minutes and context.kind in ("press", "other") and not is_contract(context):
        context.allies = find_allies(context, tokens.sentences)
    if not context.allies:
        context.sides = find_sides(context)
    context.ahead, context.presents = tuple(predicted_verbs(tokens)), tuple(predicted_presents(tokens))
    context.predicates = tuple(predicates(tokens))
    used: set[int] = set()
    seen: set[tuple[int, int, frozenset[str]]] = set()
    made = (*from_tables(context, used), *_from_lines(context, tokens.sentences, frozenset(used)))
    for commitment in with_chapter_ends(context, list(with_points(context, made, tokens.sentences))):
        at = commitment.evidence
        key = (at.start, at.end, frozenset(context.name(o) for o in commitment.owners))
        if key not in seen:
            seen.add(key)
            yield commitment


def _from_lines(context: Context, bounds: Sequence[tuple[int, int]], used: frozenset[int]) -> Iterator[Commitment]:
    """The commitments of the running text; a line that only says who and when completes the one before it."""
    place = 0
    tabled = _above_tables(context.document)
    leads = Leads()
    back = LooksBack()
    decided = Decided()
    held: list[Commitment] = []
    passed: tuple[Line, int, int, Lead] | None = None  # what the line above says, when it is no commitment by itself
    above, listed, headed, item_above = -1, False, False, False
    told_below = -1  # where the line begins that only says what became of the task above it
    said = (0, 0)
    openings = {s.start for s in context.sections if s.kind is SectionKind.ITEM}
    floor = Floor(context)
    lines = list(find_lines(context.document, context.sections, without=used))
    if context.kind == "presentation" and not any(line.heading for line in lines):
        lines = [replace(line, heading=2) if _is_slide_title(context, line, below) else line for line, below in zip_longest(lines, lines[1:])]
    if context.kind == "presentation":
        lines = [*lines[:1], *(replace(line, heading=line.heading or 1, item=False) if is_question(context.document.text, above, line) else line for above, line in pairwise(lines))]
    for line, below in zip_longest(lines, lines[1:]):
        headed = line.item and 0 <= context.deal == above and (headed or not item_above)
        if headed:
            context.deal = line.passage.start  # the list below `Memorandā katrs uzņēmies savu daļu.`
        above, item_above = line.passage.start, line.item
        floor.at(line)
        while place < len(bounds) and bounds[place][1] <= line.start:
            place += 1
        text = context.text(line.start, line.end)
        if decided.ended(line, text):
            line, context.title = replace(line, section=SectionKind.ITEM), ""
        tail = find_tail(context, line.start, line.end)
        if tail is not None and tail.whole:
            if not held and passed is not None and tail.owners and context.minutes:
                held = list(of_sentence(context, *passed, answered=True))  # the line below it says who answers for it
            held = [completed(c, tail) for c in held]
            continue
        yield from held
        held, passed = [], None
        lead = leads.at(line, text)
        told = line.section is SectionKind.AGENDA and len(text) > 160 and SAYS.search(text.lower())  # talk that only looks like the agenda
        if (line.section in _PASSED_OVER and not told) or (line.section is SectionKind.ATTENDANCE and context.kind != "presentation" and not _speaks(line, text, lead)):
            continue
        goes_on, listed = listed and line.item, line.item or text.rstrip().endswith(":")
        if line.passage.start in openings and not goes_on:
            context.title = ""  # what `Nolemj:` said under the item before is not said of this one
        spans = [(line.start, line.end)] if line.heading and len(text) < _SHORT else []  # a title is one, whatever full stops it has
        at = place if not spans else len(bounds)
        timed = False
        while at < len(bounds) and bounds[at][0] < line.end:
            spans.append((max(bounds[at][0], line.start), min(bounds[at][1], line.end)))
            at += 1
        spans = [part for span in spans for part in answered_parts(context, *span)]
        context.outcome = None
        if context.looks_back is not None and spans:
            if line.passage.start == told_below:
                continue  # `– izpildīts`: what became of the task in the line above
            under = below is not None and len(spans) == 1 and below.end - below.start < _SHORT and not below.heading
            context.outcome = status_of(context.text(*spans[1]).lower()) if len(spans) > 1 and line.item and not SAYS.search(context.text(*spans[0]).lower()) else status_of(context.text(below.start, below.end).lower()) if under and below is not None else None
            told_below = below.passage.start if below is not None and under and context.outcome is not None else -1
        for number, (start, end) in enumerate(spans):
            start, end = trimmed(context, start, end)
            if end - start < 3:
                continue
            if number and context.outcome is not None and held and not has(context.text(start, end), Form.INFINITIVE, Form.DEBITIVE):
                held = _put_off(context, held, start, end) if not context.outcome else held  # what became of the task
                continue
            context.before, said, context.now = said, (start, end), (start, end)
            label = find_label(context.text(start, end))
            if label is not None and not context.text(start + label.at, end).rstrip().endswith(":"):
                yield from held
                named = lead if label.kind is None else lead.over(Lead(kind=label.kind, nominal=True, depth=lead.depth))
                held = list(of_sentence(context, line, start + label.at, end, named, labelled=True))
                continue
            if line.arrow and context.minutes and number == 0 and not context.text(start, end).rstrip().endswith(":"):
                yield from held  # `→ A. Roze sagatavo karti`
                held = list(of_sentence(context, line, start, end, lead.over(Lead(kind=kind_of_arrow(context, start, end), depth=lead.depth)), labelled=True))
                continue
            opened = find_lead(context, line, start, end, lead)
            if opened is not None:
                leads.push(opened, line)
                lead = lead.over(opened)
                context.title, context.titled = _title(context.text(start, end)), (start, end)
                continue
            back.at(context, line, start, end)
            if line.heading or is_title(context.text(start, end), line):
                context.title, context.titled = _title(context.text(start, end)), (start, end)
                context.chapter = context.title
                context.voice = ()
            if line.heading and (not line.item or line.passage.end in tabled):
                continue
            if lead.nominal and (_heads_a_chapter(context, line, below, tabled) or (below is not None and below.item and _ROMAN.match(text) and not find_verbs(text))):
                continue
            more = find_tail(context, start, end) or find_doers(context, start, end) if held or passed is not None else None
            if not held and more is not None and more.whole and more.owners and passed is not None and context.minutes:
                held = list(of_sentence(context, *passed, answered=True))  # `Uzaicināt projektētāju. Izpildītājs: I. Roze.`
                passed = None
            if held and more is not None and more.whole:
                held = [completed(c, more) for c in held]
                continue
            added = find_addition(context, start, end, timed=timed) if held and at - place > 1 and end - start < 120 else None
            if added is not None:
                held = [replace(completed(c, added), due=added.due.value if added.due else None) if not timed else completed(c, added) for c in held]
                timed = True
                continue
            timed = False
            yield from held
            held = list(of_sentence(context, line, start, end, lead))
            passed = None if held else (line, start, end, lead)
            _follow(context, start, end)
            floor.at(line)  # what a speaker says of others gives them no voice
    yield from held


def _is_slide_title(context: Context, line: Line, below: Line | None) -> bool:
    """Whether a line of slides kept as a text without any marks heads the bullets below it: a short one that is no sentence."""
    text = context.text(line.start, line.end)
    return not line.item and below is not None and below.item and 3 < len(text) <= 70 and (text[:1].isupper() or text[:2] == "20") and text[-1:] not in ".;,!:"


def _put_off(context: Context, held: Sequence[Commitment], start: int, end: int) -> list[Commitment]:
    """The tasks with the new term that the sentence gives which tells that they are not done yet: `Daļēji, pabeigs ap augusta vidu.`"""
    due = find_due(context, context.text(start, end))
    return [replace(c, due=due.value, due_text=due.text) if due is not None and due.value else c for c in held]


class LooksBack:
    """Follows the titles and tells the context whether what stands below looks back at earlier tasks."""

    def __init__(self) -> None:
        self._rank = 0

    def at(self, context: Context, line: Line, start: int, end: int) -> None:
        """Opens with a title that looks back, and closes with the next one of its rank."""
        text = context.text(start, end)
        titled = line.heading > 0 or is_title(text, line)
        if not titled and not (line.item and line.depth == 1 and line.place):
            return
        rank = line.heading if line.heading else 10 + line.depth if line.item else 20
        kind = looks_back(text.lower().strip(" .:")) if titled or text.rstrip().endswith(":") else None
        if kind is not None:
            context.looks_back, self._rank = kind, rank
        elif context.looks_back is not None and rank <= self._rank and titled:
            context.looks_back = None


def _above_tables(document: Document) -> frozenset[int]:
    """Where the passages end right behind which a table begins: titles of it, whatever their number."""
    flow = [p for p in document.passages if p.kind not in OUT_OF_FLOW]
    return frozenset(a.end for a, b in pairwise(flow) if b.kind is PassageKind.CELL and a.kind is not PassageKind.CELL)


def _heads_a_chapter(context: Context, line: Line, below: Line | None, tabled: frozenset[int]) -> bool:
    """Whether a numbered title names no act and no item but text or a table stands below it: `1. Pašreizējais stāvoklis` in a plan."""
    text = context.text(line.start, line.end)
    if not (line.item and line.depth == 1 and line.place and is_title(text, line)) or act_noun(text) is not None or find_verbs(text):
        return False
    return line.passage.end in tabled or (below is not None and not below.item and not below.cell)


def _title(text: str) -> str:
    """A title in small letters, its letters closed up where they are printed apart."""
    return re.sub(r"\s", "", text).lower() if _SPACED.fullmatch(text) else text.lower()


def _speaks(line: Line, text: str, lead: Lead) -> bool:
    """Whether a line behind the list of those present already belongs to the talk: it is a sentence or opens a list."""
    if (lead.kind is not None or lead.told) and line.item:
        return True
    if _PRESENT.match(text) or text.rstrip()[-1:] not in '.:”"':
        return line.item and (lead.nominal or bool(find_verbs(text)))
    return lead.nominal or bool(SAYS.search(text.lower())) or bool(AGREED.search(text.lower())) or bool(find_verbs(text)) or text.rstrip().endswith(":")


def _follow(context: Context, start: int, end: int) -> None:
    """Remembers the institution that the text speaks of now."""
    here = context.inside(start, end)
    context.near["stands two before"] = context.near.get("stands before", ())
    context.near["stands before"] = tuple(mention.id for mention in here)
    for mention in here:
        if mention.kind is EntityKind.INSTITUTION:
            context.topic = mention
            break
    text = context.text(start, end)
    if _TURN.match(text) or SAYS.search(text.lower()):
        clause = make_clause(context, start, end)
        opens = next((w.ids for w in clause.whos if w.start == start and Case.NOM in w.cases and is_person(context, w.ids[0])), ())
        context.voice = clause.speaker() or opens or context.voice
