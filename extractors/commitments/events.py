"""Events that a paper invites to: when they will be, who takes part, and who will speak there."""

from __future__ import annotations

import re

from extractors.commitments.actors import subject_after
from extractors.commitments.clauses import Clause, make_clause
from extractors.commitments.context import Context, is_person
from extractors.commitments.due import find_due
from extractors.commitments.forms import DENIED, OPINION, UNREAL
from extractors.commitments.judged import Judged, Setting, in_subclause
from extractors.dates.values import Deadline, Precision
from extractors.dates.words import folded
from extractors.names.declension import Case
from extractors.records import CommitmentKind, MentionId
from extractors.signs import Sign

#: What only an invitation says.
_INVITES = Sign(
    r"\b(?:ielugum\w*|aicinam (?:[\w-]+ ){0,3}?(?:apmeklet|piedalities|uz)\b|laipni (?:ludzam|aicinam|gaidit\w+|aicinat\w+)"
    r"|ludzam (?:[\w-]+ ){0,3}?(?:dalibu|pieteikt\w*|registret\w*|akredit\w*)|akreditacij\w*)"
)
_TAKES_PLACE = re.compile(r"\b(?:notiks|norisināsies)\b")
_LED_BY = re.compile(r",\s+(?:ko|kuru|kuras?)\s+(?:vadīs|moderēs|atklās)\b")
_TAKE_PART = re.compile(r"\b(?:piedalīsies|uzstāsies|runās|referēs|viesosies)\s*:")


def invites(context: Context) -> bool:
    """Whether the paper invites its readers to an event: a notice or news of one, not minutes."""
    return context.kind in ("press", "other") and _INVITES.search(folded(context.document.text[:8000])) is not None


def event(clause: Clause, setting: Setting) -> Judged | None:
    """`Ceturtdien, 10. aprīlī, bibliotēkā notiks lasījums`: what the organiser plans; who is named as taking part plans to."""
    context = clause.context
    if not context.invites or DENIED.search(clause.low) or UNREAL.search(clause.low):
        return None
    part = _TAKE_PART.search(clause.low)
    if part is not None:
        named = [w for w in clause.whos if w.start >= clause.start + part.end() and Case.NOM in w.cases]
        people = tuple(dict.fromkeys(i for w in named for i in w.ids if is_person(context, i)))
        return Judged(CommitmentKind.PLANNED, people, "takes part in an event", 0.7) if people else None
    match = _TAKES_PLACE.search(clause.low)
    if match is None or in_subclause(clause, clause.at(match)) or OPINION.search(clause.low[: match.start()]):
        return None
    led = _LED_BY.search(clause.low, match.end())
    if led is not None and context.event is not None:  # `Pēc lekcijas notiks diskusija, ko vadīs A. Roze`
        named = [w for w in clause.whos if 0 <= w.start - clause.start - led.end() < 120 and Case.NOM in w.cases]
        people = tuple(dict.fromkeys(i for w in named for i in w.ids if is_person(context, i)))
        if people:
            return Judged(CommitmentKind.PLANNED, people, "takes part in an event", 0.7)
    due = find_due(context, clause.text)
    if due is None or due.value is None or due.precision is not Precision.DAY:
        return None
    context.event = context.event or due
    return Judged(CommitmentKind.PLANNED, _organisers(context), "event announced", 0.7)


#: `Semināru rīko biedrība un skola`: who holds what is announced, told in a sentence of its own.
_HELD_BY = re.compile(r"(?<![^\n.!?”“»\"] )\b(?:semināru|pasākumu|konferenci|forumu|diskusiju|lekciju|koncertu|izstādi|darbnīcu|sarīkojumu|talku|nometni|festivālu|svētkus|to)\s+(?:kopīgi\s+)?(?:rīko|organizē)\s", re.IGNORECASE)


def _organisers(context: Context) -> tuple[MentionId, ...]:
    """Those of whom a sentence says that they hold the event."""
    match = _HELD_BY.search(context.document.text)
    if match is None:
        return ()
    end = context.document.text.find("\n", match.end())
    return subject_after(make_clause(context, match.start(), end if end > 0 else len(context.document.text)), match.end() - 1)


def event_due(context: Context, judged: Judged) -> Deadline | None:
    """The day of the event for what somebody will do at it: `D. Vēze stāstīs par grāmatas tapšanu`."""
    at_it = judged.kind is CommitmentKind.PLANNED and judged.owners and all(is_person(context, o) for o in judged.owners)
    return context.event if at_it else None
