"""Tables of plain text set with bars or tabs: which lines are rows, of how many columns, and which row is the header."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.readers.lines import is_list_mark
from extractors.readers.passages import PassageBuilder
from extractors.records import PassageKind

#: A line of two columns: `Uzvārds, vārds | Pārstāv`.
_PAIR = re.compile(r"\s*([^|\t]*[^|\s])\s+\|\s+([^|\s][^|]*)")
_TABBED = re.compile(r"([^\t]*)\t+([^\t]*\S)\s*")
#: So many lines of two columns say that the paper sets its lists in columns.
_COLUMNS_KEPT = 4
#: A name, behind which a tab parts who somebody is: `Anna Roze | lietvede`.
NAME = re.compile(r"(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ](?:[a-zāčēģīķļņšūž]+\s|[a-z]?\.\s?)){1,2}[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]{2,}(?:-[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+)?")
_LONGEST_ACROSS = 90  # code points
_SEPARATOR = re.compile(r"[|:\s-]+$")


def in_columns(lines: Iterable[str]) -> bool:
    """Whether the paper sets its lists in two columns with a tab between them: at least four of its lines are so.

    >>> in_columns(["Priekšsēdētāja\\tMāra Egle", "Protokolē\\tJuris Zars", "Locekļi\\tAnda Liepa", "\\tIvo Osis"])
    True
    """
    return sum(bool(_TABBED.fullmatch(line)) for line in lines) >= _COLUMNS_KEPT


def table_rows(lines: list[str], at: int, *, columns: bool = False) -> list[list[str]]:
    """The rows of the table that begins at a line, at least two of like width, of two columns three, of people with a tab behind the name one; else nothing.

    `columns`: the paper sets its lists in two columns, so that one such line is a row too.

    >>> table_rows(["Uzdevums | Termiņš | Kas", "Plāns | 1. maijs | A. Egle", "Sēdi slēdz."], 0)
    [['Uzdevums', 'Termiņš', 'Kas'], ['Plāns', '1. maijs', 'A. Egle']]
    >>> table_rows(["Vārds\\tAmats\\tParaksts", "Anna Egle\\tlietvede\\t", "Ivo Osis\\tjurists\\tslims"], 0)[1:]
    [['Anna Egle', 'lietvede', ''], ['Ivo Osis', 'jurists', 'slims']]
    """
    if "|" not in lines[at] and "\t" not in lines[at]:
        return []
    pairs: list[list[str]] = []
    while at + len(pairs) < len(lines) and (pair := _PAIR.fullmatch(lines[at + len(pairs)])):
        pairs.append([pair[1].strip(), pair[2].strip()])
    if len(pairs) >= 3:
        return pairs
    tabbed = _tabbed_pairs(lines, at)
    if len(tabbed) >= (1 if columns or NAME.fullmatch(tabbed[0][0] if tabbed else "") else 3):
        return tabbed
    rows: list[list[str]] = []
    while at < len(lines):
        cells = _cells(lines[at]) or (_with_gaps(lines[at], rows[0]) if rows else [])
        if cells and (not rows or _fits(cells, rows[0], tabs="|" not in lines[at])):
            rows.append(cells)
        elif rows and _titles(rows[0]) and not cells and (across := _across(lines, at, rows[0])):
            rows.append([across])
        elif rows and _titles(rows[0]) and not lines[at].strip() and at + 1 < len(lines) and _across(lines, at + 1, rows[0]):
            rows.append([""])  # a gap before the next chapter of a plan
        else:
            break
        at += 1
    return rows if sum(len(row) > 1 for row in rows) >= 2 else []


def _cells(line: str) -> list[str]:
    if line.count("|") >= 2 or (line.strip().startswith("|") and line.count("|") >= 2):
        return [cell.strip() for cell in line.strip().strip("|").split("|")]
    if line.count("\t") >= 2:
        cells = [cell.strip() for cell in line.split("\t")]
        return cells if sum(bool(cell) for cell in cells) >= 3 else []
    return []


def _with_gaps(line: str, first: list[str]) -> list[str]:
    """The cells of a row below titles that are not filled in but for two, as where each is to sign: tabs keep their places, or a name opens the row."""
    cells = [cell.strip() for cell in line.split("\t")]
    kept = len(cells) == len(first) or (len(cells) < len(first) and NAME.fullmatch(cells[0]) is not None)
    return cells if len(first) > 2 and kept and _titles(first) and sum(map(bool, cells)) > 1 else []


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
