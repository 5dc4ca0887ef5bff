"""The decisions of minutes: each point of what was decided, with its item of the agenda and its vote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.commitments.forms import REQUEST, SAYS, first_act, is_formal
from extractors.commitments.lines import Line, find_lines
from extractors.decisions.balloted import find_balloted
from extractors.decisions.votes import Vote, find_vote
from extractors.records import Decision, Document, Header, Mention, MentionId, Section, SectionKind, VoteSide
from extractors.signs import Sign

_LEAD = Sign(r"^.{0,400}?\b(?:nolemj|nolēma|nolemts|lemj|lēmums|nolemjam|nosprieda)\w*\s*:\s*", re.IGNORECASE | re.DOTALL)
_PARTICIPLE = Sign(
    r"^\W*(?:\w+\s+){0,6}?(?:apstiprināts|apstiprināta|pieņemts|pieņemta|ievēlēts|ievēlēta|atbalstīts|atbalstīta|noraidīts|noraidīta)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Item:
    """The item of the agenda being read: its decisions so far and the vote that holds for the next ones."""

    start: int = -1
    title: str | None = None
    number: str | None = None
    vote: tuple[Vote, int] | None = None  # with the place of the text it was found in


def find_decisions(
    document: Document, sections: Sequence[Section], header: Header, people: Sequence[Mention]
) -> Iterator[Decision]:
    """The decisions in order; nothing for a document that records no meeting.

    A vote told before the points holds for all of them up to the next vote or item; one told right after a point is that point's.
    """
    if header.kind not in ("minutes", "decision") and not any(s.kind is SectionKind.DECISION for s in sections):
        return
    balloted = list(find_balloted(document))
    yield from balloted
    taken = {d.evidence.start for d in balloted}
    item = _Item()
    held: Decision | None = None
    items = [s for s in sections if s.kind is SectionKind.ITEM]
    items = [s for s in items if "§" in (s.title or "")[:12]] or items  # under a § the numbers are those of points
    for line in find_lines(document, sections):
        here = next((s for s in reversed(items) if s.start <= line.start), None)
        if here is not None and here.start != item.start:
            item = _Item(here.start, _title(document, here), here.number)
        text = document.text[line.start : line.end]
        vote = find_vote(text) if line.section is not SectionKind.ATTENDANCE else None
        start = line.start + _body(text)
        found = _decision(document, line, start, item) if start not in taken else None
        if vote is not None:
            alone = found is None
            if alone and held is not None and not _opens(text) and held.votes_for is None and not held.unanimous:
                held = _voted(document, people, held, (vote, line.start))
            else:
                item.vote = (vote, line.start)
        if found is not None:
            if held is not None:
                yield held
            held = _voted(document, people, found, item.vote) if item.vote else found
    if held is not None:
        yield held


def _title(document: Document, section: Section) -> str | None:
    """What the item is about, without its number; where the number stands alone, the line below it."""
    own = re.sub(r"^\s*\d{1,3}\s*\.?\s*§?\s*\.?\s*", "", section.title or "").strip()
    if own:
        return own
    below = next((p for p in document.passages if p.start > section.start), None)
    return document.text[below.start : below.end].strip()[:200] or None if below else None


def _body(text: str) -> int:
    """Where the decision begins behind `Balsojot …, dome nolemj:`."""
    lead = _LEAD.match(text)
    return lead.end() if lead and lead.end() < len(text) else 0


def _opens(text: str) -> bool:
    """Whether the line leads to the points below it."""
    return text.rstrip().endswith(":")


def _decision(document: Document, line: Line, start: int, item: _Item) -> Decision | None:
    """The decision that a line is, without its vote."""
    if line.section not in (SectionKind.DECISION, SectionKind.ITEM) or line.heading or line.end - start < 8:
        return None
    text = document.text[start : line.end].rstrip(" ;,")
    listed = line.item or line.section is SectionKind.DECISION
    if text.endswith(":") or not listed:
        return None
    act = first_act(text)
    formal = is_formal(text) or bool(_PARTICIPLE.match(text))
    if act is None and not formal:
        return None
    if SAYS.search(text.lower()[: act.start if act else 40]) and not REQUEST.search(text.lower()) and not formal:
        return None
    if line.section is SectionKind.ITEM and not line.item:
        return None
    return Decision(
        document.cite(start, start + len(text)), item.number, item.title, formal, None, None, None, (), False,
        "decisions:formal" if formal else "decisions:task", 0.9 if formal else 0.75,
    )  # fmt: skip


def _voted(document: Document, people: Sequence[Mention], decision: Decision, vote: tuple[Vote, int]) -> Decision:
    """The decision with the counts of the vote and the people named on each side."""
    told, at = vote
    named: list[tuple[VoteSide, MentionId]] = []
    for side, start, end in told.names:
        named += [(side, m.id) for m in people if at + start <= m.evidence.start and m.evidence.end <= at + end]
    counts = {side: told.count(side) for side in VoteSide}
    for side in VoteSide:
        if counts[side] is None and (known := sum(s is side for s, _ in named)):
            counts[side] = known
    return replace(
        decision, votes_for=counts[VoteSide.FOR], votes_against=counts[VoteSide.AGAINST], votes_abstained=counts[VoteSide.ABSTAINED],
        voters=tuple(dict.fromkeys(named)), unanimous=told.unanimous,
    )  # fmt: skip
