"""PDF: text with positions by pdfium, tables by pdfplumber where a page is ruled."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.errors import DamagedDocument, EmptyDocument, EncryptedDocument, RefusedDocument
from extractors.readers.passages import PassageBuilder, tidy
from extractors.readers.pdf_lines import Line, unwrapped
from extractors.readers.text import add_lines, add_table
from extractors.records import Document, PassageKind

MEDIA_TYPE = "application/pdf"
MOST_PAGES = 5_000
_NUMBER_LINE = re.compile(r"^\W*(?:lpp\.?\s*)?\d{1,4}(?:\s*(?:/|no|lpp\.?)\s*\d{0,4})?\W*$", re.IGNORECASE)


def claims_pdf(data: bytes) -> bool:
    """Whether the bytes hold a PDF header near their beginning."""
    return b"%PDF-" in data[:1024] and not data.startswith((b"PK", b"{\\rtf", b"<"))


def read_pdf(data: bytes) -> Document:
    """The document, a passage a paragraph, list item, heading or cell, with pages.

    Raises:
        EncryptedDocument: it asks for a password.
        DamagedDocument: it cannot be opened.
        RefusedDocument: it has more pages than are read.
        EmptyDocument: no page has text; it looks like a scan.
    """
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "assword" in str(error) or "ecurity" in str(error):
            raise EncryptedDocument("the PDF asks for a password; save it without one") from error
        raise DamagedDocument(f"the PDF cannot be opened ({error})") from error
    try:
        if len(pdf) > MOST_PAGES:
            raise RefusedDocument(f"the PDF has {len(pdf)} pages, more than {MOST_PAGES}")
        pages = [_Page(pdf, number) for number in range(len(pdf))]
    finally:
        pdf.close()
    margins = _running_lines([[line.text for line in page.lines] for page in pages])
    builder = PassageBuilder()
    tables = 0
    for number, page in enumerate(pages, 1):
        first = len(builder.passages)
        rows: list[list[list[str]]] = []
        lines = page.lines
        if page.ruled:
            boxes, rows = _tables(data, number)
            lines = [line for line in lines if not any(line.inside(box) for box in boxes)]
        aside = [
            line for line in lines if line.text.strip() and (_plain(line.text) in margins or _NUMBER_LINE.match(line.text.strip()))
        ]
        add_lines(builder, unwrapped([line for line in lines if line not in aside]), whole=True)
        for table in rows:
            add_table(builder, table, tables)
            tables += 1
        for line in aside:
            builder.add(line.text, PassageKind.FOOTER)
        for place in range(first, len(builder.passages)):
            builder.passages[place] = replace(builder.passages[place], page=number)
    unread = [number for number, page in enumerate(pages, 1) if not any(line.text.strip() for line in page.lines)]
    if len(unread) == len(pages):
        raise EmptyDocument("no page of the PDF has a text layer: it looks like a scan; run it through OCR first")
    problems: tuple[str, ...] = ()
    if unread:
        named = ", ".join(map(str, unread[:50]))
        problems = (f"no text layer on page{'s' if len(unread) > 1 else ''} {named} of {len(pages)}: pictures or scans",)
    return builder.finish(data, MEDIA_TYPE, pages=len(pages), problems=problems)


class _Page:
    """The lines of one page with their places, and whether it has ruled tables."""

    def __init__(self, pdf: Any, number: int) -> None:
        page = pdf[number]
        height = page.get_height()
        text_page = page.get_textpage()
        self.lines = list(_lines(text_page, height)) if text_page.count_chars() > 0 else []
        paths = sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2))
        self.ruled = paths >= 6
        text_page.close()
        page.close()


def _lines(text_page: Any, height: float) -> Iterator[Line]:
    """The lines of a page in the order of its content, each with its box from the top left corner."""
    text = str(text_page.get_text_range())
    at = 0
    for piece in re.split(r"(\r\n|\n|\r)", text):
        if piece.strip():
            first = at + len(piece) - len(piece.lstrip())
            last = at + len(piece.rstrip()) - 1
            left, bottom, _, top = text_page.get_charbox(first)
            _, low, right, high = text_page.get_charbox(last)
            yield Line(_whole(piece), left, right, height - max(top, high), height - min(bottom, low))
        at += len(piece)


def _whole(text: str) -> str:
    """pdfium marks a hyphen at a line's end that it has closed up: a real one stands before a capital."""
    return re.sub("\ufffe(?=[a-zāčēģīķļņōŗšūž])", "", text).replace("\ufffe", "-")


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


def _tables(data: bytes, number: int) -> tuple[list[tuple[float, float, float, float]], list[list[list[str]]]]:
    """The boxes of the ruled tables of a page and their rows."""
    import pdfplumber  # heavy, and only ruled pages need it

    with pdfplumber.open(io.BytesIO(data), pages=[number]) as pdf:
        found = [table for table in pdf.pages[0].find_tables() if len(table.rows) > 1]
        rows = [[[tidy(cell or "") for cell in row] for row in table.extract()] for table in found]
        kept = [place for place, table in enumerate(rows) if any(any(row) for row in table)]
        return [found[place].bbox for place in kept], [rows[place] for place in kept]
