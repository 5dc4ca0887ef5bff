"""All that is found in one document."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.records.acts import Commitment, Decision
from extractors.records.identifiers import DocumentId
from extractors.records.joint import Initiative, Party, Tie
from extractors.records.mentions import Alias, Attendance, Mention, Role
from extractors.records.sections import Header, Section


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
