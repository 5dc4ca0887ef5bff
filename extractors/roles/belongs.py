"""Houses that somebody owns, has founded, stands for or works in, as a sentence of the press says by the way: `kuram pieder firma`, `A. Kalna dibinātā partija`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extractors.names.declension import Case
from extractors.records import Gender, Mention
from extractors.roles.page import Page
from extractors.roles.phrases import Post
from extractors.sides.named import Named
from extractors.signs import Sign

#: A cheap sign that a sentence may say so.
_SIGN = Sign(r"pieder|dibināt|izveidot|vadīt|pārstāv|strādā")
#: `, kuram pieder …`, `, kura 7. Saeimā pārstāvēja …`; up to the next mark of a clause.
_WHOSE = re.compile(r"\s*(?:\([^()]*\))?\s*,\s*(?:(?:kuram|kurai|kam)\s+(?:[\w.]+\s+){0,3}?pieder\w*|kur(?:š|a)\s+(?:[\w.]+\s+){0,4}?(?:pārstāv|pārstāvēja|nodibināja|dibināja|izveidoja))\s+(?P<rest>[^;:\n]{0,90})")
_HIS = re.compile(r"\b(?:viņam|viņai)\s+piederoš\w+\s+(?P<rest>[^;:,\n]{0,60})")
#: `A. Kalna | dibinātā, vadītā, pārstāvētā | …`
_BY_HIM = re.compile(r"\s+(?:\w+\s+)?(?P<deed>(?:no)?dibināt|izveidot|vadīt|pārstāvēt)(?:ā|ais|o|ajā|ajai|ajam|ās|os)\s+(?P<rest>[^;:,.\n]{0,60})")
_WORKS = re.compile(r"\bstrādā(?:ja|jis|jusi|jot)?\s+(?:\w+\s+){0,1}?(?P<rest>\S[^;:,\n]{0,80})")
#: `A. Kalna dibināto` before the house.
_BY_OTHERS = re.compile(r"(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w.]+\s+){1,3}(?=(?:no)?(?:dibināt|izveidot|vadīt|pārstāvēt)\w+\s)")
_AND = re.compile(r"[”“\"»]?\s+un\s+")
_NO_HOUSE = frozenset({"state", "media", "parliament", "government"})


def belonging(people: Sequence[Mention], start: int, end: int, page: Page) -> Iterator[tuple[Mention, Mention, Post | None]]:
    """Each person with a house of his that the sentence `[start, end)` tells, and the post where he leads it."""
    text = page.text
    if not _SIGN.search(text, start, end):
        return
    for person in people:
        whose = _WHOSE.match(text, person.evidence.end, end)
        house = _first(page, whose.start("rest"), whose.end("rest")) if whose else None
        if house is not None:
            yield person, house.mention, None
        by = _BY_HIM.match(text, person.evidence.end, end)
        house = _first(page, by.start("rest"), by.end("rest")) if by else None
        if by is not None and house is not None:
            yield person, house.mention, _led(person, house) if by["deed"] == "vadīt" else None
    named = {p.name for p in people}
    for match in _HIS.finditer(text, start, end) if len(named) == 1 else ():
        if people[0].evidence.end <= match.start() and (house := _first(page, *match.span("rest"))) is not None:
            yield people[0], house.mention, None
    for match in _WORKS.finditer(text, start, end) if len(named) == 1 else ():
        if people[0].evidence.end > match.start():
            continue
        at = _first(page, *match.span("rest"))
        while at is not None and Case.LOC in at.cases and (Case.NOM not in at.cases or re.search(r"\b\w+[āēīū]s?\s*[„“\"«]?$", text[match.start() : at.start + 1]) or at.mention.evidence.quote[:1] in "„“\"«"):
            yield people[0], at.mention, None
            following = _AND.match(text, at.end, end)
            at = _first(page, following.end(), following.end() + 40) if following else None


def _first(page: Page, start: int, end: int) -> Named | None:
    """The house that is named first between two offsets, with nothing but small letters before it."""
    place = bisect_left(page.houses, start, key=lambda n: n.start)
    house = page.houses[place] if place < len(page.houses) else None
    if house is None or house.end > end + 60 or house.start >= end or house.generic or house.mention.type in _NO_HOUSE:
        return None
    before = _BY_OTHERS.sub("", page.text[start : house.start])
    before = _BY_OTHERS.sub("", before)
    return house if re.fullmatch(r"(?:[\w%-]+\s+)*[„“\"«]?", before) and not re.search(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]", before) else None


def _led(person: Mention, house: Named) -> Post:
    role = "vadītāja" if person.gender is Gender.FEMININE else "vadītājs"
    return Post(role, None, house.mention, house.start, house.end, house.start)
