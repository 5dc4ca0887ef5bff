"""The text of a PDF page with its places, as pdfium gives them, upright whatever way the page is turned.

Asking pdfium for the box of each letter costs more than everything else; so lines are asked for as wholes, and words
only where a line has to be parted.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from pypdfium2 import raw

_HYPHEN = "\ufffe"  # where pdfium has closed up a hyphen at the end of a line
_PIECE = re.compile(f"[^\r\n{_HYPHEN}]+")
_WORD = re.compile(r"\S+")
#: Bullets of the symbol fonts of Word, which stand in the private use area.
_BULLETS = dict.fromkeys((0xF02D, 0xF076, 0xF0A7, 0xF0A8, 0xF0B7, 0xF0BE, 0xF0D8, 0xF0E0, 0xF0FC), "•")
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_HOLE = re.compile(r"[ \t\u00a0]{3,}")
_SPREAD = re.compile(r"(?<!\S)\S(?:[ \t\u00a0]+\S){3,}(?!\S)")
_ASCENT, _DESCENT = 0.8, 0.22  # of the size
_BOLD = 600  # of 400 regular and 700 bold
Box = tuple[float, float, float, float]  # left, top, right, bottom, in points from the top left corner


# Words, segments and lines are tuples and no dataclasses: a page has hundreds of them, and they are made three times as fast.


class Word(NamedTuple):
    """A run of characters without a space; `start` and `end` count the characters of the page."""

    text: str
    box: Box
    start: int
    end: int


class Segment(NamedTuple):
    """Text that stands on one line of one column or cell; `start` and `end` count the characters of the page."""

    text: str
    box: Box
    start: int
    end: int
    size: float  # points
    bold: bool  # from its first character to its last


class PageText:
    """The characters of a page, for as long as the page is open."""

    def __init__(self, page: Any, text_page: Any) -> None:
        self.handle = text_page.raw
        self.text = _characters(text_page)
        self.upright = upright(page)
        self._spread = self._holes = True  # whether letters are set apart somewhere, or runs of spaces stand in the lines
        # what pdfium's answers are written to, and the references to it, which would else be made for every letter
        self._rect, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._rect_at, self._matrix_at = ctypes.byref(self._rect), ctypes.byref(self._matrix)
        self._point = (ctypes.c_double(), ctypes.c_double())
        self._point_at = tuple(map(ctypes.byref, self._point))
        self._sides = tuple(ctypes.c_double() for _ in range(4))
        self._sides_at = tuple(map(ctypes.byref, self._sides))

    def box_of(self, start: int, end: int) -> tuple[Box, float]:
        """Where the characters `[start, end)` of one line stand, and their size in points.

        Top and bottom are counted from the line that the letters stand on: pdfium's own boxes are as high as the letter
        in some typefaces and as high as the line in others.
        """
        left, top, right, bottom = self._letter(start)
        if end - start > 1:
            left_, top_, right_, bottom_ = self._letter(end - 1)
            left, right = left if left < left_ else left_, right if right > right_ else right_
            top, bottom = top if top < top_ else top_, bottom if bottom > bottom_ else bottom_
        middle = (start + end) // 2  # the first letter may be raised or small
        while self.text[middle].isspace():
            middle += 1
        size: float = raw.FPDFText_GetFontSize(self.handle, middle)
        # the size may stand in the matrix of the text and not with its typeface
        if not 0.4 * size < bottom - top < 1.7 * size and raw.FPDFText_GetMatrix(self.handle, middle, self._matrix_at):
            size *= math.hypot(self._matrix.c, self._matrix.d) or 1.0
        raw.FPDFText_GetCharOrigin(self.handle, middle, *self._point_at)
        across, down = self._point[0].value, self._point[1].value
        _, base, _, _ = self.upright(across, down, across, down)
        if not top - size < base < bottom + size or bottom - top > 2.5 * size:  # it runs up or down the page
            return (left, top, right, bottom), size
        return (left, base - _ASCENT * size, right, base + _DESCENT * size), size

    def _letter(self, at: int) -> Box:
        """Where a character stands, as high as pdfium has it."""
        rect = self._rect
        raw.FPDFText_GetLooseCharBox(self.handle, at, self._rect_at)
        return self.upright(rect.left, rect.bottom, rect.right, rect.top)

    def words(self, start: int, end: int) -> list[Word]:
        """The words among the characters `[start, end)`."""
        return [
            Word(match.group(), self.box_of(match.start(), match.end())[0], match.start(), match.end())
            for match in _WORD.finditer(self.text, start, end)
        ]

    def parted(self, segment: Segment) -> list[Segment]:
        """A segment word by word."""
        return [
            segment._replace(text=word.text, box=word.box, start=word.start, end=word.end)
            for word in self.words(segment.start, segment.end)
        ]

    def lines(self) -> list[list[Segment]]:
        """The lines in the order of the page's content, each with its segments from left to right.

        A text that is drawn twice in one place, as for a bold look, counts once.
        """
        seen: dict[str, list[Box]] = {}
        out = []
        text = self.text
        self._spread, self._holes = bool(_SPREAD.search(text)), bool(_HOLE.search(text))
        for piece in _PIECE.finditer(text):
            line = []
            for segment in self._segments(*piece.span()):
                places = seen.setdefault(segment.text, [])
                if not places or not any(_near(segment.box, place) for place in places):
                    places.append(segment.box)
                    line.append(segment)
            if not line:
                continue
            if line[-1].text.endswith(" -"):
                line[-1] = self._hyphened(line[-1])
            if text.startswith(_HYPHEN, piece.end()):
                line[-1] = line[-1]._replace(text=line[-1].text + "-")
            out.append(line)
        return out

    def _hyphened(self, segment: Segment) -> Segment:
        """A segment that ends with a hyphen: a space before it that is not there to see is taken out."""
        word, mark = self.words(segment.start, segment.end)[-2:]
        if mark.box[0] - word.box[2] < 0.2 * segment.size:
            return segment._replace(text=segment.text[:-2] + "-")
        return segment

    def _segments(self, start: int, end: int) -> list[Segment]:
        text = self.text
        while end > start and text[end - 1].isspace():
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        if start == end:
            return []
        count = raw.FPDFText_CountRects(self.handle, start, end - start)
        cuts = self._cuts(count, start, end) if count > 1 else ()
        if cuts:
            return [self._segment(first, last) for first, last in pairwise((start, *cuts, end))]
        if self._spread and _SPREAD.search(text, start, end):
            return [self._segment(start, end)._replace(text=close_up(self.words(start, end)))]
        if self._holes and _HOLE.search(text, start, end):  # cells that are set apart by spaces
            return [self._segment(first, last) for first, last in _between(text, start, end)]
        return [self._segment(start, end)]

    def _cuts(self, count: int, start: int, end: int) -> list[int]:
        """The characters before which a line is parted, for its pieces stand apart, or one steps back or down."""
        left, top, right, bottom = self._sides
        rects = []
        for number in range(count):
            raw.FPDFText_GetRect(self.handle, number, *self._sides_at)
            rects.append(self.upright(left.value, bottom.value, right.value, top.value))
        height = max([4.0, *[rect[3] - rect[1] for rect in rects]])
        apart = [
            b
            for a, b in pairwise(rects)
            if b[0] - a[2] > 0.9 * height or b[0] - a[2] < -2 * height or b[1] > a[3] + 1 or b[3] < a[1] - 1
        ]
        cuts: list[int] = []
        words = _WORD.finditer(self.text, start, end)
        next(words)
        for word in words if apart else ():
            x, upper, _, lower = self._letter(word.start())
            for rect in apart:
                if abs(rect[0] - x) < 0.3 * height and rect[1] < lower + 1 and rect[3] > upper - 1:
                    cuts.append(word.start())
                    apart.remove(rect)
                    break
            if not apart:
                break
        return cuts

    def _segment(self, start: int, end: int) -> Segment:
        while self.text[end - 1].isspace():
            end -= 1
        box, size = self.box_of(start, end)
        weight = raw.FPDFText_GetFontWeight
        bold = weight(self.handle, start) >= _BOLD and weight(self.handle, end - 1) >= _BOLD
        return Segment(self.text[start:end], box, start, end, size, bold)


def _near(a: Box, b: Box) -> bool:
    """Whether two boxes begin in one place, or so near that a reader sees one."""
    return abs(a[0] - b[0]) < 1.2 and abs(a[1] - b[1]) < 1.2


def _characters(text_page: Any) -> str:
    """The text of the page, one code point for each of pdfium's characters."""
    count = text_page.count_chars()
    text = str(text_page.get_text_range())
    if len(text) == count:
        return text.translate(_BULLETS) if _PRIVATE.search(text) else text
    # letters beyond the basic plane, or characters without a meaning, which pdfium leaves out of its text
    codes = [raw.FPDFText_GetUnicode(text_page.raw, number) for number in range(count)]
    return "".join("\0" if not 0 < code < 0x110000 or 0xD800 <= code < 0xE000 else chr(code) for code in codes).translate(_BULLETS)


