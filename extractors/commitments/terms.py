"""The words of a term that stands alone, as tables and tails have it, said as in a sentence: `maija beigas`, `aprīlis–septembris`."""

from __future__ import annotations

import re

#: `2023. gada beigas` as a term: until then.
_AT_END = re.compile(r"\s*(?:līdz\s+)?([\w. ]{4,30}?)\s+(?:beigas|beigās|nogale|nogalē)\W*")


def until_end(text: str) -> str:
    """The words of a term, `beigas` of a time alone as `līdz … beigām`; other text as it is.

    >>> until_end("februāra beigas"), until_end("25.02.2021.")
    ('līdz februāra beigām', '25.02.2021.')
    """
    ends = _AT_END.fullmatch(text)
    return f"līdz {ends[1]} beigām" if ends else text


#: A month by its name, in any case.
MONTH_NAME = r"(?:janvār|februār|mart|aprīl|maij|jūnij|jūlij|august|septembr|oktobr|novembr|decembr)\w{1,3}"
#: `aprīlis–septembris`: the last is the end of it.
_MONTHS = re.compile(rf"\s*{MONTH_NAME}\s*[–—-]\s*(?P<last>(?:\d{{4}}\.\s?(?:gada|g\.)\s+)?{MONTH_NAME})\W*", re.IGNORECASE)
_MONTH_ALONE = re.compile(r"\b((?:janvār|februār|mart|aprīl|maij|jūnij|jūlij|august|septembr|oktobr|novembr|decembr))(is|s)\b", re.IGNORECASE)
_MONTH_LOCATIVE = {"is": "ī", "s": "ā"}
_ENDS = re.compile(r"[;,]\s*(?P<last>(?:no|pa|iz)?(?:slēdz|beidz|beidzas|slēdzas|pabeidz|noslēgums|beigas|izpilda)\w*\s+[\w. ]+)$", re.IGNORECASE)
_ALL_YEAR = re.compile(r"\W*(?:vis[ua] gad[ua](?: garumā)?|gada laikā|gada garumā|visa gada laikā)\W*", re.IGNORECASE)


def term_words(text: str, year: int | None) -> str:
    """The words of a term in a table, those of a period led to its end: `aprīlis–septembris`, `visu gadu` of a plan for the year.

    >>> term_words("aprīlis–septembris", None), term_words("sāk martā, noslēdz novembrī", None), term_words("visu gadu", 2024)
    ('septembris', 'noslēdz novembrī', '2024. gadā')
    """
    if year is not None and _ALL_YEAR.fullmatch(text):
        return f"{year}. gadā"
    match = _MONTHS.fullmatch(text) or _ENDS.search(text)
    return match["last"] if match is not None else text


def in_month(text: str) -> str:
    """The text with each month that stands in the nominative, as tables have it, in the locative; capitals stay.

    >>> in_month("novembris"), in_month("MARTS")
    ('novembrī', 'MARTĀ')
    """
    return _MONTH_ALONE.sub(lambda m: m[1] + (_MONTH_LOCATIVE[m[2].lower()].upper() if m[2].isupper() else _MONTH_LOCATIVE[m[2].lower()]), text)
