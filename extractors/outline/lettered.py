"""Headings that letters number: `A. Īss kopsavilkums`, `B. Dati`. Nobody's initials stand there."""

from __future__ import annotations

import re

from extractors.dates.words import folded
from extractors.records import OUT_OF_FLOW, Document, PassageKind

_LETTERED = re.compile(r"\W{0,3}(?P<letter>[A-HJ-Z])[.)]\s+(?P<first>[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w’'-]+)(?P<rest>[^\n]{0,110})$")
#: A point of an agenda, or the talk about it that bears its letter: `A. Par jumtu`, and below it `A. M. Roze ziņo, ka …`.
_POINT = re.compile(r"(?P<letter>[A-HJ-Z])\.\s+(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ])")
_AGENDA = re.compile(r"\W*(?:sedes |sapulces |sanaksmes )?(?:darba ?kartiba|dienas ?kartiba)\W*")
_LEAST = 3  # so many letters in a row make a series


def lettered_headings(document: Document) -> dict[int, str]:
    """The letter of each heading of such a series, by the offset where its passage begins; empty when there is no series.

    The letters follow each other from A, text stands between them, none of the lines ends like a sentence, and no line's
    letter with its first word is said anywhere else, as a person's name would be.

    >>> from extractors.readers import read
    >>> document = read("A. Dati\\nSkaitļi aug.\\nB. Norises\\nViss notiek.\\nC. Finanses\\nNaudas pietiek.".encode())
    >>> list(lettered_headings(document).values())
    ['A', 'B', 'C']
    >>> lettered_headings(read("A. Roze\\nTelpu ir maz.\\nB. Kalns\\nA. Roze piekrīt.\\nC. Liepa\\nVar.".encode()))
    {}
    """
    flow = [p for p in document.passages if p.kind not in OUT_OF_FLOW]
    series: dict[int, str] = {}
    after = -1
    for place, passage in enumerate(flow):
        text = document.text[passage.start : passage.end].rstrip()
        match = _LETTERED.match(text) if passage.kind is not PassageKind.CELL else None
        if match is None or text.endswith((";", ",", ":")) or (text.endswith((".", "?")) and len(text.split()) > 7):
            continue
        due = chr(ord("A") + len(series))
        if match["letter"] != due or (series and place == after + 1) or _is_name(document.text, match):
            continue
        series[passage.start] = due
        after = place
    return series if len(series) >= _LEAST else {}


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether the letter and the word behind it are said elsewhere too, or stand before a verb of talk or a post, as people's names do."""
    if re.match(r"\s*(?:[-–—,(]|\w+(?:ē|ja|a)\b(?= (?:par|ka|,)))", match["rest"]):
        return True
    stem = re.escape(folded(match["first"])[: max(4, len(match["first"]) - 2)])
    return len(re.findall(rf"(?<!\w){match['letter'].lower()}\.\s?{stem}", folded(text))) > 1


def lettered_points(document: Document) -> frozenset[int]:
    """Where the letters stand that number the points of an agenda, and those of the talk about each point in the same order.

    >>> from extractors.readers import read
    >>> lines = ("Darba kārtība", "A. Par jumtu", "B. Par grāvjiem", "C. Dažādi", "A. M. Roze ziņo.", "B. Grāvji aizauguši.", "C. Nav.")
    >>> document = read("\\n".join(lines).encode())
    >>> [document.text[at : at + 8] for at in sorted(lettered_points(document))]
    ['A. Par j', 'B. Par g', 'C. Dažād', 'A. M. Ro', 'B. Grāvj', 'C. Nav.']
    >>> sorted(lettered_points(read("Klāt\\nA. Roze\\nB. Kalns\\nC. Liepa".encode())))
    []
    """
    flow = [p for p in document.passages if p.kind not in OUT_OF_FLOW]
    agenda = next((n for n, p in enumerate(flow) if _AGENDA.fullmatch(folded(document.text[p.start : p.end]))), None)
    points: list[int] = []
    for passage in flow[agenda + 1 :] if agenda is not None else ():
        match = _POINT.match(document.text, passage.start, passage.end)
        due = chr(ord("A") + len(points))
        if match is None or match["letter"] != due:
            break
        points.append(passage.start)
    if agenda is None or len(points) < _LEAST:
        return frozenset()
    talk: list[int] = []
    for passage in flow[agenda + 1 + len(points) :]:
        match = _POINT.match(document.text, passage.start, passage.end)
        if match is not None and match["letter"] == chr(ord("A") + len(talk)) and len(talk) < len(points):
            talk.append(passage.start)
    return frozenset((*points, *(talk if len(talk) == len(points) else ())))
