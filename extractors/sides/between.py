"""Those between whom something is: names behind `starp`, also where their heads stand for them (`starp X priekšsēdētāju un Y valsts sekretāru`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.sides.runs import Run

#: Between the names of two the head or the office of the one: `Mežu fonda | direktoru un | Vides ministrijas`.
_HEAD_OF = re.compile(
    r"(?:(?:\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+[sa])?\s+(?:ģenerāl|valsts\s+)?(?:sekretār|priekšsēdētāj|direktor|prezident|vadītāj|rektor|ministr|priekšniek|ģenerāldirektor|valdi|padomi|pārstāv|biroj|filiāl|departament)\w*)?"
    r"(?:\s*,\s*|\s+un\s+|,?\s+kā\s+arī\s+)(?:starp\s+)?"
)


def between_heads(text: str, runs: Sequence[Run], at: int) -> list[Run]:
    """The runs that stand one after the other from `at` on; nothing if people are among them."""
    found: list[Run] = []
    for run in runs:
        if run.start < at:
            continue
        if not _HEAD_OF.fullmatch(text, found[-1].end, run.start) if found else run.start > at + 2:
            break
        found.append(run)
    return [] if any(name.person for run in found for name in run.names) else found
