"""What styles say of a paragraph in a Word document: whether it is a heading, a list item, hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractors.readers.docx_numbering import Numbering, W, first_child, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING_STYLE = re.compile(r"(?:heading|virsraksts)\s*(\d)", re.IGNORECASE)
_TITLES = frozenset({"title", "nosaukums"})
_OUTLINE, _STYLE, _NUMBERS = W + "outlineLvl", W + "pStyle", W + "numPr"


@dataclass(slots=True)
class Style:
    """What one style sets; the rest comes from the style it is based on."""

    based_on: str | None = None
    name: str = ""
    outline: int | None = None
    list_number: str | None = None
    list_depth: int = 0
    hidden: bool = False


@dataclass(slots=True)
class Styles:
    """All styles of a document by their identifiers."""

    of: dict[str, Style] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    _levels: dict[str | None, int | None] = field(default_factory=dict)

    def chain(self, name: str | None) -> Iterator[Style]:
        """A style and those it is based on, at most twenty."""
        for _ in range(20):
            style = self.of.get(name or "")
            if style is None:
                return
            yield style
            name = style.based_on

    def heading_level(self, properties: Mapping[str, _Element]) -> int | None:
        """1 to 9 for a heading; `None` for body text. A title is a heading of level 1.

        `properties` are those of a paragraph by their tags.
        """
        own = value(properties.get(_OUTLINE))
        if own and own.isdigit():
            return int(own) + 1 if int(own) < 9 else None
        name = value(properties.get(_STYLE))
        if name not in self._levels:
            self._levels[name] = self._level_of(name)
        return self._levels[name]

    def _level_of(self, name: str | None) -> int | None:
        for style in self.chain(name):
            if style.outline is not None:
                return style.outline + 1 if style.outline < 9 else None
            match = _HEADING_STYLE.match(style.name)
            if match:
                return int(match.group(1))
            if style.name.lower() in _TITLES:
                return 1
        return None

    def label(self, properties: Mapping[str, _Element], numbering: Numbering) -> tuple[str, int] | None:
        """The next label of the list that a paragraph is in, with its depth from 1; `None` outside lists."""
        number: str | None = None
        depth: int | None = None
        numbers = properties.get(_NUMBERS)
        if numbers is not None:
            number = value(first_child(numbers, W + "numId"))
            own = value(first_child(numbers, W + "ilvl"))
            depth = int(own) if own and own.isdigit() else None
        name = value(properties.get(_STYLE))
        if number is None:
            for style in self.chain(name):
                if style.list_number is not None:
                    number, depth = style.list_number, style.list_depth if depth is None else depth
                    break
        if number is None or number == "0":
            return None
        linked = numbering.by_style.get(name or "")
        if linked and linked[0] == number and numbers is None:
            depth = linked[1]
        return numbering.label(number, depth or 0), (depth or 0) + 1


def read_styles(root: _Element | None) -> Styles:
    """The styles that `word/styles.xml` defines."""
    of: dict[str, Style] = {}
    for element in root.iter(W + "style") if root is not None else ():
        style = Style(value(element.find(W + "basedOn")), value(element.find(W + "name")) or "")
        properties = element.find(W + "pPr")
        if properties is not None:
            outline = value(properties.find(W + "outlineLvl"))
            style.outline = int(outline) if outline and outline.isdigit() else None
            numbers = properties.find(W + "numPr")
            if numbers is not None:
                depth = value(numbers.find(W + "ilvl")) or ""
                style.list_number = value(numbers.find(W + "numId"))
                style.list_depth = int(depth) if depth.isdigit() else 0
        vanish = element.find(f"{W}rPr/{W}vanish")
        style.hidden = vanish is not None and value(vanish) not in ("0", "false", "off")
        of[element.get(W + "styleId") or ""] = style
    return Styles(of, frozenset(name for name, style in of.items() if style.hidden))
