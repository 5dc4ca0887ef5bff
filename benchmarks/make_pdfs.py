"""Makes the PDFs that reading is measured on; `pdf.py` calls it. The same seed gives the same text.

Files of 2 to 10 pages in six layouts: one column and two columns, ruled and open tables (each from reportlab and, by way of
Word files, from LibreOffice), two columns whose stream runs across them, and a title and tables over the width of the page
among two columns. They differ in typeface, size, justification, indents, hyphens, running heads and page numbers. A JSON file
beside each has the paragraphs and table rows that it holds, in reading order.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import wording
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from reportlab.lib.colors import black
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, NextPageTemplate, PageTemplate, Paragraph, Spacer, Table

LAYOUTS = ("one column", "two columns", "stream across columns", "ruled tables", "open tables", "mixed columns")
_FONTS = {"sans": "DejaVuSans", "serif": "LiberationSerif-Regular", "narrow": "LiberationSans-Regular"}
_BOLD = {"sans": "DejaVuSans-Bold", "serif": "LiberationSerif-Bold", "narrow": "LiberationSans-Bold"}
_WORD_FONTS = {"sans": "DejaVu Sans", "serif": "Liberation Serif", "narrow": "Carlito"}

#: A heading (`# …`), a paragraph, or a table as rows of cells.
Item = str | list[list[str]]


@dataclass(frozen=True, slots=True)
class Look:
    """How a file is set: `gap` points between paragraphs, or a first line that is set in by `indent` points."""

    face: str
    size: float
    justified: bool
    gap: float
    indent: float
    hyphens: bool
    running: bool

    @classmethod
    def drawn(cls, rng: random.Random) -> Look:
        gap, indent = rng.choice(((6.0, 0.0), (8.0, 0.0), (0.0, 18.0), (4.0, 14.0)))
        return cls(
            rng.choice(tuple(_FONTS)), rng.choice((9.0, 10.0, 11.0)), rng.random() < 0.5, gap, indent, rng.random() < 0.3,
            rng.random() < 0.6,
        )  # fmt: skip


def contents(layout: str, rng: random.Random) -> list[Item]:
    """What the document says, in reading order."""
    out: list[Item] = []
    letters = rng.randint(2, 10) * 2_400  # about as many pages
    while sum(len(item) if isinstance(item, str) else 90 * len(item) for item in out) < letters:
        if rng.random() < 0.12:
            out.append("# " + wording.heading(rng))
        if layout in ("ruled tables", "open tables") and rng.random() < 0.3:
            out.append(wording.table(rng))
        if layout == "one column" and rng.random() < 0.1:
            out += wording.items(rng)
        out.append(wording.paragraph(rng))
    return out


def gold_of(layout: str, maker: str, items: list[Item]) -> dict[str, Any]:
    """What is kept beside a file: paragraphs and rows in order, each row a list of its cells that are not empty."""
    flow: list[str | list[str]] = []
    for item in items:
        flow += [item.removeprefix("# ")] if isinstance(item, str) else [[cell for cell in row if cell] for row in item]
    return {"layout": layout, "maker": maker, "flow": flow}


# --- reportlab -------------------------------------------------------------------------------------------------------


def by_reportlab(path: Path, layout: str, items: list[Item], look: Look) -> None:
    """Sets the items with reportlab's own paragraphs, tables and frames."""
    width, height = A4
    margin, gutter = 56.0, 22.0
    columns = 1 if layout in ("one column", "ruled tables", "open tables") else 2
    column = (width - 2 * margin - (columns - 1) * gutter) / columns
    title_height = 90.0 if layout == "mixed columns" else 0.0

    def frames(top: float) -> list[Frame]:
        return [
            Frame(margin + place * (column + gutter), margin, column, top - margin, 0, 0, 0, 0, id=f"c{place}")
            for place in range(columns)
        ]

    def running(canvas: Canvas, document: BaseDocTemplate) -> None:
        if look.running:
            canvas.setFont(_FONTS[look.face], 8)
            canvas.drawString(margin, height - 34, "Ezeru novada attīstības padome")
            canvas.drawRightString(width - margin, 30, f"{document.page}. lpp.")

    title = Frame(margin, height - margin - title_height, width - 2 * margin, title_height, 0, 0, 0, 0, id="title")
    templates = [PageTemplate("rest", frames(height - margin), onPage=running)]
    if title_height:
        templates.insert(0, PageTemplate("first", [title, *frames(height - margin - title_height - 10)], onPage=running))
    template = BaseDocTemplate(str(path), pagesize=A4, pageTemplates=templates)
    style = ParagraphStyle(
        "text", fontName=_FONTS[look.face], fontSize=look.size, leading=look.size * 1.22, spaceAfter=look.gap,
        firstLineIndent=look.indent, alignment=TA_JUSTIFY if look.justified else TA_LEFT,
    )  # fmt: skip
    cell = ParagraphStyle("cell", fontName=_FONTS[look.face], fontSize=look.size - 1, leading=look.size * 1.15)
    head = ParagraphStyle(
        "head", fontName=_BOLD[look.face], fontSize=look.size + 2, leading=look.size * 1.5, spaceBefore=8, spaceAfter=4
    )
    story: list[Any] = [NextPageTemplate("rest")] if title_height else []
    for number, item in enumerate(items):
        if isinstance(item, str):
            story.append(Paragraph(item.removeprefix("# "), head if item.startswith("# ") else style))
            if title_height and number == 1:
                story.append(FrameBreak())
        else:
            grid = [("GRID", (0, 0), (-1, -1), 0.5, black)] if layout == "ruled tables" else []
            made = Table(
                [[Paragraph(text, cell) for text in row] for row in item],
                colWidths=[column * share for share in (0.08, 0.44, 0.27, 0.21)],
                style=[("VALIGN", (0, 0), (-1, -1), "TOP"), *grid],
            )
            story += [Spacer(1, 6), made, Spacer(1, 10)]
    template.build(story)


