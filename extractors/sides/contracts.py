"""The sides of a contract as its head names them: `X, …, no vienas puses, un Y, …, no otras puses, noslēdz …`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.names.declension import Case
from extractors.sides.runs import Run


def contract_sides(text: str, start: int, runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs that are the two sides, or nothing; `text` begins at `start` of the document, and the runs are those in it.

    The first body in the nominative before each `puses` is the side; the people behind it only sign for it.
    """
    one, other = (re.search(rf"\bno\s+{which}\s+puses\b", text) for which in ("vienas", "otras"))
    if one is None or other is None or one.start() > other.start():
        return ()
    sides = []
    for begin, end in ((0, one.start()), (one.end(), other.start())):
        sides += [r for r in runs if begin <= r.start - start < end and Case.NOM in r.cases and not any(n.person for n in r.names)][:1]
    return tuple(sides) if len(sides) == 2 else ()
