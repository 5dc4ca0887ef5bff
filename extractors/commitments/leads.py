"""Lines that speak for those below, and how long they do: `Satiksmes ministrijai:`, `Nākamie soļi`, `Līdz nākamajai sēdei:`."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.commitments.lines import Line
from extractors.commitments.reach import ItemList
from extractors.dates.values import Deadline
from extractors.records import CommitmentKind, MentionId


@dataclass(frozen=True, slots=True)
class Lead:
    """What a line says for those below. `nominal`: the items need no verb. `heading` is its level, 0 for a line with a colon."""

    owners: tuple[MentionId, ...] = ()
    kind: CommitmentKind | None = None
    due: Deadline | None = None
    depth: int = 0
    heading: int = 0
    nominal: bool = False
    told: bool = False  # who speaks in the items

    def over(self, inner: Lead) -> Lead:
        """This lead with what an inner one says put over it."""
        return Lead(
            inner.owners or self.owners, inner.kind or self.kind, inner.due or self.due, inner.depth, inner.heading,
            inner.nominal or (self.nominal and not inner.told), inner.told or (self.told and not inner.owners),
        )  # fmt: skip


NONE = Lead()


@dataclass(slots=True)
class _Open:
    """A lead that still speaks, with its own number and the list below it once that has begun."""

    lead: Lead
    place: int = 0
    bracket: bool = False
    items: ItemList | None = None

    def begins(self, line: Line) -> bool:
        """Whether an item as deep as the lead itself begins a list of its own: `1)` under `6. Darba plāns`."""
        return self.items is None and line.depth == self.lead.depth and line.place == 1 and (self.place > 1 or line.bracket != self.bracket)

    def goes_on(self, line: Line) -> bool:
        """Whether an item as deep as the lead goes on with such a list."""
        return self.items is not None and self.items.depth == self.lead.depth == line.depth and self.items.holds(line)


class Leads:
    """The leads that are open at a line, the outermost first."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._fresh = False
        self._unfinished = False  # the line above ended in a semicolon

    def at(self, line: Line, text: str) -> Lead:
        """Closes what does not hold for the line, and gives what all that is open says together."""
        text = text.lstrip("… .")
        if line.opens:
            self._open = []
        elif line.heading:
            self._open = [o for o in self._open if o.lead.heading and o.lead.heading < line.heading]
        elif line.item:
            self._open = [
                o for o in self._open if o.lead.heading or o.lead.depth == 0 or o.lead.depth < line.depth or o.begins(line) or o.goes_on(line)
            ]
            self._close_lists(line)
        elif self._fresh and self._open[-1].lead.kind is CommitmentKind.AGREED and not text.rstrip().endswith(":"):
            pass  # `Vienojās:` speaks for the sentence below it
        elif self._unfinished and self._open:
            pass  # paragraphs that go on one with the other: `…;`
        elif not (self._fresh and (text[:1].islower() or text.rstrip()[-1:] in ";,")) and not (text[:1].islower() and self._open):
            self._open = [o for o in self._open if o.lead.heading]
        self._fresh = False
        self._unfinished = text.rstrip().endswith(";")
        whole = NONE
        for o in self._open:
            whole = whole.over(o.lead)
        return whole

    def _close_lists(self, line: Line) -> None:
        """Closes the leads outside lists whose list the item does not go on, with all that is inside them."""
        for place, o in enumerate(self._open):
            if o.lead.heading or (o.lead.depth and not o.begins(line)):
                continue
            if o.items is None:
                o.items = ItemList(line.depth, bool(line.place), line.place, line.bracket)
            elif not o.items.holds(line):
                self._open = [*self._open[:place], *(inner for inner in self._open[place:] if inner.lead.heading)]
                return

    def push(self, lead: Lead, line: Line) -> None:
        """Opens a lead, which the line says, for the lines to come."""
        if line.item and not line.place and not lead.depth and not lead.heading:
            self._open = [o for o in self._open if o.lead.heading or o.lead.depth]  # the names above it on the slide have had their works
        self._open.append(_Open(lead, line.place, line.bracket))
        self._fresh = True

    def last(self) -> Lead:
        """The innermost open lead."""
        return self._open[-1].lead if self._open else NONE
