"""What the row of a table tells of a task: its cells read with the titles of their columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractors.names.fold import fold
from pipeline.follow.cues import find_cues

#: Titles that tell a fate where their column is marked: `Izpildīts`, `Termiņš pagarināts līdz`; not `Izpildītājs`.
_FATE = re.compile(r"\b(?:(?:ne|nav )?(?:izpildit|paveikt|pabeigt|ieviest)[sai]?(?!\w)|(?:pagarin|parcelt|atlikt|atcelt|zaud)\w*)")
#: Titles of columns that say until when, and nothing of what became of it.
_TERM = re.compile(r"\btermin|\blidz kad|izpildes laiks|izpildit lidz|\bdatums")
_MARK = re.compile(r"\s*(?:[xXхХ+✓✔☑☒vV]|jā|ir)\s*", re.IGNORECASE)
_NO_MARK = re.compile(r"\s*(?:[-–—☐0]|nē|nav)?\s*", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")


def told_by_row(cells: Sequence[tuple[str, str]]) -> str:
    """What (title of the column, text) cells say in words of what became of the task; the titles may be empty.

    >>> told_by_row([("Uzdevums", "Kursu katalogs"), ("Izpildīts", "x"), ("Termiņš pagarināts līdz", "")])
    'Kursu katalogs; Izpildīts'
    >>> told_by_row([("Uzdevums", "Kursu katalogs"), ("Izpildīts", ""), ("Termiņš pagarināts līdz", "30.06.2021.")])
    'Kursu katalogs; Termiņš pagarināts līdz 30.06.2021.'
    >>> told_by_row([("Uzdevums", "Aptauja"), ("Termiņš", "15.10.2022."), ("Izpilde", "Izpildīts 2. novembrī")])
    'Aptauja; Izpildīts 2. novembrī'
    >>> told_by_row([("Uzdevums", "Aptauja"), ("Izpildīts (jā/nē)", "nē")])
    'Aptauja; nav izpildīts'
    """
    said: list[tuple[str, bool]] = []  # what a cell says, and whether it is only the term
    for title, text in cells:
        plain = _BRACKETS.sub("", title).strip()
        low = fold(plain)
        if not _FATE.search(low):
            said.append((text, _TERM.search(low) is not None))
        elif _NO_MARK.fullmatch(text):
            refused = text.strip().lower() in ("nē", "nav") and find_cues(plain).done
            said.append(("nav izpildīts" if refused else "", False))
        elif _MARK.fullmatch(text):
            said.append((plain if "/" not in plain else "Izpildīts", False))
        else:
            said.append((text if "/" in plain or find_cues(text).done else f"{plain} {text}", False))
    without = "; ".join(text for text, term in said if text and not term)
    cues = find_cues(without)
    if cues.done or cues.dropped:
        return without
    return "; ".join(text for text, _ in said if text)


def titles_of(cells: Sequence[tuple[int | None, str, bool]]) -> Mapping[int, str]:
    """The titles of the columns of a table from its cells (column, text, whether it is a title)."""
    return {column: " ".join(text.split()) for column, text, title in cells if title and column is not None}
