"""Lines that speak for those below: `Satiksmes ministrijai:`, `Nākamie soļi`, `Līdz nākamajai sēdei:`, `Ko gaidām no ministrijas?`"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.commitments.actors import accusatives, datives, subject_like
from extractors.commitments.clauses import Clause, make_clause
from extractors.commitments.coming import after_reported, announces, is_coming, is_title, year_of
from extractors.commitments.context import Context, is_person
from extractors.commitments.due import find_due
from extractors.commitments.forms import AGREED, ASSIGN, DUTY, PARTY_WORDS, PLANNED, PROMISED, REQUEST
from extractors.commitments.groups import binds_parties, is_contract, members, tells_of_deal
from extractors.commitments.lines import Line
from extractors.commitments.meant import find_who
from extractors.commitments.reach import ItemList
from extractors.commitments.slides import announced
from extractors.commitments.verbs import Form
from extractors.commitments.who import Who, ids_of, joined
from extractors.dates.values import Deadline, Frame, Precision
from extractors.names.declension import Case
from extractors.records import CommitmentKind, MentionId

_TASKS = re.compile(r"\b(?:uzdevum\w*|uzdod|uzdot|uzdots|veicam\w+|jādara|darāms|darāmais|veicamais|mājas ?darb\w+)\b")
_ASKED_FROM = re.compile(r"\b(?:no|pie)\s*$")
_TOLD = re.compile(r"\b(?:informē\w*|informēja|ziņo\w*|pastāstīja|iepazīstināja|prezentēja)\b")


@dataclass(frozen=True, slots=True)
class Lead:
    """What a line says for those below. `nominal`: the items need no verb. `heading` is its level, 0 for a line with a colon."""

    owners: tuple[MentionId, ...] = ()
    kind: CommitmentKind | None = None
    due: Deadline | None = None
    depth: int = 0
    heading: int = 0
    nominal: bool = False
    told: bool = False  # who speaks in the items

    def over(self, inner: Lead) -> Lead:
        """This lead with what an inner one says put over it."""
        return Lead(
            inner.owners or self.owners, inner.kind or self.kind, inner.due or self.due, inner.depth, inner.heading,
            inner.nominal or (self.nominal and not inner.told), inner.told or (self.told and not inner.owners),
        )  # fmt: skip


NONE = Lead()


@dataclass(slots=True)
class _Open:
    """A lead that still speaks, with its own number and the list below it once that has begun."""

    lead: Lead
    place: int = 0
    bracket: bool = False
    items: ItemList | None = None

    def begins(self, line: Line) -> bool:
        """Whether an item as deep as the lead itself begins a list of its own: `1)` under `6. Darba plāns`."""
        return self.items is None and line.depth == self.lead.depth and line.place == 1 and (self.place > 1 or line.bracket != self.bracket)

    def goes_on(self, line: Line) -> bool:
        """Whether an item as deep as the lead goes on with such a list."""
        return self.items is not None and self.items.depth == self.lead.depth == line.depth and self.items.holds(line)


class Leads:
    """The leads that are open at a line, the outermost first."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._fresh = False
        self._unfinished = False  # the line above ended in a semicolon

    def at(self, line: Line, text: str) -> Lead:
        """Closes what does not hold for the line, and gives what all that is open says together."""
        text = text.lstrip("… .")
        if line.opens:
            self._open = []
        elif line.heading:
            self._open = [o for o in self._open if o.lead.heading and o.lead.heading < line.heading]
        elif line.item:
            self._open = [
                o for o in self._open if o.lead.heading or o.lead.depth == 0 or o.lead.depth < line.depth or o.begins(line) or o.goes_on(line)
            ]
            self._close_lists(line)
        elif self._fresh and self._open[-1].lead.kind is CommitmentKind.AGREED and not text.rstrip().endswith(":"):
            pass  # `Vienojās:` speaks for the sentence below it
        elif self._unfinished and self._open:
            pass  # paragraphs that go on one with the other: `…;`
        elif not (self._fresh and (text[:1].islower() or text.rstrip()[-1:] in ";,")) and not (text[:1].islower() and self._open):
            self._open = [o for o in self._open if o.lead.heading]
        self._fresh = False
        self._unfinished = text.rstrip().endswith(";")
        whole = NONE
        for o in self._open:
            whole = whole.over(o.lead)
        return whole

    def _close_lists(self, line: Line) -> None:
        """Closes the leads outside lists whose list the item does not go on, with all that is inside them."""
        for place, o in enumerate(self._open):
            if o.lead.heading or (o.lead.depth and not o.begins(line)):
                continue
            if o.items is None:
                o.items = ItemList(line.depth, bool(line.place), line.place, line.bracket)
            elif not o.items.holds(line):
                self._open = [*self._open[:place], *(inner for inner in self._open[place:] if inner.lead.heading)]
                return

    def push(self, lead: Lead, line: Line) -> None:
        """Opens a lead, which the line says, for the lines to come."""
        self._open.append(_Open(lead, line.place, line.bracket))
        self._fresh = True

    def last(self) -> Lead:
        """The innermost open lead."""
        return self._open[-1].lead if self._open else NONE


