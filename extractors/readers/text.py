"""Plain text: minutes kept as .txt, text copied from web pages, old files in the encodings of their time."""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable

from extractors.errors import DamagedDocument
from extractors.readers.encoding import decode, lost_letters
from extractors.readers.flattened import flattened_table
from extractors.readers.kinds import is_pdf
from extractors.readers.lines import (
    closed_up,
    continues,
    is_bullet,
    is_heading,
    is_list_line,
    is_list_mark,
    is_residue,
    waits_for_name,
    width_of,
)
from extractors.readers.markup import is_markup
from extractors.readers.passages import PassageBuilder
from extractors.readers.slides import slide_marks
from extractors.readers.spaced import spaced_table
from extractors.records import Document, PassageKind

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
_COLUMNS = re.compile(r"\s*\|\s*")
#: A line of two columns: `Uzvārds, vārds | Pārstāv`.
_PAIR = re.compile(r"\s*([^|\t]*[^|\s])\s+\|\s+([^|\s][^|]*)")
_TABBED = re.compile(r"([^\t]*)\t+([^\t]*\S)\s*")
#: So many lines of two columns say that the paper sets its lists in columns.
_COLUMNS_KEPT = 4
_LONGEST_ACROSS = 90  # code points
_LONGEST_UNMARKED = 240  # code points, where no line is wrapped
_SEPARATOR = re.compile(r"[|:\s-]+$")
#: Letters set apart for emphasis: `N O L E M J:`, `S Ē D E S   P R O T O K O L S` (two words, between which the gap is wider).
_SPREAD = re.compile(r"(?<!\S)[^\W\d_](?: [^\W\d_]){3,}(?![^\s:.,])")
_ORNAMENT = re.compile(r"\s*([-–—=_*~])(?:\s?\1){3,}\s*")  # a line that only underlines the one above
_YEAR = re.compile(r"\s*(?:19|20)\d\d\b")
_BARE_NUMBER = re.compile(r"\s*\d{1,3}(?:\.\d{1,3})*[.)]\s*$")
#: The most passages that are read; what is beyond is said to be.
MOST_PASSAGES = 200_000


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


