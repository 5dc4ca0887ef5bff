"""The rows of tables of tasks: which cell says the task, who is to do it, and when, by the titles of the columns."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.dates.words import folded
from extractors.records import OUT_OF_FLOW, Document, Passage
from extractors.signs import Sign

_TASK = re.compile(
    r"uzdevum|ieteikum|rekomendacij|pasakum|darbib|aktivitat|lemum|\bdarb(?:s|i|a saturs)\b|veicam|ricib|nolemts|izdaram|planotais|ko dar(?:a|is)|^ko$|\bja(?:dara|padara|izdara|veic|paveic|izpilda|isteno|sagatavo|organize|risina|nokarto)\b|darams|darama|paveicam|izpildam|\bsoli|saturs"
)
_WHO = Sign(
    r"atbild|daritaj|\buznem(?:as|sies)\b|\bapnemas\b|kam adreset|adresat|\batb\b|\bizpild\.|organizat|rikotaj|realizet|iestad|strukturvien|amatperson|\bkurs\b|izpildit|(?:\bkas |^)(?:dara|veic|atbild|izpilda|isteno|organize|riko|nodrosina|gada|vada|sagatavo|strada|uznemas)\b|\bkas\b$|^kam\b$|iesaistit|lidzatbildig|vaditaj|kam (?:uzdots|jadara)|istenotaj|\bveicej|\bveic\b|darbinieks|institucija"
)
_PARTNER = re.compile(r"(?:projekta |atbildig\w* |vadosais )?partner(?:is|i)|organizacija|institucija|nodala|kas|persona|vards,? uzvards")
_WITH = re.compile(r"(?:(?:galven\w+|iesaistit\w+|iespejam\w+) )?(?:sadarbibas )?partner(?:is|i)|sadarbiba(?: ar)?|kopa ar(?: ko)?|iesaistit(?:ie|as) (?:partneri|puses)|ar ko kopa|sadarbibas iestades")
_NOT_WHO = re.compile(r"partner|sadarbib|kontakt|finans|avot")
_WHEN = re.compile(r"termin|izpildes laik|^lidz\b|datum|laika period|\blaiks|\bkad\b|ceturks|izpildit lidz|gads\b")
_STATE = re.compile(r"izpilde$|status|piezim|izpildes gait|stavokl|atzime|izpildit[sa]?\??$|izpildes statuss")
_NO_TASK = re.compile(r"budzet|izmaks|rezultat|raditaj|merk|finansejum")


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One row: the cell that says the task, those that name who, the one that says when, the one that tells its state."""

    task: Passage
    who: tuple[Passage, ...]
    when: Passage | None
    state: Passage | None
    cells: tuple[Passage, ...]
    titles: str  # the folded titles of the table's columns
    first: int = 0  # where the table begins
    partners: tuple[Passage, ...] = ()  # those that name with whom


@lru_cache(maxsize=2)  # commitments and ties ask it of one paper
def find_task_rows(document: Document) -> tuple[TaskRow, ...]:
    """The rows of all tables that have a column for the task and one for who or when."""
    tables: dict[int, list[Passage]] = defaultdict(list)
    for passage in document.passages:
        if passage.table is not None:
            tables[passage.table].append(passage)
    rows = [row for cells in tables.values() for row in _rows(document, cells)]
    return (*rows, *_stacked(document), *_parted(document))


#: What parts the cells of a row that is set as a line of text.
_PARTS = (re.compile(r"\s+/\s+"), re.compile(r"\s*;\s+"), re.compile(r"\s+[–—-]\s+"), re.compile(r"\s*\|\s*"))
_ROW_MARK = re.compile(r"\s*(?:[-–—•*·]|\(?[A-Za-z]{0,2}\d{1,2}(?:\.\d{1,2})*[.)]|[a-zāčē]\))\s+")


def _parted(document: Document) -> Iterator[TaskRow]:
    """The rows below a line of titles with the same marks between them: `Aktivitāte / atbildīgais / laiks`."""
    flow = [p for p in document.passages if p.table is None and p.kind not in OUT_OF_FLOW]
    at = 0
    while at < len(flow):
        text = document.text[flow[at].start : flow[at].end]
        found = _titles_parted(document, flow[at], text) if 8 < len(text) < 120 and _ENDS_TITLE.search(text) else None
        at += 1
        if found is None:
            continue
        parting, columns, wide, titles = found
        first = flow[at - 1].start
        while at < len(flow):
            cells = _cells_parted(document, flow[at], parting)
            if len(cells) != wide or document.text[cells[columns[0]].start : cells[columns[0]].end].strip() == "":
                break
            task, who, when, state = columns
            yield TaskRow(
                cells[task], tuple(cells[c] for c in who), cells[when] if when is not None else None,
                cells[state] if state is not None else None, (flow[at], *cells), titles, first,
            )  # fmt: skip
            at += 1


