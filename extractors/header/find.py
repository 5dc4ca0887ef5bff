"""The document's own data, from its head."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.dates.find import find_dates
from extractors.dates.values import Precision
from extractors.dates.words import folded
from extractors.header.body import body_of
from extractors.header.kind import kind_of
from extractors.header.lines import lines_folded
from extractors.header.number import number_of
from extractors.institutions.mastheads import METHOD as MASTHEAD
from extractors.readers.slides import is_slide_mark
from extractors.records import (
    OUT_OF_FLOW,
    Alias,
    Document,
    Header,
    Mention,
    Passage,
    PassageKind,
    Section,
    SectionKind,
)  # fmt: skip

_PLACE = re.compile(r"(?:^|\n)\s*([A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+(?:ā|ē|ī|ās|ēs|īs|os))(?=[,\s]|$)")
#: `Rīga, 23.janv., LETA.`: the day of a piece of news without its year; no other date in it is that of the paper.
_DATELINE = re.compile(r"(?:^|\n)[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+, (?P<day>\d{1,2})\.\s?(?P<month>[a-zāčēģīķļņšūž]+)\.?(?:,| \(|\s[-–/])")
#: The chain of links to the page, and the bar of its menu.
_MENU = re.compile(r"\S\s(?:»|›|>|\||/|→)\s\S|\S\s{2,}\S.*\S\s{2,}\S")
#: `2022. gada 14. septembrī Nr. 1 Rīgā`: the town behind the date and the number.
_PLACE_BEHIND = re.compile(r"(?:\d{4}\. ?gada \d{1,2}\. ?\w+|\d{1,2}\.\d{1,2}\.\d{4}\.?|Nr\. ?[\w/.-]+)[,\s]+([A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+(?:ā|ē|ī|ās|ēs|os))(?=\s*(?:,|$|\sNr\b))")
_STREET = re.compile(r"^[^,]*\b(?:iela|ielā|prospekts?|prospektā|bulvāris|bulvārī|laukums|laukumā|šoseja|gatve|līnija|dambis)\b", re.IGNORECASE)
#: Lines of approval above a title: `APSTIPRINĀTS`, `ar domes 2020. gada 3. maija lēmumu Nr. 4`.
_STAMP = re.compile(r"\W*(?:publicets\W+\d+|apstiprinat\w*|saskanots|akceptets|pielikums|projekts|ar\s.{3,90}\b(?:lemum|rikojum|protokol)\w*)\b")
_DAY_ONLY = re.compile(r"\W*(?:\w+\W+)?\d[\d.\s:,-]*(?:gada\s.{3,30})?$")
_PLACES_BY_ENDING = (
    ("pilī", "pils"),
    ("īs", "is"),
    ("ū", "us"),
    ("ijā", "ija"),
    ("ās", "as"),
    ("ēs", "es"),
    ("os", "i"),
    ("ē", "e"),
    ("ā", "a"),
    ("ī", "is"),
)


def find_header(
    document: Document, sections: Sequence[Section], institutions: Sequence[Mention], aliases: Sequence[Alias] = ()
) -> Header:
    """The document's own data, from its first passages; what is not there stays empty."""
    flow = [p for p in document.passages if p.kind not in OUT_OF_FLOW]
    head = _head(document, flow, sections)
    text = document.text[: head[-1].end] if head else ""
    kind = kind_of(document, flow, sections, printed=any(m.method == MASTHEAD for m in institutions))
    title = _title(document, head, flow, kind)
    return Header(
        kind=kind,
        title=title,
        number=number_of(document, flow, head, kind),
        date=_date(document, text, flow, kind),
        place=_place(document, head),
        body=body_of(document, head, institutions, kind, aliases),
        language="lv",
    )


def _head(document: Document, flow: Sequence[Passage], sections: Sequence[Section]) -> list[Passage]:
    """The passages above the list of those present, at most fifteen."""
    end = next((s.start for s in sections if s.kind is SectionKind.ATTENDANCE), None)
    if end is None:
        return list(flow[:6])
    return [p for p in flow if p.start < end][:15]


