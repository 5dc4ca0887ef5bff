"""Names of institutions and people in English passages, as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.names.given import is_given_name
from extractors.records import Alias, Document, EntityKind, Mention, Passage

_UP = "A-ZÀ-ÖØ-ÞĀČĒĢĪĶĻŅŌŖŠŪŽ"
_LOW = "a-zà-öø-ÿāčēģīķļņōŗšūžąęėįųłńśćż"
_CAP = rf"[{_UP}][\w’'&-]*"
#: Nouns that name a body when they end a run of words with capitals, or begin one with `of` or `for`.
_HEADS = (
    "Ministry|Ministries|Council|Committee|Commission|Agency|Authority|Board|Bank|Cent(?:re|er)|Chancellery|Office|University|Institute|"
    "Association|Foundation|Secretariat|Parliament|Court|Municipality|Federation|Union|Society|Academy|Service|Inspectorate|Fund|"
    "Confederation|Chamber|Organi[sz]ation|School|College|Museum|Library|Archives?|Police|Embassy|Delegation|Presidency|Cabinet|Saeima|"
    "Administration|Company|Corporation|Group|Alliance|Cooperation|Directorate(?:-General)?"
)
_TAIL = rf"(?:\s+(?:of|for|on)\s+(?:the\s+)?{_CAP}(?:(?:,\s+|\s+and\s+|,\s+and\s+|\s+)(?!(?:Mr|Mrs|Ms|Dr)\b){_CAP})*)"
#: Behind `Ministry of …` the name goes on over `and` as long as no other body begins.
_MINISTRY = (
    rf"\bMinistry\s+(?:of|for)\s+(?:the\s+)?{_CAP}"
    rf"(?:(?:,\s+|\s+and\s+(?:the\s+)?|,\s+and\s+|\s+)(?!(?:Mr|Mrs|Ms|Dr)\b|(?:{_HEADS.replace('Administration|', '')}|State|National)\b){_CAP}(?!\s+(?:{_HEADS})\b))*"
)
_BODY = re.compile(
    rf"{_MINISTRY}{_TAIL}*|"
    rf"(?:\b{_CAP}\s+(?:(?:and|of|&)\s+)?)*\b(?:{_HEADS})\b{_TAIL}*|\b(?:{_CAP}\s+)+(?:Ltd|AB|AS|Oy|GmbH|SIA|Inc)\b\.?"
)
#: A country behind a comma says where a body is and is no part of its name: `Ministry of Agriculture, Latvia`.
_COUNTRY_BEHIND = re.compile(
    r",\s+(?:Latvia|Lithuania|Estonia|Finland|Sweden|Denmark|Norway|Iceland|Poland|Germany|France|Belgium|Netherlands|Ireland|Ukraine|Georgia|Moldova)$"
)
_DEFINED = re.compile(r"\s*\((?:hereinafter\s+)?[“\"„]?(?P<short>[A-Z][A-Za-z&-]*[A-Z][A-Za-z-]*)[”\"“]?\)")
_NOT_NAMES = frozenset(
    """the this that chair chairman chairwoman chairperson participants participant present agenda item minutes meeting date place
    time decision decisions action actions next any other business adoption opening closing annex mr mrs ms dr prof
    director deputy senior junior chief head expert officer manager adviser advisor specialist secretary general president vice minister
    unit department division section member representative coordinator ambassador counsellor executive acting assistant analyst apologies
    professor rector dean mayor commissioner attaché prime project programme policy legal state permanent""".split()
)
_BEFORE = frozenset(
    "the this that chair chairman chairwoman chairperson participants participant present agenda item minutes members representatives".split()
)
_TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|H\.E|Sir)\.?\s+)"
_PART = rf"(?!(?:Mr|Mrs|Ms|Miss|Dr|Prof)\b)[{_UP}][{_LOW}’']+(?:-[{_UP}][{_LOW}’']+)*"
_PERSON = re.compile(
    rf"(?<![\w.])(?P<title>{_TITLE})?(?P<name>(?:{_PART}|[{_UP}]\.)(?:\s+(?:{_PART}|[{_UP}]\.|van|von|de|der))*?\s+{_PART})(?![\w-])"
)
_SURNAME = re.compile(rf"(?<!\w){_TITLE}(?P<name>{_PART})(?!\s+[{_UP}][{_LOW}])")
_METHOD = "english:"


def find_english_institutions(document: Document, passages: Sequence[Passage]) -> tuple[list[Mention], list[Alias]]:
    """Bodies by their head noun, with the abbreviations that the document puts in brackets behind them."""
    mentions: list[Mention] = []
    aliases: list[Alias] = []
    shorts: dict[str, Mention] = {}
    for passage in passages:
        for match in _BODY.finditer(document.text, passage.start, passage.end):
            start = match.start() + _leading(match.group())
            whole = _COUNTRY_BEHIND.sub("", document.text[start : match.end()])
            end = start + len(whole)
            name = " ".join(whole.split())
            if len(name.split()) < 2 and name != "Saeima":
                continue
            mention = Mention(document.cite(start, end), EntityKind.INSTITUTION, name, _METHOD + "head", 0.8)
            mentions.append(mention)
            defined = _DEFINED.match(document.text, match.end(), passage.end)
            if defined:
                at = defined.span("short")
                short = Mention(document.cite(*at), EntityKind.INSTITUTION, defined["short"], _METHOD + "abbreviation", 0.85)
                mentions.append(short)
                aliases.append(Alias(short.id, mention.id, document.cite(match.start(), defined.end()), _METHOD + "brackets"))
                shorts.setdefault(defined["short"], short)
    taken = {(m.evidence.start, m.evidence.end) for m in mentions}
    for short_name, first in shorts.items():
        for passage in passages:
            for match in re.finditer(rf"(?<![\w-]){re.escape(short_name)}(?![\w-])", document.text[passage.start : passage.end]):
                at = (passage.start + match.start(), passage.start + match.end())
                if at not in taken:
                    again = Mention(document.cite(*at), EntityKind.INSTITUTION, short_name, _METHOD + "abbreviation", 0.85)
                    mentions.append(again)
                    aliases.append(Alias(again.id, first.id, again.evidence, _METHOD + "abbreviation"))
    return sorted(mentions, key=lambda m: m.evidence.start), aliases


def _leading(text: str) -> int:
    """How many code points of a run are words that only stand before the name: `The`, `Chair of the` …"""
    at = 0
    for match in re.finditer(r"\S+\s*", text):
        if match.group().strip(" ,:").lower() not in _BEFORE | {"of", "and"}:
            break
        at = match.end()
    return at


def find_english_people(
    document: Document, passages: Sequence[Passage], taken: Sequence[Mention], *, listed: Sequence[Passage]
) -> Iterator[Mention]:
    """People with a title before the name, a known first name, or a place in a list of participants (`listed`)."""
    spans = [(m.evidence.start, m.evidence.end) for m in taken]
    rows = set(listed)
    found: list[Mention] = []
    for passage in passages:
        for match in _PERSON.finditer(document.text, passage.start, passage.end):
            start, end = match.span("name")
            words = match["name"].split()
            if any(a < end and start < b for a, b in spans) or any(word.lower() in _NOT_NAMES for word in words):
                continue
            first = passage in rows and (
                match.start() == passage.start or document.text[match.start() - 2 : match.start()] in {": ", "; ", ", "}
            )
            if match["title"] or is_given_name(words[0]) or (first and len(words) <= 3):
                found.append(Mention(document.cite(start, end), EntityKind.PERSON, " ".join(words), _METHOD + "name", 0.85))
                spans.append((start, end))
    families = {m.name.split()[-1]: m.name for m in reversed(found)}
    for passage in passages:
        for match in _SURNAME.finditer(document.text, passage.start, passage.end):
            start, end = match.span("name")
            if match["name"] in families and not any(a < end and start < b for a, b in spans):
                found.append(Mention(document.cite(start, end), EntityKind.PERSON, match["name"], _METHOD + "surname", 0.8))
    yield from sorted(found, key=lambda m: m.evidence.start)
