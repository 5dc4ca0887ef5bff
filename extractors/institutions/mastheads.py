"""The paper, portal or agency whose piece of news it is.

Its name stands above everything and is quoted again at the end (`Par saturu atbild „…”`), stands before the title (`Krasta Balss: Atklāj tiltu`), with the day in a line at the
beginning or the end (`„Krasta Balss”, 2008. gada 18. janvāris`), or in the dateline in capitals (`Rīga, 14. nov., TIRGUS ZIŅAS.`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.dates.words import folded
from extractors.institutions.made import make_mention
from extractors.institutions.media_names import PAPER, is_called_paper, is_medium
from extractors.names.fold import lowered
from extractors.names.given import is_given_name
from extractors.records import OUT_OF_FLOW, Document, Mention, Passage

METHOD = "institutions:masthead"
_UPPER = "A-ZĀČĒĢĪĶĻŅŠŪŽ"
_NAME = re.compile(rf"[{_UPPER}][^\n.!?:;|»>„“”\"«]{{2,58}}")
#: What stands before the name of a medium that answers for a text or brought it out.
_ANSWERS = re.compile(
    r"\b(?:atbild(?:īga|īgs|īgi)?|saturs|izdevējs|izdod|avots|pārpublic\w+|redakcija|laikraksts?|laikraksta|avīzes?|portāls?|portāla|žurnāls?|raidījum[sā]|raidījumu|publicē\w*|raksta|vēsta|ziņo)"
    r"\s{0,3}[:–—-]?\s{0,3}[„“«\"]$", re.IGNORECASE
)  # fmt: skip
#: The day on which it came out.
_DAY = r"(?:\d{4}\.\s?g(?:ada|\.)\s?\d{1,2}\.\s?[^\W\d_]{3,}|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}\.\s?[^\W\d_]{4,},?\s\d{4}|\d{4}\.\s?g(?:ada|\.)\s[^\W\d_]{5,})"
_QUOTED_WITH_DAY = re.compile(rf"[„“\"«](?P<name>[{_UPPER}][^„“”\"«»\n.:]{{2,40}})[”“\"»],?\s(?:Nr\.\s?[\w/]+,\s)?{_DAY}")
#: The name of a paper and the title of what it printed: `Krasta Balss: Atklāj tiltu`.
_TITLED = re.compile(rf"\W{{0,2}}(?P<name>[{_UPPER}][\w.-]*(?:\s(?:un|[{_UPPER}][\w.-]+)){{0,4}})[”“\"»]?:\s(?=\S)")
_QUOTED_TITLED = re.compile(rf"[„“\"«](?P<name>[{_UPPER}][^„“”\"«»\n:]{{2,40}})[”“\"»]:\s(?=\S)")
#: The name of the site behind the title: `Atklāj tiltu | Krasta Balss`.
_SITE = re.compile(rf"\S\s[|/–—-]\s(?P<name>[{_UPPER}][\w.-]*(?:\s(?:un|[{_UPPER}][\w.-]+)){{0,3}})\s*$")
#: Who wrote it, and for whom; where it was taken from.
_CREDIT = re.compile(
    rf"(?:^|[\n|]\s?)\W*(?:(?:Autor[sei]?|Autore|Teksts|Raksta autor[se]?|Avots):?\s(?:[{_UPPER}][\w.-]*\s?(?:[{_UPPER}][\w-]+\s?){{1,2}},\s)?|[{_UPPER}][\w-]+\s[{_UPPER}][\w-]+,\s(?=[„“\"«]))"
    rf"[„“\"«]?(?P<name>[{_UPPER}][\w.-]*(?:\s(?:un|[{_UPPER}][\w.-]+)){{0,3}})[”“\"»]?\W*$"
)
#: Behind the quoted name of a paper that is the source.
_REPORTS = re.compile(r"\s(?:vēsta|ziņo|raksta|informē|publicē|skaidro|noskaidro)\w*\b")
_THE_PAPER = re.compile(r"\b(?:ziņo|vēsta|raksta|informē) (?:laikraksts|avīze|žurnāls|portāls|izdevums)\b")
_WITH_DAY = re.compile(rf"(?P<name>[{_UPPER}][\w-]+(?:\s(?:un|[{_UPPER}][\w-]+)){{1,3}}),?\s+{_DAY}")
#: Who wrote it, with the paper behind the name at the end of a line: `Autore: Anna Roze, „Krasta Balss”`.
_WRITTEN_FOR = re.compile(rf"[{_UPPER}][\w.-]*\s?[{_UPPER}][\w-]+, [„“\"«](?P<name>[{_UPPER}][^„“”\"«»\n.:]{{2,40}})[”“\"»]\W*$")
_ISSUE = re.compile(rf"\W*(?:{_DAY}|Nr\.\s?\d)")
_ALONE = re.compile(rf"[„“\"«](?P<name>[{_UPPER}][^„“”\"«»\n.:]{{2,40}})[”“\"»]\.?\s*")
#: `Rīga, 6. febr., BIRŽA.LV.`, `RĪGA, 5. marts (LETA)`: the agency that sends the news.
DATELINE = re.compile(
    r"(?:^|\n)\W*[a-zāčēģīķļņšūž]+, (?:\d{4}\.\s?gada )?\d{1,2}\.\s?(?:\d{1,2}\.\d{4}|\w+)\.?,?\s*[-–/(]*\s*(?P<agency>[\w.]+\.lv|leta\b|bns\b|"
    rf"(?-i:[{_UPPER}][{_UPPER}\d]{{2,}}(?:-[^\W\d_]+)?(?:\s[{_UPPER}]{{3,}}){{0,2}})(?=[.)]))", re.I
)  # fmt: skip


def find_masthead(document: Document) -> Iterator[Mention]:
    """The mentions of the medium, at most those of one.

    >>> from extractors.readers import read
    >>> text = "Pilskalnes Vēstis\\n\\nAtklāj tiltu\\n\\nTilts ir gatavs.\\n\\nPar saturu atbild „Pilskalnes Vēstis”."
    >>> [m.evidence.quote for m in find_masthead(read(text.encode()))]
    ['Pilskalnes Vēstis', 'Pilskalnes Vēstis']
    >>> [m.name for m in find_masthead(read("Atklāj tiltu\\nKrasta Balss, 5.04.2019. Teksts: A. Roze\\nTilts ir gatavs.".encode()))]
    ['Krasta Balss']
    """
    flow = [p for p in document.passages if p.kind not in OUT_OF_FLOW]
    if not flow:
        return
    first = flow[0]
    name = document.text[first.start : first.end].strip()
    if _NAME.fullmatch(name) is not None:
        found = list(_quoted(document.text, first.end, lowered(name)))
        if found:
            for start, end in ((first.start, first.start + len(name)), *found):
                yield make_mention(document, start, end, name, "masthead", 0.85, kind="media")
            return
    titled = _over_title(document, first)
    if titled is not None:
        yield make_mention(document, *titled, document.text[slice(*titled)], "masthead", 0.85, kind="media")
        return
    line = _credited(document, flow) or _with_day(document, flow) or _signed(document, flow) or _in_dateline(document)
    if line is not None:
        yield make_mention(document, *line, _shown(document, *line), "masthead", 0.8, kind="media")


def _over_title(document: Document, first: Passage) -> tuple[int, int] | None:
    """The name of the paper before the title, or of the site behind it: that of a known one, one that papers are called by, or one quoted again as the source."""
    behind = _SITE.search(document.text, first.start, first.end)
    if behind is not None and (is_medium(behind["name"]) or is_called_paper(behind["name"])):
        return behind.span("name")
    title = _TITLED.match(document.text, first.start, first.end) or _QUOTED_TITLED.match(document.text, first.start, first.end)
    if title is None:
        return None
    name = title["name"]
    if is_called_paper(name) or is_medium(name):
        return title.span("name")
    again = re.compile(rf"[„“\"«]{re.escape(name[:-1])}\w{{0,3}}[”“\"»]")
    around = ((document.text[max(0, m.start() - 30) : m.start() + 1], document.text[m.end() : m.end() + 20]) for m in again.finditer(document.text, first.end))
    if any(_ANSWERS.search(before) or _REPORTS.match(after) for before, after in around):
        return title.span("name")
    the_paper = PAPER.fullmatch(folded(name.split()[-1])) and _THE_PAPER.search(document.text, first.end)
    return title.span("name") if the_paper else None


def _credited(document: Document, flow: Sequence[Passage]) -> tuple[int, int] | None:
    """The medium behind the writer in one of the first or the last lines: `Autors: Anna Roze, DELFI`, `Anna Roze, „Krasta Dzīve”`."""
    for passage in (*flow[:3], *flow[-2:]):
        if passage.end - passage.start > 120:
            continue
        credit = _CREDIT.search(document.text[passage.start : passage.end])
        if credit is not None and (is_medium(credit["name"]) or is_called_paper(credit["name"])):
            return passage.start + credit.start("name"), passage.start + credit.end("name")
    return None


def _with_day(document: Document, flow: Sequence[Passage]) -> tuple[int, int] | None:
    """The name beside the day on which it came out, in one of the first or the last lines."""
    title = document.text[flow[0].start : flow[0].end].strip()
    if len(flow) > 1 and _NAME.fullmatch(title) and PAPER.fullmatch(folded(title.split()[-1])) and len(title.split()) < 5 and _ISSUE.match(document.text, flow[1].start):
        return flow[0].start, flow[0].start + len(title)
    for passage in (*flow[:4], *flow[-3:]):
        text = document.text[passage.start : passage.end]
        written = _WRITTEN_FOR.search(text) if passage in flow[:3] and re.search(_DAY, text) else None
        if written is not None:
            return passage.start + written.start("name"), passage.start + written.end("name")
        if not any(letter.isdigit() for letter in text) or (len(text) > 300 and passage not in flow[:3]):
            continue
        quoted = _QUOTED_WITH_DAY.search(text)
        byline = quoted is not None and (len(text) < 160 or quoted.end() > len(text) - 4 or is_medium(quoted["name"]) or is_called_paper(quoted["name"]))
        if quoted is not None and byline and not re.search(r"[^\W\d_]{2,}\s$", text[: quoted.start()]):
            return passage.start + quoted.start("name"), passage.start + quoted.end("name")
        plain = _WITH_DAY.match(text)
        if plain is not None and PAPER.fullmatch(folded(plain["name"].split()[-1])) and not is_given_name(plain["name"].split()[0]):
            return passage.start, passage.start + plain.end("name")
    return None


def _signed(document: Document, flow: Sequence[Passage]) -> tuple[int, int] | None:
    """The quoted name that is the last line, under the writer's: `Anna Roze,` above `„Krasta Balss”`."""
    if len(flow) < 3:
        return None
    last, above = document.text[flow[-1].start : flow[-1].end], document.text[flow[-2].start : flow[-2].end].strip()
    alone = _ALONE.fullmatch(last)
    if alone is None or len(above) > 60 or not is_given_name(above.split()[0]):
        return None
    return flow[-1].start + alone.start("name"), flow[-1].start + alone.end("name")


def _in_dateline(document: Document) -> tuple[int, int] | None:
    line = DATELINE.search(document.text[:1500])
    if line is None or not line["agency"].isupper() or ("." in line["agency"] and line["agency"].lower() in document.text[line.end() :].lower()):
        return None
    return line.span("agency")


def _shown(document: Document, start: int, end: int) -> str:
    """The name as usually written: of a name in capitals the form that the text has, with its domain if it has one."""
    name = document.text[start:end]
    if not name.isupper():
        return name
    again = re.search(rf"[„“\"«]?(?<!\w){re.escape(name)}(?:\.lv)?(?!\w)[”“\"»]?", document.text[end:], re.IGNORECASE)
    if again is not None and not again.group().isupper():
        return again.group()
    if "." in name:
        return name.capitalize()
    return name if len(name.split()) == 1 else name.title()


def _quoted(text: str, start: int, name: str) -> Iterator[tuple[int, int]]:
    """Where the name, given in small letters, stands in quotes behind such a word."""
    low = lowered(text)
    at = low.find(name, start)
    while at >= 0:
        end = at + len(name)
        if text[end : end + 1] in tuple("”“»\"") and _ANSWERS.search(text, max(start, at - 40), at):
            yield at, end
        at = low.find(name, end)
