"""All commitments of a document: from tables, from decisions, and from sentences that promise, plan or ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from extractors.commitments.forms import (
    AIM,
    DEBITIVE,
    DONE,
    FORMAL,
    HISTORY,
    LAW,
    NOT_DONE,
    PLANNED,
    PROMISED,
    has_infinitive,
    is_future,
    kind_of,
)  # fmt: skip
from extractors.commitments.parties import case_of, generic_owner, owners_before_verb, owners_by_post
from extractors.commitments.tables import find_task_rows
from extractors.dates.deadlines import find_deadlines
from extractors.dates.find import find_dates
from extractors.dates.values import Deadline, Frame, Precision
from extractors.dates.words import folded
from extractors.names.declension import Case
from extractors.records import (
    OUT_OF_FLOW,
    Attendance,
    Commitment,
    CommitmentKind,
    Document,
    EntityKind,
    Header,
    Mention,
    MentionId,
    Passage,
    PassageKind,
    Role,
    Section,
    SectionKind,
)  # fmt: skip

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NUMBER = re.compile(r"\s*(?:[-–—•*·●▪]\s*|\d{1,3}(?:\.\d{1,3})*[.)]?(?!\d)\s*§?\s*(?!gad)|\(?[a-z]\)\s*)+")
_MENTION_ENDS = frozenset({Case.DAT})
_NOMINATIVE = frozenset({Case.NOM})
_ACCUSATIVE = frozenset({Case.ACC})
_LEAD_VERBS = re.compile(
    r"\b(?:informeja|planotaj\w+|vienojas|vienojas|apnemas|nolemj|nolema|uzdod|uzdot|paredz\w*|plano|uzdevum\w*|nakamie soli|turpmak\w* darb\w*|ricibas virzien\w*|planots|pasakum\w*|lidz nakam\w+)\b"
)


@dataclass(slots=True)
class _Lead:
    """What a line that ends in a colon says for the items below it: owners, kind and due date."""

    owners: tuple[MentionId, ...] = ()
    kind: CommitmentKind | None = None
    deadline: Deadline | None = None
    depth: int = 0


@dataclass(slots=True)
class _Context:
    """All that a sentence is judged by."""

    document: Document
    header: Header
    people: Sequence[Mention]
    institutions: Sequence[Mention]
    roles: Sequence[Role]
    sections: Sequence[Section]
    reference: date | None
    next_meeting: date | None
    mentions: list[Mention] = field(default_factory=list)
    names: dict[MentionId, str] = field(default_factory=dict)
    minutes: bool = False


def find_commitments(
    document: Document, doc: Doc, sections: Sequence[Section], header: Header, people: Sequence[Mention],
    institutions: Sequence[Mention], roles: Sequence[Role], attendance: Sequence[Attendance],
) -> Iterator[Commitment]:  # fmt: skip
    """The commitments in order, each once for a sentence and its owners."""
    context = _Context(document, header, people, institutions, roles, sections, _day(header.date), _next_meeting(document, header))
    context.mentions = sorted((*people, *institutions), key=lambda m: (m.evidence.start, -m.evidence.end))
    context.names = {m.id: m.name for m in context.mentions}
    context.minutes = header.kind in ("minutes", "decision") or any(s.kind is SectionKind.DECISION for s in sections)
    in_tables: set[int] = set()
    seen: set[tuple[int, int, tuple[MentionId, ...]]] = set()
    for commitment in _from_tables(context, in_tables):
        yield commitment
    for commitment in _from_sentences(context, doc, in_tables):
        at = commitment.evidence
        key = (at.start, at.end, commitment.owners)
        if key not in seen:
            seen.add(key)
            yield commitment


def _day(value: str | None) -> date | None:
    """The document's own date, for counting from; a month or year is its first day."""
    if not value or not re.match(r"\d{4}", value):
        return None
    parts = [int(p) for p in value.split("-")[:3]] if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", value) else [int(value[:4])]
    if len(parts) > 1 and parts[1] > 12:
        parts = parts[:1]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def _next_meeting(document: Document, header: Header) -> date | None:
    """The date after `Nākamā sēde`, when the document gives it."""
    low = folded(document.text)
    match = re.search(r"nakam[ao](?:ja)?\s+(?:\w+\s+){0,3}?(?:sede|sanaksme|tiksanas|sapulce|sedi|sanaksmi)\b", low)
    while match:
        rest = document.text[match.end() : match.end() + 60].split("\n")[0]
        for found in find_dates(rest, reference=_day(header.date)):
            if found.value and found.precision is Precision.DAY:
                return _day(found.value)
        match = re.compile(r"nakam[ao](?:ja)?\s+(?:\w+\s+){0,3}?(?:sede|sanaksme|tiksanas|sapulce|sedi|sanaksmi)\b").search(
            low, match.end()
        )
    return None


