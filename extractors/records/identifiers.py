"""Identifiers: numbers made from content, so that a rerun gives the same ones."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import NewType

DocumentId = NewType("DocumentId", int)
MentionId = NewType("MentionId", int)
FactId = NewType("FactId", int)


@lru_cache(maxsize=10_000, typed=True)  # the same mentions of one document are asked again and again
def content_id(*parts: object) -> int:
    """A number in `[0, 2**52)` made from the parts; the same parts always give the same number.

    >>> content_id("person", "Jānis Ozols") == content_id("person", "Jānis Ozols")
    True
    >>> content_id("a", "bc") == content_id("ab", "c")
    False
    """
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()
    return int(digest[:13], 16)
