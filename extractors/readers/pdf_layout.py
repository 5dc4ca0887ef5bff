"""The order in which the lines of a PDF page are read: one column, several, and tables without ruling lines among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.readers.pdf_tables import Table, lines_across, open_tables
from extractors.readers.pdf_words import Box, Segment

#: A column of running text: its lines are mostly so many letters long, and many of them reach so far across it.
_PROSE, _FULL = 20, 0.75
_GUTTER = 9.0  # points: the least between two columns

#: What stands beside each other on one line of one column, from left to right.
Row = list[Segment]
#: A column of a page, or what stands over its whole width, from top to bottom.
Column = list[Row | Table]


@dataclass(frozen=True, slots=True)
class Band:
    """A strip of the page, from `top` to `bottom`, in which running text stands on both sides of `middle`."""

    top: float
    bottom: float
    middle: float

    def side(self, segment: Segment) -> int | None:
        """0 in the left column, 1 in the right one, `None` outside the band."""
        if self.top <= segment.box[1] < self.bottom:
            return int(segment.box[0] >= self.middle)
        return None


def columns(lines: Sequence[Row], ruled: Sequence[tuple[Segment, Table]]) -> list[Column]:
    """The columns of a page in reading order, each with its lines and tables.

    `ruled` are tables that lines part, which are not among the lines, with the first segment of each.
    """
    if all(len(line) == 1 for line in lines) and not _steps_back(lines):
        found: list[Column] = [list(lines)]
    else:
        found = _sorted_out(lines)
    for first, table in ruled:
        _insert(found, first, table)
    return [column for column in found if column]


def _insert(found: list[Column], first: Segment, table: Table) -> None:
    """Puts a table before the first thing that was written after it and does not stand above it."""
    for column in found:
        for place, item in enumerate(column):
            segment = next(s for cell in item.rows[0] for s in cell) if isinstance(item, Table) else item[0]
            if segment.start > first.start and segment.box[1] > first.box[1] - 3:
                column.insert(place, table)
                return
    if found:
        found[-1].append(table)
    else:
        found.append([table])


def _sorted_out(lines: Sequence[Row]) -> list[Column]:
    """The order of the content stands unless its lines run across the columns of the page or over each other."""
    flat = [segment for line in lines for segment in line]
    bands = column_bands(flat)
    if bands:
        return _as_written(lines, bands) if _in_blocks(lines, bands) else _by_bands(flat, bands)
    tables = list(open_tables(flat))
    if not tables and not _in_blocks(lines, ()):
        return [list(lines_across(flat))]
    return [_with_tables(lines, tables)]


def _as_written(lines: Sequence[Row], bands: Sequence[Band]) -> list[Column]:
    out: list[Column] = []
    before: tuple[int, int | None] | None = None
    for line in lines:
        for part in _parts(line, bands):
            place = next(((n, side) for n, band in enumerate(bands) if (side := band.side(part[0])) is not None), (-1, None))
            if place != before:
                out.append([])
                before = place
            out[-1].append(part)
    return out


def _steps_back(lines: Sequence[Row]) -> bool:
    """Whether some line stands above or beside an earlier one."""
    return any(
        b[0].box[1] < a[0].box[1] - 3 or (b[0].box[1] < a[0].box[3] - 3 and b[0].box[0] > a[0].box[2]) for a, b in pairwise(lines)
    )


# --- columns of running text -----------------------------------------------------------------------------------------


def column_bands(segments: Sequence[Segment]) -> list[Band]:
    """Where the page is set in columns, from top to bottom."""
    if len(segments) < 8:
        return []
    edge = min(s.box[0] for s in segments)
    width = max(s.box[2] for s in segments) - edge
    by_height = sorted(segments, key=lambda s: s.box[1])
    best: list[Band] = []
    most = 0
    for start in _column_starts(segments, edge + 0.2 * width, edge + 0.8 * width):
        bands, held = [], 0
        for run in _free_runs(by_height, start):
            left, right = [s for s in run if s.box[0] < start - 1], [s for s in run if s.box[0] >= start - 1]
            if _is_prose(left) and _is_prose(right, few=True) and not _rows_alike(left, right):
                bands.append(Band(min(s.box[1] for s in run), max(s.box[3] for s in run), start - _GUTTER / 2))
                held += len(run)
        if held > most:
            best, most = bands, held
        if most > 0.7 * len(segments):
            break
    return best


def _column_starts(segments: Sequence[Segment], low: float, high: float) -> list[float]:
    """Where lines begin that could be those of a right column: the places that several share, the leftmost of close ones."""
    counts: dict[int, int] = {}
    for segment in segments:
        if low <= segment.box[0] <= high:
            place = int(segment.box[0] // 3)
            counts[place] = counts.get(place, 0) + 1
    often = sorted(place for place, count in counts.items() if count + counts.get(place + 1, 0) >= 2)
    return [3.0 * place for place in sorted(often, key=lambda place: -counts[place])[:4]]


def _free_runs(by_height: Sequence[Segment], start: float) -> Iterator[list[Segment]]:
    """Runs of segments, from the top, none of which reaches into the gutter before `start`."""
    run: list[Segment] = []
    for segment in by_height:
        if segment.box[0] < start - 1 and segment.box[2] > start - _GUTTER + 1:
            yield run
            run = []
        else:
            run.append(segment)
    yield run


def _is_prose(side: Sequence[Segment], *, few: bool = False) -> bool:
    if len(side) < (2 if few else 4):
        return False
    left, right = min(s.box[0] for s in side), max(s.box[2] for s in side)
    full = sum(s.box[2] - left >= _FULL * (right - left) for s in side)
    return median(len(s.text) for s in side) >= _PROSE and full >= 0.45 * len(side)


def _rows_alike(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    """Whether the sides are the columns of a table: wherever one leaves room between lines, the other does."""
    starts = [
        {round(b.box[1]) for a, b in pairwise(side) if b.box[1] - a.box[3] > 0.35 * (b.box[3] - b.box[1])} for side in (left, right)
    ]
    shared = sum(any(place + step in starts[1] for step in (-1, 0, 1)) for place in starts[0])
    return shared >= 3 and shared >= 0.8 * max(len(starts[0]), len(starts[1]))


def _parts(line: Row, bands: Sequence[Band]) -> Iterator[Row]:
    """The segments of a line, those of different columns apart."""
    if len(line) == 1:
        yield line
        return
    middles = [band.middle for band in bands if band.top <= line[0].box[1] < band.bottom]
    part = [line[0]]
    for segment in line[1:]:
        if any(part[-1].box[0] < middle <= segment.box[0] + _GUTTER for middle in middles):
            yield part
            part = []
        part.append(segment)
    yield part


def _in_blocks(lines: Sequence[Row], bands: Sequence[Band]) -> bool:
    """Whether the content goes down one block of lines after another, and no block lies over another."""
    blocks: list[list[float]] = []
    last: Box | None = None
    for line in lines:
        left, top, right, bottom = line[0].box
        if len(line) > 1:
            right, top, bottom = max(s.box[2] for s in line), min(s.box[1] for s in line), max(s.box[3] for s in line)
        for band in bands:
            if len(line) > 1 and band.top <= top < band.bottom and left < band.middle - _GUTTER and right > band.middle + _GUTTER:
                return False
        if last is not None and -3 <= top - last[1] <= 3 * (last[3] - last[1]) and left < last[2] and right > last[0]:
            block = blocks[-1]
            block[0], block[2], block[3] = min(block[0], left), max(block[2], right), max(block[3], bottom)
        else:
            blocks.append([left, top, right, bottom])
        last = (left, top, right, bottom)
    if len(blocks) > 120:
        return False
    wide = [block for block in blocks if block[2] - block[0] > 6 and block[3] - block[1] > 6]
    return not any(
        a[2] - b[0] > 6 and b[2] - a[0] > 6 and a[3] - b[1] > 6 and b[3] - a[1] > 6
        for number, a in enumerate(wide)
        for b in wide[number + 1 :]
    )


def _by_bands(segments: Sequence[Segment], bands: Sequence[Band]) -> list[Column]:
    """From top to bottom, in each band down the left column and then the right one."""
    rest = sorted(segments, key=lambda s: s.box[1])
    out: list[Column] = []
    for band in sorted(bands, key=lambda band: band.top):
        above = [s for s in rest if s.box[1] < band.top]
        sides = ([s for s in rest if band.side(s) == 0], [s for s in rest if band.side(s) == 1])
        rest = [s for s in rest if s.box[1] >= band.bottom]
        for part in (above, *sides):
            out += _sorted_out(lines_across(part)) if part else []
    return out + (_sorted_out(lines_across(rest)) if rest else [])


def _with_tables(lines: Sequence[Row], tables: Sequence[Table]) -> Column:
    """The lines in their order, each table in the place of its first segment."""
    owner = {id(segment): table for table in tables for row in table.rows for cell in row for segment in cell}
    out: Column = []
    seen: set[int] = set()
    for line in lines:
        left = [segment for segment in line if id(segment) not in owner]
        for segment in line:
            table = owner.get(id(segment))
            if table is not None and id(table) not in seen:
                seen.add(id(table))
                out.append(table)
        if left:
            out.append(left)
    return out
