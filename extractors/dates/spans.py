"""Spans of time in which something is to be done: `10 darbdienu laikā no protokola parakstīšanas`, `ne vēlāk kā mēnesi pēc …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from extractors.dates.values import Anchor, Deadline, Frame, Precision, add_months, add_working_days
from extractors.dates.words import GAP, MONTH, NUMBERS
from extractors.signs import Sign

_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})(?:{GAP}\([a-z ]{{3,24}}\))?"
_UNIT = (
    rf"(?P<unit>darba{GAP}dienu|darba{GAP}dienas|darbdienu|darbdienas|(?:kalendar\w{{1,3}}{GAP})?dienu|dienas|diennakts|nedelu"
    r"|nedelas|menesu|menesus|menesa|menesi|men\.|gadu|gada|gadus|pusgada|pusotra{GAP}gada|ceturksna|stundu)".replace("{GAP}", GAP)
)
_SPAN = re.compile(rf"(?<!\w)(?:{_COUNT}{GAP})?{_UNIT} {{1,3}}$")
#: A span by itself at the end, in a bracket or behind a dash: `(2 nedēļas)`, `– divas nedēļas`, `, 1 mēnesis`, `termiņš 10 dienas`.
_BARE = Sign(
    rf"(?:\(\s?(?:termins:?\s)?|[-–—,]\s|(?<![a-z])termins:?\s)(?P<span>(?P<count>\d{{1,2}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))}|viena|viens|divas|divi|cetras|cetri|piecas|pieci|sesas|sesi)"
    r" (?P<unit>darba dienas?|darbdienas?|dienas?|nedelas?|menes(?:is|i)))\)?[.;]?\s*$"
)
_PLAIN = {"viena": 1, "viens": 1, "divas": 2, "divi": 2, "cetras": 4, "cetri": 4, "piecas": 5, "pieci": 5, "sesas": 6, "sesi": 6}
_WITHIN = Sign(r"laika(?![a-z])")
_FROM = re.compile(rf"{GAP}(?:no|pec|kops) [^,.;()]{{3,70}}")
#: `pēc trim nedēļām`: that long from now, unless from what is named behind.
_IN = re.compile(
    r"(?<![a-z])(?<!ik )pec (?:(?P<count>\d{1,2}|divam|diviem|trim|trijam|trijiem|cetram|cetriem|piecam|pieciem|sesam|sesiem|desmit) (?P<unit>darbdienam|darba dienam|dienam|nedelam|menesiem|gadiem)"
    r"|(?P<one>nedelas|menesa))(?![a-z])(?! (?:no|pec|kops|laika|partrauk|garum|ilg)|-)"
)
_PLAIN_IN = {"divam": 2, "diviem": 2, "trim": 3, "trijam": 3, "trijiem": 3, "cetram": 4, "cetriem": 4, "piecam": 5, "pieciem": 5, "sesam": 6, "sesiem": 6, "desmit": 10}
#: What has to happen first, in the clause before the span: `pēc tā saņemšanas padome lēmumu pieņems | mēneša laikā`.
_AFTER_EVENT = re.compile(r"(?<![a-z])(?P<since>pec (?:[a-z\d.]+ ){0,6}?[a-z]{3,}sanas)(?: [a-z.-]+){0,8} $")
_NOT_LATER = Sign(rf"ne velak ka {GAP}(?:{_COUNT}{GAP})?{_UNIT} {{1,3}}(?=(?:pec|no|pirms|kops) )")
_PHRASE = re.compile(r"(?:no|pec|pirms|kops) [^,.;()]{3,70}")
#: Alone these are a span only in the singular: `mēneša laikā`, but not `mēnešu laikā`.
_ONE = frozenset({"nedelas", "menesa", "menesi", "gada", "pusgada", "ceturksna", "diennakts", "dienas"})
#: What makes `gada laikā` a part of the calendar and no span: `šā gada laikā`, `maija mēneša laikā`.
_CALENDAR = re.compile(
    rf"(?:\d\.?|(?<![a-z])(?:sa|si|sis|saja|nakam\w*|pagajus\w*|ieprieksej\w*|teko\w*|visa|visas|katra|katras|macibu|parskata|finansu"
    rf"|saimniecisk\w*|[stnp]\.|(?:iv|i{{1,3}})\.?|pirm\w+|otr\w+|tres\w+|ceturt\w+|{MONTH})) {{1,3}}$"
)
_SIGNED = re.compile(r"(?:no|pec|kops) (?:si |sa )?(?:(?:sedes |sanaksmes )?protokola |protokollemuma |(?:si|sa) lemuma )?parakst")
_CONTRACT = re.compile(r"(?:no|pec|kops) (?:si |sa |sis )?(?:\w+ )?(?:memoranda|liguma|vienosanas|protokola|dokumenta) (?:abpusejas |noslegsanas un )?(?:parakst|nosleg)")
_PUBLISHED = re.compile(r"public|izsludin")
_MEETING = re.compile(
    r"(?:no|pec|kops) (?:sis |sodienas )?(?:(?:sedes|sanaksmes|sapulces)(?! (?:protokol|lemum))|(?:si|sa) lemuma pien|protokollemuma pien|sis dienas)"
    r"|(?:no|pec|kops) (?:(?:sis |si |sa )?(?:vestules|iesnieguma|rikojuma|paveles|lemuma|protokola|uzaicinajuma|dokumenta) (?:datuma|dienas|izdosanas|nosutisanas)(?: dienas)?|sodienas|sis vestules)(?![a-z])"
    r"|no (?:domes )?lemuma pien"  # a term that runs from the decision is told in the decision
)


def find_spans(text: str, low: str, *, reference: date | None, signed: date | None, contract: date | None = None) -> Iterator[Deadline]:
    """The spans in a text, given it folded too; each is counted from what the words behind it name.

    Without such words it is the document's own date (`reference`); the signing of the minutes is `signed`, that of the contract which
    the text itself is `contract`; what happens at an event of which the text gives no date, or at a publication, gives no value.

    >>> from extractors.dates.words import folded
    >>> text = "10 darbdienu laikā no protokola parakstīšanas"
    >>> [(d.value, str(d.anchor)) for d in find_spans(text, folded(text), reference=None, signed=date(2019, 4, 11))]
    [('2019-04-29', 'signing')]
    """
    for laika in _WITHIN.finditer(low):
        before = max(0, laika.start() - 64)
        span = _SPAN.search(low[before : laika.start()])
        if span is None or not _counts(span, low[before : before + span.start()]):
            continue
        phrase = _FROM.match(low, laika.end()) or _AFTER_EVENT.search(low[: before + span.start()])
        if phrase is not None and phrase.re is _AFTER_EVENT:  # `pēc tā saņemšanas lēmumu pieņems mēneša laikā`
            yield _deadline(text, before + span.start(), laika.end(), span, phrase["since"], reference, signed, contract)
            continue
        end = phrase.end() if phrase else laika.end()
        yield _deadline(text, before + span.start(), end, span, phrase.group() if phrase else "", reference, signed, contract)
    if "pec " in low:
        for match in _IN.finditer(low):
            number = int(match["count"]) if (match["count"] or "").isdigit() else _PLAIN_IN.get(match["count"] or "", 1)
            value = _counted(reference, number, (match["unit"] or match["one"]).replace(" ", "")) if reference else None
            yield Deadline(*match.span(), text[slice(*match.span())], value, Precision.DAY, Frame.DURING, Anchor.DOCUMENT)
    bare = _BARE.search(low)
    if bare is not None:
        number = _PLAIN.get(bare["count"]) or (int(bare["count"]) if bare["count"].isdigit() else NUMBERS[bare["count"]])
        value = _counted(reference, number, bare["unit"].replace(" ", "")) if reference else None
        yield Deadline(*bare.span("span"), text[slice(*bare.span("span"))], value, Precision.DAY, Frame.WITHIN, Anchor.DOCUMENT)
    for span in _NOT_LATER.finditer(low):
        if span["count"] is None and span["unit"] not in _ONE:
            continue
        phrase = _PHRASE.match(low, span.end())
        if phrase:
            yield _deadline(text, span.start(), phrase.end(), span, phrase.group(), reference, signed, contract)


def _counts(span: re.Match[str], before: str) -> bool:
    if span["count"] is not None:
        return not re.search(r"\d[.,]? ?$", before)
    return span["unit"].replace(" ", "") in _ONE | {"darbadienas", "pusotragada"} and not _CALENDAR.search(" " + before)


def _deadline(
    text: str, start: int, end: int, span: re.Match[str], phrase: str, reference: date | None, signed: date | None,
    contract: date | None,
) -> Deadline:
    phrase = phrase.strip()
    anchor, base = Anchor.EVENT, None
    if _SIGNED.match(phrase):
        anchor, base = Anchor.SIGNING, signed or contract
    elif contract is not None and _CONTRACT.match(phrase):
        anchor, base = Anchor.SIGNING, contract
    elif not phrase or _MEETING.match(phrase):
        anchor, base = Anchor.DOCUMENT, reference
    elif _PUBLISHED.search(phrase):
        anchor = Anchor.PUBLICATION
    value = _after(base, span) if base else None
    while text[end - 1].isspace():
        end -= 1
    return Deadline(start, end, text[start:end], value, Precision.DAY, Frame.WITHIN, anchor)


def _after(base: date, span: re.Match[str]) -> str | None:
    word, unit = span["count"], span["unit"].replace(" ", "")
    number = 1 if word is None else int(word) if word.isdigit() else NUMBERS[word]
    return _counted(base, number, unit)


def _counted(base: date, number: int, unit: str) -> str | None:
    """The day that many units behind another."""
    if number > 500:
        return None
    if unit.startswith("stund"):
        return (base + timedelta(days=number // 24)).isoformat() if number % 24 == 0 else None
    if unit.startswith("darb"):
        return add_working_days(base, number).isoformat()
    if unit.startswith(("dien", "kalendar")):
        return (base + timedelta(days=number)).isoformat()
    if unit.startswith("nedel"):
        return (base + timedelta(weeks=number)).isoformat()
    months = {"pusg": 6, "puso": 18, "cetu": 3}.get(unit[:4]) or (12 if unit.startswith("gad") else 1)
    return add_months(base, number * months).isoformat()
