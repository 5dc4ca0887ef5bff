"""One mention of an institution, as the finders make it."""

from __future__ import annotations

import re

from extractors.names.institutions import institution_type
from extractors.names.known import known_type
from extractors.records import Document, EntityKind, Mention

_METHOD = "institutions:"
#: An ordinal close to its noun, as it was typed: `1.vidusskola` is `1. vidusskola`.
_ORDINAL = re.compile(r"(?<=\d)\.(?!(?:lv|eu|com|org)\b)(?=[a-zāčēģīķļņšūž])")
#: Shortened words typed close to the next: `ev.lut. draudze` is `ev. lut. draudze`.
_CLOSE = re.compile(r"(?<=\b(?:ev|sv|Sv))\.(?=[^\W\d])")


def make_mention(
    document: Document, start: int, end: int, name: str, method: str, confidence: float, *, kind: str | None = None
) -> Mention:
    """A mention of `[start, end)` under the nominative `name`; its kind is that of its head where none is given."""
    name = _CLOSE.sub(". ", _ORDINAL.sub(". ", name))
    return Mention(
        document.cite(start, end), EntityKind.INSTITUTION, name, _METHOD + method, confidence,
        type=kind or institution_type(name) or known_type(name),
    )  # fmt: skip
