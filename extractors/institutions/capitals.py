"""Passages printed in capitals, and names in them as they are usually written."""

from __future__ import annotations

from collections.abc import Sequence

from simplemma import lemmatize

from extractors.institutions.proper import COUNTRY
from extractors.institutions.words import (
    Word,
    heads_of,
)
from extractors.names.institutions import LEGAL_FORMS
from extractors.names.phrases import QUOTES


def shouts(words: Sequence[Word]) -> bool:
    """Whether the words are printed in capitals."""
    letters = [w.text for w in words if w.letters and len(w.text) > 1]
    return len(letters) >= 2 and sum(t.isupper() for t in letters) > 0.8 * len(letters)


def calm(text: str) -> str:
    """The word with only its first letter large, when it is printed in capitals and is no legal form."""
    return text[:1] + text[1:].lower() if text.isupper() and len(text) > 1 and text not in LEGAL_FORMS else text


def calm_phrase(words: Sequence[Word]) -> str:
    """A name in capitals as it is usually written: a capital for its first word and the first of a quoted name, for places and
    unknown words, and for what follows a country or `valsts` at the beginning; common nouns and adjectives in small letters.
    """
    out = ""
    first = 0  # the word with which the name, or the quoted name, begins
    quoted = False
    for place, word in enumerate(words):
        low = word.text.lower()
        if out and word.start > words[place - 1].end:
            out += " "
        if word.text in QUOTES:
            quoted = not quoted
            first = place + 1 if quoted else first
        if not word.letters or word.text in LEGAL_FORMS:
            out += word.text
        elif place > first and (
            heads_of(low) or low == "un" or (lemmatize(low, lang="lv") != low and (place > first + 1 or not COUNTRY.search(calm(words[first].text))))
        ):
            out += low
        else:
            out += calm(word.text)
    return out
