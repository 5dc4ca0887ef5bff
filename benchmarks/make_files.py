"""Makes the files that reading is measured on: `python benchmarks/make_files.py FOLDER [--pdf 200] [--docx 80]`.

PDFs of 2 to 10 pages in six layouts, from reportlab and (where LibreOffice is there) from Word files; a JSON file beside each
says which paragraphs and table rows it holds, in reading order. The same seed gives the same text.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import docx
from docx.shared import Cm
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

LAYOUTS = ("one column", "one column, Word", "two columns", "stream across columns", "ruled tables", "open tables")
_WORDS = (
    "sēde darba grupa pašvaldība ministrija priekšlikums lēmums nolemj sagatavot iesniegt termiņš projekts līdz plāns budžets "
    "attīstība izglītība veselība ceļš šķirošana ķēde ģimene ļoti ņemot vērā žurnāls čakls ūdens īstenot ēka ātri ziņojums "
    "dalībnieki vienojas par turpmāko sadarbību un informē klātesošos ka novads saņēmis atbildi kā arī tiek plānots nākamais posms"
).split()
_FONT = "DejaVuSans"


@dataclass
class Page:
    """What stands on the pages, in reading order: paragraphs, and tables as rows of cells."""

    paragraphs: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


def sentence(rng: random.Random, words: int) -> str:
    text = " ".join(rng.choice(_WORDS) for _ in range(words))
    return text[0].upper() + text[1:] + "."


def paragraph(rng: random.Random) -> str:
    return " ".join(sentence(rng, rng.randint(7, 14)) for _ in range(rng.randint(2, 5)))


def table(rng: random.Random) -> list[list[str]]:
    head = ["Nr.", "Uzdevums", "Atbildīgais", "Termiņš"]
    rows = []
    for number in range(1, rng.randint(4, 9)):
        task = " ".join(rng.choice(_WORDS) for _ in range(rng.randint(2, 9)))
        owner = f"{rng.choice('ABDEGIJK')}. {rng.choice(('Ozols', 'Bērziņa', 'Šķēle'))}"
        rows.append([f"{number}.", task, owner, f"{rng.randint(1, 28):02}.{rng.randint(1, 12):02}.2024."])
    return [head, *rows]


class Sheet:
    """A canvas that breaks lines and pages; `columns` side by side."""

    def __init__(self, path: Path, columns: int = 1) -> None:
        self.canvas = Canvas(str(path), pagesize=A4)
        self.width, self.height = A4
        self.columns = columns
        self.margin, self.gap, self.size, self.step = 56.0, 24.0, 9.5, 12.0
        self.column_width = (self.width - 2 * self.margin - (columns - 1) * self.gap) / columns
        self.column, self.y, self.pages = 0, self.height - self.margin, 1
        self.canvas.setFont(_FONT, self.size)

    def lines(self, text: str, width: float) -> list[str]:
        out, line = [], ""
        for word in text.split():
            if line and pdfmetrics.stringWidth(f"{line} {word}", _FONT, self.size) > width:
                out.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        return [*out, line]

    def left(self) -> float:
        return self.margin + self.column * (self.column_width + self.gap)

    def need(self, height: float) -> None:
        if self.y - height < self.margin:
            self.column += 1
            self.y = self.height - self.margin
            if self.column == self.columns:
                self.page()

    def page(self) -> None:
        self.canvas.showPage()
        self.canvas.setFont(_FONT, self.size)
        self.column, self.y, self.pages = 0, self.height - self.margin, self.pages + 1

    def put(self, text: str) -> None:
        lines = self.lines(text, self.column_width)
        self.need(len(lines) * self.step)
        for line in lines:
            self.canvas.drawString(self.left(), self.y - self.step, line)
            self.y -= self.step
        self.y -= 7

    def put_table(self, rows: list[list[str]], *, ruled: bool) -> None:
        widths = [0.08, 0.46, 0.24, 0.22]
        cells = [[self.lines(cell, w * self.column_width - 8) for cell, w in zip(row, widths, strict=True)] for row in rows]
        self.need(sum(max(map(len, row)) * self.step + 6 for row in cells))
        for row in cells:
            height = max(map(len, row)) * self.step + 6
            x = self.left()
            for cell, share in zip(row, widths, strict=True):
                for number, line in enumerate(cell):
                    self.canvas.drawString(x + 4, self.y - (number + 1) * self.step, line)
                if ruled:
                    self.canvas.rect(x, self.y - height, share * self.column_width, height)
                x += share * self.column_width
            self.y -= height
        self.y -= 12


def from_reportlab(path: Path, layout: str, rng: random.Random) -> Page:
    page = Page()
    if layout == "stream across columns":
        return _across(path, rng)
    sheet = Sheet(path, 2 if layout == "two columns" else 1)
    wanted = rng.randint(2, 10)
    while sheet.pages < wanted or sheet.y > sheet.height / 2:
        if layout.endswith("tables") and rng.random() < 0.3:
            rows = table(rng)
            sheet.put_table(rows, ruled=layout == "ruled tables")
            page.rows += rows
        text = paragraph(rng)
        sheet.put(text)
        page.paragraphs.append(text)
    sheet.canvas.save()
    return page


def _across(path: Path, rng: random.Random) -> Page:
    """Two columns whose lines are written from left to right across both."""
    sheet, page = Sheet(path, 2), Page()
    for _ in range(rng.randint(2, 6)):
        columns: list[list[str]] = [[], []]
        for lines in columns:
            while len(lines) < 45:
                text = paragraph(rng)
                lines += [*sheet.lines(text, sheet.column_width), ""]
                page.paragraphs.append(text)
        for number in range(max(map(len, columns))):
            for place, lines in enumerate(columns):
                if number < len(lines) and lines[number]:
                    x = sheet.margin + place * (sheet.column_width + sheet.gap)
                    sheet.canvas.drawString(x, sheet.height - sheet.margin - (number + 1) * sheet.step, lines[number])
        sheet.page()
    sheet.canvas.save()
    return page


def from_word(path: Path, rng: random.Random) -> Page:
    """A Word file that LibreOffice turns into PDF later."""
    document, page = docx.Document(), Page()
    document.sections[0].left_margin = document.sections[0].right_margin = Cm(2.5)
    for _ in range(rng.randint(10, 45)):
        text = paragraph(rng)
        document.add_paragraph(text)
        page.paragraphs.append(text)
    document.save(str(path))
    return page


def make_pdfs(folder: Path, count: int) -> None:
    font = next((p for p in Path("/usr/share/fonts").rglob("DejaVuSans.ttf")), None)
    if font is None:
        raise SystemExit("the font DejaVu Sans is needed: apt-get install fonts-dejavu-core")
    pdfmetrics.registerFont(TTFont(_FONT, str(font)))
    office = shutil.which("soffice") or shutil.which("libreoffice")
    folder.mkdir(parents=True, exist_ok=True)
    words: list[Path] = []
    for number in range(count):
        layout = LAYOUTS[number % len(LAYOUTS)]
        rng = random.Random(number)
        name = f"{number:03}-{layout.replace(', ', '-').replace(' ', '-').lower()}"
        if layout == "one column, Word" and office:
            words.append(folder / f"{name}.docx")
            page = from_word(words[-1], rng)
        else:
            page = from_reportlab(folder / f"{name}.pdf", layout, rng)
        (folder / f"{name}.json").write_text(json.dumps({"layout": layout, **vars(page)}, ensure_ascii=False), encoding="utf-8")
    if words and office:
        subprocess.run(
            [office, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, words)],
            check=True,
            capture_output=True,
        )
        for path in words:
            path.unlink()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pdf", type=int, default=200)
    args = parser.parse_args()
    make_pdfs(args.folder, args.pdf)
    sys.stdout.write(f"{args.pdf} PDFs in {args.folder}\n")


if __name__ == "__main__":
    main()
