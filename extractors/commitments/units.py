"""Units of an organisation, which do its tasks: whose a unit is that the text names without it."""

from __future__ import annotations

import re
from itertools import pairwise

from extractors.commitments.context import Context
from extractors.commitments.kinds import is_territorial
from extractors.commitments.seats import seat_of
from extractors.names.fold import fold
from extractors.records import OUT_OF_FLOW, EntityKind, MentionId

#: A committee has no units: they are those of its organisation.
_WITHOUT_UNITS = re.compile(r"(?:komiteja|komisija|grupa|padome|kopsapulce|sanāksme)$")
#: The municipality in the name of a body: `Egles novada | ceļu darba grupa`.
_TERRITORY = re.compile(r"[\w-]+(?: [\w-]+)? (?:novada|pilsētas|valstspilsētas|pagasta|rajona)\s")


def unit_owner(context: Context, at: int) -> tuple[MentionId, ...]:
    """A unit's task is its organisation's: in the paper of a municipality or an office, that of the paper itself."""
    for person in reversed(context.before_in_passage(at)):
        if person.kind is EntityKind.PERSON and (seat := seat_of(context, person.id)) is not None and not _WITHOUT_UNITS.search(context.name(seat).lower()):
            return (seat,)  # `A. Roze informē, ka nodaļa …`
    body = context.house
    if body is not None and body != context.body():
        return (body,)
    if body is None or not (context.minutes or context.kind in ("plan", "report")) or context.body_name() in ("ministru kabinets", "valsts sekretāru sanāksme"):
        return ()
    if _WITHOUT_UNITS.search(context.body_name()) and not is_territorial(context.body_name()):
        return _organisation_of(context, body)
    return (body,)


def _organisation_of(context: Context, body: MentionId) -> tuple[MentionId, ...]:
    """Whose committee it is: the one that its name begins with, else the one that stands alone on the line above it at the head."""
    whole = context.body_name()
    begins = [m for m in context.institutions if len(m.name) > 5 and len(whole) > len(m.name) + 3 and whole.startswith(m.name.lower().rstrip("aeis"))]
    if begins:
        return (max(begins, key=lambda m: (len(m.name), -m.evidence.start)).id,)
    territory = _TERRITORY.match(whole)
    own = {m.name: m.id for m in context.institutions if m.type == "municipality" and territory is not None and m.name.lower().startswith(territory.group())}
    if len(own) == 1:
        return tuple(own.values())  # `Egles novada ceļu darba grupa`
    flow = [p for p in context.document.passages[:6] if p.kind not in OUT_OF_FLOW]
    for above, below in pairwise(flow):
        heads = any(m.id == body or m.name.lower() == whole for m in context.inside(below.start, below.end)) or fold(whole)[:-2] in fold(context.text(below.start, below.end))
        alone = context.inside(above.start, above.end)
        if heads and len(alone) == 1 and alone[0].kind is EntityKind.INSTITUTION and len(alone[0].evidence.quote) > 0.8 * len(context.text(above.start, above.end).strip()):
            return (alone[0].id,)
    return ()
