"""The values of following: papers with their sentences, promises, series, and what is found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A mention: who it is (0 when nobody knows), at `[start, end)`, with its kind and its name in the nominative.

    `short` are the abbreviations that are known for it, `on_behalf` the institutions that a person stands for in the document.
    """

    start: int
    end: int
    entity: int
    kind: str
    name: str
    short: tuple[str, ...] = ()
    on_behalf: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """A commitment as extracted; `owners` are entities, `due` is EDTF."""

    id: int
    start: int
    end: int
    page: int | None
    text: str
    kind: str
    due: str | None
    done: bool
    owners: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of the text with what it is; `row` tells cells of one row of one table."""

    start: int
    end: int
    page: int | None
    kind: str
    row: tuple[int, int] | None = None
    column: int | None = None
    header: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """A document with all that following looks at. `sections` are (kind, start, end, number)."""

    id: int
    date: str | None
    kind: str | None
    title: str | None
    number: str | None
    body: int | None
    text: str
    passages: tuple[Passage, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    sections: tuple[tuple[str, int, int, str | None], ...] = ()
    names: tuple[Name, ...] = ()
    tasks: tuple[Task, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """Meetings of one body or group in the order of time, at least two."""

    id: int
    name: str
    body: int | None
    papers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What a later document says at `[start, end)` of a commitment; `due` is the new date if one is set.

    `renewals` are the commitments of that document that say the same anew: theirs is the fate of the first.
    """

    commitment: int
    document: int
    page: int | None
    start: int
    end: int
    text: str
    status: str
    due: str | None
    method: str
    confidence: float
    renewals: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Renewal:
    """A commitment that says again what another, made first, already says: its fate is that of the first."""

    commitment: int
    first: int


@dataclass(frozen=True, slots=True)
class Measure:
    """A plan's measure, addressable by the plan's document and its `number`."""

    id: int
    document: int
    number: str
    text: str
    page: int | None
    start: int
    end: int
    commitment: int | None


@dataclass(frozen=True, slots=True)
class MeasureReference:
    """A passage of a later document that takes a plan's measure up."""

    measure: int
    document: int
    page: int | None
    start: int
    end: int
    text: str
    method: str
    confidence: float
