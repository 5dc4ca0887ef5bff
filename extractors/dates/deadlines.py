"""By when something is to be done: `līdz …`, `… laikā`, `Termiņš: …`, recurring terms, and plain times."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from extractors.dates.find import find_dates
from extractors.dates.values import (
    Anchor,
    DateMention,
    Deadline,
    Frame,
    Precision,
    add_months,
    add_working_days,
    last_day_of,
)  # fmt: skip
from extractors.dates.words import (
    GAP,
    MONTH,
    NUMBERS,
    WHICH_WORD,
    YEAR,
    YEAR_WORD,
    folded,
    month_number,
    which_number,
)  # fmt: skip

_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
_WITHIN = re.compile(
    rf"(?<!\w)(?:{_COUNT}{GAP})?(?P<unit>darba{GAP}dienu|darba{GAP}dienas|darbdienu|darbdienas|dienu|dienas|nedelu|nedelas"
    rf"|menesu|menesa|gadu|gada)\s{{1,3}}laika\b(?P<from>{GAP}(?:no|pec|kops)\s[^,.;()]{{3,60}})?"
)
_LIDZ = re.compile(r"(?<!\w)(?:ne velak ka )?lidz(?: pat)?\s{1,3}")
_TERM = re.compile(r"(?<!\w)(?:izpildes )?termin[sau]\w{0,2}\s{0,2}[-:]?\s{0,3}(?:lidz\s{1,3})?")
_MEETING = re.compile(
    r"(?<!\w)(?:lidz\s{1,3})?nakama(?:jai|ja|i|m|jam)?\s{1,3}(?:[\w-]+\s{1,3}){0,3}?(?:sedei|sanaksmei|sanaksmes|seden?|sede|sanaksme|tiksanas|tiksanai|sapulcei|sapulce)\b"
)
_ENDS = r"(?P<edge>beigam|nogalei|vidum|sakumam)"
_UNTIL_END = re.compile(
    rf"(?:(?:{YEAR.format('y')}\.?{GAP}{YEAR_WORD}|{WHICH_WORD.format('which')}{GAP}{YEAR_WORD}|(?P<year>gada))"
    rf"(?:{GAP}(?P<m>{MONTH}))?|(?P<m2>{MONTH})|(?P<month>(?:(?:sa|teko\w+|nakama) )?menesa)|(?P<week>(?:sis |nakamas )?nedelas)){GAP}{_ENDS}"
)
_RECUR_YEAR = re.compile(r"(?:ik gadu|katru gadu|ikgadeji|reizi gada)")
_RECUR_MONTH = re.compile(rf"lidz katra menesa (?P<d>\d{{1,2}})\.{GAP}(?:datumam|dienai)?")
_RECUR_OTHER = (
    (re.compile(r"(?:reizi|ik) (?:menesi)\b|katru menesi\b|ikmenesi"), "FREQ=MONTHLY"),
    (re.compile(r"(?:reizi|ik|katru) ceturksni"), "FREQ=MONTHLY;INTERVAL=3"),
    (re.compile(r"(?:reizi|ik|katru) nedela?u?\b|katru nedelu"), "FREQ=WEEKLY"),
    (re.compile(r"(?:reizi pusgada|ik pusgadu|divreiz gada|divas reizes gada)"), "FREQ=MONTHLY;INTERVAL=6"),
)
_YEARLY = "FREQ=YEARLY"


def find_deadlines(
    text: str, *, reference: date | None = None, signed: date | None = None, next_meeting: date | None = None
) -> Iterator[Deadline]:
    """The times by or at which something in the text is to be done, in order.

    `reference` is the date of the document (the meeting), `signed` that of its signing, `next_meeting` that of the next.

    >>> meeting = date(2018, 1, 3)
    >>> [d.value for d in find_deadlines("Ministrijai līdz 1. jūnijam iesniegt, divu nedēļu laikā izplatīt", reference=meeting)]
    ['2018-06-01', '2018-01-17']
    >>> [d.value for d in find_deadlines("līdz gada beigām; līdz maija beigām", reference=meeting)]
    ['2018-12-31', '2018-05-31']
    """
    low = folded(text)
    dates = list(find_dates(text, reference=reference))
    starting = {d.start: d for d in dates}
    taken = bytearray(len(low) + 1)
    out: list[Deadline] = []

    def put(start: int, end: int, value: str | None, precision: Precision, frame: Frame, **more: Anchor | str | None) -> None:
        if any(taken[start:end]):
            return
        taken[start:end] = b"\x01" * (end - start)
        anchor, recurrence = more.get("anchor"), more.get("recurrence")
        out.append(
            Deadline(
                start, end, text[start:end], value, precision, frame,
                Anchor(anchor) if anchor else None, str(recurrence) if recurrence else None,
            )
        )  # fmt: skip

    for match in _RECUR_MONTH.finditer(low):
        value = _next_monthly(int(match["d"]), reference)
        put(*match.span(), value, Precision.DAY, Frame.UNTIL, anchor=Anchor.DOCUMENT,
            recurrence=f"FREQ=MONTHLY;BYMONTHDAY={int(match['d'])}")  # fmt: skip
    for match in _MEETING.finditer(low):
        value = next_meeting.isoformat() if next_meeting else None
        put(*match.span(), value, Precision.DAY, Frame.UNTIL, anchor=Anchor.NEXT_MEETING)
    for match in _LIDZ.finditer(low):
        ending = _UNTIL_END.match(low, match.end())
        if ending:
            put(
                match.start(),
                ending.end(),
                _end_of(ending, reference),
                Precision.DAY,
                Frame.UNTIL,
                anchor=Anchor.DOCUMENT,
            )
            continue
        hit = starting.get(match.end())
        if hit is not None:
            _put_until(put, match.start(), hit, low, reference)
    for match in _TERM.finditer(low):
        hit = next((starting[at] for at in range(match.end(), match.end() + 3) if at in starting), None)
        if hit:
            put(match.start(), hit.end, _last(hit, reference), hit.precision, Frame.TERM, anchor=hit.anchor)
    for match in _WITHIN.finditer(low):
        if match["count"] is None and match["unit"] not in ("nedelas", "menesa", "gada", "dienas", "darba dienas"):
            continue
        if (
            match["unit"] == "gada"
            and match["count"] is None
            and re.search(r"\d\.?\s*$", low[max(0, match.start() - 6) : match.start()])
        ):
            continue  # 2018. gada laikā is a year, not a span
        base = signed if match["from"] and "paraksti" in match["from"] else reference
        anchor = (
            Anchor.SIGNING if match["from"] and "paraksti" in match["from"] else Anchor.EVENT if match["from"] else Anchor.DOCUMENT
        )
        value = _after(base, match) if anchor is not Anchor.EVENT else None
        put(*match.span(), value, Precision.DAY, Frame.WITHIN, anchor=anchor)
    for hit in dates:
        recurring = _RECUR_YEAR.search(low, max(0, hit.start - 20), hit.start)
        put(hit.start, hit.end, _last(hit, reference), hit.precision, Frame.DURING, anchor=hit.anchor,
            recurrence=_YEARLY if recurring else None)  # fmt: skip
    for pattern, rule in _RECUR_OTHER:
        for match in pattern.finditer(low):
            put(*match.span(), None, Precision.NONE, Frame.DURING, recurrence=rule)
    yield from sorted(out, key=lambda d: d.start)


def _put_until(put: Callable[..., None], start: int, hit: DateMention, low: str, reference: date | None) -> None:
    around = low[max(0, start - 25) : start] + low[hit.end : hit.end + 2]
    recurring = bool(_RECUR_YEAR.search(around))
    value = hit.value.rpartition("/")[2].rstrip("~") if hit.value else None
    if value and hit.precision is Precision.DAY and not re.search(r"\d{4}", hit.text):
        value = _coming(value, reference)
    put(start, hit.end, value, hit.precision, Frame.UNTIL, anchor=hit.anchor, recurrence=_YEARLY if recurring else None)


def _coming(value: str, reference: date | None) -> str:
    """A day whose year is not said: the first on or after the document's own date."""
    if reference is None or value >= reference.isoformat():
        return value
    try:
        return date.fromisoformat(value).replace(year=reference.year + 1).isoformat()
    except ValueError:
        return value


