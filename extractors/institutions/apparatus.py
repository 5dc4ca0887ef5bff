"""Offices of government that are called an apparatus: `Valdības aparāts`, `Ministru padomes aparāta`."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.records import Document, EntityKind, Mention, Passage
from extractors.signs import Sign

#: The word means a body only behind the body that it serves; any other apparatus is a machine or a figure of speech.
#: Source: papers of the Council of Ministers and the Cabinet of 1990 to 1995, whose staff is listed so.
_APPARATUS = Sign(
    r"(?<!\w)(?P<of>Valdības|Ministru padomes|Ministru Padomes|Ministru kabineta|Ministru Kabineta|Augstākās Padomes|Saeimas|"
    r"(?:Valsts |Ministru )?[Pp]rezidenta)\s(?P<head>aparāt(?:s|a|am|u|ā))(?!\w)"
)


def find_apparatus(document: Document, passage: Passage) -> Iterator[Mention]:
    """The offices named in a passage, each by its nominative."""
    for match in _APPARATUS.finditer(document.text, passage.start, passage.end):
        name = f"{match['of']} aparāts"
        yield Mention(document.cite(*match.span()), EntityKind.INSTITUTION, name, "institutions:apparatus", 0.9, type="agency")
