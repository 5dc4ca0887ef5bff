"""Which passages of a document are English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.records import Document, Passage

_WORD = re.compile(r"[^\W\d_]+")
# Words of the closed classes, which every sentence has and names have not.
_ENGLISH = frozenset(
    """the of and to in for on with by is are was were be been will shall would has have had at from that this these those as it
    its their his her they he she we our who which not but or an all also between during under into than then there about after
    before within upon until through""".split()
)
_LATVIAN = frozenset(
    """un ir par ar no uz ka lai pie vai kas kā tiek tika tiks bija būs arī pēc līdz starp bet kuru kuri kura kurš ko to tā tas šī
    šis šo viņa viņš nav jau tikai pirms caur pret pa aiz bez ja gan savu kopā gada""".split()
)
_LATVIAN_LETTERS = re.compile(r"[āēīūņļķģč]")
_SURE = 2  # words that tell, before a passage says by itself what it is


def language_of(text: str) -> str | None:
    """`en` or `lv` (ISO 639-1) by the commonest small words; nothing when too few of them stand in the text.

    >>> language_of("The meeting was opened by the Chair of the Committee.")
    'en'
    >>> language_of("Sēdi atklāj komitejas priekšsēdētāja un informē par darba kārtību."), language_of("Ilze Ozola, VARAM")
    ('lv', None)
    """
    words = _WORD.findall(text)
    low = [word.lower() for word in words]
    english = sum(map(_ENGLISH.__contains__, low))
    # a name with Latvian letters tells nothing: `Ms Ābola, Head of Unit`
    tells = (small in _LATVIAN or (word == small and bool(_LATVIAN_LETTERS.search(word))) for word, small in zip(words, low, strict=True))
    latvian = sum(tells) if english else any(tells)
    if english >= _SURE and english > 2 * latvian:
        return "en"
    if latvian and latvian >= english and (len(words) > 1 or words[0].lower() != "no"):  # `No.` heads a column in either language
        return "lv"
    return None


def english_passages(document: Document) -> tuple[Passage, ...]:
    """The passages in English, in order. A short one that does not tell is like the nearest one before it that does, or,
    at the beginning, like the first that does; Latvian letters in its small words always make it Latvian.
    """
    told = [language_of(document.text[p.start : p.end]) for p in document.passages]
    if "en" not in told:
        return ()
    tables: dict[int, str] = {}
    for passage in document.passages:
        if passage.table is not None:
            tables[passage.table] = tables.get(passage.table, "") + " " + document.text[passage.start : passage.end]
    of_tables = {table: language_of(text) for table, text in tables.items()}
    told = [
        language or (of_tables[p.table] if p.table is not None else None)
        for p, language in zip(document.passages, told, strict=True)
    ]
    nearest = next(language for language in told if language)
    out = []
    for passage, language in zip(document.passages, told, strict=True):
        nearest = language or nearest
        if nearest == "en":
            out.append(passage)
    return tuple(out)


def without_passages(document: Document, passages: Sequence[Passage]) -> Document:
    """The document as if those passages were not in it: same text, same offsets."""
    left_out = set(passages)
    return replace(document, passages=tuple(p for p in document.passages if p not in left_out))
