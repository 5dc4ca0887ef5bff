"""Names that head the part of a paper which tells of them: `1.§ „Zaļā stunda”` above `Šajā programmā …`, `A. Mols pie jūras` in a report on projects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.initiatives.named import NamedInitiative, can_be_name, make_named
from extractors.initiatives.placed import LISTED_AS
from extractors.institutions.words import heads_of
from extractors.names.initiative_heads import Kind, initiative_head, kinds_in
from extractors.records import Document, Passage, PassageKind

METHOD = "initiatives:headed"
_UP = "A-ZĀČĒĢĪĶĻŅŠŪŽ"
#: The number or letter of a heading.
_MARK = r"(?P<mark>\d{1,2}|[A-H]|[IVX]{1,4})\s?(?:[.)]\s?§?|§)\s*"
#: A heading that is a name in quotes, with its years or a bracket behind it: `1.§ „Zaļā stunda” 2011.–2013. gadam`.
_QUOTED = re.compile(rf"(?:{_MARK})?(?:Par\s+)?[„“«\"](?P<name>[^„“”«»\"\n]{{3,80}})[”“»\"](?:\s+\([^()]{{2,60}}\)|\s+\d{{4}}[\d\s.–—-]*(?:gad\w*)?)?\s*[.:]?\s*")
#: One without quotes: `A. Mols pie jūras`.
_BARE = re.compile(rf"{_MARK}(?P<name>[{_UP}][^\W\d_]*(?:\s+[^\W\d_][\w’'&-]*)*)\s*")
_LONGEST = 80
#: The heading of what is told of a network, on a slide of its own: `Klēšu tīkls (5 novadi)`.
_NETWORK = re.compile(rf"(?:{_MARK})?(?P<name>(?P<of>[{_UP}][^\W\d_]+(?<![oēīā]t[sa])(?:\s+[^\W\d_]+){{0,3}})\s+tīkls)(?:\s*\([^()]{{2,40}}\))?\s*")
#: All of a sort, which nobody has brought together, and networks of things: `Skolu tīkls`, `Ceļu tīkls`.
_OF_A_SORT = re.compile(r"(?:\S+\s+)*(?:skolu|bibliotēku|iestāžu|slimnīcu|muzeju|skolas|ceļu|ielu|maršrutu|veikalu|satiksmes|transporta|sakaru|datu|gāzes|siltuma|ūdens|elektrības|datoru|filiāļu|aptieku|autobusu|taku)", re.IGNORECASE)
#: How far down the first lines of a part go, in passages and code points.
_BELOW, _NEAR = 3, 160
_THIS = re.compile(r"(?:šī|šīs|šai|šo|šajā|šis|šā|šim)\s+(?:[a-zāčēģīķļņšūž]+\s+)?$", re.IGNORECASE)
_OPENS = re.compile(r"[^.:;]*[.:;)]\s+$|\s*$|\s*\([^()]*\)\s*$")
#: Behind the noun the clause that says who does it, where no name could stand: `programmai, ko A un B vada`.
_WHOSE = re.compile(r",\s+(?:ko|kuru|kurā|kurai|kuram|kas)\s")
#: That several follow, each under a heading of its own: `Novads piedalās trīs šādos projektos.`
_ANNOUNCED = re.compile(r"\b(?:šād|sekojoš|turpmāk\s+minēt|zemāk\s+minēt)\w+\s+(?:[a-zāčēģīķļņšūž]+\s+)?(?P<noun>[a-zāčēģīķļņšūž]+)[.:]\s*$")
_FARTHEST = 40  # passages from that line to the last heading
#: What a part deals with is no name: `Budžeta izpilde`, `Projekta gaita`, `Darba plānošana`.
_TOPIC = re.compile(
    r"(?:(?:šana|šanas|šanu|jums|jumi|ība|ības|gaita|izpilde|budžets|finanses|nauda|sastāvs|dažādi|jautājumi|rezultāti|problēmas|mērķis|mērķi|uzdevumi|plāni|darbi|grūtības|"
    r"ziņas|informācija|pārskats|atskaite|izmaiņas|grozījumi|secinājumi|termiņi|norise|izmaksas|partneri|dalībnieki|iesniegumi|nolikums|lēmumi))$", re.IGNORECASE,
)  # fmt: skip


def find_headed(document: Document, flow: Sequence[Passage], place: int) -> Iterator[NamedInitiative]:
    """The name that a heading is, when the lines below it speak of an initiative that they do not name.

    A heading in quotes is one at once; without quotes it must be announced, or counts only when the paper tells who takes part.

    >>> from extractors.readers import read
    >>> document = read("1. „Zaļā stunda”\\n\\nŠajā programmā darbojas trīs skolas.\\n".encode())
    >>> [(n.mention.name, n.mention.type) for n in find_headed(document, document.passages, 0)]
    [('Zaļā stunda', 'programme')]
    """
    heading = flow[place]
    if heading.table is not None or heading.end - heading.start > _LONGEST or place + 1 >= len(flow):
        return
    quoted = _QUOTED.fullmatch(document.text, heading.start, heading.end)
    if quoted is not None and can_be_name(quoted["name"]):
        told = _told_below(document, flow, place)
        if told is not None:
            name = quoted["name"]
            if name.isupper() and " " in name:
                name = name[0] + name[1:].lower()
            yield make_named(document, *quoted.span("name"), name, told.kind, told.form.head.noun, "headed", 0.7)
        return
    bare = _BARE.fullmatch(document.text, heading.start, heading.end)
    if bare is None or not _can_be_title(bare["name"]) or (flow[place + 1].kind is PassageKind.ITEM and _BARE.fullmatch(document.text, flow[place + 1].start, flow[place + 1].end)):
        return
    announced = _announced(document, flow, place, bare["mark"])
    if announced is not None:
        yield make_named(document, *bare.span("name"), bare["name"], *announced, "headed", 0.7)
    elif (told := _told_below(document, flow, place)) is not None and " " in bare["name"]:
        yield replace(make_named(document, *bare.span("name"), bare["name"], told.kind, told.form.head.noun, "headed", 0.55), doubtful=True)


def find_headed_network(document: Document, flow: Sequence[Passage], place: int) -> Iterator[NamedInitiative]:
    """The network that a line alone names, which is one when those in it are told below: `Klēšu tīkls (5 novadi)`."""
    line = flow[place]
    match = _NETWORK.fullmatch(document.text, line.start, line.end)
    if match is not None and line.table is None and place + 1 < len(flow) and not _OF_A_SORT.fullmatch(match["of"]):
        yield replace(make_named(document, *match.span("name"), match["name"], "network", "tīkls", "headed network", 0.55), doubtful=True)


def _can_be_title(name: str) -> bool:
    """Whether a heading can be a name: no topic of a paper, nothing that is called by its kind, no body; `I. Krūms` is somebody."""
    words = name.split()
    return (
        not any(_TOPIC.search(word) for word in (words[0], words[-1]))
        and words[0] not in ("Par", "Kas", "Kā", "Ko", "Bez")
        and not any(initiative_head(word) is not None for word in words)
        and not any(heads_of(word) for word in words[-1:])
        and not name.isupper()
    )


def _told_below(document: Document, flow: Sequence[Passage], place: int) -> Kind | None:
    """The noun by which the first lines below speak of it, as of what has just been named: `Šajā programmā`, `Projektu īsteno`."""
    for below in flow[place + 1 : place + 1 + _BELOW]:
        if below.table is not None or below.kind is PassageKind.HEADING or _BARE.fullmatch(document.text, below.start, below.end) is not None:
            return None
        for word in kinds_in(document.text, below.start, min(below.end, below.start + _NEAR)):
            if word.kind not in ("project", "programme", "network", "event") or word.form.plural != word.form.head.plural or word.noun.isupper():
                continue
            before, after = document.text[below.start : word.start], document.text[word.end : below.end]
            this = _THIS.search(before) is not None or (word.noun[0].isupper() and _OPENS.fullmatch(before) is not None)
            named = re.match(r"\s+[„“«\"]", after) is not None or re.search(r"[„“«\"”»]\s+$", before) is not None
            if (this or _WHOSE.match(after)) and not named:
                return word
            return None
    return None


def _announced(document: Document, flow: Sequence[Passage], place: int, mark: str) -> tuple[str, str] | None:
    """The kind and noun of what a line above says to follow, when the headings from there on are numbered up to this one."""
    number = _ordinal(mark)
    for earlier in reversed(flow[max(0, place - _FARTHEST) : place]):
        if number > 1 and (before := _BARE.fullmatch(document.text, earlier.start, earlier.end)) is not None and _ordinal(before["mark"]) == number - 1:
            number -= 1
        line = _ANNOUNCED.search(document.text, max(earlier.start, earlier.end - _LONGEST), earlier.end)
        if line is not None:
            return LISTED_AS.get(line["noun"]) if number == 1 else None
    return None


def _ordinal(mark: str) -> int:
    """The number that a mark counts: `B` is the second."""
    if mark.isdigit():
        return int(mark)
    return "ABCDEFGH".index(mark) + 1 if len(mark) == 1 and mark in "ABCDEFGH" else len(mark)
