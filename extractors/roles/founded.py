"""Seats in a body that a paper sets up: `Izveidot svētku komiteju šādā sastāvā:` and below it who leads it and who sits in it.

The seat is held in the new body, beside the post that each has in a house of his own: `locekļi: Anna Roze, Upes muzeja direktore`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.names.posts import post_nominative
from extractors.records import Document, Gender, Mention, Passage, Role
from extractors.roles.lists import for_gender
from extractors.roles.page import Page

_FOUNDS = re.compile(r"\b(?:izveido|apstiprin|nodibin|dibin|noteik|iecel)\w*\b(?P<what>[^.:;\n]{3,200}?)\bsastāv(?:ā|u)\b[^.:;\n]{0,60}:", re.IGNORECASE)
_BODY = re.compile(r"(?:komisij|komitej|padom|grup|žūrij|kolēģij)\w+\s*$", re.IGNORECASE)
_ORGAN = r"(?:(?:(?:vadības|rīcības|iepirkumu|konkursa|vērtēšanas|konsultatīvās) )?(?:komisijas|komitejas|padomes|žūrijas|kolēģijas)|(?:darba |vadības |ekspertu )?grupas)"
_SEAT = (
    r"(?:(?:līdz)?(?:priekšsēdētāj|vadītāj)(?:a|es|as)(?: pirm(?:ais|ā))? vietnie(?:ks|ce|ki|ces)|(?:līdz)?priekšsēdētāj(?:s|a|i)|vadītāj(?:s|a)|"
    r"loceklis|locekle|locekļi|locekles|dalībnieki|sekretār(?:s|e))"
)
#: A label before those who hold a seat: `komisijas locekļi:`, `vadītāja –`.
_LABEL = re.compile(rf"(?<![\w-])(?:(?P<organ>{_ORGAN})\s+)?(?P<seat>{_SEAT})\s*[:–—-]\s*(?=[\s\d.)•*–—-]*[A-ZĀČĒĢĪĶĻŅŠŪŽ])", re.IGNORECASE)
#: A seat behind a name, which nothing follows but the person's own post: `Anna Roze – komisijas priekšsēdētāja`.
_BEHIND = re.compile(rf"\s*(?:\([^()]*\)\s*)?[,–—-]\s*(?:(?P<organ>{_ORGAN})\s+)?(?P<seat>{_SEAT})(?=\s*(?:[,;.(\n–—-]|$))", re.IGNORECASE)
_ONLY_SEAT = re.compile(rf"(?:{_ORGAN} )?{_SEAT}")
_OPENS = re.compile(r"(?:^|[;:.,)\n])[\s\d.)•*–—-]*$")
_NUMBER = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2})*)\.(?=\s)")
_MANY = ("ļi", "les", "eki", "ēki", "ces", "ji")


@dataclass(frozen=True, slots=True)
class _Founded:
    """Where `[start, end)` the people of a new body are listed; `body` is nothing for one without a name."""

    start: int
    end: int
    body: Mention


def seats_in_founded(document: Document, people: Sequence[Mention], page: Page, found: Sequence[Role]) -> list[Role]:
    """The roles with the seats in bodies that the paper sets up; what else was read from a seat's words gives way to it."""
    roles = list(found)
    for place in _founded(document, people, page):
        for person, seat, start in _seats(document.text, place, people):
            roles = [r for r in roles if not (r.person == person.id and r.role and not r.unit and _ONLY_SEAT.fullmatch(r.role) and _same(r.role, seat))]
            evidence = document.cite(min(start, person.evidence.start), max(start, person.evidence.end))
            roles.append(Role(person.id, seat, place.body.id, None, evidence, "roles:seat in a new body", 0.85))
    return roles


def _same(role: str, seat: str) -> bool:
    return role.split()[-1][:5] == seat.split()[-1][:5]


def _founded(document: Document, people: Sequence[Mention], page: Page) -> Iterator[_Founded]:
    for match in _FOUNDS.finditer(document.text):
        body = next((m for m in reversed(page.institutions) if match.start("what") <= m.evidence.start and m.evidence.end <= match.end("what") and _BODY.search(m.evidence.quote)), None)
        if body is not None:
            yield _Founded(match.end(), _list_end(document, match.end(), people), body)


def _list_end(document: Document, start: int, people: Sequence[Mention]) -> int:
    """Where the list ends: before a line of the next number, or one without a name that is no label."""
    held = document.passage_at(start - 1)
    if held is None:
        return start
    number = _NUMBER.match(document.text, held.start)
    end = held.end
    for line in document.passages:
        if line.start < held.end:
            continue
        own = _NUMBER.match(document.text, line.start, line.end)
        under = own is not None and number is not None and own[1].startswith(f"{number[1]}.")
        if (own is not None and number is not None and not under) or not (_names(line, people) or document.text[line.start : line.end].rstrip().endswith(":")):
            break
        end = line.end
    return end


def _names(line: Passage, people: Sequence[Mention]) -> bool:
    return any(line.start <= p.evidence.start < line.end for p in people)


def _seats(text: str, place: _Founded, people: Sequence[Mention]) -> Iterator[tuple[Mention, str, int]]:
    """Each person of the list with the seat and where its words begin: a plural label holds up to the next label, another for one name."""
    labels = [m for m in _LABEL.finditer(text, place.start, place.end) if m["organ"] or _OPENS.search(text, max(0, m.start() - 20), m.start())]
    inside = sorted((p for p in people if place.start <= p.evidence.start < place.end), key=lambda p: p.evidence.start)
    taken: set[int] = set()
    for person in inside:
        at = person.evidence
        if _in_bracket(text, place.start, at.start):
            continue
        label = next((m for m in reversed(labels) if m.end() <= at.start), None)
        behind = _BEHIND.match(text, at.end, place.end)
        if behind is not None:
            yield person, _of_one(behind["seat"], person.gender), behind.start("seat")
        elif label is not None and (label["seat"].endswith(_MANY) or label.start() not in taken):
            taken.add(label.start())
            yield person, _of_one(label["seat"], person.gender), label.start()


def _in_bracket(text: str, start: int, at: int) -> bool:
    return text.rfind("(", start, at) > text.rfind(")", start, at)


def _of_one(seat: str, gender: Gender | None) -> str:
    """The seat as one holds it.

    >>> _of_one("locekļi", Gender.FEMININE), _of_one("priekšsēdētāja vietnieki", None), _of_one("vadītāja", None)
    ('locekle', 'priekšsēdētāja vietnieks', 'vadītāja')
    """
    low = seat.lower()
    return for_gender(post_nominative(low) or low, gender) if low.endswith(_MANY) else low
