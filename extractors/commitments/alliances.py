"""Those who agreed on something that news or a report tells of, and the plurals by which it names all of them later.

`Pašvaldības un uzņēmumi parakstīja memorandu` … `Puses izstrādās programmu`, `novadi sedz algas`: who `puses` and `novadi` are
stands in the sentence that says who signed or who works together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.commitments.context import Context
from extractors.commitments.counted import counted_in
from extractors.commitments.groups import numbered_parties
from extractors.commitments.seats import seat_of
from extractors.names.declension import Case
from extractors.names.fold import fold
from extractors.names.phrases import parse_phrase
from extractors.records import OUT_OF_FLOW, EntityKind, Mention, MentionId
from extractors.signs import Sign

_SIGN = Sign(r"\b(?:parakst(?:a|īja|ījuši|ījušas|īts|īta|us|u|iem)|noslē(?:dz|dza|guši|gušas|gts|gta)|vienoj(?:ās|ušies|ušās)|apņēm(?:ās|ušies|ušās))\b")
_JOIN = Sign(r"\b(?:sadarboj\w+|sadarbīb\w+|kopīg\w+|partner\w+|apvienoj\w+|memorand\w+|līgum\w+|vienošan\w+|konsorcij\w+)\b")
#: Words for all who agreed, in the nominative.
_COUNTED = r"(?:(?:visi|visas|abi|abas)\s+)?(?:(?:divi|divas|trīs|četri|četras|pieci|piecas|seši|sešas)\s+)?"
_WORD_OF_ALL = Sign(rf"(?<![\w-]){_COUNTED}(?:puses|(?:sadarbības\s+)?partneri|parakstītāj(?:i|as)|līgumslēdzēj(?:i|as)|līdzēji)(?![\w-])", re.IGNORECASE)
#: Plurals of one kind of them.
_OF_KIND = {
    kind: Sign(rf"(?<![\w-]){_COUNTED}(?:{words})(?![\w-])", re.IGNORECASE)
    for kind, words in (
        ("municipality", "novadi|pašvaldības|pilsētas|valstspilsētas|domes"), ("company", "uzņēmumi|kompānijas|firmas|komersanti"),
        ("university", "augstskolas|universitātes"), ("school", "skolas|vidusskolas|tehnikumi"), ("ministry", "ministrijas"),
        ("association", "biedrības|asociācijas|organizācijas"), ("museum", "muzeji"), ("hospital", "slimnīcas"), ("library", "bibliotēkas"),
    )
}  # fmt: skip
#: What may stand before such a plural: nothing, the beginning of a clause, a joint; anything else makes it others of the kind.
_FREE = re.compile(
    r"(?:^|[.!?:;,–—(„“\"*•▪→-]\s*|\d\.\s|\b(?:un|bet|ka|savukārt|arī|tad|jau|tāpēc|tādēļ|to|turklāt|taču|kuru|tur|tajā|\w+(?:gadā|mēnesī|laikā|beigām|sākumam|vidum|martam|ijam|rim|dien|gad|nedēļ))\s+)$",
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
        found = {context.keys.get(i, context.name(i)): i for m in context.inside(start, end) if (i := _side(context, m)) is not None}
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


#: A side by its country or place, in the nominative: `Latvijas puse`.
_ONE_SIDE = re.compile(r"(?<![\w-])(?P<whose>[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]{2,})(?:as|es|u|s|a)\s+(?P<side>puse)(?![\w-])")
#: A line that lists the partners of a project: `Projekta partneri: …`, `Vadošais partneris | …`.
_PARTNERS = re.compile(r"^[^\w\n]*(?:\d[\d.)]*\s+)?(?:vadošais |galvenais |projekta |sadarbības |pārējie )*partner(?:is|i)[ \t]*(?:[:–—\t][^\n]*\n?|\n)", re.IGNORECASE | re.MULTILINE)
_TITLE_LINES = 5  # passages


def find_sides(context: Context) -> tuple[MentionId, ...]:
    """Whom minutes or a report name as those who meet or work together: two houses in the title, else the partners that labels list."""
    flow = [p for p in context.document.passages[:_TITLE_LINES] if p.kind not in OUT_OF_FLOW]
    for above, passage in zip((None, *flow), flow, strict=False):
        low = context.text(passage.start, passage.end).lower()
        if context.minutes and "protokol" in low:
            begin = passage.start if above is None or "," in context.text(above.start, above.end) else flow[0].start
            found = {m.name: m.id for m in context.inside(begin, passage.end) if m.kind is EntityKind.INSTITUTION and m.type != "media"}
            if len(found) == 2 and re.search(r"\bun\b", context.text(begin, passage.end)):
                return tuple(found.values())
            break
    partners: dict[str, MentionId] = {}
    for match in _PARTNERS.finditer(context.document.text) if "artner" in context.document.text else ():
        for m in context.inside(match.start(), _end_of_list(context.document.text, match.end(), alone=match.group().endswith("\n"))):
            if m.kind is EntityKind.INSTITUTION:
                partners.setdefault(context.keys.get(m.id, m.name), m.id)
    return tuple(partners.values()) if len(partners) > 1 else ()


#: A line below a label that names a partner: behind its code, its number, a bullet.
_PARTNER_LINE = re.compile(r"[ \t]*(?:[A-Z]{1,3}\d{0,2}[.:)]?[ \t]+|\d{1,2}[.)][ \t]+|[-–•*][ \t]+)[^\n.;]{4,120}(?:\n|$)")


def _end_of_list(text: str, at: int, *, alone: bool) -> int:
    """Where the lines end that list partners below a label that stands alone on its own line."""
    while alone and (line := _PARTNER_LINE.match(text, at)) is not None:
        at = line.end()
    return at


def find_groups(context: Context, start: int, end: int) -> Iterator[tuple[int, int, tuple[MentionId, ...], frozenset[Case]]]:
    """The plurals in the span that stand for those who agreed, with their members and case; a side by its country for the one it is."""
    text = context.text(start, end)
    for one in _ONE_SIDE.finditer(text) if " puse" in text else ():
        side = _of_place(context, one["whose"])
        if side is not None:
            yield start + one.start(), start + one.end(), (side,), _NOMINATIVE
    yield from counted_in(context, start, end)
    yield from numbered_parties(context, start, end)
    if len(context.allies) < 2:
        yield from _sides_in(context, start, text)
        return
    for kind, pattern in ((None, _WORD_OF_ALL), *_OF_KIND.items()):
        meant = tuple(i for i in context.allies if kind is None or context.by_id[i].type == kind)
        if len(meant) < 2:
            continue
        for match in pattern.finditer(text):
            before = context.text(max(0, start - 2), start + match.start())
            those = tuple(i for i in meant if not context.name(i).endswith("reģions")) if kind == "municipality" else meant
            if len(those) > 1 and not _OF_ONE.search(before) and (kind is None or _FREE.search(before)):
                yield start + match.start(), start + match.end(), those, _NOMINATIVE


def _sides_in(context: Context, start: int, text: str) -> Iterator[tuple[int, int, tuple[MentionId, ...], frozenset[Case]]]:
    """The same where no sentence tells who agreed: by the title or by the list of partners."""
    if len(context.sides) > 1:
        for match in _WORD_OF_ALL.finditer(text):
            if not _OF_ONE.search(context.text(max(0, start - 2), start + match.start())):
                yield start + match.start(), start + match.end(), context.sides, _NOMINATIVE


def _of_place(context: Context, place: str) -> MentionId | None:
    """The one institution, of those who agreed where they are known, whose name begins with that of the country or place."""
    stem = fold(place)
    among = [context.by_id[i] for i in context.allies or context.sides] or [m for m in context.institutions if m.type == "municipality"]
    found = {m.name: m.id for m in among if fold(m.name).startswith(stem)}
    return next(iter(found.values())) if len(found) == 1 else None
