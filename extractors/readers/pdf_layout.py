"""The order in which the lines of a PDF page are read: one column, several, and tables without ruling lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.readers.pdf_words import Segment

#: A column of running text: most of its lines are at least so many letters long, and reach at least so far.
_PROSE = 24
_FULL = 0.8
_STEP = 2.0  # points


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a table that was found by how its cells stand below each other."""

    rows: tuple[tuple[str, ...], ...]
    segments: tuple[Segment, ...]


def read_order(lines: Sequence[Sequence[Segment]]) -> list[Segment | Table]:
    """Segments and open tables in reading order.

    The order of the content stands unless its lines run across the columns of the page.
    """
    flat = [segment for line in lines for segment in line]
    if sum(len(line) > 1 for line in lines) == 0 and len(flat) < 400 and not _steps_back(lines):
        return list(flat)
    gutter = _gutter(flat)
    if gutter is not None:
        if any(_crossed(line, gutter) for line in lines):
            return list(_by_columns(flat, gutter))
        return list(flat)
    return _with_tables(lines)


def _steps_back(lines: Sequence[Sequence[Segment]]) -> bool:
    """Whether some line stands beside an earlier one: cells that were written one by one."""
    last = 0.0
    for line in lines:
        top = line[0].box[1]
        if top < last - 3:
            return True
        last = top
    return False


def _crossed(line: Sequence[Segment], gutter: tuple[float, float]) -> bool:
    middle = sum(gutter) / 2
    return any(a.box[2] <= middle <= b.box[0] for a, b in pairwise(line))


def _gutter(segments: Sequence[Segment]) -> tuple[float, float] | None:
    """The empty strip between two columns of running text; `None` when there are no such columns."""
    if len(segments) < 8:
        return None
    left_edge, right_edge = min(s.box[0] for s in segments), max(s.box[2] for s in segments)
    covered = [0] * (int((right_edge - left_edge) / _STEP) + 2)  # how many segments stand above each strip of the page
    for segment in segments:
        covered[int((segment.box[0] - left_edge) / _STEP)] += 1
        covered[int((segment.box[2] - left_edge) / _STEP) + 1] -= 1
    few = 0.12 * len(segments)  # so many may cross a gutter: headings over both columns
    best: tuple[float, float] | None = None
    count, since = 0, 0
    for strip, change in enumerate(covered):
        count += change
        if count > few:
            if (strip - since) * _STEP >= 8 and 0.2 * len(covered) < since < 0.75 * len(covered):
                found = (left_edge + since * _STEP, left_edge + strip * _STEP)
                if best is None or found[1] - found[0] > best[1] - best[0]:
                    best = found
            since = strip + 1
    if best is None:
        return None
    middle = sum(best) / 2
    sides = ([s for s in segments if s.box[2] <= middle], [s for s in segments if s.box[0] >= middle])
    return best if all(_is_prose(side) for side in sides) else None


def _is_prose(side: Sequence[Segment]) -> bool:
    if len(side) < 4:
        return False
    left, right = min(s.box[0] for s in side), max(s.box[2] for s in side)
    lengths = [len(s.text) for s in side]
    full = sum(s.box[2] - left >= _FULL * (right - left) for s in side)
    return median(lengths) >= _PROSE and full >= 0.45 * len(side)


def _by_columns(segments: Sequence[Segment], gutter: tuple[float, float]) -> Iterator[Segment]:
    """Down the left column and then the right one, between what stands across both."""
    middle = sum(gutter) / 2
    sides: tuple[list[Segment], list[Segment]] = ([], [])
    for segment in sorted(segments, key=lambda s: (round(s.box[1]), s.box[0])):
        if segment.box[0] < middle < segment.box[2]:
            for side in sides:
                yield from side
                side.clear()
            yield segment
        else:
            sides[segment.box[0] > middle].append(segment)
    for side in sides:
        yield from side


