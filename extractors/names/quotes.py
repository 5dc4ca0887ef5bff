"""What stands in quotes, with the marks paired: Latvian, English, French and typewriter ones, one inside the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_CLOSING_OF = {"„": "”“\"‟", "«": "»", "“": "”\"", "”": "”"}
_OPENING = re.compile(rf"[\"{''.join(_CLOSING_OF)}]")
_LONGEST = 200  # code points of one quoted name


def quoted_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans inside quotes, without their marks, outer ones only, in order; offsets into the whole text.

    >>> text = 'projekts „Zaļā iela”, SIA "Ezers" un biedrība „Klubs „Vilnis””'
    >>> [text[a:b] for a, b in quoted_spans(text, 0, len(text))]
    ['Zaļā iela', 'Ezers', 'Klubs „Vilnis”']
    """
    return iter(_quoted(text, start, end))


@lru_cache(maxsize=1024)  # rules for bodies and for initiatives ask it of the same passages
def _quoted(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    found = []
    at = start
    while match := _OPENING.search(text, at, end):
        at, mark = match.start(), match.group()
        close = _straight(text, at, end) if mark == '"' else _paired(text, at, end)
        if close is None or close - at - 1 > _LONGEST or close == at + 1:
            at += 1
            continue
        found.append((at + 1, close))
        at = close + 1
    return tuple(found)


def _straight(text: str, at: int, end: int) -> int | None:
    """The mark that closes a typewriter quote: a second opening one (after a space, before a letter) nests."""
    if at + 1 >= end or text[at + 1].isspace():
        return None
    depth = 0
    for place in range(at + 1, end):
        if text[place] != '"':
            if text[place] == "\n":
                return None
            continue
        before, after = text[place - 1], text[place + 1] if place + 1 < end else " "
        if (before.isspace() or before in '("') and after.isalnum() and place > at + 1:
            depth += 1
        elif depth == 0:
            return place
        else:
            depth -= 1
    return None


def _paired(text: str, at: int, end: int) -> int | None:
    mark = text[at]
    closing = _CLOSING_OF[mark]
    depth = 0
    for place in range(at + 1, end):
        char = text[place]
        if char == "\n":
            return None
        if char in "„«" or (char == mark and mark == "“"):
            depth += 1
        elif char in closing or (depth and char in "”»“"):
            if depth == 0:
                return place
            depth -= 1
    return None
