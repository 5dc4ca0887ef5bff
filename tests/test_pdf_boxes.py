"""The rectangles of a span hold the characters of the span."""

from __future__ import annotations

import random
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.readers import read
from extractors.readers.pdf_boxes import boxes
from tests.pdfs import flow, made, put, said, wrapped
from tests.test_pdf import FIRST, SECOND, TASKS, columns, draw_tasks

CORPUS = Path(__file__).resolve().parent.parent / "corpus"


def plain(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def marked(data: bytes, start: int, end: int) -> list[tuple[int, str]]:
    """The pages and the letters and figures that pdfium finds in the rectangles of a span."""
    document = read(data)
    pdf = pdfium.PdfDocument(data)
    out = []
    for number, (left, top, right, bottom) in boxes(data, document, start, end):
        page = pdf[number - 1]
        height = page.get_height()
        text_page = page.get_textpage()
        assert 0 <= left < right <= page.get_width()
        assert 0 <= top < bottom <= height
        out.append((number, plain(text_page.get_text_bounded(left + 0.3, height - bottom, right - 0.3, height - top))))
    return out


def find(data: bytes, text: str) -> tuple[int, int]:
    start = read(data).text.index(said(text))
    return start, start + len(said(text))


def test_a_word_parted_at_a_lines_end_has_two_rectangles() -> None:
    lines = ["Padome nolemj, ka Vides ministrija sagatavo un iesniedz padomei iz-", "vērtējumu par ceļiem."]
    data = made(lambda canvas: flow(canvas, 60, 80, lines))
    assert marked(data, *find(data, "izvērtējumu")) == [(1, "iz"), (1, plain(said("vērtējumu")))]


def test_a_heading_with_letters_set_apart_has_one() -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, 200, 60, "S Ē D E S   P R O T O K O L S", 14)
        flow(canvas, 60, 100, wrapped(FIRST, 440))

    data = made(draw)
    assert marked(data, *find(data, "PROTOKOLS")) == [(1, "PROTOKOLS")]


def test_a_paragraph_over_two_pages_has_rectangles_on_both() -> None:
    lines = wrapped(f"{FIRST} {SECOND}", 440)
    data = made(lambda canvas: flow(canvas, 60, 700, lines[:3]), lambda canvas: flow(canvas, 60, 60, lines[3:]))
    found = marked(data, 0, len(read(data).text))
    assert [page for page, _ in found] == [1] * 3 + [2] * (len(lines) - 3)
    assert "".join(text for _, text in found) == plain(said(f"{FIRST} {SECOND}"))


def test_cells_have_their_own() -> None:
    data = made(lambda canvas: draw_tasks(canvas, TASKS, 80, ruled=True))
    assert marked(data, *find(data, "izmaksas novados")) == [(1, "izmak"), (1, "sasnovados")]
    assert marked(data, *find(data, "Vides ministrija")) == [(1, "Videsministrija")]


def test_places_are_counted_from_the_top_left_corner() -> None:
    data = made(lambda canvas: put(canvas, 60, 80, "Padome"))
    [(page, (left, top, right, bottom))] = boxes(data, read(data), 0, 6)
    assert page == 1
    assert left == pytest.approx(60, abs=2)
    assert top < 80 < bottom
    assert bottom - top == pytest.approx(10, abs=2)
    assert 20 < right - left < 60


@pytest.mark.parametrize("across", [False, True])
def test_any_span_of_columns(across: bool) -> None:
    data = columns(across=across)
    check_spans(data, times=6)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.pdf")), ids=lambda path: path.stem)
def test_any_span_of_the_sample_documents(path: Path) -> None:
    check_spans(path.read_bytes(), times=4)


def check_spans(data: bytes, *, times: int) -> None:
    """Spans of whole words drawn from the text: what stands in their rectangles is what they say."""
    rng = random.Random(7)
    document = read(data)
    starts = [place for place in range(len(document.text)) if place == 0 or document.text[place - 1].isspace()]
    for _ in range(times):
        start = rng.choice(starts)
        end = min([place - 1 for place in starts if place > start + rng.randint(1, 90)], default=len(document.text))
        assert "".join(text for _, text in marked(data, start, end)) == plain(document.text[start:end])


def test_a_span_must_lie_in_the_text_that_was_read_from_the_file() -> None:
    data, other = made(lambda canvas: put(canvas, 60, 80, "Padome")), made(lambda canvas: put(canvas, 60, 80, "Dome"))
    with pytest.raises(ValueError, match="leaves a text"):
        boxes(data, read(data), 3, 99)
    with pytest.raises(ValueError, match="not read from these bytes"):
        boxes(data, read(other), 0, 4)
