"""Whose voice a future has: whether the one who will act promises it, or others only tell of it."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.commitments.clauses import Clause
from extractors.commitments.context import is_person
from extractors.commitments.forms import PROMISED
from extractors.commitments.seats import is_body, may_be_one, seat_of
from extractors.commitments.verbs import Verb
from extractors.institutions.abbreviations import is_drawn_from
from extractors.records import Capacity, MentionId

#: Acts that a meeting is only told of: events, and journeys to them.
_EVENTS = frozenset(
    "rīkot sarīkot organizēt noorganizēt braukt aizbraukt doties viesoties tikties svinēt uzstāties piedalīties norisināties apmeklēt".split()
)


def has_no_voice(clause: Clause, owners: Sequence[MentionId]) -> bool:
    """Whether none of those who will act was at the meeting nor was spoken for there: nobody can promise for them."""
    context = clause.context
    if PROMISED.search(clause.low) or any(is_person(context, v) and seat_of(context, v) is None for v in clause.speaker() or context.voice):
        return False  # whom the speaker speaks for is not told
    present = [a.subject for a in context.attendance if a.capacity is not Capacity.ABSENT and a.subject in context.by_id]
    people = [context.name(s) for s in present if is_person(context, s)]
    if len(people) < 3 or not owners:
        return False
    houses = {context.name(s) for s in present if not is_person(context, s)} | {context.name(h) for p in present if is_person(context, p) and (h := seat_of(context, p))}
    own = context.house
    if own is not None:
        houses.add(context.name(own))
    for owner in owners:
        name = context.name(owner)
        if is_person(context, owner):
            if any(may_be_one(name, p) or may_be_one(p, name) for p in people) or " " not in name:
                return False
        elif is_body(context, owner) or any(_same_house(name, h) or name.lower() in h.lower() or h.lower() in name.lower() for h in houses):
            return False
    return True


def is_for_himself(clause: Clause, owners: Sequence[MentionId]) -> bool:
    """Whether who tells it will do it, or the house that the one who tells it speaks for: `viņa piebilst, ka birojs rīkos`."""
    if clause.told > clause.start and any(o in clause.speaker() for o in owners):
        return True
    context = clause.context
    seats = {context.name(s) for p in clause.speaker() if is_person(context, p) and (s := seat_of(context, p)) is not None}
    told = [w for w in clause.whos if w.start >= clause.told and set(w.ids) & set(owners)]
    return bool(told) and bool(owners) and all(context.name(o) in seats for o in owners)


def is_only_told(clause: Clause, verb: Verb, owners: Sequence[MentionId]) -> bool:
    """Whether a speaker only tells what is going to be: an event, or what others will do.

    What a person or the own institution will do for the meeting is promised.
    """
    context = clause.context
    if verb.infinitive in _EVENTS and not any(is_person(context, o) for o in owners):
        return clause.told == clause.start or not set(owners) & set(clause.speaker())
    speakers = clause.speaker()
    if not speakers or clause.told == clause.start:
        return False
    own = {context.name(i) for s in speakers for i in (s, seat_of(context, s) or s if is_person(context, s) else s)}
    seated = any(is_person(context, s) and seat_of(context, s) is not None for s in speakers)
    named = {i for w in clause.whos if w.how == "name" for i in w.ids}
    others = [context.name(o) for o in owners if o in named]
    return seated and len(others) == len(owners) > 0 and not any(_same_house(o, name) for o in others for name in own)


def is_news(clause: Clause, verb: Verb, owners: Sequence[MentionId]) -> bool:
    """Whether it is told as news who will do it: the subject stands behind the verb, `Telti aizdos jahtklubs`, or it is somebody without a name.

    The end of a Latvian sentence holds what is new in it; who promises stands first. Source: "Latviešu valodas gramatika" (2013), on word order.
    """
    if clause.told == clause.start:
        named = [w for w in clause.whos if set(w.ids) & set(owners)]
        return bool(named) and all(w.start >= verb.end for w in named)
    predicate = clause.context.predicate(verb)
    return not owners and predicate is not None and predicate.subject is not None and clause.told <= predicate.subject[0] < verb.start


def _same_house(left: str, right: str) -> bool:
    """Whether two names can be one house's: equal, or one drawn from the letters of the other."""
    return left == right or is_drawn_from(left, right) or is_drawn_from(right, left)
