"""Which initiative a labelled line belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.initiatives.labels import Labelled
from extractors.initiatives.named import NamedInitiative
from extractors.records import Document, Part

#: How many lines may stand between a network and the label of its members, where the paper is about a project.
_NEAR = 4


def initiative_of(document: Document, label: Labelled, named: Sequence[NamedInitiative]) -> NamedInitiative | None:
    """The initiative that a labelled line belongs to: of the kind it names, else the one that the lines above introduce."""
    fitting = [n for n in named if (label.kind is None or n.mention.type == label.kind) and n.mention.evidence.start >= label.since]
    before = [n for n in fitting if n.mention.evidence.start < label.start and not label.start <= n.mention.evidence.start]
    networks = [n for n in before if n.mention.type == "network"]
    if label.kind is None:
        # In a table of data the project is the subject, the programme it belongs to one of its data.
        subjects = [n for n in before if n.labelled and n.mention.type != "programme"] or [n for n in before if n.labelled] or [n for n in before if n.mention.type != "programme"]
        before = subjects or before
        if label.meaning is Part.MEMBER and (near := [n for n in networks if document.text.count("\n", n.mention.evidence.end, label.at) <= _NEAR]):
            before = near
        elif label.meaning is Part.MEMBER and networks and before and before[-1].mention.type == "event":
            before = networks  # an event has no members
        if label.meaning in (Part.PARTNER, Part.LEAD, Part.FUNDER) and not any(n.labelled for n in before):
            before = [n for n in before if n.mention.type in ("project", "programme", "network")] or before  # an event told of has none
    if before:
        last = before[-1]
        far = document.text.count("\n", last.mention.evidence.end, label.at)
        return last if far <= 25 or len({n.mention.name for n in fitting}) == 1 else None
    return fitting[0] if len({n.mention.name for n in fitting}) == 1 and label.kind is not None else None
