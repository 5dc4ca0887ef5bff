"""Who is meant by the plurals that tell how many they are: `visi trīs novadi` are the three districts that the paper names or that are present."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from extractors.commitments.context import Context
from extractors.commitments.counts import Counted, find_counted, kind_alone
from extractors.names.declension import Case
from extractors.records import Capacity, EntityKind, Mention, MentionId

#: Kinds that the type of an institution tells; the others its name tells.
_TYPES = frozenset("municipality school university ministry museum library hospital theatre company association fund church bank party centre".split())


def counted_in(context: Context, start: int, end: int) -> Iterator[tuple[int, int, tuple[MentionId, ...], frozenset[Case]]]:
    """Those of the span with the institutions that they mean, as many as they say."""
    if context.counted is None:
        context.counted = find_counted(context.document.text)
    if not context.counted:
        return
    for place in range(bisect_left(context.counted, start, key=lambda c: c.start), len(context.counted)):
        one = context.counted[place]
        if one.end > end:
            return
        meant = _meant(context, one)
        if meant:
            yield one.start, one.end, meant, one.cases


def _meant(context: Context, counted: Counted) -> tuple[MentionId, ...]:
    """The institutions of the kind, where they are exactly so many: those who agreed, in the sentence before, in the passage, present, in the paper so far."""
    allies = [context.by_id[i] for i in (context.allies or context.sides)]
    sources: list[Iterable[Mention]] = [allies, context.inside(*context.before), context.before_in_passage(counted.start)]
    if counted.sure:
        own = context.body()
        sources.append([*([context.by_id[own]] if own in context.by_id else []), *context.before_in_passage(counted.start)])
        sources += [[context.by_id[i] for i in context.with_capacity(Capacity.PARTICIPANT)], context.inside(0, counted.start)]
    for mentions in sources:
        found = {context.keys.get(m.id, m.name): m.id for m in mentions if m.kind is EntityKind.INSTITUTION and _is_of(m, counted.kind)}
        if len(found) == counted.number:
            return tuple(found.values())
    return ()


def all_of_kind(context: Context, text: str) -> tuple[MentionId, ...]:
    """All houses of the paper that a line in the plural means, which holds nothing else: `Novadi:`; nobody where it names only one."""
    kind = kind_alone(text)
    found = {context.keys.get(m.id, m.name): m.id for m in context.institutions if kind and _is_of(m, kind)}
    return tuple(found.values()) if len(found) > 1 else ()


def _is_of(mention: Mention, kind: tuple[str, ...]) -> bool:
    if not kind:
        return mention.type not in ("media", "state")
    if kind[0] in _TYPES:
        return mention.type in kind and not mention.name.endswith("reģions")
    return any(word in kind for word in mention.name.lower().split())
