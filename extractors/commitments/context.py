"""What a sentence is judged by: the document, who is named in it and where, its date, and what kind of paper it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from extractors.commitments.meetings import meetings_of_bodies, next_meeting
from extractors.commitments.papers import is_deed, speaks_of_what_will_be, terms_of
from extractors.commitments.predicted import Predicate
from extractors.commitments.verbs import Verb
from extractors.dates.deadlines import find_deadlines
from extractors.dates.find import find_dates
from extractors.dates.values import Deadline, last_day_of
from extractors.learned.judges import Judges, NoJudges
from extractors.learned.words import Words
from extractors.names.fold import fold
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
    SectionKind,
)  # fmt: skip
from extractors.sides.parts import parts_of

_LETTER = re.compile(r"(?m)^\s*(?:Cienījam\w+|God\w+ \w+,|Ar cieņu)\b")
#: A line of an address: nothing but a name in the dative.
_DATIVE_LINE = re.compile(r"\W*(?:[\w-]+\W+){0,8}?[\w-]*(?:ai|ei|am|im|um|ij|iem|ām|ēm)\W*")

_WORD = re.compile(r"\w+")
#: What parties sign.
_CONTRACT = re.compile(r"\b(?:memorand(?:s|u)|(?:sadarbības|nodomu) (?:līgum|protokol|vienošan)\w+|līgums|vienošanās)\b")
#: The period of a report at its head: `Pārskata periods: 01.10.2023.–31.03.2024.`
_PERIOD = re.compile(
    r"^\W*(?:\d+\.\s*)?(?:pārskata|ziņojuma|atskaites|pārskatīšanas) (?:periods|posms|laikposms|laika posms)\s*[:\t–—-]?\s*(?P<when>[^\n]+(?:\n[^\n]*\d{4}[^\n]*)?)",
    re.IGNORECASE | re.MULTILINE,
)
#: An organ, in a folded name, that has no staff of its own.
_ORGAN = re.compile(r"(?:senats|valde|padome|kopsapulce|kolegija|parlaments|dekanats|rektorats|konvents|prezidijs|sapulce)$")
#: Those who only get a copy.
_COPY_LINE = re.compile(r"\W*(?:zināšanai|informācijai|kopij[aiu]\w*|noraksts)\b", re.IGNORECASE)


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
    ahead: tuple[Verb, ...] = ()  # forms that look ahead which only the trained model knows, in order
    presents: tuple[Verb, ...] = ()  # presents of the third person that the trained model sees, in order
    predicates: tuple[Predicate, ...] = ()  # the finite verbs of the model's trees, in order
    decides: int = -1  # where the paragraph begins that says what was decided
    deal: int = -1  # where the paragraph begins that tells what a contract or an agreement provides
    looks_ahead: bool = False  # the slides or the plan of a project that speak more of what will be than of what was
    terms: dict[str, MentionId] = field(default_factory=dict)  # words that the paper itself puts for somebody, without their endings
    parts: dict[str, tuple[tuple[int, MentionId], ...]] = field(default_factory=dict)  # who is customer, builder, carrier by a label
    invites: bool = False  # it invites its readers to an event
    event: Deadline | None = None  # when that will be, once the text has said it
    allies: tuple[MentionId, ...] = ()  # those who agreed on what a paper that is no minutes tells of
    judges: Judges = field(default_factory=NoJudges)
    words: Words | None = None  # what the judges are asked by; none where there is no trained model
    before: tuple[int, int] = (0, 0)  # the sentence before
    now: tuple[int, int] = (0, 0)  # the sentence that is read
    chapter: str = ""  # the last title that is one by its form, in small letters
    titled: tuple[int, int] = (0, 0)  # where the short line stands that heads what is read now
    near: dict[str, tuple[MentionId, ...]] = field(default_factory=dict)  # who stood in the sentences before, and whose the last commitment is
    keys: Mapping[MentionId, str] = field(default_factory=dict)  # one for all mentions of one and the same
    prominent: dict[str, tuple[MentionId, ...]] = field(default_factory=dict)  # who stands out in the paper, by what
    looks_back: CommitmentKind | None = None  # the kind of the tasks whose outcome is told here
    title: str = ""  # the short line that heads what is read now, in small letters
    _starts: list[int] = field(default_factory=list)
    _deadlines: dict[str, list[Deadline]] = field(default_factory=dict)
    _seats: dict[str, MentionId | None] = field(default_factory=dict)
    _of_kinds: dict[tuple[str, ...], list[Mention]] = field(default_factory=dict)

    @cached_property
    def kind(self) -> str:
        """The document's kind; what opens and closes like a letter is one, whatever its head says."""
        if self.header.kind == "other" and _LETTER.search(self.document.text):
            return "letter"
        return self.header.kind

    def inside(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in the span and end in it, in order; those inside a longer one are left out."""
        out: list[Mention] = []
        for mention in self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            if mention.evidence.end > end or (out and mention.evidence.end <= out[-1].evidence.end):
                shared = out and mention.evidence.start == out[-1].evidence.start and mention.evidence.end == out[-1].evidence.end
                if not shared:
                    continue
            out.append(mention)
        return out

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

    @cached_property
    def house(self) -> MentionId | None:
        """The organisation of whose organ the meeting is: the university of a senate, the school of a council; else the body itself."""
        whole = fold(self.body_name())
        held: dict[str, MentionId] = {}
        for mention in self.institutions:
            own = fold(mention.name)
            stem = own.rstrip("aeis")
            if len(stem) > 4 and whole.startswith(stem) and len(whole) > len(own) + 3 and whole[len(stem) : len(stem) + 4].find(" ") >= 0:
                held.setdefault(own, mention.id)
        if not _ORGAN.search(whole) or not held:
            return self.header.body
        return held[max(held, key=len)]

    def body_name(self) -> str:
        """The name of whose meeting or paper it is, in small letters."""
        return self.by_id[self.header.body].name.lower() if self.header.body in self.by_id else ""

    def main(self) -> Mention | None:
        """The institution that the text speaks of here, else the one that it names most, and more than once."""
        if self.topic is not None or not self.institutions:
            return self.topic
        counts: dict[str, int] = {}
        for mention in self.institutions:
            counts[mention.name] = counts.get(mention.name, 0) + 1
        most = max(self.institutions, key=lambda m: (counts[m.name], -m.evidence.start))
        return most if counts[most.name] > 1 else None

    def seat_of(self, person: MentionId) -> MentionId | None:
        """The institution that a person speaks for, when the document tells of exactly one."""
        name = self.name(person)
        if name not in self._seats:
            seats = {
                self.name(r.institution): r.institution
                for r in self.roles
                if r.institution and r.institution in self.by_id and r.person in self.by_id and may_be_one(self.name(r.person), name)
            }
            self._seats[name] = next(iter(seats.values())) if len(seats) == 1 else None
        return self._seats[name]

    def first_seat_of(self, person: MentionId) -> MentionId | None:
        """Of several institutions that a person may speak for the one that the news names more often than all others of them together."""
        if self.minutes:
            return None
        name = self.name(person)
        seats = {r.institution: self.name(r.institution) for r in self.roles if r.institution in self.by_id and r.person in self.by_id and self.name(r.person) == name}
        counts = Counter(m.name for m in self.institutions if m.name in seats.values())
        first = counts.most_common(1)
        if not first or first[0][1] * 2 <= counts.total():
            return None
        return next(seat for seat, of in seats.items() if of == first[0][0])

    def of_kinds(self, kinds: tuple[str, ...]) -> list[Mention]:
        """The institutions in whose names a word is that of one of the kinds, in order."""
        if kinds not in self._of_kinds:
            names = {name for name in {m.name for m in self.institutions} if is_of_kind(name.lower(), kinds)}
            self._of_kinds[kinds] = [m for m in self.institutions if m.name in names]
        return self._of_kinds[kinds]

    def addressees(self) -> tuple[MentionId, ...]:
        """Those to whom a letter goes: named alone in the dative on lines of their own before its salutation or its subject."""
        head = re.split(r"(?m)^\s*(?:Cienījam|God(?:āt|ājam)|Labdien|Par\s)", self.document.text[:3000])[0]
        found: dict[str, MentionId] = {}
        for mention in self.inside(0, len(head)):
            line = _line_at(head, mention.evidence.start)
            if _COPY_LINE.match(line):
                continue
            if mention.kind is EntityKind.INSTITUTION and _DATIVE_LINE.fullmatch(line):
                found.setdefault(mention.name, mention.id)
        return tuple(found.values())

    def is_body(self, mention: MentionId) -> bool:
        """Whether the mention is of the one whose paper it is, by its name, its last word or its initials."""
        whole, own = self.body_name(), self.name(mention).lower()
        words = [w for w in re.findall(r"\w+", whole) if w != "un"]
        return bool(words) and own in (whole, words[-1], "".join(w[0] for w in words))

    def signer(self) -> tuple[MentionId, ...]:
        """The one person named behind the last sentence of the document, who signs it."""
        text = self.document.text.rstrip()
        last = {m.name: m.id for m in self.people if m.evidence.start > len(text) - 160 and "." not in text[m.evidence.end :].strip("._ \n")}
        return tuple(last.values()) if len(last) == 1 else ()

    def with_capacity(self, capacity: Capacity) -> list[MentionId]:
        """Those who took part in the capacity."""
        return [a.subject for a in self.attendance if a.capacity is capacity and a.subject in self.by_id]


def make_context(
    document: Document, sections: Sequence[Section], header: Header, people: Sequence[Mention], institutions: Sequence[Mention],
    roles: Sequence[Role], attendance: Sequence[Attendance],
) -> Context:  # fmt: skip
    """The context of a document."""
    minutes = header.kind in ("minutes", "decision") or (any(s.kind is SectionKind.DECISION for s in sections) and not is_deed(document.text))
    context = Context(
        document, header, people, institutions, roles, sections, attendance, reference_day(header.date) or _reported_until(document.text) or planned_from(header),
        minutes=minutes, binding=minutes or header.kind in ("report", "plan", "letter", "presentation"),
    )  # fmt: skip
    context.next_meeting = next_meeting(document.text, reference_day(header.date))
    context.meetings = meetings_of_bodies(document.text, reference_day(header.date))
    if not minutes and _CONTRACT.search(document.text[:400].lower()):
        context.contract = context.reference
    context.terms = terms_of(document.text, institutions)
    context.parts = parts_of(document.text, institutions)
    context.looks_ahead = context.kind in ("presentation", "plan") and not minutes and speaks_of_what_will_be(document.text, context.kind)
    context.mentions = sorted((*people, *institutions), key=lambda m: (m.evidence.start, -m.evidence.end))
    context.by_id = {m.id: m for m in context.mentions}
    context._starts = [m.evidence.start for m in context.mentions]
    return context


def planned_from(header: Header) -> date | None:
    """The first day of the only year in the title of a plan without a date: `Darba plāns 2023. gadam`."""
    years = set(re.findall(r"\b20\d\d\b", header.title or "")) if header.kind == "plan" else set()
    return date(int(years.pop()), 1, 1) if len(years) == 1 else None


def _reported_until(text: str) -> date | None:
    """The last day of the period that a report says at its head it is about, from which a report without a date counts."""
    for match in _PERIOD.finditer(text[:4000]):
        days = [d for d in find_dates(match["when"]) if d.value]
        if days and days[-1].value:
            return reference_day(last_day_of(days[-1].value.rpartition("/")[2].rstrip("~")))
    return None


def may_be_one(left: str, right: str) -> bool:
    """Whether two names of people can be of one: equal, or the same surname behind an initial that fits.

    >>> may_be_one("L. Purene", "Līva Purene"), may_be_one("Anna Purene", "Līva Purene")
    (True, False)
    """
    if left == right:
        return True
    (given, _, family), (other, _, surname) = left.rpartition(" "), right.rpartition(" ")
    if family != surname or not given or not other:
        return False
    short, long = sorted((given, other), key=len)
    return short.endswith(".") and long.startswith(short.rstrip("."))


def is_of_kind(name: str, kinds: Iterable[str]) -> bool:
    """Whether a word of a name in small letters is that of one of the kinds, or ends in a long one.

    >>> [is_of_kind("egļu pamatskola", kinds) for kinds in (("pamatskola",), ("aģentūra", "skola"), ("kola",))]
    [True, False, False]
    """
    words = _WORD.findall(name)
    return any(word == kind or (len(kind) > 5 and word.endswith(kind)) for kind in kinds for word in words)


def _within(verbs: Sequence[Verb], start: int, end: int) -> list[Verb]:
    first = bisect_left(verbs, start, key=lambda v: v.start)
    return [v for v in verbs[first : bisect_left(verbs, end, key=lambda v: v.start)] if v.end <= end]


def _line_at(text: str, offset: int) -> str:
    end = text.find("\n", offset)
    return text[text.rfind("\n", 0, offset) + 1 : end if end >= 0 else len(text)]


def reference_day(value: str | None) -> date | None:
    """The day that a document's date counts from; a month or a year is its first day.

    >>> reference_day("2018-01-03"), reference_day("2018-23"), reference_day(None)
    (datetime.date(2018, 1, 3), datetime.date(2018, 1, 1), None)
    """
    if not value or not re.match(r"\d{4}", value):
        return None
    parts = [int(p) for p in value.split("-")[:3]] if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", value) else [int(value[:4])]
    if len(parts) > 1 and not 1 <= parts[1] <= 12:
        parts = parts[:1]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def is_person(context: Context, mention: MentionId) -> bool:
    """Whether the mention is of a person."""
    return context.by_id[mention].kind is EntityKind.PERSON
