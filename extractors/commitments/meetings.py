"""When the next meeting will be, and that of the body to which things are handed on: what `līdz nākamajai sēdei` and `līdz domes sēdei` count to."""

from __future__ import annotations

import re
from datetime import date

from extractors.dates.find import find_dates
from extractors.dates.values import Precision
from extractors.dates.words import folded
from extractors.signs import Sign

#: The next meeting, or its people who meet again, over folded text.
_NEXT = Sign(
    r"(?<![a-z])(?:nak(?:am|os)(?:a|as|o|aja|ajai)?\s+(?:[\w-]+\s+){0,3}?(?:(?:kop)?sed|sanaksm|tiksan|[a-z]{0,8}sapulc|apspried|sesij)(?:e|i|a|u|es|as|os)(?![a-z])"
    r"|nak(?:am|os)(?:o|aja)\s+reiz[ie]\s+(?:[\w-]+\s+){0,2}?(?:sa)?(?:tiek|tiks)\w*|na(?:kam|kos)reiz(?:\s+(?:(?:sa)?tiekamies|tiksimies))?|(?:sa)?tiekamies|tiksimies)(?![a-z])"
)
#: Where what is told of the meeting ends: the end of the sentence, a limit behind it, which is another's.
_STOP = re.compile(r"[\n;]|(?<=[a-zāčēģīķļņšūž]{4})\.\s+(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ])|\blīdz\b")
#: `līdz domes sēdei`, `komitejas sēdē 31. augustā`: a body's meeting, with the day behind it.
_OF_BODY = re.compile(r"(?<![a-z])(?P<body>domes|valdes|padomes|komisijas|komitejas|senata|kolegijas)\s+sed(?:e|ei|i)\s+(?=\d)")
_WORDS_FOR_DAY = 60  # code points behind the words in which the day must stand


def next_meeting(text: str, reference: date | None) -> str | None:
    """The day of the next meeting, else its month, where the text gives it; it lies behind `reference`.

    >>> next_meeting("Nākošā padomes sēde 13.oktobrī. Beigas.", date(2004, 9, 8)), next_meeting("Nākamreiz tiekamies maijā.", date(2021, 4, 1))
    ('2004-10-13', '2021-05')
    >>> next_meeting("Nākamo sēdi sasauc pēc vajadzības. A. Roze otrdien dosies uz Cēsīm.", date(2021, 4, 1)) is None
    True
    """
    month = None
    for match in _NEXT.finditer(folded(text)):
        rest = _STOP.split(text[match.end() : match.end() + _WORDS_FOR_DAY])[0]
        for found in find_dates(rest, reference=reference):
            if not found.value or found.precision not in (Precision.DAY, Precision.MONTH):
                continue
            value = found.value.rstrip("~")
            if reference is not None and value < reference.isoformat()[: len(value)]:
                continue
            if found.precision is Precision.DAY:
                return value
            month = month or value
    return month


def meetings_of_bodies(text: str, reference: date | None) -> dict[str, str]:
    """The days of coming meetings that the text gives, by the body's folded genitive: `domes` for `domes sēdē 31. augustā`."""
    days: dict[str, str] = {}
    for match in _OF_BODY.finditer(folded(text)):
        found = next(iter(find_dates(text[match.end() : match.end() + 24], reference=reference)), None)
        if found is not None and found.value and found.start < 2 and found.precision is Precision.DAY and (reference is None or found.value > reference.isoformat()):
            days.setdefault(match["body"], found.value)
    return days
