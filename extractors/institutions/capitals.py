"""Passages printed in capitals, and names in them as they are usually written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from simplemma import lemmatize

from extractors.institutions.countries import OF_COUNTRIES
from extractors.institutions.proper import COUNTRY
from extractors.institutions.words import (
    SHORTENED,
    Word,
    can_precede,
    heads_of,
)
from extractors.names.institutions import LEGAL_FORMS
from extractors.names.known import find_known
from extractors.names.phrases import QUOTES

#: Adjectives that no place is called by, though no dictionary has each of them: `konsultatīvās padomes`.
_ADJECTIVE = re.compile(r"(?:īv|iāl|iskaj|isk)(?:ā|ās|ais|ajai|ajā|o|ajam|ajos)$")
#: Words inside names that are small wherever they stand.
_SMALL = frozenset({"UN", "AR", "PAR"})
#: The second of two places that a name joins: `Latvijas–Somijas biedrība`.
_JOINED = re.compile(r"(?<=s[–-])[^\W\d_](?=\w*s$)")
_LONGEST = 10  # words of a known name before its head


def shouts(words: Sequence[Word]) -> bool:
    """Whether the words are printed in capitals."""
    letters = [text for text, *_ in words if len(text) > 1 and text[0].isalpha()]
    return len(letters) >= 2 and sum(map(str.isupper, letters)) > 0.8 * len(letters)


def calm(text: str) -> str:
    """The word with only its first letter large, when it is printed in capitals and is no legal form; `UN` is small."""
    if not text.isupper() or len(text) == 1 or text in LEGAL_FORMS:
        return text
    return text.lower() if text in _SMALL else _JOINED.sub(lambda m: m.group().upper(), text[:1] + text[1:].lower())


def calm_words(words: Sequence[Word]) -> list[Word]:
    """Words in capitals as `calm` makes them, and a common noun behind `un` small, since `un` joins it to the name before."""
    out: list[Word] = []
    for word in words:
        text = calm(word.text)
        if out and out[-1].text == "un" and _is_common(text.lower()):
            text = text.lower()
        out.append(Word(text, word.start, word.end))
    return out


def known_start(words: Sequence[Word], head: int) -> int | None:
    """Where the longest name of a known institution begins that ends with the word at `head`, `None` if none does.

    In capitals nothing else tells where a name of many words begins.
    """
    for start in range(max(0, head - _LONGEST), head):
        if words[start].letters and find_known(" ".join(word.text for word in words[start : head + 1]).replace(" ,", ",")):
            return start
    return None


def line_start(words: Sequence[Word], head: int) -> int | None:
    """The first word of a line that is nothing but one name of several parts: `VIDES, ĢEOLOĢIJAS UN METEOROLOĢIJAS AĢENTŪRA`.

    Nothing where the line goes on, or another body stands in it.
    """
    before = words[:head]
    if head + 1 != len(words) or not {"un", ","} <= {word.text for word in before} or not words[0].letters:
        return None
    if heads_of(words[head].text)[0].head.type not in ("agency", "committee", "institute", "company", "association"):
        return None
    fits = all(word.text in ("un", ",") or can_precede(word) for word in before)
    return 0 if fits and not any(heads_of(word.text) for word in before) else None


def _is_common(low: str) -> bool:
    return bool(heads_of(low)) or (lemmatize(low, lang="lv") != low and not COUNTRY.search(low[:1].upper() + low[1:]))


#: With what a compound begins that the dictionary has only without it: `pārrobežu`.
_PREFIX = re.compile(r"(?:pār|starp|kop|līdz|pret|virs|apakš)(?=[a-zāčēģīķļņšūž]{5})")


def _is_inflected(low: str) -> bool:
    """Whether the dictionary knows the word, or a compound of it, in another form than its first."""
    return any(lemmatize(each, lang="lv") != each for each in {low, _PREFIX.sub("", low, count=1)})


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
        elif out in ("Latvijas ", "Latvijas Republikas ") and place in (1, 2) and (low == "republikas") is (place == 1):
            out += calm(word.text)  # the state, and the first word of what it has
        elif out.endswith("Sv. ") or calm(word.text) in OF_COUNTRIES:
            out += calm(word.text)  # the saint of a parish
        elif place > first and (
            heads_of(low) or low == "un" or (place > first + 1 and _ADJECTIVE.search(low)) or (low in SHORTENED and low != "sv") or (_is_inflected(low) and (place > first + 1 or not COUNTRY.search(calm(words[first].text))))
        ):
            out += low
        else:
            out += calm(word.text)
    return out
