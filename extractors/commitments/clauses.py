"""An act of a sentence: its verbs that look ahead, who is meant in it, and who says it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.commitments.context import Context
from extractors.commitments.forms import AGREED, PROMISED, SAYS
from extractors.commitments.meant import find_who
from extractors.commitments.seats import first_seat_of, seat_of
from extractors.commitments.verbs import Form, Verb, find_verbs, may_be_other
from extractors.commitments.who import Who, ids_of, joined
from extractors.names.declension import Case
from extractors.records import EntityKind, MentionId

_THAT = re.compile(r",?\s*\bka\s|\s*:\s*[„“\"«]?\s*(?=[A-ZĀČĒĢĪĶĻŅŠŪŽa-zāčēģīķļņšūž])")
#: `Kā informēja A. Roze, …`: who tells it stands before what is told, behind no `ka`.
_AS_SAID = re.compile(r"\W*Kā\s+[^,;:]{3,110}(?:,[^,;:]{3,70})?,\s+(?=[^,;:]+$|[^,;:]+,)")
#: Words in quotes with the word right before them; quotes that open behind anything else are taken too, so that pairs stay pairs.
_TITLE = re.compile(r"(?:(?P<noun>[^\W\d_]{2,})[ \n])?(?<!\w)(?P<title>[„“«\"](?=\S)[^„“”«»\"\n]{1,120}[”“»\"])")
#: Behind a quotation, without a word of saying: `„Nosūtīsim maijā,” tā A. Roze`.
_SO_SAYS = re.compile(r"[,.!?]?[”\"“»],?\s+(?:[–—-]\s+)?tā\s+(?=[A-ZĀČĒĢĪĶĻŅŠŪŽa-zāčēģīķļņšūž])")
#: Before a colon what is only listed behind it.
_LISTS = re.compile(r"\b(?:šād\w+|sekojoš\w+|par)\b[^:]*$")
_QUOTE_MARKS = "„“«\""


@dataclass(slots=True)
class Clause:
    """An act of a sentence: `[start, end)` of the document. `told` is where what is said behind `ka` begins."""

    context: Context
    start: int
    end: int
    text: str
    low: str
    told: int
    split: bool = False  # one of several acts parted by a semicolon, which is its own evidence
    _verbs: list[Verb] | None = None
    _whos: list[Who] | None = None
    _speaker: tuple[MentionId, ...] | None = None

    @property
    def verbs(self) -> list[Verb]:
        """The forms that look ahead, in order, at their offsets in the document; those inside titles are left out."""
        if self._verbs is None:
            self._verbs = _verbs_of(self)
        return self._verbs

    @property
    def whos(self) -> list[Who]:
        """All who are meant in the clause, in order; most clauses turn out to bind nobody before that is asked."""
        if self._whos is None:
            self._whos = find_who(self.context, self.start, self.end)
        return self._whos

    def forms(self, *forms: Form) -> list[Verb]:
        """The verbs in these forms."""
        return [v for v in self.verbs if v.form in forms]

    def first(self, *forms: Form) -> Verb | None:
        """The first verb in one of the forms."""
        return next((v for v in self.verbs if v.form in forms), None)

    def at(self, match: re.Match[str]) -> int:
        """Where a match over the clause stands in the document."""
        return self.start + match.start()

    def speaker(self) -> tuple[MentionId, ...]:
        """Who says what the clause tells: before `ka`, or behind the quotation."""
        if self._speaker is None:
            self._speaker = _speaker(self)
        return self._speaker


def make_clause(context: Context, start: int, end: int, *, split: bool = False) -> Clause:
    """The clause over the span."""
    text = context.text(start, end)
    low = text.lower()
    clause = Clause(context, start, end, text, low, start, split)
    for that in _THAT.finditer(text):
        before = low[: that.start()]
        if ":" in that.group() and context.kind != "presentation" and any(w.end == start + that.start() and Case.NOM in w.cases for w in clause.whos):
            clause.told = start + that.end()  # `Anna Roze: „Es nosūtīšu …”`
            break
        if ":" in that.group() and context.minutes and SAYS.search(before) and before.rstrip().endswith(tuple("aāeēio")) and not _LISTS.search(before):
            clause.told = start + that.end()  # `A. Roze atgādina: padome uzņēmās …`
            break
        if SAYS.search(before) or PROMISED.search(before) or AGREED.search(before) or PROMISED.search(low[: that.end()]):
            clause.told = start + that.end()
            break
    said = _AS_SAID.match(text) if clause.told == start else None
    if said is not None and SAYS.search(said.group().lower()):
        clause.told = start + said.end()
    return clause


def _verbs_of(clause: Clause) -> list[Verb]:
    context, start = clause.context, clause.start
    verbs = [Verb(start + v.start, start + v.end, v.form, v.infinitive) for v in find_verbs(clause.text)]
    if ahead := context.predicted(start, clause.end):
        read = {v.start for v in verbs}
        verbs = sorted((*verbs, *(v for v in ahead if v.start not in read)), key=lambda v: v.start)
    verbs = [v for v in verbs if v.form is not Form.FUTURE or not _is_other_word(context, v)]
    titles = title_spans(clause.text)
    return [v for v in verbs if not any(a <= v.start - start < b for a, b in titles)] if titles else verbs


def _is_other_word(context: Context, verb: Verb) -> bool:
    """Whether what looks like a future is a surname (`Vilks`), or by the model's tree a present or no verb at all."""
    if context.text(verb.start, verb.start + 1).isupper() and any(
        m.evidence.start <= verb.start < m.evidence.end and m.kind is EntityKind.PERSON for m in context.inside(max(0, verb.start - 40), verb.end)
    ):
        return True
    low = context.text(verb.start, verb.end).lower()
    if not context.predicates or not may_be_other(low):
        return False
    predicate = context.predicate(verb)
    return predicate is None or (predicate.form is Form.PRESENT and context.text(verb.end, verb.end + 1) == ",")


