"""People who spoke at an event that a paper tells of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from extractors.initiatives.acts import NO
from extractors.initiatives.party import Found, make_party
from extractors.initiatives.references import Reference
from extractors.names.declension import Case
from extractors.records import Document, Part
from extractors.sides import Named, within

_SPOKE = re.compile(
    r"\b(?:atklāja|uzstājās|piedalījās|uzrunāja|prezentēja|iepazīstināja|stāstīja|pastāstīja|vadīja|uzsvēra|sniedza|moderēja|dalījās|skaidroja|lasīja|runāja|teica)\b"
)
_ANNOUNCED = re.compile(r"\b(?:piedalīsies|uzstāsies|stāstīs|notiks|prezentēs)\b")


def speakers(
    document: Document, references: Sequence[Reference], names: Sequence[Named], sentences: Sequence[tuple[int, int]]
) -> Iterator[Found]:
    """People who spoke at an event that a paper tells of: in its sentence and those that go on with it in the paragraph."""
    events = [r for r in references if r.named.mention.type == "event"]
    starts = [start for start, _ in sentences]
    for event in events:
        place = bisect_right(starts, event.start) - 1
        passage = document.passage_at(event.start)
        if place < 0 or passage is None:
            continue
        end_of_talk = _talk_end(document, passage.end)
        for start, end in sentences[place:]:
            if start >= end_of_talk or any(start <= r.start < end and r.named.mention.name != event.named.mention.name for r in references if r.by_name):
                break
            text = document.text[start:end]
            if not _SPOKE.search(text) or _ANNOUNCED.search(text) or NO.search(text):
                continue
            for name in within(names, start, end):
                if name.person and Case.NOM in name.cases:
                    yield make_party(document, event.named, name.mention, Part.PARTICIPANT, start, end, "speaker", 0.6)


def _talk_end(document: Document, end: int) -> int:
    """The end of the paragraph; one that stops without a full stop goes on in the next."""
    text = document.text
    while end < len(text) and text[max(0, end - 1)] not in ".!?”\":":
        following = document.passage_at(min(len(text) - 1, end + 1))
        if following is None or following.end <= end:
            break
        end = following.end
    return end
