"""Fact sheets of projects: `Vadītājs:` between `Ilgums:` and `Partneri:` leads what the sheet tells of, and no meeting."""

from __future__ import annotations

import re

#: Labels that only a sheet on a project has beside that of its leader.
_BESIDE = re.compile(
    r"[\s•*–-]*(?:(?:projekta|īstenošanas|kopējais|kopējās)\s+)?"
    r"(?:ilgums|laiks|periods|norises laiks|(?:sadarbības )?partner(?:is|i)|vadošais partneris|īstenotāj(?:s|i)|budžets|izmaksas|finans(?:ē|ējums|ētājs)|mērķis|nosaukums|programma)\s*(?::|\||–)",
    re.IGNORECASE,
)
_LEADER = re.compile(r"[\s•*–-]*vadītāj(?:s|a)\s*:", re.IGNORECASE)


def leads_project(text: str, at: int) -> bool:
    """Whether the line at an offset is that of the leader in the sheet of a project: a line beside it has a label of one.

    >>> leads_project("Ilgums: 2004. gads\\nVadītājs: A. Roze\\nPartneri: Ogres muzejs", 20)
    True
    >>> leads_project("Sēdes protokols\\nVadītājs: A. Roze\\nPiedalās: B. Kalns", 18)
    False
    """
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    if not _LEADER.match(text, start):
        return False
    above = text.rfind("\n", 0, max(0, start - 1)) + 1
    return (start > 0 and _BESIDE.match(text, above, start) is not None) or (end >= 0 and _BESIDE.match(text, end + 1) is not None)
