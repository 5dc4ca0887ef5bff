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
_POINTS = re.compile(r"[^\S\n]*(?:→|⇒|➔|➜|[-=–]+>|[.…](?:\s?[.…]){2,})[^\S\n]*")
_ROW = re.compile(rf"^(?P<row>[^\S\n]*[•*–-]?[^\S\n]*(?P<task>[^\n→⇒➔➜]*?[^\W_][^\n→⇒➔➜]*?){_POINTS.pattern}(?P<who>[^\n→⇒➔➜.…\d\s][^\n→⇒➔➜]*))$", re.MULTILINE)
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
        rows = list(_ROW.finditer(text))
        if not rows:
            yield from held if len(held) > 1 else ()
            held = []
            dealt = passage.start if _DEALS.search(folded(text)) and len(text) < _BETWEEN else -1
            continue
        above = text[: rows[0].start()]
        if above.strip():
            yield from held if len(held) > 1 else ()
            held, dealt = [], passage.start if _DEALS.search(folded(above[-_BETWEEN:])) else -1
        if dealt < 0:
            continue
        ends = [*(r.start() for r in rows[1:]), len(text)]
        for row, end in zip(rows, ends, strict=True):
            found = _row(context, passage, row, end, first=dealt)
            if found is not None:
                held.append(found)
    yield from held if len(held) > 1 else ()


def _row(context: Context, passage: Passage, row: re.Match[str], end: int, *, first: int) -> TaskRow | None:
    """The row as a task, with whoever is named before all behind the sign; its last line may go on below."""
    text = context.text(passage.start, passage.end)
    stop = passage.start + len(text[:end].rstrip(" \t\n;,."))
    lead = re.match(r"[^\S\n]*[•*–-]?[^\S\n]*", row["row"])
    start = passage.start + row.start("row") + (lead.end() if lead else 0)
    behind = replace(passage, start=passage.start + row.start("who"), end=stop)
    whos = find_who(context, behind.start, behind.end)
    if not whos or whos[0].start > behind.start + 3 or _is_post(row["task"]):
        return None
    return TaskRow(replace(passage, start=start, end=stop), (behind,), None, None, (passage,), "", first)



def _is_post(text: str) -> bool:
    """Whether what stands before the sign ends with a post: whose it is, or who signs, is told, and no work."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return bool(words) and is_post(words[-1])
