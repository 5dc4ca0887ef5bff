"""Rulers by a given name and a number: `karalis Henrijs II`, `pāvests Benedikts XVI`, `Katrīna II`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.names.given import is_given_name
from extractors.people.shapes import LOWER, UPPER, Candidate
from extractors.people.spans import Spans
from extractors.records import OUT_OF_FLOW, Document

_NAME = rf"[{UPPER}][{LOWER}]{{2,}}"
#: What rulers are called, by the stem.
_TITLES = r"(?:karal|imperator|car(?:s|a|am|u|ien)|ķeizar|pāvest|sultān|kņaz|faraon|šah|valdniek|princ|hercog|patriarh|metropolīt|emīr|monarh)\w* "
_NUMBERED = re.compile(rf"(?<![\w.@/„“«\"-])(?!(?i:{_TITLES}))({_NAME}(?: {_NAME})?) (X?(?:IX|IV|V?I{{1,3}}|V)|X)(?!\.?\w|\.\s[a-zāčēģīķļņšūž]|[)/–-])")
_TITLE = re.compile(rf"(?<!\w){_TITLES}$", re.IGNORECASE)


def find_rulers(document: Document, taken: Spans) -> Iterator[Candidate]:
    """The rulers in running text: behind their title, and wherever the same name has the same number, or one of II and more.

    A listed given name with a number is a ruler's; a bare `I`, `V` or `X` may number a part, so that it needs the title.

    >>> from extractors.readers import read
    >>> document = read("Zviedrijas karalis Kārlis X ieradās Rīgā. Vēlāk Kārļa X galmā viesojās Katrīna II, bet Anna V nodaļā ne.".encode())
    >>> [candidate.text for candidate in find_rulers(document, Spans())]
    ['Kārlis X', 'Kārļa X', 'Katrīna II']
    """
    text = document.text
    found = []
    for match in _NUMBERED.finditer(text):
        first, _, second = match[1].partition(" ")
        start = match.start(1) + (len(first) + 1 if second and not is_given_name(first) else 0)  # `Vēlāk Kārļa X galmā`
        if not taken.overlap(start, match.end()):
            found.append((start, match.end(), match[2], _TITLE.search(text, max(0, start - 20), start) is not None))
    titled = {(text[start : start + 3], number) for start, _, number, by_title in found if by_title}
    for start, end, number, by_title in found:
        passage = document.passage_at(start)
        if passage is None or passage.kind in OUT_OF_FLOW:
            continue
        known = len(number) > 1 and is_given_name(text[start:end].split()[0])
        if by_title or known or (text[start : start + 3], number) in titled:
            yield Candidate(start, end, text[start:end], "ruler")
