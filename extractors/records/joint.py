"""What several do together: initiatives with their parties, and ties."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from extractors.records.document import Evidence
from extractors.records.identifiers import MentionId


@dataclass(frozen=True, slots=True)
class Initiative:
    """What the document says of a project, network, programme, plan, agreement, declaration or event."""

    mention: MentionId
    type: str
    start: str | None
    end: str | None
    budget: float | None
    currency: str | None  # ISO 4217
    evidence: Evidence


class Part(StrEnum):
    """How somebody takes part in an initiative."""

    LEAD = "lead"
    PARTNER = "partner"
    FUNDER = "funder"
    MEMBER = "member"
    SIGNATORY = "signatory"
    ORGANISER = "organiser"
    PARTICIPANT = "participant"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody takes part in an initiative."""

    initiative: MentionId
    subject: MentionId
    part: Part
    evidence: Evidence
    method: str
    confidence: float


class TieKind(StrEnum):
    """The kinds of stated cooperation."""

    PARTNER = "partner"
    AGREEMENT = "agreement"
    ORGANISED = "organised"
    MEMBER = "member"
    FUNDED = "funded"
    EXCHANGE = "exchange"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Tie:
    """Two named parties that the document says work together."""

    a: MentionId
    b: MentionId
    kind: TieKind
    evidence: Evidence
    method: str
    confidence: float
