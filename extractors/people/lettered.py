"""People whom a paper calls by the letters of their name: `Pēteris Krauklis (PK)` among those present, then `PK sagatavo tāmi`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.names.fold import fold
from extractors.people.spans import Spans
from extractors.records import OUT_OF_FLOW, Document, EntityKind, Mention

#: The letters right behind the name in a bracket or between strokes, or behind a dash where nothing else follows.
_BEHIND = re.compile(r"\s{0,2}(?:[(\[/]\s?(?P<held>[^\W\d_]{2,4})\s?[)\]/]|[–—-]\s(?P<dashed>[^\W\d_]{2,4})(?=\s*(?:[,;]|\n|$)))")
#: The letters before the name: `PK – Pēteris Krauklis`.
_BEFORE = re.compile(r"(?:^|[\n,;])\s*(?P<short>[^\W\d_]{2,4})\s[–—=-]\s$")
_LETTERS = re.compile(r"(?<![\w.@/-])[^\W\d_]{2,4}(?![\w@/-]|\.\w)")


def find_lettered(document: Document, mentions: Sequence[Mention], taken: Spans) -> Iterator[Mention]:
    """The places where those of `mentions` whose letters the paper tells beside their name are called by these alone.

    Letters that two people share, or that do not begin the parts of the name, stand for nobody.
    """
    called: dict[str, Mention | None] = {}
    for mention in mentions:
        letters = _told_beside(document, mention)
        if letters is not None:
            called[letters] = mention if letters not in called or _same(called[letters], mention) else None
    if not called:
        return
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW:
            continue
        for match in _LETTERS.finditer(document.text, passage.start, passage.end):
            person = called.get(match.group())
            if person is not None and not taken.overlap(*match.span()):
                yield Mention(document.cite(*match.span()), EntityKind.PERSON, person.name, "people:letters", 0.9, (), person.gender)


def _told_beside(document: Document, mention: Mention) -> str | None:
    """The letters that stand beside a whole name and begin its parts."""
    if " " not in mention.name or mention.name.split()[0].endswith("."):
        return None
    at = mention.evidence
    behind = _BEHIND.match(document.text, at.end)
    before = _BEFORE.search(document.text, max(0, at.start - 12), at.start) if behind is None else None
    letters = (behind["held"] or behind["dashed"]) if behind is not None else before["short"] if before is not None else None
    return letters if letters is not None and letters.isupper() and fold(letters) in _initials(mention.name) else None


def _initials(name: str) -> frozenset[str]:
    """How a name can be written by the letters that begin its parts, folded: with and without the parts behind a hyphen.

    >>> sorted(_initials("Ieva Kalna-Egle"))
    ['ie', 'ik', 'ike']
    """
    parts = [fold(part) for part in re.split(r"[\s-]+", name) if part]
    first, last = parts[0][0], [word.split("-") for word in name.split()][-1]
    return frozenset({"".join(part[0] for part in parts), *(first + fold(piece)[0] for piece in last)})


def _same(left: Mention | None, right: Mention) -> bool:
    return left is not None and left.name == right.name
