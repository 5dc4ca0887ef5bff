"""The blocks of a Word document in order: paragraphs, list items, tables, text boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractors.readers.docx_numbering import Numbering, W, first_child, value
from extractors.readers.docx_styles import Styles
from extractors.readers.docx_text import (
    BOX,
    MC,
    PAGE_BREAK,
    REFERENCES,
    alternative,
    first_if,
    hidden_runs,
    mixed_paragraphs,
    pieces,
    plain_text_of,
)
from extractors.readers.lines import is_list_line
from extractors.readers.passages import PassageBuilder
from extractors.records import PassageKind

if TYPE_CHECKING:
    from lxml.etree import _Element

#: The most passages that are read; what is beyond is said to be.
MOST_PASSAGES = 200_000
_NO_BLOCKS = frozenset(W + name for name in ("sectPr", "sdtPr", "del", "moveFrom", "tcPr", "tblPr", "trPr", "pPr"))
_PAR, _PROPERTIES, _TABLE, _ROW, _CELL, _NUMBERS = W + "p", W + "pPr", W + "tbl", W + "tr", W + "tc", W + "numPr"
_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml"))
_MARGINS = frozenset({PassageKind.HEADER, PassageKind.FOOTER, PassageKind.FOOTNOTE, PassageKind.COMMENT})

Cell = tuple[int, int, int, bool]  # table, row, column, whether it heads its column


@dataclass(slots=True)
class Walk:
    """What is carried along while the blocks of a document are read.

    `aside` is given elements that stand for parts of their own (charts, embedded files) and answers with their paragraphs.
    """

    builder: PassageBuilder
    styles: Styles
    numbering: Numbering
    aside: Callable[[_Element], list[str]]
    hinted: bool = False  # whether Word left marks where its pages broke
    page: int = 1
    tables: int = 0
    note_pages: dict[tuple[str, str], int | None] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    _mixed: set[_Element] = field(default_factory=set)
    _hidden: set[_Element] = field(default_factory=set)

    @property
    def here(self) -> int | None:
        """The page (1-based), where Word marked its pages."""
        return self.page if self.hinted else None

    def part(self, root: _Element, kind: PassageKind) -> None:
        """Adds the blocks of a part: the body, a header, a note."""
        self._mixed = mixed_paragraphs(root, self.styles.hidden)
        self._hidden = hidden_runs(root, self.styles.hidden)
        self.blocks(root, kind)

    def blocks(self, parent: _Element, kind: PassageKind, cell: Cell | None = None) -> None:
        """Adds the paragraphs and tables below an element, through content controls and other wrappers."""
        for node in parent:
            if len(self.builder.passages) >= MOST_PASSAGES:
                problem = f"only the first {MOST_PASSAGES} paragraphs were read"
                if problem not in self.problems:
                    self.problems.append(problem)
                return
            tag = node.tag
            if tag == _PAR:
                self._paragraph(node, kind, cell)
            elif tag == _TABLE:
                self._table(node, kind)
            elif tag == MC + "AlternateContent":
                chosen = alternative(node)
                if chosen is not None:
                    self.blocks(chosen, kind, cell)
            elif tag == W + "altChunk":
                for text in self.aside(node):
                    self.builder.add(text, kind, page=self.here)
            elif isinstance(tag, str) and tag not in _NO_BLOCKS:
                self.blocks(node, kind, cell)

    def _paragraph(self, node: _Element, kind: PassageKind, cell: Cell | None) -> None:
        properties = first_if(node, _PROPERTIES)
        start = self.here
        lines, elsewhere, start = self._lines(node, start)
        written = any(map(str.strip, lines))
        if not written and _is_deleted(properties):
            for element in elsewhere:
                self._beside(element, kind, cell)
            return
        label = level = None
        if properties is not None and len(properties):
            named = {child.tag: child for child in properties}
            label = self.styles.label(named, self.numbering)
            level = self.styles.heading_level(named)
        passage_kind = kind
        if kind is PassageKind.PARAGRAPH:
            typed = label is None and len(lines) == 1 and is_list_line(lines[0])
            passage_kind = PassageKind.HEADING if level else PassageKind.ITEM if label or typed else kind
        if label and label[0] and written:
            first = next(number for number, line in enumerate(lines) if line.strip())
            lines[first] = f"{label[0]} {lines[first]}"
        depth = level or (label[1] if label else None)
        # a line break inside a paragraph parts what the page shows on lines of its own, unless the sentence goes on
        for number, line in enumerate(_broken(lines) if len(lines) > 1 else lines):
            here = start if number == 0 else self.here
            if cell:
                table, row, column, header = cell
                self.builder.add(line, PassageKind.CELL, page=here, table=table, row=row, column=column, header=header)
            else:
                self.builder.add(line, passage_kind, page=here, level=depth)
        for element in elsewhere:
            self._beside(element, kind, cell)

    def _lines(self, node: _Element, start: int | None) -> tuple[list[str], list[_Element], int | None]:
        """The lines of a paragraph, what stands aside of them, and the page that it begins on."""
        if node not in self._mixed:
            return [plain_text_of(node)], [], start
        lines: list[str] = [""]
        elsewhere: list[_Element] = []
        for piece in pieces(node, self._hidden):
            if not isinstance(piece, str):
                if piece.tag in REFERENCES:
                    self.note_pages[REFERENCES[piece.tag], piece.get(W + "id") or ""] = self.here
                else:
                    elsewhere.append(piece)
            elif piece == PAGE_BREAK:
                self.page += 1
                if not "".join(lines).strip():
                    start = self.here
            elif piece == "\n":
                lines.append("")
            else:
                lines[-1] += piece
        return lines, elsewhere, start

    def _beside(self, element: _Element, kind: PassageKind, cell: Cell | None) -> None:
        """Adds a text box, or what a chart or the like says."""
        if element.tag == BOX:
            self.blocks(element, kind, cell)
            return
        for text in self.aside(element):
            self.builder.add(text, PassageKind.PARAGRAPH if kind is PassageKind.CELL else kind, page=self.here)

    def _table(self, node: _Element, kind: PassageKind) -> None:
        """Adds the cells of a table; a merged cell stands once, where it begins; tables inside come after their cell."""
        table = self.tables
        self.tables += 1
        for row_number, row in enumerate(_rows(node)):
            properties = first_child(row, W + "trPr")
            marked = properties is not None and first_child(properties, W + "tblHeader") is not None
            header = marked or (row_number == 0 and _all_bold(row))
            before = value(first_child(properties, W + "gridBefore")) if properties is not None else None
            column = int(before) if before and before.isdigit() else 0
            for cell in _cells(row):
                cell_properties = first_if(cell, W + "tcPr")
                span = value(first_child(cell_properties, W + "gridSpan")) if cell_properties is not None else None
                if _is_shown(cell_properties):
                    if kind in _MARGINS:
                        self.blocks(cell, kind)
                    else:
                        self._cell(cell, (table, row_number, column, header))
                column += int(span) if span and span.isdigit() else 1

    def _cell(self, cell: _Element, at: Cell) -> None:
        """A cell's plain paragraphs become one passage; a list in it keeps a passage an item."""
        paragraphs = list(cell.iter(_PAR))
        several = len(paragraphs) > 1 and all(p.getparent() is cell for p in paragraphs)
        if not several or next(cell.iter(_NUMBERS), None) is not None:
            self.blocks(cell, PassageKind.CELL, at)
            return
        page = self.here
        texts: list[str] = []
        beside: list[_Element] = []
        for paragraph in paragraphs:
            lines, elsewhere, began = self._lines(paragraph, self.here)
            page = began if not "".join(texts).strip() else page
            texts += lines
            beside += elsewhere
        table, row, column, header = at
        for text in _entries(texts):
            self.builder.add(text, PassageKind.CELL, page=page, table=table, row=row, column=column, header=header)
        for element in beside:
            self._beside(element, PassageKind.CELL, at)

    def notes(self, root: _Element | None, part: str, kind: PassageKind) -> None:
        """Adds notes or comments, each on the page of its mark."""
        for note in root if root is not None else ():
            if note.get(W + "type") not in ("separator", "continuationSeparator", "continuationNotice"):
                page = self.note_pages.get((part, note.get(W + "id") or ""))
                self._apart(note, kind, page)

    def margin(self, root: _Element, kind: PassageKind) -> None:
        """Adds a header or footer, which stands on no page of its own."""
        self._apart(root, kind, None)

    def _apart(self, root: _Element, kind: PassageKind, page: int | None) -> None:
        kept = self.page, self.hinted
        self.page, self.hinted = page or 1, page is not None
        self.part(root, kind)
        self.page, self.hinted = kept


