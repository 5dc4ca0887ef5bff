"""Verbatim records, as of the Saeima: who has the floor, from label to label.

The custom of the Saeima's stenographers: the chair is a label of its own (`Sēdes vadītāja.`), whoever speaks is named with
the initial and what he is in a bracket (`J.Ozols (ekonomikas ministrs).`), and the speech goes on up to the next label.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from extractors.records import OUT_OF_FLOW, Document, PassageKind

_CHAIR = re.compile(r"(?:(?:Sēdes|Sanāksmes|Sapulces|Debašu|Tikšanās) vadītāj(?:s|a)|(?:(?:SĒDES|SAPULCES|SANĀKSMES) )?(?:VADĪTĀJ|PRIEKŠSĒDĒTĀJ)(?:S|A))\.(?=\s+[„“\"(]?[A-ZĀČĒĢĪĶĻŅŠŪŽ]|\s*$)")
_UPPER = "A-ZĀČĒĢĪĶĻŅŠŪŽ"
_NAME = rf"(?P<name>(?:(?:[{_UPPER}][a-zāčēģīķļņšūž]?\.[ -]?){{1,2}}|(?:[{_UPPER}][a-zāčēģīķļņšūž]+ ){{1,2}})[{_UPPER}][a-zāčēģīķļņšūž]+(?:[ -][{_UPPER}][a-zāčēģīķļņšūž]+)?)"
_NAMED = re.compile(rf"{_NAME}\s*\((?P<post>[^()\n]{{2,120}})\)\s*[.:](?=\s|$)")
#: A surname in capitals is a label by itself where the chair has one too: `J. OZOLS.`, `J. OZOLS (Valsts kase).`
_LOUD = re.compile(
    rf"(?P<name>(?:[{_UPPER}][zž]?\.[ -]?){{1,2}}[{_UPPER}]{{3,}}(?:-[{_UPPER}]{{2,}})?)\s?(?:\([^()\n]{{2,120}}\)\s*)?[.:](?=\s+[„“\"(]?[{_UPPER}\d]|\s*$)"
)
#: Whoever had the floor before is named without the bracket when he speaks again.
_AGAIN = re.compile(rf"{_NAME}[.:](?=\s+[„“\"(]?[{_UPPER}\d]|\s*$)")
#: So many labels make a verbatim record: one or two stand in any minutes.
_ENOUGH = 3


class Turn(NamedTuple):
    """From the label to the next one, in code points of the text; `name` is where the speaker's name stands, nothing for the chair."""

    start: int
    said: int
    end: int
    name: tuple[int, int] | None


@lru_cache(maxsize=2)  # five rooms ask it of one paper
def turns(document: Document) -> tuple[Turn, ...]:
    """Who speaks from where to where, in order; nothing for a document that is no verbatim record.

    >>> from extractors.readers import read
    >>> document = read("Sēdes vadītāja. Paldies!\\nJ.Ozols (ekonomikas ministrs).\\nLabrīt!\\nSēdes vadītāja. Vārds deputātei Liepai.".encode())
    >>> [document.text[slice(*turn.name)] if turn.name else None for turn in turns(document)]
    [None, 'J.Ozols', None]
    >>> document = read("Sēdes vadītāja. Vārds referentam.\\nA.Roze (Zaļā partija). Sāksim.\\nSēdes vadītāja. Paldies!\\nA. Roze. Komisija atbalsta.".encode())
    >>> [document.text[slice(*turn.name)] if turn.name else None for turn in turns(document)]
    [None, 'A.Roze', None, 'A. Roze']
    >>> document = read("VADĪTĀJS. Lūdzu!\\nA. ROZE (Valsts kase). Sāksim.\\nVADĪTĀJS. Paldies!\\nDz. KALNS-BĒRZS. Piekrītu.".encode())
    >>> [document.text[slice(*turn.name)] if turn.name else None for turn in turns(document)]
    [None, 'A. ROZE', None, 'Dz. KALNS-BĒRZS']
    >>> document = read("Sēdes vadītāja. Ziņo direktors Juris Kalns.\\nJ. Kalns. Sāksim.\\nSēdes vadītāja. Paldies!\\nA. Roze. Nē.".encode())
    >>> [document.text[slice(*turn.name)] if turn.name else None for turn in turns(document)]
    [None, 'J. Kalns', None]
    """
    labels: list[tuple[int, int, tuple[int, int] | None]] = []
    known: set[str] = set()
    lines = [p for p in document.passages if p.kind not in OUT_OF_FLOW and p.kind is not PassageKind.CELL]
    chaired = any(_CHAIR.match(document.text, p.start, p.end) for p in lines)
    for passage in lines:
        if match := _CHAIR.match(document.text, passage.start, passage.end):
            labels.append((passage.start, match.end(), None))
        elif match := _NAMED.match(document.text, passage.start, passage.end):
            known.add(_plain(match["name"]))
            labels.append((passage.start, match.end(), match.span("name")))
        else:
            match = _LOUD.match(document.text, passage.start, passage.end) if chaired else None
            if match is None and labels and (again := _AGAIN.match(document.text, passage.start, passage.end)) and (_plain(again["name"]) in known or _was_called(document.text, again["name"], passage.start)):
                match = again
            if match is not None:
                labels.append((passage.start, match.end(), match.span("name")))
    if len(labels) < _ENOUGH:
        return ()
    ends = [*(start for start, _, _ in labels[1:]), len(document.text)]
    return tuple(Turn(start, said, end, name) for (start, said, name), end in zip(labels, ends, strict=True))


def _was_called(text: str, name: str, before: int) -> bool:
    """Whether somebody of that initial and surname was named in full before, as the chair does who gives the floor: `Ziņo direktore Anna Roze.`"""
    initial, _, surname = name.replace("- ", "-").rpartition(".")
    surname = surname.strip() or name.split()[-1]
    stem = surname[: max(3, len(surname) - 2)]
    given = name[:1] if initial else name.split()[0][: max(3, len(name.split()[0]) - 2)]
    return re.search(rf"(?<!\w){given}[a-zāčēģīķļņšūž]+\s(?:[{_UPPER}][a-zāčēģīķļņšūž]+[\s-])?{stem}[a-zāčēģīķļņšūž]{{0,4}}(?![\w])", text[:before]) is not None


def _plain(name: str) -> str:
    return name.replace(" ", "")
