"""PDF: pages with their words by pdfium, put into paragraphs, lists, headings and tables as a reader sees them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium

from extractors.errors import DamagedDocument, EncryptedDocument
from extractors.readers.kinds import is_pdf
from extractors.readers.passages import PassageBuilder, tidy
from extractors.readers.pdf_checks import attachments, doubtful, has_text, notes, refuse_bombs, troubles
from extractors.readers.pdf_flow import Flow, Region, Source
from extractors.readers.pdf_layout import columns
from extractors.readers.pdf_lines import Line
from extractors.readers.pdf_rules import filled, grids, rulings
from extractors.readers.pdf_second import has_fewer_pages, miscounted, second_look
from extractors.readers.pdf_tables import Table
from extractors.readers.pdf_words import Box, PageText, Segment
from extractors.records import Document, PassageKind

MEDIA_TYPE = "application/pdf"
MOST_PAGES = 5_000
_NUMBER_LINE = re.compile(r"^\W*(?:lpp\.?\s*)?\d{1,4}\.?(?:\s*(?:/|no|lpp\.?)\s*\d{0,4})?\W*$", re.IGNORECASE)


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
    return read_with_sources(data)[0]


def read_with_sources(data: bytes) -> tuple[Document, list[Source]]:
    """The document as `read_pdf` gives it, and from which segments of which pages its passages come."""
    refuse_bombs(data)
    with open_pdf(data) as pdf:
        count = len(pdf)
        problems = list(troubles(data))
        pages = [_page(pdf, number) for number in range(1, min(count, MOST_PAGES) + 1)]
        unread_parts = attachments(pdf)
    asked = [number for number, page in enumerate(pages) if page.hidden or page.doubtful]
    if asked or problems or has_fewer_pages(data, count):
        problems += miscounted(data, count)
    for number, text in second_look(data, asked):
        found = text.splitlines()
        why = "the first found no letters on it" if pages[number].hidden else "the letters that the first found make no sense"
        if not doubtful(found):
            pages[number].regions = [Region(tuple(Line(line, 0, 0, 0, 0, page=number + 1) for line in found if line.strip()))]
            pages[number].doubtful = False
            problems.append(f"page {number + 1} was read by a second program, for {why}")
    problems += [
        f"page {number} has letters that its typefaces give no meaning; its text cannot be trusted, run OCR"
        for number, page in enumerate(pages, 1)
        if page.doubtful
    ][:20]
    builder = PassageBuilder()
    written = [page.lines() for page in pages]
    aside = running_lines(written)
    sizes = sorted([line.size for lines in written for line in lines])
    feet = sorted([max(bottoms) for lines in written if (bottoms := [line.bottom for line in lines if id(line) not in aside])])
    flow = Flow(builder, sizes[len(sizes) // 2] if sizes else 0.0, feet[3 * len(feet) // 4] if len(feet) > 2 else 0.0)
    for number, (page, lines) in enumerate(zip(pages, written, strict=True), 1):
        for region in page.regions:
            flow.add_region(number, Region(tuple(item for item in region.items if id(item) not in aside)) if aside else region)
        flow.later += [(line, aside[id(line)]) for line in lines if id(line) in aside]
    flow.close()
    for number, page in enumerate(pages, 1):
        for text in page.notes:
            flow.add_comment(number, text)
    if count > MOST_PAGES:
        problems.append(f"only the first {MOST_PAGES} of {count} pages were read")
    problems += unread_parts
    unread = [number for number, page in enumerate(pages, 1) if not page.regions]
    if unread:
        named = ", ".join(map(str, unread[:50])) + (" and more" if len(unread) > 50 else "")
        problems.append(
            f"no text layer on page{'s' if len(unread) > 1 else ''} {named} of {len(pages)}: pictures or scans, run OCR first"
        )
    return builder.finish(data, MEDIA_TYPE, pages=len(pages), problems=tuple(problems)), flow.sources


@contextmanager
def open_pdf(data: bytes) -> Iterator[Any]:
    """The file as pdfium opens it.

    Raises:
        EncryptedDocument: it asks for a password.
        DamagedDocument: it cannot be opened.
    """
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "assword" in str(error) or "ecurity" in str(error):
            raise EncryptedDocument("the PDF asks for a password; save it without one") from error
        raise DamagedDocument(f"the PDF cannot be opened ({error})") from error
    try:
        yield pdf
    finally:
        pdf.close()


@dataclass(slots=True)
class _Page:
    """What stands on a page in reading order, and beside its text."""

    regions: list[Region]
    notes: list[str] = field(default_factory=list)
    hidden: bool = False  # it shows letters that pdfium could not read
    doubtful: bool = False  # many of the letters that pdfium read have no meaning

    def lines(self) -> list[Line]:
        return [item for region in self.regions for item in region.items if isinstance(item, Line)]


def _page(pdf: Any, number: int) -> _Page:
    try:
        page = pdf[number - 1]
    except pdfium.PdfiumError:
        return _Page([])
    try:
        text_page = page.get_textpage()
        try:
            found = _Page([], list(notes(page)))
            if text_page.count_chars() > 0:
                found.regions = list(_regions(page, PageText(page, text_page), number))
            found.hidden = not found.regions and has_text(page)
            found.doubtful = found.regions != [] and doubtful(line.text for line in found.lines())
            return found
        finally:
            text_page.close()
    finally:
        page.close()


def _regions(page: Any, text: PageText, number: int) -> Iterator[Region]:
    """The columns of a page in reading order, with its tables."""
    lines = text.lines()
    ruled: list[tuple[Segment, Table]] = []
    for grid in grids(*rulings(page)):
        inside = {id(s): s for line in lines for s in line if _inside(s.box, grid.box)}
        table = filled(grid, tuple(inside.values()), text.parted)
        if table is not None:
            ruled.append((next(iter(inside.values())), table))
            lines = [left for line in lines if (left := [s for s in line if id(s) not in inside])]
    for column in columns(lines, ruled):
        yield Region(tuple(item if isinstance(item, Table) else _line(item, number) for item in column))


def _inside(box: Box, frame: Box) -> bool:
    across, down = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return frame[0] - 1 <= across <= frame[2] + 1 and frame[1] - 1 <= down <= frame[3] + 1


def _line(row: list[Segment], page: int) -> Line:
    first = row[0]
    left, top, right, bottom = first.box
    text, bold = first.text.strip(), first.bold
    for segment in row[1:]:
        # a gap that a justified line can have is a space, a wider one a tab
        text += (" " if segment.box[0] - right < 2.5 * (bottom - top) else "\t") + segment.text
        right, top, bottom = max(right, segment.box[2]), min(top, segment.box[1]), max(bottom, segment.box[3])
        bold = bold and segment.bold
    return Line(text, left, right, top, bottom, first.size, bold, page, tuple(row))


def running_lines(pages: list[list[Line]]) -> dict[int, PassageKind]:
    """Lines that head or foot the pages and are no part of the text, by their `id`: what most pages repeat, and page numbers."""
    edges = [_edges(lines) for lines in pages]
    counts = Counter(place for lines in edges for place in {_place(line) for line, _ in lines})
    often = {place for place, count in counts.items() if place[0] and count >= max(2, 0.6 * (len(pages) - 1))}
    out = {}
    for lines in edges:
        for line, kind in lines:
            if _place(line) in often or _NUMBER_LINE.match(line.text):
                out[id(line)] = kind
    return out


def _edges(lines: list[Line]) -> list[tuple[Line, PassageKind]]:
    """The lines within the uppermost and the lowest eighth of what is written on a page, three at either end."""
    if not lines:
        return []
    top, bottom = min([line.top for line in lines]), max([line.bottom for line in lines])
    edge = (bottom - top) / 8
    above = sorted([line for line in lines if line.top <= top + edge], key=lambda line: line.top)[:3]
    below = sorted([line for line in lines if line.bottom >= bottom - edge], key=lambda line: -line.bottom)[:3]
    return [*((line, PassageKind.HEADER) for line in above), *((line, PassageKind.FOOTER) for line in below if line not in above)]


def _place(line: Line) -> tuple[str, int]:
    """The text of a line, figures aside, and where on the page it stands."""
    return re.sub(r"\d+", "#", tidy(line.text)).casefold(), round(line.top / 4)
