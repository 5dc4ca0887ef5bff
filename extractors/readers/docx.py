"""Word documents (DOCX): everything that a reader of the document would see, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractors.errors import DamagedDocument, EncryptedDocument
from extractors.readers.docx_numbering import Numbering, W, read_numbering, value
from extractors.readers.docx_text import MC, PAGE_BREAK, pieces
from extractors.readers.package import Package, parse_xml
from extractors.readers.passages import PassageBuilder, tidy
from extractors.records import Document, PassageKind

if TYPE_CHECKING:
    from lxml.etree import _Element

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_HEADING_STYLE = re.compile(r"(?:heading|virsraksts)\s*(\d)", re.IGNORECASE)
#: The most passages that are read; what is beyond is said to be.
MOST_PASSAGES = 200_000


def claims_docx(data: bytes) -> bool:
    """Whether the bytes are a Word document: a ZIP with a main part of that kind, or such a one under a password."""
    if data.startswith(_OLE):
        return "EncryptedPackage".encode("utf-16-le") in data
    return data.startswith(b"PK\x03\x04") and b"word/" in data and b"xl/workbook" not in data


@dataclass(slots=True)
class _Style:
    based_on: str | None = None
    name: str = ""
    outline: int | None = None
    list_number: str | None = None
    list_depth: int = 0


@dataclass(slots=True)
class _Reading:
    """What is carried along while the body is walked."""

    builder: PassageBuilder
    styles: dict[str, _Style]
    numbering: Numbering
    hinted: bool  # whether Word left marks where its pages broke
    page: int = 1
    tables: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def here(self) -> int | None:
        return self.page if self.hinted else None


def read_docx(data: bytes) -> Document:
    """The document. Headers come first, footers last; notes and comments after the text they belong to.

    Pages are those that Word marked when it last showed the document; without such marks there are none.

    Raises:
        EncryptedDocument: it asks for a password.
        DamagedDocument: it is broken, or has no main part.
        RefusedDocument: it goes beyond a limit.
        EmptyDocument: it holds no text.
    """
    if data.startswith(_OLE):
        raise EncryptedDocument("the document is protected by a password; save it without one")
    package = Package(data)
    main = _main_part(package)
    root = _part(package, main)
    body = root.find(W + "body") if root is not None else None
    if body is None:
        raise DamagedDocument("the package has no main document part")
    folder = main.rsplit("/", 1)[0]
    builder = PassageBuilder()
    reading = _Reading(
        builder,
        _styles(_part(package, f"{folder}/styles.xml")),
        read_numbering(_part(package, f"{folder}/numbering.xml")),
        hinted=next(body.iter(W + "lastRenderedPageBreak"), None) is not None,
    )
    names = sorted(package.names)
    seen: set[str] = set()
    for name in names:
        if re.fullmatch(rf"{re.escape(folder)}/header\d*\.xml", name):
            _margin(package, name, PassageKind.HEADER, reading, seen)
    _blocks(body, reading, PassageKind.PARAGRAPH)
    for part, kind in (
        ("footnotes", PassageKind.FOOTNOTE),
        ("endnotes", PassageKind.FOOTNOTE),
        ("comments", PassageKind.COMMENT),
    ):
        _notes(_part(package, f"{folder}/{part}.xml"), kind, reading)
    for name in names:
        if re.fullmatch(rf"{re.escape(folder)}/footer\d*\.xml", name):
            _margin(package, name, PassageKind.FOOTER, reading, seen)
    pages = reading.page if reading.hinted else None
    return builder.finish(data, MEDIA_TYPE, pages=pages, problems=tuple(reading.problems), title=_title(package))


def _part(package: Package, name: str) -> _Element | None:
    data = package.read(name)
    if data is None:
        return None
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    return parse_xml(data, name)


def _main_part(package: Package) -> str:
    """The name of the main part, by the package's relations; `word/document.xml` when they do not say."""
    relations = package.xml("_rels/.rels")
    for relation in relations if relations is not None else ():
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            target = str(relation.get("Target", "")).lstrip("/")
            if target in package.names:
                return target
    return "word/document.xml"


def _title(package: Package) -> str | None:
    root = package.xml("docProps/core.xml") if "docProps/core.xml" in package.names else None
    title = root.find("{http://purl.org/dc/elements/1.1/}title") if root is not None else None
    return tidy(title.text) or None if title is not None and title.text else None


