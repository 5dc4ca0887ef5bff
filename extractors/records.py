"""The values that travel between the parts: a document, its passages, and the facts found in it.

All are frozen. Offsets are code points into `Document.text`, half-open `[start, end)`; pages are 1-based, `None`
where the format has none. Dates are ISO 8601 or EDTF text. Identifiers are numbers made from content, so that a
rerun gives the same ones; they stay below 2**53, which every JSON reader keeps exact.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

DocumentId = NewType("DocumentId", int)
MentionId = NewType("MentionId", int)
FactId = NewType("FactId", int)


def content_id(*parts: object) -> int:
    """A number in `[0, 2**52)` made from the parts; the same parts always give the same number.

    >>> content_id("person", "Jānis Ozols") == content_id("person", "Jānis Ozols")
    True
    >>> content_id("a", "bc") == content_id("ab", "c")
    False
    """
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()
    return int(digest[:13], 16)


class PassageKind(StrEnum):
    """What a passage is on its page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    COMMENT = "comment"


#: Kinds that stand outside the flow of the text: kept and searchable, but nothing is extracted from them.
OUT_OF_FLOW = frozenset({PassageKind.HEADER, PassageKind.FOOTER})


@dataclass(frozen=True, slots=True)
class Passage:
    """One heading, paragraph, list item or table cell: `document.text[start:end]`.

    `level` is the depth of a heading (1 is the highest) or of a list item. Cells of one table share `table`
    (0-based in the document) and are placed by `row` and `column` (0-based); `row` 0 is a header row only when
    `header` says so. A merged cell stands once, at its first row and column.
    """

    start: int
    end: int
    kind: PassageKind
    page: int | None = None  # 1-based
    level: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    header: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """The place in a document that says so: `document.text[start:end] == quote`. Made only by `Document.cite`."""

    document: DocumentId
    page: int | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Document:
    """One file as read. `text` never changes after reading; `passages` cover it in reading order without overlap.

    Passages are joined by one newline (by a tab between the cells of a row). `problems` are sentences about what could
    not be read, for people; when there are any, `status` is `partial`. `boxes` are filled by readers that know where
    text stands on the page: for each passage `(page, x0, y0, x1, y1)` tuples in points from the top left corner.
    """

    id: DocumentId
    media_type: str
    text: str
    passages: tuple[Passage, ...]
    pages: int | None = None
    status: str = "ok"
    problems: tuple[str, ...] = ()
    title: str | None = None  # from the file's own metadata

    def cite(self, start: int, end: int) -> Evidence:
        """The evidence for the span `[start, end)`; its page is that of the passage where the span starts.

        Raises:
            ValueError: the span is empty or leaves the text.

        >>> passage = Passage(0, 12, PassageKind.PARAGRAPH, page=2)
        >>> Document(DocumentId(1), "text/plain", "Jānis Ozols.", (passage,)).cite(0, 11)
        Evidence(document=1, page=2, start=0, end=11, quote='Jānis Ozols')
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"span [{start}, {end}) leaves a text of {len(self.text)} characters")
        passage = self.passage_at(start)
        return Evidence(self.id, passage.page if passage else None, start, end, self.text[start:end])

    def passage_at(self, offset: int) -> Passage | None:
        """The passage that holds the code point at `offset`, or the last one that starts before it."""
        low, high = 0, len(self.passages)
        while low < high:
            middle = (low + high) // 2
            if self.passages[middle].start <= offset:
                low = middle + 1
            else:
                high = middle
        return self.passages[low - 1] if low else None


def document_id(data: bytes) -> DocumentId:
    """The identifier of the document that these bytes are."""
    return DocumentId(content_id("document", hashlib.sha256(data).hexdigest()))


class SectionKind(StrEnum):
    """The parts of minutes. What stands in none of them is `body`."""

    HEADER = "header"
    ATTENDANCE = "attendance"
    AGENDA = "agenda"
    ITEM = "item"
    DECISION = "decision"
    SIGNATURE = "signature"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Section:
    """A run of whole passages `[start, end)`. Sections follow each other without overlap and cover the text.

    `title` is what heads it (`Ar balsstiesībām piedalās`, `1. § Par …`), `number` the item's number as printed
    without its dot, `capacity` what an attendance block says of those it lists.
    """

    kind: SectionKind
    start: int
    end: int
    title: str | None = None
    number: str | None = None
    capacity: Capacity | None = None


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

    @property
    def id(self) -> MentionId:
        """Made from document, span, kind and name."""
        at = self.evidence
        return MentionId(content_id("mention", at.document, at.start, at.end, self.kind, self.name))


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


class Capacity(StrEnum):
    """How somebody took part in the recorded meeting, or did not."""

    CHAIR = "chair"
    SECRETARY = "secretary"
    PARTICIPANT = "participant"
    INVITED = "invited"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Attendance:
    """A person or institution that took part (or was absent); `on_behalf_of` is the institution represented."""

    subject: MentionId
    capacity: Capacity
    on_behalf_of: MentionId | None
    evidence: Evidence
    method: str
    confidence: float


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


@dataclass(frozen=True, slots=True)
class Header:
    """What the document is: kind, title, number, date, place, and whose meeting or paper it is."""

    kind: str = "other"  # minutes, report, plan, press, presentation, letter, decision, other
    title: str | None = None
    number: str | None = None
    date: str | None = None
    place: str | None = None
    body: MentionId | None = None
    language: str = "lv"  # ISO 639-1


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything found in one document. Plain values only, so that it can be sent between processes.

    `lemmas` has one string for each passage: the lemmas of its words, separated by spaces, in their order; `word_forms`
    pairs each word of the document with its lemma, both folded; `sentences` are `(start, end)`, in order.
    """

    document: DocumentId
    header: Header = field(default_factory=Header)
    sections: tuple[Section, ...] = ()
    mentions: tuple[Mention, ...] = ()
    aliases: tuple[Alias, ...] = ()
    roles: tuple[Role, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    decisions: tuple[Decision, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    parties: tuple[Party, ...] = ()
    ties: tuple[Tie, ...] = ()
    lemmas: tuple[str, ...] = ()
    word_forms: tuple[tuple[str, str], ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
