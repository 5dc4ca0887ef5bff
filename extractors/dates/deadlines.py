"""By when something is to be done: `līdz …`, `… laikā`, `Termiņš: …`, recurring terms, and plain times."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from extractors.dates.feasts import find_feasts
from extractors.dates.find import find_dates_in
from extractors.dates.recurrence import YEARLY, find_recurrences, yearly_rule
from extractors.dates.spans import find_spans
from extractors.dates.values import (
    Anchor,
    DateMention,
    Deadline,
    Frame,
    Precision,
    add_months,
    day,
    last_day_of,
    week_of,
)  # fmt: skip
from extractors.dates.words import (
    GAP,
    MONTH,
    ORDINAL,
    SEASON,
    SEASONS,
    WHICH,
    YEAR_OF,
    YEAR_WORD,
    folded,
    month_number,
    ordinal_number,
    which_number,
)  # fmt: skip
from extractors.signs import Sign

_LIDZ = Sign(r"lidz(?: pat)? {1,3}|ne velak(?: ka| par)?(?: lidz)? {1,3}|(?:parcel|pagarin|atlik)[a-z]{1,6} uz {1,3}(?=\d{1,2}\.\d)")
_TERM = Sign(r"termin[sau]\w{0,2} {0,2}[-:]? {0,3}(?:lidz {1,3})?|izpild\w{1,3} {0,2}[-:] {0,3}(?:lidz {1,3})?")
_MEETING = Sign(
    r"(?:nakam|nakos|kartej)(?:ajai|aja|ai|a|o|as|am|ajam)? {1,3}(?:[\w-]{1,30} {1,3}){0,3}?"
    r"(?:(?:kop)?(?:sedei|sedes|sede|sedi)|sanaksmei|sanaksmes|sanaksmi|sanaksme|tiksanas|tiksanai|tiksanos|[a-z]{0,8}sapulcei|[a-z]{0,8}sapulces|[a-z]{0,8}sapulci|[a-z]{0,8}sapulce|apspriedei|apspriedi|apspriede|sesijai|sesiju|sesija"
    r"|reizei|reizi|reize)(?![a-z])|nakamreiz(?![a-z])"
)
#: `uz domes oktobra sēdi`, `augusta sēdē`: the meeting of a month.
_BODY = r"(?:domes|komisijas|komitejas|padomes|valdes|darba grupas|grupas|biedribas|senata|kolegijas|kopsapulces) {1,3}"
_MEETING_OF_BODY = Sign(r"(?<![a-z])(?:lidz|uz) {1,3}(?P<body>domes|valdes|padomes|komisijas|komitejas|senata|kolegijas) {1,3}sed(?:ei|i)(?![a-z])(?! {1,3}\d)")
_MEETING_OF_MONTH = Sign(
    rf"(?:(?P<to>lidz|uz) {{1,3}})?(?:(?<= ){_BODY})?(?:(?P<y>(?:19|20)\d\d)\. ?gada {{1,3}})?(?P<m>{MONTH}) {{1,3}}(?:(?:pirm|otr|tres|pedej)[a-z]+ {{1,3}})?(?:{_BODY})?"
    r"(?:sed(?:ei|i|e)|sanaksm(?:ei|i|e)|sapulc(?:ei|i|e)|kopsapulc(?:ei|i|e)|tiksan(?:ai|os|as))(?![a-z])"
)
#: An infinitive in the clause before: `ziņot augusta sēdē`.
_TO_ACT = re.compile(r"(?<![a-z])[a-z]{2,}(?:[aeiou]t|[gkpsnr]t)(?:ies)? (?:[a-z]+ ){0,4}$")
#: Behind a season: what has its name and a time of its own.
_NAMED_AFTER_SEASON = re.compile(r" {1,3}(?:brivlaik|brivdien|sezon|saulgriez|sesij|semestr|tirg|svetk)")
_BEFORE_MEETING = re.compile(r"(?<![a-z])(?:lidz|uz|pirms) {1,3}$")
_UNTIL_END = re.compile(
    rf"(?:(?:{YEAR_OF}|{WHICH}{GAP}{YEAR_WORD}|(?P<gada>gada)){GAP})?"
    rf"(?:{ORDINAL.format('n')}{GAP}(?P<part>ceturksna|pusgada)|(?P<m>{MONTH})|{SEASON.format('s')}"
    rf"|(?:(?P<unit_which>sa|si|sis|teko\w{{2,4}}|nakam\w{{1,3}}){GAP})?(?P<unit>menesa|nedelas|ceturksna|pusgada))?"
    rf"(?<=[a-z.]){GAP}(?P<edge>beigam|nogalei|izskanai|vidum|sakumam)(?![a-z])"
)
_DAY_AND_MONTH = re.compile(
    r"(?P<d>[0-3]?\d)\.(?P<mm>[01]\d|\d(?=\.))(?:\.(?!\d)|(?![\d.,:]| ?(?:%|eur|ls|milj|tukst|m|km)(?![a-z])))(?! {0,2}(?:§|p\.|punkt|apaks))"
)
_LONE = re.compile(r"[ ,;:(-]*(?:lidz )? *(?=[0-3]?\d\.[01]?\d\.?(?:,? ?(?:plkst|pulksten|vakar|rit|pusdien|no rita|dien[aa])[^|;]{0,20})?[ )]*$)")
#: `09.2023.`: the month and year of a column of terms.
_MONTH_AND_YEAR = re.compile(r"[ ,;:(]*(?:lidz )? *(?P<mm>0?[1-9]|1[0-2])[./](?P<y>(?:19|20)\d\d)\.?[ )]*$")
_DATUM = Sign(r"(?<![a-z])lidz {1,3}(?P<d>[0-3]?\d)\. ?datumam(?![a-z])")
_SCHOOL_END = Sign(r"(?<![a-z])lidz {1,3}(?:(?P<which>sa|si|sis|teko\w*|nakam\w*) )?macibu {1,2}gada {1,2}(?:beigam|nogalei|izskanai)(?![a-z])")
_SCHOOL_START = Sign(
    r"(?<![a-z])(?:lidz|pirms) {1,3}(?:(?:(?P<which>jauna|nakam\w*) )?macibu {1,2}gada {1,2}sakum(?:am|a)|(?:jaunajam|nakamajam) {1,2}macibu {1,2}gadam|jauna {1,2}macibu {1,2}gada)(?![a-z])"
)
_OF_CLOCK = re.compile(r"no \d{1,2}[.:]\d\d $")
_STATED_YEAR = re.compile(r"\d{4}|\b[stnp]\. ?g\.|\b(?:sa|si|nakam\w*|teko\w*|pagaj\w*|aizn\w*) gad|gad")
_WORDS = Sign(r"\b(?:nekavejoties|pastavigi|nepartraukti)(?![a-z])")
_PARTS = frozenset({Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.HALF})


def find_deadlines(
    text: str, *, reference: date | None = None, signed: date | None = None, next_meeting: date | str | None = None,
    contract: date | None = None, meetings: Mapping[str, str] | None = None,
) -> Iterator[Deadline]:
    """The times by or at which something in the text is to be done, in order.

    `reference` is the date of the document (the meeting), `signed` that of its signing, `next_meeting` the day or month of the next, `contract`
    that of the contract which the document is.

    >>> meeting = date(2018, 1, 3)
    >>> [d.value for d in find_deadlines("Ministrijai līdz 1. jūnijam iesniegt, divu nedēļu laikā izplatīt", reference=meeting)]
    ['2018-06-01', '2018-01-17']
    >>> [d.value for d in find_deadlines("līdz gada beigām; līdz maija beigām", reference=meeting)]
    ['2018-12-31', '2018-05-31']
    >>> [(d.value, d.recurrence) for d in find_deadlines("katru gadu līdz 31. maijam", reference=meeting)]
    [('2018-05-31', 'FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=31')]
    """
    low = folded(text)
    coming_day = next_meeting.isoformat() if isinstance(next_meeting, date) else next_meeting
    dates = list(find_dates_in(text, low, reference=reference))
    taken = bytearray(len(low) + 1)
    found: list[Deadline] = []
    for deadline in _in_order(text, low, dates, reference, signed, coming_day, contract, meetings or {}):
        if not any(taken[deadline.start : deadline.end]):
            taken[deadline.start : deadline.end] = b"\x01" * (deadline.end - deadline.start)
            found.append(deadline)
    yield from sorted(found, key=lambda d: d.start)


#: From when on something comes round again.
_STARTING = re.compile(r"\bsakot (?:ar|no) ")


def _in_order(
    text: str, low: str, dates: list[DateMention], reference: date | None, signed: date | None, next_meeting: str | None,
    contract: date | None, meetings: Mapping[str, str],
) -> Iterator[Deadline]:
    """All that could be a deadline, the surest first: what comes later gives way where they overlap."""
    starting = {d.start: d for d in dates}
    recurrences = list(find_recurrences(text, low, reference))
    for each in recurrences:
        if each.value or "BY" in each.rule:
            frame = Frame.UNTIL if each.limit else Frame.DURING
            first = next((starting[m.end()] for m in _STARTING.finditer(low) if m.end() in starting), None)  # `katru pirmdienu, sākot ar 5. maiju`
            value = first.value if first is not None and first.precision is Precision.DAY and first.value else each.value
            yield Deadline(*each[:2], text[each.start : each.end], value, Precision.DAY, frame, Anchor.DOCUMENT, each.rule)
    for match in _MEETING.finditer(low):
        led = _BEFORE_MEETING.search(low[max(0, match.start() - 8) : match.start()])
        start = match.start() - (len(led.group()) if led else 0)
        value, exact = next_meeting, Precision.DAY if next_meeting is None or len(next_meeting) > 7 else Precision.MONTH
        if start == 0 or not low[start - 1].isalnum():
            yield Deadline(start, match.end(), text[start : match.end()], value, exact, Frame.UNTIL, Anchor.NEXT_MEETING)
    for match in _MEETING_OF_BODY.finditer(low):
        if match["body"] in meetings:
            yield Deadline(*match.span(), text[slice(*match.span())], meetings[match["body"]], Precision.DAY, Frame.UNTIL, Anchor.NEXT_MEETING)
    for match in _MEETING_OF_MONTH.finditer(low):
        if match.start() and (low[match.start() - 1].isalnum() or re.search(r"\d\.? ?(?:gada )?$", low[max(0, match.start() - 8) : match.start()])):
            continue
        of_month = month_number(match["m"])
        ahead = reference is not None and of_month > reference.month and match["y"] is None
        if not (match["to"] or ahead or match["y"]) and not _TO_ACT.search(low[max(0, match.start() - 40) : match.start()]):
            continue  # `maija sēdē solīja`: what was said there
        value = f"{match['y']}-{of_month:02d}" if match["y"] else f"{reference.year}-{of_month:02d}" if reference else None
        if value and match["to"] and not match["y"]:
            value = coming(value, reference)
        if next_meeting is not None and int(next_meeting[5:7]) == of_month:
            value = next_meeting
        precision = Precision.DAY if value and len(value) > 7 else Precision.MONTH
        frame = Frame.UNTIL if match["to"] else Frame.DURING
        yield Deadline(*match.span(), text[slice(*match.span())], value, precision, frame, Anchor.NEXT_MEETING)
    dates = [replace(d, value=None) if d.precision is Precision.SEASON and _NAMED_AFTER_SEASON.match(low, d.end) else d for d in dates]
    starting = {d.start: d for d in dates}
    yield from find_feasts(text, low, reference)  # `līdz 2015. gada Lieldienām` is no limit of the whole year
    for match in _SCHOOL_END.finditer(low):  # on which day, each kind of school and form has its own rules
        yield Deadline(*match.span(), text[slice(*match.span())], None, Precision.NONE, Frame.UNTIL, Anchor.DOCUMENT)
    for match in _LIDZ.finditer(low):
        if match.start() and low[match.start() - 1].isalnum():
            continue
        ending = _UNTIL_END.match(low, match.end())
        hit = starting.get(match.end())
        if ending:
            value, span = _end_of(ending, reference), (match.start(), ending.end())
            yield Deadline(*span, text[slice(*span)], value, Precision.DAY, Frame.UNTIL, Anchor.DOCUMENT)
        elif hit is not None:
            yield _until(text, low, match.start(), hit, reference)
        else:
            yield from _short_day(text, low, match.start(), match.end(), Frame.UNTIL, reference)
    for match in _TERM.finditer(low):
        hit = next((starting[at] for at in range(match.end(), match.end() + 3) if at in starting), None)
        if hit:
            value = _last(low, hit, reference)
            yield Deadline(match.start(), hit.end, text[match.start() : hit.end], value, hit.precision, Frame.TERM, hit.anchor)
        else:
            yield from _short_day(text, low, match.start(), match.end(), Frame.TERM, reference)
    if len(low) < 40 and (lone := _LONE.match(low)):
        yield from _short_day(text, low, lone.end(), lone.end(), Frame.TERM, reference)
    if len(low) < 40 and (lone_month := _MONTH_AND_YEAR.match(low)):
        value = f"{lone_month['y']}-{int(lone_month['mm']):02d}"
        yield Deadline(0, len(text), text.strip(), value, Precision.MONTH, Frame.TERM, Anchor.DOCUMENT)
    for match in _DATUM.finditer(low):
        value = _day_of_month(int(match["d"]), reference)
        yield Deadline(*match.span(), text[slice(*match.span())], value, Precision.DAY, Frame.UNTIL, Anchor.DOCUMENT)
    for match in _SCHOOL_START.finditer(low):
        value = coming(f"{reference.year}-09-01", reference) if reference else None  # Education Law, section 1
        yield Deadline(*match.span(), text[slice(*match.span())], value, Precision.DAY, Frame.UNTIL, Anchor.DOCUMENT)
    yield from find_spans(text, low, reference=reference, signed=signed, contract=contract)
    for hit in dates:
        recurring = YEARLY.pattern.search(low, max(0, hit.start - 24), hit.start) is not None
        value = _last(low, hit, reference)
        if recurring and value and not _STATED_YEAR.search(low, hit.start, hit.end):
            value = coming(value, reference)
        yield Deadline(
            hit.start, hit.end, hit.text, value, hit.precision, Frame.DURING, hit.anchor, yearly_rule(value) if recurring else None
        )
    for each in recurrences:
        yield Deadline(*each[:2], text[each.start : each.end], None, Precision.NONE, Frame.DURING, None, each.rule)
    for match in YEARLY.finditer(low):
        if not any(match.end() <= hit.start < match.end() + 16 for hit in _near(starting, match.end())):
            yield Deadline(*match.span(), text[slice(*match.span())], None, Precision.NONE, Frame.DURING, None, "FREQ=YEARLY")
    for match in _WORDS.finditer(low):
        anchor = Anchor.DOCUMENT if match.group().startswith("nekav") else None
        yield Deadline(*match.span(), text[slice(*match.span())], None, Precision.NONE, Frame.DURING, anchor)


def _near(starting: dict[int, DateMention], at: int) -> list[DateMention]:
    return [starting[each] for each in range(at, at + 16) if each in starting]


def _until(text: str, low: str, start: int, hit: DateMention, reference: date | None) -> Deadline:
    behind = YEARLY.match(low, hit.end + 1)
    recurring = behind or YEARLY.pattern.search(low, max(0, start - 32), start) or YEARLY.pattern.search(low, start, hit.end)
    end = behind.end() if behind else hit.end
    value = hit.value.rpartition("/")[2].rstrip("~") if hit.value else None
    if value and not _STATED_YEAR.search(low, hit.start, hit.end):
        value = coming(value, reference)
    rule = yearly_rule(value) if recurring else None
    return Deadline(start, end, text[start:end], value, hit.precision, Frame.UNTIL, hit.anchor, rule)


def _short_day(text: str, low: str, start: int, at: int, frame: Frame, reference: date | None) -> Iterator[Deadline]:
    """`līdz 15.03.`, `Termiņš: 01.02.`: a day and a month in figures, of the year that comes."""
    match = _DAY_AND_MONTH.match(low, at)
    if match is None or _OF_CLOCK.search(low[max(0, start - 12) : start]):
        return
    value = day(2000 if reference is None else reference.year, int(match["mm"]), int(match["d"]))
    if value:
        ahead = coming(value, reference) if reference else None
        yield Deadline(start, match.end(), text[start : match.end()], ahead, Precision.DAY, frame, Anchor.DOCUMENT)


def _day_of_month(number: int, reference: date | None) -> str | None:
    """`līdz 25. datumam`: of the document's month, when it is not over yet, else of the next."""
    if reference is None:
        return None
    month = reference if number >= reference.day else add_months(reference.replace(day=1), 1)
    return day(month.year, month.month, number)


