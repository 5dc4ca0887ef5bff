"""Names without their form: `„Rumba”` where `SIA „Rumba”` stands elsewhere, and quoted names that a noun calls companies."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.institutions.stems import Stem, find_stems
from extractors.names.fold import lowered
from extractors.names.given import is_given_name
from extractors.names.initiative_heads import names_initiative
from extractors.names.institutions import LEGAL_FORMS, institution_nominative
from extractors.names.quotes import quoted_spans
from extractors.records import OUT_OF_FLOW, Alias, Document, EntityKind, Mention
from extractors.signs import Sign

_ENDING = re.compile(r"(?:is|us|as|es|s|š|a|e|i|u|o|ā|ē|ī)$")
_LEGAL = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(LEGAL_FORMS, key=len, reverse=True)))}|[Aa]/[Ss]|LLC|LLP|Plc|Oyj?|AB|S\.A\.|Group|Bank(?:en)?)(?!\w)")
#: Nouns that call the quoted name behind them a company or another body, whatever it is called.
_CALLED = Sign(
    r"\b(?:uzņēmum|kompānij|firm|(?:mazum|vairum)?tirgotāj|(?:liel)?tirgotav|(?:mazumtirdzniecības|veikalu|aptieku|degvielas|viesnīcu) (?:ķēd|tīkl)|ražotāj|operator|līder|meitasuzņēmum|mātesuzņēmum|akcionār|portāl|bank|apdrošinātāj|izstrādātāj|"
    r"investor|komersant|būvniek|būvuzņēmum|pārvadātāj|piegādātāj|lidsabiedrīb|koncern|aviokompānij|zīmola īpašniek|sadarbības partner|laikrakst|žurnāl|avīz|"
    r"televīzij|radio|raidorganizācij|apgād|izdevniecīb|ziņu aģentūr|partij|apvienīb)\w{0,5}\s+(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+(?:ā|ī|ē|os|ās)\s+)?$",
    re.IGNORECASE,
)
#: `Partneri: …, „Rīts” (Lietuva)`: an element of a list whose label says that bodies stand in it, with nothing before it.
_IN_LIST = re.compile(
    r"^\W*(?:[^\W\d_]+\s+){0,3}(?:partner|(?:līdz)?finansētāj|līdzekļu devēj|donor|sponsor|atbalstītāj|(?:līdz)?organizator|rīkotāj|īstenotāj|(?:līdz)?izpildītāj|atbildīg|sadarbīb)[^\W\d_]*"
    r"(?:\s+[^\W\d_]+){0,2}\s*(?::|\s[–—-])\s*(?:[^:]*(?:,|;|\bun|\bkā arī)\s*)?$",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\s*(?:\([^)]*\))?\s*[-–—]\s*\d+(?:,\d+)?\s?%")
_SITE = re.compile(r"[\w-]+\.(?:lv|com|eu|ee|lt)$", re.IGNORECASE)
_BRAND = re.compile(r"\s+zīmol", re.IGNORECASE)


def find_bare_names(document: Document, mentions: Sequence[Mention]) -> tuple[list[Mention], list[Alias]]:
    """Mentions of names that stand without form or head, and the aliases that tie them to their full names."""
    taken = sorted((m.evidence.start, m.evidence.end) for m in mentions)
    known: dict[str, Mention] = {}
    for mention in mentions:
        for inner in _inner_names(mention.name):
            known.setdefault(inner, mention)
    found: list[Mention] = []
    aliases: list[Alias] = []
    called = dict(_called(document, taken))
    for (start, end), name in called.items():
        found.append(_mention(document, start, end, name, "called", 0.8))
    taken = sorted([*taken, *called])
    for inner, full in sorted(known.items()):
        for start, end in _places_of(document, inner, taken):
            bare = _mention(document, start, end, inner, "bare name", 0.85, full.type)
            found.append(bare)
            aliases.append(Alias(bare.id, full.id, bare.evidence, "bare name"))
    spans = {(m.evidence.start, m.evidence.end) for m in found}
    for name in dict.fromkeys(called.values()):
        for start, end in _places_of(document, name, sorted([*taken, *spans])):
            found.append(_mention(document, start, end, name, "called", 0.75))
    return found, aliases


def without_declined(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, without those of a head in quotes that are a quoted name in another case: `„Kalnu spēku”` of `biedrība „Kalnu spēks”`."""
    text = document.text
    quoted = [m for m in mentions if m.method.endswith(":head") and text[m.evidence.start - 1 : m.evidence.start] in ("„", "“", "«", '"') and text[m.evidence.end : m.evidence.end + 1] in ("”", "“", "»", '"')]
    inner = {name for m in mentions for name in _inner_names(m.name)} if quoted else set()
    declined = {(start + 1, end - 1) for name in inner - {m.name for m in quoted} for start, end in _places_of(document, name, ()) if end - start > 2}
    gone = {m.id for m in quoted if m.name not in inner and (m.evidence.start, m.evidence.end) in declined}
    return [m for m in mentions if m.id not in gone]


