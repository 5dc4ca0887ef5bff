"""The words that dates are made of, as patterns over folded text.

Folding takes small letters without diacritics, one code point for one, so that offsets stay: text typed without
diacritics (`janvari`) and in the spelling before 1922 (`janwarî`) is read like any other.
"""

from __future__ import annotations

_FROM = "āčēģīķļņōŗšūžâêîôûwéèöüä"
_TO = "acegiklnorsuzaeiouveeoua"
_TABLE = {ord(a): b for a, b in zip(_FROM, _TO, strict=True)} | {ord(a.upper()): b for a, b in zip(_FROM, _TO, strict=True)}
_TABLE |= {i: chr(i + 32) for i in range(65, 91)}
_TABLE |= {ord(space): " " for space in "\u00a0\u2007\u2009\u202f\t\n\r"}
_TABLE |= {ord(dash): "-" for dash in "‐‑‒–—―−÷"}
_TABLE |= {ord("І"): "i", ord("Х"): "x", ord("V"): "v"}


def folded(text: str) -> str:
    """The text for the patterns, of the same length.

    >>> folded("2018. gada Jūnijā")
    '2018. gada junija'
    """
    return text.translate(_TABLE)


MONTHS = {
    "janvar": 1, "februar": 2, "mart": 3, "april": 4, "maij": 5, "junij": 6, "julij": 7, "august": 8, "septembr": 9,
    "oktobr": 10, "novembr": 11, "decembr": 12, "septemb": 9, "oktob": 10, "novemb": 11, "decemb": 12,
}  # fmt: skip
SHORT_MONTHS = {
    "janv": 1, "jan": 1, "febr": 2, "feb": 2, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "okt": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTH_END = r"(?:is|im|iem|am|os|us|i|a|u|s)"
MONTH = (
    r"(?:(?:janvar|februar|mart|april|maij|junij|julij|august|septembr|oktobr|novembr|decembr|septemb|oktob|novemb|decemb)"
    + _MONTH_END
    + r"\b|(?:janv|jan|febr|feb|apr|jun|jul|aug|sept|okt|nov|dec)\.)"
)


def month_number(word: str) -> int:
    """The number of a month's folded word in any form."""
    if word.endswith("."):
        return SHORT_MONTHS[word[:-1]]
    return next(number for stem, number in MONTHS.items() if word.startswith(stem))


GAP = r"\s{0,3}"
#: `gada`, `g.`, in any case.
YEAR_WORD = r"(?:gad(?:a|am|u|s|os|iem|i)(?![a-z])|g\.)"
YEAR = r"(?P<{0}>1[89]\d\d|20\d\d|21\d\d)"
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
ORDINALS = {"pirm": 1, "otr": 2, "tres": 3, "ceturt": 4}
#: `I`, `1.`, `pirmajā`, `otrā`
ORDINAL = r"(?P<{0}>(?:iv|i{{1,3}})\.?|[1-4]\.|(?:pirm|otr|tres|ceturt)(?:ajam|ajai|aja|ais|am|ai|a|o|s))"


def ordinal_number(word: str) -> int:
    """The number of a folded ordinal: `i`, `1.`, `pirmaja` are 1."""
    bare = word.rstrip(".")
    if bare.isdigit():
        return int(bare)
    return ROMAN.get(bare) or next(number for stem, number in ORDINALS.items() if bare.startswith(stem))


QUARTER_WORD = r"(?:ceturks[nk]\w*|cet\.)"
HALF_WORD = r"pusgad\w*"
SEASONS = {"pavasar": 21, "vasar": 22, "ruden": 23, "ziem": 24}
SEASON = r"(?P<{0}>pavasar(?:i|im|is|a)|vasar(?:a|ai|u|as)|ruden(?:i|im|s)|ziem(?:a|ai|u|as))\b"
WEEKDAYS = {"pirmdien": 0, "otrdien": 1, "tresdien": 2, "ceturtdien": 3, "piektdien": 4, "sestdien": 5, "svetdien": 6}
#: Number words in the genitive, as before `laikā`.
NUMBERS = {
    "vienas": 1, "viena": 1, "divu": 2, "divas": 2, "triju": 3, "tris": 3, "cetru": 4, "piecu": 5, "sesu": 6, "septinu": 7,
    "astonu": 8, "devinu": 9, "desmit": 10, "desmitu": 10, "divpadsmit": 12, "cetrpadsmit": 14, "piecpadsmit": 15,
    "divdesmit": 20, "trisdesmit": 30, "sesdesmit": 60, "devindesmit": 90,
}  # fmt: skip
#: This, next, last, as said of a year or month.
WHICH_WORD = (
    r"(?P<{0}>saja|sai|sa|si|so|teko[sš]a(?:ja)?|nakama(?:ja|jam|jai|m)?|nakosa(?:ja)?|pagajusa(?:ja)?|pagajuso"
    r"|iepriekseja(?:ja)?|[stnp]\.)"
)


def which_number(word: str) -> int:
    """0 for this, 1 for the next, -1 for the last."""
    if word.startswith(("nak", "n.")):
        return 1
    return -1 if word.startswith(("pag", "iep", "p.")) else 0