def _entries(lines: list[str]) -> list[str]:
    """The lines of a cell, those put together that are one sentence: what goes on with a small letter, or after a comma."""
    out: list[str] = []
    for line in lines:
        text = line.strip()
        if not text:
            continue
        if out and (not (text[0].isupper() or text[0] in '„“"«' or is_list_line(text)) or out[-1].endswith((",", "-", "–", ":"))):
            out[-1] += f" {text}"
        else:
            out.append(text)
    return out


def _broken(lines: list[str]) -> list[str]:
    out: list[str] = []
    for line in lines:
        goes_on = out and out[-1].strip() and line.strip()[:1].islower() and not out[-1].rstrip().endswith((".", ":", ";"))
        if goes_on:
            out[-1] += " " + line
        else:
            out.append(line)
    return out


def _is_deleted(properties: _Element | None) -> bool:
    """Whether the mark at the end of the paragraph was deleted or moved away: with its text gone, nothing of it is left."""
    marks = first_child(properties, W + "rPr") if properties is not None else None
    return marks is not None and (first_child(marks, W + "del") is not None or first_child(marks, W + "moveFrom") is not None)


def _is_shown(properties: _Element | None) -> bool:
    """Whether a cell stands by itself: not deleted, and not covered by the one above."""
    if properties is None:
        return True
    merge = first_child(properties, W + "vMerge")
    return first_child(properties, W + "cellDel") is None and (merge is None or value(merge) == "restart")


def _rows(node: _Element) -> Iterator[_Element]:
    """The rows of a table, through content controls and tracked insertions."""
    for child in node:
        if child.tag == _ROW:
            properties = first_child(child, W + "trPr")
            if properties is None or first_child(properties, W + "del") is None:
                yield child
        elif child.tag in _WRAPPERS:
            yield from _rows(child)


def _cells(row: _Element) -> Iterator[_Element]:
    for child in row:
        if child.tag == _CELL:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _cells(child)


def _all_bold(row: _Element) -> bool:
    """Whether every run with text in the row is bold: how offices mark the titles of columns."""
    runs = [run for run in row.iter(W + "r") if any((t.text or "").strip() for t in run.iter(W + "t"))]
    return bool(runs) and all(run.find(f"{W}rPr/{W}b") is not None for run in runs)