#: The last title of such a line is short and no sentence.
_ENDS_TITLE = re.compile(r"(?:[/;|–—-])\s*[^\W\d_][^/;|.!?]{1,30}[:)]?\s*$")


def _titles_parted(document: Document, passage: Passage, text: str) -> tuple[re.Pattern[str], tuple[int, list[int], int | None, int | None], int, str] | None:
    for parting in _PARTS:
        if len(parting.findall(text)) < 2:
            continue
        cells = _cells_parted(document, passage, parting)
        columns = columns_of(document, cells)
        if columns is not None and columns[1] and all(len(document.text[c.start : c.end].split()) < 6 for c in cells):
            return parting, columns, len(cells), " ".join(folded(document.text[c.start : c.end]) for c in cells)
    return None


def _cells_parted(document: Document, passage: Passage, parting: re.Pattern[str]) -> list[Passage]:
    """The cells of a line, without the bullet or number before the first."""
    text = document.text[passage.start : passage.end]
    mark = _ROW_MARK.match(text)
    cells: list[Passage] = []
    at = mark.end() if mark else 0
    for joint in (*parting.finditer(text, at), None):
        stop = joint.start() if joint is not None else len(text.rstrip(" .;"))
        cells.append(replace(passage, start=passage.start + at, end=passage.start + max(at, stop), column=len(cells)))
        at = joint.end() if joint is not None else at
    return cells


#: The number of a row that stands on a line of its own.
_ROW_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,3}\.?")
_NUMBERED_WORD = re.compile(r"\s*(?P<number>\d{1,3}(?:\.\d{1,3}){0,3}\.)\s+(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ])")
#: The title of the column of such numbers, at the end of its line.
_NUMBERS_TITLE = re.compile(r"Nr?\.?\s?(?:p\.\s?k\.)?\.?[^\S\n]*$", re.MULTILINE)


def _stacked(document: Document) -> Iterator[TaskRow]:
    """The rows of a table whose cells stand one below the other, each on its own line, as copying from a page leaves them.

    Its titles begin with that of the numbers (`Nr.`); every row opens with its number and has as many lines as there are titles.
    """
    if not _NUMBERS_TITLE.search(document.text):
        return
    lines = [line for p in document.passages if p.table is None and p.kind not in OUT_OF_FLOW for line in _printed_lines(document, p)]
    texts = [document.text[p.start : p.end].strip() for p in lines]
    at = 0
    while at < len(lines):
        if not _NUMBERS_TITLE.fullmatch(texts[at]):
            at += 1
            continue
        first = next((n for n in range(at + 1, min(at + 10, len(lines))) if _ROW_NUMBER.fullmatch(texts[n])), None)
        columns = columns_of(document, [replace(lines[n], column=n - at) for n in range(at, first)]) if first is not None else None
        if first is None or columns is None:
            at += 1
            continue
        wide, titles = first - at, " ".join(folded(t) for t in texts[at:first])
        task, who, when, state = columns
        at = first
        while at < len(lines):
            following = next((n for n in range(at + 1, min(at + wide + 4, len(lines))) if _ROW_NUMBER.fullmatch(texts[n])), None)
            if not _ROW_NUMBER.fullmatch(texts[at]):
                at += 1
                continue
            if at + wide > len(lines) or (following is not None and following < at + wide):
                stop = following or len(lines)
                if stop - at >= max(3, wide - 2) and task < 3:  # cells have run together: what comes first still stands in its place
                    cells = lines[at:stop]
                    dated = next((c for c in cells[task + 1 :] if re.search(r"\b(?:19|20)\d\d\b", document.text[c.start : c.end])), None)
                    yield TaskRow(cells[task], (cells[task + 1],) if task + 1 in who else (), dated, None, tuple(cells), titles)
                at = stop
                continue
            cells = lines[at : at + wide]
            yield TaskRow(
                cells[task], tuple(cells[c] for c in who), cells[when] if when is not None else None,
                cells[state] if state is not None else None, tuple(cells), titles,
            )  # fmt: skip
            at += wide
        at = max(at, first)


def _printed_lines(document: Document, passage: Passage) -> Iterator[Passage]:
    """The lines of a passage as they are printed, a number before a word apart."""
    text = document.text[passage.start : passage.end]
    for line in re.finditer(r"[^\n]*\S[^\n]*", text):
        start, end = line.span()
        numbered = _NUMBERED_WORD.match(text, start, end)
        if numbered:
            yield replace(passage, start=passage.start + numbered.start("number"), end=passage.start + numbered.end("number"))
            start = numbered.end()
        yield replace(passage, start=passage.start + start, end=passage.start + end)


