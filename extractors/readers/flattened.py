"""Tables copied from a page or a file with a cell a line, as programs do that paste text alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

_FIRST_TITLE = re.compile(r"(?:nr|n|num)\.?\s*(?:p\.?\s*k\.?)?$|n\.?\s?p\.?\s?k\.?$|kārtas (?:nr\.?|numurs)$", re.IGNORECASE)
_NUMBER = re.compile(r"((?:\d{1,3}\.)*\d{1,3})[.)]?$")
#: A heading between the rows: `2. rīcības virziens. Droša satiksme`.
_SECTION = re.compile(r"(?:\d{1,2}|[IVX]{1,4})\.\s+\D{3}")
_WHAT = re.compile(
    r"(?:galvenie |veicamie |plānotie )?(?:uzdevum|pasākum|darb|aktivitāt|darbīb|lēmum|rīcīb|veicam|darām|sol(?:is|ļi)\b|posm|etap|kas jādara|ko (?:dara|darām|darīsim|paveikt)|kas (?:notiek|notiks|tiks)\b)[\w ]*|kas|ko",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"(?:līdz)?atbildīg[\w /(),]*|(?:līdz)?izpildītāj[\w /(),]*|īstenotāj[\w /(),]*|iesaistīt[\w /(),]*|kas (?:dara|atbild|vada)[\w ]*|kurš(?: (?:dara|atbild|vada)[\w ]*)?|īpašniek[\w ]*|vadošā iestāde",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"(?:izpildes |īstenošanas |ieviešanas )?(?:termiņ|laik|datum)[\w ]*|līdz kuram laikam|kad|beigu datums", re.IGNORECASE
)
_OTHER = re.compile(
    r"(?:finansējum|piezīm|rezultāt|statuss|izpilde|sasniedzam|rādītāj|indikator|budžet|avots|joma|mērķis|virziens)[\w ,/()]*",
    re.IGNORECASE,
)
#: What a cell of terms holds: figures, or a word for a time.
_TERM = re.compile(
    r"\d|pastāvīg|regulār|nekavējot|visu gadu|katr[uā]\b|līdz\b|mēneš|ceturksn|nedēļ|pavasar|vasar|ruden|ziem[aāu]|nav\b|tūlīt|^[–—-]$|"
    r"janvār|februār|mart|aprīl|maij|jūnij|jūlij|august|septembr|oktobr|novembr|decembr",
    re.IGNORECASE,
)
#: Titles of the columns of a list of people: who, and what is told of each.
_PERSON = re.compile(
    r"(?:(?:komisijas|padomes|darba grupas|sanāksmes|sēdes|sapulces|valdes|komitejas) )?(?:dalībniek[sia]\w*|locek(?:lis|ļi|le)|klātesoš\w+|pārstāv(?:is|ji|e)|biedr[si]|deputāt[si]|person[as]s?|vārds)"
    r"(?:(?:,| un|/| /) ?(?:uz)?vārds)?|uzvārds,? ?(?:un )?vārds|kas (?:piedalās|piedalījās)",
    re.IGNORECASE,
)
_OF_PERSON = re.compile(
    r"(?:amat|iestād|organizācij|institūcij|pārstāv|struktūrvienīb|uzņēmum|ministrij|pašvaldīb|darbaviet|darba viet|klāt|piedal|dalīb|statuss|balss|balsstiesīb|piezīm|parakst|kā |loma|nozar|"
    r"e-past|tālrun|kontakt|apmeklējum|ierašanās|no kurienes)[\w ,/()-]*",
    re.IGNORECASE,
)
_UPPER = "A-ZĀČĒĢĪĶĻŅŠŪŽ"
#: A cell with somebody's name, with a title before it and a bracket behind: `doc. Anna Roze-Kalna (vada)`.
_NAME = re.compile(
    rf"(?:(?:prof|doc|asoc|Dr|Mg)\.\s?(?:[a-z]+\.\s?)*)*(?:[{_UPPER}][^\W\d_]*\.?-?){{1,2}}(?:\s?(?:[{_UPPER}][^\W\d_]*\.?)(?:-[{_UPPER}][^\W\d_]+)*){{1,3}}(?:,? ?\([^()]*\))?"
)
_STATE = re.compile(r"(?:izpildes )?(?:statuss|stāvoklis)|izpilde|izpildīts\??|paveikts\??|kas (?:ir )?(?:izdarīts|paveikts)", re.IGNORECASE)
#: What a cell of states holds: a word for how far a task has come.
_STATES = re.compile(
    r"(?:nav |vēl nav |daļēji |pilnībā |tiek |ir |ne|jā\b|nē\b|darbs? )?(?:iz|pa|no|ie|sa)?(?:pildīt|darīt|veikt|nosūtīt|nokārtot|sagatavot|pabeigt|beigt|process|procesā|darbā|gaid|atlikt|pārcelt|pagarināt|sākt|uzsākt|turpin|atcelt|kavēj)\w*|[✓✔✗xX+–—-]$|(?:jā|nē|nav|ir|daļēji)\b",
    re.IGNORECASE,
)
_MOST_COLUMNS = 8
_LONGEST_TITLE = 60  # code points
_MOST_LINES = 5_000

Cells = list[tuple[int, str]]  # the number of the line after the cell, and its text


def flattened_table(lines: Sequence[str], at: int) -> tuple[list[list[str]], int]:
    """The rows of a table that begins at a line with its first title, and the number of the line after it.

    Either the rows are numbered in their first cell (1, 2, … or 1.1, 1.2, … 2.1), or the titles are those of a list of tasks
    and every row has a term where the terms stand, or tells how far it has come, or they are those of a list of people and every
    row has a name there. Headings between the rows are rows of one cell. Nothing is found, and `at`
    comes back, where that does not hold for two rows at least. Blank lines between the cells do not matter.

    >>> flattened_table(["Nr.", "Darbs", "Kas", "1.", "Plāns", "A. Egle", "2.", "Budžets", "P. Zars", "Slēdz."], 0)
    ([['Nr.', 'Darbs', 'Kas'], ['1.', 'Plāns', 'A. Egle'], ['2.', 'Budžets', 'P. Zars']], 9)
    >>> flattened_table(["Uzdevums", "Atbildīgais", "Termiņš", "Plāns", "A. Egle", "maijs", "Izstāde", "P. Zars", "līdz 3. jūnijam"], 0)[0][2]
    ['Izstāde', 'P. Zars', 'līdz 3. jūnijam']
    >>> flattened_table(["Dalībnieks", "Pārstāv", "Anna Roze", "VVD", "doc. P. Zars", "LU", "Saruna"], 0)
    ([['Dalībnieks', 'Pārstāv'], ['Anna Roze', 'VVD'], ['doc. P. Zars', 'LU']], 6)
    """
    first = lines[at].strip()
    numbered = bool(_FIRST_TITLE.match(first))
    of_people = bool(_PERSON.fullmatch(first) or _OF_PERSON.fullmatch(first))
    if not numbered and not of_people and not (_WHAT.fullmatch(first) or _WHO.fullmatch(first) or _WHEN.fullmatch(first)):
        return [], at
    cells = [(number + 1, line.strip()) for number, line in enumerate(lines[at : at + _MOST_LINES], at) if line.strip()]
    rows_of: Callable[[Cells, list[str]], Iterator[tuple[int, list[str]]]] = _numbered_rows if numbered else _rows_with_terms
    titles = _numbered_titles(cells) if numbered else _titles_of_tasks(cells)
    if not titles and of_people:
        titles, rows_of = _titles_of_people(cells), _rows_with_names
    if not titles:
        return [], at
    found = list(rows_of(cells[len(titles) :], titles))
    if sum(len(row) > 1 for _, row in found) < 2:
        return [], at
    while len(found[-1][1]) == 1:
        found.pop()  # a heading behind the last row is none of the table's
    return [titles, *(row for _, row in found)], found[-1][0]


def _numbered_titles(cells: Cells) -> list[str]:
    titles: list[str] = []
    for _, text in cells:
        if titles and _number(text) in ((1,), (1, 1)):
            return titles if len(titles) > 1 else []
        titles.append(text)
        if len(titles) > _MOST_COLUMNS or len(text) > _LONGEST_TITLE or (len(titles) > 1 and text.endswith(".")):
            break
    return []


def _titles_of_tasks(cells: Cells) -> list[str]:
    titles: list[str] = []
    for _, text in cells[:_MOST_COLUMNS]:
        if not any(kind.fullmatch(text) for kind in (_WHAT, _WHO, _WHEN, _STATE, _OTHER)):
            break
        titles.append(text)
    has: Callable[[re.Pattern[str]], bool] = lambda kind: any(kind.fullmatch(title) for title in titles)  # noqa: E731 - said thrice below
    return titles if has(_WHAT) and has(_WHO) and (has(_WHEN) or has(_STATE)) else []


def _titles_of_people(cells: Cells) -> list[str]:
    """The titles of a list of people: one of names among them, and one or more of what is told of each."""
    titles = [text for _, text in takewhile(lambda cell: _PERSON.fullmatch(cell[1]) or _OF_PERSON.fullmatch(cell[1]), cells[:_MOST_COLUMNS])]
    return titles if len(titles) > 1 and any(map(_PERSON.fullmatch, titles)) else []


def _rows_with_names(cells: Cells, titles: list[str]) -> Iterator[tuple[int, list[str]]]:
    names = next(column for column, title in enumerate(titles) if _PERSON.fullmatch(title))
    for at in range(0, len(cells) - len(titles) + 1, len(titles)):
        row = [text for _, text in cells[at : at + len(titles)]]
        if not _NAME.fullmatch(row[names]):
            return
        yield cells[at + len(titles) - 1][0], row


def _numbered_rows(cells: Cells, titles: list[str]) -> Iterator[tuple[int, list[str]]]:
    last: tuple[int, ...] | None = None
    at = 0
    while at < len(cells):
        text = cells[at][1]
        number = _number(text)
        if number is not None and (number in ((1,), (1, 1)) if last is None else _follows(number, last)):
            row = [text for _, text in cells[at : at + len(titles)]]
            if len(row) < len(titles):
                return
            yield cells[at + len(titles) - 1][0], row
            last, at = number, at + len(titles)
        elif last is not None and [text for _, text in cells[at : at + len(titles)]] == titles:
            at += len(titles)  # the titles once more, on a new page
        elif last is not None and len(last) > 1 and _SECTION.match(text):
            yield cells[at][0], [text]
            at += 1
        else:
            return


def _rows_with_terms(cells: Cells, titles: list[str]) -> Iterator[tuple[int, list[str]]]:
    terms, holds = next(
        ((column, _TERM) for column, title in enumerate(titles) if _WHEN.fullmatch(title)),
        None,
    ) or next((column, _STATES) for column, title in enumerate(titles) if _STATE.fullmatch(title))
    for at in range(0, len(cells) - len(titles) + 1, len(titles)):
        row = [text for _, text in cells[at : at + len(titles)]]
        if not (holds.match if holds is _STATES else holds.search)(row[terms]) or len(row[terms]) > _LONGEST_TITLE:
            return
        yield cells[at + len(titles) - 1][0], row


def _number(text: str) -> tuple[int, ...] | None:
    match = _NUMBER.match(text)
    return tuple(map(int, match.group(1).split("."))) if match else None


def _follows(number: tuple[int, ...], last: tuple[int, ...]) -> bool:
    """Whether a number is the next one: 3 behind 2, 1.3 behind 1.2, 2.1 behind 1.4."""
    return number == (*last[:-1], last[-1] + 1) or (len(last) == 2 and number == (last[0] + 1, 1))
