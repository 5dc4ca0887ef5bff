"""What the letters of a word tell: endings, beginning, shape. The encoder alone sees these badly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

SUFFIXES = (1, 2, 3, 4, 5)
PREFIX = 3
UNKNOWN = 0


def affixes_of(word: str) -> tuple[str, ...]:
    """The features of a word, one string each: its last 1 to 5 letters, its first 3, and its shape.

    >>> affixes_of("Kancelejai")
    ('i', 'ai', 'jai', 'ejai', 'lejai', 'kan', 'Xx')
    """
    low = word.lower()
    return (*(low[-size:] for size in SUFFIXES), low[:PREFIX], shape_of(word))


def shape_of(word: str) -> str:
    """Which kinds of characters the word has, in order, each run once: `J.` is `X.`, `2018.` is `d.`.

    >>> [shape_of(word) for word in ("VARAM", "Dzintars", "24-TA-1341")]
    ['XX', 'Xx', 'd-XX-d']
    """
    out = ""
    for char in word[:20]:
        kind = "X" if char.isupper() else "x" if char.isalpha() else "d" if char.isdigit() else char
        if kind == "X" and out.endswith("XX"):
            continue
        if kind == "X" or not out.endswith(kind):
            out += kind
    return out[:8]


def make_tables(words: Iterable[str], *, least: int = 2) -> tuple[dict[str, int], ...]:
    """A number for every feature value seen at least that often; 0 stands for the others."""
    counts: list[Counter[str]] = [Counter() for _ in range(len(SUFFIXES) + 2)]
    for word in words:
        for counter, value in zip(counts, affixes_of(word), strict=True):
            counter[value] += 1
    return tuple(
        {value: number for number, (value, count) in enumerate(sorted(c.items(), key=lambda x: (-x[1], x[0])), 1) if count >= least}
        for c in counts
    )


def numbers_of(word: str, tables: Sequence[Mapping[str, int]]) -> list[int]:
    """The word's features as numbers into the tables."""
    return [table.get(value, UNKNOWN) for table, value in zip(tables, affixes_of(word), strict=True)]
