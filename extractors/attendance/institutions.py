"""The institutions that were represented at a recorded meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.attendance.lists import is_lacking
from extractors.names.fold import fold
from extractors.records import Attendance, Capacity, Document, Header, Mention, MentionId, Role, Section, SectionKind

#: `Rīga, 14. sept., `: before the agency that sends the news and was at no event.
_DATELINE = re.compile(r"\d{1,2}\. ?\w{3,}\.?,?\s*[-–(]?\s*$")
_TELLING = ("press", "report", "presentation")


def institutions_present(
    document: Document,
    sections: Sequence[Section],
    institutions: Sequence[Mention],
    roles: Sequence[Role] = (),
    came: Mapping[MentionId, Attendance] | None = None,
    header: Header | None = None,
    there: Sequence[Mention] = (),
    away: Sequence[Mention] = (),
) -> Iterator[Attendance]:
    """Institutions named in a block of those present, those for which somebody came, and the body whose meeting it is.

    `came` gives for each mention of a person who took part the row that says so. Whoever holds posts in two bodies
    stands for both of them. `there` are mentions by which an account of an event says that an institution was at it; an
    event that somebody was at is also that of the body whose paper tells of it, a medium apart. `away` are the people whom the
    list gives as absent: a line of a list with nobody else says nothing of their house.
    """
    said: set[str] = set()
    lines_away = {_line(document, m.evidence.start) for m in away}
    lines_away -= {_line(document, row.evidence.start) for row in (came or {}).values()} if lines_away else set()
    by_id = {m.id: m for m in institutions}
    for section in sections:
        if section.kind is not SectionKind.ATTENDANCE or section.capacity is Capacity.ABSENT:
            continue
        for mention in institutions:
            if section.start <= mention.evidence.start < section.end and mention.name not in said:
                if is_lacking(document, mention) or (lines_away and _line(document, mention.evidence.start) in lines_away):
                    continue
                said.add(mention.name)
                yield _row(document, mention, section.capacity or Capacity.PARTICIPANT, "attendance:represented", 0.85)
    for role in roles:
        row = (came or {}).get(role.person)
        held = by_id.get(role.institution) if role.institution else None
        if row is not None and held is not None and held.name not in said:
            said.add(held.name)
            sure = min(row.confidence, role.confidence)
            yield replace(
                row, subject=held.id, on_behalf_of=None, evidence=role.evidence, method="attendance:represented", confidence=sure
            )
    for mention in there:
        if mention.name not in said:
            said.add(mention.name)
            yield _row(document, mention, Capacity.PARTICIPANT, "attendance:told of", 0.6)
    teller = by_id.get(header.body) if header is not None and header.kind in _TELLING and header.body and came else None
    if teller is not None and header is not None and header.kind == "presentation" and not _shown_first(document, teller, came or {}):
        teller = None
    if teller is not None and teller.name not in said and teller.type != "media" and not _DATELINE.search(document.text[: teller.evidence.start]):
        said.add(teller.name)
        yield _row(document, teller, Capacity.PARTICIPANT, "attendance:its own event", 0.6)
    met = by_id.get(header.body) if header is not None and header.kind == "minutes" and header.body else None
    if met is not None and met.method.endswith("standing meeting"):
        pass  # it is what the minutes record
    elif met is not None and met.name not in said:
        said.add(met.name)
        yield _row(document, met, Capacity.PARTICIPANT, "attendance:its own meeting", 0.85)
    if any(s.kind is SectionKind.ATTENDANCE for s in sections):
        head = sections[0].end if sections[0].kind is SectionKind.HEADER else 0
        host = next((m for m in institutions if m.evidence.start < head and (met is None or _owns(document, m, met) or (_letterhead(m) and not _is_venue(document, m)))), None)
        if host is not None and host.name not in said:
            yield _row(document, host, Capacity.PARTICIPANT, "attendance:its own meeting", 0.8)


def _shown_first(document: Document, teller: Mention, came: Mapping[MentionId, Attendance]) -> bool:
    """Whether the slides name their house on the first of them, or as that of a speaker: a partner that they only name often was nowhere."""
    return teller.evidence.start < _FIRST_SLIDE or any(row.on_behalf_of == teller.id for row in came.values())


_FIRST_SLIDE = 250  # code points


def stands_for(role: Role, kinds: Mapping[MentionId, str | None]) -> bool:
    """Whether whoever has the role comes for its house: no learner does, and no deputy for the party in brackets behind the name."""
    return not _LEARNER.match(role.role or "") and (role.role is not None or role.institution is None or kinds.get(role.institution) != "party")


#: Who learns in a house, or once did, does not stand for it.
_LEARNER = re.compile(r"(?:\S+ ){0,3}?(?:doktorant|student|maģistrant|absolvent|stipendiāt|pensionār)", re.I)


def party_tickets(document: Document, sections: Sequence[Section], institutions: Sequence[Mention]) -> frozenset[MentionId]:
    """The parties for which deputies of a list sit, in brackets behind their names: nobody comes to a council for a party."""
    tickets: set[str] = set()
    for section in sections:
        if section.kind is SectionKind.ATTENDANCE and "deputāt" in document.text[section.start : section.start + 120].lower():
            inside = (m for m in institutions if section.start <= m.evidence.start < section.end and m.type in (None, "party", "association"))
            tickets.update(m.name for m in inside if document.text[: m.evidence.start].rstrip("„“\"« ").endswith("(") and document.text[m.evidence.end :].lstrip("”“\"» ").startswith(")"))
    return frozenset(m.id for m in institutions if m.name in tickets)


def _line(document: Document, start: int) -> tuple[int | None, int | None] | int:
    """The row of a table, or the line up to a semicolon, in which a name stands."""
    passage = document.passage_at(start)
    if passage is not None and passage.table is not None:
        return passage.table, passage.row
    return max(document.text.rfind("\n", 0, start), document.text.rfind(";", 0, start))


def _letterhead(mention: Mention) -> bool:
    """Whether a name in the nominative stands over the minutes of an organ of that house; a fund only pays for them."""
    located = mention.evidence.quote[-1:].lower() in "āēīū" and mention.name[-1:] not in "āēīū"
    return mention.type != "fund" and not located and fold(mention.evidence.quote) == fold(mention.name)


def _owns(document: Document, mention: Mention, met: Mention) -> bool:
    """Whether the name of the body that met begins with a council's, whose committee it is, or stands right behind it: `Ogres novada pašvaldības Finanšu komiteja`."""
    at, body = mention.evidence, met.evidence
    within = at.start == body.start and at.end < body.end
    return mention.type == "municipality" and (within or (at.end < body.start and not document.text[at.end : body.start].strip()))


#: A street behind a name: where the meeting was held.
_STREET = re.compile(r"[”“\"»]?,\s(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w.]*\s){1,4}?(?:iel[aā]|laukum[sā]|bulvār(?:is|ī)|prospekt[sā]|gatv[eē]|krastmal[aā]|šosej[aā])\s\d")

_DAY = re.compile(r"[”“\"»]?,\s(?:19|20)\d\d\. ?gad")


def _is_venue(document: Document, mention: Mention) -> bool:
    """Whether a street or the day stands right behind the name on a line below the title: `Viesnīca „Ezers”, Ezera iela 3`, `Ogre, viesnīca „Ezers”, 2019. gada 12. jūnijs`."""
    below = document.text[: mention.evidence.start].strip() != ""
    return below and any(sign.match(document.text, mention.evidence.end) for sign in (_STREET, _DAY))


def _row(document: Document, mention: Mention, capacity: Capacity, method: str, confidence: float) -> Attendance:
    at = mention.evidence
    return Attendance(mention.id, capacity, None, document.cite(at.start, at.end), method, confidence)
