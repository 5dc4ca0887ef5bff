"""Slides kept as plain text: a mark with the number of each, a rule before it, or its foot behind it; its title on the next line, short lines below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

#: `3`, `--- 3 ---`, `---------- 3`, `[3]`, `Slaids 3`, `3. slaids: Budžets`, `=== Slaids 3/12 ===`. A title may stand behind the number of a named slide.
_NAMED = re.compile(r"\W*(?:(?:slaids|slide)\s*(?:nr\.?\s*)?(?P<number>\d{1,3})|(?P<before>\d{1,3})\.?\s*slaids)(?:\s*/\s*\d{1,3})?\s*(?P<rest>.*)", re.IGNORECASE)
_RULED = re.compile(r"\s*(?:[-–—=_*#~]{2,}\s*(\d{1,3})(?:\s*/\s*\d{1,3})?\s*[-–—=_*#~]{2,}|[-–—=_]{5,}\s*(\d{1,3})(?:\s*/\s*\d{1,3})?|\[\s*(\d{1,3})(?:\s*/\s*\d{1,3})?\s*\]|<\s*(\d{1,3})\s*>)\s*")
_RULE = re.compile(r"\s*(?:-{3,}|–{2,}|—+|={3,})\s*")
_BARE = re.compile(r"\s*(\d{1,3})(?:\s*/\s*\d{1,3})?\s*")
#: The line at the foot of each slide, the same but for its number: `Krasta skola | Ogre, 03.05.2031. | 4`.
_FOOT = re.compile(r"\s*(?P<text>[^|\n]{2,60}(?:\|[^|\n]{2,60}?){1,2})(?:\s\|\s*|\s{2,})(?P<number>\d{1,3})\s*")
_LEAST = 3
_LONGEST_SLIDE = 900  # code points: what is longer is a page of a paper
_LONGEST_LINE = 90  # code points: half of the lines on slides are shorter


def slide_marks(lines: Sequence[str]) -> dict[int, str]:
    """The numbers of the lines that begin a slide, each with the title that stands on the same line (or nothing).

    They count up by one from the first or second slide, at least three, and between them stands little text. Nothing else
    is told to be slides: pages of a paper and tables have numbers of their own.

    >>> slide_marks(["Zaļais tīkls", "", "2", "Kas esam?", "10 skolas", "", "3", "Plāni", "pārgājiens", "", "4", "Paldies!"])
    {2: '', 6: '', 10: ''}
    >>> slide_marks(["Slaids 1. Ievads", "a", "Slaids 2: Plāni", "b", "Slaids 3", "c"])
    {0: 'Ievads', 2: 'Plāni', 4: ''}
    >>> slide_marks(["Koki", "-------- 2", "Kas esam?", "zāģētavas", "-------- 3", "Plāni", "māja", "-------- 4", "Paldies!"])
    {1: '', 4: '', 7: ''}
    >>> slide_marks(["1", "2", "3", "4"])
    {}
    >>> list(slide_marks(["Zaļais tīkls", "---", "Kas esam?", "10 skolas", "---", "Plāni", "pārgājiens", "---", "Kur?", "mežā", "---", "Paldies!"]))
    [1, 4, 7, 10]
    >>> list(slide_marks(["Tīkls", "Upe | Ogre | 2", "Plāni", "talka", "Upe | Ogre | 3", "Kur?", "mežā", "Upe | Ogre | 4"]))
    [1, 4, 7]
    """
    for read in (_named, _ruled, _bare, _foot):
        found = _counted_up([(at, *mark) for at, line in enumerate(lines) if (mark := read(lines, at, line))])
        if len(found) >= _LEAST and _are_slides(lines, sorted(found)):
            return found
    rules = [at for at, line in enumerate(lines) if _RULE.fullmatch(line)]
    return dict.fromkeys(rules, "") if len(rules) > _LEAST and _are_slides(lines, rules, mixed=False) else {}


def is_slide_mark(text: str) -> bool:
    """Whether a passage out of the flow is the mark of a slide.

    >>> [is_slide_mark(t) for t in ("--- 3 ---", "2", "Slaids 4", "3. lpp.")]
    [True, True, True, False]
    """
    return bool(_BARE.fullmatch(text) or _FOOT.fullmatch(text) or _RULE.fullmatch(text) or _RULED.fullmatch(text) or ((named := _NAMED.fullmatch(text)) and not named["rest"].strip(" :.–—-=*#]")))


def _named(lines: Sequence[str], at: int, line: str) -> tuple[int, str] | None:
    match = _NAMED.fullmatch(line) if len(line) < 160 else None
    return (int(match["number"] or match["before"]), match["rest"].strip(" \t:.–—-=*#]")) if match else None


def _ruled(lines: Sequence[str], at: int, line: str) -> tuple[int, str] | None:
    match = _RULED.fullmatch(line)
    return (int(next(filter(None, match.groups()))), "") if match else None


def _bare(lines: Sequence[str], at: int, line: str) -> tuple[int, str] | None:
    match = _BARE.fullmatch(line)
    alone = at > 0 and not lines[at - 1].strip() and at + 1 < len(lines) and lines[at + 1].strip()
    return (int(match[1]), "") if match and alone else None


def _foot(lines: Sequence[str], at: int, line: str) -> tuple[int, str] | None:
    match = _FOOT.fullmatch(line) if "|" in line and len(line) < 160 else None
    same = match is not None and sum(other.startswith(match["text"]) for other in lines) >= _LEAST
    return (int(match["number"]), "") if match is not None and same else None


def _counted_up(marks: Sequence[tuple[int, int, str]]) -> dict[int, str]:
    found: dict[int, str] = {}
    expected: int | None = None
    for at, number, rest in marks:
        if number == expected or (expected is None and number in (1, 2)):
            found[at], expected = rest, number + 1
    return found


def _are_slides(lines: Sequence[str], marks: Sequence[int], *, mixed: bool = True) -> bool:
    """Whether little text stands between the marks, in short lines; nowhere two rules with nothing between them unless `mixed`."""
    below = [len(line.strip()) for line in lines[marks[0] :] if line.strip()]
    if sorted(below)[len(below) // 2] > _LONGEST_LINE:
        return False
    ends = [*marks[1:], len(lines)]
    if not mixed and any(sum(bool(line.strip()) for line in lines[at + 1 : end]) < 2 for at, end in pairwise(marks)):
        return False
    return all(sum(len(line) for line in lines[at + 1 : end]) < _LONGEST_SLIDE for at, end in zip(marks, ends, strict=True))