def across(path: Path, items: list[Item], look: Look) -> list[Item]:
    """Two columns whose lines are written from left to right across both; gives back what had room."""
    width, height = A4
    margin, gutter = 56.0, 22.0
    column, pitch = (width - 2 * margin - gutter) / 2, look.size * 1.22
    canvas = Canvas(str(path), pagesize=A4)
    room = int((height - 2 * margin) / pitch)
    kept: list[Item] = []
    lines: list[tuple[float, str]] = []
    for item in items:
        if isinstance(item, str) and not item.startswith("# "):
            kept.append(item)
            lines += _wrapped(item, column, look)
            if look.gap:
                lines.append((0.0, ""))
    for at in range(0, len(lines), 2 * room):
        left, right = lines[at : at + room], lines[at + room : at + 2 * room]
        canvas.setFont(_FONTS[look.face], look.size)
        for number in range(len(left)):
            for place, side in enumerate((left, right)):
                if number < len(side) and side[number][1]:
                    x = margin + place * (column + gutter) + side[number][0]
                    canvas.drawString(x, height - margin - (number + 1) * pitch, side[number][1])
        canvas.showPage()
    canvas.save()
    return kept


def _wrapped(text: str, width: float, look: Look) -> list[tuple[float, str]]:
    """The lines of a paragraph, each with how far it is set in."""
    out: list[tuple[float, str]] = []
    line, room = "", width - look.indent
    for word in text.split():
        if line and pdfmetrics.stringWidth(f"{line} {word}", _FONTS[look.face], look.size) > room:
            out.append((0.0 if out else look.indent, line))
            line, room = word, width
        else:
            line = f"{line} {word}".strip()
    return [*out, (0.0 if out else look.indent, line)]


# --- Word ------------------------------------------------------------------------------------------------------------


