"""Names of which a heading asks what they are, which the line below answers: `Kas ir „Zaļais ceļš”?` above `Skolu projekts`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.initiatives.named import NamedInitiative, can_be_name, make_named
from extractors.names.initiative_heads import initiative_head
from extractors.records import Document, Passage

METHOD = "initiatives:asked"
#: The question, or what stands as a title in its place: `Par „…”`, `Kā radās „…”?`
_QUESTION = re.compile(
    r"\W*(?:\d+[.)]\s*)?(?:kas\s+(?:tas\s+)?ir|kas\s+(?:tad\s+)?īsti\s+ir|kā\s+(?:rad(?:ā|u)s|sākās|tapa|darbojas|strādā)|kāpēc|kādēļ|īsumā\s+par|īsi\s+par|par|ko\s+dara)\s+[„“«\"](?P<name>[^„“”«»\"\n]{3,80})[”“»\"]\s*[?:.]?\s*",
    re.IGNORECASE,
)
_ANSWERS = 2  # lines below in which the kind is told
_LONGEST = 100  # code points of a line that says no more than what it is
_KINDS = ("project", "programme", "network")
_WORD = re.compile(r"[^\W\d_][\w-]*")


def find_asked(document: Document, flow: Sequence[Passage], place: int) -> Iterator[NamedInitiative]:
    """The quoted name of a heading that asks for it, where a line below begins or ends with its kind, or says that it `ir …`."""
    passage = flow[place]
    match = _QUESTION.fullmatch(document.text, passage.start, passage.end)
    if match is None or not can_be_name(match["name"].strip()):
        return
    for line in flow[place + 1 : place + 1 + _ANSWERS]:
        told = _kind_told(document.text[line.start : line.end])
        if told is not None:
            yield replace(make_named(document, *match.span("name"), match["name"].strip(), *told, "asked", 0.8), labelled=True)
            return


def _kind_told(line: str) -> tuple[str, str] | None:
    """The kind and noun of a line that says what something is: `Bērnu veselības programma`, `ir novada skolu tīkls, kas …`."""
    words = [w.group() for w in _WORD.finditer(re.split(r"[,;:.(]|\s[–—-]\s", line.strip(), maxsplit=1)[0])]
    if not words or len(line) > _LONGEST * 3:
        return None
    head = initiative_head(words[-1])
    said = "ir" in words or len(line.strip()) < _LONGEST
    return (head[0], head[1].head.noun) if head is not None and said and head[0] in _KINDS and words[-1].lower() == head[1].head.noun else None
