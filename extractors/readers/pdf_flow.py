"""The lines and tables of a PDF's pages as passages of one text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from extractors.readers.passages import PassageBuilder
from extractors.readers.pdf_lines import Frame, Line, Paragraph, cut_in_two, frame_of, joined, unwrapped
from extractors.readers.pdf_tables import Cell, Table
from extractors.readers.pdf_words import Segment
from extractors.readers.text_flow import add_lines
from extractors.readers.text_tables import add_table
from extractors.records import PassageKind


@dataclass(frozen=True, slots=True)
class Region:
    """A column of a page, or what stands over its whole width: lines and tables from top to bottom."""

    items: tuple[Line | Table, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where passages come from: the passages `[first, end)` are made of these segments of pages (1-based), in this order."""

    first: int
    end: int
    segments: tuple[tuple[int, Segment], ...]


class Flow:
    """Takes the pages one after another; a paragraph that a page or column cuts in two is one passage, of the page it begins on."""

    def __init__(self, builder: PassageBuilder, body: float, foot: float) -> None:
        self.builder, self.body, self.foot = builder, body, foot
        self.sources: list[Source] = []
        self.later: list[tuple[Line, PassageKind]] = []  # what stands at the foot of the page, once its text is done
        self.tables = 0
        self._frame: Frame | None = None
        self._held: list[Paragraph] = []
        self._table: tuple[Table, list[tuple[int, tuple[Cell, ...]]]] | None = None  # its rows with their pages

    def add_region(self, page: int, region: Region) -> None:
        """Adds what stands in a column; the last paragraph or table waits for what follows."""
        frame = self._frame = frame_of([item for item in region.items if isinstance(item, Line)], self._frame)
        for is_line, group in groupby(region.items, key=lambda item: isinstance(item, Line)):
            if not is_line:
                for table in group:
                    assert isinstance(table, Table)
                    self._take_table(page, table)
                continue
            lines = [item for item in group if isinstance(item, Line)]
            paragraphs = unwrapped(lines, frame)
            self._put_table()
            if self._held and self._held[-1].frame is not frame:
                left = paragraphs[0]
                if cut_in_two(self._held[-1], left.first, frame, lines_left=len(left.lines), foot=self.foot):
                    self._held[-1].take_up(left)
                    paragraphs = paragraphs[1:]
            if paragraphs:
                kept, self._held = self._held, paragraphs
                self._put(kept)

    def add_comment(self, page: int, text: str) -> None:
        """Adds what stands beside the text of a page: a note, the answer in a form."""
        self._add(page, (), lambda: self.builder.add(text, PassageKind.COMMENT))

    def close(self) -> None:
        """Adds all that waits."""
        self._put(self._held)
        self._held = []
        self._put_table()
        self._put([])

    def _take_table(self, page: int, table: Table) -> None:
        rows = [(page, row) for row in table.rows]
        if self._table is not None and not self._held:
            before, held = self._table
            if held[-1][0] < page and _alike(before, table):
                if _texts(held[0][1]) == _texts(rows[0][1]):  # its head stands again on the new page
                    rows = rows[1:]
                if rows and not rows[0][1][0] and all(row[0] for _, row in held):  # the page cuts its last row in two
                    last, (_, rest) = held[-1], rows[0]
                    held[-1] = (last[0], tuple([*a, *b] for a, b in zip(last[1], rest, strict=True)))
                    rows = rows[1:]
                held += rows
                return
        self._put(self._held)
        self._held = []
        self._put_table()
        self._table = (table, rows)

    def _put_table(self) -> None:
        if self._table is None:
            return
        rows, self._table = self._table[1], None
        first = len(self.builder.passages)
        self.builder.page = rows[0][0]
        add_table(self.builder, [_texts(row) for _, row in rows], self.tables)
        self.tables += 1
        pieces = [(page, segment) for page, row in rows for cell in row for segment in cell]
        self.sources.append(Source(first, len(self.builder.passages), tuple(pieces)))
        if rows[0][0] != rows[-1][0]:
            for place in range(first, len(self.builder.passages)):
                passage = self.builder.passages[place]
                assert passage.row is not None
                self.builder.passages[place] = replace(passage, page=rows[passage.row][0])

    def _put(self, paragraphs: Sequence[Paragraph]) -> None:
        for page, group in groupby(paragraphs, key=lambda paragraph: paragraph.first.page):
            these = list(group)
            texts = [paragraph.text for paragraph in these]
            headings = {place for place, paragraph in enumerate(these) if self._is_heading(these, place, paragraph)}
            segments = ((line.page, segment) for paragraph in these for line in paragraph.lines for segment in line.segments)
            self._add(page, segments, lambda t=texts, h=headings: add_lines(self.builder, t, whole=True, headings=h))  # type: ignore[misc]
        if self._table is None:
            later, self.later = self.later, []
            for line, kind in later:
                segments = ((line.page, segment) for segment in line.segments)
                self._add(line.page, segments, lambda t=line.text, k=kind: self.builder.add(t, k))  # type: ignore[misc]

    def _add(self, page: int, segments: Iterable[tuple[int, Segment]], add: Callable[[], object]) -> None:
        first = len(self.builder.passages)
        self.builder.page = page
        add()
        self.sources.append(Source(first, len(self.builder.passages), tuple(segments)))

    def _is_heading(self, near: Sequence[Paragraph], place: int, paragraph: Paragraph) -> bool:
        """By size, or by weight above a paragraph that is not bold."""
        text = paragraph.text
        if len(text) > 160 or not any(c.isalpha() for c in text) or text.endswith((":", ";", ",")):
            return False
        if paragraph.first.size >= 1.15 * self.body and paragraph.first.size > 0 and len(near) > 1:
            return True
        following = near[place + 1] if place + 1 < len(near) else None
        return (
            paragraph.first.bold
            and following is not None
            and not following.first.bold
            and len(following.text) > 80
            and len(text) <= 100
            and not text.endswith(".")
        )


def _texts(row: Sequence[Cell]) -> list[str]:
    return [cell_text(cell) for cell in row]


def cell_text(cell: Cell) -> str:
    """The lines of a cell as one text, parted words made whole."""
    if not cell:
        return ""
    text = cell[0].text
    for segment in cell[1:]:
        text = joined(text, segment.text)
    return text


def _alike(a: Table, b: Table) -> bool:
    """Whether a table may go on in another: their columns stand in the same places."""
    return (
        a.ruled == b.ruled
        and len(a.starts) == len(b.starts)
        and all(abs(x - y) <= 4 for x, y in zip(a.starts, b.starts, strict=True))
    )
