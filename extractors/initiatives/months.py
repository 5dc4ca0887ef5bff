"""The events of a year as its report or calendar tells them, one behind the other, each behind its month: `Maijs. Ceriņu skrējiens`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.initiatives.named import NamedInitiative, can_be_name, make_named
from extractors.names.initiative_heads import kinds_in
from extractors.names.quotes import quoted_spans
from extractors.records import Document, Mention, Passage

#: A line that opens with a month, or a day of it, and a mark behind it.
_MONTH = re.compile(
    r"\W*(?:\d{1,2}\.(?:\s?[–-]\s?\d{1,2}\.)?\s)?(?:Janvār|Februār|Mart|Aprīl|Maij|Jūnij|Jūlij|August|Septembr|Oktobr|Novembr|Decembr|janvār|februār|mart|aprīl|maij|jūnij|jūlij|august|septembr|oktobr|novembr|decembr)"
    r"(?:is|s|ī|ā)(?:[.:]|\s[–—-])\s+(?=[„“«\"A-ZĀČĒĢĪĶĻŅŠŪŽ])"
)
#: The name up to the mark that ends it.
_NAME = re.compile(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ](?:[^.,:;\t\n(–—]|(?<=\d)\.|\n(?=[a-zāčēģīķļņšūž]))+?(?=\.(?:\s|$)|,|\s\(|\s[–—]|\n|$)")
#: What makes a sentence of the words, or tells what was done.
_TELLS = re.compile(
    r"\b(?:ir|bija|tika|tiek|tiks|notika|notiks|notiek|mēs|mums|kas|kurā|jau|nav)\b|\w{3,}(?:āja|ēja|īja|oja|ējām|ojām|ījām|ējas|ājās|ējās|ījās|ēsim|osim|īsim|āsim|sies|jamies)\b|^\w+(?:īt|ēt|āt|ot|dīt)(?:s|a|i|as)\b",
)
_FEWEST = 2  # such lines may make a calendar
_SURE = 3  # such lines do
_LONGEST = 10  # words


def find_months(document: Document, flow: Sequence[Passage], bodies: Sequence[Mention]) -> tuple[NamedInitiative, ...]:
    """The names behind the months that open lines; where there are few of them doubtful, until somebody takes part."""
    opened = [(p, match) for p in flow if p.table is None and (match := _MONTH.match(document.text, p.start, p.end)) is not None]
    found = []
    for passage, month in opened:
        quoted = next(quoted_spans(document.text, month.end(), passage.end), None)
        if quoted is not None and quoted[0] == month.end() + 1:
            start, end = quoted
        elif (plain := _NAME.match(document.text, month.end(), passage.end)) is not None:
            start, end = plain.span()
        else:
            continue
        name = document.text[start:end].strip()
        if not can_be_name(name) or len(name.split()) > _LONGEST or _TELLS.search(name) or any(m.evidence.start <= start and end <= m.evidence.end for m in bodies):
            continue
        noun = next((kind.form.head.noun for kind in kinds_in(document.text, start, end) if kind.kind == "event"), "pasākums")
        found.append(replace(make_named(document, start, end, name, "event", noun, "month", 0.65), doubtful=len(opened) < _SURE))
    return tuple(found) if len(found) >= _FEWEST else ()
