"""Ruled tables of a PDF page, from the lines and boxes that are drawn on it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

from extractors.readers.pdf_words import Box, Segment, Word, _upright

MOST_PATHS = 4_000  # of a page; more are a drawing
_THIN = 3.0  # points: what is thinner is a line
_NEAR = 2.5  # points: lines as close as that are one


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: where its columns and rows are parted, and which cell each field of the grid belongs to."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[tuple[tuple[int, int], ...], ...]  # for each row, for each column: row and column of the cell's first field

    @property
    def box(self) -> Box:
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def cell_at(self, box: Box) -> tuple[int, int] | None:
        """The cell that the middle of a box lies in."""
        across, down = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        column, row = bisect_right(self.xs, across) - 1, bisect_right(self.ys, down) - 1
        if 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
            return self.cells[row][column]
        return None


def rulings(page: Any) -> tuple[list[Box], list[Box]]:
    """The horizontal and the vertical lines of the page, the sides of drawn boxes among them."""
    upright = _upright(page)
    across: list[Box] = []
    down: list[Box] = []
    for number, item in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if number >= MOST_PATHS:
            return [], []
        left, top, right, bottom = upright(*item.get_bounds())
        width, height = right - left, bottom - top
        if height < _THIN <= width:
            across.append((left, (top + bottom) / 2, right, (top + bottom) / 2))
        elif width < _THIN <= height:
            down.append(((left + right) / 2, top, (left + right) / 2, bottom))
        elif width >= _THIN and height >= _THIN:
            across += [(left, top, right, top), (left, bottom, right, bottom)]
            down += [(left, top, left, bottom), (right, top, right, bottom)]
    return across, down


def grids(across: Sequence[Box], down: Sequence[Box]) -> list[Grid]:
    """The tables that the lines make: fields that hang together, at least two rows and two columns of them."""
    if len(across) < 3 or len(down) < 3:
        return []
    found = []
    for group_across, group_down in _touching(list(across), list(down)):
        xs, ys = _places([x[0] for x in group_down]), _places([y[1] for y in group_across])
        if len(xs) >= 3 and len(ys) >= 3 and len(xs) * len(ys) <= 20_000:
            found.append(Grid(tuple(xs), tuple(ys), _cells(xs, ys, group_across, group_down)))
    return sorted(found, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _touching(across: list[Box], down: list[Box]) -> list[tuple[list[Box], list[Box]]]:
    """Lines that cross or touch, together, by bands from top to bottom."""
    spans = sorted((line[1] - _NEAR, line[3] + _NEAR) for line in down)
    bands: list[list[float]] = []
    for top, bottom in spans:
        if bands and top <= bands[-1][1]:
            bands[-1][1] = max(bands[-1][1], bottom)
        else:
            bands.append([top, bottom])
    out = []
    for top, bottom in bands:
        lines_down = [line for line in down if top <= line[1] and line[3] <= bottom]
        left, right = min(x[0] for x in lines_down) - _NEAR, max(x[0] for x in lines_down) + _NEAR
        lines_across = [y for y in across if top <= y[1] <= bottom and y[0] <= right and y[2] >= left]
        out.append((lines_across, lines_down))
    return out


def _places(values: list[float]) -> list[float]:
    """The values, those within `_NEAR` points of each other as one."""
    out: list[list[float]] = []
    for value in sorted(values):
        if out and value - out[-1][-1] <= _NEAR:
            out[-1].append(value)
        else:
            out.append([value])
    return [sum(group) / len(group) for group in out]


def _cells(
    xs: Sequence[float], ys: Sequence[float], across: Sequence[Box], down: Sequence[Box]
) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Joins the fields that no line parts."""
    by_y = [[line for line in across if abs(line[1] - y) <= _NEAR] for y in ys]
    by_x = [[line for line in down if abs(line[0] - x) <= _NEAR] for x in xs]

    def covered(lines: Sequence[Box], low: float, high: float, first: int) -> bool:
        middle = (low + high) / 2
        return any(line[first] - _NEAR <= middle <= line[first + 2] + _NEAR for line in lines)

    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            place = (row, column)
            owner[place] = place
            if column and not covered(by_x[column], ys[row], ys[row + 1], 1):
                owner[place] = owner[row, column - 1]
            elif row and not covered(by_y[row], xs[column], xs[column + 1], 0):
                owner[place] = owner[row - 1, column]
    return tuple(tuple(owner[row, column] for column in range(len(xs) - 1)) for row in range(len(ys) - 1))


def filled(grid: Grid, segments: Sequence[Segment]) -> list[list[str]]:
    """The rows of the table: the text of each cell, an empty string where a cell is empty or belongs to one before it."""
    held: dict[tuple[int, int], list[Word]] = {}
    for segment in segments:
        for word in segment.words:
            place = grid.cell_at(word.box)
            if place is not None:
                held.setdefault(place, []).append(word)
    rows = [[_text(held.get((row, column), [])) for column in range(len(grid.xs) - 1)] for row in range(len(grid.ys) - 1)]
    used = [column for column in range(len(grid.xs) - 1) if any(row[column] for row in rows)]
    return [[row[column] for column in used] for row in rows if any(row)]


def _text(words: Sequence[Word]) -> str:
    """The words of a cell in reading order, parts of a word joined again."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.box[1]):
        if lines and word.box[1] - lines[-1][0].box[1] < 0.6 * max(4.0, word.box[3] - word.box[1]):
            lines[-1].append(word)
        else:
            lines.append([word])
    out = ""
    for line in lines:
        text = " ".join(word.text for word in sorted(line, key=lambda w: w.box[0]))
        if out.endswith("-") and len(out) > 1 and out[-2].islower() and text[:1].islower():
            out = out[:-1] + text
        else:
            out = f"{out} {text}".strip()
    return out
