"""People who spoke at an event that a paper tells of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from extractors.initiatives.acts import NO
from extractors.initiatives.named import NamedInitiative
from extractors.initiatives.party import Found, make_party
from extractors.initiatives.references import Reference
from extractors.names.declension import Case
from extractors.names.initiative_heads import initiative_head
from extractors.records import Document, Part, PassageKind
from extractors.sides import Named, within

_SPOKE = re.compile(
    r"\b(?:atklāja|uzstājās|piedalījās|uzrunāja|prezentēja|iepazīstināja|stāstīja|pastāstīja|vadīja|uzsvēra|sniedza|moderēja|dalījās|skaidroja|lasīja|runāja|teica)\b"
)
#: Gatherings at which people speak; of others only who opens them or takes part is told so: to tell a paper of a match is no part in it.
OF_TALK = frozenset(
    "konference seminārs forums kongress simpozijs diskusija lekcija vebinārs samits saruna lasījumi meistarklase sarīkojums pasākums salidojums saiets dienas diena".split()
)
_DID = re.compile(r"\b(?:atklāja|uzstājās|piedalījās|uzrunāja|prezentēja|vadīja|moderēja|lasīja)\b")
#: Who leads the whole: `Nometni vadīja Ilze Krūze`.
_LED = re.compile(r"(?<!\w)(?P<noun>[^\W\d_]{5,})\s+vadīja\s+")
#: A line of a programme: `9.45–10.00`, `plkst. 10:00`.
_HOUR = re.compile(r"\W*(?:plkst\.\s?)?\d{1,2}[.:]\d\d(?!\d)(?:\s?[–-]\s?\d{1,2}[.:]\d\d)?(?=[\s–|:-]|$)(?!\s*\d{4})")
#: Who leads its jury or committee need not be there.
_OF_A_PART = re.compile(r"\b(?:žūrij|komitej|komisij|padom|grup)(?:u|i)\s+vadīja\b")
_FEWEST_LINES = 4
_ANNOUNCED = re.compile(r"\b(?:piedalīsies|uzstāsies|stāstīs|notiks|prezentēs)\b")


def speakers(
    document: Document, references: Sequence[Reference], names: Sequence[Named], sentences: Sequence[tuple[int, int]]
) -> Iterator[Found]:
    """People who spoke at an event that a paper tells of: in its sentence and those that go on with it in the paragraph."""
    events = [r for r in references if r.named.mention.type == "event"]
    starts = [start for start, _ in sentences]
    for event in events:
        place = bisect_right(starts, event.start) - 1
        passage = document.passage_at(event.start)
        if place < 0 or passage is None:
            continue
        end_of_talk = _talk_end(document, passage.end)
        for start, end in sentences[place:]:
            if start >= end_of_talk or any(start <= r.start < end and r.named.mention.name != event.named.mention.name for r in references if r.by_name):
                break
            text = document.text[start:end]
            if not (_SPOKE if event.named.noun in OF_TALK else _DID).search(text) or _ANNOUNCED.search(text) or NO.search(text):
                continue
            if _OF_A_PART.search(text):
                continue
            led = _LED.search(text)
            head = initiative_head(led["noun"]) if led is not None else None
            for name in within(names, start, end):
                if name.person and Case.NOM in name.cases:
                    leads = led is not None and head is not None and head[1].head.noun in (event.named.noun, "pasākums") and name.start >= start + led.end()
                    yield make_party(document, event.named, name.mention, Part.LEAD if leads else Part.PARTICIPANT, start, end, "speaker", 0.6)
    for event in events:
        yield from _listed(document, event, names)
    yield from _in_programme(document, [event.named for event in events if event.by_name], names)


#: A line that opens the list of those who come to an event: `Sarunā piedalīsies:`, `Konferences lektori:`.
_WHO_COMES = re.compile(r"\b(?:piedal(?:īsies|ās|ījās)|uzst(?:āsies|ājās|ājas)|runā(?:s|ja)|lekcijas\s+lasīs|lektori|dalībnieki|runātāji|diskutēs)\s*:\s*$", re.IGNORECASE)
_MOST = 15  # lines of such a list


def _listed(document: Document, event: Reference, names: Sequence[Named]) -> Iterator[Found]:
    """The first person of each item below a line that says who comes to the event."""
    line = document.passage_at(event.start)
    if line is None or _WHO_COMES.search(document.text, event.end, line.end) is None or line.end - line.start > 90:
        return
    place = bisect_right(document.passages, line.start, key=lambda p: p.start)
    for item in document.passages[place : place + _MOST]:
        if item.kind is not PassageKind.ITEM:
            return
        person = next((n for n in within(names, item.start, item.end) if n.person and Case.NOM in n.cases), None)
        if person is not None:
            yield make_party(document, event.named, person.mention, Part.PARTICIPANT, item.start, item.end, "listed", 0.7)


def _in_programme(document: Document, events: Sequence[NamedInitiative], names: Sequence[Named]) -> Iterator[Found]:
    """The people in the lines of the programme below the name of an event: `10.00–10.40 Ievadlekcija. Ilze Krūze, Dabas muzejs`."""
    lines = [p for p in document.passages if _HOUR.match(document.text, p.start, p.end)]
    above = [e for e in events if lines and e.mention.evidence.start < lines[0].start]
    if len(lines) < _FEWEST_LINES or not above:
        return
    event, last = above[0], lines[-1]
    end = max(p.end for p in document.passages if p is last or (last.table is not None and (p.table, p.row) == (last.table, last.row)))
    for name in within(names, lines[0].start, end):
        passage = document.passage_at(name.start)
        if name.person and passage is not None:
            yield make_party(document, event, name.mention, Part.PARTICIPANT, passage.start, passage.end, "programme", 0.6)


def _talk_end(document: Document, end: int) -> int:
    """The end of the paragraph; one that stops without a full stop goes on in the next."""
    text = document.text
    while end < len(text) and text[max(0, end - 1)] not in ".!?”\":":
        following = document.passage_at(min(len(text) - 1, end + 1))
        if following is None or following.end <= end:
            break
        end = following.end
    return end