def _title(document: Document, head: Sequence[Passage], flow: Sequence[Passage], kind: str) -> str | None:
    """As printed: for minutes the lines around the word `protokols` without number; of a letter its subject; else the first heading."""
    lines = [document.text[p.start : p.end] for p in head]
    if kind == "minutes":
        for at, line in enumerate(lines):
            if re.search(r"protokol|p r o t o k o l s|sanāksme|sēde", line.lower()):
                parts = [line]
                if (at and lines[at - 1].isupper() and line.isupper()) or (at and "p r o t" in line.lower()):
                    parts.insert(0, lines[at - 1])
                title = " ".join(_closed_up(part) for part in parts)
                return re.sub(r"\s*(?:Nr\.?\s?\S+|\d{4}\.?\s?gada.*)\s*$", "", title).strip(" ,") or None
    if kind == "letter":
        top = (document.text[p.start : p.end] for p in flow[:16])
        subject = next((line for line in top if re.match(r"Par [^.]{5,160}$", line)), None)
        if subject:
            return subject
    if kind in ("press", "other"):  # what stands above the menu of a page is the name of the site
        bars = [at for at, line in enumerate(lines[:5]) if _MENU.search(line)]
        below = bars[-1] + 1 if bars else _below_masthead(document, head)
        lines = [line for line in lines[below:] if not _DAY_ONLY.match(line)] or lines
    if kind == "presentation" and (slides := _title_of_slides(document, head)):
        return slides
    first = next((line for line in lines if len(line) > 3 and not _STAMP.match(folded(line))), None)
    if first and len(first) <= 200 and not first.endswith((".", ";")):
        return first
    return None


def _below_masthead(document: Document, head: Sequence[Passage]) -> int:
    """How many passages at the top are the name of a site: 1 where the bar of its menu follows at once, which the reader puts aside."""
    following = document.passages[1:2]
    return int(bool(head) and head[0] == document.passages[0] and bool(following) and following[0].kind in OUT_OF_FLOW)


def _title_of_slides(document: Document, head: Sequence[Passage]) -> str | None:
    """The title of a talk: the first line before its speaker and the event that is no body's name alone, with a second line that goes on."""
    top: list[str] = []
    first = next((p.start for p in document.passages if p.kind is PassageKind.HEADER and is_slide_mark(document.text[p.start : p.end])), None)
    for passage in head:
        line = document.text[passage.start : passage.end]
        if (top and first is not None and passage.start > first) or len(line) > 200 or _SPEAKER.match(line) or re.search(r"\d{4}", line):
            break
        top.append(line)
    while len(top) > 1 and _BODY_ALONE.fullmatch(folded(top[0])):
        top = top[1:]
    return ". ".join(line.rstrip(".") for line in top[:2]) or None


#: A line of the first slide that is a body's logo, not the title.
_BODY_ALONE = re.compile(
    r"(?:[\w„”“\"-]+ ){0,6}(?:ministrija|agentura|pasvaldiba|dome|universitate|kanceleja|biedriba|asociacija|savieniba|inspekcija|dienests|centrs|parvalde|fonds|"
    r"padome|komisija|biblioteka|skola|vidusskola|gimnazija|koledza|slimnica|muzejs|instituts|regions|novads)"
)
_SPEAKER = re.compile(r"(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+ ){1,2}[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+(?:-[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+)?\s*(?:,|$|[–—-]\s)")


def _closed_up(text: str) -> str:
    """Spaced letters as a word: `P R O T O K O L S`."""
    return text.replace(" ", "") if re.fullmatch(r"(?:\w\s)+\w", text) else text


#: A field that says how long a project or what it reports on lasts.
_OF_A_PERIOD = re.compile(r"\W*(?:(?:projekta|zinojuma|parskata|atskaites|istenosanas|darbibas) )*(?:sakums|beigas|periods|istenosana|ilgums|sakuma|beigu)\b[^:]{0,30}:(?:[^:\n]*$|[^:\n]*?(?=\s[a-z]+\s?:))")


