"""Building a document's text and passages together, so that they cannot disagree."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from extractors.errors import EmptyDocument
from extractors.records import Document, Passage, PassageKind, document_id

#: Code points of all text of a document; what is beyond is said not to have been read. Some 5,000 full pages.
MOST_TEXT = 20_000_000
#: Code points of one passage; longer ones are parted at the end of a sentence, for no reader takes in pages at one look,
#: and whatever looks for names would take the square of the time.
MOST_PASSAGE = 6_000
#: Code points without a space; longer runs are no words and are parted too.
MOST_WORD = 1_000
_SENTENCE_END = re.compile(r"[.!?…;]\s")
_ENDLESS = re.compile(rf"\S{{{MOST_WORD + 1}}}")
#: Marks of quotation typed with what a typewriter has: `''Rumba''`, `,,Rumba''`.
_TYPED = re.compile(r",,(?=\w)|''")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a-\u202e\x00-\x08\x0e-\x1f\x7f]")


def tidy(text: str) -> str:
    """One line of text in NFC with single spaces, quotes in their own marks, and without soft hyphens and other invisible characters.

    >>> tidy("Valsts\\u00a0 kance\\u00adleja "), tidy("SIA ,,Rumba''")
    ('Valsts kanceleja', 'SIA „Rumba"')
    """
    text = unicodedata.normalize("NFC", text)
    if "''" in text or ",," in text:
        text = _TYPED.sub(lambda match: "„" if match.group() == ",," else '"', text)
    if text.isprintable():  # most are: what cannot be seen need not be sought, and there is no space but the plain one
        return " ".join(text.split()) if "  " in text else text.strip()
    return " ".join(_INVISIBLE.sub("", text).split())  # at spaces of every width


def portions(text: str) -> Iterator[tuple[int, int]]:
    """Spans `[start, end)` of a tidied text, none longer than `MOST_PASSAGE`, parted at sentences where there are any.

    >>> list(portions("Sēdi slēdz."))
    [(0, 11)]
    >>> [end - start for start, end in portions("Sēde. " * 2000)]
    [5999, 6000]
    """
    start = 0
    while len(text) - start > MOST_WORD and (len(text) - start > MOST_PASSAGE or _ENDLESS.search(text, start)):
        window = text[start : start + MOST_PASSAGE]
        endless = _ENDLESS.search(window)
        ends = [match.start() + 1 for match in _SENTENCE_END.finditer(window, MOST_PASSAGE // 2)]
        space = window.rfind(" ", MOST_PASSAGE // 2)
        end = start + (endless.start() + MOST_WORD if endless else ends[-1] if ends else space if space > 0 else MOST_PASSAGE)
        yield start, end
        start = end + (text[end : end + 1] == " ")
    yield start, len(text)


class PassageBuilder:
    """Takes passages in reading order; `finish` gives the document.

    Passages are parted by a newline, cells of one row by a tab.
    """

    def __init__(self) -> None:
        #: The page of passages that are added without one.
        self.page: int | None = None
        self._parts: list[str] = []
        self._length = 0
        self._full = False
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
        """Adds a passage, tidied; nothing is added, and `None` comes back, when no text is left.

        A very long one is added in portions, of which the last comes back.
        """
        text = tidy(text)
        if not text:
            return None
        if self._length + len(text) > MOST_TEXT:
            self._full = True
            return None
        page = self.page if page is None else page
        for start, end in portions(text) if len(text) > MOST_WORD else ((0, len(text)),):
            if self.passages:
                last = self.passages[-1]
                same_row = table is not None and last.table == table and last.row == row and last.column != column
                self._put("\t" if same_row else "\n")
            at = self._length
            self._put(text[start:end] if end - start < len(text) else text)
            self.passages.append(Passage(at, self._length, kind, page, level, table, row, column, header))
        return self.passages[-1]

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
        """The document; `partial` when there are problems, or more text than a document may have.

        Raises:
            EmptyDocument: no passage was added.
        """
        if self._full:
            problems = (*problems, f"only the first {MOST_TEXT // 1_000_000} million letters were read")
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
