"""What a run tells while it goes and when it is done: plain values, for a progress bar, a log or a test."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Event:
    """Something happened.

    `kind` is `found` (`total` files), `read` (a file, with its `status`, and the `reason` if it is not `ok`), `skipped`
    (unchanged), `same` (the bytes of another file), `removed`, `notice` (a `reason` for people), `resolving` or
    `resolved` (`total` entities). `done` of `total` files have been dealt with.
    """

    kind: str
    path: str | None = None
    status: str | None = None
    reason: str | None = None
    seconds: float = 0.0
    done: int = 0
    total: int = 0
    words: int = 0
    pages: int = 0
    trace: str | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """How a run ended. `counts` has the files of each status that were read now; `problems` names every file of the
    folders that is not read whole, now or before, with status and reason.
    """

    found: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    unchanged: int = 0
    same: int = 0
    removed: int = 0
    passed_over: int = 0
    problems: tuple[tuple[str, str, str], ...] = ()
    notices: tuple[str, ...] = ()
    entities: int | None = None
    words: int = 0
    pages: int = 0
    seconds: float = 0.0

    @property
    def read(self) -> int:
        """How many files were read now, with whatever outcome."""
        return sum(self.counts.values())

    @property
    def all_failed(self) -> bool:
        """Whether there were files and none of them is in the database with text."""
        return self.found > 0 and len([p for p in self.problems if p[1] != "partial"]) >= self.found
