"""Who took part in the recorded meeting or event, how, and for whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extractors.records import Attendance, Capacity, Document, Mention, MentionId, Role, Section, SectionKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Verbs of taking part in an event that a paper reports: who does one of these was there.
_TOOK_PART = re.compile(
    r"\b(?:atklāja|parakstīja|uzstājās|piedalījās|uzrunāja|prezentēja|iepazīstināja|stāstīja|pastāstīja|vadīja|ziņoja|ziņo|izteicās"
    r"|informēja|informē|debatē|uzsvēra|vēroja|sniedza|moderēja|atbild|papildina|skaidroja|apliecināja|atgādina|klātesoš\w+|dalījās|ierosina|jautā|piebilst)\b"
)
_ANNOUNCED = re.compile(r"\b(?:piedalīsies|uzstāsies|stāstīs|notiks|apmeklēs|prezentēs|skaidros)\b")


def find_attendance(
    document: Document, doc: Doc, sections: Sequence[Section], people: Sequence[Mention],
    institutions: Sequence[Mention], roles: Sequence[Role],
) -> Iterator[Attendance]:  # fmt: skip
    """People and institutions that took part or were absent; each person once, with the institution represented."""
    behalf = _represented(people, institutions, roles)
    minutes = any(s.kind is SectionKind.ATTENDANCE for s in sections)
    said: set[str] = set()
    for section, person in _in_blocks(sections, people):
        name = person.name
        if name in said:
            continue
        said.add(name)
        capacity = section.capacity or Capacity.PARTICIPANT
        yield _row(document, person, capacity, behalf.get(name), "attendance:list", 0.95)
    for person in sorted(people, key=lambda m: m.evidence.start):
        if _known(person.name, said):
            continue
        here = next((s for s in sections if s.start <= person.evidence.start < s.end), None)
        signed = here is not None and here.kind is SectionKind.SIGNATURE
        if minutes and (signed or _debated(document, person) or _spoke(document, person)):
            said.add(person.name)
            yield _row(document, person, _signing(document, here) if signed else Capacity.PARTICIPANT, behalf.get(person.name),
                       "attendance:signature" if signed else "attendance:speaker", 0.85)  # fmt: skip
        elif not minutes and _acted(document, person):
            said.add(person.name)
            yield _row(document, person, Capacity.PARTICIPANT, behalf.get(person.name), "attendance:acted", 0.7)
    yield from _institutions_listed(document, sections, institutions, people)


def _row(
    document: Document, subject: Mention, capacity: Capacity, behalf: MentionId | None, method: str, confidence: float
) -> Attendance:
    at = subject.evidence
    return Attendance(subject.id, capacity, behalf, document.cite(at.start, at.end), method, confidence)


def _represented(people: Sequence[Mention], institutions: Sequence[Mention], roles: Sequence[Role]) -> dict[str, MentionId]:
    """The institution of each person by name: that of the first role which has one."""
    names = {m.id: m.name for m in people}
    out: dict[str, MentionId] = {}
    for role in roles:
        name = names.get(role.person)
        if name and role.institution:
            out.setdefault(name, role.institution)
    return out


def _in_blocks(sections: Sequence[Section], people: Sequence[Mention]) -> Iterator[tuple[Section, Mention]]:
    """Each person in an attendance block; the chair and the secretary before the others, the absent before those present."""
    order = {Capacity.CHAIR: 0, Capacity.SECRETARY: 1, Capacity.ABSENT: 2}
    blocks = [s for s in sections if s.kind is SectionKind.ATTENDANCE]
    for section in sorted(blocks, key=lambda s: (order.get(s.capacity or Capacity.PARTICIPANT, 3), s.start)):
        for person in people:
            if section.start <= person.evidence.start < section.end:
                yield section, person


def _known(name: str, said: set[str]) -> bool:
    """Whether the person has been counted under this or a fuller or shorter name."""
    family = name.rpartition(" ")[2]
    for other in said:
        if other == name:
            return True
        given, other_given = name.rpartition(" ")[0], other.rpartition(" ")[0]
        if other.rpartition(" ")[2] == family and (
            not given or not other_given or (given[0] == other_given[0] and (given.endswith(".") or other_given.endswith(".")))
        ):
            return True
    return False


def _signing(document: Document, section: Section | None) -> Capacity:
    text = document.text[section.start : section.end].lower() if section else ""
    if re.match(r"\W*(?:sēdi |sanāksmi )?(?:protokol|sekretār)", text):
        return Capacity.SECRETARY
    return Capacity.CHAIR if re.match(r"\W*(?:sēdes |sanāksmes )?(?:vad|priekšsēd)", text) else Capacity.PARTICIPANT


def _debated(document: Document, person: Mention) -> bool:
    """Whether the name stands in the bracket of debaters under an item: `(J. Ozols, A. Liepa)`."""
    text = document.text
    at = person.evidence
    opening = text.rfind("(", max(0, at.start - 500), at.start)
    closing = text.find(")", at.end, at.end + 500)
    if opening < 0 or closing < 0 or ")" in text[opening : at.start]:
        return False
    inside = text[opening + 1 : closing]
    names = [part for part in re.split(r",|\bun\b", inside) if part.strip()]
    return len(names) >= 2 and all(re.match(r"\s*[A-ZĀČĒĢĪĶĻŅŠŪŽ]", part) for part in names) and (
        opening == 0 or text[opening - 1] in "\n \t"
    ) and inside.count(".") >= len(names) - 1  # fmt: skip


def _sentence(document: Document, person: Mention) -> str:
    passage = document.passage_at(person.evidence.start)
    start, end = (passage.start, passage.end) if passage else (0, len(document.text))
    before = document.text[start : person.evidence.start]
    cut = max((m.end() for m in re.finditer(r"(?<![A-ZĀČĒĢĪĶĻŅŠŪŽ])[.!?]\s", before)), default=0)
    after = document.text[person.evidence.end : end]
    stop = re.search(r"[.!?](?:\s|$)", after)
    return before[cut:] + "@" + (after[: stop.start()] if stop else after)


def _spoke(document: Document, person: Mention) -> bool:
    """Whether the minutes say that the person spoke: `Ziņo J. Ozols`, `J. Ozols informē`."""
    sentence = _sentence(document, person)
    before, _, after = sentence.partition("@")
    if re.match(
        r"\s*(?:ziņo|informē|atbild|papildina|iesniedz|izsakās|debatēs piedalās)\w*\s*:?\s*$",
        before.lower().lstrip("0123456789. §"),
    ):
        return True
    if re.search(r"(?:Ziņo|Ziņotājs|Ziņotāja|Izsakās|Debatēs piedalās|Informē|Atbild)\w*\s*:?[^.]*$", before):
        return True
    return bool(re.match(r"\s*(?:,[^,.]{0,60},)?\s*(?:" + _TOOK_PART.pattern.replace(r"\b", "") + r")\b", after))


def _acted(document: Document, person: Mention) -> bool:
    sentence = _sentence(document, person)
    return bool(_TOOK_PART.search(sentence)) and not _ANNOUNCED.search(sentence)


def _institutions_listed(
    document: Document, sections: Sequence[Section], institutions: Sequence[Mention], people: Sequence[Mention]
) -> Iterator[Attendance]:
    """Institutions named in a block of those present, and the body whose meeting it is."""
    said: set[str] = set()
    for section in sections:
        if section.kind is not SectionKind.ATTENDANCE or section.capacity is Capacity.ABSENT:
            continue
        for mention in institutions:
            if section.start <= mention.evidence.start < section.end and mention.name not in said:
                said.add(mention.name)
                yield _row(document, mention, section.capacity or Capacity.PARTICIPANT, None, "attendance:represented", 0.85)
    if any(s.kind is SectionKind.ATTENDANCE for s in sections):
        head = sections[0].end if sections[0].kind is SectionKind.HEADER else 0
        for mention in institutions:
            if mention.evidence.start < head and mention.name not in said:
                said.add(mention.name)
                yield _row(document, mention, Capacity.PARTICIPANT, None, "attendance:its own meeting", 0.8)
                break
