"""Names cut down to their first word and their noun: `Luovi centrs` for the `Luovi profesionālās izglītības centrs` named in full above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.institutions.countries import OF_COUNTRIES
from extractors.institutions.words import heads_of
from extractors.names.fold import fold
from extractors.names.given import given_forms
from extractors.records import OUT_OF_FLOW, Document, EntityKind, Mention
from extractors.spans import Spans

#: First words of too many names.
_ANYBODYS = OF_COUNTRIES | {"Valsts", "Eiropas", "Baltijas", "Ziemeļvalstu", "Starptautiskā", "Starptautiskais", "Centrālā", "Nacionālais", "Nacionālā"}
#: What a place has several of, or is itself.
_NO_SHORT_NAME = frozenset({"municipality", "department", "state", "church", "military"})
#: Nouns of bodies of which a house has several.
_OF_MANY = frozenset("padome komisija komiteja grupa valde nodaļa daļa filiāle departaments sapulce konference kopa klubs pulciņš tīkls projekts".split())


def find_short_names(document: Document, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions of institutions by their first word and their noun, behind the place that names them in full, where that is one."""
    full: dict[tuple[str, str], dict[str, Mention]] = {}
    for mention in mentions:
        words = mention.name.split()
        noun = words[-1].lower()
        heads = heads_of(noun) if len(words) > 2 and words[0][:1].isupper() and words[0].isalpha() else ()
        if not heads or words[0] in _ANYBODYS or heads[0].head.type in _NO_SHORT_NAME or noun in _OF_MANY or (given_forms(words[0]) and not words[1].islower()):
            continue
        full.setdefault((words[0], heads[0].head.noun), {}).setdefault(fold(mention.name), mention)
    firsts = sorted({first for first, _ in full})
    if not firsts:
        return
    taken = Spans((m.evidence.start, m.evidence.end) for m in mentions)
    pattern = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, firsts))})\s([a-zāčēģīķļņšūž]{{4,}})(?![\w-])")
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW:
            continue
        for match in pattern.finditer(document.text, passage.start, passage.end):
            noun = next((h.head.noun for h in heads_of(match[2]) if not h.plural), "")
            whole = full.get((match[1], noun), {})
            if len(whole) != 1 or taken.touch(*match.span()):
                continue
            one = next(iter(whole.values()))
            if one.evidence.end <= match.start():
                yield Mention(document.cite(*match.span()), EntityKind.INSTITUTION, one.name, "institutions:short name", 0.8, type=one.type)
