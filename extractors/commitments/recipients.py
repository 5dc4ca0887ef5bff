"""For whom a commitment is: named recipients in the dative, or the institution where something is to be handed in."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.commitments.context import Context
from extractors.commitments.who import case_of
from extractors.names.declension import Case
from extractors.records import EntityKind, MentionId


def find_beneficiaries(context: Context, start: int, end: int, owners: Sequence[MentionId]) -> tuple[MentionId, ...]:
    """Institutions in the locative or dative, people in the dative, that are not owners; only where the form tells."""
    own = {context.name(o) for o in owners}
    out: dict[str, MentionId] = {}
    for mention in context.inside(start, end):
        if mention.name in own:
            continue
        cases = case_of(context.document, mention)
        wanted = {Case.DAT, Case.LOC} if mention.kind is EntityKind.INSTITUTION else {Case.DAT}
        if cases & wanted and len(cases) < 6 and Case.NOM not in cases:
            out.setdefault(mention.name, mention.id)
    return tuple(out.values())
