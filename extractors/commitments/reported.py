"""Tasks whose completion is told."""

from __future__ import annotations

import re

from extractors.commitments.clauses import Clause, datives, subjects, voices
from extractors.commitments.forms import TASK, UNREAL, report_is_done
from extractors.commitments.judged import Judged, Setting
from extractors.commitments.who import ids_of, joined
from extractors.names.declension import Case
from extractors.records import CommitmentKind


def reported(clause: Clause, setting: Setting) -> Judged | None:
    """A task whose completion is told: `uzdevums ir izpildīts`, `plānotais iepirkums ir pabeigts`."""
    low = clause.low
    if not report_is_done(low) or not (TASK.search(low) or "bija jā" in low) or UNREAL.search(low):
        return None
    if not clause.context.binding:
        return None
    context = clause.context
    whole = clause.start
    planned = re.search(r"\b(?:plānot|paredzēt)\w*", low) and not re.search(r"\b(?:uzdevum|uzdot|pienākum)\w*", low)
    owners = subjects(clause, clause.end) if re.search(r"izpildīj(?:usi|is|uši|ušas)", low) else ()
    owners = owners or datives(clause, clause.told, clause.end)
    if not owners:
        for who in clause.whos:
            after = context.text(who.end, who.end + 60).lower()
            if (
                who.start >= whole
                and (Case.GEN in who.cases or Case.NOM in who.cases)
                and re.match(r"\s*(?:\w+\s+){0,3}?(?:uzdevum|pienākum|līdz .{0,40}bija jā|bija jā|uzdot)", after)
            ):
                owners = (
                    ids_of(joined(context, [w for w in clause.whos if w.start >= who.start], Case.GEN, who.start, clause.end))
                    or who.ids
                )
                break
    if planned:
        body = context.body()
        return Judged(CommitmentKind.PLANNED, owners or voices(clause) or ((body,) if body else ()), "reported done", 0.75, True)
    return Judged(CommitmentKind.ASSIGNED, owners, "reported done", 0.8, True)
