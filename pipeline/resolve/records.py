"""The values of resolution: what is known of a mention, a judgement over two, and the entity that comes out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class MentionRow:
    """One mention as stored, with what decides who it is."""

    id: int
    document: int
    start: int  # code points
    kind: str  # person, institution, initiative
    name: str  # nominative
    text: str  # as printed
    alternatives: tuple[str, ...] = ()
    gender: str | None = None
    type: str | None = None


class Verdict(StrEnum):
    """What is said of two mentions."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two mentions are, or are not, one; said by a rule (`rule:…`) or by a person, with a reason in words."""

    left: int
    right: int
    verdict: Verdict
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, institution or initiative of the whole corpus.

    `aliases` are its other names in the nominative with their kind (`name` or `abbreviation`); `type` is that of most
    mentions. Of a person, the name is also given in its two parts.
    """

    id: int
    kind: str
    name: str
    mentions: tuple[int, ...]
    aliases: tuple[tuple[str, str], ...] = ()
    type: str | None = None
    gender: str | None = None
    given_name: str | None = None
    family_name: str | None = None
    abbreviation: str | None = None


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that resolution looks at; the lists are in no particular order.

    `aliases` are pairs of mentions of one document that the document itself calls one. `affiliations` are pairs of a
    person's mention and an institution's mention; `bodies` name, by document, the mention of the body whose paper it is.
    `known` are names by abbreviation from the list of known institutions.
    """

    mentions: tuple[MentionRow, ...]
    aliases: tuple[tuple[int, int], ...] = ()
    affiliations: tuple[tuple[int, int], ...] = ()
    bodies: tuple[tuple[int, int], ...] = ()
