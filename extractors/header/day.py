"""The day of a document: that of the meeting, of the issue, of handing in; nothing where only others are told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.dates.find import find_dates
from extractors.dates.values import Precision
from extractors.dates.words import MONTHS, SHORT_MONTHS, folded
from extractors.header.happened import day_of_event
from extractors.header.lines import lines_folded
from extractors.header.made_on import PLACE_AND_YEAR, day_handed_in, day_of_approval, signed_at_end
from extractors.header.year import year_beside, year_told
from extractors.records import OUT_OF_FLOW, Document, Passage, PassageKind

#: `Rīga, 23.janv., LETA.`: the day of a piece of news without its year; no other date in it is that of the paper.
_DATELINE = re.compile(r"(?:^|\n)[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+(?:[/ -][A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+)?, (?P<day>\d{1,2})\.\s?(?P<month>[a-zāčēģīķļņšūž]+)\.?(?:,| \(|\s[-–/]|\s(?=[A-Z]{3,}\b))")
#: A field that says how long a project or what it reports on lasts.
_OF_A_PERIOD = re.compile(r"\W*(?:(?:projekta|zinojuma|parskata|atskaites|istenosanas|darbibas) )*(?:sakums|beigas|periods|istenosana|ilgums|sakuma|beigu)\b[^:]{0,30}:(?:[^:\n]*$|[^:\n]*?(?=\s[a-z]+\s?:))")


def date_of(document: Document, text: str, flow: Sequence[Passage], kind: str) -> str | None:
    """The date that stands by itself near the beginning, a whole day before a month; for minutes never that of signing."""
    if kind == "report" and (handed_in := day_handed_in(document.text[:5000])):
        return handed_in
    if kind in ("press", "presentation", "other") and (renewed := _renewed(document, flow)):
        return renewed
    if kind in ("report", "plan", "presentation", "other") and (put_up := _published(document.text)):
        return put_up
    months: list[str] = []
    dateline = next((d for d in _DATELINE.finditer(document.text[:600]) if not re.match(r"\w+dien", d.group().strip())), None) if kind == "press" else None
    for passage in flow[:12]:
        line = document.text[passage.start : passage.end]
        if dateline is not None and passage.end > dateline.end():
            break  # what stands below is not of the day of the news
        if kind == "plan" and passage.kind is PassageKind.CELL and passage.row:
            continue  # a deadline
        if len(line) > 110:
            if kind == "minutes" and (held := _held_on(line)):
                return held
            continue
        period = _OF_A_PERIOD.match(folded(line))
        for found in find_dates(line):
            if not found.value or (period is not None and found.start < period.end()) or _of_something_else(line, found.start):
                continue
            if kind == "minutes" and _APPROVED.search(folded(document.text[max(0, passage.start - 40) : passage.start + found.start])):
                continue
            if kind in ("press", "report", "plan") and _is_told(line, found.start, found.end):
                continue
            if found.precision is Precision.DAY:
                own = kind != "press" or passage in flow[-2:] or _OWN_LINE.fullmatch(line)
                return (None if own else day_of_event(document, flow, found.value)) or found.value
            if found.precision is Precision.INTERVAL and kind == "minutes" and len(found.value) == 21:
                return found.value[:10]  # a meeting of several days
            if found.precision is Precision.MONTH:
                if line[found.end : found.end + 2] == ": ":
                    continue  # `2011. gada decembris: upju uzmērīšana`: when something is to be done
                if len(line) < 45 and kind in ("report", "plan", "presentation"):
                    return found.value.rstrip("~")
                months.append(found.value.rstrip("~"))
    whole = document.text[:6000]
    if months and dateline is None:
        return months[0]
    if dateline is not None and (told := _with_year(document.text[dateline.end() :], dateline)):
        return told
    if kind == "press" and dateline is None and (told := _of_news(document, flow)):
        return told
    if kind == "other" and (ended := signed_at_end(document, flow)):
        return ended
    if kind == "plan" and (approved := day_of_approval(whole)):
        return approved
    if kind not in ("report", "press") and dateline is None:
        for found in find_dates(whole):
            if found.value and found.precision is Precision.DAY and not _of_something_else(whole, found.start):
                return found.value if kind in ("minutes", "presentation", "letter", "decision") else None
    if kind == "report" and (ended := signed_at_end(document, flow)):
        return ended
    if kind in ("report", "plan", "presentation"):
        printed = next((m for p in flow[:12] if (m := PLACE_AND_YEAR.fullmatch(document.text[p.start : p.end].strip()))), None)
        if printed is not None:
            return printed[1]
    if kind in ("report", "presentation"):
        year = next((d.value[:4] for d in find_dates(text) if d.value and d.precision in (Precision.YEAR, Precision.HALF)), None)
        if year:
            return year
    margins = [p for p in document.passages if p.kind in OUT_OF_FLOW][:4]
    for passage in margins:
        for found in find_dates(document.text[passage.start : passage.end]):
            if found.value and found.precision in (Precision.DAY, Precision.MONTH):
                return found.value.rstrip("~")
    put_up = _published(whole) if kind == "press" else None
    if put_up is None and kind == "press" and dateline is None:
        written = year_beside(document.text)
        return str(written) if written else None
    return (day_of_event(document, flow, put_up) if put_up else None) or put_up


#: Above the day on which minutes were approved later.
_APPROVED = re.compile(r"\b(?:apstiprinat|saskanot|akceptet)\w*\W*$")
_HELD = re.compile(r"\b(?:notika|norisinājās|pulcējās|sanāca)\b")


def _held_on(text: str) -> str | None:
    """The day with which the first sentence tells when the meeting was: `2017. gada 5. oktobrī Upes skolā notika …`."""
    found = next((d for d in find_dates(text[:200]) if d.value and d.precision is Precision.DAY), None)
    early = found is not None and found.start < 40 and not _of_something_else(text, found.start) and _HELD.search(text, 0, 250)
    return found.value if found is not None and early else None


def _with_year(text: str, dateline: re.Match[str]) -> str | None:
    """The day of a dateline as the text behind it gives it with its year: `Rīga, 2.nov.` … `trešdien, 2022. gada 2. novembrī`; else the year that can be told."""
    for found in () if _YEAR_BEHIND.match(text) else find_dates(text[:3000]):
        day = re.search(r"(?<!\d)(\d{1,2})\.\s?([^\W\d_]+)\W*$", text[found.start : found.end])
        same = day is not None and day[1] == dateline["day"] and day[2].startswith(dateline["month"][:3])
        if found.value and found.precision is Precision.DAY and same and not _of_something_else(text, found.start):
            return found.value
    month = _month(dateline["month"])
    if month and (behind := _YEAR_BEHIND.match(text)):
        return f"{behind[1]}-{month:02}-{int(dateline['day']):02}"
    year = year_told(text, month=month) if month else None
    return f"{year}-{month:02}-{int(dateline['day']):02}" if year else None


#: `Rīga, 25. novembris, 2003.`: the year of a dateline behind its day.
_YEAR_BEHIND = re.compile(r"\s*((?:19|20)\d\d)\b")
#: The line of a page that is kept up to date: `Atjaunots 20.01.2022.`
_RENEWED = re.compile(r"(?:^|\. )\W*(?:lapa |informacija |karte |saraksts |dati |pedejo reizi |pedejoreiz )*(?:atjaunot[sai]|atjauninat[sai]|aktualizet[sai]|papildinat[sai]|labot[sai]|pedejas izmainas|pedejie labojumi)\W*(?=\d)")


def _renewed(document: Document, flow: Sequence[Passage]) -> str | None:
    """The day of the last change that a page gives in a line of its own, where none of publishing is told."""
    if "publicēts" in document.text.lower():
        return None
    for passage in (*flow[:6], *flow[-3:], *(p for p in document.passages[-3:] if p.kind in OUT_OF_FLOW)):
        line = document.text[passage.start : passage.end]
        label = _RENEWED.search(folded(line)[-70:]) if len(line) < 300 else None
        line = line[-70:]
        found = next(iter(find_dates(line[label.end() :])), None) if label is not None else None
        if found is not None and found.start == 0 and found.precision is Precision.DAY:
            return found.value
    return None


def _month(word: str) -> int | None:
    """The number of a month, whole or cut short: `febr`, `mai`, `marts`."""
    low = folded(word)
    return SHORT_MONTHS.get(low) or next((number for stem, number in MONTHS.items() if low.startswith(stem) or (len(low) > 2 and stem.startswith(low))), None)


def _of_news(document: Document, flow: Sequence[Passage]) -> str | None:
    """The day in the first sentence of a piece of news, in its byline, or below it.

    `Trešdien, 2018. gada 24. janvārī, atklāja …`; `Jautā A. Roze, „Krasta Balss”, 2018. gada 24. janvāris`.
    """
    for passage in flow[:3]:
        text = document.text[passage.start : passage.end]
        alone = _ALONE.search(text, max(0, len(text) - 60))
        found = next(iter(find_dates(alone.group())), None) if alone is not None else None
        if found is not None and found.value:
            return found.value
    for passage in flow[-3:]:
        text = document.text[passage.start : passage.end]
        days = find_dates(text) if len(text) < 110 else ()
        printed = (d for d in days if d.precision is Precision.DAY and _BYLINE.fullmatch(text[: d.start]) and not re.search(r"\w{3}", text[d.end :]))
        if found := next(printed, None):
            return found.value
    lead = next((p for p in flow[:6] if p.end - p.start > 110), None)
    if lead is None:
        return None
    text = document.text[lead.start : lead.end]
    found = next((d for d in find_dates(text[:500]) if d.value and d.precision is Precision.DAY), None)
    if found is None or _of_something_else(text, found.start) or _SENTENCE_ENDED.search(text, 0, found.start):
        return None
    return None if re.search(r"\b(?:pec|kops|pirms|lidz|no)\W*$", folded(text[: found.start])) else found.value


#: The day of an issue at the end of a line, in the nominative.
_ALONE = re.compile(r"(?<=[”“\"»,] )\d{4}\. ?gada \d{1,2}\. ?[a-zāčēģīķļņšūž]+(?:is|s)\W*$")
#: What stands before the day of an issue in the last line: the paper, the place.
_BYLINE = re.compile(r"\W*(?:[„“\"«][^„“”\"«»]+[”“\"»]|[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+(?: [A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+){0,2})?,?\s*")
_SENTENCE_ENDED = re.compile(r"\w{3,}[.!?][”“\"»]?\s")


#: A line of a release with its own day, as papers were dated before there were pages: `1997. gada 11. jūnijā`.
_OWN_LINE = re.compile(r"\W*(?:19|20)\d\d\. ?gada \d{1,2}\. ?[a-zāčēģīķļņšūž]+[āī]\W*")
#: The place before the day of a dateline: `OGRE, 2024. gada 18. aprīlis, …`.
_PLACE = re.compile(r"\W*[A-ZĀČĒĢĪĶĻŅŠŪŽ][^\W\d_]+,\s*")


def _is_told(line: str, start: int, end: int) -> bool:
    """Whether a short line is a sentence that tells of another day: `Sarunas sāksies 2014. gada 3. maijā.`"""
    words = re.findall(r"(?<!\S)[a-zāčēģīķļņšūž]{2,}", f"{line[:start]} {line[end:]}")
    return len(words) > 3 and start > 0 and not _PLACE.fullmatch(line, 0, start) and line.rstrip(" ”“\"»").endswith((".", "!", "?"))


#: The label of the day on which a page was put up, over folded text.
_PUT_UP = re.compile(r"(?:\bpublicet[sai]|(?:^|[\n|/])\W*(?:ievietot[sai]|pievienot[sai]|izveidot[sai]|publicesanas datums|ievietosanas datums|publikacijas datums)(?: lapa| vietne| timekli| majaslapa)?)\W*$")


def _published(text: str) -> str | None:
    """The day on which a page says that it was put up."""
    days = [found for found in find_dates(text) if found.value and found.precision is Precision.DAY]
    return next((d.value for d in days if _PUT_UP.search(lines_folded(text[max(0, d.start - 40) : d.start]))), None)


def _of_something_else(text: str, start: int) -> bool:
    """Whether the date belongs to something named before it: a signing, a publication, a law."""
    before = folded(text[max(0, start - 40) : start])
    return not re.search(r"\bprotokol\w* nr\.? ?\S+ no $", before) and bool(
        re.search(
            r"(?:publicets|ievietots|pievienots|atjaunot\w|atjauninat\w|papildinat\w|labot[sai]|parakstit\w*|apstiprinat\w*|reg\. nr|spec\w* no|termins|periods|nakama\w* \w+|lidz|no)\W*$|(?:^|\s)\d\)\s*$", before
        )
    )


