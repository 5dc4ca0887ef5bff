"""Who and what is named where, and in which posts and at which meetings."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from extractors.records.document import Evidence
from extractors.records.identifiers import MentionId, content_id
from extractors.records.sections import Capacity


class EntityKind(StrEnum):
    """What a node of the graph is."""

    PERSON = "person"
    INSTITUTION = "institution"
    INITIATIVE = "initiative"


class Gender(StrEnum):
    """Grammatical gender, with the values of Universal Dependencies."""

    MASCULINE = "Masc"
    FEMININE = "Fem"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands in the text, with its nominative.

    `name` is what a clerk would write on an index card, `alternatives` other nominatives that the printed form allows
    (`J. Kalniņa`: also `J. Kalniņš`). `type` is a kind of institution (`ministry`, `municipality`, `company`, …) or of
    initiative (`project`, `network`, …).
    """

    evidence: Evidence
    kind: EntityKind
    name: str
    method: str  # the rule or component that made it
    confidence: float  # in (0, 1]
    alternatives: tuple[str, ...] = ()
    gender: Gender | None = None
    type: str | None = None
    id: MentionId = field(init=False, repr=False, compare=False)  # made from document, span, kind and name

    def __post_init__(self) -> None:
        at = self.evidence
        object.__setattr__(self, "id", MentionId(content_id("mention", at.document, at.start, at.end, self.kind, self.name)))


@dataclass(frozen=True, slots=True)
class Alias:
    """The document itself says that two mentions are one: `Valsts kanceleja (VK)`, `turpmāk – ViA`."""

    short: MentionId
    long: MentionId
    evidence: Evidence
    method: str


@dataclass(frozen=True, slots=True)
class Role:
    """Who holds which post. `role` is in the nominative, lower case; `None` is an affiliation without a post."""

    person: MentionId
    role: str | None
    institution: MentionId | None
    unit: str | None
    evidence: Evidence
    method: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Attendance:
    """A person or institution that took part (or was absent); `on_behalf_of` is the institution represented."""

    subject: MentionId
    capacity: Capacity
    on_behalf_of: MentionId | None
    evidence: Evidence
    method: str
    confidence: float
