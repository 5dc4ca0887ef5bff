"""Everybody who took part or was absent, each once, with the institution represented."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extractors.attendance.accounts import is_account, is_of_journey, reporters
from extractors.attendance.contests import competed
from extractors.attendance.deeds import top_of
from extractors.attendance.delegations import delegations
from extractors.attendance.events import is_quoted, presents, took_part
from extractors.attendance.guests import was_there
from extractors.attendance.heard import was_heard
from extractors.attendance.institutions import institutions_present, party_tickets, stands_for
from extractors.attendance.lists import is_lacking, listed
from extractors.attendance.presence import accompanied, played, shows_presence, spoke_there
from extractors.attendance.pronouns import taken_up
from extractors.attendance.reported import is_elsewhere
from extractors.attendance.sentences import sentence_around
from extractors.attendance.speech import debated, spoke
from extractors.dates.words import folded
from extractors.people.identity import identities
from extractors.records import Attendance, Capacity, Document, Header, Mention, MentionId, Role, Section, SectionKind
from extractors.roles.seats import SEATED
from extractors.tokens import tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_RECORDS_NO_EVENT = frozenset({"plan", "decision"})
#: Who signs below this only vouches for the copy.
_CERTIFIED = re.compile(r"\b(?:izraksts|noraksts|kopija|izdruka) (?:ir )?(?:pareiz|atbilst)\w*")


def find_attendance(
    document: Document, doc: Doc, sections: Sequence[Section], people: Sequence[Mention],
    institutions: Sequence[Mention], roles: Sequence[Role], header: Header | None = None,
) -> Iterator[Attendance]:  # fmt: skip
    """People and institutions that took part or were absent; each person once, with the institution represented."""
    who = identities(people)
    tickets = party_tickets(document, sections, institutions)
    institutions = [m for m in institutions if m.id not in tickets]
    kinds = {m.id: m.type for m in institutions}
    roles = [role for role in roles if role.institution not in tickets and stands_for(role, kinds)]
    behalf = _represented(who, roles)
    roles = sorted(roles, key=lambda role: role.method.endswith(SEATED))  # who has a house of his own speaks for that one
    own = {role.person: role.institution for role in reversed(roles) if role.institution}  # a namesake's is not his
    journey = header is not None and header.kind == "report" and is_of_journey(document)
    press = header is not None and header.kind == "press"  # a sentence that tells who else was there is no list of all
    named = not journey and not press and any(s.kind is SectionKind.ATTENDANCE for s in sections)  # those who went tell of others whom they met
    minutes = named or (header is not None and header.kind == "minutes")  # those without a list tell it in sentences
    told = not named and (header is None or header.kind not in _RECORDS_NO_EVENT)
    news = told and press
    letter = header is not None and header.kind == "letter"
    account = told and header is not None and is_account(document, header)
    report = told and header is not None and header.kind == "report" and not account
    tokens = tokens_of(doc)
    said: set[str] = set()
    came: dict[str, Attendance] = {}  # by name
    away: list[Mention] = []

    def row(person: Mention, capacity: Capacity, method: str, confidence: float) -> Attendance:
        said.add(who[person.id])
        at = person.evidence
        made = Attendance(
            person.id, capacity, own.get(person.id) or behalf.get(who[person.id]), document.cite(at.start, at.end), f"attendance:{method}", confidence
        )
        if capacity is not Capacity.ABSENT:
            came[who[person.id]] = made
        else:
            away.append(person)
        return made

    ordered = sorted(people, key=lambda m: m.evidence.start)
    seated = list(listed(document, sections, people))
    signed = _signed(sections, document, ordered, who, {capacity for _, capacity in seated})
    for person, capacity in seated:
        if who[person.id] not in said:
            capacity = signed.get(who[person.id], capacity) if capacity is Capacity.PARTICIPANT else capacity
            yield row(person, capacity, "list", 0.95)
    copied = _CERTIFIED.search(folded(document.text))
    for person in ordered:
        if who[person.id] in said or (told and header is not None and _long_ago(document, person, header.date)) or (copied is not None and copied.start() < person.evidence.start):
            continue
        if (minutes and is_lacking(document, person)) or (report and is_elsewhere(document, person)) or (header is not None and header.kind == "presentation" and is_quoted(document, person)):
            continue
        here = next((s for s in sections if s.start <= person.evidence.start < s.end), None)
        if minutes and here is not None and here.kind is SectionKind.SIGNATURE:
            yield row(person, _signing(document, _line(document, person.evidence.start, here)), "signature", 0.85)
        elif (minutes or account) and (debated(document, person) or spoke(document, person)):
            yield row(person, Capacity.PARTICIPANT, "speaker", 0.85)
        elif not named and header is not None and header.kind == "presentation" and presents(document, person):
            yield row(person, Capacity.PARTICIPANT, "presents", 0.7)
        elif told and (took_part(document, person, told_of=letter) or (not letter and played(document, tokens, person))):
            yield row(person, Capacity.PARTICIPANT, "acted", 0.7)
        elif told and (shows_presence(document, tokens, person) or (not letter and was_there(document, person))):
            yield row(person, Capacity.PARTICIPANT, "guest or witness", 0.6)
        elif news and (was_heard(tokens, person) or competed(document, tokens, person)):
            yield row(person, Capacity.PARTICIPANT, "heard or competed", 0.6)
    for person in taken_up(document, tokens, ordered) if news else ():
        if who[person.id] not in said and not _long_ago(document, person, header.date if header is not None else None):
            yield row(person, Capacity.PARTICIPANT, "pronoun", 0.55)
    for person in reporters(document, ordered) if account else ():
        if who[person.id] not in said:
            yield row(person, Capacity.PARTICIPANT, "reporter", 0.7)
    if (came or account) and told and header is not None and (header.kind in ("press", "other") or account):
        for person in ordered:
            if who[person.id] not in said and not _long_ago(document, person, header.date) and spoke_there(document, tokens, person):
                yield row(person, Capacity.PARTICIPANT, "spoke there", 0.6)
    if came and news:
        there_tops = frozenset(top for m in people if who[m.id] in came and (top := top_of(tokens, m)) is not None)
        for person in ordered:
            if who[person.id] not in said and accompanied(tokens, person, there_tops):
                yield row(person, Capacity.PARTICIPANT, "accompanied", 0.6)
    there = list(delegations(document, tokens, institutions, news=header is not None and header.kind == "press")) if told and header is not None and header.kind in ("press", "report") else []
    by_mention = {m.id: came[who[m.id]] for m in people if who[m.id] in came}
    yield from institutions_present(document, sections, institutions, roles, by_mention, header, there, away)


_YEAR = re.compile(r"(?<![\d.,])(1[89]\d\d|20\d\d)(?=\.? ?(?:gad|g\.))")
#: What is only granted for the sake of something else, as far as the name.
_GRANTED = re.compile(r"\b(?:[Pp]ar spīti tam|[Nn]eskatoties uz to|[Nn]eraugoties uz to), ka\b[^.!?]*$")
#: What somebody said may tell of any year.
_CLAUSE = re.compile(r",\s(?:ka|kas|kur\w*|jo|lai|vai)\s")
_THEN = re.compile(r"\b(?:pern|toreiz|aizpern|pirms (?:\w+ )?gad(?:a|iem|u)|pagajus[\w]+ gad\w+)\b")


def _long_ago(document: Document, person: Mention, date: str | None) -> bool:
    """Whether the paragraph has last named a year that was over before the one of the paper, or the one before that, or the sentence only grants it: what is told there is no event of the paper."""
    passage = document.passage_at(person.evidence.start)
    if passage is None:
        return False
    before, after = sentence_around(document, person)
    if _GRANTED.search(before):
        return True
    after = _CLAUSE.split(after, maxsplit=1)[0]
    years = [int(y) for y in _YEAR.findall(document.text[passage.start : person.evidence.end + len(after)])]
    if not years:
        return False
    if not date:
        told = _YEAR.findall(f"{before} {after}")
        latest = max(map(int, _YEAR.findall(document.text)))
        return _THEN.search(folded(f"{before} {after}")) is not None or (bool(told) and int(told[-1]) < latest)
    return years[-1] < int(date[:4]) - 1


def _represented(who: dict[MentionId, str], roles: Sequence[Role]) -> dict[str, MentionId]:
    """The institution of each person by name: that of the first role which has one."""
    out: dict[str, MentionId] = {}
    for role in roles:
        if role.institution:
            out.setdefault(who[role.person], role.institution)
    return out


def _signed(
    sections: Sequence[Section], document: Document, people: Sequence[Mention], who: dict[MentionId, str], given: set[Capacity]
) -> dict[str, Capacity]:
    """Who signed as chair or secretary, of those seats that the list of those present gives to nobody."""
    out: dict[str, Capacity] = {}
    for section in sections:
        if section.kind is SectionKind.SIGNATURE:
            capacity = _signing(document, (section.start, section.end))
            first = next((p for p in people if section.start <= p.evidence.start < section.end), None)
            if first is not None and capacity in (Capacity.CHAIR, Capacity.SECRETARY) and capacity not in given:
                out.setdefault(who[first.id], capacity)
    return out


def _line(document: Document, at: int, section: Section) -> tuple[int, int]:
    """The line of a block of signatures in which somebody signs, when it begins with his post; else the whole block."""
    passage = document.passage_at(at)
    if passage is None or passage.table is not None or passage.start < section.start or document.text[passage.start : at].strip() == "":
        return section.start, section.end
    return passage.start, passage.end


def _signing(document: Document, span: tuple[int, int]) -> Capacity:
    text = folded(document.text[slice(*span)])
    if re.match(r"\W*(?:sedi |sanaksmi |sapulci )?(?:sedes |sanaksmes |sapulces )?(?:protokol|sekretar|piezimes|rakstved|rakstvez|rakstij)", text):
        return Capacity.SECRETARY
    return Capacity.CHAIR if re.match(r"\W*(?:sedes |sanaksmes |sapulces )?(?:vad|priekssed)", text) else Capacity.PARTICIPANT
