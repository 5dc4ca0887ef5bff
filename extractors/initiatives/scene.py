"""One sentence that speaks of an initiative: its bounds, who stands in it, and who has got a part there already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.initiatives.references import Reference
from extractors.records import Part
from extractors.sides import Run

#: Somebody with a part and the method that found it; no run for one who does it and is not named in the sentence.
Told = tuple[Run | None, Part, str]


@dataclass(frozen=True, slots=True)
class Scene:
    """The sentence at `[start, end)` of the text, looked at for one of the initiatives that are spoken of `inside` it."""

    text: str
    start: int
    end: int
    reference: Reference
    inside: Sequence[Reference]
    runs: Sequence[Run]
    #: The starts of the runs that have a part, and of those whose the initiative is said to be.
    taken: set[int] = field(default_factory=set)
    owners: set[int] = field(default_factory=set)
    #: The starts of those whose part a noun tells: `partneri ir X`.
    called: set[int] = field(default_factory=set)

    @property
    def kind(self) -> str:
        """The kind of the initiative; one that does not tell it is taken for a project."""
        return self.reference.named.mention.type or "project"

    def before(self, run: Run) -> str:
        """The sentence up to the run."""
        return self.text[self.start : run.start]

    def claim(self, run: Run, part: Part, method: str = "sentence") -> Iterator[Told]:
        """The run with the part, unless it has one already: what is told first holds."""
        if run.start not in self.taken:
            self.taken.add(run.start)
            yield run, part, method
