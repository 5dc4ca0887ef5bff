"""What commands print: tables that fit the screen, JSON and CSV."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence

import click

from pipeline.query.evidence import Quote

# Around what is cited, until it is known whether the output is a terminal. Private use: no document means them.
_OPEN, _CLOSE = "\ue000", "\ue001"
#: A document may hold commands to a terminal; they are not passed on.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ue000\ue001]+")
_GAP = 2


def width() -> int:
    """Columns to fill: those of the terminal between 60 and 120, 100 where there is none."""
    if not sys.stdout.isatty():
        return 100
    try:
        return max(60, min(120, os.get_terminal_size(sys.stdout.fileno()).columns or 80))
    except OSError:
        return 80


def clean(text: object) -> str:
    """The value on one line, without what a terminal would obey."""
    return " ".join(_CONTROL.sub(" ", "" if text is None else str(text)).split())


def wrap(text: str, room: int) -> list[str]:
    """The text in lines of at most `room` characters, parted at blanks; a longer word is cut.

    `textwrap` would do, but part names at their hyphens, and cost as much as the whole question.
    """
    lines = [""]
    for word in text.split():
        while len(word) > room:
            lines[-1:] = [lines[-1], word[:room]] if lines[-1] else [word[:room]]
            word = word[room:]
        if lines[-1] and len(lines[-1]) + 1 + len(word) > room:
            lines.append(word)
        elif word:
            lines[-1] += f" {word}" if lines[-1] else word
    return lines


def layout(titles: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in plain text: columns that are empty are left out, numbers stand right, long cells are wrapped."""
    cells = [[clean(cell) for cell in row] for row in rows]
    numeric = {at for at in range(len(titles)) if all(row[at].replace(",", "").isdigit() for row in cells)}
    kept = [at for at in range(len(titles)) if any(row[at] for row in cells)]
    columns = [[titles[at], *(row[at] for row in cells)] for at in kept]
    widths = _fit(columns)
    lines = []
    for number, row in enumerate(zip(*columns, strict=True)):
        wrapped = [wrap(cell, room) for cell, room in zip(row, widths, strict=True)]
        for part in range(max(map(len, wrapped))):
            shown = [lines_[part] if part < len(lines_) else "" for lines_ in wrapped]
            lines.append(
                (" " * _GAP)
                .join(
                    text.rjust(room) if at in numeric else text.ljust(room)
                    for text, room, at in zip(shown, widths, kept, strict=True)
                )
                .rstrip()
            )
        if number == 0:
            lines.append((" " * _GAP).join("-" * room for room in widths))
    return "\n".join(lines)


def _fit(columns: Sequence[Sequence[str]]) -> list[int]:
    """Widths that fit the screen: what loses fewest lines by it gives way first, down to its longest word."""
    widths = [max(map(len, column)) for column in columns]
    least = [min(24, max(len(word) for cell in column for word in (*cell.split(), ""))) for column in columns]
    usual = [sum(map(len, column)) / len(column) for column in columns]
    room = width() - _GAP * (len(widths) - 1)
    while sum(widths) > room:
        wide = [at for at in range(len(widths)) if widths[at] > least[at]]
        if not wide:
            break
        widths[min(wide, key=lambda at: usual[at] / (widths[at] - 1))] -= 1
    return widths


def paragraph(text: str, *, indent: int = 0) -> str:
    """The text wrapped to the screen, moved in by `indent` columns."""
    text = _marked(text)
    return "\n".join(" " * indent + line for line in wrap(text, width() - indent))


def heading(text: str) -> str:
    """A line that heads a part of the output: bold on a terminal."""
    return f"{_OPEN}{_OPEN}{text}{_CLOSE}{_CLOSE}"


def cited(quote: Quote, *, label: str = "", indent: int = 2) -> str:
    """A quote for people: what it shows, the sentence with the cited words marked, and where it stands."""
    marked = mark(quote.text, [(quote.start, quote.end)], most=400)
    where = source(quote.document, quote.date, quote.path, quote.page)
    lead = f"{label}: " if label else ""
    return f"{paragraph(f'{lead}“{marked}”', indent=indent)}\n{paragraph(f'— {where}', indent=indent + 2)}"


def source(document: str, date: str | None, path: str, page: int | None) -> str:
    """Where something stands: the date and title of the document, its file, and the page where the file has pages."""
    name = path.rpartition("/")[2]
    title = document if document != name else None
    return clean(", ".join(filter(None, (date, title, name, f"page {page}" if page is not None else None))))


def mark(text: str, spans: Iterable[tuple[int, int]], *, most: int) -> str:
    """The text on one line with the spans marked, cut to about `most` characters around the first of them."""
    ordered = sorted(spans)
    left, right = _window(text, ordered[0] if ordered else (0, 0), most)
    pieces, at = ["…" if left else ""], left
    # a mark around everything, or everything but the full stop, says nothing
    whole = all(end - start >= right - left - 3 for start, end in ordered)
    for start, end in ordered:
        if not whole and left <= start < end <= right and start >= at:
            pieces += [clean_part(text[at:start]), _OPEN, clean_part(text[start:end]), _CLOSE]
            at = end
    pieces += [clean_part(text[at:right]), "…" if right < len(text) else ""]
    return "".join(pieces).strip()


def clean_part(text: str) -> str:
    """A piece of a line without what a terminal would obey; the blanks at its ends stay."""
    return re.sub(r"\s+", " ", _CONTROL.sub(" ", text))


def _window(text: str, span: tuple[int, int], most: int) -> tuple[int, int]:
    if len(text) <= most:
        return 0, len(text)
    spare = max(0, most - (span[1] - span[0])) // 2
    left = max(0, min(span[0] - spare, len(text) - most))
    right = min(len(text), max(span[1] + spare, left + most))
    if left and (blank := text.find(" ", left, span[0])) >= 0:
        left = blank + 1
    if right < len(text) and (blank := text.rfind(" ", span[1], right)) >= 0:
        right = blank
    return left, right


def say(text: str) -> None:
    """Prints for people: marks become bold on a terminal, stars elsewhere."""
    text = _marked(text)
    if _is_styled():
        text = re.sub(f"{_OPEN}+", "\x1b[1m", text)
        text = re.sub(f"{_CLOSE}+", "\x1b[0m", text)
    click.echo(text)


def _is_styled() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _marked(text: str) -> str:
    """The text as it is on a terminal; elsewhere with stars around what is cited, and headings as they are."""
    if _is_styled():
        return text
    return text.replace(_OPEN * 2, "").replace(_CLOSE * 2, "").replace(_OPEN, "**").replace(_CLOSE, "**")


def say_json(value: object) -> None:
    """Prints JSON that keeps Latvian letters readable."""
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def say_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> None:
    """Prints CSV with a line of column names; several values in one field are joined by `; `."""
    import csv

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_field(row.get(column)) for column in columns])


def _field(value: object) -> object:
    if isinstance(value, dict):
        return "; ".join(f"{name} {number}" for name, number in value.items())
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else value
