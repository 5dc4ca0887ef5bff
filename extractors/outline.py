"""The parts of a document: who was there, what was on the agenda, the items, what was decided, who signed.

The order is custom, not law (Cabinet regulation No. 558 of 2018 only asks for author, date and signature), so each part
is known by the words that open it. In old minutes all of it can stand in one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.dates.words import folded
from extractors.records import OUT_OF_FLOW, Capacity, Document, Passage, PassageKind, Section, SectionKind

_MEETING = r"(?:sed\w*|sanaksm\w*|sapulc\w*|kopsapulc\w*|tiksan\w*)"
#: Words that open a block of people, over folded text, with what they say of those named.
_BLOCKS: tuple[tuple[Capacity, re.Pattern[str]], ...] = tuple(
    (capacity, re.compile(pattern))
    for capacity, pattern in (
        (Capacity.ABSENT, r"(?:nepiedal[ai]s|nepiedalijas|neierad\w+|prombutne|nav(?: ieradu\w*)?(?=\s*:)|promesosie|attaisnoti)"),
        (Capacity.INVITED, r"(?:uzaicinat\w*|pieaicinat\w*|aicinat[ie]\w*(?=\s*:)|viesi|viesis|klausitaji|pieaicinatas personas)"),
        (
            Capacity.PARTICIPANT,
            r"(?:ar balsstiesibam piedalas|ar padomdeveja tiesibam piedalas|ar padomdevejas? tiesibam piedalas)",
        ),
        (
            Capacity.CHAIR,
            rf"(?:{_MEETING} (?:vada|vadija|atklaj|atklaja|vaditaj[sa])|vada|vaditaj[sa](?=\s*[:–-])|{_MEETING} priekssedetaj[sa](?=\s*[:–-]))",
        ),
        (
            Capacity.SECRETARY,
            rf"(?:{_MEETING} )?(?:protokole|protokoleja|protokolists|protokoliste|protokolu raksta|protokoletaj[sa]|{_MEETING} sekretar[se](?=\s*[:–-]))",
        ),
        (
            Capacity.PARTICIPANT,
            rf"(?:(?:{_MEETING} )?piedal(?:as|ijas|ijusies)(?: (?:\w+ ){{0,4}}\w+)?(?=\s*[:(–-]|\s*$|\s+[A-Z])|klatesos\w+|klat ir|dalibnieki|{_MEETING} dalibnieki)",
        ),
    )
)
_LABEL_END = re.compile(r"\s*(?:\([^)]*\))?\s*[:–‒—-]?\s*")
_AGENDA = re.compile(
    r"(?:d\s?a\s?r\s?b\s?a\s+k\s?a\s?r\s?t\s?i\s?b\s?a\w*|darbakartib\w+|izskatamie jautajumi|dienas kartib\w+)\s*:?"
)
_ITEM = re.compile(r"(?:\d+\.\s?)?(\d{1,3})\.?\s?§|(\d{1,2})\.\s(?!\d)")
_PARAGRAPH_ITEM = re.compile(r"(\d{1,3})\.\s?§")
_DECISION = re.compile(
    r"(?:(?:padome|valde|dome|komisija|darba grupa|komiteja|sapulce|dalibnieki|sanaksme)\s+)?(?:\w+\s+)?"
    r"(?:nolemj|nolema|nolemts|nolemusi|lemums|lemj|lemj:|uzdod|vienojas|vienojas par|vienojamies)\b[^.]{0,20}:"
)
_CLOSING = re.compile(rf"{_MEETING} (?:slegt\w|sledz|beidz\w*|beigusies)")
_OPENING = re.compile(rf"{_MEETING} (?:sak|sakas|saka|atklata|sakta)\b")
_SIGNED = re.compile(
    rf"(?:{_MEETING} (?:vaditaj[sa]|priekssedetaj[sa])|protokol(?:eja|ets|ists|iste|etaj[sa])|vada\b|\(?paraksts|parakst(?:s|ija)\b|"
    r"(?:ministru )?prezident[se]\b|(?:valsts kancelejas )?(?:direktor[se]|vaditaj[sa])\b|priekssedetaj[sa]\b)"
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
    minutes = _is_minutes(document, flow)
    attending = False
    seen_item = False
    for place, passage in enumerate(flow):
        text = document.text[passage.start : passage.end]
        low = folded(text)
        block = _block(low) if passage.kind is not PassageKind.CELL or passage.column == 0 else None
        late = place > len(flow) * 0.6 and seen_item
        if block and late and _SIGNED.match(low) and len(text) < 160 and block[0] in (Capacity.CHAIR, Capacity.SECRETARY):
            yield Section(SectionKind.SIGNATURE, passage.start, passage.start, text)
            attending = False
            continue
        if block and (minutes or block[2]) and not (seen_item and block[0] is Capacity.PARTICIPANT and not block[2]):
            attending = True
            yield from _inline_blocks(passage, text, low)
            after = flow[place + 1] if place + 1 < len(flow) else None
            if len(text) - block[1] > 25 and after is not None and not _goes_on(document, text, after):
                attending = False
                yield Section(SectionKind.BODY, after.start, after.start)
            continue
        if _AGENDA.match(low):
            yield Section(SectionKind.AGENDA, passage.start, passage.start, text)
            attending = False
        elif minutes and (item := _item(passage, text, low)):
            seen_item = True
            attending = False
            yield Section(SectionKind.ITEM, passage.start, passage.start, text[:200], item)
            decision = _DECISION.search(low)
            if decision and decision.start() > 0:
                yield Section(SectionKind.DECISION, passage.start + decision.start(), passage.start, None, item)
        elif minutes and (decision := _DECISION.search(low)):
            attending = False
            yield Section(
                SectionKind.DECISION, passage.start + decision.start(), passage.start, text[decision.start() : decision.end()]
            )
        elif (attending and (_OPENING.match(low) or (passage.kind is PassageKind.HEADING and not _short_label(low)))) or (
            late and minutes and _CLOSING.match(low)
        ):
            attending = False
            yield Section(SectionKind.BODY, passage.start, passage.start)
        elif late and minutes and len(text) < 120 and _SIGNED.match(low) and _ends_in_name(text):
            yield Section(SectionKind.SIGNATURE, passage.start, passage.start, text)


def _goes_on(document: Document, text: str, after: Passage) -> bool:
    """Whether a list of people that began on the label's own line goes on in the next passage."""
    following = document.text[after.start : after.end]
    if after.kind in (PassageKind.ITEM, PassageKind.CELL) or text.rstrip().endswith((",", ";", ":", "un")):
        return True
    return len(following) < 90 and not following.rstrip().endswith(".") and not _block(folded(following))


