"""Building a document's text and passages together, so that they cannot disagree."""

from __future__ import annotations

import re
import unicodedata

from extractors.errors import EmptyDocument
from extractors.records import Document, Passage, PassageKind, document_id

_SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a-\u202e\x00-\x08\x0e-\x1f\x7f]")


def tidy(text: str) -> str:
    """One line of text in NFC with single spaces and without soft hyphens and other invisible characters.

    >>> tidy("Valsts\\u00a0 kance\\u00adleja ")
    'Valsts kanceleja'
    """
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return " ".join(_SPACES.sub(" ", text).split())


class PassageBuilder:
    """Takes passages in reading order; `finish` gives the document.

    Passages are parted by a newline, cells of one row by a tab.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.passages: list[Passage] = []

    @property
    def length(self) -> int:
        """How many code points the text has so far."""
        return self._length

    def add(
        self,
        text: str,
        kind: PassageKind,
        *,
        page: int | None = None,
        level: int | None = None,
        table: int | None = None,
        row: int | None = None,
        column: int | None = None,
        header: bool = False,
    ) -> Passage | None:
        """Adds a passage, tidied; nothing is added, and `None` comes back, when no text is left."""
        text = tidy(text)
        if not text:
            return None
        if self.passages:
            last = self.passages[-1]
            same_row = table is not None and last.table == table and last.row == row and last.column != column
            self._put("\t" if same_row else "\n")
        start = self._length
        self._put(text)
        passage = Passage(start, self._length, kind, page, level, table, row, column, header)
        self.passages.append(passage)
        return passage

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def finish(
        self,
        data: bytes,
        media_type: str,
        *,
        pages: int | None = None,
        problems: tuple[str, ...] = (),
        title: str | None = None,
    ) -> Document:
        """The document; `partial` when there are problems.

        Raises:
            EmptyDocument: no passage was added.
        """
        if not self.passages and not problems:
            raise EmptyDocument("there is no text in the file")
        return Document(
            id=document_id(data),
            media_type=media_type,
            text="".join(self._parts),
            passages=tuple(self.passages),
            pages=pages,
            status="partial" if problems else "ok",
            problems=problems,
            title=title,
        )
