"""The lines and tables of a PDF's pages as passages of one text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import groupby

from extractors.readers.passages import PassageBuilder
from extractors.readers.pdf_lines import Line, Paragraph, cut_in_two, line_pitch, unwrapped
from extractors.readers.text import add_lines, add_table
from extractors.records import PassageKind

#: A table as its rows of cells.
Rows = list[list[str]]


class Flow:
    """Takes the pages one after another; a paragraph that a page cuts in two is one passage, of the page it begins on."""

    def __init__(self, builder: PassageBuilder, body: float) -> None:
        self.builder, self.body = builder, body
        self.tables = 0
        self.pitch = 0.0
        self.later: list[tuple[int, str, PassageKind]] = []  # what stands at the foot of the page, once its text is done
        self.held: list[tuple[int, Paragraph]] = []

    def add_page(self, number: int, items: list[Line | Rows]) -> None:
        """Adds what stands on the page; the last paragraph waits for the next page."""
        self.pitch = line_pitch([item for item in items if isinstance(item, Line)]) or self.pitch
        for item, group in groupby(items, key=lambda item: isinstance(item, Line)):
            if not item:
                self.close()
                for table in group:
                    assert isinstance(table, list)
                    self._add(number, lambda table=table: add_table(self.builder, table, self.tables))  # type: ignore[misc]
                    self.tables += 1
                continue
            paragraphs = unwrapped([line for line in group if isinstance(line, Line)], self.pitch)
            if self.held and self.held[-1][0] < number and cut_in_two(self.held[-1][1], paragraphs[0].first):
                self.held[-1][1].take_up(paragraphs[0])
                paragraphs = paragraphs[1:]
            if paragraphs:
                kept = self.held
                self.held = []
                self._put(kept)
                self.held = [(number, paragraph) for paragraph in paragraphs]

    def add_comment(self, number: int, text: str) -> None:
        """Adds what stands beside the text of a page: a note, the answer in a form."""
        self._add(number, lambda: self.builder.add(text, PassageKind.COMMENT))

    def close(self) -> None:
        """Adds all that waits."""
        self._put(self.held)
        self.held = []

    def _put(self, paragraphs: list[tuple[int, Paragraph]]) -> None:
        for number, group in groupby(paragraphs, key=lambda pair: pair[0]):
            these = [paragraph for _, paragraph in group]
            headings = {place for place, paragraph in enumerate(these) if self._is_heading(these, place, paragraph)}
            self._add(number, lambda these=these, headings=headings: add_lines(  # type: ignore[misc]
                self.builder, [paragraph.text for paragraph in these], whole=True, headings=headings
            ))  # fmt: skip
        later, self.later = self.later, []
        for number, text, kind in later:
            self._add(number, lambda text=text, kind=kind: self.builder.add(text, kind))  # type: ignore[misc]

    def _add(self, number: int, add: Callable[[], object]) -> None:
        first = len(self.builder.passages)
        add()
        for place in range(first, len(self.builder.passages)):
            self.builder.passages[place] = replace(self.builder.passages[place], page=number)

    def _is_heading(self, near: list[Paragraph], place: int, paragraph: Paragraph) -> bool:
        """By size, or by weight above a paragraph that is not bold."""
        if len(paragraph.text) > 160 or not any(c.isalpha() for c in paragraph.text) or paragraph.text.endswith((":", ";", ",")):
            return False
        if paragraph.first.size >= 1.15 * self.body and paragraph.first.size > 0 and len(near) > 1:
            return True
        following = near[place + 1] if place + 1 < len(near) else None
        return (
            paragraph.first.bold
            and following is not None
            and not following.first.bold
            and len(following.text) > 80
            and len(paragraph.text) <= 100
            and not paragraph.text.endswith(".")
        )