def _mention(document: Document, start: int, end: int, name: str, method: str, confidence: float, kind: str | None = "company") -> Mention:
    return Mention(document.cite(start, end), EntityKind.INSTITUTION, name, f"institutions:{method}", confidence, type=kind)


def _inner_names(name: str) -> Iterator[str]:
    """What is left of a name without its form or its head: `SIA „Rumba”` and `AS Rumba` are `Rumba`."""
    quoted = next(quoted_spans(name, 0, len(name)), None)
    if quoted is not None:
        if quoted[0] > 1 or _LEGAL.match(name[quoted[1] + 1 :].strip()):
            yield name[slice(*quoted)].strip()
        return
    words = name.split()
    if len(words) > 1 and _LEGAL.fullmatch(words[0]):
        yield " ".join(words[1:])


def _places_of(document: Document, name: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where the name stands by itself in any case: in quotes, or without them when its capital is not that of a sentence."""
    if len(name) < 3 or not name[0].isalnum():
        return
    *front, last = name.split()
    stem = _ENDING.sub("", last)
    if len(stem) < 3:
        return
    adjective = bool(front) and front[0].endswith("ā")  # `„Zaļās Rumbas” īpašnieks`
    stems = [Stem(word[:-1].lower(), 1, 4) if adjective and not at else Stem(word.lower()) for at, word in enumerate(front)]
    text = document.text
    for start, end in find_stems(lowered(text), (*stems, Stem(stem.lower(), 0, 4))):
        passage = document.passage_at(start)
        if passage is None or passage.kind in OUT_OF_FLOW or not text[start].isupper():
            continue
        if (text[start - 1 : start] and re.match(r"[\w.-]", text[start - 1])) or _overlaps(taken, start, end):
            continue
        opened = text[start - 1 : start] in tuple('„“«"”') and text[start - 1 : start] != ""
        if opened and text[end : end + 1] in ("”", "“", "»", '"'):
            if not (names_initiative(text[passage.start : start - 1]) or _BRAND.match(text, end + 1)):
                yield start - 1, end + 1
        elif not opened and _stands_alone(text, start, end, name, passage.start):
            yield start, end


#: The given name or the initial before a surname.
_WORD_BEFORE = re.compile(r"(?<![\w-])([A-ZĀČĒĢĪĶĻŅŠŪŽ]\w*)(?:\.\s?|\s)$")


#: Behind the name of a place: `firma „Talsi”` is not meant by `Talsu rajona`.
_OF_A_PLACE = re.compile(r"\s+(?:rajon|novad|pagast|pilsēt|apriņķ|ciem|draudz|valstspilsēt)\w*")


def _stands_alone(text: str, start: int, end: int, name: str, floor: int) -> bool:
    """Whether a name without quotes is meant: its capital is not that of a sentence or of a heading, and no form stands before."""
    single = " " not in name
    if single and (before := _WORD_BEFORE.search(text, max(floor, start - 20), start)) and (len(before[1]) <= 2 or is_given_name(before[1])):
        return False  # `Alma Dūre, z/s „Dūres”`: a surname
    if single and (_begins(text, start, floor) or len(name) < 4 or _OF_A_PLACE.match(text, end)):
        return False
    return text[start + 1 : end] != name[1:].upper() and not _LEGAL.search(text[max(0, start - 6) : start])


def _overlaps(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a span touches one of those taken, which are in order and nest at most a few deep."""
    place = bisect_right(taken, (end, 0))
    return any(a < end and start < b for a, b in taken[max(0, place - 8) : place])


def _begins(text: str, at: int, floor: int) -> bool:
    """Whether a sentence begins there, so that any word would have a capital."""
    before = text[floor:at].rstrip()
    return not before or before[-1] in ".!?:•–-"


def _called(document: Document, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], str]]:
    """Quoted names that the words around them call a company, a bank, a paper or a site, and those listed with such."""
    text = document.text
    passages = [p for p in document.passages if p.kind not in OUT_OF_FLOW]
    spans = {p.start: list(quoted_spans(text, p.start, p.end)) for p in passages}
    brands = {text[a:b].strip() for each in spans.values() for a, b in each if _BRAND.match(text, b + 1)}
    sure: set[tuple[int, int]] = set()
    names: set[str] = set()
    for passage in passages:
        for start, end in spans[passage.start]:
            name = text[start:end].strip()
            if _overlaps(taken, start, end):
                sure.add((start, end))
                continue
            front = text[passage.start : start - 1]
            if not _may_be_called(name) or names_initiative(front) or name in brands:
                continue
            if _CALLED.search(front) or _IN_LIST.match(front) or _SHARE.match(text, end + 1) or _SITE.fullmatch(name) or _with_form(name):
                sure.add((start, end))
                names.add(name)
                yield (start - 1, end + 1), _nominative(name)
    for passage in passages:
        here = [span for span in spans[passage.start] if text[slice(*span)].strip() not in brands]
        for span in here:
            if text[slice(*span)].strip() in names:
                sure.add(span)
        yield from _listed(text, here, sure)


