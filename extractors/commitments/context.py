"""What a sentence is judged by: the document, who is named in it and where, its date, and what kind of paper it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from extractors.commitments.verbs import Verb
from extractors.dates.find import find_dates
from extractors.dates.values import Precision
from extractors.dates.words import folded
from extractors.records import (
    Attendance,
    Capacity,
    Document,
    EntityKind,
    Header,
    Mention,
    MentionId,
    Role,
    Section,
    SectionKind,
)  # fmt: skip

_LETTER = re.compile(r"(?m)^\s*(?:Cienījam\w+|God\w+ \w+,|Ar cieņu)\b")
_NEXT = re.compile(
    r"nakam(?:a|as|o|aja|ajai)?\s+(?:[\w-]+\s+){0,3}?(?:sede|sanaksme|tiksanas|tiksanos|sapulce|sapulci|kopsapulce|kopsapulci|sedi|sanaksmi|sedes|sanaksmes)\b"
)
_TERM = re.compile(r"\(\s*turpmāk(?: tekstā)?\s*[–—:-]?\s*[„“\"]?(?P<term>[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+)[”“\"]?\s*\)")
_WILL_BE = re.compile(r"\b(?:tiks|būs|varēs|plānot\w*|plāno|paredzēt\w*|paredz|iecerēt\w*|[a-zāčēģīķļņšūž]{4,}(?:sim|simies)|darbosies|notiks|sāksies)\b")
_HAS_BEEN = re.compile(r"\b(?:tika|notika|bija|īstenoja|piedalījās|apmeklēja|izveidoja|paveikt\w*|sasniegt\w*|noslēdzās|organizēja|rīkoja|saņēma)\b")
#: A line of an address: nothing but a name in the dative.
_DATIVE_LINE = re.compile(r"\W*(?:[\w-]+\W+){0,8}?[\w-]*(?:ai|ei|am|im|um|ij|iem|ām|ēm)\W*")
#: A law's own articles, or a regulation's head.
_ARTICLE = re.compile(r"(?m)^\s*(?:\d{1,3}\.(?:\d+)?\s?pants\b|\(\d{1,2}\)\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ])")
_REGULATION = re.compile(r"\b(?:izdot\w* saskana ar|likumu pienemusi|ir pienemusi un valsts prezidents izsludina)\b")
#: The title of rules that say what a body does always: `Padomes nolikums`, `STATŪTI`, `Komisijas darba reglaments`; no paper about them.
_RULES_OF = re.compile(r"^\W*(?:(?!par\b)[\w\"„”“.-]+ ){0,8}(?:nolikums|statuti|reglaments|satversme)\W*$")
#: Words of advertising and of private advice: nothing that is promised there binds anybody.
_ADVERT = re.compile(
    r"\b(?:aicina darba|vakanc\w+|pretendent\w+|cv\b|atalgojum\w+|motivacijas vestul\w+|pieteikuma vestul\w+|atlaid\w+|akcijas? cen\w+|izpardosan\w+|pasuti(?:et)? (?:jau )?(?:tagad|sodien)|zvani(?:et)?\b|piesakies|pieteikties pa talr|iegadajies|"
    r"tikai sonedel|bezmaksas piegad\w+|labak\w+ cen\w+|ipas\w+ piedavajum\w+|nepalaid\w+ garam)"
)
_STARS = re.compile(
    r"\b(?:horoskop\w*|aun(?:s|iem|am)|vers(?:is|iem)|dvin(?:i|iem)|lauv(?:a|am|ai)|jaunav(?:a|am|ai)|svar(?:i|iem)|skorpion\w+|strelniek\w+|mezaz\w+|udensvir\w+|ziv(?:is|im))\b"
)


@dataclass(slots=True)
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
    next_meeting: date | None = None
    minutes: bool = False
    binding: bool = False  # minutes, decisions, reports and plans: what is told in the past still binds
    mentions: list[Mention] = field(default_factory=list)
    by_id: dict[MentionId, Mention] = field(default_factory=dict)
    topic: Mention | None = None  # the institution that the text last spoke of
    voice: tuple[MentionId, ...] = ()  # who spoke last
    ahead: tuple[Verb, ...] = ()  # forms that look ahead which only the trained model knows, in order
    presents: tuple[Verb, ...] = ()  # presents of the third person that the trained model sees, in order
    looks_ahead: bool = False  # the slides or the plan of a project that speak more of what will be than of what was
    terms: dict[str, MentionId] = field(default_factory=dict)  # words that the paper itself puts for somebody, without their endings
    title: str = ""  # the short line that heads what is read now, in small letters
    _starts: list[int] = field(default_factory=list)

    @property
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
        seats = {
            self.name(r.institution): r.institution
            for r in self.roles
            if r.institution and r.institution in self.by_id and r.person in self.by_id and may_be_one(self.name(r.person), name)
        }
        return next(iter(seats.values())) if len(seats) == 1 else None

    def addressees(self) -> tuple[MentionId, ...]:
        """Those to whom a letter goes: named alone in the dative on lines of their own before its salutation or its subject."""
        head = re.split(r"(?m)^\s*(?:Cienījam|God(?:āt|ājam)|Labdien|Par\s)", self.document.text[:3000])[0]
        found: dict[str, MentionId] = {}
        for mention in self.inside(0, len(head)):
            if mention.kind is EntityKind.INSTITUTION and _DATIVE_LINE.fullmatch(_line_at(head, mention.evidence.start)):
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
    minutes = header.kind in ("minutes", "decision") or any(s.kind is SectionKind.DECISION for s in sections)
    context = Context(
        document, header, people, institutions, roles, sections, attendance, reference_day(header.date),
        _next_meeting(document, header), minutes, minutes or header.kind in ("report", "plan", "letter", "presentation"),
    )  # fmt: skip
    context.terms = _terms(document.text, institutions)
    context.looks_ahead = context.kind in ("presentation", "plan") and not minutes and _speaks_of_what_will_be(document.text, context.kind)
    context.mentions = sorted((*people, *institutions), key=lambda m: (m.evidence.start, -m.evidence.end))
    context.by_id = {m.id: m for m in context.mentions}
    context._starts = [m.evidence.start for m in context.mentions]
    return context


def _terms(text: str, institutions: Sequence[Mention]) -> dict[str, MentionId]:
    """`SIA "Tīkls" (turpmāk – Operators)`: the word, without its ending and in small letters, and whom it means."""
    found: dict[str, MentionId] = {}
    for match in _TERM.finditer(text):
        low = match["term"].lower()
        named = [m for m in institutions if 0 <= match.start() - m.evidence.end <= 160 and "(" not in text[m.evidence.end : match.start()]]
        if named and len(low) > 5:
            last = max(named, key=lambda m: m.evidence.end)
            found |= {low[: len(low) - cut]: last.id for cut in (0, 1, 2)}
    return found


def _speaks_of_what_will_be(text: str, kind: str) -> bool:
    low = text[:30_000].lower()
    ahead, over = len(_WILL_BE.findall(low)), len(_HAS_BEEN.findall(low))
    if kind == "plan":
        return ahead >= over
    return "projekt" in low and ahead >= 2 and ahead > over


def binds_nobody(context: Context) -> bool:
    """Whether the document is of a kind whose duties and promises are nobody's: a law, an advertisement, a horoscope.

    Minutes always may bind, whatever they quote.
    """
    if context.minutes:
        return False
    text = context.document.text[:30_000]
    low = folded(text)
    if len(_ARTICLE.findall(text)) >= 2 or _REGULATION.search(low) or _are_rules(text):
        return True
    if len(_ADVERT.findall(low)) >= 2 and context.kind in ("press", "other", "presentation"):
        return True
    return len({m.group()[:4] for m in _STARS.finditer(low)}) >= 4


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


def _within(verbs: Sequence[Verb], start: int, end: int) -> list[Verb]:
    first = bisect_left(verbs, start, key=lambda v: v.start)
    return [v for v in verbs[first : bisect_left(verbs, end, key=lambda v: v.start)] if v.end <= end]


def _line_at(text: str, offset: int) -> str:
    end = text.find("\n", offset)
    return text[text.rfind("\n", 0, offset) + 1 : end if end >= 0 else len(text)]


def _are_rules(text: str) -> bool:
    """Whether a title near the beginning calls the paper the rules of a body."""
    return any(len(line) < 150 and _RULES_OF.search(folded(line)) for line in text[:3000].split("\n")[:12])


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


def _next_meeting(document: Document, header: Header) -> date | None:
    """The day after `Nākamā sēde`, when the document gives it."""
    for match in _NEXT.finditer(folded(document.text)):
        rest = re.split(r"[\n;]|\blīdz\b", document.text[match.end() : match.end() + 60])[0]  # a limit behind it is another's
        for found in find_dates(rest, reference=reference_day(header.date)):
            if found.value and found.precision is Precision.DAY:
                return reference_day(found.value)
    return None


def is_person(context: Context, mention: MentionId) -> bool:
    """Whether the mention is of a person."""
    return context.by_id[mention].kind is EntityKind.PERSON
