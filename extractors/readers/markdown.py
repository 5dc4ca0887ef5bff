"""Markdown: text with headings, lists and tables marked."""

from __future__ import annotations

import re

from extractors.errors import DamagedDocument
from extractors.readers.encoding import lost_letters
from extractors.readers.passages import PassageBuilder
from extractors.readers.text import looks_like_markdown, plain_text
from extractors.readers.text_flow import add_lines
from extractors.records import Document, PassageKind

MEDIA_TYPE = "text/markdown"
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_SLANT = re.compile(r"(?<![\w*])([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*])")
_CODE = re.compile(r"`([^`]+)`")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>])")


def claims_markdown(data: bytes) -> bool:
    """Whether the bytes are text marked up as Markdown."""
    text = plain_text(data)
    return text is not None and looks_like_markdown(text)


def unmarked(line: str) -> str:
    """The line as a reader sees it, without its marks.

    >>> unmarked("**Nolemj:** sk. [protokols](https://example.lv/1)")
    'Nolemj: sk. protokols'
    """
    line = _LINK.sub(r"\1", line)
    line = _CODE.sub(r"\1", _SLANT.sub(r"\2", _EMPHASIS.sub(r"\2", line)))
    return _ESCAPED.sub(r"\1", re.sub(r"^\s*(?:>\s?)+", "", line))


def read_markdown(data: bytes) -> Document:
    """The document; headings keep their level.

    Raises:
        DamagedDocument: the bytes are no text.
        EmptyDocument: there is nothing to read.
    """
    text = plain_text(data)
    if text is None:
        raise DamagedDocument("the file is not text in any encoding used for Latvian")
    builder = PassageBuilder()
    problems: tuple[str, ...] = ()
    held: list[str] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        heading = _HEADING.match(line)
        if heading:
            problems += add_lines(builder, held)
            held = []
            builder.add(unmarked(heading.group(2)), PassageKind.HEADING, level=len(heading.group(1)))
        elif not line.startswith("```"):
            held.append(unmarked(line))
    problems += add_lines(builder, held)
    return builder.finish(data, MEDIA_TYPE, problems=(*problems, *lost_letters(text)))
