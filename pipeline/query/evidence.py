"""The passage that says so, with its file and page."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

#: A full stop, question or exclamation mark that ends a sentence: not after a number, an initial or a short lower case
#: abbreviation (`2018. gada`, `J. Ozols`, `t. sk.`), and before a capital, a digit or a quote.
_SENTENCE_END = (  # compiled when first used: that takes longer than many a question
    r"(?<![\s.]\w)(?<!\d)(?<!\b[a-zāčēģīķļņšūž]{2})[.!?…]+[”“\"')\]]*\s+(?=[\"'“„«(]?[A-ZĀČĒĢĪĶĻŅŠŪŽ0-9])"
)


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a document; `text[start:end]` is what was cited, `page` 1-based, `None` in files without pages."""

    text: str
    start: int
    end: int
    document: str  # its title, or its file name
    date: str | None
    path: str
    page: int | None


def quote(db: sqlite3.Connection, document_id: int, start: int, end: int) -> Quote:
    """The sentence around the span `[start, end)` of the document's text."""
    title, date, path = db.execute("SELECT title, date, path FROM documents WHERE id = ?", (document_id,)).fetchone()
    row = db.execute(
        "SELECT start, text, page FROM passages WHERE document_id = ? AND start <= ? ORDER BY start DESC LIMIT 1",
        (document_id, start),
    ).fetchone()
    if row is None or end > row[0] + len(row[1]):  # no passage, or the span runs on into the next: take the text itself
        text = db.execute(
            "SELECT substr(text, ? + 1, ? - ?) FROM documents WHERE id = ?", (start, end, start, document_id)
        ).fetchone()[0]
        flat = " ".join(text.split())
        return Quote(flat, 0, len(flat), title or file_name(path), date, path, row[2] if row else None)
    left, right = sentence_around(row[1], start - row[0], end - row[0])
    shift = row[0] + left
    text = row[1][left:right].replace("\n", " ").replace("\t", " ")
    return Quote(text, start - shift, end - shift, title or file_name(path), date, path, row[2])


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Bounds of the sentence, or sentences, that hold `text[start:end]`.

    >>> text = "Sēdi atklāj J. Ozols. Kanceleja 2018. gada 3. janvārī vienojās ar biedrību. Sēdi slēdz."
    >>> left, right = sentence_around(text, 22, 31)
    >>> text[left:right]
    'Kanceleja 2018. gada 3. janvārī vienojās ar biedrību.'
    """
    left, right = 0, len(text)
    for match in re.finditer(_SENTENCE_END, text):
        if match.end() <= start:
            left = match.end()
        elif match.start() + 1 >= end:
            right = match.end()
            break
    stripped = text[left:right].rstrip()
    return left, max(end, left + len(stripped))


def file_name(path: str) -> str:
    """The last part of a path as stored, which has `/` on every system."""
    return path.rpartition("/")[2]
