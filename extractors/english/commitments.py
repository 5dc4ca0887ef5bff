"""Commitments in English passages: who is to do what by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from extractors.english.dates import find_english_dates
from extractors.records import Commitment, CommitmentKind, Document, Mention, MentionId, Passage, PassageKind

_SAID = r"(?:said|confirmed|informed(?: the \w+)?|explained|added|replied|told the \w+|announced|assured(?: the \w+)?) that"
_DONE = re.compile(
    r"(?:[–—-]|[(:;,]|\bhas been|\bwas|\bwere|\bhave been)\s*(?:completed|done|delivered|implemented|fulfilled|carried out)\s*[).]*\s*$"
)
#: Said of a subject that stands right before it; the first that fits decides the strength.
_FORMS: tuple[tuple[CommitmentKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"\s*(?:\([^)]*\)\s*)?(?:also |further |therefore )?(?:{words})\b", re.IGNORECASE))
    for kind, words in (
        (CommitmentKind.PROMISED, rf"{_SAID} (?:he|she|they|it|we) (?:will|would)(?! (?:not|like|prefer|be (?:able|happy|glad))\b)"),
        (CommitmentKind.PROMISED, r"(?:[a-z]+ed(?: [a-z ]{0,30})? and )?(?:(?:has |have )?(?:undertook|undertaken|offered|volunteered|promised|took it upon \w+) to)"),
        (CommitmentKind.AGREED, r"(?:have |has )?agree[ds]? to|(?:have |has )?agreed that (?:it|they) (?:will|would)|(?:have |has )?decided to"),
        (CommitmentKind.PROMISED, r"(?:have |has )?(?:undertake[sn]?|undertook|promise[ds]?|commit(?:s|ted)?|pledge[sd]?) (?:itself |themselves )?to|will|shall endeavour to"),
        (CommitmentKind.REQUESTED, r"(?:is|are|was|were) (?:kindly )?(?:invited|requested|asked|encouraged|urged)(?: (?!to\b)[\w-]+){0,4} to"),
        (CommitmentKind.ASSIGNED, r"(?:is|are|was|were) (?:tasked (?:to|with)|instructed to|responsible for|assigned to|to (?!be\b)[a-z]+)|shall|must"),
        (CommitmentKind.PLANNED, r"plans? to|(?:is|are) (?:planned|expected|scheduled|going) to|intends? to"),
    )
)  # fmt: skip
_ASKS = re.compile(
    r"\b(?P<verb>invite[ds]?|request(?:ed|s)?|ask(?:ed|s)?|task(?:ed|s)?|instruct(?:ed|s)?|mandate[ds]?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_TOLD = frozenset({"task", "instr", "manda"})
_TO_DO = re.compile(r"\s*(?:\([^)]*\))?\s*to (?!be\b)[a-z]+\b")  # a task in a list: `Ministry of Culture to send its comments`
_WE = re.compile(
    r"\b(?:it was agreed|the (?:parties|participants|meeting|members|sides|working group|committee) (?:have )?agreed|(?:both |all )?parties (?:will|shall)) (?:to\b|that\b)?",
    re.IGNORECASE,
)
_NOT = re.compile(r"\s*(?:not\b|be (?:a|an|the|able|no)\b)", re.IGNORECASE)
_WHEN = re.compile(r"\b(?:in|on|during|at|within)\s+(?:the\s+)?$", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:[^.!?]|\.(?=\S)|(?:\bNo|\bMr|\bMs|\bMrs|\bDr|\b[A-Z])\.)+[.!?]?")
_TASK = re.compile(r"^(?:task|action|activity|measure|decision|what)", re.IGNORECASE)
_OWNER = re.compile(r"^(?:responsib|owner|who\b|lead|by whom)", re.IGNORECASE)
_DUE = re.compile(r"^(?:deadline|due|when|date|term|by when|timeline)", re.IGNORECASE)


def find_english_commitments(
    document: Document, passages: Sequence[Passage], parties: Sequence[Mention], *, year: int | None, today: date | None = None,
    chair: MentionId | None = None,
) -> Iterator[Commitment]:  # fmt: skip
    """Sentences with a subject that is a named party, requests to one, agreements of all, and rows of tables of tasks."""
    yield from _from_tables(document, passages, parties, year)
    for passage in passages:
        if passage.kind in (PassageKind.HEADING, PassageKind.CELL):
            continue
        for sentence in _SENTENCE.finditer(document.text, passage.start, passage.end):
            start = sentence.start() + len(sentence.group()) - len(sentence.group().lstrip(" \n\t-–—•*·"))
            found = (
                _in_sentence(document, start, sentence.end(), parties) or _by_agents(document, start, sentence.end(), parties)
                or _of_generic(document, start, sentence.end(), parties, chair)
            )  # fmt: skip
            if found is not None and sentence.end() - start > 20:
                kind, owners = found
                yield _made(document, start, sentence.end(), kind, owners, year, "english:sentence", 0.75, today=today)


def _in_sentence(
    document: Document, start: int, end: int, parties: Sequence[Mention]
) -> tuple[CommitmentKind, tuple[MentionId, ...]] | None:
    here = [m for m in parties if start <= m.evidence.start < end]
    for party in here:
        asks = _ASKS.search(document.text[start : party.evidence.start])
        if asks and re.match(r"\s+to\b", document.text[party.evidence.end : end]):
            told = asks["verb"].lower()[:5].startswith(tuple(_TOLD))
            return CommitmentKind.ASSIGNED if told else CommitmentKind.REQUESTED, (party.id,)
        if party.evidence.start == start and _TO_DO.match(document.text, party.evidence.end, end):
            return CommitmentKind.ASSIGNED, (party.id,)
        for kind, pattern in _FORMS:
            match = pattern.match(document.text, party.evidence.end, end)
            if match and not _NOT.match(document.text, match.end(), end):
                agreed = bool(re.search(r"\bagreed that\b", document.text[start : party.evidence.start]))
                return CommitmentKind.AGREED if agreed else kind, (*_joined(document, here, party), party.id)
    we = _WE.search(document.text, start, end)
    return (CommitmentKind.AGREED, ()) if we and re.search(r"\bto\b|\bthat\b", we.group()) else None


#: Words that mean a body or a group of the meeting without naming it, with the name that `the Commission` has in such papers.
_GENERIC = re.compile(
    r"\b(?P<who>(?:[Tt]he )?(?:[Ss]ecretariat|Commission|Presidency|[Cc]hair(?:man|woman|person)?|[Ww]orking (?:[Gg]roup|[Pp]arty)|Council)|(?:[Tt]he |[Aa]ll |[Bb]oth )?(?:[Dd]elegations|[Dd]elegates|[Mm]embers|"
    r"[Pp]artners|[Pp]articipants|[Pp]arties|[Cc]ountries|Member States)|[Ee]ach (?:partner|country|party|delegation|port|member)|(?:Latvia|Lithuania|Estonia|Finland|Sweden|Denmark|Norway|Iceland)"
    r"(?:(?:,| and|, and) (?:Latvia|Lithuania|Estonia|Finland|Sweden|Denmark|Norway|Iceland))*)(?=\s)"
)
_FULL = {"Commission": "European Commission"}


def _of_generic(
    document: Document, start: int, end: int, parties: Sequence[Mention], chair: MentionId | None = None
) -> tuple[CommitmentKind, tuple[MentionId, ...]] | None:
    """An act laid on somebody whom only a common word names: `the Secretariat shall …`, `delegations to send …`.

    Its owner is the body that the paper elsewhere names in full, else nobody.
    """
    for match in _GENERIC.finditer(document.text, start, end):
        short = match["who"].removeprefix("the ").removeprefix("The ")
        owner = next((m for m in parties if m.name == _FULL.get(short)), None)
        inside = re.match(r"\s\((?:the )?", document.text[match.end() : end])
        owner = owner or next((m for m in parties if inside and m.evidence.start == match.end() + inside.end()), None)
        owners = (owner.id,) if owner else (chair,) if chair and short.lower().startswith("chair") else ()
        asks = _ASKS.search(document.text[start : match.start()])
        if asks and re.match(r"\s+to\b", document.text[match.end() : end]):
            told = asks["verb"].lower()[:5].startswith(tuple(_TOLD))
            return CommitmentKind.ASSIGNED if told else CommitmentKind.REQUESTED, owners
        if match.start() == start and _TO_DO.match(document.text, match.end(), end):
            return CommitmentKind.ASSIGNED, owners
        for kind, pattern in _FORMS:
            said = pattern.match(document.text, match.end(), end)
            if said and not _NOT.match(document.text, said.end(), end) and (kind is not CommitmentKind.PLANNED):
                return kind, owners
    return None


_BY = re.compile(r"\b(?:will|shall|is to|are to) be (?:\w+ly )?(?!follow|caus|affect|replac)\w+(?:ed|en| held|sent|made|drawn up)\s+(?:jointly )?by\s+(?:the\s+)?$")


def _by_agents(
    document: Document, start: int, end: int, parties: Sequence[Mention]
) -> tuple[CommitmentKind, tuple[MentionId, ...]] | None:
    """What will be done by those named: `A seminar will be organised by X and Y in March`."""
    here = sorted((m for m in parties if start <= m.evidence.start < end), key=lambda m: m.evidence.start)
    first = next((m for m in here if _BY.search(document.text[start : m.evidence.start])), None)
    if first is None:
        return None
    last = first
    for party in here:
        if party.evidence.start > last.evidence.end and re.fullmatch(r"\s*(?:,|and|, and)\s*(?:the\s+)?", document.text[last.evidence.end : party.evidence.start]):
            last = party
    return CommitmentKind.PLANNED, (*_joined(document, here, last), last.id)


def _joined(document: Document, here: Sequence[Mention], last: Mention) -> Iterator[MentionId]:
    """Those who stand before a subject and are joined to it: `X, Y and Z will …`."""
    at = last.evidence.start
    chain: list[MentionId] = []
    for party in sorted(here, key=lambda m: -m.evidence.start):
        if party.evidence.end <= at and re.fullmatch(r"\s*(?:,|and|, and)\s*(?:the\s+)?", document.text[party.evidence.end : at]):
            chain.append(party.id)
            at = party.evidence.start
    yield from reversed(chain)


def _made(
    document: Document, start: int, end: int, kind: CommitmentKind, owners: tuple[MentionId, ...], year: int | None, method: str, sure: float,
    due_at: tuple[int, int] | None = None, today: date | None = None,
) -> Commitment:  # fmt: skip
    first, last = due_at or (start, end)
    said = document.text[first:last]
    dates = [d for d in find_english_dates(said, year=year, today=today) if d.value and (d.limit or due_at or _WHEN.search(said[: d.start]))]
    due = dates[-1] if dates else None
    words = document.text[first + due.start : first + due.end] if due else None
    while end > start and document.text[end - 1].isspace():
        end -= 1
    return Commitment(
        document.cite(start, end),
        kind,
        owners,
        (),
        due.value if due else None,
        words,
        bool(_DONE.search(document.text, start, end)),
        method,
        sure,
    )


def _from_tables(
    document: Document, passages: Sequence[Passage], parties: Sequence[Mention], year: int | None
) -> Iterator[Commitment]:
    cells = [p for p in passages if p.table is not None]
    for table in sorted({p.table for p in cells if p.table is not None}):
        grid = {(p.row, p.column): p for p in cells if p.table == table}
        heads = {column: document.text[p.start : p.end] for (row, column), p in grid.items() if row == 0}
        task = next((c for c, text in heads.items() if _TASK.match(text)), None)
        owner = next((c for c, text in heads.items() if _OWNER.match(text)), None)
        due = next((c for c, text in heads.items() if _DUE.match(text)), None)
        if task is None or (owner is None and due is None):
            continue
        for row in sorted({row for row, _ in grid if row}):
            cell, who, when = grid.get((row, task)), grid.get((row, owner)), grid.get((row, due))
            if cell is None:
                continue
            owners = tuple(m.id for m in parties if who and who.start <= m.evidence.start < who.end)
            span = (when.start, when.end) if when else (cell.start, cell.end)
            yield _made(document, cell.start, cell.end, CommitmentKind.ASSIGNED, owners, year, "english:table", 0.8, span)