def by_word(path: Path, layout: str, items: list[Item], look: Look) -> None:
    """A Word file that LibreOffice turns into PDF later."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    if look.running:
        section.header.paragraphs[0].text = "Ezeru novada attīstības padome"
        _page_field(section.footer.paragraphs[0])
    if layout == "two columns":
        _columns(section, 2)
    _language(document, hyphens=look.hyphens)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _WORD_FONTS[look.face], Pt(look.size)
    for number, item in enumerate(items):
        if isinstance(item, str) and item.startswith("# "):
            made = document.add_paragraph()
            run = made.add_run(item.removeprefix("# "))
            run.bold, run.font.size = True, Pt(look.size + 2)
            made.paragraph_format.space_before, made.paragraph_format.keep_with_next = Pt(8), True
        elif isinstance(item, str):
            made = document.add_paragraph(item)
            made.paragraph_format.space_after, made.paragraph_format.first_line_indent = Pt(look.gap), Pt(look.indent)
            if look.justified:
                made.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        else:
            _word_table(document, item, ruled=layout == "ruled tables")
        if layout == "mixed columns" and number == 1:
            _columns(document.add_section(0), 2)
            _columns(document.sections[0], 1)
    document.save(str(path))


def _word_table(document: Any, rows: list[list[str]], *, ruled: bool) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    table.autofit = False
    if ruled:
        table.style = "Table Grid"
    widths = [Cm(width) for width in (1.4, 6.8, 4.4, 3.2)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text, width in zip(row.cells, cells, widths, strict=True):
            cell.width = width
            cell.paragraphs[0].add_run(text)
            cell.paragraphs[0].paragraph_format.space_after = Pt(3)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _columns(section: Any, count: int) -> None:
    found = section._sectPr.xpath("./w:cols")
    columns = found[0] if found else OxmlElement("w:cols")
    if not found:
        section._sectPr.append(columns)
    columns.set(qn("w:num"), str(count))
    columns.set(qn("w:space"), "440")


def _page_field(paragraph: Any) -> None:
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


def _language(document: Any, *, hyphens: bool) -> None:
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "lv-LV")
    document.styles["Normal"].element.get_or_add_rPr().append(language)
    if hyphens:
        switch = OxmlElement("w:autoHyphenation")
        switch.set(qn("w:val"), "true")
        document.settings.element.append(switch)


# --- all -------------------------------------------------------------------------------------------------------------


def make_pdfs(folder: Path, count: int) -> None:
    """Makes the files, `count` of them; needs LibreOffice and the fonts DejaVu and Liberation.

    Raises:
        SystemExit: something that is needed is not there.
    """
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise SystemExit("LibreOffice is needed: apt-get install libreoffice-writer-nogui")
    for name in (*_FONTS.values(), *_BOLD.values()):
        font = next(Path("/usr/share/fonts").rglob(f"{name}.ttf"), None)
        if font is None:
            raise SystemExit(f"the font {name} is needed: apt-get install fonts-dejavu-core fonts-liberation")
        pdfmetrics.registerFont(TTFont(name, str(font)))
    folder.mkdir(parents=True, exist_ok=True)
    words: list[Path] = []
    for number in range(count):
        rng = random.Random(number)
        layout = LAYOUTS[number % len(LAYOUTS)]
        maker = "Word" if number // len(LAYOUTS) % 2 and layout != "stream across columns" else "reportlab"
        items, look = contents(layout, rng), Look.drawn(rng)
        path = folder / f"{number:03}-{layout.replace(' ', '-')}-{maker.casefold()}.pdf"
        if layout == "mixed columns":
            items.insert(0, "# " + wording.heading(rng))
        if layout == "stream across columns":
            items = across(path, items, look)
        elif maker == "Word":
            words.append(path.with_suffix(".docx"))
            by_word(words[-1], layout, items, look)
        else:
            by_reportlab(path, layout, items, look)
        gold = json.dumps(gold_of(layout, maker, items), ensure_ascii=False)
        path.with_suffix(".json").write_text(gold, encoding="utf-8")
    command = [office, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, words)], check=True, capture_output=True)
    for path in words:
        path.unlink()
