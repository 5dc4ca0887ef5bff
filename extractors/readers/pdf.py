"""PDF: pages with their words by pdfium, put into paragraphs, lists, headings and tables as a reader sees them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium

from extractors.errors import DamagedDocument, EncryptedDocument
from extractors.readers.kinds import is_pdf
from extractors.readers.passages import PassageBuilder, tidy
from extractors.readers.pdf_checks import beside_pages, has_text, refuse_bombs, second_look, troubles
from extractors.readers.pdf_flow import Flow, Rows
from extractors.readers.pdf_layout import Table, read_order
from extractors.readers.pdf_lines import Line, close_up
from extractors.readers.pdf_rules import filled, grids, rulings
from extractors.readers.pdf_words import Box, Segment, lines_of
from extractors.records import Document, PassageKind

MEDIA_TYPE = "application/pdf"
MOST_PAGES = 5_000
_NUMBER_LINE = re.compile(r"^\W*(?:lpp\.?\s*)?\d{1,4}(?:\s*(?:/|no|lpp\.?)\s*\d{0,4})?\W*$", re.IGNORECASE)


def claims_pdf(data: bytes) -> bool:
    """Whether the bytes hold a PDF header near their beginning, or further on and the end of a PDF too."""
    return is_pdf(data)


def read_pdf(data: bytes) -> Document:
    """The document, a passage a paragraph, list item, heading or cell, with pages.

    Raises:
        EncryptedDocument: it asks for a password.
        DamagedDocument: it cannot be opened.
        RefusedDocument: it is made to exhaust whoever opens it.
    """
    refuse_bombs(data)
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "assword" in str(error) or "ecurity" in str(error):
            raise EncryptedDocument("the PDF asks for a password; save it without one") from error
        raise DamagedDocument(f"the PDF cannot be opened ({error})") from error
    try:
        count = len(pdf)
        problems = list(troubles(data))
        pages = [_page(pdf, number) for number in range(min(count, MOST_PAGES))]
        beside, unread_parts = beside_pages(pdf, min(count, MOST_PAGES))
    finally:
        pdf.close()
    for number, text in second_look(data, [number for number, page in enumerate(pages) if page.hidden]):
        pages[number].items = [Line(line, 0, 0, 0, 0) for line in text.splitlines() if line.strip()]
        problems.append(f"page {number + 1} was read by a second program, for the first found no letters on it")
    margins = _running_lines([[line.text for line in page.lines] for page in pages])
    builder = PassageBuilder()
    sizes = sorted(line.size for page in pages for line in page.lines)
    flow = Flow(builder, sizes[len(sizes) // 2] if sizes else 0.0)
    for number, page in enumerate(pages, 1):
        aside = {
            id(line): PassageKind.HEADER if place < len(page.lines) / 2 else PassageKind.FOOTER
            for place, line in enumerate(page.lines)
            if _plain(line.text) in margins or _NUMBER_LINE.match(line.text.strip())
        }
        flow.add_page(number, [item for item in page.items if id(item) not in aside])
        for line in page.lines:
            if id(line) in aside:
                flow.later.append((number, line.text, aside[id(line)]))
    flow.close()
    for number, text in beside:
        flow.add_comment(number, text)
    if count > MOST_PAGES:
        problems.append(f"only the first {MOST_PAGES} of {count} pages were read")
    problems += unread_parts
    unread = [number for number, page in enumerate(pages, 1) if not page.items]
    if unread:
        named = ", ".join(map(str, unread[:50])) + (" and more" if len(unread) > 50 else "")
        problems.append(
            f"no text layer on page{'s' if len(unread) > 1 else ''} {named} of {len(pages)}: pictures or scans, run OCR first"
        )
    return builder.finish(data, MEDIA_TYPE, pages=len(pages), problems=tuple(problems))


@dataclass(slots=True)
class _Page:
    """What stands on a page in reading order: lines, and tables as rows of cells."""

    items: list[Line | Rows]
    hidden: bool = False  # it shows letters that pdfium could not read

    @property
    def lines(self) -> list[Line]:
        return [item for item in self.items if isinstance(item, Line)]


def _page(pdf: Any, number: int) -> _Page:
    try:
        page = pdf[number]
    except pdfium.PdfiumError:
        return _Page([])
    try:
        text_page = page.get_textpage()
        try:
            lines = lines_of(text_page, page) if text_page.count_chars() > 0 else []
            return _Page(list(_items(page, lines)) if lines else [], hidden=not lines and has_text(page))
        finally:
            text_page.close()
    finally:
        page.close()


def _items(page: Any, lines: list[list[Segment]]) -> Iterator[Line | Rows]:
    """The lines and tables of a page in reading order."""
    place = {id(segment): number for number, segment in enumerate(s for line in lines for s in line)}
    tables: list[tuple[int, Rows]] = []
    for grid in grids(*rulings(page)):
        inside = [s for line in lines for s in line if _inside(s.box, grid.box)]
        rows = filled(grid, inside)
        if len(rows) < 2 or max(map(len, rows)) < 2:
            continue
        tables.append((min(place[id(s)] for s in inside), rows))
        taken = {id(s) for s in inside}
        lines = [left for line in lines if (left := [s for s in line if id(s) not in taken])]
    line_of = {id(segment): number for number, line in enumerate(lines) for segment in line}
    held: list[Segment] = []
    for item in read_order(lines):
        first = place[id(item.segments[0] if isinstance(item, Table) else item)]
        goes_on = (
            held and isinstance(item, Segment) and line_of[id(item)] == line_of[id(held[-1])] and item.box[0] >= held[-1].box[2]
        )
        if held and not goes_on:
            yield _line(held)
            held = []
        while tables and tables[0][0] < first:
            yield tables.pop(0)[1]
        if isinstance(item, Table):
            yield [list(row) for row in item.rows]
        else:
            held.append(item)
    if held:
        yield _line(held)
    for _, rows in tables:
        yield rows


def _inside(box: Box, frame: Box) -> bool:
    across, down = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return frame[0] - 1 <= across <= frame[2] + 1 and frame[1] - 1 <= down <= frame[3] + 1


def _line(segments: list[Segment]) -> Line:
    left, top, right, bottom = segments[0].box
    for segment in segments[1:]:
        right, top, bottom = segment.box[2], min(top, segment.box[1]), max(bottom, segment.box[3])
    text = "\t".join(close_up(segment) for segment in segments)
    return Line(text, left, right, top, bottom, segments[0].size, all(s.weight >= 600 for s in segments))


def _plain(line: str) -> str:
    return re.sub(r"\d+", "#", tidy(line)).casefold()


def _running_lines(pages: list[list[str]]) -> set[str]:
    """Lines that head or foot most pages, figures aside."""
    if len(pages) < 3:
        return set()
    counts: Counter[str] = Counter()
    for lines in pages:
        kept = [line for line in lines if line.strip()]
        counts.update({_plain(line) for line in (*kept[:2], *kept[-2:])})
    return {line for line, count in counts.items() if count >= max(3, 0.6 * len(pages)) and line}