def _rows(document: Document, cells: Sequence[Passage]) -> Iterator[TaskRow]:
    rows: dict[int, list[Passage]] = defaultdict(list)
    for cell in cells:
        rows[cell.row or 0].append(cell)
    numbers = sorted(rows)
    titled = next(((place, found) for place, number in enumerate(numbers[:3]) if (found := columns_of(document, rows[number]))), None)
    if titled is None:
        yield from _down(document, [rows[number] for number in numbers])
        return
    task, who, when, state = titled[1]
    titles = " ".join(folded(document.text[c.start : c.end]) for c in rows[numbers[titled[0]]])
    helpers = [c.column or 0 for c in rows[numbers[titled[0]]] if _WITH.fullmatch(folded(document.text[c.start : c.end]).strip(" :*")) and c.column not in who]
    across = [cell for number in numbers[: titled[0] + 1] for cell in rows[number]]  # the titles of the columns
    for number in numbers[titled[0] + 1 :]:
        by_column: dict[int, list[Passage]] = defaultdict(list)
        for cell in rows[number]:
            by_column[cell.column or 0].append(cell)
        if len(by_column) == 1 and len(rows[number]) == 1:
            across += rows[number]  # a title that runs across the table
            continue
        told = [c for column in (*who, *((when,) if when is not None else ())) for c in by_column.get(column, []) if c.end > c.start]
        if not told and len(by_column.get(task, [])) == 1 and all(c is by_column[task][0] or _ROW_NUMBER.fullmatch(document.text[c.start : c.end].strip() or "0") for c in rows[number]):
            across += rows[number]  # `1. | Normatīvais regulējums | | |`: nobody and no time
            continue
        if task not in by_column or len(document.text[by_column[task][0].start : by_column[task][0].end]) < 8:
            continue
        yield TaskRow(
            by_column[task][0],
            tuple(cell for column in who for cell in by_column.get(column, [])),
            by_column[when][0] if when is not None and when in by_column else None,
            by_column[state][0] if state is not None and state in by_column else None,
            (*across, *rows[number]),
            titles,
            rows[numbers[0]][0].start,
            tuple(cell for column in helpers for cell in by_column.get(column, [])),
        )


def columns_of(document: Document, row: Sequence[Passage]) -> tuple[int, list[int], int | None, int | None] | None:
    """The places of task, those responsible, term and state in a row of titles; nothing when it is no such row."""
    task: int | None = None
    when: int | None = None
    state: int | None = None
    who: list[int] = []
    for cell in row:
        title = folded(document.text[cell.start : cell.end]).strip(" ?:.*")
        column = cell.column or 0
        if len(title) > 80:
            return None
        if _WHEN.search(title) and when is None and not _WHO.search(title):
            when = column
        elif _WHO.search(title) and not _NOT_WHO.search(title):
            who.append(column)
        elif _STATE.search(title) and state is None:
            state = column
        elif _TASK.search(title) and task is None and not _NO_TASK.search(title):
            task = column
    if task is not None and not who:  # a plan that tells only which partner does it
        who = [c.column or 0 for c in row if _PARTNER.fullmatch(folded(document.text[c.start : c.end]).strip(" :*"))]
    if task is None and len(who) > 1:  # `Kas? | Kurš? | Kad?`: what there is to do, beside who does it
        task = next((c.column or 0 for c in row if folded(document.text[c.start : c.end]).strip(" ?:.*") == "kas"), None)
        who = [column for column in who if column != task]
    if task is None or (not who and when is None):
        return None
    return task, who, when, state


def _down(document: Document, rows: Sequence[Sequence[Passage]]) -> Iterator[TaskRow]:
    """A table of two columns whose titles stand at the left, one task after the other."""
    task: Passage | None = None
    who: list[Passage] = []
    when: Passage | None = None
    state: Passage | None = None
    for row in rows:
        if len(row) != 2:
            return
        title = folded(document.text[row[0].start : row[0].end]).strip(" :.")
        value = row[1]
        if len(title) > 60:
            return
        if _WHEN.search(title):
            when = value
        elif _WHO.search(title) and not _NOT_WHO.search(title):
            who.append(value)
        elif _STATE.search(title):
            state = value
        elif re.match(r"(?:\d+\.? ?)?(?:uzdevums|pasakums|veicamais darbs|lemums|ricib\w+|darbs)\b", title):
            if task is not None and (who or when):
                yield TaskRow(task, tuple(who), when, state, tuple(c for r in rows for c in r), "uzdevums")
            task, who, when, state = value, [], None, None
    if task is not None and (who or when):
        yield TaskRow(task, tuple(who), when, state, tuple(c for r in rows for c in r), "uzdevums")
