"""Tables set with spaces, as typewriters and mail do: cells that begin below each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.readers.text_tables import NAME

_CELL = re.compile(r"\S+(?: {1,2}\S+)*")  # up to two spaces part words, more part cells
_SIGNED = re.compile(r"\(?(?:personiskais )?paraksts\)?|/\s*paraksts\s*/|_{3,}", re.IGNORECASE)
_FEWEST = 3  # columns
#: A name with the gap behind it, and who that is: `  Anna Roze          lietvede`.
_PERSON = re.compile(rf"\s*(?P<name>(?:(?:[Dd]r|[Pp]rof|[Mm]g)\.(?:\s?[a-z]+\.)*\s)?{NAME.pattern})\s{{2,}}(?P<who>\S.*)")


def spaced_table(lines: Sequence[str], at: int) -> tuple[list[list[str]], int]:
    """The rows of a table that begins at a line, and the number of the line after it; nothing and `at` where there is none.

    At least two lines with three cells or more that begin in the same columns; a line that has only some of them, and none in
    the first, goes on with the row above. Signatures set in a line with `(paraksts)` between are none.

    >>> spaced_table(["Nr.  Darbs            Kas", "1.   Plāns            A. Egle", "     un pielikums", "2.   Budžets          P. Zars"], 0)[0]
    [['Nr.', 'Darbs', 'Kas'], ['1.', 'Plāns un pielikums', 'A. Egle'], ['2.', 'Budžets', 'P. Zars']]
    """
    head = _cells(lines[at]) if at < len(lines) else []
    if len(head) < _FEWEST or "\t" in lines[at] or any(_SIGNED.fullmatch(text) for _, text in head):
        return [], at
    starts = [start for start, _ in head]
    rows = [[text for _, text in head]]
    whole = 1
    end = at + 1
    while end < len(lines) and (found := _cells(lines[end])):
        columns = [_column(start, starts) for start, _ in found]
        if None in columns or len(set(columns)) < len(columns) or any(_SIGNED.fullmatch(text) for _, text in found):
            break
        placed = {column: text for column, (_, text) in zip(columns, found, strict=True) if column is not None}
        if 0 in placed and len(placed) >= 2:
            rows.append([placed.get(column, "") for column in range(len(starts))])
            whole += len(placed) >= _FEWEST
        elif 0 not in placed:
            for column, text in placed.items():
                rows[-1][column] = f"{rows[-1][column]} {text}".strip()
        else:
            break
        end += 1
    return (rows, end) if whole >= 2 else ([], at)


def spaced_people(lines: Sequence[str], at: int) -> tuple[list[list[str]], int]:
    """The rows of a list of people that begins at a line, each a name and who that is, and the number of the line after it.

    At least two lines one below the other with a name, a gap and what begins in the same column; a line that has only the second
    column goes on with the row above. Two names beside each other are signatures.

    >>> spaced_people(["  Anna Roze      lietvede", "  Jānis Kalns    muzeja padomes", "                 loceklis"], 0)
    ([['Anna Roze', 'lietvede'], ['Jānis Kalns', 'muzeja padomes loceklis']], 3)
    """
    rows: list[list[str]] = []
    column, end = 0, at
    while end < len(lines):
        person = _PERSON.fullmatch(lines[end].rstrip())
        if person is not None and (not rows or abs(person.start("who") - column) <= 1) and not NAME.fullmatch(person["who"]) and not _SIGNED.match(person["who"]):
            column = column or person.start("who")
            rows.append([person["name"].strip(), re.sub(r"\s+", " ", person["who"])])
        elif rows and lines[end].strip() and abs(len(lines[end]) - len(lines[end].lstrip()) - column) <= 1:
            rows[-1][1] += f" {lines[end].strip()}"
        else:
            break
        end += 1
    return (rows, end) if len(rows) >= 2 else ([], at)


def _cells(line: str) -> list[tuple[int, str]]:
    """(column of the first letter, text) of every cell; of a first cell that is only a number, two spaces part it too."""
    number = re.match(r"\s*((?:[Nn]r|\d{1,3})\.?)\s{2,}(?=\S)", line)
    if number is None:
        return [(match.start(), match.group()) for match in _CELL.finditer(line)]
    rest = [(match.start(), match.group()) for match in _CELL.finditer(line, number.end())]
    return [(number.start(1), number.group(1)), *rest]


def _column(start: int, starts: Sequence[int]) -> int | None:
    """The column that a cell begins in, up to two letters beside it."""
    return next((number for number, at in enumerate(starts) if abs(at - start) <= 2), None)
