"""Minutes of a meeting: whether a document is that, and what opens an item or a decision in it, closes the meeting, signs."""

from __future__ import annotations

import re

from extractors.dates.words import folded
from extractors.outline.agenda import roman_value
from extractors.outline.blocks import MEETING, label_at
from extractors.outline.transcript import turns
from extractors.records import Document, Passage, PassageKind
from extractors.signs import Sign

_ROMAN_ITEM = re.compile(r"([IVX]{1,5})\.\s(?=P[Aa][Rr]\s|[A-ZĀČĒĢĪĶĻŅŠŪŽ]{4,})")  # `II. PAR SĒJU`
_ROMAN_ALONE = re.compile(r"([IVX]{1,5})\.?")
_PARAGRAPH = re.compile(r"(\d{1,3})\.?\s?§|§\s?(\d{1,3})\b")
#: The number before a bracket, as far as it opens an item: decisions are counted like that too.
_BRACKETED = re.compile(r"(\d{1,2})\)\s?(?=Par |[A-ZĀČĒĢĪĶĻŅŠŪŽ][^.;:,]{2,60}$)")
_NUMBER_OF_ITEM = re.compile(r"(\d{1,2})(?:\.\s?|/\s)(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ]|(?:19|20)\d\d\.(?:\s?gad|[-–/]))")
#: The number of the meeting: `4. sanāksmes protokols` opens no item.
_MEETING_ITSELF = re.compile(rf"(?:\w+ ){{0,4}}?{MEETING}(?: \w+)? (?:protokol|kopsavilkum|piezim|pierakst)|{MEETING}\s*$")
#: What opens a decision, in folded text: `Padome nolemj:`.
DECISION = Sign(
    r"(?:(?:padome|valde|dome|komisija|darba grupa|komiteja|sapulce|dalibnieki|sanaksme)\s+)?(?:\w+\s+)?"
    r"(?:nolemj|nolema|nolemts|nolemusi|nolemjam|nolemam|lemums|lemj|lemj:|lemjam|lemam|nospriez|nosprieda|nospriezam|nospriedam|norunajam|sarunajam|uzdod|vienojas|vienojas par|vienojamies)\b[^.]{0,20}:"
)
#: The end of the meeting, in folded text: `Sēde slēgta plkst. 12.00`.
CLOSING = re.compile(rf"{MEETING} (?:slegt\w|sledz|beidz\w*|beigusies)")
#: Who signs below, in folded text: `Sēdes vadītāja`, `Protokolēja`.
SIGNED = re.compile(
    rf"(?:{MEETING} (?:vaditaj[sa]|priekssedetaj[sa])|protokol(?:eja|ets|ists|iste|etaj[sa])|rakstved(?:is|e)\b|rakstij(?:a|is)\b|vada\b|\(?paraksts|parakst(?:s|ija)\b|"
    r"sekretar(?:s|e)\s|(?:ministru )?prezident[se]\b|(?:valsts kancelejas )?(?:direktor[se]|vaditaj[sa])\b|priekssedetaj[sa]\b)"
)


def is_minutes(document: Document, flow: list[Passage]) -> bool:
    """Whether the document records a meeting: it calls itself minutes, lists who was there, or gives the floor from label to label."""
    if turns(document):
        return True
    head = folded(document.text[:1500]).replace(" ", "")
    if re.search(r"(?<!nodomu)(?<!nodoma)(?<!sadarbibas)(?<!vienosanas)(?<!lemumu\()(?<!lemums\()protokols|darbakartiba|(?:sanaksm|sed|tiksan|sapulc)es(?:piezimes|kopsavilkums|pieraksts)|(?:sanaksme|sede|tiksanas|sapulce)nr\.?\d|registracijaslapa", head):
        return True
    if re.search(r"(?:^|\n|,\s)\d{1,3}\. (?:sanaksme|sede|sapulce)(?=\s*(?:\n|,|\(|$))", folded(document.text[:200])):
        return True
    labels = [label for p in flow[:60] if (label := label_at(folded(document.text[p.start : p.end]))) and (label.sure or p.end - p.start < 60)]
    return len({label.capacity for label in labels}) >= 2 or bool(re.search(r"sanaksme\w*piedal[ai]", head))


def item_number(passage: Passage, text: str, low: str, *, bracketed: bool = False) -> str | None:
    """The number of the item that a passage opens, or nothing; `bracketed` items, `4) Kase`, need no `Par` once one has opened with it."""
    sign = _PARAGRAPH.match(low)
    if sign:
        return sign.group(1) or sign.group(2)
    alone = _ROMAN_ALONE.fullmatch(text.strip())
    if alone and passage.kind is not PassageKind.CELL:
        return str(roman_value(alone.group(1).lower()))
    roman = _ROMAN_ITEM.match(text)
    if roman and passage.kind is not PassageKind.CELL and len(text) < 200:
        return str(roman_value(roman.group(1).lower()))
    if passage.kind in (PassageKind.HEADING, PassageKind.ITEM, PassageKind.PARAGRAPH):
        number = _NUMBER_OF_ITEM.match(text)
        if number and _MEETING_ITSELF.match(low, number.end()):
            return None
        if number and passage.level in (None, 1, 2) and (low[number.end() :].startswith("par ") or len(text) < 100):
            return number.group(1)
        numbered = _BRACKETED.match(text)
        if numbered and low.startswith("par ", numbered.end()) and len(text) < 200:
            return numbered.group(1)
        if numbered and bracketed and not text.rstrip().endswith("."):
            return numbered.group(1)
    return None


def decision_in(low: str) -> re.Match[str] | None:
    """What opens a decision in a folded passage; few passages have its colon, and the pattern is slow."""
    return DECISION.search(low) if ":" in low else None


def ends_in_name(text: str) -> bool:
    """Whether a line ends as a name does: `Protokolēja A. Roze`."""
    return bool(re.search(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w.]*\s?[A-ZĀČĒĢĪĶĻŅŠŪŽ]?[\w-]+\s*$", text))
