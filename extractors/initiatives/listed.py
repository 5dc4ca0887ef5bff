"""Parties named behind labels and in the lists below headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.initiatives.labels import Labelled
from extractors.initiatives.named import NamedInitiative
from extractors.initiatives.party import Found, make_party
from extractors.names.declension import Case
from extractors.records import Document, Part
from extractors.sides import Named, within


def from_labels(
    document: Document, named: Sequence[NamedInitiative], labelled: Sequence[Labelled], names: Sequence[Named]
) -> Iterator[Found]:
    """The institutions behind a label or in its list, as what the label says."""
    for label in labelled:
        if not isinstance(label.meaning, Part):
            continue
        initiative = initiative_of(document, label, named)
        if initiative is None:
            continue
        part = label.meaning
        if part is Part.MEMBER and initiative.mention.type == "event":
            part = Part.PARTICIPANT
        if part is Part.MEMBER and initiative.mention.type in ("project", "programme"):
            part = Part.PARTNER
        for name in within(names, label.start, label.end):
            if (
                not (name.person or name.generic)
                and not _of_a_person(names, name, label.end)
                and (not label.listed or _is_an_entry(document, names, name))
            ):
                yield make_party(document, initiative, name.mention, part, label.start, label.end, "label", 0.85)


def _of_a_person(names: Sequence[Named], name: Named, end: int) -> bool:
    """Whether the institution only says where the person behind it works: `VARAM nodaļas vadītāja L. Ozola`."""
    after = next((n for n in names if n.start >= name.end), None)
    return after is not None and after.person and after.start < min(end, name.end + 60) and Case.GEN in name.cases and Case.NOM not in name.cases


def _is_an_entry(document: Document, names: Sequence[Named], name: Named) -> bool:
    """Whether the item of a list names and does not tell: the names fill it, or it has no verb."""
    passage = document.passage_at(name.start)
    if passage is None:
        return False
    filled = sum(n.end - n.start for n in within(names, passage.start, passage.end))
    text = document.text[passage.start : passage.end]
    return filled * 2 >= len(text) or not re.search(r"\b(?:ir|tika|tiek|tiks|bija|būs|[a-zāčēģīķļņšūž]{3,}(?:āja|ēja|īja|oja|dza|īs|ēs|ās|sies|jās))\b", text)


def initiative_of(document: Document, label: Labelled, named: Sequence[NamedInitiative]) -> NamedInitiative | None:
    """The initiative that a labelled line belongs to: of the kind it names, else the one that the lines above introduce."""
    fitting = [n for n in named if label.kind is None or n.mention.type == label.kind]
    before = [n for n in fitting if n.mention.evidence.start < label.start and not label.start <= n.mention.evidence.start]
    if label.kind is None:
        # In a table of data the project is the subject, the programme it belongs to one of its data.
        subjects = [n for n in before if n.labelled] or [n for n in before if n.mention.type != "programme"]
        before = subjects or before
    if before:
        last = before[-1]
        far = document.text.count("\n", last.mention.evidence.end, label.at)
        return last if far <= 25 or len({n.mention.name for n in fitting}) == 1 else None
    return fitting[0] if len({n.mention.name for n in fitting}) == 1 and label.kind is not None else None
