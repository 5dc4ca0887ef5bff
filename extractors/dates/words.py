"""The words that dates are made of, as patterns over folded text.

Folding takes small letters without diacritics, one code point for one, so that offsets stay: text typed without
diacritics (`janvari`) and in the spelling before 1922 (`janwarî`) is read like any other.
"""

from __future__ import annotations

import re
from functools import lru_cache

_FROM = "āčēģīķļņōŗšūžâêîôûwéèöüäſ"
_TO = "acegiklnorsuzaeiouveeouas"
#: What each code point is folded to. Letters and marks that Latvian papers are made of stand in it as themselves: a code point
#: that the table lacks costs three times as much, and every passage is folded.
FOLDING = {code: code for code in (*range(0x180), *range(0x2010, 0x2040))}
FOLDING |= {ord(a): ord(b) for a, b in zip(_FROM + _FROM.upper(), _TO * 2, strict=True)}
FOLDING |= {i: i + 32 for i in range(65, 91)}
FOLDING |= {ord(space): 32 for space in "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\n\r\v\f"}
FOLDING |= {ord(dash): 45 for dash in "‐‑‒–—―−÷"}
FOLDING |= {ord(cyrillic): ord(latin) for cyrillic, latin in zip("ІіХх", "iixx", strict=True)}

_LONGEST_KEPT = 20_000  # code points

#: A year before the papers of the restored state: what happened then is history and nothing of today.
LONG_AGO = re.compile(r"\b1[0-8]\d\d\b|\b19[0-8]\d\b")


def folded(text: str) -> str:
    """The text for the patterns, of the same length.

    >>> folded("2018. gada Jūnijā")
    '2018. gada junija'
    """
    return _kept(text) if len(text) <= _LONGEST_KEPT else text.translate(FOLDING)


@lru_cache(maxsize=1024)  # the outline, the header, tables and dates ask it of the same passages
def _kept(text: str) -> str:
    return text.translate(FOLDING)


#: At most so many spaces inside a date; a bound keeps every pattern linear.
GAP = " {0,3}"
DASH = " {0,2}- {0,2}"

# --- months -------------------------------------------------------------------------------------------------------------
MONTHS = {
    "janvar": 1, "februar": 2, "mart": 3, "merz": 3, "april": 4, "maij": 5, "junij": 6, "julij": 7, "august": 8, "septemb": 9,
    "oktob": 10, "novemb": 11, "decemb": 12, "dezemb": 12,
}  # fmt: skip
SHORT_MONTHS = {
    "janv": 1, "jan": 1, "febr": 2, "feb": 2, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "okt": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTH_STEM = "janvar|februar|mart|merz|april|maij|junij|julij|august|(?:septemb|oktob|novemb|de[cz]emb)e?r?"
MONTH = (
    rf"(?:(?:{_MONTH_STEM})(?:is|im|iem|am|os|us|i|a|u|s)(?![a-z])"
    r"|(?:janv|jan|febr|feb|apr|jun|jul|aug|sept|okt|nov|dec)\.)"
)
#: What a month can begin with: enough to know that a pattern is worth trying.
MONTH_SIGN = "(?:jan|feb|mar|mer|apr|mai|jun|jul|aug|sep|okt|nov|dec|dez)"


def month_number(word: str) -> int:
    """The number of a month's folded word in any form."""
    if word.endswith("."):
        return SHORT_MONTHS[word[:-1]]
    return next(number for stem, number in MONTHS.items() if word.startswith(stem))


# --- years --------------------------------------------------------------------------------------------------------------
#: `gada`, `g.`, in any case.
YEAR_WORD = r"(?:gadd?(?:a|am|u|s|os|iem|i)(?![a-z])|g\.|gg\.)"
#: A year's figures where nothing says that it is one, and where `gada` follows.
BARE_YEAR = r"(?:1[89]\d\d|20\d\d|21\d\d)"
_SAID_YEAR = r"(?:1\d\d\d|2[01]\d\d)"
#: `2018. gada`; without the dot only in the singular, since `1500 gadu` are fifteen hundred years.
YEAR_OF = rf"(?P<y>{_SAID_YEAR})(?:\.{GAP}{YEAR_WORD}|{GAP}(?:gad(?:a|am|s)(?![a-z])|g\.))"
#: This, the next, the last, as said of a year, month, week or quarter.
WHICH = (
    r"(?P<which>(?:saja|sai|sis|sa|si|so|sim)(?![a-z])|teko(?:s|sz)\w{1,4}|kartej\w{1,4}|aiznakam\w{1,4}|nakam\w{1,4}|nakos\w{1,4}"
    r"|aizpagajus\w{1,4}|pagajus\w{1,4}|pern(?:a|aja|o|ais|ajam)(?![a-z])|ieprieksej\w{1,4}|aizvadit\w{1,4}|[stnp]\.)"
)
YEAR_WHICH = rf"{WHICH}{GAP}{YEAR_WORD}"


def which_number(word: str) -> int:
    """0 for this, 1 for the next, -1 for the last, 2 and -2 for those beyond.

    >>> [which_number(word) for word in ("sa", "t.", "nakamaja", "pagajusa", "aizpagajusaja")]
    [0, 0, 1, -1, -2]
    """
    if word.startswith("aiznak"):
        return 2
    if word.startswith("aizpag"):
        return -2
    if word.startswith(("nak", "n.")):
        return 1
    return -1 if word.startswith(("pag", "iep", "p.", "aizv", "pern")) else 0


# --- parts of years -----------------------------------------------------------------------------------------------------
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "Ⅰ": 1, "Ⅱ": 2, "Ⅲ": 3, "Ⅳ": 4}
ROMAN_MONTHS = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
}  # fmt: skip
ORDINALS = {"pirm": 1, "otr": 2, "tres": 3, "ceturt": 4}
#: `I`, `1.`, `pirmajā`, `otrā`
ORDINAL = r"(?P<{0}>(?:iv|i{{1,3}}|[ⅠⅡⅢⅣ])\.?|[1-4]\.|(?:pirm|otr|tres|ceturt)(?:ajam|ajai|aja|ais|am|ai|as|a|o|s))"