#: `Ko valde liek priekšā 2004. gadam:`
_FOR_YEAR = re.compile(r"\b(?:19|20)\d\d\.\s?gadam\W*$")


def find_lead(context: Context, line: Line, start: int, end: int, above: Lead) -> Lead | None:
    """The lead that a heading or a sentence ending in a colon opens, or nothing when it says nothing for the lines below."""
    text = context.text(start, end).rstrip()
    colon = text.endswith((":", ": –", ":-"))
    if (own := _names_alone(context, line, start, end, above)) is not None:
        return own
    if not colon and (party := _party_alone(context, start, end)):
        return Lead(party, CommitmentKind.AGREED, None, line.depth, line.heading, False, True)
    if not colon and not line.heading and not (is_title(text, line) and announces(text.lower())):
        return None
    if line.heading and len(text) > 160:
        return None
    clause = make_clause(context, start, end)
    low = clause.low
    coming = is_coming(context, low)
    if line.heading and context.kind == "presentation" and (slide := _of_slide(context, clause, line)) is not None:
        return slide
    if line.heading and not coming and not re.search(r"\b(?:lūdzam|aicinām|apņemamies|lūgums|uzdevumi|vienošanās)\b", low):
        return None
    kind, owners, nominal = _kind(context, clause, above, coming)
    if kind in (CommitmentKind.ASSIGNED, CommitmentKind.PLANNED) and owners and is_contract(context):
        kind = CommitmentKind.AGREED  # `Pašvaldības pienākums ir:` among parties
    due = find_due(context, text)
    whole = nominal or _IN_TIME.match(low) is not None or _TIME_LAST.search(low) is not None  # what stands below is an act, whenever in that time
    if due is not None and due.frame is Frame.DURING and not (whole and due.precision in (Precision.YEAR, Precision.INTERVAL)):
        due = None
    due = after_reported(context, due)
    if due is None and (coming or (kind is not None and _FOR_YEAR.search(low))):
        due = year_of(context, low)
    if kind is CommitmentKind.PLANNED and not owners and not above.owners and coming:
        owners = _author(context)
    if kind is None and not owners and due is None:
        return None
    told = bool(_TOLD.search(low)) and bool(owners)
    return Lead(owners, kind, due, line.depth, line.heading, nominal, told)


def _party_alone(context: Context, start: int, end: int) -> tuple[MentionId, ...]:
    """The party of a contract of whose duties the items below a line tell, which holds nothing but its name: `2. Augstskola`."""
    text = context.text(start, end)
    if len(text) > 60 or not context.terms or not is_contract(context):
        return ()
    named = re.fullmatch(r"\W*(?:\d+(?:\.\d+)*\.?\s+)?(?P<term>[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]{4,})(?:\s+(?:pienākumi|saistības|apņemas|tiesības un pienākumi|pienākumi un tiesības))?\W*", text)
    party = context.terms.get(named["term"].lower()) or context.terms.get(named["term"].lower()[:-1]) if named is not None else None
    return (party,) if party is not None else ()


def _names_alone(context: Context, line: Line, start: int, end: int, above: Lead) -> Lead | None:
    """Whose works stand below a line of a slide that holds nothing but names: `Egles un Vidsalas novadi` under `2031. gads`."""
    text = context.text(start, end)
    if context.kind != "presentation" or above.kind is None or not above.heading or line.item or line.heading or line.cell or len(text) > 70 or text[-1:] in ".:;,":
        return None
    whos = [w for w in find_who(context, start, end) if Case.NOM in w.cases]
    left = len(re.sub(r"\W", "", text)) - sum(len(re.sub(r"\W", "", context.text(w.start, w.end))) for w in whos)
    return Lead(ids_of(whos), above.kind, above.due, nominal=above.nominal) if whos and left <= 3 else None


