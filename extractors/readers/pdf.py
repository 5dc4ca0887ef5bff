"""PDF: text with positions by pdfium, tables by pdfplumber where a page is ruled."""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.errors import DamagedDocument, EmptyDocument, EncryptedDocument, RefusedDocument
from extractors.readers.passages import PassageBuilder, tidy
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
    margins = _running_lines([page.lines for page in pages])
    builder = PassageBuilder()
    tables = 0
    for number, page in enumerate(pages, 1):
        first = len(builder.passages)
        body = [line for line in page.lines if _plain(line) not in margins and not _NUMBER_LINE.match(line.strip())]
        aside = [line for line in page.lines if line.strip() and (_plain(line) in margins or _NUMBER_LINE.match(line.strip()))]
        if page.ruled:
            body, rows = _with_tables(data, number)
            body = [line for line in body if _plain(line) not in margins and not _NUMBER_LINE.match(line.strip())]
            add_lines(builder, body)
            for table in rows:
                add_table(builder, table, tables)
                tables += 1
        else:
            add_lines(builder, body)
        for line in aside:
            builder.add(line, PassageKind.FOOTER)
        for place in range(first, len(builder.passages)):
            builder.passages[place] = _on_page(builder.passages[place], number)
    unread = [number for number, page in enumerate(pages, 1) if not "".join(page.lines).strip()]
    if len(unread) == len(pages):
        raise EmptyDocument("no page of the PDF has a text layer: it looks like a scan; run it through OCR first")
    problems: tuple[str, ...] = ()
    if unread:
        named = ", ".join(map(str, unread[:50]))
        problems = (f"no text layer on page{'s' if len(unread) > 1 else ''} {named} of {len(pages)}: pictures or scans",)
    return builder.finish(data, MEDIA_TYPE, pages=len(pages), problems=problems)


class _Page:
    """The lines of one page and whether it has ruled tables."""

    def __init__(self, pdf: Any, number: int) -> None:
        page = pdf[number]
        text_page = page.get_textpage()
        text = str(text_page.get_text_bounded() if text_page.count_chars() else "")
        self.lines = [line.replace("\ufffe", "-") for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
        paths = sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2))
        self.ruled = paths >= 6
        text_page.close()
        page.close()


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


def _with_tables(data: bytes, number: int) -> tuple[list[str], list[list[list[str]]]]:
    """The lines outside the tables of a page and the tables' rows."""
    import pdfplumber  # heavy, and only ruled pages need it

    with pdfplumber.open(io.BytesIO(data), pages=[number]) as pdf:
        page = pdf.pages[0]
        found = [table for table in page.find_tables() if len(table.rows) > 1]
        rows = [[[tidy(cell or "") for cell in row] for row in table.extract()] for table in found]
        rest = page
        for table in found:
            rest = rest.outside_bbox(table.bbox)
        return (rest.extract_text() or "").split("\n"), [table for table in rows if any(any(row) for row in table)]


def _on_page(passage: Any, number: int) -> Any:
    from dataclasses import replace

    return replace(passage, page=number)