def _last(hit: DateMention, reference: date | None) -> str | None:
    """The end of what is said; a part of a year that is over is the next year's, when no year is said."""
    if hit.value is None:
        return None
    value = hit.value.rpartition("/")[2].rstrip("~")
    parts = {Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.HALF}
    if hit.precision in parts and reference is not None and not re.search(r"\d{4}", hit.text):
        end = last_day_of(value)
        if end and end < reference.isoformat():
            return f"{int(value[:4]) + 1}{value[4:]}"
    return value


def _end_of(match: re.Match[str], reference: date | None) -> str | None:
    """The last day of the year, month or week that the words name; nothing for its middle or beginning."""
    if match["edge"] not in ("beigam", "nogalei"):
        return None
    groups = match.groupdict()
    word = groups["m"] or groups["m2"]
    if groups["week"]:
        if reference is None:
            return None
        shift = 7 if "nakam" in groups["week"] else 0
        return (reference + timedelta(days=6 - reference.weekday() + shift)).isoformat()
    if groups["month"]:
        if reference is None:
            return None
        return last_day_of(add_months(reference.replace(day=1), "nakam" in groups["month"]).isoformat()[:7])
    if groups["y"]:
        year: int | None = int(groups["y"])
    elif groups["which"]:
        year = reference.year + which_number(groups["which"]) if reference else None
    else:
        year = reference.year if reference else None
    if year is None:
        return None
    if word:
        month = month_number(word)
        if not groups["y"] and not groups["which"] and reference and month < reference.month:
            year += 1
        return last_day_of(f"{year}-{month:02d}")
    return f"{year}-12-31"


def _after(base: date | None, match: re.Match[str]) -> str | None:
    if base is None:
        return None
    count = match["count"]
    number = 1 if count is None else int(count) if count.isdigit() else NUMBERS[count]
    unit = match["unit"].replace(" ", "")
    if unit.startswith("darb"):
        return add_working_days(base, number).isoformat() if number <= 500 else None
    if unit.startswith("dien"):
        return (base + timedelta(days=number)).isoformat()
    if unit.startswith("nedel"):
        return (base + timedelta(weeks=number)).isoformat()
    months = number * 12 if unit.startswith("gad") else number
    return add_months(base, months).isoformat() if months <= 1200 else None


def _next_monthly(number: int, reference: date | None) -> str | None:
    """The first such day of a month after the document's date."""
    if reference is None or not 1 <= number <= 28:
        return None
    month = reference if number > reference.day else add_months(reference.replace(day=1), 1)
    return month.replace(day=number).isoformat()
