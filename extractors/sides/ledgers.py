"""Tables of what a house got from whom: a column of sources, one of sums, and perhaps one that says for what."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.dates.words import folded
from extractors.records import Document, Passage

_SOURCE = re.compile(r"(?:(?:ienakumu|finansejuma|lidzeklu|naudas|atbalsta)\s+)?(?:avot[si]|devej[si])|(?:finansetaj|ziedotaj|atbalstitaj|sponsor|davinataj|lidzfinansetaj)(?:s|i)|no ka(?: sanemts)?")
_SUM = re.compile(r"(?:(?:summa|apjoms|apmers|sanemts|pieskirts|nauda|ziedojums|ziedots)\W*)?(?:eur|eiro|euro|€|ls|lvl|lat[iu]|rub\w*|usd)?\W*")


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