def _of_slide(context: Context, clause: Clause, line: Line) -> Lead | None:
    """What the title of a slide says for all lines below it."""
    says = announced(clause.low, context.reference.year if context.reference else None)
    if says is None:
        return None
    asked = says.kind is CommitmentKind.REQUESTED
    owners = (accusatives(clause, clause.start) or _asked_from(clause) or datives(clause, clause.start, clause.end)) if asked else _nominative(clause)
    body = context.body()
    if not owners and says.own and body:
        owners = (body,)
    return Lead(owners, says.kind, year_of(context, clause.low), line.depth, line.heading, True)


def _author(context: Context) -> tuple[MentionId, ...]:
    """Whose works a title announces when it names nobody: in a report or a letter its author's."""
    body = context.body()
    return (body,) if body and context.kind in ("report", "letter") else ()


def _kind(context: Context, clause: Clause, above: Lead, coming: bool) -> tuple[CommitmentKind | None, tuple[MentionId, ...], bool]:
    low = clause.low
    told_to = CommitmentKind.ASSIGNED if context.minutes else CommitmentKind.PLANNED
    request = REQUEST.search(low)
    if request or re.search(r"\b(?:ko lūdzam|lūdzam no|gaidām no)\b", low):
        at = request.end() if request else 0
        return (
            CommitmentKind.REQUESTED,
            accusatives(clause, clause.start + at) or _asked_from(clause) or datives(clause, clause.start, clause.end),
            True,
        )
    if above.kind is CommitmentKind.REQUESTED and re.match(r"[…. ]*un no\b", low):
        return CommitmentKind.REQUESTED, _asked_from(clause), True
    if not context.minutes and tells_of_deal(low):
        sides = [w for w in clause.whos if Case.NOM in w.cases and w.how == "name"]
        return CommitmentKind.AGREED, ids_of(sides), False  # `Memorands paredz:`, `Saskaņā ar līgumu:`
    if PROMISED.search(low):
        named = _nominative(clause)
        if PARTY_WORDS.search(low):
            return CommitmentKind.AGREED, named or members(context, low), False
        return CommitmentKind.AGREED if binds_parties(context, named, low) else CommitmentKind.PROMISED, named, False
    if not context.minutes and re.match(r"\W*(?:panāktā |noslēgtā )?vienošan(?:ās|os) (?:ar|starp)\b", low):
        return CommitmentKind.AGREED, (), False  # `Vienošanās ar Orhūsas centru:` in a report
    if context.minutes and re.fullmatch(r"\W*(?:(?:panāktā |panāktās )?vienošan(?:ās|os)|norun(?:a|as|āts|ātais)|sarunāts)\W*", low):
        return CommitmentKind.AGREED, (), False
    if AGREED.search(low):
        agreed = re.search(r"\b(?:vienoj\w+|norunā\w+|vienošanās)\b", low)
        by_name = {w.ids: w for w in clause.whos if Case.NOM in w.cases and w.how == "name"} if agreed and not context.minutes else {}
        sides = [w for w in by_name.values() if not any(is_person(context, i) for i in w.ids)]
        return (CommitmentKind.AGREED if agreed or not context.minutes else None), ids_of(sides), False
    to_whom = datives(clause, clause.start, clause.end)
    if ASSIGN.search(low) or DUTY.search(low):
        owners = to_whom or _nominative(clause)
        return CommitmentKind.ASSIGNED, owners, False
    if _TOLD.search(low):
        return (
            (CommitmentKind.PLANNED if re.search(r"\bplāno\w*", low) else None),
            _nominative(clause),
            bool(re.search(r"\bplāno\w*", low)),
        )
    if to_whom:
        return told_to, to_whom, False
    if coming:
        kind = CommitmentKind.ASSIGNED if context.minutes and _TASKS.search(low) else CommitmentKind.PLANNED
        return kind, _nominative(clause), True
    if PLANNED.search(low):
        return CommitmentKind.PLANNED, _nominative(clause), True
    paper = _WRITTEN.match(low)
    if paper:
        return _of_paper(context, clause, paper)
    alone = _nominative(clause) or members(context, low)
    if alone and _IN_TIME.match(low) and not context.minutes and not _reports(low):
        return CommitmentKind.PLANNED, alone, False
    if alone and len(low) < 60 and not context.minutes and context.kind in ("report", "letter", "plan") and re.fullmatch(r"[^.,;:]+:\s*", _DATE_DOT.sub("", low)) and not _reports(low):
        return above.kind or CommitmentKind.PLANNED, alone, above.nominal  # `Dienests:` above what it will do
    party = is_contract(context)  # `2.1. Pašvaldība:` above what it does
    if alone and len(low) < 90 and (above.kind is not None or above.nominal or context.minutes or party) and not _reports(low):
        if party:
            return CommitmentKind.AGREED, alone, False
        return (above.kind or told_to if above.kind or context.minutes else None), alone, above.nominal
    return None, (), False