def _styles(root: _Element | None) -> dict[str, _Style]:
    out: dict[str, _Style] = {}
    for element in root.iter(W + "style") if root is not None else ():
        style = _Style(value(element.find(W + "basedOn")), value(element.find(W + "name")) or "")
        properties = element.find(W + "pPr")
        if properties is not None:
            outline = value(properties.find(W + "outlineLvl"))
            style.outline = int(outline) if outline and outline.isdigit() else None
            numbers = properties.find(W + "numPr")
            if numbers is not None:
                style.list_number = value(numbers.find(W + "numId"))
                style.list_depth = int(value(numbers.find(W + "ilvl")) or 0)
        out[element.get(W + "styleId") or ""] = style
    return out


def _chain(styles: dict[str, _Style], name: str | None) -> Iterator[_Style]:
    """A style and those it is based on, at most twenty."""
    for _ in range(20):
        style = styles.get(name or "")
        if style is None:
            return
        yield style
        name = style.based_on


def _heading_level(properties: _Element | None, reading: _Reading) -> int | None:
    """1 to 9 for a heading; `None` for body text. A title is a heading of level 1."""
    if properties is None:
        return None
    own = value(properties.find(W + "outlineLvl"))
    if own and own.isdigit():
        return int(own) + 1 if int(own) < 9 else None
    for style in _chain(reading.styles, value(properties.find(W + "pStyle"))):
        if style.outline is not None:
            return style.outline + 1 if style.outline < 9 else None
        match = _HEADING_STYLE.match(style.name)
        if match:
            return int(match.group(1))
        if style.name.lower() in {"title", "nosaukums"}:
            return 1
    return None


def _label(properties: _Element | None, reading: _Reading) -> tuple[str, int] | None:
    """The list label that Word shows before a paragraph, with its depth from 1; `None` outside lists."""
    if properties is None:
        return None
    number: str | None = None
    depth: int | None = None
    numbers = properties.find(W + "numPr")
    if numbers is not None:
        number = value(numbers.find(W + "numId"))
        own = value(numbers.find(W + "ilvl"))
        depth = int(own) if own and own.isdigit() else None
    name = value(properties.find(W + "pStyle"))
    if number is None:
        for style in _chain(reading.styles, name):
            if style.list_number is not None:
                number, depth = style.list_number, style.list_depth if depth is None else depth
                break
    if number is None or number == "0":
        return None
    linked = reading.numbering.by_style.get(name or "")
    if linked and linked[0] == number and numbers is None:
        depth = linked[1]
    return reading.numbering.label(number, depth or 0), (depth or 0) + 1


def _blocks(parent: _Element, reading: _Reading, kind: PassageKind, cell: tuple[int, int, int, bool] | None = None) -> None:
    """Adds the paragraphs and tables below an element, through content controls and other wrappers."""
    for node in parent:
        if len(reading.builder.passages) >= MOST_PASSAGES:
            problem = f"only the first {MOST_PASSAGES} paragraphs were read"
            if problem not in reading.problems:
                reading.problems.append(problem)
            return
        if node.tag == W + "p":
            _paragraph(node, reading, kind, cell)
        elif node.tag == W + "tbl":
            _table(node, reading, kind)
        elif node.tag == MC + "AlternateContent":
            chosen = node.find(MC + "Choice")
            chosen = chosen if chosen is not None else node.find(MC + "Fallback")
            if chosen is not None:
                _blocks(chosen, reading, kind, cell)
        elif isinstance(node.tag, str) and node.tag not in {
            W + "sectPr",
            W + "sdtPr",
            W + "del",
            W + "moveFrom",
            W + "tcPr",
        }:
            _blocks(node, reading, kind, cell)


def _paragraph(node: _Element, reading: _Reading, kind: PassageKind, cell: tuple[int, int, int, bool] | None) -> None:
    properties = node.find(W + "pPr")
    label = _label(properties, reading)
    level = _heading_level(properties, reading)
    boxes = []
    lines = [""]
    start_page = reading.here
    for piece in pieces(node):
        if not isinstance(piece, str):
            boxes.append(piece)
        elif piece == PAGE_BREAK:
            reading.page += 1
            if not "".join(lines).strip():
                start_page = reading.here
        elif piece == "\n":
            lines.append("")
        else:
            lines[-1] += piece
    passage_kind = kind
    if kind is PassageKind.PARAGRAPH:
        passage_kind = PassageKind.HEADING if level else PassageKind.ITEM if label else kind
    if label and label[0]:
        lines[0] = f"{label[0]} {lines[0]}" if "".join(lines).strip() else ""
    depth = level or (label[1] if label else None)
    # a line break inside a paragraph parts what the page shows on lines of its own, unless the sentence goes on
    for number, line in enumerate(_broken(lines)):
        here = start_page if number == 0 else reading.here
        if cell:
            table, row, column, header = cell
            reading.builder.add(line, PassageKind.CELL, page=here, table=table, row=row, column=column, header=header)
        else:
            reading.builder.add(line, passage_kind, page=here, level=depth)
    for box in boxes:
        _blocks(box, reading, kind)


