"""The lines of a plain text as passages: what each begins (a slide, a table, a heading, an item, a paragraph), and where it ends."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from extractors.readers.flattened import flattened_table
from extractors.readers.lines import closed_up, continues, is_bullet, is_heading, is_list_line, is_residue, waits_for_name, width_of
from extractors.readers.passages import PassageBuilder
from extractors.readers.slides import slide_marks
from extractors.readers.spaced import spaced_people, spaced_table
from extractors.readers.text_tables import add_table, in_columns, table_rows
from extractors.records import PassageKind

_LONGEST_UNMARKED = 240  # code points, where no line is wrapped
_ORNAMENT = re.compile(r"\s*([-–—=_*~])(?:\s?\1){3,}\s*")  # a line that only underlines the one above
_YEAR = re.compile(r"\s*(?:19|20)\d\d\b")
_BARE_NUMBER = re.compile(r"\s*\d{1,3}(?:\.\d{1,3})*[.)]\s*$")
#: The most passages that are read; what is beyond is said to be.
MOST_PASSAGES = 200_000


def add_lines(builder: PassageBuilder, lines: list[str], *, whole: bool = False, headings: Container[int] = ()) -> tuple[str, ...]:
    """Adds the passages that the lines make; gives back what could not be read.

    With `whole` each line is a paragraph already, and none are joined; `headings` are the numbers of those that look
    like one on the page.
    """
    lines = lines if whole else closed_up(lines)
    width = None if whole else width_of(lines)
    columns = in_columns(lines)
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
        rows = table_rows(lines, at, columns=columns)
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
        if not rows and not whole:
            rows, at = spaced_people(lines, at)
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
