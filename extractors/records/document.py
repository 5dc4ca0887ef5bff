"""A document as read: its text, its passages, and the evidence that cites it."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum

from extractors.records.identifiers import DocumentId, content_id


class PassageKind(StrEnum):
    """What a passage is on its page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    COMMENT = "comment"


#: Kinds that stand outside the flow of the text: kept and searchable, but nothing is extracted from them.
OUT_OF_FLOW = frozenset({PassageKind.HEADER, PassageKind.FOOTER})


@dataclass(frozen=True, slots=True)
class Passage:
    """One heading, paragraph, list item or table cell: `document.text[start:end]`.

    `level` is the depth of a heading (1 is the highest) or of a list item. Cells of one table share `table`
    (0-based in the document) and are placed by `row` and `column` (0-based); `row` 0 is a header row only when
    `header` says so. A merged cell stands once, at its first row and column.
    """

    start: int
    end: int
    kind: PassageKind
    page: int | None = None  # 1-based
    level: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    header: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """The place in a document that says so: `document.text[start:end] == quote`. Made only by `Document.cite`."""

    document: DocumentId
    page: int | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Document:
    """One file as read. `text` never changes after reading; `passages` cover it in reading order without overlap.

    Passages are joined by one newline (by a tab between the cells of a row). `problems` are sentences about what could
    not be read, for people; when there are any, `status` is `partial`. `boxes` are filled by readers that know where
    text stands on the page: for each passage `(page, x0, y0, x1, y1)` tuples in points from the top left corner.
    """

    id: DocumentId
    media_type: str
    text: str
    passages: tuple[Passage, ...]
    pages: int | None = None
    status: str = "ok"
    problems: tuple[str, ...] = ()
    title: str | None = None  # from the file's own metadata
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)  # of the passages

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(passage.start for passage in self.passages))

    def __hash__(self) -> int:
        return hash(self.id)  # made of all that the file holds

    def cite(self, start: int, end: int) -> Evidence:
        """The evidence for the span `[start, end)`; its page is that of the passage where the span starts.

        Raises:
            ValueError: the span is empty or leaves the text.

        >>> passage = Passage(0, 12, PassageKind.PARAGRAPH, page=2)
        >>> Document(DocumentId(1), "text/plain", "Jānis Ozols.", (passage,)).cite(0, 11)
        Evidence(document=1, page=2, start=0, end=11, quote='Jānis Ozols')
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"span [{start}, {end}) leaves a text of {len(self.text)} characters")
        passage = self.passage_at(start)
        return Evidence(self.id, passage.page if passage else None, start, end, self.text[start:end])

    def passage_at(self, offset: int) -> Passage | None:
        """The passage that holds the code point at `offset`, or the last one that starts before it."""
        place = bisect_right(self._starts, offset)
        return self.passages[place - 1] if place else None


def document_id(data: bytes) -> DocumentId:
    """The identifier of the document that these bytes are."""
    return DocumentId(content_id("document", hashlib.sha256(data).hexdigest()))
