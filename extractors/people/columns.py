"""Names in the columns of a table where the surname comes first, told by the titles of the columns or by the names below each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from extractors.dates.words import folded as folded_text
from extractors.names.given import is_given_name
from extractors.people.shapes import UPPER, Candidate
from extractors.people.words import is_common, is_first_name
from extractors.records import Document, Passage, PassageKind

_FAMILY_FIRST = re.compile(r"uzvards\s*(?:,|un|/)?\s*vards\b")
_NUMBERED = re.compile(r"\d{1,3}\s?[.)]\s*")
_WORD = rf"[{UPPER}][\w’']*(?:[-‑–][{UPPER}][\w’']*)?"
_TWO = re.compile(rf"({_WORD}),?\s+({_WORD}(?:\s{_WORD})?)")
_ONE = re.compile(rf"{_WORD}(?:\s{_WORD})?")


def find_in_columns(document: Document, *, folded: bool) -> Iterator[Candidate]:
    """The names that stand surname first in a column `Uzvārds, vārds`, or in two columns `Uzvārds` and `Vārds`.

    A column without such a title counts when most of its cells, two at least, end in a known first name, some begin
    with what is none, and none shows the usual order. What comes back has the surname before a comma: `Ozols, Jānis`.

    >>> from extractors.readers import read
    >>> table = "Nr.\\tUzvārds, vārds\\tIestāde\\n1.\\tRoze Anda\\tVARAM\\n2.\\tPole Sandra\\tSM"
    >>> [(found.text, found.listed) for found in find_in_columns(read(table.encode()), folded=False)]
    [('Roze, Anda', True), ('Pole, Sandra', True)]
    """
    tables: dict[int, dict[int, list[Passage]]] = defaultdict(lambda: defaultdict(list))
    for passage in document.passages:
        if passage.kind is PassageKind.CELL and passage.table is not None:
            tables[passage.table][passage.column or 0].append(passage)
    for columns in tables.values():
        titles = {number: _title(document, cells[0]) for number, cells in columns.items()}
        for number, cells in columns.items():
            if _FAMILY_FIRST.match(titles[number]):
                yield from _names(document, cells, lambda family, given: True)
            elif titles[number] == "uzvards" and titles.get(number + 1) in ("vards", "vardi"):
                yield from _pairs(document, cells, {cell.row: cell for cell in columns[number + 1]})
            elif not re.search(r"\bvards\b", titles[number]) and _surnames_first(document, cells, folded=folded):
                yield from _names(document, cells, lambda family, given: is_first_name(given, folded))


def _title(document: Document, cell: Passage) -> str:
    return folded_text(document.text[cell.start : cell.end]).strip(" :.") if cell.row == 0 else ""


def _two(document: Document, cell: Passage) -> tuple[int, int, str, str] | None:
    """Where the name of a cell stands, its first word and the others."""
    number = _NUMBERED.match(document.text, cell.start, cell.end)
    match = _TWO.fullmatch(document.text[number.end() if number else cell.start : cell.end].rstrip())
    start = number.end() if number else cell.start
    return (start, start + match.end(), match[1], match[2]) if match else None


def _names(document: Document, cells: Sequence[Passage], fits: Callable[[str, str], bool]) -> Iterator[Candidate]:
    for cell in cells:
        name = _two(document, cell)
        if not name or _FAMILY_FIRST.match(_title(document, cell)) or is_common(name[2]):
            continue
        if len(name[3]) > 1 and fits(name[2], name[3].split()[-1]):
            yield Candidate(name[0], name[1], f"{name[2]}, {name[3]}", "surname first", True)


def _pairs(document: Document, families: Sequence[Passage], given: Mapping[int | None, Passage]) -> Iterator[Candidate]:
    for cell in families:
        other = given.get(cell.row)
        if other is None or cell.row == 0:
            continue
        family, first = document.text[cell.start : cell.end].strip(), document.text[other.start : other.end].strip()
        if _ONE.fullmatch(family) and _ONE.fullmatch(first):
            yield Candidate(cell.start, other.end, f"{family}, {first}", "surname first", True)


def _surnames_first(document: Document, cells: Sequence[Passage], *, folded: bool) -> bool:
    """Whether most cells of a column are a surname and a known first name, and none the other way round."""
    sure = likely = 0
    names = [name for cell in cells if (name := _two(document, cell))]
    for _, _, first, last in names:
        backward, forward = is_first_name(last.split()[-1], folded), is_first_name(first, folded)
        if forward and not backward:
            return False
        sure += backward and not is_given_name(first)
        likely += backward
    return sure > 0 and likely > 1 and 2 * likely >= len(cells) - 1
