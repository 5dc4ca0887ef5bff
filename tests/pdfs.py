"""PDFs made for the tests, from lines that are put in their places."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595.0, 842.0
_FILES = {"plain": "DejaVuSans.ttf", "bold": "DejaVuSans-Bold.ttf"}
_STANDARD = {"plain": "Helvetica", "bold": "Helvetica-Bold"}


def font(face: str = "plain") -> str:
    """A typeface with Latvian letters where the system has one, else a standard one."""
    path = next(Path("/usr/share/fonts").rglob(_FILES[face]), None) if Path("/usr/share/fonts").is_dir() else None
    if path is None:
        return _STANDARD[face]
    name = path.stem
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, str(path)))
    return name


def said(text: str) -> str:
    """The text as the typeface at hand can print it: without diacritics where no typeface has the letters."""
    if font() != _STANDARD["plain"]:
        return text
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return bare.replace("–", "-").replace("„", '"').replace("”", '"')


def made(*pages: Callable[[Canvas], object], rotation: int = 0) -> bytes:
    """A PDF whose pages are drawn by the functions, each from the top left corner down."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=1)
    for draw in pages:
        canvas.setPageRotation(rotation)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def put(canvas: Canvas, x: float, y: float, text: str, size: float = 10.0, face: str = "plain", spread: float = 0.0) -> None:
    """Writes a line whose letters stand `y` points below the top of the page."""
    canvas.setFont(font(face), size)
    canvas.drawString(x, HEIGHT - y, said(text), charSpace=spread)


def wrapped(text: str, width: float, size: float = 10.0) -> list[str]:
    """The lines of a text set in a column of so many points."""
    out: list[str] = []
    line = ""
    for word in text.split():
        if line and pdfmetrics.stringWidth(said(f"{line} {word}"), font(), size) > width:
            out.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*out, line]


def flow(canvas: Canvas, x: float, y: float, lines: Iterable[str], pitch: float = 12.5) -> float:
    """Writes lines below each other; gives back where the next one would stand."""
    for line in lines:
        put(canvas, x, y, line)
        y += pitch
    return y


def grid(canvas: Canvas, xs: Iterable[float], ys: Iterable[float]) -> None:
    """Draws the lines of a table, `ys` from the top of the page."""
    across, down = list(xs), list(ys)
    for y in down:
        canvas.line(across[0], HEIGHT - y, across[-1], HEIGHT - y)
    for x in across:
        canvas.line(x, HEIGHT - down[0], x, HEIGHT - down[-1])
