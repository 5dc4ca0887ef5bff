"""Labels before an act on its own line: `Lēmums: precizēt programmu.`, `Uzdevums: pārbaudīt sarakstu.`, `Vienošanās: …`"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.commitments.context import Context, is_person
from extractors.commitments.meant import find_who
from extractors.records import CommitmentKind
from extractors.signs import Sign

_LABEL = Sign(
    r"\W*(?:(?P<decided>lēmums|nolemts|nolemj|nolēma|nolēmām|nolemjam|nospriests)|(?P<agreed>vienošanās|vienojās|vienoj(?:am|ām)ies|(?:no|sa)runāts|(?:no|sa)runā(?:jam|jām)|lem(?:jam|jām|ām)|nosprie(?:žam|dām))"
    r"|(?P<task>uzdevums|uzdots|darāmais|veicamais|jādara|rīcība|tālākā rīcība|nākamais solis|mājas ?darbs))(?:\s+(?:nr\.\s?)?\d{1,3}\.?)?"
    r"\s*(?::|\s[–—-])\s+(?=\S)",
    re.IGNORECASE,
)
#: A part of a name.
_PART = re.compile(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w-]*")


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


def kind_of_arrow(context: Context, start: int, end: int) -> CommitmentKind:
    """The kind of what an arrow points at: `→ Zane: sagatavot karti`, `→ Sociālais dienests sagatavo karti` give a task; friends agree: `→ Zane sagatavo karti`."""
    first = next(iter(find_who(context, start, end)), None)
    opens = first is not None and not context.text(start, first.start).strip(' „“"«')
    told = opens and first is not None and (not is_person(context, first.ids[0]) or len(_PART.findall(context.text(first.start, first.end))) > 1 or context.text(first.start, first.end).isupper())
    return CommitmentKind.ASSIGNED if told or re.match(r"[^.!?:]{2,60}:\s+[a-zāčēģīķļņšūž]", context.text(start, end)) else CommitmentKind.AGREED
