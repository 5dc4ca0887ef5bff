"""What a sentence is judged by: the document, who is named in it and where, its date, and what kind of paper it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from extractors.commitments.counts import Counted
from extractors.commitments.predicted import Predicate
from extractors.commitments.verbs import Verb
from extractors.dates.deadlines import find_deadlines
from extractors.dates.values import Deadline
from extractors.learned.judges import Judges, NoJudges
from extractors.learned.words import Words
from extractors.records import (
    Attendance,
    Capacity,
    CommitmentKind,
    Document,
    EntityKind,
    Header,
    Mention,
    MentionId,
    Role,
    Section,
)  # fmt: skip

_LETTER = re.compile(r"(?m)^\s*(?:Cienījam\w+|God\w+ \w+,|Ar cieņu)\b")


@dataclass
class Context:
    """All that a sentence is judged by; made once a document. `topic` and `speaker` move with the reading."""

    document: Document
    header: Header
    people: Sequence[Mention]
    institutions: Sequence[Mention]
    roles: Sequence[Role]
    sections: Sequence[Section]
    attendance: Sequence[Attendance]
    reference: date | None = None
    next_meeting: str | None = None  # its day or month
    meetings: dict[str, str] = field(default_factory=dict)  # the days of other bodies' meetings
    contract: date | None = None  # when the contract was signed that the document is
    minutes: bool = False
    binding: bool = False  # minutes, decisions, reports and plans: what is told in the past still binds
    mentions: list[Mention] = field(default_factory=list)
    by_id: dict[MentionId, Mention] = field(default_factory=dict)
    topic: Mention | None = None  # the institution that the text last spoke of
    voice: tuple[MentionId, ...] = ()  # who spoke last
    on_floor: bool = False  # a verbatim record: `voice` is whoever has the floor
    ahead: tuple[Verb, ...] = ()  # forms that look ahead which only the trained model knows, in order
    presents: tuple[Verb, ...] = ()  # presents of the third person that the trained model sees, in order
    predicates: tuple[Predicate, ...] = ()  # the finite verbs of the model's trees, in order
    decides: int = -1  # where the paragraph begins that says what was decided
    led: tuple[tuple[MentionId, ...], ...] = ()  # to whom the lines so far give tasks that hold nothing but names in the dative
    deal: int = -1  # where the paragraph begins that tells what a contract or an agreement provides
    looks_ahead: bool = False  # the slides or the plan of a project that speak more of what will be than of what was
    terms: dict[str, MentionId] = field(default_factory=dict)  # words that the paper itself puts for somebody, without their endings
    parts: dict[str, tuple[tuple[int, MentionId], ...]] = field(default_factory=dict)  # who is customer, builder, carrier by a label
    invites: bool = False  # it invites its readers to an event
    event: Deadline | None = None  # when that will be, once the text has said it
    allies: tuple[MentionId, ...] = ()  # those who agreed on what a paper that is no minutes tells of
    sides: tuple[MentionId, ...] = ()  # those who meet or are partners by the title or the labels of minutes, a report, a plan
    judges: Judges = field(default_factory=NoJudges)
    words: Words | None = None  # what the judges are asked by; none where there is no trained model
    before: tuple[int, int] = (0, 0)  # the sentence before
    now: tuple[int, int] = (0, 0)  # the sentence that is read
    bound: tuple[int, int] = (0, 0)  # the last sentence that made a commitment
    chapter: str = ""  # the last title that is one by its form, in small letters
    titled: tuple[int, int] = (0, 0)  # where the short line stands that heads what is read now
    near: dict[str, tuple[MentionId, ...]] = field(default_factory=dict)  # who stood in the sentences before, and whose the last commitment is
    keys: Mapping[MentionId, str] = field(default_factory=dict)  # one for all mentions of one and the same
    prominent: dict[str, tuple[MentionId, ...]] = field(default_factory=dict)  # who stands out in the paper, by what
    looks_back: CommitmentKind | None = None  # the kind of the tasks whose outcome is told here
    outcome: bool | None = None  # whether the task of the line was done, where the sentence behind it says so
    title: str = ""  # the short line that heads what is read now, in small letters
    house: MentionId | None = None  # the organisation of whose organ the meeting is
    starts: list[int] = field(default_factory=list)  # where the mentions begin
    seats: dict[str, MentionId | None] = field(default_factory=dict)  # whom the people speak for that were asked of
    alike: dict[tuple[str, ...], list[Mention]] = field(default_factory=dict)  # the institutions of the kinds that were asked of
    counted: tuple[Counted, ...] | None = None  # the plurals that tell how many are meant, once they were asked for
    _deadlines: dict[str, list[Deadline]] = field(default_factory=dict)

    @cached_property
    def kind(self) -> str:
        """The document's kind; what opens and closes like a letter is one, whatever its head says, and prose on nobody with a full name is a tale."""
        if self.header.kind == "press" and not self.institutions and not any(" " in m.name for m in self.people):
            return "other"
        if self.header.kind == "other" and _LETTER.search(self.document.text):
            return "letter"
        return self.header.kind

    def inside(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in the span and end in it, in order; those inside a longer one are left out."""
        out: list[Mention] = []
        for mention in self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]:
            if mention.evidence.end > end or (out and mention.evidence.end <= out[-1].evidence.end):
                shared = out and mention.evidence.start == out[-1].evidence.start and mention.evidence.end == out[-1].evidence.end
                if not shared:
                    continue
            out.append(mention)
        return out

    def before_in_passage(self, at: int) -> list[Mention]:
        """The mentions in the passage that come before the offset, in order."""
        passage = self.document.passage_at(at)
        return self.inside(passage.start, at) if passage else []

    def predicted(self, start: int, end: int) -> list[Verb]:
        """The forms that look ahead in the span which only the trained model knows."""
        return _within(self.ahead, start, end)

    def present(self, start: int, end: int) -> Verb | None:
        """The first present of the third person in the span that the trained model sees."""
        return next(iter(_within(self.presents, start, end)), None)

    def predicate(self, verb: Verb) -> Predicate | None:
        """What the model's tree knows of a verb."""
        place = bisect_left(self.predicates, verb.start, key=lambda p: p.start)
        found = self.predicates[place] if place < len(self.predicates) else None
        return found if found is not None and found.start == verb.start else None

    def acts(self, start: int, end: int) -> list[Predicate]:
        """The finite verbs of the model's trees in the span."""
        first = bisect_left(self.predicates, start, key=lambda p: p.start)
        return [p for p in self.predicates[first:] if p.start < end] if first < len(self.predicates) else []

    def deadlines(self, text: str) -> list[Deadline]:
        """The times in a text by or at which something is to be done, counted from what the document tells."""
        if text not in self._deadlines:  # several rules ask it of one clause
            self._deadlines[text] = list(
                find_deadlines(text, reference=self.reference, next_meeting=self.next_meeting, contract=self.contract, meetings=self.meetings)
            )
        return self._deadlines[text]

    def name(self, mention: MentionId) -> str:
        """The nominative of a mention."""
        return self.by_id[mention].name

    def text(self, start: int, end: int) -> str:
        """The document's text in the span."""
        return self.document.text[start:end]

    def body(self) -> MentionId | None:
        """Whose meeting or paper it is."""
        return self.header.body

    def body_name(self) -> str:
        """The name of whose meeting or paper it is, in small letters."""
        return self.by_id[self.header.body].name.lower() if self.header.body in self.by_id else ""

    def with_capacity(self, capacity: Capacity) -> list[MentionId]:
        """Those who took part in the capacity."""
        return [a.subject for a in self.attendance if a.capacity is capacity and a.subject in self.by_id]


def _within(verbs: Sequence[Verb], start: int, end: int) -> list[Verb]:
    first = bisect_left(verbs, start, key=lambda v: v.start)
    return [v for v in verbs[first : bisect_left(verbs, end, key=lambda v: v.start)] if v.end <= end]


def is_person(context: Context, mention: MentionId) -> bool:
    """Whether the mention is of a person."""
    return context.by_id[mention].kind is EntityKind.PERSON
