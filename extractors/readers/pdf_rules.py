"""Ruled tables of a PDF page, from the lines and boxes that are drawn on it."""

from __future__ import annotations

import ctypes
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

from extractors.readers.pdf_tables import Cell, Table, lines_across
from extractors.readers.pdf_words import Box, Segment, upright

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
    turned = upright(page)
    across: list[Box] = []
    down: list[Box] = []
    for number, sides in enumerate(_drawn(page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, 3)):
        if number >= MOST_PATHS:
            return [], []
        left, top, right, bottom = turned(*sides)
        width, height = right - left, bottom - top
        if height < _THIN <= width:
            across.append((left, (top + bottom) / 2, right, (top + bottom) / 2))
        elif width < _THIN <= height:
            down.append(((left + right) / 2, top, (left + right) / 2, bottom))
        elif width >= _THIN and height >= _THIN:
            across += [(left, top, right, top), (left, bottom, right, bottom)]
            down += [(left, top, left, bottom), (right, top, right, bottom)]
    return _merged(across, 0), _merged(down, 1)


def _drawn(holder: Any, count: Callable[[Any], int], get: Callable[[Any, int], Any], depth: int) -> Iterator[Box]:
    """What paths draw, in the page's own axes (left, bottom, right, top): each path as a box, one of many strokes in pieces."""
    sides = tuple(ctypes.c_float() for _ in range(4))
    for number in range(min(count(holder), 20_000)):
        item = get(holder, number)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_FORM and depth > 1:
            yield from _drawn(item, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, depth - 1)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            if raw.FPDFPath_CountSegments(item) > 5:
                yield from _strokes(item)
            elif raw.FPDFPageObj_GetBounds(item, *sides):
                yield (sides[0].value, sides[1].value, sides[2].value, sides[3].value)


def _strokes(path: Any) -> Iterator[Box]:
    """The straight strokes of a path that go along or up the page."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(path, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    before = first = (0.0, 0.0)
    for number in range(min(raw.FPDFPath_CountSegments(path), MOST_PATHS)):
        segment = raw.FPDFPath_GetPathSegment(path, number)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = (matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f)
        kind = raw.FPDFPathSegment_GetType(segment)
        ends = [(before, point)] if kind == raw.FPDF_SEGMENT_LINETO else []
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        elif raw.FPDFPathSegment_GetClose(segment):
            ends.append((point, first))
        for (x0, y0), (x1, y1) in ends:
            if abs(x0 - x1) < 1 or abs(y0 - y1) < 1:
                yield (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        before = point


def _merged(lines: list[Box], along: int) -> list[Box]:
    """The lines, those that go on in each other as one; `along` is 0 for horizontal ones, 1 for vertical ones."""
    out: list[Box] = []
    for line in sorted(lines, key=lambda line: (round(line[1 - along]), line[along])):
        if out and abs(out[-1][1 - along] - line[1 - along]) <= 1 and line[along] <= out[-1][along + 2] + _NEAR:
            last = out[-1]
            end = max(last[along + 2], line[along + 2])
            out[-1] = (last[0], last[1], end, last[3]) if along == 0 else (last[0], last[1], last[2], end)
        else:
            out.append(line)
    return out


def grids(across: Sequence[Box], down: Sequence[Box]) -> list[Grid]:
    """The tables that the lines make: fields that hang together, at least two columns of them."""
    if len(across) < 2 or len(down) < 3:
        return []
    found = []
    for group_across, group_down in _touching(list(across), list(down)):
        xs, ys = _places([x[0] for x in group_down]), _places([y[1] for y in group_across])
        if len(xs) >= 3 and len(ys) >= 2 and len(xs) * len(ys) <= 20_000:
            found.append(Grid(tuple(xs), tuple(ys), _cells(xs, ys, group_across, group_down)))
    return sorted(found, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _touching(across: list[Box], down: list[Box]) -> list[tuple[list[Box], list[Box]]]:
    """Lines that cross or touch, together."""
    if len(across) * len(down) > 250_000:
        return []
    group = list(range(len(across) + len(down)))

    def root(member: int) -> int:
        while group[member] != member:
            group[member] = member = group[group[member]]
        return member

    for number, (left, height, right, _) in enumerate(across):
        for other, (place, top, _, bottom) in enumerate(down, len(across)):
            if left - _NEAR <= place <= right + _NEAR and top - _NEAR <= height <= bottom + _NEAR:
                group[root(other)] = root(number)
    found: dict[int, tuple[list[Box], list[Box]]] = {}
    for number, line in enumerate(across):
        found.setdefault(root(number), ([], []))[0].append(line)
    for number, line in enumerate(down, len(across)):
        found.setdefault(root(number), ([], []))[1].append(line)
    return list(found.values())


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


def filled(grid: Grid, segments: Sequence[Segment], parted: Callable[[Segment], Sequence[Segment]]) -> Table | None:
    """The table with its text: a cell is empty too where it belongs to one before it; `None` without two columns, or
    with one row of two.

    `parted` cuts a segment that lies over two cells into its words.
    """
    held: dict[tuple[int, int], Cell] = {}
    for segment in segments:
        left, top, right, bottom = segment.box
        ends = {grid.cell_at((left, top, left + 2, bottom)), grid.cell_at((right - 2, top, right, bottom))}
        for piece in (segment,) if len(ends) == 1 else parted(segment):
            place = grid.cell_at(piece.box)
            if place is not None:
                held.setdefault(place, []).append(piece)
    used = sorted({column for _, column in held})
    if len(used) == 1 and len(grid.xs) > 3:  # the rest of a row that begins on the page before
        used = list(range(len(grid.xs) - 1))
    rows = tuple(
        tuple([piece for line in lines_across(held.get((row, column), ())) for piece in line] for column in used)
        for row in sorted({row for row, _ in held})
    )
    if len(used) < 2 or len(rows) + len(used) < 4:
        return None
    return Table(rows, tuple(grid.xs[column] for column in used), ruled=True)