def _from_tables(context: _Context, used: set[int]) -> Iterator[Commitment]:
    document = context.document
    for row in find_task_rows(document):
        used.update(p.start for p in (row.task, *row.who, *(p for p in (row.when, row.state) if p)))
        owners = tuple(
            dict.fromkeys(m.id for cell in row.who for m in context.mentions if cell.start <= m.evidence.start < cell.end)
        )
        deadline = _cell_deadline(context, row.when)
        state = folded(document.text[row.state.start : row.state.end]) if row.state else ""
        task = document.text[row.task.start : row.task.end]
        done = bool(DONE.search(state or folded(task))) and not NOT_DONE.search(state)
        kind = CommitmentKind.ASSIGNED if context.minutes else CommitmentKind.PLANNED
        offset = _NUMBER.match(task)
        start = row.task.start + (offset.end() if offset and offset.end() < len(task) else 0)
        yield Commitment(
            document.cite(start, row.task.end), kind, owners, (), deadline.value if deadline else None,
            deadline.text if deadline else None, done, "commitments:table", 0.85,
        )  # fmt: skip


def _cell_deadline(context: _Context, cell: Passage | None) -> Deadline | None:
    if cell is None:
        return None
    text = context.document.text[cell.start : cell.end]
    found = list(find_deadlines(text, reference=context.reference, next_meeting=context.next_meeting))
    return next((d for d in found if d.value), found[0] if found else None)


def _from_sentences(context: _Context, doc: Doc, used: set[int]) -> Iterator[Commitment]:
    document = context.document
    lead = _Lead()
    sentences = [(s.start_char, s.end_char, s) for s in doc.sents]
    place = 0
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW or passage.start in used or passage.header:
            continue
        section = next((s for s in context.sections if s.start <= passage.start < s.end), None)
        while place < len(sentences) and sentences[place][0] < passage.start:
            place += 1
        at = place
        while at < len(sentences) and sentences[at][0] < passage.end:
            start, end, span = sentences[at]
            end = min(end, passage.end)
            at += 1
            if section is not None and section.kind in (SectionKind.ATTENDANCE, SectionKind.SIGNATURE, SectionKind.AGENDA):
                continue
            here = next((s for s in context.sections if s.start <= start < s.end), section)
            lead = _kept(lead, passage, document.text[start:end])
            yield from _sentence(context, span, start, end, passage, here, lead)
            new = _lead(context, start, end, passage)
            if new is not None:
                lead = new
        place = at


def _kept(lead: _Lead, passage: Passage, text: str) -> _Lead:
    """A lead holds for the list below it: until a paragraph that is no item, or an item of its own level."""
    if lead.kind is None and not lead.owners and lead.deadline is None:
        return lead
    if _depth(text) > lead.depth or (passage.kind is PassageKind.ITEM and lead.depth == 0):
        return lead
    if passage.kind in (PassageKind.HEADING,) or _depth(text) <= lead.depth:
        return _Lead()
    return lead


def _depth(text: str) -> int:
    number = re.match(r"\s*((?:\d+\.)+\d*)", text)
    if number:
        return number.group(1).strip(".").count(".") + 1
    return 9 if re.match(r"\s*[-–—•*·●▪]", text) else 0