def coming(value: str, reference: date | None) -> str:
    """A day or part of a year whose year is not said: the first that is not over on the document's own date.

    >>> coming("2019-02-15", date(2019, 11, 14)), coming("2019-12", date(2019, 11, 14))
    ('2020-02-15', '2019-12')
    """
    if reference is None or (last_day_of(value) or value) >= reference.isoformat():
        return value
    later = f"{int(value[:4]) + 1}{value[4:]}"
    return later if len(later) != 10 or day(int(later[:4]), int(later[5:7]), int(later[8:])) else value


def _last(low: str, hit: DateMention, reference: date | None) -> str | None:
    """The end of what is said; a part of a year that is over is the next year's, when no year is said."""
    if hit.value is None:
        return None
    value = hit.value.rpartition("/")[2].rstrip("~")
    months = hit.precision is Precision.INTERVAL and re.fullmatch(r"\d{4}-(?:0\d|1[0-2])", value)  # `no aprīļa līdz jūnijam`
    if (hit.precision in _PARTS or months) and not _STATED_YEAR.search(low, hit.start, hit.end):
        return coming(value, reference)
    return value


def _end_of(match: re.Match[str], reference: date | None) -> str | None:
    """The last day of the year, or of the part of it, that the words name; for the middle of a month its 15th, else for a
    middle or a beginning the part itself, as exact as it is."""
    groups = match.groupdict()
    end = groups["edge"] in ("beigam", "nogalei", "izskanai")
    if groups["unit"] and not end:
        return None
    if groups["unit"] and not groups["y"]:
        return _end_of_unit(groups["unit"], groups["unit_which"] or "", reference)
    if not any(groups[name] for name in ("y", "which", "gada", "n", "m", "s")):
        return None
    year = int(groups["y"]) if groups["y"] else reference.year if reference else None
    if year is None:
        return None
    if groups["which"]:
        year += which_number(groups["which"])
    value = f"{year}"
    if groups["n"]:
        value += f"-{(32 if groups['part'] == 'ceturksna' else 39) + ordinal_number(groups['n'])}"
    elif groups["m"]:
        value += f"-{month_number(groups['m']):02d}"
    elif groups["s"]:
        value += f"-{next(code for stem, code in SEASONS.items() if groups['s'].startswith(stem))}"
    if value != f"{year}" and not groups["y"] and not groups["which"]:
        value = coming(value, reference)
    if groups["m"] and groups["edge"] == "vidum":
        return f"{value}-15"
    return last_day_of(value) if end else value


def _end_of_unit(unit: str, which: str, reference: date | None) -> str | None:
    """The last day of this or the next week, month, quarter or half-year."""
    if reference is None:
        return None
    shift = which_number(which) if which else 0
    if unit == "nedelas":
        return week_of(reference, shift)[1].isoformat()
    length = {"menesa": 1, "ceturksna": 3, "pusgada": 6}[unit]
    first = reference.replace(day=1, month=(reference.month - 1) // length * length + 1)
    return (add_months(first, length * (shift + 1)) - timedelta(days=1)).isoformat()
