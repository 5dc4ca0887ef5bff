"""The document's own data, from its head."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.dates.words import folded
from extractors.header.body import body_of
from extractors.header.day import date_of
from extractors.header.kind import kind_of
from extractors.header.number import number_of
from extractors.institutions.mastheads import METHOD as MASTHEAD
from extractors.institutions.media_names import is_called_paper, is_medium
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
#: The chain of links to the page, and the bar of its menu.
_MENU = re.compile(r"\S\s(?:»|›|>|\||/|→)\s\S|\S\s{2,}\S.*\S\s{2,}\S")
#: `2022. gada 14. septembrī Nr. 1 Rīgā`: the town behind the date and the number.
_PLACE_BEHIND = re.compile(r"(?:\d{4}\. ?gada \d{1,2}\. ?\w+|\d{1,2}\.\d{1,2}\.\d{4}\.?|Nr\. ?[\w/.-]+)[,\s]+([A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+(?:ā|ē|ī|ās|ēs|os))(?=\s*(?:,|$|\sNr\b))")
#: `Ventspils, 23.janv., …`: where a piece of news comes from.
_PLACE_OF_NEWS = re.compile(r"([A-ZĀČĒĢĪĶĻŅŠŪŽ](?:[a-zāčēģīķļņšūž]+|[A-ZĀČĒĢĪĶĻŅŠŪŽ]{2,})(?: [A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+)?), \d{1,2}\.\s?[a-zāčēģīķļņšūž]{3,}\.?(?:,\s?| \(|\s?[-–]+\s?)(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ\d.]{3,}[.,)\s-])")
_STREET = re.compile(r"^[^,]*\b(?:iela|ielā|prospekts?|prospektā|bulvāris|bulvārī|laukums|laukumā|šoseja|gatve|līnija|dambis)\b", re.IGNORECASE)
#: Lines of approval above a title: `APSTIPRINĀTS`, `ar domes 2020. gada 3. maija lēmumu Nr. 4`.
_STAMP = re.compile(r"\W*(?:publicets\W+\d+|apstiprinat\w*|saskanots|akceptets|pielikums|projekts|ar\s.{3,90}\b(?:lemum|rikojum|protokol)\w*)\b")
#: A line that says when, which is no menu; a line that only says what kind of text follows.
_DATED = re.compile(r"\b\d{4}\. ?gada \d|\b\d{1,2}\.\d{1,2}\.\d{4}|\b\d{1,2}:\d\d\b")
_LABEL = re.compile(r"\W*(?:preses (?:relize|pazinojums)|relize|informacija (?:presei|medijiem)|(?:zina|pazinojums) (?:presei|medijiem)|foto|video|intervija|saruna|viedoklis)\W*")
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
        date=date_of(document, text, flow, kind),
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
        bars = [at for at, line in enumerate(lines[:5]) if _MENU.search(line) and not _DATED.search(line) and not _is_page_title(line)]
        below = bars[-1] + 1 if bars else _below_masthead(document, head)
        lines = [line for line in lines[below:] if not _DAY_ONLY.match(line) and not _LABEL.fullmatch(folded(line))] or lines
    if kind == "presentation" and (slides := _title_of_slides(document, head)):
        return slides
    first = next((line for line in lines if len(line) > 3 and not _STAMP.match(folded(line))), None)
    if first and len(first) <= 200 and not first.endswith((".", ";")):
        return first.rpartition(" | ")[0] if _is_page_title(first) else first
    return None


def _is_page_title(line: str) -> bool:
    """Whether a line is a title with the name of the site behind it: `Atklāj tiltu | Krasta Balss`."""
    title, _, site = line.rpartition(" | ")
    return " | " not in title and len(title.split()) > 1 and (is_medium(site) or is_called_paper(site))


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


def _place(document: Document, head: Sequence[Passage]) -> str | None:
    """The town in the nominative, from a locative that stands at the beginning of a line of the head."""
    for line in (line for passage in head for line in document.text[passage.start : passage.end].splitlines()):
        labelled = re.match(r"\s*(?:\w+ )?(?:norises )?[Vv]ieta\s*:\s*(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ])", line)
        line = line[labelled.end() :] if labelled else line
        if labelled and (town := re.match(r"([A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+(?:a|e|s|i|re))(?=,|\s*$)", line)):
            return town.group(1)
        if dateline := _PLACE_OF_NEWS.match(line):
            return dateline.group(1).title() if dateline.group(1).isupper() else dateline.group(1)
        match = _PLACE.match(line) if len(line) < 120 else None
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
