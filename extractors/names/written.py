"""How a name of a person stands on paper: initials, titles, capitals, the surname first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.names.declension import PARTICLES
from extractors.names.given import given_forms

_TITLE = re.compile(
    r"(?:(?:dr|mg|bc|prof|doc|asoc|akad|habil|sc|ing|inž|arh|med|iur|oec|paed|ģen|plkv|pulkv|ltn|kapt|mjr|ģenlt|jun|sen)\."
    r"|(?:k-gs|k-dze|kgs|kdze|k-gam|k-dzei|kgam|kdzei|b\-rs)\.?(?!\w)|biedr[sae]m?\s|dr\s|prof\s|profesor[sae]m?\s|(?-i:b\.)(?=\s))\s*",
    re.IGNORECASE,
)
_COURTESY = re.compile(r"\s+(?:kung(?:s|a|am|u|ā)|(?:jaun)?kundz(?:e|es|ei|i|ē)|k-?g[sau]m?|k-?dz(?:e|es|ei|i)|b\.)$", re.IGNORECASE)
# One or two letters before a dot; `Dz.`, `Dž.`, `Ch.`, `Br.`; glued to what follows or not.
_INITIAL = re.compile(r"([^\W\d_][^\W\d_]?\.)(?:\s*-\s*(?=[^\W\d_][^\W\d_]?\.))?\s*")
_SPACE = re.compile(r"\s+")
_EDGE = " \t\r\n,;:()[]\"'„“”«»"
#: A person is never written in more words than this; what is longer is not read as a name.
MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Written:
    """The parts of a printed name. `words` are in title case, in their order; `initials` with dots.

    `surname_first` is true or false when the writing says so (a comma, initials behind, capitals), else `None`.
    `leading` is the number of words that stand before the initials (`Jānis K. Bērziņš`).
    """

    words: tuple[str, ...]
    initials: tuple[str, ...] = ()
    leading: int = 0
    surname_first: bool | None = None
    courtesy: bool = False  # `Bērziņa kungs`: the name stands in the genitive


def read_written(form: str) -> Written:
    """The parts of a name as printed; nothing but empty parts for what holds no word.

    >>> read_written("A.K.Bērziņa-Kalniņa")
    Written(words=('Bērziņa-Kalniņa',), initials=('A.', 'K.'), leading=0, surname_first=False, courtesy=False)
    >>> read_written("BĒRZIŅŠ Jānis").words, read_written("Ozols, Jānis").surname_first
    (('Bērziņš', 'Jānis'), True)
    """
    text = _SPACE.sub(" ", form.strip(_EDGE))
    if len(text) > 200:
        return Written(())
    while (title := _TITLE.match(text)) and title.end() < len(text):
        text = text[title.end() :]
    shorter = _COURTESY.sub("", text)
    courtesy = shorter != text
    text = shorter
    pieces: list[tuple[bool, str]] = []  # whether it is an initial, the text
    comma_after: int | None = None
    position = 0
    while position < len(text):
        initial = _INITIAL.match(text, position)
        if initial:
            printed = initial.group(1)
            joined = "-" in initial.group(0) and initial.end() < len(text)
            pieces.append((True, printed[0].upper() + printed[1:].lower() + ("-" if joined else "")))
            position = initial.end()
            continue
        space = text.find(" ", position)
        end = len(text) if space < 0 else space
        word = text[position:end]
        if word.strip(_EDGE + ".-–—"):
            pieces.append((False, word.strip(_EDGE).rstrip(".")))
            if word.endswith(",") and comma_after is None:
                comma_after = len(pieces)
        position = end + 1
    return _arrange(pieces, comma_after, courtesy)


def title_case(word: str) -> str:
    """A word in capitals with only its first letters left so; others stay as they are.

    >>> title_case("BĒRZIŅŠ-ŠĶĒLE"), title_case("fon"), title_case("LU")
    ('Bērziņš-Šķēle', 'fon', 'Lu')
    """
    if not word.isupper() or len(word) < 2:
        return word
    if word.lower() in PARTICLES and len(word) > 1 and word.lower() not in ("ben", "do", "le"):
        return word.lower()
    return re.sub(r"[^\W\d_]+", lambda part: part.group()[0] + part.group()[1:].lower(), word)


def _arrange(pieces: list[tuple[bool, str]], comma_after: int | None, courtesy: bool) -> Written:
    initials = tuple(text for is_initial, text in pieces if is_initial)
    printed = tuple(text for is_initial, text in pieces if not is_initial)
    words = tuple(map(title_case, printed))
    if len(words) > MOST_WORDS or len(initials) > MOST_WORDS:
        return Written(())
    if initials and words:
        first = next(index for index, (is_initial, _) in enumerate(pieces) if is_initial)
        if first == len(words):
            return Written(words, initials, 0, True, courtesy)
        return Written(words, initials, first, False, courtesy)
    surname_first: bool | None = None
    if comma_after == 1 and len(words) > 1:
        surname_first = True
    capitals = [word.isupper() and len(word) > 1 for word in printed]
    if len(printed) > 1 and sum(capitals) == 1 and capitals[0] != capitals[-1]:
        surname_first = capitals[0] and not given_forms(words[0])
        surname_first = surname_first or (capitals[0] and bool(given_forms(words[-1])))
    return Written(words, initials, 0, surname_first, courtesy)
