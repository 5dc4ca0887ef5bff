"""Whose somebody is who stands in a bracket behind an institution: `Tirdzniecības ministrijai (A. Rozei)`, `A. Roze un B. Kalns (Rīgas dome)`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from extractors.names.declension import Case
from extractors.records import Document, Mention, MentionId, Role
from extractors.roles.owners import House
from extractors.roles.page import Page
from extractors.roles.units import unit_path

_CLOSES = re.compile(r"\s*\)")
#: Seats that people of other houses hold.
_SEAT = re.compile(r"(?:\w+ )*(?:loce|deputāt|biedr|dalībnie)")
#: Whom a task is given, who acts, or where somebody is; a heading names what is talked of in other cases.
_CASES = frozenset({Case.DAT, Case.NOM, Case.LOC})
#: A department by its own name, told to do something or doing it, where a line or a sentence begins.
_DEPARTMENT = re.compile(
    r"(?:^|[.:;]|\n)[ \t]*(?:[\d.]+\)?|[a-z]\)|[-–—•*])?[ \t]*(?:(?:[Uu]zdot|[Ll]ūgt) )?(?P<unit>[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+ (?:[a-zāčēģīķļņšūž]+,? ){0,5}"
    r"(?:nodaļai?|daļai?|departament(?:am|s)|pārvald(?:ei|e)|dienest(?:am|s)|biroj(?:am|s)|sektor(?:am|s)|grāmatvedīb(?:ai|a)))$"
)
#: No name: a piece of a larger whole, `Lielākā daļa`.
_NO_UNIT = re.compile(r"(?:\w*āk|pirm|otr|treš|ceturt|liel|nozīmīg|atlikus|pārēj)\w* daļai?", re.IGNORECASE)


def named_with_departments(document: Document, people: Sequence[Mention], page: Page, house: House) -> Iterator[tuple[Mention, Mention, str, int]]:
    """Each person alone in a bracket behind a department of the house whose paper it is, with both and where the department's name begins: `Finanšu nodaļai (A. Roze) sagatavot …`."""
    text, body = document.text, house.body
    if body is None or not house.own_paper:
        return
    taken = {n.end for n in page.houses if not n.generic}
    for person in people:
        at = person.evidence
        opening = text.rfind("(", max(0, at.start - 3), at.start)
        if opening < 0 or text[opening + 1 : at.start].strip() or not _CLOSES.match(text, at.end):
            continue
        before = text[max(0, opening - 100) : opening].rstrip()
        told = None if len(text[:opening].rstrip()) in taken else _DEPARTMENT.search(before)
        unit = unit_path(told["unit"]) if told is not None and not _NO_UNIT.fullmatch(told["unit"]) else None
        if told is not None and unit is not None:
            yield person, body, unit, len(text[:opening].rstrip()) - len(told["unit"])


def named_in_brackets(document: Document, people: Sequence[Mention], page: Page) -> Iterator[tuple[Mention, Mention]]:
    """Each person who stands alone in a bracket right behind the name of an institution, with that institution."""
    text = document.text
    houses = {n.end: n for n in page.houses if not n.generic}
    for person in people:
        at = person.evidence
        opening = text.rfind("(", max(0, at.start - 3), at.start)
        if opening < 0 or text[opening + 1 : at.start].strip() or not _CLOSES.match(text, at.end):
            continue
        end = len(text[:opening].rstrip())
        house = houses.get(end)
        if house is not None and "\n" not in text[end:opening] and house.cases & _CASES and house.mention.type not in ("media", "state", "party", None):
            yield person, house.mention


def before_bracketed(document: Document, people: Sequence[Mention], found: Sequence[Role], who: Mapping[MentionId, str]) -> Iterator[tuple[Mention, MentionId]]:
    """Who stands in a pair before one with a house in a bracket, with that house: `1. vieta – A. Roze un B. Kalns (Upes skola)`.

    In a longer row each may come from elsewhere.
    """
    text = document.text
    held = {r.person: r for r in found if r.role is None and r.institution is not None}
    placed = {who[r.person] for r in found if r.institution is not None}
    ordered = sorted(people, key=lambda p: p.evidence.start)
    for number, (first, second) in enumerate(pairwise(ordered)):
        row = held.get(second.id)
        if row is None or row.institution is None or who[first.id] in placed or text[first.evidence.end : second.evidence.start] != " un ":
            continue
        if not text[second.evidence.end : row.evidence.end].startswith(" ("):
            continue
        before = ordered[number - 1].evidence.end if number else 0
        if re.search(r"[\n–—:.;]\s*(?:\d\.\s*)?$", text[max(before, first.evidence.start - 8) : first.evidence.start]):
            yield first, row.institution


def placed_elsewhere(found: Sequence[Role], who: Mapping[MentionId, str]) -> set[str]:
    """Those of whom the paper says elsewhere in what house they are."""
    return {who[r.person] for r in found if r.institution is not None and not (r.role and _SEAT.match(r.role))}
