"""Where on the pages of a PDF a span of its document's text stands, so that a viewer can mark it.

The document keeps no places: the file is read again when somebody looks, which costs as much as reading it did.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from typing import Any

from extractors.readers.passages import tidy
from extractors.readers.pdf import open_pdf, read_with_sources
from extractors.readers.pdf_flow import Source
from extractors.readers.pdf_words import Box, PageText, Segment
from extractors.records import Document

#: How many characters of the page may be missing from the text in one place: a hyphen, and what cannot be seen.
_SKIP = 4
#: A character as it is in the text, the segment it stands in, and the page's characters `[start, end)` that make it.
_Sign = tuple[str, int, int, int]


def boxes(data: bytes, document: Document, start: int, end: int) -> list[tuple[int, Box]]:
    """The page (1-based) and rectangle of each piece of a line that the span `[start, end)` (code points) stands in, in its order.

    Rectangles are left, top, right, bottom in PDF points from the top left corner of the page as it is seen, turned as it
    asks to be. What stands beside the text (notes, answers in forms) and what a second program read has none.

    Raises:
        ValueError: the span is empty or leaves the text, or the document was not read from these bytes by this version.
    """
    if not 0 <= start < end <= len(document.text):
        raise ValueError(f"span [{start}, {end}) leaves a text of {len(document.text)} characters")
    again, sources = read_with_sources(data)
    if again.text != document.text:
        raise ValueError("the document was not read from these bytes by this version; read it again")
    out: list[tuple[int, Box]] = []
    with ExitStack() as stack:
        pages = _Pages(stack, stack.enter_context(open_pdf(data)))
        for source in sources:
            passages = document.passages[source.first : source.end]
            if source.segments and passages and passages[0].start < end and passages[-1].end > start:
                out += _marked(document.text, passages[0].start, passages[-1].end, source, (start, end), pages)
    return out


class _Pages:
    """The pages that are asked for, open until the stack is closed."""

    def __init__(self, stack: ExitStack, pdf: Any) -> None:
        self._stack, self._pdf = stack, pdf
        self._open: dict[int, PageText] = {}

    def __getitem__(self, number: int) -> PageText:
        if number not in self._open:
            page = self._stack.enter_context(closing(self._pdf[number - 1]))
            self._open[number] = PageText(page, self._stack.enter_context(closing(page.get_textpage())))
        return self._open[number]


def _marked(text: str, first: int, last: int, source: Source, span: tuple[int, int], pages: _Pages) -> Iterator[tuple[int, Box]]:
    """The rectangles of the part of the span that lies in `text[first:last]`, which the source's segments made."""
    places = [place for place in range(first, last) if not text[place].isspace()]
    signs = [sign for number, (page, segment) in enumerate(source.segments) for sign in _signs(pages[page].text, number, segment)]
    found = _matched([text[place] for place in places], signs)
    low, high = bisect_left(places, span[0]), bisect_left(places, span[1])
    held: dict[int, tuple[int, int]] = {}
    for sign in found[low:high]:
        if sign is not None:
            _, number, start, end = sign
            before = held.get(number, (start, end))
            held[number] = (min(before[0], start), max(before[1], end))
    for number, (start, end) in held.items():
        page = source.segments[number][0]
        yield page, pages[page].box_of(start, end)[0]


def _signs(text: str, number: int, segment: Segment) -> Iterator[_Sign]:
    """The characters of a segment as the document's text has them: composed, without those that cannot be seen."""
    at = segment.start
    while at < segment.end:
        end = at + 1
        while end < segment.end and unicodedata.combining(text[end]):
            end += 1
        for sign in tidy(text[at:end]):
            yield sign, number, at, end
        at = end


def _matched(text: Sequence[str], signs: Sequence[_Sign]) -> list[_Sign | None]:
    """For each character of the text the one of the page that it is; `None` when there is none near where it should be."""
    out: list[_Sign | None] = []
    at = 0
    for character in text:
        step = next((step for step in range(_SKIP) if at + step < len(signs) and signs[at + step][0] == character), None)
        if step is None:
            out.append(None)
        else:
            out.append(signs[at + step])
            at += step + 1
    return out