def add_lines(builder: PassageBuilder, lines: list[str], *, whole: bool = False, headings: Container[int] = ()) -> tuple[str, ...]:
    """Adds the passages that the lines make; gives back what could not be read.

    With `whole` each line is a paragraph already, and none are joined; `headings` are the numbers of those that look
    like one on the page.
    """
    lines = lines if whole else closed_up(lines)
    width = None if whole else width_of(lines)
    columns = sum(bool(_TABBED.fullmatch(line)) for line in lines) >= _COLUMNS_KEPT
    lines = list(lines)  # numbers that stand alone are moved to the line below
    slides = {} if whole else slide_marks(lines)
    title, on_slide = -1, False  # the line of a slide's title; what heads a list of bullets there is no item itself
    at, table = 0, 0
    while at < len(lines):
        line = lines[at]
        if len(builder.passages) >= MOST_PASSAGES:
            return (f"only the first {MOST_PASSAGES} paragraphs were read",)
        if at in slides:
            mark, rest = line, slides[at]
            builder.add(mark[: mark.rindex(rest)] if rest else mark, PassageKind.HEADER)
            builder.add(rest, PassageKind.HEADING, level=1)
            title = -1 if rest else next((n for n in range(at + 1, len(lines)) if lines[n].strip()), -1)
            on_slide = True
            at += 1
            continue
        if at == title and (not is_list_line(line) or _YEAR.match(line)):
            builder.add(line, PassageKind.HEADING, level=1)
            at += 1
            continue
        rows = _table_rows(lines, at, columns=columns)
        if rows:
            add_table(builder, rows, table)
            table += 1
            at += len(rows)
            continue
        if not line.strip() or _ORNAMENT.fullmatch(line):
            at += 1
            continue
        rows, at = flattened_table(lines[: _next_slide(slides, at)] if slides else lines, at)
        if not rows and not whole:
            rows, at = spaced_table(lines, at)
        if rows:
            add_table(builder, rows, table)
            table += 1
            continue
        if not whole and _BARE_NUMBER.match(line) and at + 1 < len(lines) and _can_follow(lines[at + 1]):
            lines[at], lines[at + 1] = "", f"{line.strip()} {lines[at + 1].strip()}"
            continue
        if is_residue(line):
            builder.add(line, PassageKind.FOOTER if builder.passages and at > len(lines) // 2 else PassageKind.HEADER)
            at += 1
            continue
        before = lines[at - 1] if at else ""
        if at in headings or (not is_list_line(line) and is_heading(line, before, lines[at + 1 : at + 4])):
            builder.add(line, PassageKind.HEADING, level=1 if not builder.passages else 2)
            at += 1
            continue
        unmarked = not whole and _is_unmarked_item(lines, at, width)
        paragraph, at = (line, at + 1) if whole or unmarked or (on_slide and not _hangs(lines, at)) else _paragraph(lines, at, width)
        of_slide = on_slide and not paragraph.rstrip().endswith(":") and not (at < len(lines) and is_list_line(lines[at]) and not is_list_line(line))
        kind = PassageKind.ITEM if is_list_line(line) or of_slide or unmarked else PassageKind.PARAGRAPH
        builder.add(paragraph, kind, level=_depth(line) if kind is PassageKind.ITEM else None)
    return ()


def _is_unmarked_item(lines: list[str], at: int, width: int | None) -> bool:
    """Whether a line is one of several short ones below a colon that begin with a small letter and end in a comma: `piešķirt naudu jumtam,`."""
    least = 0.6 * width if width is not None else _LONGEST_UNMARKED
    line, above = lines[at].strip(), at - 1
    if not line[:1].islower() or len(line) > least or is_list_line(line):
        return False
    while above >= 0 and _goes_on(lines[above].strip(), least):
        above -= 1
    first = above == at - 1
    if above < 0 or not lines[above].rstrip().endswith(":"):
        return False
    if first:
        return line.endswith((",", ";")) and at + 1 < len(lines) and lines[at + 1].strip()[:1].islower()
    return line.endswith((",", ";", "."))


def _goes_on(line: str, least: float) -> bool:
    return line[:1].islower() and line.endswith((",", ";")) and len(line) <= least


def _next_slide(slides: Iterable[int], at: int) -> int | None:
    return min((mark for mark in slides if mark > at), default=None)


def _hangs(lines: list[str], at: int) -> bool:
    """Whether the line below goes on with an item of a slide: set in under it, and with a small letter."""
    below = lines[at + 1] if at + 1 < len(lines) else ""
    return is_list_line(lines[at]) and below[:2].isspace() and below.lstrip()[:1].islower()


def _can_follow(line: str) -> bool:
    """Whether a line can be the text of an item whose number stands on the line above."""
    return bool(line.strip()) and not is_list_line(line) and not _BARE_NUMBER.match(line)


def _paragraph(lines: list[str], at: int, width: int | None) -> tuple[str, int]:
    """The paragraph that begins at a line, and the number of the line after it."""
    parts = [lines[at].rstrip()]
    last = lines[at]
    at += 1
    while at < len(lines):
        gap = not lines[at].strip()
        following = at + 1 if gap else at
        if following >= len(lines) or not lines[following].strip() or is_residue(lines[following]):
            break
        if not continues(last, lines[following], width, gap=gap) and (gap or not waits_for_name(_joined(parts), last, lines[following], width)):
            break
        parts.append(lines[following].strip())
        last = lines[following]
        at = following + 1
    return _joined(parts), at


def _joined(parts: list[str]) -> str:
    """The lines with one space between them; a word broken by a hyphen before a small letter is made whole."""
    out = [parts[0]]
    for part in parts[1:]:
        broken = re.search(r"[a-zāčēģīķļņšūž]-$", out[-1]) and part[:1].islower()
        if broken:
            out[-1] = out[-1][:-1]
        out.append(part if broken else f" {part}")
    return "".join(out)


def _depth(line: str) -> int:
    number = re.match(r"\s*((?:\d+\.)+\d*)", line)
    return number.group(1).strip(".").count(".") + 1 if number else 2 if is_bullet(line) and line[:1] in " \t" else 1


def _cells(line: str) -> list[str]:
    if line.count("|") >= 2 or (line.strip().startswith("|") and line.count("|") >= 2):
        return [cell.strip() for cell in line.strip().strip("|").split("|")]
    if line.count("\t") >= 2:
        cells = [cell.strip() for cell in line.split("\t")]
        return cells if sum(bool(cell) for cell in cells) >= 3 else []
    return []


def _table_rows(lines: list[str], at: int, *, columns: bool = False) -> list[list[str]]:
    """The rows of the table that begins at a line, at least two of like width, of two columns three; else nothing.

    `columns`: the paper sets its lists in two columns, so that one such line is a row too.
    """
    if "|" not in lines[at] and "\t" not in lines[at]:
        return []
    pairs: list[list[str]] = []
    while at + len(pairs) < len(lines) and (pair := _PAIR.fullmatch(lines[at + len(pairs)])):
        pairs.append([pair[1].strip(), pair[2].strip()])
    if len(pairs) >= 3:
        return pairs
    tabbed = _tabbed_pairs(lines, at)
    if len(tabbed) >= (1 if columns else 3):
        return tabbed
    rows: list[list[str]] = []
    while at < len(lines):
        cells = _cells(lines[at])
        if cells and (not rows or _fits(cells, rows[0], tabs="|" not in lines[at])):
            rows.append(cells)
        elif rows and _titles(rows[0]) and not cells and (across := _across(lines, at, rows[0])):
            rows.append([across])
        else:
            break
        at += 1
    return rows if sum(len(row) > 1 for row in rows) >= 2 else []


def _across(lines: list[str], at: int, first: list[str]) -> str:
    """The title that runs across a table between its rows, `2. virziens. Cilvēki`: short, no sentence, and a row like the first below it."""
    title = lines[at].strip(" \t|")
    row = _cells(lines[at + 1]) if at + 1 < len(lines) else []
    fits = bool(row) and _fits(row, first, tabs="|" not in lines[at + 1]) and not _titles(row)
    return title if fits and 2 < len(title) <= _LONGEST_ACROSS and not title.endswith((".", ":", ";")) else ""


def _tabbed_pairs(lines: list[str], at: int) -> list[list[str]]:
    """The rows of two columns with a tab between them; a label's further rows begin with the tab.

    `Sēdi vada:` and what stands behind it are no columns: the colon says the same. Nor are the number of an item and its text.
    """
    rows: list[list[str]] = []
    while at + len(rows) < len(lines) and (pair := _TABBED.fullmatch(lines[at + len(rows)])):
        if pair[1].rstrip().endswith(":") or not (pair[1].strip() or rows) or is_list_mark(pair[1]):
            break
        rows.append([pair[1].strip(), pair[2].strip()])
    return rows


def _fits(cells: list[str], first: list[str], *, tabs: bool) -> bool:
    """Whether a row is as wide as the first; behind titles a row between tabs may lack the empty cells at its end."""
    missing = len(first) - len(cells)
    return abs(missing) <= 1 or (tabs and missing > 0 and _titles(first))


def add_table(builder: PassageBuilder, rows: list[list[str]], table: int) -> None:
    """Adds the cells row by row; a row of dashes makes the row above it the header."""
    ruled = len(rows) > 1 and all(_SEPARATOR.fullmatch(cell) for cell in rows[1] if cell)
    kept = [row for number, row in enumerate(rows) if not (ruled and number == 1)]
    for row_number, row in enumerate(kept):
        for column, cell in enumerate(row):
            header = row_number == 0 and (ruled or _titles(row))
            builder.add(cell, PassageKind.CELL, table=table, row=row_number, column=column, header=header)


def _titles(row: list[str]) -> bool:
    """Whether the cells of a first row are titles: short, without figures and full stops."""
    return all(
        len(cell) <= 60 and not any(c.isdigit() for c in cell) and (not cell.endswith(".") or len(cell) <= 9)  # `Nr. p. k.`
        for cell in row
        if cell
    )
