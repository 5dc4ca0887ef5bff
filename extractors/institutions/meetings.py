"""Standing meetings that have a name of their own, in the title of their minutes: `VALSTS SEKRETĀRU SANĀKSMES PROTOKOLS`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.records import Document, EntityKind, Mention

#: The meetings of the state that rules of procedure set up, each with a pattern of its name in any case.
#: Source: "Ministru kabineta kārtības rullis", Cabinet Regulation No. 300 of 7 April 2009 and No. 606 of 7 September 2021; of the
#: Union's matters, Cabinet Regulation No. 96 of 3 February 2009.
_STANDING = (
    ("Valsts sekretāru sanāksme", re.compile(r"\bvalsts\s+sekretāru\s+sanāksm(?:e|es|ē)\b", re.I)),
    ("Eiropas Savienības jautājumu vecāko amatpersonu sanāksme", re.compile(r"\b(?:eiropas\s+savienības|es)\s+jautājumu\s+vecāko\s+amatpersonu\s+sanāksm(?:e|es|ē)\b", re.I)),
)
_HEAD = 400  # code points in which a title stands
_MINUTES = re.compile(r"p\s?r\s?o\s?t\s?o\s?k\s?o\s?l\s?(?:s|a)\b", re.I)


def find_standing_meeting(document: Document) -> Iterator[Mention]:
    """The standing meeting in the title of its minutes, whose paper these are; elsewhere it is only an event."""
    head = document.text[:_HEAD]
    for name, pattern in _STANDING:
        match = pattern.search(head)
        if match and _MINUTES.search(head):
            yield Mention(document.cite(*match.span()), EntityKind.INSTITUTION, name, "institutions:standing meeting", 0.9, type="council")
