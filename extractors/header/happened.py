"""The day on which was signed or founded what a piece of news tells of, where its page was put up some days later."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from extractors.dates.words import MONTHS, folded
from extractors.records import Document, Passage

#: `Otrdien, 26. aprīlī, …`, `šā gada 9. februārī`, `2024. gada 5. martā`: a day in the locative, with its year or without.
_DAY = re.compile(r"(?<![\d.–-])(?:(?P<year>(?:19|20)\d\d)\. ?gada )?(?P<day>\d{1,2})\. ?(?P<month>[a-z]+[ai])\b(?!\s?(?:saeim|velesan))")
#: What is done once and makes the day: a paper signed, a body founded.
_DONE_ONCE = re.compile(r"\b(?:parakstij(?:a|usi|usas)|parakstit[sai]|nosledza|noslegt[sai]|noslegusi|(?:no|ie)?dibinaja|(?:no|ie)?dibinat[sai])\b")
#: A release that gives its own place and day: `Preses relīze | Ventspils, 2019. gada 17. maijs`.
_PLACE_AND_DAY = re.compile(r"\W*[A-ZĀČĒĢĪĶĻŅŠŪŽ][^\W\d_]+,\s*\d{1,4}\..{0,30}|.*\d[^,]*,\s*[A-ZĀČĒĢĪĶĻŅŠŪŽ][^\W\d_]+\W*$")
_LONGEST = 14  # days after the event on which news of it is put up


def day_of_event(document: Document, flow: Sequence[Passage], published: str) -> str | None:
    """The day in the first sentence of the lead on which something was signed or founded, at most two weeks before the day of publication.

    Nothing where the lead tells of no such day, or where the paper is a release that bears its own place and day.

    >>> from extractors.readers import read
    >>> paper = read("Upes skola slēdz līgumu\\n\\n17.10.2022.\\n\\nPiektdien, 14. oktobrī, Upes skolā tika noslēgts līgums ar Krasta pagasta muzeju par nodarbībām skolēniem un skolotājiem.".encode())
    >>> day_of_event(paper, paper.passages, "2022-10-17")
    '2022-10-14'
    """
    lead = next((p for p in flow[:10] if p.end - p.start > 110), None)
    if lead is None or any(_PLACE_AND_DAY.fullmatch(line) for p in flow[:10] if p.end < lead.end for line in document.text[p.start : p.end].splitlines()):
        return None
    text = folded(document.text[lead.start : lead.end])[:500]
    sentence = re.split(r"(?<=[a-z]{3})[.!?][”“\"»]?\s", text, maxsplit=1)[0]
    found = _DAY.search(sentence)
    month = next((number for stem, number in MONTHS.items() if found is not None and found["month"].startswith(stem)), None)
    if found is None or month is None or not _DONE_ONCE.search(sentence) or re.search(r"\b(?:lidz|no|pec|kops|pirms)\s$", sentence[: found.start()]):
        return None
    issued = date.fromisoformat(published)
    try:
        happened = date(int(found["year"] or issued.year), month, int(found["day"]))
        if found["year"] is None and happened > issued:
            happened = happened.replace(year=issued.year - 1)
    except ValueError:
        return None
    return happened.isoformat() if 0 < (issued - happened).days <= _LONGEST else None
