"""The lines of a page put together into paragraphs by where they end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.readers.lines import is_list_line
from extractors.readers.pdf_words import Segment

#: Lines that begin within so many points of each other stand in one column.
_COLUMN = 60.0
#: How many lines before and after tell where the lines of a column end.
_NEAR = 8


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page with its box, in points from the top left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float = 0.0  # points of its first character
    bold: bool = False

    @property
    def flat(self) -> bool:
        """Whether the box is that of a single line: words parted at a line's end make one line of two."""
        return self.right > self.left and self.bottom - self.top < 40 and len(self.text.strip()) > 3


@dataclass(slots=True)
class Paragraph:
    """Lines put together; `last` is the last of them, for what may follow on the next page."""

    text: str
    first: Line
    last: Line
    margin: float  # where full lines end near it

    def take(self, line: Line) -> None:
        """Adds a line: a word parted at the line's end is made whole, a name with a hyphen keeps it."""
        self._join(line.text.strip())
        self.last = line

    def take_up(self, rest: Paragraph) -> None:
        """Adds the rest of the paragraph from the next page."""
        self._join(rest.text)
        self.last, self.margin = rest.last, rest.margin

    def _join(self, more: str) -> None:
        broken = re.search(r"[a-zāčēģīķļņšūž]-$", self.text) and more[:1].islower()
        self.text = self.text[:-1] + more if broken else f"{self.text}{'' if re.search('[^ ]-$', self.text) else ' '}{more}"


def line_pitch(lines: Sequence[Line]) -> float:
    """How far it is from line to line within a paragraph, in points; 0 when there are too few lines to tell."""
    steps = sorted(step for a, b in pairwise(lines) if 2 < (step := b.top - a.top) < 40 and abs(a.left - b.left) < _COLUMN)
    return steps[len(steps) // 3] if len(steps) >= 6 else 0.0


def unwrapped(lines: Sequence[Line], pitch: float = 0.0) -> list[Paragraph]:
    """A line goes on in the next one when the next one's first word had no more room in it."""
    if not lines:
        return []
    out = [Paragraph(lines[0].text.strip(), lines[0], lines[0], lines[0].right)]
    widths = sorted((line.right - line.left) / len(line.text.strip()) for line in lines if line.flat)
    width = widths[len(widths) // 2] if widths else 5.0
    for place, (before, line) in enumerate(pairwise(lines)):
        margin = right_margin(lines[max(0, place - _NEAR) : place + _NEAR + 1], before)
        out[-1].margin = margin
        if _goes_on(before, line, margin, width, pitch) or (_beside(before, line) and cut_in_two(out[-1], line)):
            out[-1].take(line)
        else:
            out.append(Paragraph(line.text.strip(), line, line, line.right))
    out[-1].margin = right_margin(lines[-_NEAR:], lines[-1])
    return out


def cut_in_two(paragraph: Paragraph, line: Line) -> bool:
    """Whether a paragraph that ends a page or column goes on in the first line of the next."""
    if is_list_line(line.text) or paragraph.last.right < 0.85 * paragraph.margin:
        return False
    if line.bold != paragraph.last.bold or abs(line.size - paragraph.last.size) > 0.6:
        return False
    return not paragraph.text.endswith((".", ":", ";", "!", "?")) or line.text.strip()[:1].islower()


def _beside(before: Line, line: Line) -> bool:
    """Whether the line begins the next column."""
    return line.bottom < before.top and line.left > before.left + _COLUMN


def right_margin(lines: Sequence[Line], of: Line) -> float:
    """Where full lines end in the column of a line: the furthest place that at least two reach, else the furthest of all."""
    ends = sorted((line.right for line in lines if abs(line.left - of.left) < _COLUMN), reverse=True)
    return next((far for far, near in pairwise(ends) if far - near <= 12), ends[0])


def _goes_on(before: Line, line: Line, margin: float, width: float, pitch: float) -> bool:
    """Whether a line goes on in the next; `width` is that of a letter and `pitch` from line to line, in points."""
    height = max(before.bottom - before.top, 4.0)
    gap = line.top - before.bottom
    if pitch and line.top - before.top > 1.3 * pitch and line.text.strip()[0].isupper():
        return False
    if gap > 1.4 * height or line.bottom < before.top - height or is_list_line(line.text) or "\t" in line.text:
        return False
    if before.text.rstrip().endswith(":") or re.match(r"\s*[_=*~-]{4,}", line.text):
        return False
    if re.search(r"\s[-–—‒]$", before.text.rstrip()):
        return True
    first_word = line.text.split()[0]
    fitted = before.right + width * (len(first_word) + 1.5) < margin
    if fitted:  # the next word had room: the break was meant, unless the sentence is cut in two
        return line.text.strip()[0].islower() and not before.text.rstrip().endswith((".", ";")) and before.right > 0.6 * margin
    shifted = abs(line.left - before.left) > 90
    return not shifted


def close_up(segment: Segment) -> str:
    """The text of a segment; letters that are set apart (`P R O T O K O L S`) are put together, word by word."""
    words = segment.words
    if len(words) < 4 or sum(len(word.text) == 1 for word in words) < 0.8 * len(words):
        return segment.text
    gaps = [b.box[0] - a.box[2] for a, b in pairwise(words)]
    usual = sorted(gaps)[len(gaps) // 2]
    out = words[0].text
    for word, gap in zip(words[1:], gaps, strict=True):
        out += (" " if gap > 1.8 * max(usual, 0.5) else "") + word.text
    return out