#: `Tajā ierakstīts:`, `Plānā iekļauti šādi darbi:` above what a plan or an agreement holds.
_WRITTEN = re.compile(r"\W*(?:(?:tajā|tur|tā)|(?P<paper>(?:darba |rīcības |gada )?plānā|programmā|līgumā|vienošanās|memorandā|protokolā|stratēģijā|deklarācijā))\s+(?:ir |arī |tostarp )*(?:(?:ie)?rakst\w+|noteikt\w+|norādīt\w+|iekļaut\w+|ietvert\w+|atrunāt\w+|fiksēt\w+|minēt\w+|paredz\w*)\b")
_IS_DEAL = re.compile(r"\b(?:līgum|memorand|vienošan|protokol|deklarācij)\w*")
_IS_PLAN = re.compile(r"\b(?:plān|programm|stratēģij|rīcīb)\w*")


def _of_paper(context: Context, clause: Clause, paper: re.Match[str]) -> tuple[CommitmentKind | None, tuple[MentionId, ...], bool]:
    """What stands in a plan or an agreement that the text has just spoken of: the plan is its maker's, whom the sentence before names."""
    named = paper["paper"] or ""
    before = context.text(max(0, clause.start - 250), clause.start).lower()
    deal, plan = _IS_DEAL.search(named or before), _IS_PLAN.search(named or before)
    if deal and not plan:
        return CommitmentKind.AGREED, _nominative(clause), False
    if not plan:
        return None, (), False
    owners = _nominative(clause) or ((context.topic.id,) if context.topic is not None else ())
    return CommitmentKind.PLANNED, owners, True


#: `Nākamajā gadā centrs:`, `2025. gadā biedrība:` above what it will do.
_IN_TIME = re.compile(
    r"\W*(?:(?:nākam|tuvāk|turpmāk|šaj)\w+ (?:\w+ )?(?:gad|mēne|ceturks|pusgad|sezon|periods?|laik)\w*|nākamgad|turpmāk|20\d\d\.?(?:[-–/]20\d\d\.)? ?gad(?:ā|os)|"
    r"(?:šogad|līdz (?:\w+ ){0,2}\w+))\s+(?:[\w„“”\"«».-]+\s+){0,8}?[\w„“”\"«».-]+\s*:$"
)


#: `Dienests 2031. gadā:`
_TIME_LAST = re.compile(r"\b20\d\d\. ?gad(?:ā|os)\s*:$")
_DATE_DOT = re.compile(r"(?<=\d)\.")


def _reports(low: str) -> bool:
    """Whether the line opens a list of people, a debate or a vote, not of tasks."""
    return bool(
        re.search(
            r"\b(?:piedalās|debat\w+|balso\w*|par|pret|atturas|ziņo\w*|klausās|izsakās|norāda|uzsver|sacīja|dalībnieki|locekļi|partneri|īstenotāj\w*|vadītāj\w*|budžets|laiks|termiņš|priekšlikumi)\b",
            low,
        )
    )


def _nominative(clause: Clause) -> tuple[MentionId, ...]:
    able = [w for w in clause.whos if Case.NOM in w.cases and (subject_like(clause.context, w) or w.end + 2 >= clause.end)]
    return ids_of(joined(clause.context, able, Case.NOM, clause.start, clause.end))


def _asked_from(clause: Clause) -> tuple[MentionId, ...]:
    """`Ko gaidām no ministrijas?`"""
    found: list[Who] = []
    for who in clause.whos:
        before = clause.context.text(clause.start, who.start)
        if _ASKED_FROM.search(before.lower()) or found:
            found.append(who)
    return ids_of(found)


_INLINE = re.compile(r"[^.!?]{2,110}?(?::|\s[–—-])\s+(?=[a-zāčēģīķļņšūžA-ZĀČĒĢĪĶĻŅŠŪŽ])")


def split_inline(context: Context, start: int, end: int) -> int | None:
    """Where the act begins in a line that is its own lead: `CSP – apkopot datus`, `…un no skolas: sakārtot telpas`."""
    text = context.text(start, end)
    match = _INLINE.match(text)
    if not match:
        return None
    begin = start + match.end()
    act = make_clause(context, begin, end).first(Form.INFINITIVE)
    if act is None or act.start - begin > 60 or make_clause(context, start, begin).verbs:
        return None
    return begin if any(w.start < begin for w in find_who(context, start, end)) else None
