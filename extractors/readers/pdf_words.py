"""The words of a PDF page with their boxes, as pdfium gives them, upright whatever way the page is turned."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

_BREAK = re.compile("[\r\n]+|\ufffe")  # U+FFFE is where pdfium has closed up a hyphen at the end of a line
_WORD = re.compile(r"\S+")
Box = tuple[float, float, float, float]  # left, top, right, bottom, in points from the top left corner


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a space; `start` and `end` count the characters of the page."""

    text: str
    box: Box
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that stand beside each other with no more than spaces between, all on one line of one column or cell."""

    words: tuple[Word, ...]
    text: str
    box: Box
    size: float  # points of the first character
    weight: int  # 400 is regular, 700 bold, 0 unknown


def lines_of(text_page: Any, page: Any) -> list[list[Segment]]:
    """The lines of the page in the order of its content, each with its segments from left to right.

    A text that is drawn twice in one place, as for a bold look, counts once.
    """
    text = str(text_page.get_text_range())
    upright = _upright(page)
    box = raw.FS_RECTF()
    handle = text_page.raw

    def box_of(first: int, last: int) -> Box:
        raw.FPDFText_GetLooseCharBox(handle, first, box)
        left, top, right, bottom = box.left, box.top, box.right, box.bottom
        if last != first:
            raw.FPDFText_GetLooseCharBox(handle, last, box)
            right = box.right if box.right > right else right
            left = box.left if box.left < left else left
            top = box.top if box.top > top else top
            bottom = box.bottom if box.bottom < bottom else bottom
        return upright(left, bottom, right, top)

    seen: set[tuple[str, int, int]] = set()
    lines = []
    for start, end, hyphen in _pieces(text):
        words = []
        for match in _WORD.finditer(text, start, end):
            place = box_of(match.start(), match.end() - 1)
            key = (match.group(), round(place[0]), round(place[1]))
            if key not in seen:
                seen.add(key)
                words.append(Word(match.group(), place, match.start(), match.end()))
        if hyphen and words:
            last = words[-1]
            words[-1] = Word(last.text + "-", last.box, last.start, last.end)
        if words:
            lines.append([_styled(handle, part) for part in _parted(words)])
    return lines


def _pieces(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each line, and whether it ends with a hyphen that was closed up."""
    at = 0
    for match in _BREAK.finditer(text):
        if match.start() > at:
            yield at, match.start(), match.group() == "\ufffe"
        at = match.end()
    if at < len(text):
        yield at, len(text), False


def _parted(words: list[Word]) -> Iterator[list[Word]]:
    """The words in runs: a gap wider than any space of a justified line parts them, and so does a step back or down."""
    run = [words[0]]
    for word in words[1:]:
        before = run[-1].box
        height = max(before[3] - before[1], 4.0)
        gap = word.box[0] - before[2]
        if gap > 1.15 * height or gap < -2 * height or abs(word.box[1] - before[1]) > 0.8 * height:
            yield run
            run = []
        run.append(word)
    yield run


def _styled(handle: Any, words: list[Word]) -> Segment:
    size = float(raw.FPDFText_GetFontSize(handle, words[0].start))
    left, top, right, bottom = words[0].box
    if size <= 1.5:  # the size stands in the matrix of the text, not with the font
        size = bottom - top
    for word in words[1:]:
        _, high, right, low = word.box
        top, bottom = high if high < top else top, low if low > bottom else bottom
    text = " ".join([word.text for word in words])
    weight = int(raw.FPDFText_GetFontWeight(handle, words[0].start))
    return Segment(tuple(words), text, (left, top, right, bottom), size, weight)


def _upright(page: Any) -> Callable[[float, float, float, float], Box]:
    """Turns a box of the page's own axes (left, bottom, right, top) into one as the page is seen, from its top left corner."""
    turn = page.get_rotation()
    left, bottom, right, top = page.get_cropbox()
    if turn == 90:
        return lambda x0, y0, x1, y1: (y0 - bottom, x0 - left, y1 - bottom, x1 - left)
    if turn == 180:
        return lambda x0, y0, x1, y1: (right - x1, y0 - bottom, right - x0, y1 - bottom)
    if turn == 270:
        return lambda x0, y0, x1, y1: (top - y1, right - x1, top - y0, right - x0)
    return lambda x0, y0, x1, y1: (x0 - left, top - y1, x1 - left, top - y0)