def title_spans(text: str) -> list[tuple[int, int]]:
    """The spans of titles and proper names in quotes: right behind a noun, not behind a colon, a comma or a word of saying.

    >>> text = 'Biedrība "Darīsim paši!" un grāmata „Kā mēs dzīvosim”; A. Roze: "Mēs darīsim"'
    >>> [text[a:b] for a, b in title_spans(text)]
    ['"Darīsim paši!"', '„Kā mēs dzīvosim”']
    """
    if not any(mark in text for mark in _QUOTE_MARKS):
        return []
    return [match.span("title") for match in _TITLE.finditer(text) if match["noun"] is not None and not SAYS.search(match["noun"].lower())]


def _speaker(clause: Clause) -> tuple[MentionId, ...]:
    context = clause.context
    if clause.told > clause.start:
        able = [w for w in clause.whos if w.start < clause.told and Case.NOM in w.cases]
        run = joined(context, able, Case.NOM, clause.start, clause.told)
        if run:
            return ids_of(run)
    said = list(_SO_SAYS.finditer(clause.text)) or list(SAYS.finditer(clause.low))
    if said:
        able = [w for w in clause.whos if w.start >= clause.start + said[-1].end() and Case.NOM in w.cases]
        run = joined(context, able, Case.NOM, clause.start + said[-1].end(), clause.end)
        people = [i for i in ids_of(run) if context.by_id[i].kind is EntityKind.PERSON]
        if not run:  # `„Mēs to nosūtīsim,” viņa piebilda`
            place = clause.start + said[-1].start()
            close = [w for w in clause.whos if w.end <= place and Case.NOM in w.cases and not context.text(w.end, place).strip()]
            before = context.text(clause.start, close[-1].start).rstrip() if close else ""
            if close and before[-1:] in '"”“»,':
                return close[-1].ids
        return tuple(people) or ids_of(run)
    return ()


def voices(clause: Clause) -> tuple[MentionId, ...]:
    """Who the speaker speaks for: the institutions represented, else the speakers themselves."""
    out = []
    for one in clause.speaker():
        if clause.context.by_id[one].kind is EntityKind.PERSON:
            out.append(seat_of(clause.context, one) or first_seat_of(clause.context, one) or one)
        else:
            out.append(one)
    return tuple(dict.fromkeys(out))
