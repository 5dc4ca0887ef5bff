"""Tables of tasks: `uzdevums | atbildīgais | termiņš`, in any order and wording, across or down."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.commitments.context import Context, planned_from
from extractors.commitments.due import find_due, reported_year, term_words, until_end
from extractors.commitments.forms import is_formal, report_is_done
from extractors.commitments.lines import text_of_item
from extractors.commitments.standins import unit_owner
from extractors.commitments.who import UNITS, find_who
from extractors.dates.values import Deadline
from extractors.dates.words import folded
from extractors.names.fold import fold
from extractors.names.heads import head_forms
from extractors.records import OUT_OF_FLOW, Commitment, CommitmentKind, Document, EntityKind, MentionId, Passage, SectionKind

_TASK = re.compile(
    r"uzdevum|pasakum|darbib|aktivitat|lemum|\bdarb(?:s|i|a saturs)\b|veicam|ricib|nolemts|izdaram|planotais|ko dar(?:a|is)|\bja(?:dara|padara|izdara|veic|paveic|izpilda|isteno|sagatavo|organize|risina|nokarto)\b|darams|darama|paveicam|izpildam|\bsoli|saturs"
)
_WHO = re.compile(
    r"atbild|\batb\b|\bizpild\.|organizat|rikotaj|realizet|iestad|strukturvien|amatperson|\bkurs\b|izpildit|kas (?:dara|veic|atbild|izpilda|isteno|organize|riko|nodrosina|gada|vada)|\bkas\b$|iesaistit|lidzatbildig|vaditaj|kam (?:uzdots|jadara)|istenotaj|\bveicej|\bveic\b|darbinieks|institucija"
)
_PARTNER = re.compile(r"(?:projekta |atbildig\w* |vadosais )?partner(?:is|i)|organizacija|institucija|nodala|kas|persona|vards,? uzvards")
_WITH = re.compile(r"(?:(?:galven\w+|iesaistit\w+|iespejam\w+) )?(?:sadarbibas )?partner(?:is|i)|sadarbiba(?: ar)?|iesaistit(?:ie|as) (?:partneri|puses)|ar ko kopa|sadarbibas iestades")
_NOT_WHO = re.compile(r"partner|sadarbib|kontakt|finans|avot")
_WHEN = re.compile(r"termin|izpildes laik|^lidz\b|datum|laika period|\blaiks|\bkad\b|ceturks|izpildit lidz|gads\b")
_STATE = re.compile(r"izpilde$|status|piezim|izpildes gait|stavokl|atzime|izpildit[sa]?\??$|izpildes statuss")
#: Heads of bodies that need not be part of the organisation whose plan names them.
_BODIES = frozenset("padome komisija komiteja valde aģentūra dienests centrs birojs kanceleja".split())
#: Sections that only the record of a meeting has.
_MEETING = frozenset({SectionKind.ATTENDANCE, SectionKind.ITEM, SectionKind.DECISION, SectionKind.AGENDA})
_NO_TASK = re.compile(r"budzet|izmaks|rezultat|raditaj|merk|finansejum")


#: What a table below a plan holds is planned, also in minutes: `apstiprina šādu darba plānu:`.
_PLAN_ABOVE = re.compile(r"\bplān(?:u|s|ā|am|ošanu)?\b[^.:\n]{0,80}[:.]?\s*$", re.IGNORECASE)


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


def from_tables(context: Context, used: set[int]) -> Iterator[Commitment]:
    """The commitments of all tables of tasks; the cells are added to `used`, so that nobody reads them again."""
    document = context.document
    for row in find_task_rows(document):
        used.update(p.start for p in row.cells)
        owners = {context.name(i): i for cell in row.who for i in owners_in(context, cell)}
        task = document.text[row.task.start : row.task.end]
        start, end = text_of_item(document, row.task)
        if end - start < 6 or (not owners and is_formal(context.text(start, end))):
            continue
        state = document.text[row.state.start : row.state.end].lower() if row.state else ""
        done = report_is_done(state or task.lower()) or bool(re.fullmatch(r"\W*(?:jā|ir|✓|x|\+)\W*", state))
        due = _deadline(context, row.when) or (None if row.when else _inside(context, row.task) or (None if done else _deadline(context, row.state)))
        kind = CommitmentKind.ASSIGNED if _meets(context) or re.search(r"uzdevum", row.titles) else CommitmentKind.PLANNED
        if (context.kind in ("plan", "presentation") and not _meets(context)) or _PLAN_ABOVE.search(document.text[max(0, row.first - 300) : row.first]):
            kind = CommitmentKind.PLANNED
        yield Commitment(
            document.cite(start, end), kind, tuple(owners.values()), (), reported_year(context, due) if done else due.value if due else None,
            due.text if due else None, done, "commitments:table", 0.88,
        )  # fmt: skip


def _meets(context: Context) -> bool:
    """Whether the paper records a meeting: a plan that only names the minutes by which it was approved does not."""
    head = context.document.text[:160].lower()
    plan = re.search(r"\bplāns\b", head) is not None and "protokol" not in head.split("plāns")[0]
    return context.minutes and not (plan and not any(s.kind in _MEETING for s in context.sections))


def owners_in(context: Context, cell: Passage) -> tuple[MentionId, ...]:
    """Everybody named in a cell; a name that is only part of one named elsewhere counts as that one."""
    whos = find_who(context, cell.start, cell.end)
    named = [who for who in whos if who.how != "generic"]
    text = context.text(cell.start, cell.end)
    units = [(cell.start + m.start(), cell.start + m.end()) for m in re.finditer(r"[^,;/()\n]+", text) if len(m.group().split()) > 1 and _is_unit(m.group())]
    here = context.inside(cell.start, cell.end)
    own = {m.evidence.start for m in here}  # `LZB Kurzemes nodaļa` names whose unit it is
    found = [
        i for who in named or whos if who.how in ("name", "post") or who.start in own or not any(a <= who.start and who.end <= b for a, b in units) for i in who.ids
    ]
    covered = [(m.evidence.start - cell.start, m.evidence.end - cell.start) for m in here]
    for part in re.finditer(r"[^,;/()\n]+", text):
        words = fold(part.group().strip(' ."“”„«»')).strip()
        if len(words) < 3 or any(a < part.end() and part.start() < b for a, b in covered):
            continue
        names = {
            m.name: m.id
            for m in context.mentions
            if words in fold(m.name) and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", fold(m.name))
        }
        if len(names) == 1:
            found += names.values()
        elif not names and _is_unit(part.group()) and not _person_behind(context, cell, part.end()):
            found += unit_owner(context, cell.start)[:1] if context.minutes else [body] if (body := context.body()) else []  # a unit's task is that of the organisation whose plan it is
    return tuple(dict.fromkeys(found))


def _person_behind(context: Context, cell: Passage, at: int) -> bool:
    """Whether a bracket behind a unit names the person there who is to do it: `Labklājības nodaļa (vadītāja A. Roze)`."""
    bracket = re.match(r"\s*\([^()]*\)", context.text(cell.start + at, cell.end))
    start = cell.start + at
    return bracket is not None and any(m.kind is EntityKind.PERSON for m in context.inside(start, start + bracket.end()))


def _is_unit(text: str) -> bool:
    """Whether a cell or a part of it names nothing but a unit: `Jaunatnes lietu nodaļa`, `Īpašumu pārvaldes`."""
    words = re.findall(r"[\w-]+", text)
    return len(words) < 7 and bool(words) and any(h.head.noun in UNITS - _BODIES for h in head_forms(words[-1].lower()))


def _deadline(context: Context, cell: Passage | None) -> Deadline | None:
    if cell is None:
        return None
    text = context.text(cell.start, cell.end)
    first = planned_from(context.header)
    found = context.deadlines(until_end(term_words(text, first.year if first else None)))
    return next((d for d in found if d.value), found[0] if found else None)


def _inside(context: Context, cell: Passage) -> Deadline | None:
    return find_due(context, context.text(cell.start, cell.end))


def find_task_rows(document: Document) -> Iterator[TaskRow]:
    """The rows of all tables that have a column for the task and one for who or when."""
    tables: dict[int, list[Passage]] = defaultdict(list)
    for passage in document.passages:
        if passage.table is not None:
            tables[passage.table].append(passage)
    for cells in tables.values():
        yield from _rows(document, cells)
    yield from _stacked(document)


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
        columns = _columns(document, [replace(lines[n], column=n - at) for n in range(at, first)]) if first is not None else None
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
    titled = next(((place, found) for place, number in enumerate(numbers[:3]) if (found := _columns(document, rows[number]))), None)
    if titled is None:
        yield from _down(document, [rows[number] for number in numbers])
        return
    task, who, when, state = titled[1]
    titles = " ".join(folded(document.text[c.start : c.end]) for c in rows[numbers[titled[0]]])
    helpers = [c.column or 0 for c in rows[numbers[titled[0]]] if _WITH.fullmatch(folded(document.text[c.start : c.end]).strip(" :*")) and c.column not in who]
    for number in numbers[titled[0] + 1 :]:
        by_column: dict[int, list[Passage]] = defaultdict(list)
        for cell in rows[number]:
            by_column[cell.column or 0].append(cell)
        if task not in by_column or len(document.text[by_column[task][0].start : by_column[task][0].end]) < 8:
            continue
        if len(by_column) == 1:
            continue  # a title that runs across the table
        yield TaskRow(
            by_column[task][0],
            tuple(cell for column in who for cell in by_column.get(column, [])),
            by_column[when][0] if when is not None and when in by_column else None,
            by_column[state][0] if state is not None and state in by_column else None,
            tuple(rows[number]),
            titles,
            rows[numbers[0]][0].start,
            tuple(cell for column in helpers for cell in by_column.get(column, [])),
        )


def _columns(document: Document, row: Sequence[Passage]) -> tuple[int, list[int], int | None, int | None] | None:
    """The places of task, those responsible, term and state in a row of titles; nothing when it is no such row."""
    task: int | None = None
    when: int | None = None
    state: int | None = None
    who: list[int] = []
    for cell in row:
        title = folded(document.text[cell.start : cell.end])
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
