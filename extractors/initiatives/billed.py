"""Events that a programme, a poster or a committee is of: a title beside the line that says the kind, the name that a committee bears."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.dates.find import find_dates
from extractors.initiatives.named import NamedInitiative, as_written, kind_nominative, make_named
from extractors.institutions.words import can_precede, words_of
from extractors.names.initiative_heads import initiative_head
from extractors.names.quotes import quoted_spans
from extractors.records import Document, Mention, Passage

#: A line that says no more than what is held: `STARPTAUTISKA KONFERENCE`, `12. zinātniski praktiskā konference`, `Konferences programma`.
_KIND_LINE = re.compile(
    r"(?:(?:\d{1,3}\.|[IVXL]+)\s+)?(?:[\w–-]+(?:ā|ais|s|a|i)\s+){0,4}?(?P<noun>konference|forums|kongress|simpozijs|seminārs|festivāls|lasījumi|diskusija|izstāde|konkurss|salidojums|darbnīca)"
    r"|(?P<of>konferences|foruma|kongresa|simpozija|semināra|festivāla|lasījumu|diskusijas|salidojuma|darbnīcas)\s+(?:programma|darba\s+kārtība)",
    re.IGNORECASE,
)
_NOUN_OF = {
    "konferences": "konference", "foruma": "forums", "kongresa": "kongress", "simpozija": "simpozijs", "semināra": "seminārs", "festivāla": "festivāls",
    "lasījumu": "lasījumi", "diskusijas": "diskusija", "salidojuma": "salidojums", "darbnīcas": "darbnīca",
}  # fmt: skip
_TITLE = re.compile(r"(?![^\n]*\d{1,2}\.\d\d)[A-ZĀČĒĢĪĶĻŅŠŪŽ][^.:;„“”«»\"\n\t@|]{4,120}[!?]?")
#: Lines from the title on among which a programme or poster says when it is held, or who holds it.
_NEAR = 6
_HELD_BY = re.compile(r"\W*(?:rīko|organizē|rīkotāj|organizator|aicina|atbalsta|programma)", re.IGNORECASE)
#: Who gets an event ready bears its name: `Ogu svētku | rīcības komiteja`.
_COMMITTEE = re.compile(
    r"(?P<name>[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w–-]*(?:\s+[\w–-]+){0,5}?\s+(?P<noun>svētku|dienu|dienas|nedēļas|festivāla|foruma|konferences|kongresa|salidojuma|spēļu|olimpiādes|skrējiena|maratona|konkursa|lasījumu|čempionāta|gadatirgus|saieta|kausa))"
    r"\s+(?:rīcības|(?:sa)?rīkošanas|organizācijas|organizēšanas|organizatorisk\w+|rīkotāju|organizatoru|sagatavošanas|programmas|goda)\s+(?:komitej|komisij|darba\s+grup|grup)\w{1,3}(?!\w)"
    r"|(?P<name2>[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w–-]*(?:\s+[\w–-]+){0,5}?\s+(?P<noun2>svētku|dienu|festivāla|foruma|konferences|kongresa|salidojuma|spēļu))\s+orgkomitej\w{1,3}(?!\w)"
)


def find_billed(document: Document, flow: Sequence[Passage], bodies: Sequence[Mention]) -> Iterator[NamedInitiative]:
    """The event whose programme or poster the paper is, and those of committees."""
    yield from _under_its_kind(document, flow, bodies)
    for passage in flow:
        for match in _COMMITTEE.finditer(document.text, passage.start, passage.end):
            start, end = match.span("name" if match["name"] else "name2")
            words = words_of(document.text, start, end)
            head = initiative_head(words[-1].text)
            if head is None or not all(word.text == "un" or can_precede(word) for word in words) or (len(words) == 2 and initiative_head(words[0].text) is not None):
                continue
            joined = next((at for at in range(1, len(words) - 1) if words[at].text == "un" and initiative_head(words[at - 1].text) is not None), 0)
            parts = [[w.text for w in words[:joined]], [w.text for w in words[joined + bool(joined) :]]]
            name = " un ".join(_nominative(part) for part in parts if part)
            yield make_named(document, start, end, name[0].upper() + name[1:], head[0], head[1].head.noun, "committee", 0.75)


def _nominative(words: Sequence[str]) -> str:
    """The name of one event, whose noun is the last word."""
    if words[-1] == "dienu":
        return " ".join((*words[:-1], "dienas"))  # a committee is of several days
    head = initiative_head(words[-1])
    return kind_nominative(words, len(words) - 1, head[1]) if head is not None else " ".join(words)


def _under_its_kind(document: Document, flow: Sequence[Passage], bodies: Sequence[Mention]) -> Iterator[NamedInitiative]:
    for place, line in enumerate(flow[:5]):
        kind = _KIND_LINE.fullmatch(document.text[line.start : line.end].strip())
        if kind is None or not _is_bill(document, flow[place : place + _NEAR + 1]):
            continue
        noun = (kind["noun"] or _NOUN_OF[kind["of"].lower()]).lower()
        beside = [p for p in (*flow[place + 1 : place + 2], *flow[max(0, place - 1) : place]) if _is_title(document, p, bodies)]
        if beside:
            title = beside[0]
            start, end = next(quoted_spans(document.text, title.start, title.end), (title.start, title.end))
            name = as_written(document, " ".join(document.text[start:end].split()))
            yield replace(make_named(document, start, end, name, "event", noun, "billed", 0.75), own=True, labelled=True)
        return


def _is_title(document: Document, passage: Passage, bodies: Sequence[Mention]) -> bool:
    name = document.text[passage.start : passage.end].strip()
    quoted = next(quoted_spans(document.text, passage.start, passage.end), None)
    if quoted is not None:
        return quoted[0] - passage.start <= 1 and passage.end - quoted[1] <= 2
    named = any(passage.start <= m.evidence.start < passage.start + 3 and m.evidence.end > passage.end - 3 for m in bodies)
    dated = any(found.value for found in find_dates(name))
    return 1 < len(name.split()) < 18 and not named and not dated and _TITLE.fullmatch(name) is not None


def _is_bill(document: Document, lines: Sequence[Passage]) -> bool:
    """Whether the lines tell when something is held, or by whom, as those of a programme do."""
    texts = [document.text[p.start : p.end] for p in lines]
    return any(_HELD_BY.match(text) or (len(text) < 90 and any(found.value for found in find_dates(text))) for text in texts[1:])
