"""Tables of a PDF page: what they consist of, and those without ruling lines by how their cells stand below each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.readers.pdf_words import Segment

_MOST_COLUMNS = 12
_NUMBER = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})*[.)]?$")

#: What stands in a cell, a list of segments from top to bottom; nothing where the cell is empty or part of one before it.
Cell = list[Segment]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; `starts` are the left sides of the columns in points from the left, `ruled` that lines part them."""

    rows: tuple[tuple[Cell, ...], ...]
    starts: tuple[float, ...]
    ruled: bool


def open_tables(segments: Sequence[Segment]) -> Iterator[Table]:
    """Tables without lines, from top to bottom: runs of lines whose segments stand in the same columns."""
    lines = lines_across(segments)
    at = 0
    while at < len(lines):
        table, end = _table_at(lines, at) if len(lines[at]) > 1 else (None, at)
        if table is None:
            at += 1
        else:
            yield table
            at = end


def lines_across(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Segments on one height, from top to bottom, each line from left to right."""
    lines: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: s.box[1] + s.box[3]):
        if lines:
            before = lines[-1][-1].box
            height = max(4.0, min(before[3] - before[1], segment.box[3] - segment.box[1]))
            if abs(segment.box[1] + segment.box[3] - before[1] - before[3]) < 0.8 * height:
                lines[-1].append(segment)
                continue
        lines.append([segment])
    return [sorted(line, key=lambda s: s.box[0]) for line in lines]


def _table_at(lines: Sequence[Sequence[Segment]], at: int) -> tuple[Table | None, int]:
    """The table that begins at a line, and the line after it."""
    columns = [(s.box[0], s.box[2]) for s in lines[at]]
    end = at + 1
    while end < len(lines):
        height = max(6.0, lines[end][0].box[3] - lines[end][0].box[1])
        if lines[end][0].box[1] - max(s.box[3] for s in lines[end - 1]) > 1.6 * height:
            break
        wider = _joined(columns, lines[end])
        if wider is None:
            break
        columns = wider
        end += 1
    while end > at + 1 and len(lines[end - 1]) == 1 and lines[end - 1][0].box[0] <= columns[0][1]:
        end -= 1  # a line alone below the first column begins what follows
    return _table(lines[at:end], columns), end


def _joined(columns: list[tuple[float, float]], line: Sequence[Segment]) -> list[tuple[float, float]] | None:
    """The columns with the line's segments in them; `None` when one of these reaches into two, or two stand in one."""
    out = list(columns)
    used: set[tuple[float, float]] = set()
    for segment in line:
        left, _, right, _ = segment.box
        hits = [column for column in out if left < column[1] + 2 and right > column[0] - 2]
        if len(hits) > 1 or (hits and hits[0] in used):
            return None
        if hits:
            out.remove(hits[0])
            column = (min(left, hits[0][0]), max(right, hits[0][1]))
        elif len(line) == 1 or len(out) >= _MOST_COLUMNS:
            return None
        else:
            column = (left, right)
        used.add(column)
        out.append(column)
    out.sort()
    return None if any(a[1] > b[0] for a, b in pairwise(out)) else out


def _table(lines: Sequence[Sequence[Segment]], columns: Sequence[tuple[float, float]]) -> Table | None:
    """The lines as a table when they are many and regular enough."""
    full = [line for line in lines if len(line) >= 2]
    if len(columns) < 2 or len(full) < 3:
        return None
    if len(columns) == 2:
        starts = [line[1].box[0] for line in full]
        if max(starts) - min(starts) > 6 or median(len(s.text) for line in full for s in line) > 45 or len(full) < 0.4 * len(lines):
            return None
    rows: list[tuple[Cell, ...]] = []
    begins = _row_starts(lines, columns)
    for number, line in enumerate(lines):
        if number in begins:
            rows.append(tuple([] for _ in columns))
        for segment in line:
            place = next(i for i, (a, b) in enumerate(columns) if segment.box[0] < b + 2 and segment.box[2] > a - 2)
            rows[-1][place].append(segment)
    if len(rows) < 3 or not _written_by_rows(rows):
        return None
    return Table(tuple(rows), tuple(column[0] for column in columns), ruled=False)


def _written_by_rows(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the content goes from row to row: columns that were written one after the other are lists beside each other."""
    spans = [[s.start for cell in row for s in cell] for row in rows]
    return sum(max(a) < min(b) for a, b in pairwise(spans)) >= 0.5 * (len(rows) - 1)


def _row_starts(lines: Sequence[Sequence[Segment]], columns: Sequence[tuple[float, float]]) -> set[int]:
    """Which lines begin a row: those that stand further below the one before than lines of a cell do.

    Where all lines are equally far apart, a row begins where its first column is filled.
    """
    steps = [b[0].box[1] - a[0].box[1] for a, b in pairwise(lines)]
    keyed = [line[0].box[0] < columns[0][1] for line in lines]
    inner = [step for step, key in zip(steps, keyed[1:], strict=True) if not key]
    pitch = median(inner) if inner else min(steps)
    spaced = any(step > 1.12 * pitch for step in steps)
    return {0} | {
        number
        for number, (step, line) in enumerate(zip(steps, lines[1:], strict=True), 1)
        if (keyed[number] and (not spaced or _NUMBER.match(line[0].text))) or (spaced and step > 1.12 * pitch)
    }
