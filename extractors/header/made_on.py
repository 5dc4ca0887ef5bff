"""The day on which a report was made or handed in, and a plan approved."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.dates.find import find_dates
from extractors.dates.values import Precision
from extractors.header.lines import lines_folded
from extractors.records import Document, Passage

#: Below the title of a printed report: `Rīga, 2016`.
PLACE_AND_YEAR = re.compile(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+,?\s((?:19|20)\d\d)\.?(?:\sgads)?")


def signed_at_end(document: Document, flow: Sequence[Passage]) -> str | None:
    """The day, or the month, behind the place and the names of those who sign in one of the last lines.

    `Liepājā, 2017. gada 20. februārī`; `Valdes vārdā Juris Kalns 2012. gada 11. janvārī`; `Pierakstījusi Ilze Roze, 2014. gada martā`.
    """
    for passage in flow[:5:-1][:6]:
        line = document.text[passage.start : passage.end].strip()
        found = max(find_dates(line), key=lambda date: date.start, default=None) if len(line) < 160 else None
        if found is None or not found.value or found.precision not in (Precision.DAY, Precision.MONTH) or re.search(r"\w", line[found.end :]):
            continue
        before = line[: found.start]
        named = _SIGNED.fullmatch(before) is not None and not _TOLD.search(before)
        if named or (found.precision is Precision.DAY and re.fullmatch(r"\W*(?:[^\W\d_]+\W*)?", before)):
            return found.value.rstrip("~")
    return None


_NAME = r"(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+|[A-ZĀČĒĢĪĶĻŅŠŪŽ]\.)(?:-[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+)?"
#: Who signs before a day: `Sagatavoja: Ilze Roze, projekta vadītāja,`, `Valdes vārdā Juris Kalns Kuldīgā,`.
_SIGNED = re.compile(
    rf"\W*(?:(?:\w+ )?(?:[Ss]agatavoj\w+|[Pp]ierakstīj\w+|[Ss]astādīj\w+|[Rr]akstīj\w+|[Zz]iņoj\w+|vārdā|[Pp]rotokolēja|[Aa]r cieņu)\W*)?(?:[a-zāčēģīķļņšūž]+ ){{0,3}}"
    rf"(?:{_NAME}[ .]*){{2,4}}[^.!?:\d]{{0,90}}"
)
#: What a sentence has and a signature has not.
_TOLD = re.compile(r"\b(?:not(?:iks|ika|iek)|norisin\w+|sāk(?:s|sies|ās)|atklā\w+|paredzēt\w+|plānot\w+|gaidām\w+|līdz|no|kopš|tiks|tika|būs|ir|bija|dzim\w+|mir\w+|\w+jās|\w+sies)\b")


#: `Plāns apstiprināts …`; at the head of a line `Apstiprināts 2020. gada 14. janvārī`.
_APPROVED = re.compile(r"(?:\b(?:plāns|programma|stratēģija|pamatnostādnes|koncepcija|ceļvedis)\s+(?:ir\s+|tika\s+)?|(?:^|\n)[ \t(]*)apstiprinā(?:ts|ta|tas|ti)\s+", re.IGNORECASE)


def day_of_approval(text: str) -> str | None:
    """The day on which a plan says that it was approved: `Plāns apstiprināts 2021. gada 4. martā`."""
    for match in _APPROVED.finditer(text):
        found = next(iter(find_dates(text[match.end() : match.end() + 60])), None)
        if found is not None and found.value and found.precision is Precision.DAY and "." not in re.sub(r"\d\.", "", text[match.end() : match.end() + found.start]):
            return found.value
    return None


#: The line of a form that says when the report was made: `Ziņojuma iesniegšanas datums | 2024. gada 26. aprīlis`.
_DAY_OF_REPORT = re.compile(r"(?:^|\n|\t)[^\n\t]{0,40}\b(?:iesniegsanas|sagatavosanas|sastadisanas|zinojuma|parskata|atskaites|dokumenta)\s+(?:vieta\s+un\s+)?datums(?:\s+un\s+(?:vieta|laiks|numurs))?\s*[:\t\n–-]?\s*")
#: A place before the day: `Datums un vieta: Ogre, 2019. gada 3. maijs`.
_PLACE = re.compile(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ][^\W\d_]+,?\s")


def day_handed_in(text: str) -> str | None:
    """The day behind the label of a form, whole days only."""
    label = _DAY_OF_REPORT.search(lines_folded(text))
    start = (place.end() if (place := _PLACE.match(text, label.end())) else label.end()) if label else 0
    found = next(iter(find_dates(text[start : start + 40])), None) if label else None
    if found is not None and found.start < 3 and found.precision is Precision.DAY:
        return found.value
    for told in _MADE.finditer(text):  # `Iesniegts Jelgavā 2019. gada 22. janvārī.`
        day = next(iter(find_dates(text[told.end() : told.end() + 30])), None)
        if day is not None and day.start < 2 and day.precision is Precision.DAY:
            return day.value
    for told in _MADE_BY.finditer(text):  # `Sagatavoja: Upes biedrība, 2024. gada 22. aprīlī`
        day = next(iter(find_dates(told[0])), None)
        if day is not None and day.precision is Precision.DAY:
            return day.value
    return None


#: The line that says who made a report, with the day behind.
_MADE_BY = re.compile(r"(?:^|\n)\W*(?:(?:Pārskatu|Ziņojumu|Atskaiti) )?[Ss]agatavo(?:ja|tājs|jusi|jis)\s?:[^\n]{3,110}\d[^\n]{0,20}(?=\n|$)")
_MADE = re.compile(r"(?:^|[.\n]\s?)(?:Pārskats |Ziņojums |Atskaite )?(?:[Ii]esniegt|[Ss]agatavot|[Ss]astādīt)[sai]\s(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+(?:ā|ē|ī|ās|ēs|os),?\s)?(?=\d)")