def _between(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _HOLE.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def close_up(words: Sequence[Word]) -> str:
    """The words with a space between each two; four or more letters that are set apart are put together.

    >>> spread = [Word(c, (x, 0.0, x + 6.0, 10.0), 0, 1) for c, x in zip("DIENASKĀRTĪBA", (*range(0, 60, 10), *range(80, 150, 10)))]
    >>> close_up([*spread, Word("Nr.5", (160.0, 0.0, 190.0, 10.0), 13, 17)])
    'DIENAS KĀRTĪBA Nr.5'
    """
    out, at = "", 0
    while at < len(words):
        end = at
        while end < len(words) and len(words[end].text) == 1 and not words[end].text.isdigit():
            end += 1
        run = words[at:end]
        if sum(word.text.isalpha() for word in run) < 4:
            end = max(end, at + 1)
            out += " " + " ".join(word.text for word in words[at:end])
        else:
            gaps = [b.box[0] - a.box[2] for a, b in pairwise(run)]
            usual = max(0.5, sorted(gaps)[len(gaps) // 2])
            out += " " + run[0].text
            for word, gap in zip(run[1:], gaps, strict=True):
                out += (" " if gap > 1.8 * usual else "") + word.text
        at = end
    return out.strip()


def upright(page: Any) -> Callable[[float, float, float, float], Box]:
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
