"""Blocks and tables of people: present, invited, absent, in the chair, taking the minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.dates.words import folded
from extractors.people.deputised import is_replaced
from extractors.records import Capacity, Document, Mention, Passage, PassageKind, Section, SectionKind
from extractors.roles.tables import row_of, titles_of

_PRESENCE = re.compile(r"\b(?:piedal\w*|klatbutn\w*|klat\b|apmeklejum\w*|ieradas|dalib\w*|balss\w*|statuss|piezimes?|paraksts)\b")
#: Columns where a bare mark says nothing: `Piezīmes | —`.
_REMARKS = re.compile(r"\b(?:statuss|piezimes?)\b")
_SAYS = re.compile(r"[a-z]")
_ABSENT = re.compile(r"\s*(?:ne\b|nav\b|nebija\b|nepiedal\w*|neierad\w*|prombutn\w*|attaisnot\w*|slim\w*|atvalinajum\w*|komandejum\w*|nevar\w*|atvainoj\w*|kave\w*|iztruk\w*|[-–—✗✘☐]\s*$)")
_CHAIRS = re.compile(r"(?:vada (?:sedi|sanaksmi|sapulci|tiksanos)|(?:sedes|sanaksmes|sapulces|darba grupas) vaditaj\w|vada\b)")
_WRITES = re.compile(r"(?:protokole\w*|protokolist\w*|protokolu|piezimes)")
_GUEST = re.compile(r"(?:pieaicin\w*|uzaicin\w*|viesis|viesa\b|noverotaj\w*)")
_AWAY = re.compile(r"\b(?:nepiedal\w*|neierad\w*|prombutne|nevar(?:eja)? piedalities|atvainoj\w*|attaisnoti nepied\w*|nav piedalij\w*|nav ierad\w*|atsutij\w* (?:\w+ )?(?:zinojumu|viedokli|atvainosan\w*))\b|\b(?:nebija|slim[aos]|slims|saslim\w+|atvalinajuma|komandejuma)\W*$")


#: `No deviņiem ieradušies astoņi: … Nav Jāņa Ozola.`: who is lacking stands in the genitive behind the verb.
_LACKED = re.compile(
    r"(?:^|[.;]\s)(?:(?:nav|nebija)(?: (?:ierad|piedalij|piesleg)\w+)?|truka|trukst|iztruka|(?:ierasties|piedalities|atbraukt|but klat) (?:\w+ )?nevareja|nevareja (?:\w+ )?(?:ierasties|piedalities|atbraukt)|nepiedal\w+|neierad\w+|nepiesle\w+|saslim(?:is|usi|usas|usi)|atvainoj(?:as|usies|usas|ies))\s(?:(?:[^.;:\n]|(?<=\b\w)\.)*\s)?$")


#: Behind those who are lacking the next line names who led or wrote: `Sēdes sekretāre – `.
_NEXT_LABEL = re.compile(r"\s(?:(?:Sēdes|Sanāksmes|Sapulces) \w+|Protokol\w+|Sekretār\w+)\s[–—-]\s*$")


def is_lacking(document: Document, mention: Mention) -> bool:
    """Whether the sentence up to a name only says who did not come: `Nebija ieradies biedrības pārstāvis Ivars Kalns`."""
    passage = document.passage_at(mention.evidence.start)
    before = document.text[passage.start if passage else 0 : mention.evidence.start]
    return _LACKED.search(folded(before)) is not None and not _NEXT_LABEL.search(before)


def listed(document: Document, sections: Sequence[Section], people: Sequence[Mention]) -> Iterator[tuple[Mention, Capacity]]:
    """Each person of a block or table with the capacity; chair and secretary first, those absent before those present."""
    order = {Capacity.CHAIR: 0, Capacity.SECRETARY: 1, Capacity.ABSENT: 2}
    found: list[tuple[int, int, Mention, Capacity]] = []
    for person in people:
        if is_replaced(document.text, person):
            continue
        start = person.evidence.start
        section = next((s for s in sections if s.start <= start < s.end), None)
        in_block = section is not None and section.kind is SectionKind.ATTENDANCE
        base = (section.capacity if section is not None and in_block else None) or Capacity.PARTICIPANT
        passage = document.passage_at(start)
        if passage is not None and passage.kind is PassageKind.CELL:
            opened = document.passage_at(section.start) if section is not None and in_block else None
            here = opened is not None and (opened.table is None or opened.table == passage.table)  # `Protokolē | A. Roze` speaks for its own table
            capacity = _in_row(document, passage, person, people, base if here else None)
        elif in_block:
            capacity = _beside(document, person, people, base)
        else:
            capacity = None
        if capacity is not None:
            found.append((order.get(capacity, 3), start, person, capacity))
    for _, _, person, capacity in sorted(found, key=lambda f: f[:2]):
        yield person, capacity


def _beside(document: Document, person: Mention, people: Sequence[Mention], base: Capacity) -> Capacity:
    """What the bracket or the words right behind a name in a list say of it: `A. Roze (protokolē)`, `B. Kalns – nepiedalās`."""
    after = [p.evidence.start for p in people if p.evidence.start >= person.evidence.end]
    passage = document.passage_at(person.evidence.start)
    stop = min([passage.end if passage else person.evidence.end, *after, person.evidence.end + 120])
    behind = folded(document.text[person.evidence.end : max(stop, person.evidence.end)])
    bracket = re.match(r"\s*(?:\(([^()]*)\)|[-–—]\s*([^,;]*))", behind)
    segment = re.split(r"[;\n]|(?:^|(?<=[a-z)]{3})|(?<=[”“»\"]\)))\.\s", behind)[0]
    if base is not Capacity.ABSENT and _AWAY.search(segment) and len(segment) < 110:
        return Capacity.ABSENT
    if is_lacking(document, person):
        return Capacity.ABSENT
    said = (bracket.group(1) or bracket.group(2) or "") if bracket else ""
    cell = behind.rpartition("\t")[2] if "\t" in behind else ""
    return _said(said) or _said(cell) or next((c for m in re.finditer(r"\(([^()]*)\)", segment) if (c := _said(m[1]))), None) or base


def _said(words: str) -> Capacity | None:
    if _AWAY.match(words.strip()):
        return Capacity.ABSENT
    if _CHAIRS.match(words.strip()):
        return Capacity.CHAIR
    if _WRITES.match(words.strip()):
        return Capacity.SECRETARY
    return Capacity.INVITED if _GUEST.match(words.strip()) else None


def _in_row(
    document: Document, passage: Passage, person: Mention, people: Sequence[Mention], base: Capacity | None
) -> Capacity | None:
    """The capacity that a row of a table gives; nothing when the table does not tell who was there."""
    titles = titles_of(document, passage)
    presence = [column for column, title in titles.items() if _PRESENCE.search(title)]
    named = any(re.search(r"\b(?:vard\w*|uzvard\w*|dalibnie\w*|parstav\w*|persona)\b", title) for title in titles.values())
    if base is None and not (presence and named):
        return None
    row = row_of(document, passage)
    texts = {cell.column or 0: folded(document.text[cell.start : cell.end]).strip() for cell in row}
    if any(_ABSENT.match(text := texts.get(column, "")) and (_SAYS.search(text) or not _REMARKS.search(titles[column])) for column in presence):
        return Capacity.ABSENT
    inside = folded(document.text[person.evidence.end : passage.end])
    bracket = re.match(r"\s*\(([^()]*)\)", inside)
    said = _said(bracket.group(1)) if bracket else None
    if said is None:
        for column, text in texts.items():
            if column != (passage.column or 0) and len(text) < 200:
                marks = re.findall(r"\(([^()]*)\)", text)
                said = said or next((s for m in marks if (s := _said(m))), None)
                if column in presence or len(text) < 40:
                    said = said or _said(text)
    return said or base or Capacity.PARTICIPANT
