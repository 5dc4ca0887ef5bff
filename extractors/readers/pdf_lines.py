"""The lines of a page put together into paragraphs by where they end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.readers.lines import is_list_line

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

    @property
    def flat(self) -> bool:
        """Whether the box is that of a single line: words parted at a line's end make one line of two."""
        return self.right > self.left and self.bottom - self.top < 40 and len(self.text.strip()) > 3

    def inside(self, box: tuple[float, float, float, float]) -> bool:
        """Whether the line's middle lies in a box (left, top, right, bottom)."""
        across, down = (self.left + self.right) / 2, (self.top + self.bottom) / 2
        return box[0] - 1 <= across <= box[2] + 1 and box[1] - 1 <= down <= box[3] + 1


def unwrapped(lines: Sequence[Line]) -> list[str]:
    """One string a paragraph: a line goes on in the next one when the next one's first word had no more room in it."""
    if not lines:
        return []
    out = [lines[0].text.strip()]
    widths = sorted((line.right - line.left) / len(line.text.strip()) for line in lines if line.flat)
    width = widths[len(widths) // 2] if widths else 5.0
    for place, (before, line) in enumerate(pairwise(lines)):
        near = lines[max(0, place - _NEAR) : place + _NEAR + 1]
        if _goes_on(before, line, right_margin(near, before), width):
            broken = re.search(r"[a-zāčēģīķļņšūž]-$", out[-1]) and line.text.strip()[:1].islower()
            out[-1] = out[-1][:-1] + line.text.strip() if broken else f"{out[-1]} {line.text.strip()}"
        else:
            out.append(line.text.strip())
    return out


def right_margin(lines: Sequence[Line], of: Line) -> float:
    """Where full lines end in the column of a line: the furthest place that at least two reach, else the furthest of all."""
    ends = sorted((line.right for line in lines if abs(line.left - of.left) < _COLUMN), reverse=True)
    return next((far for far, near in pairwise(ends) if far - near <= 12), ends[0])


def _goes_on(before: Line, line: Line, margin: float, width: float) -> bool:
    """Whether a line goes on in the next; `width` is that of a letter, in points."""
    height = max(before.bottom - before.top, 4.0)
    gap = line.top - before.bottom
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