def _short_label(low: str) -> bool:
    return low.rstrip().endswith(":")


def _is_minutes(document: Document, flow: list[Passage]) -> bool:
    """Whether the document records a meeting: it calls itself minutes, or lists who was there."""
    head = folded(document.text[:1500]).replace(" ", "")
    if "protokols" in head or "darbakartiba" in head:
        return True
    blocks = {b[0] for p in flow[:60] if (b := _block(folded(document.text[p.start : p.end])))}
    return len(blocks) >= 2 or bool(re.search(r"sanaksme\w*piedal[ai]", head))


def _block(low: str) -> tuple[Capacity, int, bool] | None:
    """What the words at the beginning open: capacity, where the label ends, and whether a colon makes it sure."""
    for capacity, pattern in _BLOCKS:
        match = pattern.match(low)
        if match:
            end = _LABEL_END.match(low, match.end())
            stop = end.end() if end else match.end()
            sure = ":" in low[match.start() : stop + 1]
            ends = stop >= len(low.rstrip()) or sure or low[match.end() : stop].strip() != ""
            if ends or capacity in (Capacity.CHAIR, Capacity.SECRETARY):
                return capacity, stop, sure
    return None


def _inline_blocks(passage: Passage, text: str, low: str) -> Iterator[Section]:
    """The blocks of a passage, which may hold several one after the other."""
    starts = [0]
    for match in re.finditer(r"(?<=[\s.;])(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ])", text):
        at = match.start()
        block = _block(low[at:])
        if block and (block[2] or block[0] in (Capacity.CHAIR, Capacity.SECRETARY)):
            starts.append(at)
    for at in dict.fromkeys(starts):
        block = _block(low[at:])
        if block:
            label = text[at : at + block[1]].strip(" :–-")
            yield Section(SectionKind.ATTENDANCE, passage.start + at, passage.start, label, None, block[0])


def _item(passage: Passage, text: str, low: str) -> str | None:
    """The number of the item that a passage opens, or nothing."""
    sign = re.match(r"(\d{1,3})\.?\s?§", low)
    if sign:
        return sign.group(1)
    if passage.kind in (PassageKind.HEADING, PassageKind.ITEM, PassageKind.PARAGRAPH):
        number = re.match(r"(\d{1,2})\.\s?(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ])", text)
        if number and passage.level in (None, 1, 2) and (low[number.end() :].startswith("par ") or len(text) < 100):
            return number.group(1)
    return None


def _ends_in_name(text: str) -> bool:
    return bool(re.search(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w.]*\s?[A-ZĀČĒĢĪĶĻŅŠŪŽ]?[\w-]+\s*$", text))
