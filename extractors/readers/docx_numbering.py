"""The numbers of list paragraphs as Word shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VALUE = W + "val"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_BULLET = "•"
#: Marks of lists that are kept as they are; all others, most of them of symbol fonts, are the round one.
_BULLETS = frozenset("-–—*•▪■○□►➢✓")


def value(element: _Element | None) -> str | None:
    """What an element says: its attribute `val` in Word's namespace."""
    return element.get(_VALUE) if element is not None else None


def first_child(element: _Element, tag: str) -> _Element | None:
    """The first child of that name; several times faster than `find`."""
    return next(element.iterchildren(tag), None)


class Level(NamedTuple):
    """One level of a list: how it counts and how the number is dressed (`%1.§`)."""

    form: str = "decimal"
    text: str = "%1."
    start: int = 1
    restart: int | None = None  # the level that restarts it; none: any higher one
    style: str | None = None
    legal: bool = False  # all numbers in it show as figures


@dataclass(slots=True)
class Numbering:
    """All lists of a document; `label` counts on as the paragraphs come by."""

    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    by_style: dict[str, tuple[str, int]] = field(default_factory=dict)
    abstract_of: dict[str, str] = field(default_factory=dict)
    overridden: set[tuple[str, int]] = field(default_factory=set)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)

    def label(self, number: str, depth: int) -> str:
        """The next label of that list at that depth (0-based); empty when it shows none."""
        levels = self.lists.get(number)
        if not levels or depth not in levels:
            return ""
        level = levels[depth]
        if level.form == "bullet":
            return level.text if level.text in _BULLETS else _BULLET
        counts = self._counts.setdefault(self.abstract_of.get(number, number), {})
        if (number, depth) not in self._started:
            self._started.add((number, depth))
            if (number, depth) in self.overridden:
                counts[depth] = level.start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or depth < restart:
                del counts[deeper]

        def shown(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            other = levels.get(at, level)
            if other.form == "none":
                return ""
            count = counts.get(at, other.start)
            return counted(count, "decimal" if other.form == "bullet" or level.legal else other.form)

        return re.sub(r"%(\d)", shown, level.text)


def counted(count: int, form: str) -> str:
    """A count in one of Word's number formats.

    >>> counted(4, "upperRoman"), counted(28, "lowerLetter"), counted(7, "decimalZero")
    ('IV', 'bb', '07')
    """
    if form in {"upperRoman", "lowerRoman"}:
        digits = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
                  (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
        out = ""
        for worth, sign in digits:
            while count >= worth and len(out) < 20:
                out += sign
                count -= worth
        return out if form == "upperRoman" else out.lower()
    if form in {"upperLetter", "lowerLetter"} and count > 0:
        letter = _LETTERS[(count - 1) % 26] * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form == "decimalZero":
        return f"{count:02d}"
    return str(count)


def read_numbering(root: _Element | None) -> Numbering:
    """The lists that `word/numbering.xml` defines."""
    out = Numbering()
    if root is None:
        return out
    abstract: dict[str, dict[int, Level]] = {}
    styled: dict[str, str] = {}
    linked: dict[str, str] = {}
    for element in root.iter(W + "abstractNum"):
        number = element.get(W + "abstractNumId") or ""
        abstract[number] = {_figure(level.get(W + "ilvl")): _level(level) for level in element.iter(W + "lvl")}
        own, other = value(element.find(W + "styleLink")), value(element.find(W + "numStyleLink"))
        if own:
            styled[own] = number
        if other:
            linked[number] = other
    for number, name in linked.items():  # a list that is another one by the name of a style
        if name in styled and not abstract[number]:
            abstract[number] = abstract[styled[name]]
    for element in root.iter(W + "num"):
        number = element.get(W + "numId") or ""
        base = value(element.find(W + "abstractNumId")) or ""
        levels = dict(abstract.get(base, {}))
        out.abstract_of[number] = base
        for override in element.iter(W + "lvlOverride"):
            depth = _figure(override.get(W + "ilvl"))
            whole = override.find(W + "lvl")
            if whole is not None:
                levels[depth] = _level(whole)
            start = value(override.find(W + "startOverride"))
            if start and start.isdigit():
                old = levels.get(depth, Level())
                levels[depth] = old._replace(start=int(start))
                out.overridden.add((number, depth))
        out.lists[number] = levels
        for depth, level in levels.items():
            if level.style:
                out.by_style.setdefault(level.style, (number, depth))
    return out


def _figure(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0


def _level(element: _Element) -> Level:
    says = {child.tag: value(child) for child in element}
    start, restart = says.get(W + "start"), says.get(W + "lvlRestart")
    return Level(
        form=says.get(W + "numFmt") or "decimal",
        text=says.get(W + "lvlText") or "",
        start=int(start) if start and start.isdigit() else 1,
        restart=int(restart) if restart and restart.isdigit() else None,
        style=says.get(W + "pStyle"),
        legal=W + "isLgl" in says,
    )
