"""Votes: how many were for, against and abstained, and who, where the minutes name them.

Source: Pašvaldību likums (2022), section 37: minutes say how each member voted; before 2023 the custom was counts with names
in brackets (likums "Par pašvaldībām", section 37).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.records import VoteSide

_SIDES = {
    VoteSide.FOR: r"(?:par|piekrīt|atbalsta)", VoteSide.AGAINST: r"pret", VoteSide.ABSTAINED: r"(?:atturas|atturējās|atturējušies|atturoties)",
}  # fmt: skip
_NOBODY = r"(?:nav|neviens|neviena|0)"
_COUNT = rf"(?P<count>\d{{1,3}}|{_NOBODY}|visi|vienbalsīgi)"
_QUOTE = "[„“”\"«»']?"
#: `PAR – 8 (A. Liepa, …)`, `pret: nav`, `ATTURAS - A. Liepa`
_AFTER = {
    side: re.compile(
        rf"(?<!\w){_QUOTE}{word}{_QUOTE}\s*(?:balso\w*\s*)?(?:[-–—‒:=]\s*|\s(?=\d|nav\b|neviens\b))"
        rf"(?:{_COUNT}(?:\s*(?:deputāt\w+|bals\w+|locek\w+|balstiesīg\w+))?)?\s*(?P<names>\([^()]{{3,1500}}\))?"
    )
    for side, word in _SIDES.items()
}
#: `ar 9 balsīm „par”`, `9 balsis pret`
_BEFORE = {
    side: re.compile(
        rf"(?P<count>\d{{1,3}}|{_NOBODY})\s+(?:bals\w+|deputāt\w+|locek\w+)\s*[-–]?\s*{_QUOTE}{word}\b{_QUOTE}\s*(?P<names>\([^()]{{3,1500}}\))?"
    )
    for side, word in _SIDES.items()
}
#: One of two sides, or the word that all agreed.
_SIGNS = ("pret", "attur", "vienbalsīgi", "visi")
_UNANIMOUS = re.compile(r"\bvienbalsīgi\b|\bvisi (?:klātesošie |deputāti |locekļi )?(?:balso )?[„\"]?par\b")


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote at `[start, end)` of the text: the counts, `None` where none is given, and where the names of each side stand."""

    start: int
    end: int
    counts: tuple[tuple[VoteSide, int | None], ...]
    names: tuple[tuple[VoteSide, int, int], ...]
    unanimous: bool

    def count(self, side: VoteSide) -> int | None:
        """How many were on the side."""
        return dict(self.counts).get(side)


def find_vote(text: str) -> Vote | None:
    """The vote that the text tells of, or nothing. A vote needs two sides, or the word that all agreed.

    >>> vote = find_vote("Balsojot: PAR – 5 (A. Liepa, B. Roze), PRET – nav, ATTURAS – 1 (C. Mežs), nolemj:")
    >>> [(side.value, count) for side, count in vote.counts], len(vote.names)
    ([('for', 5), ('against', 0), ('abstained', 1)], 2)
    >>> find_vote("Padome vienbalsīgi nolemj:").unanimous, find_vote("Par – 3. punkts") is None
    (True, True)
    """
    low = text.lower()
    if not any(sign in low for sign in _SIGNS):
        return None
    counts: dict[VoteSide, int | None] = {}
    names: list[tuple[VoteSide, int, int]] = []
    spans: list[tuple[int, int]] = []
    for side in VoteSide:
        match = next(_matches(side, low), None)
        if match is None:
            continue
        said = match["count"]
        counts[side] = int(said) if said and said.isdigit() else None if said in (None, "visi", "vienbalsīgi") else 0
        if match["names"]:
            names.append((side, match.start("names") + 1, match.end("names") - 1))
        spans.append(match.span())
    unanimous = _UNANIMOUS.search(low)
    if len(counts) < 2 and not unanimous:
        return None
    if len(counts) < 2 and unanimous:
        return Vote(unanimous.start(), unanimous.end(), tuple(counts.items()), tuple(names), True)
    nobody_else = counts.get(VoteSide.AGAINST) == 0 and counts.get(VoteSide.ABSTAINED) == 0
    return Vote(
        min(s for s, _ in spans), max(e for _, e in spans), tuple(counts.items()), tuple(names), bool(unanimous) or nobody_else
    )  # fmt: skip


def _matches(side: VoteSide, low: str) -> Iterator[re.Match[str]]:
    """The places that tell of a side: with a count or names, the usual wording first."""
    for pattern in (_AFTER[side], _BEFORE[side]):
        for match in pattern.finditer(low):
            if match["count"] or match["names"]:
                yield match
