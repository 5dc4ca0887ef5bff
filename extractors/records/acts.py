"""What is to be done, what was decided and how it was voted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from extractors.records.document import Evidence
from extractors.records.identifiers import FactId, MentionId, content_id


class CommitmentKind(StrEnum):
    """The strength of a commitment, as in the annotation guide."""

    ASSIGNED = "assigned"
    AGREED = "agreed"
    PROMISED = "promised"
    PLANNED = "planned"
    REQUESTED = "requested"


@dataclass(frozen=True, slots=True)
class Commitment:
    """Somebody is to do something. `evidence` is the shortest whole sentence, list item or cell that says it.

    `due` is ISO 8601 or EDTF, `due_text` the words it comes from as printed.
    """

    evidence: Evidence
    kind: CommitmentKind
    owners: tuple[MentionId, ...]
    beneficiaries: tuple[MentionId, ...]
    due: str | None
    due_text: str | None
    done: bool
    method: str
    confidence: float

    @property
    def id(self) -> FactId:
        """Made from document, span, kind and owners (one sentence can hold two commitments)."""
        at = self.evidence
        return FactId(content_id("commitment", at.document, at.start, at.end, self.kind, *self.owners, self.due))


class VoteSide(StrEnum):
    """How somebody voted."""

    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstained"


@dataclass(frozen=True, slots=True)
class Decision:
    """One point of what a meeting decided. `formal`: complete in itself, nobody is to carry it out.

    `number` and `item` are those of the item of the agenda. Counts are `None` where the minutes give none.
    """

    evidence: Evidence
    number: str | None
    item: str | None
    formal: bool
    votes_for: int | None
    votes_against: int | None
    votes_abstained: int | None
    voters: tuple[tuple[VoteSide, MentionId], ...]
    unanimous: bool
    method: str
    confidence: float

    @property
    def id(self) -> FactId:
        """Made from document and span."""
        at = self.evidence
        return FactId(content_id("meeting decision", at.document, at.start, at.end))
