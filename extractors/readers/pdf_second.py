"""What a second program says of a PDF where the first one gives reason for doubt: its text, and how many pages it has.

It is slow, and asked on suspicion only.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from itertools import islice

_MOST_READ = 20  # pages that it is asked for
_MOST_COUNTED = 5_000  # pages
_LARGE = 8 * 2**20  # bytes of a file whose pages are not counted again: a damaged one is searched from end to end
_PAGE = re.compile(rb"/Type\s*/Page\b")


def second_look(data: bytes, pages: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The text of pages (0-based) as the second program reads it, where it finds some."""
    if not pages:
        return
    import pdfplumber  # heavy, and hardly ever needed

    wanted = pages[:_MOST_READ]
    try:
        with pdfplumber.open(io.BytesIO(data), pages=[number + 1 for number in wanted]) as pdf:
            for number, page in zip(wanted, pdf.pages, strict=False):
                text = page.extract_text()
                if len(text.strip()) > 10 and "(cid:" not in text:
                    yield number, text
    except Exception:  # it raises whatever its parsers do; what it cannot read stays unread, and is said to be
        return


def has_fewer_pages(data: bytes, count: int) -> bool:
    """Whether fewer pages stand in the file than the first program counts; not told of files that pack them away.

    >>> has_fewer_pages(b"<</Type /Page>> <</Type/Pages /Count 2>>", 2)
    True
    """
    return b"/ObjStm" not in data and sum(1 for _ in islice(_PAGE.finditer(data), count)) < count


def miscounted(data: bytes, count: int) -> list[str]:
    """What to say where the second program counts other pages than the `count` of the first; nothing when they agree."""
    if len(data) > _LARGE:
        return []
    from pdfminer.pdfdocument import PDFDocument  # heavy, and hardly ever needed
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    try:
        pages = PDFPage.create_pages(PDFDocument(PDFParser(io.BytesIO(data))))
        other = sum(1 for _ in islice(pages, _MOST_COUNTED))
    except Exception:  # it raises whatever it meets in a damaged file; then there is nothing to compare
        return []
    if other == min(count, _MOST_COUNTED):
        return []
    if not other:
        return ["a second program finds no page in it: what could be read may not be all"]
    return [f"a second program counts {other} pages in it and not {count}: some may be missing or stand twice"]
