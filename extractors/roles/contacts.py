"""Who made a letter or a report, by the line below it: `A. Roze 67012345`, `Anna Roze, tālr. 67012345, anna.roze@…`; who shows slides, by the line below the name.

Who made a paper works in the house whose paper it is.
Source: Cabinet Regulation No. 558 of 4 September 2018 on how documents are drawn up, 4.4: who prepared a letter stands below
the signature with a telephone number and an electronic address.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from extractors.records import Document, Mention, MentionId
from extractors.roles.owners import WITH_STAFF, House

_LABEL = re.compile(r"\s*(?:(?:sagatavo(?:ja|tājs|tāja)|izpildītāj[sa]|izpildīja|sastādīj[ai])\s*[:–-]?\s*)?", re.IGNORECASE)
_BY_PHONE = re.compile(r"\s*[,;]?\s*(?:(?:tālr|tel|t)\.?(?:unis)?:?\s*)?(?:\+371[ -]?)?\d(?:[ -]?\d){6,7}(?!\d)", re.IGNORECASE)
_BY_MAIL = re.compile(r"\s*[,;]?\s*(?:e-pasts:?\s*)?[\w.+-]+@[\w-]+\.\w", re.IGNORECASE)


def makers(
    document: Document, people: Sequence[Mention], house: House, placed: Collection[str], who: Mapping[MentionId, str]
) -> Iterator[tuple[Mention, Mention]]:
    """Each person with whose name and number a line ends the paper of a house, with that house; `placed` are those of whom it is told elsewhere."""
    body = house.body
    if body is None or not house.own_paper or body.type not in WITH_STAFF:
        return
    text = document.text
    for person in people:
        at = person.evidence
        if 2 * at.start < len(text) or who[person.id] in placed:
            continue
        begin = text.rfind("\n", 0, at.start) + 1
        if _LABEL.fullmatch(text, begin, at.start) and (_BY_PHONE.match(text, at.end) or _BY_MAIL.match(text, at.end)):
            yield person, body


def house_below(document: Document, person: Mention, institutions: Sequence[Mention]) -> Mention | None:
    """The house that has the line below the name and post of whoever shows slides for itself, on the first of them."""
    text = document.text
    end = text.find("\n", person.evidence.end)
    if person.evidence.start > _FIRST_SLIDE or end < 0 or text[text.rfind("\n", 0, person.evidence.start) + 1 : person.evidence.start].strip():
        return None
    return next((m for m in institutions if not text[end : m.evidence.start].strip() and m.evidence.start > end and text[m.evidence.end : m.evidence.end + 1] in ("", "\n")), None)


_FIRST_SLIDE = 250  # code points
