"""What a house got from whom: tables with a column of sources and one of sums, and lines that set a sum behind each giver."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.dates.words import folded
from extractors.records import Document, Passage

_SOURCE = re.compile(r"(?:(?:ienakumu|finansejuma|lidzeklu|naudas|atbalsta)\s+)?(?:avot[si]|devej[si])|(?:finansetaj|ziedotaj|atbalstitaj|sponsor|davinataj|lidzfinansetaj)(?:s|i)|no ka(?: sanemts)?")
_SUM = re.compile(r"(?:(?:summa|apjoms|apmers|sanemts|pieskirts|nauda|ziedojums|ziedots)\W*)?(?:eur|eiro|euro|€|ls|lvl|lat[iu]|rub\w*|usd)?\W*")


#: The line above givers and their sums: `Kas mūs atbalstīja`, `Ziedojumi 2011. gadā`, `Ienākumi:`.
_HEADS_GIVERS = re.compile(r"\W*(?:[\w.]+\s+){0,3}(?:atbalsti|balsti|ziedo|sponsor|ienakum|ienemum|finanset|finansejum|lidzek|labveli|palidzeja)\w*\W*(?:(?:\d{4}\.?|gada?|mus|musu|no|sanem\w*)\W*)*")
#: `Kultūras fonds ........ Ls 1400`, `• Zvejnieku fonds – 300 EUR tīkliem`
_GIVER_AND_SUM = re.compile(
    r"[^\S\n]*[•*–-]?[^\S\n]*(?P<giver>[^\n\d]{3,90}?)[^\S\n]*(?:\.{3,}|…+|[–—:-])[^\S\n]*(?:(?:Ls|LVL|EUR|USD|€)\s*\d[\d .,]*|\d[\d .,]*(?:Ls|LVL|EUR|USD|€|eiro|euro|lat[iu])\b)[^\n]{0,60}"
)


@dataclass(frozen=True, slots=True)
class Income:
    """One row of such a table: the cell with the source, and all of its cells in order."""

    source: Passage
    cells: tuple[Passage, ...]


def find_income(document: Document) -> Iterator[Income]:
    """The rows below a header `Avots | Summa`, in order.

    >>> from extractors.readers import read
    >>> document = read("Ziedotājs\\tEUR\\tKam\\nZvejnieku fonds\\t300\\ttīkli\\n".encode())
    >>> [document.text[row.source.start : row.source.end] for row in find_income(document)]
    ['Zvejnieku fonds']
    """
    tables: dict[int, dict[int, list[Passage]]] = defaultdict(lambda: defaultdict(list))
    for passage in document.passages:
        if passage.table is not None and passage.row is not None:
            tables[passage.table][passage.row].append(passage)
    for rows in tables.values():
        titles = {p.column: folded(document.text[p.start : p.end]).strip(" :*") for p in rows.get(0, ())}
        source = next((column for column, title in titles.items() if _SOURCE.fullmatch(title)), None)
        if source is None or not any(title and _SUM.fullmatch(title) for column, title in titles.items() if column != source):
            continue
        for row, cells in sorted(rows.items()):
            first = next((p for p in cells if p.column == source), None)
            if row and first is not None:
                yield Income(first, tuple(cells))


def find_givers(document: Document) -> Iterator[tuple[int, int, int]]:
    """Where a giver's name begins and ends and where its line ends, of two or more lines below a heading of givers.

    >>> from extractors.readers import read
    >>> document = read("Mūs atbalstīja\\n\\nZvejnieku fonds ..... Ls 300\\nSalas skola ..... Ls 20\\n".encode())
    >>> [document.text[start:end] for start, end, _ in find_givers(document)]
    ['Zvejnieku fonds', 'Salas skola']
    """
    headed, found = False, list[tuple[int, int, int]]()
    for line in _LINE.finditer(document.text):
        row = _GIVER_AND_SUM.fullmatch(line.group())
        if row is not None:
            if headed:
                found.append((line.start() + row.start("giver"), line.start() + row.end("giver"), line.end()))
            continue
        yield from found if len(found) > 1 else ()
        headed, found = len(line.group()) < 80 and _HEADS_GIVERS.fullmatch(folded(line.group())) is not None, []
    yield from found if len(found) > 1 else ()


_LINE = re.compile(r"[^\n]*\S[^\n]*")
