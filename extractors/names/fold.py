"""One folding for everything that is looked up by name."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import filterfalse

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－⁃"), "-")
_QUOTES = dict.fromkeys(map(ord, "“”„‟«»‹›″＂〝〞"), '"') | dict.fromkeys(map(ord, "‘’‚‛′`´ʹʼ"), "'")
_GONE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), None)
_MARKS = _DASHES | _QUOTES | _GONE
# Letters that NFKD leaves whole but that people type without their stroke.
_STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe"})


class _Plain(dict[int, str]):
    """What each code point is folded to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        letters = _bare(chr(code).translate(_MARKS).casefold())
        # Compatibility letters may only now show a capital, a dash or a quote.
        self[code] = plain = _bare(letters.casefold().translate(_MARKS).translate(_STROKES))
        return plain


def _bare(letters: str) -> str:
    return "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", letters)))


_PLAIN = _Plain()


_LONGEST_KEPT = 80  # code points; names and words come again and again, passages do not


def fold(text: str) -> str:
    """The text as it is compared: small letters without diacritics, plain dashes and quotes, single spaces.

    Folding twice changes nothing more. Offsets are not kept.

    >>> fold("  Ādažu  novada „Ķirši” – Šķēle")
    'adazu novada "kirsi" - skele'
    """
    return _kept(text) if len(text) <= _LONGEST_KEPT else _folded(text)


def _folded(text: str) -> str:
    if text.isascii():  # the shortest way: there is nothing to take apart
        return " ".join(text.casefold().replace("`", "'").split())
    return " ".join(text.translate(_PLAIN).split())


@lru_cache(maxsize=2)
def lowered(text: str) -> str:
    """The text in small letters at the same offsets.

    >>> lowered("İzmiras ŠĶELTNE")
    'İzmiras šķeltne'
    """
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


_kept = lru_cache(maxsize=200_000)(_folded)