def _date(document: Document, text: str, flow: Sequence[Passage], kind: str) -> str | None:
    """The date that stands by itself near the beginning, a whole day before a month; for minutes never that of signing."""
    if kind == "report" and (handed_in := _handed_in(document.text[:5000])):
        return handed_in
    months: list[str] = []
    for passage in flow[:12]:
        line = document.text[passage.start : passage.end]
        if len(line) > 110:
            continue
        period = _OF_A_PERIOD.match(folded(line))
        for found in find_dates(line):
            if not found.value or (period is not None and found.start < period.end()) or _of_something_else(line, found.start):
                continue
            if found.precision is Precision.DAY:
                return found.value
            if found.precision is Precision.INTERVAL and kind == "minutes" and len(found.value) == 21:
                return found.value[:10]  # a meeting of several days
            if found.precision is Precision.MONTH:
                if len(line) < 45 and kind in ("report", "plan", "presentation"):
                    return found.value.rstrip("~")
                months.append(found.value.rstrip("~"))
    if months:
        return months[0]
    whole = document.text[:6000]
    dateline = _DATELINE.search(document.text[:600]) if kind == "press" else None
    if dateline is not None and not re.match(r"\w+dien", dateline.group().strip()) and (told := _with_year(document.text[dateline.end() : 3000], dateline)):
        return told
    if kind != "report" and dateline is None:
        for found in find_dates(whole):
            if found.value and found.precision is Precision.DAY and not _of_something_else(whole, found.start):
                return found.value if kind in ("minutes", "presentation", "letter", "decision", "press", "plan") else None
    if kind == "plan" and (approved := _approved(whole)):
        return approved
    if kind == "report" and (published := _published(whole)):
        return published
    if kind == "report" and (ended := _at_end(document, flow)):
        return ended
    if kind in ("report", "plan", "presentation"):
        printed = next((m for p in flow[:12] if (m := _PLACE_AND_YEAR.fullmatch(document.text[p.start : p.end].strip()))), None)
        if printed is not None:
            return printed[1]
    if kind in ("report", "presentation"):
        year = next((d.value.rstrip("~") for d in find_dates(text) if d.value and d.precision is Precision.YEAR), None)
        if year:
            return year
    margins = [p for p in document.passages if p.kind in OUT_OF_FLOW][:4]
    for passage in margins:
        for found in find_dates(document.text[passage.start : passage.end]):
            if found.value and found.precision in (Precision.DAY, Precision.MONTH):
                return found.value.rstrip("~")
    return _published(whole) if kind == "press" else None


