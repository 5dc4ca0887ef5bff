"""Tables of tasks: `uzdevums | atbildīgais | termiņš`, in any order and wording."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.dates.words import folded
from extractors.records import Document, Passage

_TASK = re.compile(r"uzdevum|pasakum|darbib|aktivitat|lemums|darbs|veicam|ricib|nolemts|izdaram|planotais|ko dara")
_WHO = re.compile(r"atbildig|izpilditaj|kas dara|iesaistit|lidzatbildig|vaditaj|kam uzdots|istenotaj|partner")
_WHEN = re.compile(r"termin|izpildes laik|lidz kad|datum|laika period|laiks|kad\b|ceturks")
_STATE = re.compile(r"izpilde$|statuss|piezim|rezultat|izpildes gaita|stavoklis|atzime")


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One row: the cell that says the task, those that name who, the one that says when, the one that tells its state."""

    task: Passage
    who: tuple[Passage, ...]
    when: Passage | None
    state: Passage | None
    owners_header: str


def find_task_rows(document: Document) -> Iterator[TaskRow]:
    """The rows of all tables that have a column for the task and one for who or when."""
    tables: dict[int, list[Passage]] = defaultdict(list)
    for passage in document.passages:
        if passage.table is not None:
            tables[passage.table].append(passage)
    for cells in tables.values():
        yield from _rows(document, cells)


def _rows(document: Document, cells: Sequence[Passage]) -> Iterator[TaskRow]:
    rows: dict[int, list[Passage]] = defaultdict(list)
    for cell in cells:
        rows[cell.row or 0].append(cell)
    numbers = sorted(rows)
    titled = next(((place, found) for place, number in enumerate(numbers[:3]) if (found := _columns(document, rows[number]))), None)
    if titled is None:
        return
    task, who, when, state = titled[1]
    for number in numbers[titled[0] + 1 :]:
        by_column: dict[int, list[Passage]] = defaultdict(list)
        for cell in rows[number]:
            by_column[cell.column or 0].append(cell)
        if task not in by_column or len(document.text[by_column[task][0].start : by_column[task][0].end]) < 8:
            continue
        yield TaskRow(
            by_column[task][0],
            tuple(cell for column in who for cell in by_column.get(column, [])),
            by_column[when][0] if when is not None and when in by_column else None,
            by_column[state][0] if state is not None and state in by_column else None,
            "",
        )


def _columns(document: Document, row: Sequence[Passage]) -> tuple[int, list[int], int | None, int | None] | None:
    task: int | None = None
    when: int | None = None
    state: int | None = None
    who: list[int] = []
    for cell in row:
        title = folded(document.text[cell.start : cell.end])
        column = cell.column or 0
        if len(title) > 80:
            return None
        if _WHEN.search(title) and when is None:
            when = column
        elif _WHO.search(title):
            who.append(column)
        elif _STATE.search(title) and state is None:
            state = column
        elif _TASK.search(title) and task is None:
            task = column
    if task is None or (not who and when is None):
        return None
    return task, who, when, state
