"""How the context of a document is made, and the day from which its times count: its date, the end of a report's period, a plan's year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from extractors.commitments.context import Context
from extractors.commitments.meetings import meetings_of_bodies, next_meeting
from extractors.commitments.papers import is_deed, speaks_of_what_will_be, terms_of
from extractors.dates.find import find_dates
from extractors.dates.values import last_day_of
from extractors.records import Attendance, Document, Header, Mention, Role, Section, SectionKind
from extractors.sides.house import house_of
from extractors.sides.parts import parts_of

#: What parties sign.
_CONTRACT = re.compile(r"\b(?:memorand(?:s|u)|(?:sadarbības|nodomu) (?:līgum|protokol|vienošan)\w+|līgums|vienošanās)\b")
#: The period of a report at its head: `Pārskata periods: 01.10.2023.–31.03.2024.`
_PERIOD = re.compile(
    r"^\W*(?:\d+\.\s*)?(?:pārskata|ziņojuma|atskaites|pārskatīšanas) (?:periods|posms|laikposms|laika posms)\s*[:\t–—-]?\s*(?P<when>[^\n]+(?:\n[^\n]*\d{4}[^\n]*)?)",
    re.IGNORECASE | re.MULTILINE,
)


def make_context(
    document: Document, sections: Sequence[Section], header: Header, people: Sequence[Mention], institutions: Sequence[Mention],
    roles: Sequence[Role], attendance: Sequence[Attendance],
) -> Context:  # fmt: skip
    """The context of a document."""
    minutes = header.kind in ("minutes", "decision") or (any(s.kind is SectionKind.DECISION for s in sections) and not is_deed(document.text))
    context = Context(
        document, header, people, institutions, roles, sections, attendance, reference_day(header.date) or _reported_until(document.text) or planned_from(header),
        minutes=minutes, binding=minutes or header.kind in ("report", "plan", "letter", "presentation"),
    )  # fmt: skip
    context.next_meeting = next_meeting(document.text, reference_day(header.date))
    context.meetings = meetings_of_bodies(document.text, reference_day(header.date))
    if not minutes and _CONTRACT.search(document.text[:400].lower()):
        context.contract = context.reference
    context.terms = terms_of(document.text, institutions)
    context.parts = parts_of(document.text, institutions)
    context.looks_ahead = context.kind in ("presentation", "plan") and not minutes and speaks_of_what_will_be(document.text, context.kind)
    context.mentions = sorted((*people, *institutions), key=lambda m: (m.evidence.start, -m.evidence.end))
    context.by_id = {m.id: m for m in context.mentions}
    context.starts = [m.evidence.start for m in context.mentions]
    body = context.by_id.get(header.body) if header.body is not None else None
    context.house = house_of(body, institutions).id if body is not None else header.body
    return context


def planned_from(header: Header) -> date | None:
    """The first day of the only year in the title of a plan without a date: `Darba plāns 2023. gadam`."""
    years = set(re.findall(r"\b20\d\d\b", header.title or "")) if header.kind == "plan" else set()
    return date(int(years.pop()), 1, 1) if len(years) == 1 else None


def _reported_until(text: str) -> date | None:
    """The last day of the period that a report says at its head it is about, from which a report without a date counts."""
    for match in _PERIOD.finditer(text[:4000]):
        days = [d for d in find_dates(match["when"]) if d.value]
        if days and days[-1].value:
            return reference_day(last_day_of(days[-1].value.rpartition("/")[2].rstrip("~")))
    return None


def reference_day(value: str | None) -> date | None:
    """The day that a document's date counts from; a month or a year is its first day.

    >>> reference_day("2018-01-03"), reference_day("2018-23"), reference_day(None)
    (datetime.date(2018, 1, 3), datetime.date(2018, 1, 1), None)
    """
    if not value or not re.match(r"\d{4}", value):
        return None
    parts = [int(p) for p in value.split("-")[:3]] if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", value) else [int(value[:4])]
    if len(parts) > 1 and not 1 <= parts[1] <= 12:
        parts = parts[:1]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
