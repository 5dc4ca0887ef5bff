"""Those who agreed on something that news or a report tells of, and the plurals by which it names all of them later.

`Pašvaldības un uzņēmumi parakstīja memorandu` … `Puses izstrādās programmu`, `novadi sedz algas`: who `puses` and `novadi` are
stands in the sentence that says who signed or who works together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.commitments.context import Context
from extractors.commitments.seats import seat_of
from extractors.names.declension import Case
from extractors.names.phrases import parse_phrase
from extractors.records import EntityKind, Mention, MentionId

_SIGN = re.compile(r"\b(?:parakst(?:īja|ījuši|ījušas|īts|īta|us|u|iem)|noslē(?:dza|guši|gušas|gts|gta)|vienoj(?:ās|ušies|ušās)|apņēm(?:ās|ušies|ušās))\b")
_JOIN = re.compile(r"\b(?:sadarboj\w+|sadarbīb\w+|kopīg\w+|partner\w+|apvienoj\w+|memorand\w+|līgum\w+|vienošan\w+|konsorcij\w+)\b")
#: Words for all who agreed, in the nominative.
_COUNTED = r"(?:(?:visi|visas|abi|abas)\s+)?(?:(?:divi|divas|trīs|četri|četras|pieci|piecas|seši|sešas)\s+)?"
_WORD_OF_ALL = re.compile(rf"(?<![\w-]){_COUNTED}(?:puses|(?:sadarbības\s+)?partneri|parakstītāj(?:i|as)|līgumslēdzēj(?:i|as)|līdzēji)(?![\w-])", re.IGNORECASE)
#: Plurals of one kind of them.
_OF_KIND = {
    kind: re.compile(rf"(?<![\w-]){_COUNTED}(?:{words})(?![\w-])", re.IGNORECASE)
    for kind, words in (
        ("municipality", "novadi|pašvaldības|pilsētas|valstspilsētas|domes"), ("company", "uzņēmumi|kompānijas|firmas|komersanti"),
        ("university", "augstskolas|universitātes"), ("school", "skolas|vidusskolas|tehnikumi"), ("ministry", "ministrijas"),
        ("association", "biedrības|asociācijas|organizācijas"), ("museum", "muzeji"), ("hospital", "slimnīcas"), ("library", "bibliotēkas"),
    )
}  # fmt: skip
#: What may stand before such a plural: nothing, the beginning of a clause, a joint; anything else makes it others of the kind.
_FREE = re.compile(
    r"(?:^|[.!?:;,–—(„“\"]\s*|\d\.\s|\b(?:un|bet|ka|savukārt|arī|tad|jau|tāpēc|tādēļ|to|turklāt|taču|kuru|tur|tajā|\w+(?:gadā|mēnesī|laikā|beigām|sākumam|vidum|martam|ijam|rim|dien|gad|nedēļ))\s+)$",
    re.IGNORECASE,
)
_OF_ONE = re.compile(r"\b(?:no|pie|uz|otras|vienas|katras)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_NOMINATIVE = frozenset({Case.NOM})


def find_allies(context: Context, bounds: Sequence[tuple[int, int]]) -> tuple[MentionId, ...]:
    """The institutions that the sentence which names most of them says signed something, else work together; nobody where fewer than two."""
    best: tuple[bool, dict[str, MentionId]] = (False, {})
    for start, end in bounds:
        low = context.text(start, end).lower()
        signs = _SIGN.search(low) is not None
        if not signs and not _JOIN.search(low):
            continue
        found = {context.name(i): i for m in context.inside(start, end) if (i := _side(context, m)) is not None}
        if len(found) > 1 and (signs, len(found)) > (best[0], len(best[1])):
            best = (signs, found)
    return tuple(best[1].values())


def _side(context: Context, mention: Mention) -> MentionId | None:
    """The institution that a mention stands for among those who agree: a person's seat; not where it only is the place."""
    if mention.kind is EntityKind.PERSON:
        return seat_of(context, mention.id)
    parsed = parse_phrase(mention.evidence.quote)
    if mention.type == "media" or (parsed is not None and {r.case for r in parsed.readings} == {Case.LOC}):
        return None
    return mention.id


def find_groups(context: Context, start: int, end: int) -> Iterator[tuple[int, int, tuple[MentionId, ...], frozenset[Case]]]:
    """The plurals in the span that stand for those who agreed, with their members and case."""
    if len(context.allies) < 2:
        return
    text = context.text(start, end)
    for kind, pattern in ((None, _WORD_OF_ALL), *_OF_KIND.items()):
        meant = tuple(i for i in context.allies if kind is None or context.by_id[i].type == kind)
        if len(meant) < 2:
            continue
        for match in pattern.finditer(text):
            before = context.text(max(0, start - 2), start + match.start())
            if not _OF_ONE.search(before) and (kind is None or _FREE.search(before)):
                yield start + match.start(), start + match.end(), meant, _NOMINATIVE
