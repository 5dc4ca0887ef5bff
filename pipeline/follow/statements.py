"""The sentences of a document that could tell what became of a task, rows of tables as one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.references import Reference, find_references
from pipeline.follow.cues import Cues, find_cues
from pipeline.follow.records import Name, Paper, Passage
from pipeline.follow.roots import EMPTY, root, words_of
from pipeline.follow.rows import titles_of, told_by_row

_SKIPPED = frozenset({"attendance", "agenda", "signature"})
_OUT_OF_FLOW = frozenset({"header", "footer", "footnote", "comment"})
#: A list's mark or number before the sentence itself, as in the extractor of commitments.
_MARK = re.compile(r"\s*(?:[-–—•*·●▪]\s*|\d{1,3}(?:\.\d{1,3})*[.)]?(?!\d)\s*§?\s*(?!gad)|\(?[a-z]\)\s*)+")
_NUMBER = re.compile(r"\s*(?:[-–—•]\s*)?(\d{1,3}(?:\.\d{1,3})*)[.)]?\s")
_CAPITALS = re.compile(r"\b[A-ZĀČĒĢĪĶĻŅŠŪŽ]{2,8}\b")
_SHORTEST, _SHORTEST_NUMBERED = 12, 7


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, or the row of a table, at `[start, end)`; `place` counts passages, so that neighbours can be told.

    `roots` are of its words but for people's names, `names` the mentions in it, `capitals` what is written as an abbreviation.
    `told` is what it says in words: of a row, its cells with the titles of columns that are only marked; else the text.
    """

    start: int
    end: int
    page: int | None
    place: int
    text: str
    roots: tuple[str, ...]
    names: tuple[Name, ...]
    cues: Cues
    capitals: frozenset[str] = frozenset()
    number: str | None = None
    references: tuple[Reference, ...] = ()
    told: str = ""
    row: bool = False


def find_statements(paper: Paper) -> tuple[Statement, ...]:
    """The statements of the flow of the text in order; attendance, agenda and signatures are left out."""
    return tuple(_statements(paper))


def _statements(paper: Paper) -> Iterator[Statement]:
    skipped = [(start, end) for kind, start, end, _ in paper.sections if kind in _SKIPPED]
    rows: dict[tuple[int, int], list[Passage]] = {}
    tables: dict[int, list[tuple[int | None, str, bool]]] = {}
    for passage in paper.passages:
        if passage.row is not None:
            rows.setdefault(passage.row, []).append(passage)
            if passage.header:
                tables.setdefault(passage.row[0], []).append((passage.column, paper.text[passage.start : passage.end], True))
    titles = {table: titles_of(cells) for table, cells in tables.items()}
    at = 0
    for place, passage in enumerate(paper.passages):
        if passage.kind in _OUT_OF_FLOW or passage.header or any(a <= passage.start < b for a, b in skipped):
            continue
        if passage.row is not None:
            cells = rows[passage.row]
            if cells[0] is passage:
                heads = titles.get(passage.row[0], {})
                told = told_by_row([(heads.get(c.column or 0, ""), paper.text[c.start : c.end]) for c in cells])
                yield _make(paper, cells[0].start, cells[-1].end, passage.page, place, None, told)
            continue
        number = _NUMBER.match(paper.text, passage.start)
        while at < len(paper.sentences) and paper.sentences[at][1] <= passage.start:
            at += 1
        within = at
        while within < len(paper.sentences) and paper.sentences[within][0] < passage.end:
            start, end = max(paper.sentences[within][0], passage.start), min(paper.sentences[within][1], passage.end)
            within += 1
            mark = _MARK.match(paper.text, start, end)
            if mark and mark.end() < end:
                start = mark.end()
            end = start + len(paper.text[start:end].rstrip())
            if end - start >= (_SHORTEST if number is None else _SHORTEST_NUMBERED):
                yield _make(paper, start, end, passage.page, place, number.group(1) if number else None)


def _make(
    paper: Paper, start: int, end: int, page: int | None, place: int, number: str | None, told: str | None = None
) -> Statement:
    text = paper.text[start:end]
    names = tuple(name for name in paper.names if start <= name.start < end)
    people = tuple((name.start, name.end) for name in names if name.kind == "person")
    return Statement(
        start, end, page, place, text, roots_between(text, start, people), names,
        find_cues(text if told is None else told), frozenset(_CAPITALS.findall(text)), number, tuple(find_references(text)),
        text if told is None else told, told is not None,
    )  # fmt: skip


def roots_between(text: str, offset: int, left_out: tuple[tuple[int, int], ...]) -> tuple[str, ...]:
    """The roots of the words of a text that lie outside some spans of the document, each once, in order."""
    out = []
    for begin, _, word in words_of(text):
        if word in EMPTY or len(word) < 3 or any(start <= offset + begin < end for start, end in left_out):
            continue
        out.append(root(word))
    return tuple(dict.fromkeys(out))
