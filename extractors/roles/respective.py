"""Posts of one kind that several people hold in a house each, in the same order: `Egļu un Rīta novadu vadītāji A. Roze un B. Kalns`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from extractors.records import Document, Mention, MentionId, Role

_JOINS = re.compile(r"[”“\"»]?\s*(?:,|\bun\b|,?\s*kā arī\b)\s+[„“\"«]?")
#: The method of the rows that a plural post before names gives.
_OF_A_LIST = "roles:post of a list"


def in_houses_of_their_own(document: Document, found: Sequence[Role], people: Sequence[Mention], institutions: Sequence[Mention]) -> list[Role]:
    """The roles, those of a plural post behind as many houses joined by `un` as it has people each with the house at its place."""
    named = sorted(institutions, key=lambda m: (m.evidence.start, m.evidence.end))
    starts = [m.evidence.start for m in named]
    by_id = {m.id: m for m in named}
    places = {p.id: p.evidence for p in people}
    groups: dict[MentionId, list[Role]] = defaultdict(list)
    for row in found:
        if row.institution is not None and row.institution in by_id and row.role is not None and row.method == _OF_A_LIST:
            groups[row.institution].append(row)
    changed: dict[Role, Role] = {}
    for house, rows in groups.items():
        rows = sorted(rows, key=lambda r: places[r.person].start)
        joined = _joined_up_to(document.text, named, bisect_left(starts, by_id[house].evidence.start))
        if 1 < len(joined) == len(rows):
            for row, own in zip(rows, joined, strict=True):
                changed[row] = replace(row, institution=own.id, evidence=document.cite(own.evidence.start, row.evidence.end))
    return [changed.get(row, row) for row in found]


def _joined_up_to(text: str, named: Sequence[Mention], at: int) -> list[Mention]:
    """The institutions joined by commas and `un` that end with the one at `at`, in order."""
    out = [named[at]]
    while at > 0 and _JOINS.fullmatch(text[named[at - 1].evidence.end : named[at].evidence.start]):
        at -= 1
        out.append(named[at])
    return out[::-1]
