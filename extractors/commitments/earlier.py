"""Tasks of before that the debitive in the past tells: what became of them stands behind them, or nothing is told of it."""

from __future__ import annotations

import re

from extractors.commitments.actors import datives
from extractors.commitments.clauses import Clause
from extractors.commitments.forms import NOT_DONE, UNREAL
from extractors.commitments.judged import Judged, Setting, in_subclause
from extractors.commitments.kept import status_of
from extractors.commitments.verbs import Form
from extractors.records import CommitmentKind

_WAS = re.compile(r"\bbija\s+$")
#: The term that it had.
_BY = re.compile(r"\blīdz\s")


def was_to(clause: Clause, setting: Setting) -> Judged | None:
    """`A. Rozei līdz 1. martam bija jāiesniedz karte.`, with a term, or with what became of it in the same sentence or the one behind it."""
    context = clause.context
    must = clause.first(Form.DEBITIVE)
    if must is None or not _WAS.search(context.text(clause.told, must.start).lower()) or in_subclause(clause, must.start) or UNREAL.search(clause.low):
        return None
    owners = datives(clause, clause.told, must.start)
    passage = context.document.passage_at(clause.start)
    behind = context.text(clause.end, passage.end).lower().lstrip(" \n.,;") if passage is not None else ""
    outcome = status_of(behind) if behind else None
    undone = NOT_DONE.search(clause.low) is not None
    if not owners or (outcome is None and not undone and not _BY.search(clause.low)):
        return None
    return Judged(CommitmentKind.ASSIGNED, owners, "was to", 0.75, done=outcome is True and not undone)
