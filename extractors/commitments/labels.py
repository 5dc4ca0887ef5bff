"""Labels before an act on its own line: `Lēmums: precizēt programmu.`, `Uzdevums: pārbaudīt sarakstu.`, `Vienošanās: …`"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.records import CommitmentKind
from extractors.signs import Sign

_LABEL = Sign(
    r"\W*(?:(?P<decided>lēmums|nolemts|nolemj|nolēma|nolēmām|nolemjam|nospriests)|(?P<agreed>vienošanās|vienojās|vienoj(?:am|ām)ies|(?:no|sa)runāts|(?:no|sa)runā(?:jam|jām)|lem(?:jam|jām|ām)|nosprie(?:žam|dām))"
    r"|(?P<task>uzdevums|uzdots|darāmais|veicamais|jādara|rīcība|tālākā rīcība|nākamais solis|mājas ?darbs))(?:\s+(?:nr\.\s?)?\d{1,3}\.?)?"
    r"\s*(?::|\s[–—-])\s+(?=\S)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Label:
    """What the label says of the act behind it, which begins `at` code points into the line; `kind` is `None` for a plain decision."""

    at: int
    kind: CommitmentKind | None


def find_label(text: str) -> Label | None:
    """The label that opens the text, or nothing.

    >>> find_label("Lēmums: precizēt programmas saturu.")
    Label(at=8, kind=None)
    >>> find_label("Uzdevums Nr. 2: pārbaudīt sarakstu.").kind.value
    'assigned'
    >>> find_label("Lēmums pieņemts vienbalsīgi.")
    """
    match = _LABEL.match(text)
    if match is None:
        return None
    if match["decided"]:
        return Label(match.end(), None)
    return Label(match.end(), CommitmentKind.AGREED if match["agreed"] else CommitmentKind.ASSIGNED)