def visual_rows(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Segments that stand on one height, from top to bottom, each row from left to right."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: s.box[1] + s.box[3]):
        middle = (segment.box[1] + segment.box[3]) / 2
        if rows:
            before = rows[-1][-1].box
            if abs(middle - (before[1] + before[3]) / 2) < 0.4 * max(
                4.0, min(before[3] - before[1], segment.box[3] - segment.box[1])
            ):
                rows[-1].append(segment)
                continue
        rows.append([segment])
    return [sorted(row, key=lambda s: s.box[0]) for row in rows]


def _with_tables(lines: Sequence[Sequence[Segment]]) -> list[Segment | Table]:
    """The segments in their order, each table in the place of its first segment."""
    flat = [segment for line in lines for segment in line]
    tables = list(open_tables(visual_rows(flat)))
    owner = {id(segment): table for table in tables for segment in table.segments}
    out: list[Segment | Table] = []
    seen: set[int] = set()
    for segment in flat:
        table = owner.get(id(segment))
        if table is None:
            out.append(segment)
        elif id(table) not in seen:
            seen.add(id(table))
            out.append(table)
    return out


def open_tables(rows: Sequence[Sequence[Segment]]) -> Iterator[Table]:
    """Tables without lines: runs of rows whose segments stand in the same columns."""
    at = 0
    while at < len(rows):
        if len(rows[at]) < 2:
            at += 1
            continue
        end, columns = _run(rows, at)
        table = _table(rows[at:end], columns)
        if table is None:
            at += 1
        else:
            yield table
            at = end


def _run(rows: Sequence[Sequence[Segment]], at: int) -> tuple[int, list[tuple[float, float]]]:
    """Where the run of rows ends that begins at `at`, and its columns (left, right)."""
    columns = [(s.box[0], s.box[2]) for s in rows[at]]
    end = at + 1
    while end < len(rows):
        height = max(6.0, rows[end][0].box[3] - rows[end][0].box[1])
        if rows[end][0].box[1] - max(s.box[3] for s in rows[end - 1]) > 1.6 * height:
            break
        wider = _joined(columns, rows[end])
        if wider is None:
            break
        columns = wider
        end += 1
    while end > at + 1 and len(rows[end - 1]) == 1 and rows[end - 1][0].box[0] <= columns[0][1]:
        end -= 1  # a line alone below the first column begins what follows
    return end, columns


def _joined(columns: list[tuple[float, float]], row: Sequence[Segment]) -> list[tuple[float, float]] | None:
    """The columns with the row's segments in them; `None` when one of these reaches into two, or two stand in one."""
    out = list(columns)
    used: set[int] = set()
    for segment in row:
        left, _, right, _ = segment.box
        hits = [i for i, (a, b) in enumerate(out) if left < b + 2 and right > a - 2]
        if len(hits) > 1 or (hits and hits[0] in used):
            return None
        if hits:
            used.add(hits[0])
            out[hits[0]] = (min(left, out[hits[0]][0]), max(right, out[hits[0]][1]))
        elif len(row) == 1 or len(out) >= 12:
            return None
        else:
            out.append((left, right))
            out.sort()
            used = {i for i, c in enumerate(out) if any(s.box[0] < c[1] and s.box[2] > c[0] for s in row[: row.index(segment) + 1])}
    if any(a[1] > b[0] for a, b in pairwise(sorted(out))):
        return None
    return sorted(out)


def _table(rows: Sequence[Sequence[Segment]], columns: Sequence[tuple[float, float]]) -> Table | None:
    """The rows as a table when they are many and regular enough."""
    full = [row for row in rows if len(row) >= 2]
    if len(columns) < 2 or len(full) < 3 or len(full) < 0.4 * len(rows):
        return None
    if len(columns) == 2:
        starts = [row[1].box[0] for row in full]
        if max(starts) - min(starts) > 6 or median(len(s.text) for row in full for s in row) > 45:
            return None
    grid: list[list[str]] = []
    pitch = median([b[0].box[1] - a[0].box[1] for a, b in pairwise(rows)])
    before: Sequence[Segment] | None = None
    for row in rows:
        cells = [""] * len(columns)
        for segment in row:
            place = next(i for i, (a, b) in enumerate(columns) if segment.box[0] < b + 2 and segment.box[2] > a - 2)
            cells[place] = segment.text
        goes_on = (
            grid
            and before is not None
            and (not cells[0] or len(row) == 1)
            and row[0].box[1] - before[0].box[1] <= 1.2 * max(pitch, row[0].box[3] - row[0].box[1])
        )
        if goes_on:
            grid[-1] = [f"{a} {b}".strip() for a, b in zip(grid[-1], cells, strict=True)]
        else:
            grid.append(cells)
        before = row
    if len(grid) < 3:
        return None
    return Table(tuple(tuple(row) for row in grid), tuple(segment for row in rows for segment in row))
