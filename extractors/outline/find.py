"""Where the parts of a document begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.dates.words import folded
from extractors.outline.agenda import Agenda, DecidedList
from extractors.outline.blocks import MEETING, Label, label_at, labels_in
from extractors.outline.lettered import lettered_headings
from extractors.outline.listed import OPENING, PERSON, ends_block, goes_on, lists_person
from extractors.outline.minutes import CLOSING, DECISION, SIGNED, decision_in, ends_in_name, is_minutes, item_number
from extractors.outline.opened import blocks_of, composes, names_members, names_more, opens
from extractors.outline.roman import roman_headings
from extractors.outline.sheets import leads_project
from extractors.outline.transcript import turns
from extractors.records import OUT_OF_FLOW, Capacity, Document, Passage, PassageKind, Section, SectionKind

_AGENDA = re.compile(
    r"(?:d\s?a\s?r\s?b\s?a\s+k\s?a\s?r\s?t\s?i\s?b\s?a\w*|darbakartib\w+|izskatamie jautajumi|jautajumi(?= un\b|\s*:?\s*$)|dienas kartib\w+)\s*:?"
)


def outline(document: Document) -> tuple[Section, ...]:
    """The sections of the document: they follow each other and cover the text; a document without any is one `body`.

    >>> from extractors.readers import read
    >>> document = read("Sēdi vada: J. Ozols\\nPiedalās: A. Liepa\\n1. Par plānu\\nNolemj: sagatavot".encode())
    >>> [(section.kind.value, section.capacity and section.capacity.value) for section in outline(document)]
    [('attendance', 'chair'), ('attendance', 'participant'), ('item', None), ('decision', None)]
    """
    if not document.text:
        return ()
    marks = sorted(_marks(document), key=lambda mark: mark.start)
    if not marks:
        return (Section(SectionKind.BODY, 0, len(document.text)),)
    sections: list[Section] = []
    if marks[0].start > 0:
        head = SectionKind.HEADER if any(m.kind is not SectionKind.BODY for m in marks) else SectionKind.BODY
        sections.append(Section(head, 0, marks[0].start))
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        end = following.start if following else len(document.text)
        if end > mark.start:
            sections.append(Section(mark.kind, mark.start, end, mark.title, mark.number, mark.capacity))
    return tuple(sections)


def _marks(document: Document) -> Iterator[Section]:
    """Where sections begin; their ends are not told yet."""
    flow = [p for p in document.passages if p.kind not in OUT_OF_FLOW]
    minutes = is_minutes(document, flow)
    lettered = {**roman_headings(document), **lettered_headings(document)} if minutes else {}
    attending = False
    seen_item = False
    bracketed = False  # whether the items are counted with brackets: `1) Par plānu`
    listing = False  # whether people have been listed above
    agenda = Agenda()
    decided = DecidedList()
    floor = frozenset(turn.start for turn in turns(document))
    spoken = False  # below the first speech of a verbatim record only the absent are listed, and its editors
    composed = False  # whether the list that follows is that of a body which the paper sets up
    table: int | None = None  # the table that an attendance block goes on in
    ended: int | None = None  # the table of whose rows one label tells of those who led, wrote or did not come, and of no other row
    for place, passage in enumerate(flow):
        text = document.text[passage.start : passage.end]
        low = folded(text)
        cell = passage.kind is PassageKind.CELL
        if passage.start in lettered and not ((named := label_at(low)) and named.end >= len(low.rstrip())):
            seen_item, attending = True, False
            yield Section(SectionKind.ITEM, passage.start, passage.start, text[:200], lettered[passage.start])
            continue
        if passage.start in floor:
            if attending:  # `Sēdes vadītāja. Labrīt!` is no label of who was there: the talk begins
                yield Section(SectionKind.BODY, passage.start, passage.start)
            attending, spoken = False, True
            continue
        inside = cell and attending and table in (None, passage.table) and (passage.column or passage.table is not None)
        if inside and (passage.column or not (label := _label_of_row(document, flow, place, text, low, alone=ended == passage.table))):
            table = passage.table
            continue
        if not cell and table is not None:
            table = None
        label = label if inside else label_at(low) if not cell or passage.column == 0 else None
        if (spoken and label and label.capacity is not Capacity.ABSENT) or leads_project(document.text, passage.start):
            label = None
        composed = not cell and (composes(low) or (composed and (not item_number(passage, text, low) or lists_person(text)) and not (label and _CAME.match(low))))
        if composed:
            label = None
        elif label is None and minutes and not cell and not seen_item and not spoken:
            label = names_members(document, text, flow[place + 1] if place + 1 < len(flow) else None) or (names_more(text) if listing else None)
        late = place > len(flow) * 0.6 and seen_item
        if label and late and SIGNED.match(low) and len(text) < 160 and label.capacity in (Capacity.CHAIR, Capacity.SECRETARY):
            yield Section(SectionKind.SIGNATURE, passage.start, passage.start, text)
            attending = False
            continue
        if label and opens(label, low, text, minutes=minutes, seen_item=seen_item):
            attending = listing = True
            ended = passage.table if cell and label.capacity in _OF_FEW else None
            yield from blocks_of(passage, text, low, label)
            after = flow[place + 1] if place + 1 < len(flow) else None
            told = len(text) - label.end > 25 or (label.end < len(text.rstrip()) and (label.capacity is Capacity.SECRETARY or text.rstrip().endswith(".")))
            if told and after is not None and not goes_on(document, text, after):
                attending = False
                yield Section(SectionKind.BODY, after.start, after.start)
            continue
        if attending and not cell and any(at for at, _ in labels_in(text, low) if at):
            yield from (b for b in blocks_of(passage, text, low) if b.start > passage.start)
            continue
        if _AGENDA.match(low) and not agenda.is_told_of(low):
            yield Section(SectionKind.AGENDA, passage.start, passage.start, text)
            attending = False
            agenda.open()
        elif minutes and (again := agenda.taken_up(passage, text, low)) is not None and not DECISION.match(low):
            seen_item = True
            attending = False
            yield Section(SectionKind.ITEM, passage.start, passage.start, text[:200], again or None)
        elif minutes and decided.holds(passage, text, low):
            continue
        elif minutes and (item := item_number(passage, text, low, bracketed=bracketed)) and not (attending and lists_person(text)):
            attending = False
            agenda.numbered(low)
            seen_item = not agenda.counts(item) or seen_item
            bracketed = bracketed or text[len(item) : len(item) + 1] == ")"
            yield Section(SectionKind.ITEM, passage.start, passage.start, text[:200], item)
            decision = decision_in(low)
            if decision and decision.start() > 0:
                yield Section(SectionKind.DECISION, passage.start + decision.start(), passage.start, None, item)
        elif minutes and (decision := decision_in(low)):
            attending, seen_item = False, True
            yield Section(
                SectionKind.DECISION, passage.start + decision.start(), passage.start, text[decision.start() : decision.end()]
            )
            decided.open(text, agenda)
        elif (attending and (OPENING.match(low) or ends_block(passage, text, low))) or (late and minutes and CLOSING.match(low)):
            attending = False
            yield Section(SectionKind.BODY, passage.start, passage.start)
        elif late and minutes and len(text) < 120 and SIGNED.match(low) and ends_in_name(text):
            yield Section(SectionKind.SIGNATURE, passage.start, passage.start, text)


#: What tells of a meeting, whatever has been set up above it.
_CAME = re.compile(rf"(?:{MEETING}|piedal|klat|pieaicin|uzaicin|protokol|vada\b|ierad|nav\b|neierad|nepiedal)")
#: What a row tells only of those whom it names.
_OF_FEW = frozenset({Capacity.CHAIR, Capacity.SECRETARY, Capacity.ABSENT})
_WORDS = re.compile(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ][^\d:]{4,50}:?\s*")


def _label_of_row(document: Document, flow: Sequence[Passage], place: int, text: str, low: str, *, alone: bool) -> Label | None:
    """The label that the first cell of a row below others is: `Nav ieradušies`, `Deputāti`; who follows stands beside it.

    Behind a row that tells its own `alone` any words that are no name open another: `Nav ieradušies | …`, `Administrācija | …`.
    """
    if len(text) >= 60:
        return None
    label = label_at(low)
    if label is not None and (":" in low or label.end >= len(low.rstrip())):
        return label
    after = flow[place + 1] if place + 1 < len(flow) else None
    beside = after is not None and after.kind is PassageKind.CELL and after.row == flow[place].row
    if not beside or after is None:
        return None
    more = names_members(document, text, after)
    if more is None and alone and _WORDS.fullmatch(text) and not PERSON.search(text) and PERSON.search(document.text, after.start, after.end):
        return Label(Capacity.PARTICIPANT, len(text), True)
    return more