def _broken(lines: list[str]) -> list[str]:
    out: list[str] = []
    for line in lines:
        if (
            out
            and line.strip()
            and out[-1].strip()
            and line.strip()[0].islower()
            and not out[-1].rstrip().endswith((".", ":", ";"))
        ):
            out[-1] += " " + line
        else:
            out.append(line)
    return out


def _table(node: _Element, reading: _Reading, kind: PassageKind) -> None:
    """Adds the cells of a table; a merged cell stands once, where it begins; tables inside come after their cell."""
    table = reading.tables
    reading.tables += 1
    for row_number, row in enumerate(_rows(node)):
        properties = row.find(W + "trPr")
        marked = properties is not None and properties.find(W + "tblHeader") is not None
        column = 0
        for cell in _cells(row):
            cell_properties = cell.find(W + "tcPr")
            span = value(cell_properties.find(W + "gridSpan")) if cell_properties is not None else None
            merge = cell_properties.find(W + "vMerge") if cell_properties is not None else None
            if merge is None or value(merge) == "restart":
                header = marked or (row_number == 0 and _all_bold(row))
                if kind in (PassageKind.HEADER, PassageKind.FOOTER):
                    _blocks(cell, reading, kind)
                else:
                    _cell(cell, reading, (table, row_number, column, header))
            column += int(span) if span and span.isdigit() else 1


def _cell(cell: _Element, reading: _Reading, at: tuple[int, int, int, bool]) -> None:
    """A cell's plain paragraphs become one passage; a list in it keeps a passage an item."""
    paragraphs = list(cell.iter(W + "p"))
    simple = (
        len(paragraphs) > 1
        and all(p.getparent() is cell for p in paragraphs)
        and not any(p.find(f"{W}pPr/{W}numPr") is not None for p in paragraphs)
    )
    if not simple:
        _blocks(cell, reading, PassageKind.CELL, at)
        return
    page = reading.here
    text: list[str] = []
    for paragraph in paragraphs:
        for piece in pieces(paragraph):
            if not isinstance(piece, str):
                text.extend(other for other in pieces(piece) if isinstance(other, str) and other != PAGE_BREAK)
            elif piece == PAGE_BREAK:
                reading.page += 1
            else:
                text.append(piece)
        text.append(" ")
    table, row, column, header = at
    reading.builder.add("".join(text), PassageKind.CELL, page=page, table=table, row=row, column=column, header=header)


def _rows(node: _Element) -> Iterator[_Element]:
    """The rows of a table, through content controls and tracked insertions."""
    for child in node:
        if child.tag == W + "tr":
            properties = child.find(W + "trPr")
            if properties is None or properties.find(W + "del") is None:
                yield child
        elif child.tag in {W + "sdt", W + "sdtContent", W + "ins", W + "customXml"}:
            yield from _rows(child)


def _cells(row: _Element) -> Iterator[_Element]:
    for child in row:
        if child.tag == W + "tc":
            yield child
        elif child.tag in {W + "sdt", W + "sdtContent", W + "ins", W + "customXml"}:
            yield from _cells(child)


def _all_bold(row: _Element) -> bool:
    """Whether every run with text in the row is bold: how offices mark the titles of columns."""
    runs = [run for run in row.iter(W + "r") if any((t.text or "").strip() for t in run.iter(W + "t"))]
    return bool(runs) and all(run.find(f"{W}rPr/{W}b") is not None for run in runs)


def _notes(root: _Element | None, kind: PassageKind, reading: _Reading) -> None:
    for note in root if root is not None else ():
        if note.get(W + "type") not in ("separator", "continuationSeparator", "continuationNotice"):
            _blocks(note, reading, kind)


def _margin(package: Package, name: str, kind: PassageKind, reading: _Reading, seen: set[str]) -> None:
    """Adds a header or footer; the same one of another section only once."""
    root = _part(package, name)
    if root is None:
        return
    text = tidy("".join(piece for piece in pieces(root) if isinstance(piece, str)))
    if text and text not in seen:
        seen.add(text)
        page, hinted = reading.page, reading.hinted
        reading.hinted = False
        _blocks(root, reading, kind)
        reading.page, reading.hinted = page, hinted
