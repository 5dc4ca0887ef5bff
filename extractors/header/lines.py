"""Folded text that keeps its lines."""

from __future__ import annotations

from extractors.dates.words import folded


def lines_folded(text: str) -> str:
    """The text in small letters without diacritics, letter for letter, with its ends of lines and tabs.

    >>> lines_folded("Ar cieņu\\nJānis\\tŪdris")
    'ar cienu\\njanis\\tudris'
    """
    return "".join(plain if plain in "\n\t" else low for plain, low in zip(text, folded(text), strict=True))
