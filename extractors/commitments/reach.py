"""How far a list reaches: which items still belong to what opened it, and where what was decided ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.commitments.forms import SAYS
from extractors.commitments.lines import Line
from extractors.records import SectionKind


@dataclass(slots=True)
class ItemList:
    """A list: the depth of its items, whether they are numbered, and the last number."""

    depth: int
    numbered: bool
    last: int
    bracket: bool = False

    def holds(self, line: Line) -> bool:
        """Whether a further item still belongs to it: `2. Par budžetu` behind `1.1.`, or behind bullets, begins something else."""
        if not line.place:
            return True
        if not self.numbered:
            return line.depth > self.depth
        if line.depth == self.depth:
            if line.place <= self.last or line.bracket != self.bracket:
                return False
            self.last = line.place
        return line.depth >= self.depth


class Decided:
    """Follows the lines and tells whether one still belongs to the decision that its section is.

    A section of what was decided goes on to the next heading that the outline sees; the talk that follows is not decided.
    """

    def __init__(self) -> None:
        self._items: ItemList | None = None
        self._over = False

    def ended(self, line: Line, text: str) -> bool:
        """Whether the line stands in a decision's section but behind its last item."""
        if line.section is not SectionKind.DECISION or line.heading or re.search(r":\s*$", text):
            self._items, self._over = None, False
            return False
        if line.item:
            if self._items is None:
                self._items = ItemList(line.depth, bool(line.place), line.place, line.bracket)
            elif not self._items.holds(line):
                self._over = True
        elif self._items is not None and SAYS.match(text.lower(), _front(text)):
            self._over = True
        return self._over


def _front(text: str) -> int:
    """Where the verb of a sentence that opens with a name or a post would stand."""
    match = re.match(r"(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ]\.\s?)*[\w-]+(?:\s[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w-]+)?\s", text)
    return match.end() if match else 0
