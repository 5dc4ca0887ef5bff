"""Tables copied from a page or a file with a cell a line, as programs do that paste text alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FIRST_TITLE = re.compile(r"(?:nr|n|num)\.?\s*(?:p\.?\s*k\.?)?$|n\.?\s?p\.?\s?k\.?$|kārtas (?:nr\.?|numurs)$", re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,3})[.)]?$")
_MOST_COLUMNS = 7
_LONGEST_TITLE = 60  # code points
_MOST_LINES = 5_000


def flattened_table(lines: Sequence[str], at: int) -> tuple[list[list[str]], int]:
    """The rows of a table that begins at a line with the title of a column of numbers, and the number of the line after it.

    Rows are as long as the header and numbered 1, 2, … in their first cell; nothing is found, and `at` comes back, where that
    does not hold for two rows at least. Blank lines between the cells do not matter.

    >>> flattened_table(["Nr.", "Darbs", "Kas", "1.", "Plāns", "A. Egle", "2.", "Budžets", "P. Zars", "Slēdz."], 0)
    ([['Nr.', 'Darbs', 'Kas'], ['1.', 'Plāns', 'A. Egle'], ['2.', 'Budžets', 'P. Zars']], 9)
    """
    if not _FIRST_TITLE.match(lines[at].strip()):
        return [], at
    cells = ((number + 1, line.strip()) for number, line in enumerate(lines[at : at + _MOST_LINES], at) if line.strip())
    titles: list[str] = []
    for _, text in cells:
        if titles and _number(text) == 1:
            break
        titles.append(text)
        if len(titles) > _MOST_COLUMNS or len(text) > _LONGEST_TITLE or (len(titles) > 1 and text.endswith(".")):
            return [], at
    if len(titles) < 2:
        return [], at
    rows, row, end = [titles], [text], at
    for after, text in cells:
        row.append(text)
        if len(row) == 1 and _number(text) != len(rows):
            break
        if len(row) == len(titles):
            rows.append(row)
            row, end = [], after
    return (rows, end) if len(rows) > 2 else ([], at)


def _number(text: str) -> int | None:
    match = _NUMBER.match(text)
    return int(match.group(1)) if match else None