def ordinal_number(word: str) -> int:
    """The number of a folded ordinal: `i`, `1.`, `pirmaja` are 1."""
    bare = word.rstrip(".")
    if bare.isdigit():
        return int(bare)
    return ROMAN.get(bare) or next(number for stem, number in ORDINALS.items() if bare.startswith(stem))


QUARTER_WORD = r"(?:ceturks[nk]\w*|cet\.|cet(?![a-z]))"
HALF_WORD = r"pusgad\w*"
#: `2018. gada otrajā pusē`; without a year before it may be the other side of anything.
HALF_OF_YEAR = r"(?:pusgad\w*|puse(?![a-z])|pusi(?![a-z])|pusei(?![a-z]))"
SEASONS = {"pavasar": 21, "vasar": 22, "ruden": 23, "ziem": 24}
SEASON = r"(?P<{0}>pavasar(?:im|is|i|a|u)|vasar(?:ai|am|as|a|u)|ruden(?:im|s|i)|ziem(?:ai|as|a|u))(?![a-z])"
#: `sākumā`, `vidū`, `beigās`: about then.
ABOUT = (
    r" {1,2}(?:sakuma|vidu|vidus|beigas|nogale|izskana|(?:pirm|otr|pedej)(?:ajas|aja|as|a) (?:dienas|puse|nedela|dekade|tresdala))(?![a-z])"
)

# --- days and numbers ---------------------------------------------------------------------------------------------------
WEEKDAYS = {"pirmdien": 0, "otrdien": 1, "tresdien": 2, "ceturtdien": 3, "piektdien": 4, "sestdien": 5, "svetdien": 6}
WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})"
#: Number words in the genitive, as before `laikā`.
NUMBERS = {
    "vienas": 1, "viena": 1, "vienu": 1, "divu": 2, "divas": 2, "divus": 2, "triju": 3, "tris": 3, "cetru": 4, "cetras": 4,
    "piecu": 5, "piecas": 5, "sesu": 6, "sesas": 6, "septinu": 7, "septinas": 7, "astonu": 8, "devinu": 9, "desmitu": 10,
    "desmit": 10, "divpadsmit": 12, "cetrpadsmit": 14, "piecpadsmit": 15, "divdesmit": 20, "trisdesmit": 30, "cetrdesmit": 40,
    "sesdesmit": 60, "devindesmit": 90, "simts": 100,
}  # fmt: skip


def weekday_number(word: str) -> int:
    """0 for Monday to 6 for Sunday, from a folded form of the word."""
    return next(number for stem, number in WEEKDAYS.items() if word.startswith(stem))
