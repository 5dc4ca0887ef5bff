"""The rules that make a clause a commitment, in the order in which they are asked; the first that answers decides.

Each rule has a name, which the commitment carries as its method, and a confidence: the share of its commitments that is to be
expected to be right.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from extractors.commitments.actors import datives
from extractors.commitments.agreed import agreement, decided_act, decided_present, due_present
from extractors.commitments.asked import request
from extractors.commitments.assigned import answers_and_act, assigned, needed, responsible
from extractors.commitments.clauses import Clause
from extractors.commitments.due import find_due
from extractors.commitments.earlier import was_to
from extractors.commitments.events import event
from extractors.commitments.forms import (
    ASSIGN,
    PLANNED,
    PROMISED,
    REQUEST,
    RESPONSIBLE,
    is_formal,
)  # fmt: skip
from extractors.commitments.futures import future
from extractors.commitments.groups import is_contract
from extractors.commitments.judged import Judged, Setting
from extractors.commitments.kept import kept
from extractors.commitments.listed import answered_for, duty, is_infinitive_measure, measure, under_lead
from extractors.commitments.plans import planned
from extractors.commitments.promised import promise
from extractors.commitments.reported import reported
from extractors.commitments.scheduled import comes_to_be, scheduled
from extractors.commitments.seats import is_body
from extractors.commitments.told import dative, name_and_act, named_before_dash
from extractors.commitments.verbs import Form, is_denied
from extractors.records import CommitmentKind

_GRANT = re.compile(r"\b(?:piešķirt|ieskaitīt|izmaksāt|apmaksāt|segt|iznomāt|nodot)\b")
_PAY_BY = re.compile(r"\b(?:pārskaitot|izmaksājot|pārskaitīt|izmaksāt|nododot|samaksājot|noslēdzot|apmaksājot)\b")

Rule = Callable[[Clause, Setting], "Judged | None"]


def judge(clause: Clause, setting: Setting) -> Judged | None:
    """What the first rule that fits says; nothing for a clause that binds nobody."""
    if clause.verbs and all(v.form is Form.INFINITIVE and is_denied(v.infinitive) for v in clause.verbs):
        return None  # `Vēstuli pagaidām nerakstīt`: what is not to be done
    for rule in RULES:
        found = rule(clause, setting)
        if found is not None:
            return found
        if rule is reported and is_formal_here(clause, setting):
            return _grant(clause)
    return None


def is_formal_here(clause: Clause, setting: Setting) -> bool:
    """Whether the clause is a decision complete in itself: nobody is told to carry it out."""
    if not is_formal(clause.text) or is_infinitive_measure(clause):
        return False
    if ("atb" in clause.low and RESPONSIBLE.search(clause.low)) or REQUEST.search(clause.low) or ASSIGN.search(clause.low):
        return False
    act = clause.first(Form.INFINITIVE)
    if act is None:
        return not (setting.lead.owners and setting.lead.kind is not None and is_contract(clause.context))  # `LJA:` above `piešķir stipendiju`
    if datives(clause, clause.start, act.start) or named_before_dash(clause, act.start) or clause.first(Form.FUTURE, Form.DEBITIVE):
        return False
    if setting.lead.kind is CommitmentKind.REQUESTED and not clause.context.minutes:
        return False  # `Aicinām valdību: noteikt samazināto likmi`
    told = [o for o in setting.lead.owners if not is_body(clause.context, o)]  # `Komiteja:` above what it decides tells nobody to act
    return (
        not (told and setting.lead.kind is not None)
        and not PROMISED.search(clause.low)
        and not PLANNED.search(clause.low)
    )


def _grant(clause: Clause) -> Judged | None:
    """Money granted that is to be paid by a day: the body's own commitment."""
    if _GRANT.search(clause.low) and _PAY_BY.search(clause.low) and "līdz " in clause.low and find_due(clause.context, clause.text):
        body = clause.context.body()
        return Judged(CommitmentKind.AGREED, (body,) if body else (), "grant to be paid", 0.7)
    return None


#: In the order in which they are asked. A formal decision ends the asking after the first.
RULES: tuple[Rule, ...] = (
    reported, kept, answers_and_act, responsible, request, promise, assigned, agreement, name_and_act, was_to, dative, due_present, under_lead, duty, event, future, planned,
    needed, decided_act, decided_present, measure, answered_for, scheduled, comes_to_be,
)  # fmt: skip
