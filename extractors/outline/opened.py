"""What opens a list of people: a label that is no sentence about taking part, a line that says whose people follow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.dates.words import folded
from extractors.names.given import is_given_name
from extractors.outline.blocks import Label, labels_in
from extractors.outline.listed import HEARD, PERSON, SENTENCE_ENDS, SPEAKS
from extractors.outline.members import members_label
from extractors.records import Capacity, Document, Passage, PassageKind, Section, SectionKind

#: A label of more people below a list, and what stands for none: `No ministrijas: …`, `Citi: …`.
_MORE = re.compile(r"(?P<who>[A-ZĀČĒĢĪĶĻŅŠŪŽ][^:\n]{2,70}):\s+(?P<rest>[^\n]{5,600})")
_NO_LABEL = re.compile(r"(?:darba kart|dienas ?kart|norises|viet[as]|laik|datums|adrese|telpa|kvorum|temat?|jautajum|izskat|pielikum|prieksseded|balsoj|nolem|lem|uzdev)")
#: A speaker before the colon, no list: `A. Roze: …`.
_NAMED_LAST = re.compile(rf"{PERSON.pattern}(?:-\w+)?\s*$")


#: An initial, or a given name, before a surname.
_NAMED = re.compile(r"(?:\b([A-ZĀČĒĢĪĶĻŅŠŪŽ])\.\s?|([A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+)\s)(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+)")


#: What is set up or approved in an order or a decision, with the list of those who will sit in it.
_COMPOSES = re.compile(
    r"\b(?:(?:iz|no)?veidot|(?:iz|no)?veido|izveidota?|apstiprinat?|apstiprinu|apstiprinats|iecelt|iecelu|ievelet|nozimet|noteikt|nosaka|nokomplektet)\b[^.]{0,200}"
    r"\b(?:sastav|komisij|komitej|grup|padom|zurij|stab|kolegij|valdi|prezidij|locekl)\w*[^.:]{0,80}:\s*$"
)


def composes(low: str) -> bool:
    """Whether a folded passage announces who will sit in a body that is set up: nobody of the list below it came to anything.

    >>> composes("1. izveidot darba grupu sada sastava:"), composes("darba grupas sede piedalas:")
    (True, False)
    """
    return low.rstrip().endswith(":") and _COMPOSES.search(low) is not None


def opens(label: Label, low: str, text: str, *, minutes: bool, seen_item: bool) -> bool:
    """Whether a label really opens a list of people here and is no sentence about taking part."""
    whole = label.end >= len(low.rstrip())
    if seen_item and label.capacity in (Capacity.PARTICIPANT, Capacity.CHAIR, Capacity.SECRETARY) and not label.sure:
        return False
    rest = text[label.end :]
    if not minutes and rest.strip() and (label.capacity is Capacity.CHAIR or low.startswith("dalibnieki")) and not any(m[1] or is_given_name(m[2]) for m in _NAMED.finditer(rest)):
        return False  # `Dalībnieki: Ezeru biedrība, Krasta muzejs`, `Vada: Ezeru biedrība`: who belongs to a network, who runs a project
    if label.capacity in (Capacity.CHAIR, Capacity.SECRETARY):
        if not label.sure and SPEAKS.match(low, label.end):
            return False
        return (minutes or label.sure) and (len(text) < 700 or len(list(labels_in(text, low))) > 1)
    if label.sure or whole:
        return minutes or label.sure
    marked = bool(re.search(r"[-–—]\s*$", text[: label.end]))
    return minutes and (marked or bool(PERSON.search(rest[:90]))) and not re.match(r"\s*(?:\d|no\b|ne\b)", rest)


def names_members(document: Document, text: str, after: Passage | None) -> Label | None:
    """The label of a list of people that says what they are, when names come right behind it or on the next line."""
    label = members_label(text)
    if label is None:
        return None
    rest = text[label.end :].strip()
    if not rest and after is not None:
        rest = _row(document, after) if after.kind is PassageKind.CELL else document.text[after.start : after.end]
        return label if len(rest) < (600 if label.sure else 200) and PERSON.search(rest) and not re.match(r"\d{1,2}\.\sPar ", rest) else None
    return label if PERSON.search(rest[:120]) else None


def _row(document: Document, cell: Passage) -> str:
    """The text of the row of a table that begins with a cell, its cells behind each other."""
    row = (p for p in document.passages if p.kind is PassageKind.CELL and (p.table, p.row) == (cell.table, cell.row))
    return " ".join(document.text[p.start : p.end].strip() for p in row)


def names_more(text: str) -> Label | None:
    """The label of a line below a list that names further people: whose they are, or only that they are others.

    >>> names_more("No Zivju biroja: direktors Juris Kalns, juriste A. Roze").capacity.value
    'participant'
    >>> [names_more(t) for t in ("A. Roze: Juris Kalns to jau zina.", "Pielikumā: A. Rozes vēstule, karte, tāme")]
    [None, None]
    """
    match = _MORE.fullmatch(text.strip())
    if match is None or _NAMED_LAST.search(re.sub(r"^No\s", "", match["who"])) or _NO_LABEL.match(folded(match["who"])) or HEARD.match(folded(text)):
        return None
    rest = re.sub(r"\([^()]*\)", "", match["rest"]).rstrip(" .;,")
    parts = [part for part in re.split(r"[;,]|\sun\s", rest) if part.strip()]
    named = sum(PERSON.search(part) is not None for part in parts)
    if not PERSON.search(parts[0]) or named * 2 < len(parts) or SENTENCE_ENDS.search(rest) or any(SPEAKS.match(folded(rest), m.end()) for m in re.finditer(PERSON.pattern + r"\s", rest)):
        return None
    return Label(Capacity.PARTICIPANT, match.start("rest"), True)


def blocks_of(passage: Passage, text: str, low: str, first: Label | None = None) -> Iterator[Section]:
    """The blocks of a passage, which may hold several one after the other; the label of the `first` may be known."""
    found = list(labels_in(text, low))
    if first is not None and not any(at == 0 for at, _ in found):
        found = [(0, first), *((at, label) for at, label in found if at >= first.end)]
    for at, label in found:
        title = text[at : label.end].strip(" :–‒—-")
        yield Section(SectionKind.ATTENDANCE, passage.start + at, passage.start, title, None, label.capacity)
