"""Counting what was found, what was missed, and how sure the program was of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """One fact type. `missed` and `wrong` are (document, fact as shown); `sure` are (confidence, whether it was right)."""

    right: int = 0
    missed: list[tuple[str, str]] = field(default_factory=list)
    wrong: list[tuple[str, str]] = field(default_factory=list)
    sure: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, document: str, gold: Collection[object], found: Mapping[object, float | None]) -> None:
        """Compares the facts of one document; `found` has the confidence of each."""
        wanted = set(gold)
        self.right += len(wanted & found.keys())
        self.missed += sorted((document, shown(fact)) for fact in wanted - found.keys())
        self.wrong += sorted((document, shown(fact)) for fact in found.keys() - wanted)
        self.sure += [(confidence, fact in wanted) for fact, confidence in found.items() if confidence is not None]

    @property
    def gold(self) -> int:
        return self.right + len(self.missed)

    @property
    def found(self) -> int:
        return self.right + len(self.wrong)

    @property
    def precision(self) -> float | None:
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean; nothing when there was nothing to find and nothing was found."""
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else None


def shown(fact: object) -> str:
    """A fact on one line, for a person: its parts, without what is empty."""
    return " · ".join(str(part) for part in fact if part is not None) if isinstance(fact, tuple) else str(fact)


def calibration(
    tallies: Mapping[str, Tally], *, edges: tuple[float, ...] = (0.0, 0.6, 0.7, 0.8, 0.9, 0.95)
) -> list[tuple[str, float, int, float]]:
    """Of the facts said with about a confidence, how many are right: (fact type, least confidence, facts, share right)."""
    rows = []
    for kind, tally in tallies.items():
        for low, high in zip(edges, (*edges[1:], 2.0), strict=True):
            answers = [right for confidence, right in tally.sure if low <= confidence < high]
            if answers:
                rows.append((kind, low, len(answers), sum(answers) / len(answers)))
    return rows
