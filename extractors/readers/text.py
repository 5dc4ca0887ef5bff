"""Plain text: minutes kept as .txt, text copied from web pages, old files in the encodings of their time."""

from __future__ import annotations

import json
import re

from extractors.errors import DamagedDocument
from extractors.readers.encoding import decode, lost_letters
from extractors.readers.kinds import is_pdf
from extractors.readers.markup import is_markup
from extractors.readers.passages import PassageBuilder
from extractors.readers.text_flow import add_lines
from extractors.records import Document

MEDIA_TYPE = "text/plain"
_BINARY = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
    b"\x89PNG",
    b"\x1f\x8b",
    b"GIF8",
    b"Rar!",
)
_MAIL = re.compile(r"(?:From|Received|Return-Path|Delivered-To|MIME-Version|Message-ID|X-[\w-]+): .*\n", re.IGNORECASE)
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|\|.*\|\s*$|```|\[[^\]]+\]\([^)]+\)|\*\*\S)", re.MULTILINE)
#: Letters set apart for emphasis: `N O L E M J:`, `S Ē D E S   P R O T O K O L S` (two words, between which the gap is wider).
_SPREAD = re.compile(r"(?<!\S)[^\W\d_](?: [^\W\d_]){3,}(?![^\s:.,])")


def plain_text(data: bytes) -> str | None:
    """The decoded text when the bytes are text and no markup, data or mail; else `None`."""
    if data.startswith(_BINARY) or is_pdf(data):
        return None
    text = decode(data)
    if text is None or is_markup(text) or _MAIL.match(text) or _is_data(text):
        return None
    return text


def _is_data(text: str) -> bool:
    stripped = text.lstrip("\ufeff \t\r\n")
    if stripped[:1] not in ("{", "["):
        return False
    try:
        json.loads(stripped)
    except (ValueError, RecursionError):
        return stripped[:1] == "{" and bool(re.match(r"\{\s*\"[^\"]{1,80}\"\s*:", stripped))
    return True


def looks_like_markdown(text: str) -> bool:
    """Whether the text is marked up as Markdown: at least two marks, a heading or a table among them."""
    marks = _MARKDOWN.findall(text)
    return len(marks) >= 2 and any(mark.startswith(("#", "|")) for mark in marks)


def claims_text(data: bytes) -> bool:
    """Whether the bytes are plain text."""
    text = plain_text(data)
    return text is not None and not looks_like_markdown(text)


def read_text(data: bytes) -> Document:
    """The document, with wrapped lines joined, lists and headings told apart, and what a web page left set aside.

    Raises:
        DamagedDocument: the bytes are no text.
        EmptyDocument: there is nothing to read.

    >>> [(p.kind.value, p.start) for p in read_text("PROTOKOLS Nr. 1\\n\\n1. Par plānu\\n- Ozols ziņo".encode()).passages]
    [('heading', 0), ('item', 16), ('item', 29)]
    """
    text = plain_text(data)
    if text is None:
        raise DamagedDocument("the file is not text in any encoding used for Latvian")
    builder = PassageBuilder()
    text = _SPREAD.sub(lambda match: match.group().replace(" ", ""), text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").replace("\v", "\n").split("\n")
    problems = add_lines(builder, lines)
    return builder.finish(data, MEDIA_TYPE, problems=(*problems, *lost_letters(text)))