def _lead(context: _Context, start: int, end: int, passage: Passage) -> _Lead | None:
    """The lead that a sentence ending in a colon opens for the items below, if it names owners or binds."""
    text = context.document.text[start:end].rstrip()
    if not text.endswith(":") and not (passage.kind is PassageKind.HEADING and _LEAD_VERBS.search(folded(text))):
        return None
    low = folded(text)
    inside = [m for m in context.mentions if start <= m.evidence.start < end]
    owners = owners_before_verb(context.document, inside, start, end, _MENTION_ENDS) or (
        owners_before_verb(context.document, inside, start, end, _NOMINATIVE) if _LEAD_VERBS.search(low) else []
    )
    deadline = _deadline(context, text)
    kind: CommitmentKind | None = kind_of(text, decided=context.minutes)
    if owners and case_of(context.document, owners[0]) & _MENTION_ENDS and kind in (None, CommitmentKind.PLANNED):
        kind = CommitmentKind.ASSIGNED
    if re.search(r"\binforme\w*\b.*\bplanot", low):
        kind = CommitmentKind.PLANNED
    if re.search(r"\bvienojas\b", low):
        kind, owners = CommitmentKind.AGREED, []
    named = tuple(m.id for m in owners)
    if not named and kind is not CommitmentKind.AGREED:
        named = tuple(generic_owner(context.document, context.institutions, text, start, body=context.header.body))
    if not named and kind is None and not (deadline and deadline.frame is not Frame.DURING):
        return None
    limit = deadline if deadline and deadline.frame is not Frame.DURING else None
    return _Lead(named, kind, limit, _depth(text))


def _sentence(
    context: _Context, span: object, start: int, end: int, passage: Passage, section: Section | None, lead: _Lead
) -> Iterator[Commitment]:
    document = context.document
    text = document.text[start:end]
    stripped = _NUMBER.match(text)
    body_start = start + (stripped.end() if stripped and stripped.end() < len(text) else 0)
    body = document.text[body_start:end].rstrip()
    if len(body) < 12 or body.endswith(":") or passage.kind is PassageKind.HEADING:
        return
    low = folded(body)
    decided = section is not None and section.kind in (SectionKind.DECISION, SectionKind.ITEM) and context.minutes
    made = _judge(context, span, body, low, body_start, end, decided=decided, lead=lead)
    if made is None:
        return
    kind, owners, method, confidence = made
    deadline = _deadline(context, body) or lead.deadline
    done = bool(DONE.search(low)) and not NOT_DONE.search(low)
    value = deadline.value if deadline else None
    if (
        done
        and value
        and context.reference
        and value > context.reference.isoformat()
        and not re.search(r"\d{4}", deadline.text if deadline else "")
    ):
        value = f"{int(value[:4]) - 1}{value[4:]}"
    beneficiaries = _beneficiaries(context, body_start, end, owners)
    evidence_end = body_start + len(body)
    yield Commitment(
        document.cite(body_start, evidence_end), kind, tuple(dict.fromkeys(owners)), beneficiaries, value,
        deadline.text if deadline else None, done, method, confidence,
    )  # fmt: skip