def _listed(text: str, spans: Sequence[tuple[int, int]], sure: set[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], str]]:
    """`"Rīts", "Vakars" un "Diena"`: with one of them known for a company, the others are."""
    for order in (spans, spans[::-1]):
        for one, other in pairwise(order):
            if one not in sure or other in sure:
                continue
            left, right = sorted((one, other))
            between = text[left[1] + 1 : right[0] - 1]
            name = text[slice(*other)].strip()
            joined = re.fullmatch(r"\s*(?:[-–—][^\"„“.]{0,40})?(?:,|\bun\b|,\s*bet\b|,\s*savukārt\b)\s*(?:\w+,\s*)?", between)
            if joined and _may_be_called(name) and len(name.split()) <= 3:
                sure.add(other)
                yield (other[0] - 1, other[1] + 1), _nominative(name)


def _nominative(name: str) -> str:
    """A quoted name whose last word is a noun for a house in another case put right: `"Rasas aptiekai"`."""
    return (institution_nominative(name) or name) if " " in name and name.split()[-1].islower() else name


def _with_form(name: str) -> bool:
    """Whether a legal form stands inside the quotes, before or behind the name."""
    words = name.split()
    return len(words) > 1 and any(_LEGAL.fullmatch(word) for word in (words[0], words[-1]))


def _may_be_called(name: str) -> bool:
    return len(name) > 1 and (name[0].isupper() or name[0].isdigit()) and not re.search(r"[.!?,;]\s|[!?]$", name) and len(name.split()) <= 7
