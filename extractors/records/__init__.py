"""The values that travel between the parts: a document, its passages, and the facts found in it.

All are frozen. Offsets are code points into `Document.text`, half-open `[start, end)`; pages are 1-based, `None`
where the format has none. Dates are ISO 8601 or EDTF text. Identifiers are numbers made from content, so that a
rerun gives the same ones; they stay below 2**53, which every JSON reader keeps exact.
"""

from extractors.records.acts import Commitment, CommitmentKind, Decision, VoteSide
from extractors.records.document import OUT_OF_FLOW, Document, Evidence, Passage, PassageKind, document_id
from extractors.records.facts import Facts
from extractors.records.identifiers import DocumentId, FactId, MentionId, content_id
from extractors.records.joint import Initiative, Part, Party, Tie, TieKind
from extractors.records.mentions import Alias, Attendance, EntityKind, Gender, Mention, Role
from extractors.records.sections import Capacity, Header, Section, SectionKind

__all__ = [
    "OUT_OF_FLOW",
    "Alias",
    "Attendance",
    "Capacity",
    "Commitment",
    "CommitmentKind",
    "Decision",
    "Document",
    "DocumentId",
    "EntityKind",
    "Evidence",
    "FactId",
    "Facts",
    "Gender",
    "Header",
    "Initiative",
    "Mention",
    "MentionId",
    "Part",
    "Party",
    "Passage",
    "PassageKind",
    "Role",
    "Section",
    "SectionKind",
    "Tie",
    "TieKind",
    "VoteSide",
    "content_id",
    "document_id",
]
