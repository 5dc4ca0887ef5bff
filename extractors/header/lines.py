"""Folded text that keeps its lines."""

from __future__ import annotations

from extractors.dates.words import FOLDING

_LINES_KEPT = FOLDING | {ord(mark): ord(mark) for mark in "\n\t"}


def lines_folded(text: str) -> str:
    """The text in small letters without diacritics, letter for letter, with its ends of lines and tabs.

    >>> lines_folded("Ar cieņu\\nJānis\\tŪdris")
    'ar cienu\\njanis\\tudris'
    """
    return text.translate(_LINES_KEPT)
