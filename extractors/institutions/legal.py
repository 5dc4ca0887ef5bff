"""Names told by their legal form: `SIA "Maketu darbnīca"`, `AS Latvenergo`, `"Rumba" AS`."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.institutions.made import make_mention
from extractors.institutions.names import closing_quote
from extractors.institutions.words import (
    CLOSING,
    OPENING,
    Word,
)
from extractors.names.institutions import LEGAL_FORMS
from extractors.records import Document, Mention


def by_legal_form(document: Document, words: list[Word]) -> Iterator[Mention]:
    """`SIA "Maketu darbnīca"`, `AS Latvenergo`."""
    for at, word in enumerate(words):
        if word.text not in LEGAL_FORMS or at + 1 == len(words):
            continue  # at the end of a passage nothing can follow
        following = words[at + 1]
        behind = _quoted_before(words, at)
        if behind is not None and following.text not in OPENING:
            name = " ".join(document.text[words[behind].start : word.end].split())
            yield make_mention(document, words[behind].start, word.end, name, "legal form", 0.9, kind="company")
            continue
        if following.text in OPENING:
            closing = closing_quote(words, at + 1)
            if closing is not None:
                name = " ".join(document.text[word.start : words[closing].end].split())
                yield make_mention(document, word.start, words[closing].end, name, "legal form", 0.95, kind="company")
        elif following.capital and following.text not in LEGAL_FORMS and len(following.text) > 2:
            last = at + 1
            while (
                last + 1 < len(words) and words[last + 1].capital and words[last + 1].start - words[last].end == 1 and last < at + 4
            ):
                last += 1
            name = document.text[word.start : words[last].end]
            yield make_mention(document, word.start, words[last].end, name, "legal form", 0.8, kind="company")


def _quoted_before(words: list[Word], at: int) -> int | None:
    """The opening mark of the quote that ends right before a legal form: `"Rumba" AS`."""
    if not at or words[at - 1].text not in CLOSING or words[at].start - words[at - 1].end > 1:
        return None
    for place in range(at - 2, max(-1, at - 9), -1):
        if words[place].text in OPENING:
            return place
        if not words[place].letters:
            return None
    return None