#: Below the title of a printed report: `Rīga, 2016`.
_PLACE_AND_YEAR = re.compile(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+,?\s((?:19|20)\d\d)\.?(?:\sgads)?")


def _at_end(document: Document, flow: Sequence[Passage]) -> str | None:
    """The day that stands by itself, with a place at most, in one of the last lines of a report: `Liepājā, 2017. gada 20. februārī`."""
    for passage in flow[:11:-1][:6]:
        line = document.text[passage.start : passage.end].strip()
        for found in find_dates(line) if len(line) < 60 else ():
            around = f"{line[: found.start]} {line[found.end :]}"
            if found.value and found.precision is Precision.DAY and re.fullmatch(r"\W*(?:[^\W\d_]+\W*)?", around):
                return found.value
    return None


_APPROVED = re.compile(r"\b(?:plāns|programma|stratēģija|pamatnostādnes|koncepcija|ceļvedis)\s+(?:ir\s+|tika\s+)?apstiprinā\w+\s+", re.IGNORECASE)


def _approved(text: str) -> str | None:
    """The day on which a plan says that it was approved: `Plāns apstiprināts 2021. gada 4. martā`."""
    for match in _APPROVED.finditer(text):
        found = next(iter(find_dates(text[match.end() : match.end() + 60])), None)
        if found is not None and found.value and found.precision is Precision.DAY and "." not in re.sub(r"\d\.", "", text[match.end() : match.end() + found.start]):
            return found.value
    return None


def _with_year(text: str, dateline: re.Match[str]) -> str | None:
    """The day of a dateline as the text behind it gives it with its year: `Rīga, 2.nov.` … `trešdien, 2022. gada 2. novembrī`."""
    for found in find_dates(text):
        day = re.search(r"(?<!\d)(\d{1,2})\.\s?([^\W\d_]+)\W*$", text[found.start : found.end])
        same = day is not None and day[1] == dateline["day"] and day[2].startswith(dateline["month"][:3])
        if found.value and found.precision is Precision.DAY and same and not _of_something_else(text, found.start):
            return found.value
    return None


#: The line of a form that says when the report was made: `Ziņojuma iesniegšanas datums | 2024. gada 26. aprīlis`.
_DAY_OF_REPORT = re.compile(r"(?:^|\n|\t)[^\n\t]{0,40}\b(?:iesniegsanas|sagatavosanas|sastadisanas|zinojuma|parskata|dokumenta)\s+datums\s*[:\t\n–-]?\s*")


def _handed_in(text: str) -> str | None:
    """The day behind the label of a form, whole days only."""
    label = _DAY_OF_REPORT.search(lines_folded(text))
    found = next(iter(find_dates(text[label.end() : label.end() + 40])), None) if label else None
    if found is not None and found.start < 3 and found.precision is Precision.DAY:
        return found.value
    for told in _MADE.finditer(text):  # `Iesniegts Jelgavā 2019. gada 22. janvārī.`
        day = next(iter(find_dates(text[told.end() : told.end() + 30])), None)
        if day is not None and day.start < 2 and day.precision is Precision.DAY:
            return day.value
    return None


_MADE = re.compile(r"(?:^|[.\n]\s?)(?:Pārskats |Ziņojums |Atskaite )?(?:[Ii]esniegt|[Ss]agatavot|[Ss]astādīt)[sai]\s(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+(?:ā|ē|ī|ās|ēs|os),?\s)?(?=\d)")


def _published(text: str) -> str | None:
    """The day of publication: of a piece of news the date where it tells no other with its year."""
    days = [found for found in find_dates(text) if found.value and found.precision is Precision.DAY]
    return next((d.value for d in days if re.search(r"publicet[sa]\W*$", folded(text[max(0, d.start - 15) : d.start]))), None)


def _of_something_else(text: str, start: int) -> bool:
    """Whether the date belongs to something named before it: a signing, a publication, a law."""
    before = folded(text[max(0, start - 40) : start])
    return bool(
        re.search(
            r"(?:publicets|parakstit\w*|apstiprinat\w*|reg\. nr|spec\w* no|termins|periods|nakama\w* \w+|lidz|no)\W*$|(?:^|\s)\d\)\s*$", before
        )
    )


def _place(document: Document, head: Sequence[Passage]) -> str | None:
    """The town in the nominative, from a locative that stands at the beginning of a line of the head."""
    for line in (line for passage in head for line in document.text[passage.start : passage.end].splitlines()):
        labelled = re.match(r"\s*(?:\w+ )?(?:norises )?[Vv]ieta\s*:\s*(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ])", line)
        line = line[labelled.end() :] if labelled else line
        if labelled and (town := re.match(r"([A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+(?:a|e|s|i|re))(?=,|\s*$)", line)):
            return town.group(1)
        match = _PLACE.match(line)
        if match and re.match(r"\s*(?:$|[,\d(]|Nr|plkst)|\s{2,}|\t", line[match.end() :]) and not _STREET.search(line[match.end() :]):
            return _town(match.group(1))
        behind = _PLACE_BEHIND.search(line)
        if behind and len(line) < 80 and behind.group(1) != "Saeimā":
            return _town(behind.group(1))
        plain = re.match(r"\s*([A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+(?:a|e|s|i))(?:,\s|\s{2,}|\t)\s*(?:\d{4}\.\s?gad[aā] \d{1,2}\.|\d{1,2}\.\d{1,2}\.\d{4})", line)
        if plain:
            return plain.group(1)
        plain = re.search(
            r"(?:,\s|^)(Rīga|Jelgava|Liepāja|Daugavpils|Valmiera|Ventspils|Jūrmala|Ogre|Cēsis|Sigulda|Kuldīga)\s*$", line
        )
        if plain:
            return plain.group(1)
    return None


def _town(locative: str) -> str | None:
    for ending, nominative in _PLACES_BY_ENDING:
        if locative.endswith(ending):
            return locative[: -len(ending)] + nominative
    return None
