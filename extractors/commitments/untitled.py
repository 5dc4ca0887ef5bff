"""Tables of tasks without titles of their own, below a heading that says what they are: `UZDEVUMI`, `Kurš ko dara`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractors.commitments.context import Context
from extractors.commitments.meant import find_who
from extractors.commitments.taskrows import TaskRow, columns_of
from extractors.commitments.terms import term_words, until_end
from extractors.records import Passage

#: The line above such a table.
_ABOVE = re.compile(
    r"\b(?:uzdevumi|(?:veicamie|darāmie|turpmākie|tālākie|nākamie) (?:darbi|pasākumi|uzdevumi|soļi)|darāmais|mājas ?darbi|kas jādara|k(?:urš|as) ko dar(?:a|īs)|ko (?:darām|darīsim|plānojam)|pienākumu sadale)\W*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\W*(?:\d{1,2}\.?){1,3}\)?\W*")
_NOTHING = re.compile(r"\W*|\W*(?:nav noteikts|pastāvīgi|regulāri|nekavējoties|visu gadu|atbilstoši grafikam)\W*", re.IGNORECASE)


def untitled_rows(context: Context) -> Iterator[TaskRow]:
    """The rows of tables below such a heading that have no titles: the column of terms and that of names tell themselves."""
    tables: dict[int, list[Passage]] = defaultdict(list)
    for passage in context.document.passages:
        if passage.table is not None:
            tables[passage.table].append(passage)
    for cells in tables.values():
        above = context.text(max(0, cells[0].start - 90), cells[0].start).rstrip()
        if _ABOVE.search(above.rsplit("\n", 1)[-1]):
            yield from _rows(context, cells)


def _rows(context: Context, cells: Sequence[Passage]) -> Iterator[TaskRow]:
    rows: dict[int, dict[int, Passage]] = defaultdict(dict)
    for cell in cells:
        rows[cell.row or 0][cell.column or 0] = cell
    whole = [row for row in rows.values() if len(row) > 2]
    if len(whole) < 2 or columns_of(context.document, list(whole[0].values())) is not None:
        return
    columns = sorted(set.intersection(*(set(row) for row in whole)))
    texts = {c: [context.text(row[c].start, row[c].end) for row in whole] for c in columns}
    left = [c for c in columns if not all(_NUMBER.fullmatch(t) for t in texts[c])]
    when = next((c for c in reversed(left) if _most(_is_term(context, t) or bool(_NOTHING.fullmatch(t)) for t in texts[c]) and any(_is_term(context, t) for t in texts[c])), None)
    names = [c for c in left if c != when and _most(_is_name(context, row[c]) for row in whole)]
    tasks = [c for c in left if c != when and c not in names]
    if len(tasks) != 1 or not names or when is None:
        return
    for row in whole:
        yield TaskRow(row[tasks[0]], tuple(row[c] for c in names), row[when], None, tuple(row.values()), "", cells[0].start)


def _most(signs: Iterator[bool]) -> bool:
    found = list(signs)
    return sum(found) * 3 >= len(found) * 2


def _is_term(context: Context, text: str) -> bool:
    return len(text) < 60 and any(d.value for d in context.deadlines(until_end(term_words(text, None))))


def _is_name(context: Context, cell: Passage) -> bool:
    """Whether a cell holds names before all: most of its letters are theirs, or it ends with one behind a post."""
    whos = find_who(context, cell.start, cell.end)
    return sum(w.end - w.start for w in whos) * 2 > cell.end - cell.start or any(w.end >= cell.end - 1 and w.how == "name" for w in whos)
