"""Lines that point from a task to its doer, below a line that deals out work: `tirgus vietas ........ D. Roze`, `Kursi → DU (oktobrī)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.commitments.context import Context
from extractors.commitments.meant import find_who
from extractors.commitments.taskrows import TaskRow
from extractors.dates.words import folded
from extractors.institutions.words import is_post
from extractors.records import OUT_OF_FLOW, Passage

#: From the task to its doer: an arrow, or dots as in a table of contents.
_POINTS = re.compile(r"→|⇒|➔|➜|[-=]>|\.{3,}|…{2,}|(?:\.\s){3,}")
#: A day at the end of such a line.
_DAY_ENDS = re.compile(r"(?<=,\s)\d{1,2}\.\d{1,2}(?:\.\d{4})?$")
_BULLET = re.compile(r"[^\S\n]*[•*–-]?[^\S\n]*")
_LONGEST = 240  # code points of such a line
#: What deals out work, in the line above such rows.
_DEALS = re.compile(
    r"\bpienakum|\buzdevum|\bdarb(?:us|i|u|a) (?:sada|da)l|\b(?:kas|kurs) (?:ko|par ko) (?:dara|atbild|veic|gatavo|uznem)|\batbild(?:es|iba)|\batbildig|\bizpilditaj|"
    r"\bja(?:dara|padara|veic|paveic|sagatavo)|\bdaram(?:ais|ie|o)|\bveicam|\bko (?:daram|darisim|planojam)|\bsadalit|\bsadalam"
)
_BETWEEN = 160  # code points between what deals and the first row


def pointed_rows(context: Context) -> Iterator[TaskRow]:
    """The rows of such lists: two or more of one look, each with somebody behind the sign; a list of posts or of chapters deals out nothing."""
    flow = [p for p in context.document.passages if p.table is None and p.kind not in OUT_OF_FLOW]
    held: list[TaskRow] = []
    dealt = -1
    for passage in flow:
        text = context.text(passage.start, passage.end)
        rows = list(_rows(text))
        if not rows:
            yield from held if len(held) > 1 else ()
            held = []
            dealt = passage.start if len(text) < _BETWEEN and _DEALS.search(folded(text)) else -1
            continue
        above = text[: rows[0][0]]
        if above.strip(" \t\n•*–-"):
            yield from held if len(held) > 1 else ()
            held, dealt = [], passage.start if _DEALS.search(folded(above[-_BETWEEN:])) else -1
        if dealt < 0:
            continue
        ends = [*(start for start, _, _ in rows[1:]), len(text)]
        for row, end in zip(rows, ends, strict=True):
            found = _row(context, passage, row, end, first=dealt)
            if found is not None:
                held.append(found)
    yield from held if len(held) > 1 else ()


def _rows(text: str) -> Iterator[tuple[int, int, int]]:
    """Of each line with just one such sign where its task begins, where the sign stands, and where who does it begins.

    >>> text = "• Kursi → DU (oktobrī)"
    >>> [(text[task:sign], text[who:]) for task, sign, who in _rows(text)]
    [('Kursi ', 'DU (oktobrī)')]
    >>> list(_rows("Pieteikums → vērtēšana → lēmums")) + list(_rows("Ievads ........ 3"))
    []
    """
    at = 0
    for line in text.split("\n"):
        signs = list(_POINTS.finditer(line)) if len(line) <= _LONGEST else []
        if len(signs) == 1:
            task = _BULLET.match(line)
            behind = line[signs[0].end() :]
            start, who = (task.end() if task else 0), len(line) - len(behind.lstrip())
            if any(char.isalpha() for char in line[start : signs[0].start()]) and behind.strip() and not behind.lstrip()[0].isdigit():
                yield at + start, at + signs[0].start(), at + who
        at += len(line) + 1


def _row(context: Context, passage: Passage, row: tuple[int, int, int], end: int, *, first: int) -> TaskRow | None:
    """The row as a task, with whoever is named before all behind the sign; its last line may go on below."""
    text = context.text(passage.start, passage.end)
    stop = passage.start + len(text[:end].rstrip(" \t\n;,.•*–-"))
    day = _DAY_ENDS.search(text, row[2], stop - passage.start)
    start, sign, who = row
    behind = replace(passage, start=passage.start + who, end=stop)
    whos = find_who(context, behind.start, behind.end)
    if not whos or whos[0].start > behind.start + 3 or _is_post(text[start:sign]):
        return None
    when = replace(passage, start=passage.start + day.start(), end=stop) if day is not None else None
    return TaskRow(replace(passage, start=passage.start + start, end=stop), (behind,), when, None, (passage,), "", first)


def _is_post(text: str) -> bool:
    """Whether what stands before the sign ends with a post: whose it is, or who signs, is told, and no work."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return bool(words) and is_post(words[-1])