def _judge(
    context: _Context, span: object, body: str, low: str, start: int, end: int, *, decided: bool, lead: _Lead
) -> tuple[CommitmentKind, list[MentionId], str, float] | None:
    """Kind, owners, rule and confidence of a sentence that binds; nothing for one that does not."""
    document = context.document
    inside = [m for m in context.mentions if start <= m.evidence.start < end]
    done = DONE.search(low) is not None
    if LAW.search(low) or (AIM.search(low) and not decided):
        return None
    datives = owners_before_verb(document, inside, start, min(end, start + 260), _MENTION_ENDS)
    leading = (
        bool(datives)
        and not re.search(r"[.!?]", _initials_out(document.text[start : datives[0].evidence.start]))
        and datives[0].evidence.start - start < 60
    )
    infinitive = has_infinitive(body)
    granted = leading and low.find("pieskirt") > 0
    if FORMAL.match(low) and not granted and not (done and decided):
        return None
    kind = kind_of(body, decided=decided)
    if kind is CommitmentKind.REQUESTED:
        asked = owners_before_verb(document, inside, start, end, _ACCUSATIVE) or datives
        return kind, [m.id for m in asked], "commitments:request", 0.85
    if (decided or lead.kind is CommitmentKind.ASSIGNED) and leading and (infinitive or DEBITIVE.search(low)):
        return CommitmentKind.ASSIGNED, [m.id for m in datives], "commitments:dative and infinitive", 0.9
    if leading and DEBITIVE.search(low):
        return CommitmentKind.ASSIGNED, [m.id for m in datives], "commitments:debitive", 0.85
    if kind is CommitmentKind.ASSIGNED and (infinitive or done or "atbildig" in low) and not HISTORY.search(low):
        owners = [m.id for m in datives] or owners_by_post(body, context.roles, context.names)
        owners = owners or generic_owner(document, context.institutions, body, start, body=context.header.body)
        return kind, owners, "commitments:assigned", 0.8
    future = _future(span)
    clause = re.search(r"\b(?:ka|kad)\s", body)
    told = start + clause.end() if clause and _says(low[: clause.start()] + " ") else start  # what is said comes behind `ka`
    subjects = owners_before_verb(document, [m for m in inside if m.evidence.start >= told], told, end, _NOMINATIVE)
    if subjects and subjects[0].evidence.start - told > 90:
        subjects = []
    named = [m.id for m in subjects]
    named = named or generic_owner(document, context.institutions, document.text[told:end], told, body=context.header.body)
    if not named and told > start:
        named = [m.id for m in owners_before_verb(document, inside, start, told, _NOMINATIVE)]
    named = named or list(lead.owners)
    if kind is CommitmentKind.PROMISED and (infinitive or future):
        return kind, named, "commitments:promise", 0.85
    if (
        lead.kind is not None
        and (infinitive or future or lead.kind is CommitmentKind.PLANNED)
        and (lead.owners or future or infinitive)
    ):
        lead_owners = list(lead.owners) or named
        return lead.kind, lead_owners, "commitments:under a lead", 0.75
    if lead.owners and infinitive:
        return CommitmentKind.ASSIGNED, list(lead.owners), "commitments:under a lead", 0.8
    if done and decided and named:
        return CommitmentKind.ASSIGNED, named, "commitments:reported done", 0.7
    if future and decided and named:
        return CommitmentKind.AGREED if not _says(low) else CommitmentKind.PROMISED, named, "commitments:future in minutes", 0.75
    if kind is CommitmentKind.AGREED and infinitive and not HISTORY.search(low):
        return kind, named, "commitments:agreement", 0.7
    if (
        kind is CommitmentKind.PLANNED
        and (infinitive or future or "tiks" in low or PLANNED.search(low))
        and not HISTORY.search(low)
    ):
        return kind, named, "commitments:plan", 0.65
    if future and named and not HISTORY.search(low) and context.header.kind != "other":
        return CommitmentKind.PLANNED, named, "commitments:future", 0.6
    return None


def _initials_out(text: str) -> str:
    return re.sub(r"\b[A-ZĀČĒĢĪĶĻŅŠŪŽ][zž]?\.", "", text)


def _says(low: str) -> bool:
    return bool(re.search(r"\b(?:apliecin|sola|apsol|informe|zino|pastastij|uzsver|norad|atzist|sacij|skaidro)\w*", low)) or bool(
        PROMISED.search(low)
    )


def _future(span: object) -> bool:
    return any(is_future(token.text, token.lemma_) for token in span if token.is_alpha)  # type: ignore[attr-defined]


def _deadline(context: _Context, text: str) -> Deadline | None:
    """The limit that the sentence sets, else the time it names, when it is not over."""
    found = list(find_deadlines(text, reference=context.reference, next_meeting=context.next_meeting))
    limits = [d for d in found if d.frame is not Frame.DURING]
    if limits:
        return limits[0]
    today = context.reference.isoformat() if context.reference else None
    for deadline in found:
        if (
            deadline.value
            and deadline.precision is not Precision.DECADE
            and (today is None or deadline.value > today[: len(deadline.value)])
        ):
            before = folded(text[max(0, deadline.start - 24) : deadline.start])
            if not re.search(r"(?:par|no|kops|sedes|sanaksmes)\s*$", before):
                return deadline
    return None


def _beneficiaries(context: _Context, start: int, end: int, owners: Sequence[MentionId]) -> tuple[MentionId, ...]:
    """Named recipients: institutions in the locative or dative, people in the dative, that are not owners."""
    own = {context.names.get(o) for o in owners}
    out = []
    for mention in context.mentions:
        if start <= mention.evidence.start < end and mention.name not in own:
            cases = case_of(context.document, mention)
            wanted = {Case.DAT, Case.LOC} if mention.kind is EntityKind.INSTITUTION else {Case.DAT}
            if cases & wanted and len(cases) < 6 and not cases & {Case.NOM}:
                out.append(mention.id)
    return tuple(dict.fromkeys(out))
