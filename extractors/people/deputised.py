"""Who sits at a meeting for somebody else: `A. Roze (aizstāj B. Kalnu)`, `A. Roze (B. Kalna vietā)`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.records import Mention

_BEFORE = re.compile(r"\([^()]*\b(?:aizstāj|aizstājot|aizvieto|aizvietojot|pārstāv|pārstāvot|pilnvarojis|pilnvarojusi)\s+$", re.IGNORECASE)
_BEHIND = re.compile(r"\s+(?:vietā|pilnvarot[aā]|pilnvarotais|uzdevumā)\b[^()]*\)")
_OPENED = re.compile(r"\(\s*(?:padomes loce\w+ |loce\w+ |deput\w+ )?$")
_REACH = 60  # code points before a name in which such a bracket opens


def is_replaced(text: str, person: Mention) -> bool:
    """Whether the name is that of somebody for whom another one sits there.

    >>> from extractors.readers import read
    >>> from extractors.records import EntityKind
    >>> document = read("Anna Roze, juriste (aizstāj J.Kalnu), Ilze Zīle (aizstāj kolēģi)".encode())
    >>> kalns = Mention(document.cite(28, 35), EntityKind.PERSON, "J. Kalns", "", 1.0)
    >>> roze = Mention(document.cite(0, 9), EntityKind.PERSON, "Anna Roze", "", 1.0)
    >>> is_replaced(document.text, kalns), is_replaced(document.text, roze)
    (True, False)
    """
    before = text[max(0, person.evidence.start - _REACH) : person.evidence.start]
    return bool(_BEFORE.search(before) or (_OPENED.search(before) and _BEHIND.match(text, person.evidence.end)))


def sits_for_another(text: str, person: Mention, people: Sequence[Mention]) -> bool:
    """Whether the next name is that of the one for whom this person sits there."""
    following = min((p for p in people if p.evidence.start >= person.evidence.end), key=lambda p: p.evidence.start, default=None)
    return following is not None and is_replaced(text, following)
