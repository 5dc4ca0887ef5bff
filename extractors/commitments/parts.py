"""Tasks that one sentence of minutes puts behind each other, each with who answers for it in a bracket: `rakstīt vēstuli (A. Roze); izlikt plakātu (J. Kalns)`."""

from __future__ import annotations

import re

from extractors.commitments.context import Context
from extractors.commitments.tails import find_tail
from extractors.commitments.verbs import Form, has

_JOINT = re.compile(r";\s+")


def answered_parts(context: Context, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of such tasks, up to the semicolon of each; a sentence of which no part but the last says who answers for it is one."""
    text = context.text(start, end)
    if "; " not in text or not context.minutes:
        return [(start, end)]
    ends = [start + joint.start() + 1 for joint in _JOINT.finditer(text)]
    parts = [(a + len(context.text(a, b)) - len(context.text(a, b).lstrip()), b) for a, b in zip([start, *ends], [*ends, end], strict=True)]
    tasks = all(has(context.text(a, b), Form.INFINITIVE, Form.DEBITIVE, Form.FUTURE) for a, b in parts)
    return parts if tasks and any(_answered(context, a, b) for a, b in parts[:-1]) else [(start, end)]


def _answered(context: Context, start: int, end: int) -> bool:
    tail = find_tail(context, start, end)
    return tail is not None and bool(tail.owners) and not tail.whole
