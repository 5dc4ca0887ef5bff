"""Titles that hold nothing but a time, in which all that stands below them is to be done: `II ceturksnis`, `Septembris`, `Pastāvīgi`."""

from __future__ import annotations

import re

from extractors.commitments.coming import is_title
from extractors.commitments.context import Context
from extractors.commitments.leads import Lead
from extractors.commitments.lines import Line
from extractors.commitments.terms import in_month
from extractors.dates.values import Deadline, Frame, Precision

_MONTH = r"(?:janvāris|februāris|marts|aprīlis|maijs|jūnijs|jūlijs|augusts|septembris|oktobris|novembris|decembris)"
#: A part of a year in the nominative, with its year or without it.
_TIME = re.compile(
    rf"\W*(?P<when>(?:20\d\d\.?\s?(?:gada|g\.)\s+)?(?:(?:I{{1,3}}|IV|[1-4]\.|pirmais|otrais|trešais|ceturtais)\s?(?:ceturksnis|pusgads)|{_MONTH}|pavasaris|vasara|rudens|ziema)"
    r"(?:,?\s+20\d\d\.?(?:\s?(?:gads|gadā|g\.))?)?)\W*",
    re.IGNORECASE,
)
_ALWAYS = re.compile(r"\W*(?:pastāvīgi|regulāri|nepārtraukti|patstāvīgi|pastāvīgie (?:darbi|uzdevumi|pienākumi)|regulārie (?:darbi|uzdevumi|pasākumi))\W*", re.IGNORECASE)
#: The nominatives of which the time words are made again: `ceturksnis` as `ceturksnī`.
_LOCATIVES = (("ceturksnis", "ceturksnī"), ("pusgads", "pusgadā"), ("pavasaris", "pavasarī"), ("vasara", "vasarā"), ("rudens", "rudenī"), ("ziema", "ziemā"))
_YEAR = re.compile(r"\b(20\d\d)\.?\s?(?:gad|g\.)", re.IGNORECASE)
_TOP = 300  # code points, in which a plan says for which year it is


def time_alone(context: Context, line: Line, start: int, end: int, above: Lead) -> Lead | None:
    """The lead that a title of nothing but a time is, in a plan or below a line that announces works; nothing for any other line."""
    text = context.text(start, end)
    if above.kind is None and context.kind != "plan":
        return None
    if not (line.heading or is_title(text, line)):
        return None
    if _ALWAYS.fullmatch(text):
        return Lead((), None, Deadline(0, len(text), text, None, Precision.NONE, Frame.DURING), line.depth, line.heading)
    match = _TIME.fullmatch(text)
    if match is None:
        return None
    words = in_month(match["when"].lower().replace("iv ", "IV ").replace("iii ", "III ").replace("ii ", "II "))
    for nominative, locative in _LOCATIVES:
        words = words.replace(nominative, locative)
    year = above.due.value[:4] if above.due is not None and above.due.value else _year_of_plan(context)
    if year is not None and re.search(r"20\d\d", words) is None:
        words = f"{year}. gada {words}"
    timed = next((d for d in context.deadlines(words) if d.value), None)
    return Lead((), None, timed, line.depth, line.heading) if timed is not None else None


def _year_of_plan(context: Context) -> str | None:
    """The only year that the head of a plan says it is for."""
    years = set(_YEAR.findall(context.document.text[:_TOP])) if context.kind == "plan" else set()
    return years.pop() if len(years) == 1 else None
