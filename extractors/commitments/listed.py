"""What stands below a line that speaks for all items of a list."""

from __future__ import annotations

import re

from extractors.commitments.clauses import Clause, datives, subjects
from extractors.commitments.forms import DENIED, NO_ACT, PASSIVE_FUTURE, PLANNED, UNREAL
from extractors.commitments.judged import Judged, Setting, has_happened
from extractors.commitments.told import named_before_dash
from extractors.commitments.verbs import Form
from extractors.records import CommitmentKind, MentionId


def under_lead(clause: Clause, setting: Setting) -> Judged | None:
    """What stands below a line that says who, how or when for all items."""
    lead = setting.lead
    act = clause.first(Form.INFINITIVE, Form.FUTURE, Form.DEBITIVE, Form.FIRST_FUTURE)
    if act is not None and act.form is Form.FUTURE and act.infinitive in NO_ACT:
        return None
    planned = PLANNED.search(clause.low) or PASSIVE_FUTURE.search(clause.low) or re.match(r"par plānot\w+", clause.low)
    if lead.kind is None:
        if not lead.owners or not (lead.told and (planned or clause.forms(Form.FUTURE))):
            return None
        if has_happened(clause) or DENIED.search(clause.low):
            return None
        return Judged(CommitmentKind.PLANNED, lead.owners, "told plan", 0.75)
    if has_happened(clause) or (UNREAL.search(clause.low) and not (lead.nominal and setting.listed)):
        return None
    if act is None and not planned and not (lead.nominal and (setting.listed or lead.owners)):
        return None
    if lead.told and not lead.nominal and not planned and act is None:
        return None
    if act is None and not planned and re.match(r"\W*par\b", clause.low):
        return None
    owners: tuple[MentionId, ...] = ()
    if act is not None and act.form is Form.FUTURE:
        owners = subjects(clause, act.start)
    elif act is not None and act.form is Form.INFINITIVE:
        owners = datives(clause, clause.start, act.start) or named_before_dash(clause, act.start)
    owners = owners or lead.owners
    if lead.heading and act is None and not setting.listed:
        return None
    return Judged(lead.kind, owners, "under a lead", 0.85 if owners and act else 0.7)
