"""Towns and municipalities where they act: named alone as a partner (`līgumu ar Ventspili`), or listed behind their common head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.names.coordination import spell_out
from extractors.names.declension import Case, decline, decline_plural
from extractors.records import Document, EntityKind, Gender, Mention, Passage

#: State cities (Administratīvo teritoriju un apdzīvoto vietu likums, 2020, annex): their municipality is the town itself.
_CITIES = "Rīga Daugavpils Jelgava Jēkabpils Jūrmala Liepāja Ogre Rēzekne Valmiera Ventspils".split()
#: Towns after which a municipality (`novads`) is named.
_SEATS = """Aizkraukle Alūksne Balvi Bauska Cēsis Dobele Gulbene Ķekava Krāslava Kuldīga Limbaži Līvāni Ludza Madona Mārupe Olaine Preiļi
    Ropaži Salaspils Saldus Saulkrasti Sigulda Smiltene Talsi Tukums Valka Varakļāni Ādaži Augšdaugava""".split()
_PLURAL = {"Balvi": "m", "Cēsis": "f", "Limbaži": "m", "Līvāni": "m", "Preiļi": "m", "Ropaži": "m", "Saulkrasti": "m", "Talsi": "m",
           "Varakļāni": "m", "Ādaži": "m"}  # fmt: skip
_SIXTH = {"Daugavpils", "Jēkabpils", "Ventspils", "Salaspils"}
_WITH = r"(?:\b(?:kopā|sadarbībā|kopīgi|partnerībā|sadarboj\w+|sadarbīb\w+)\s+ar|\b(?:līgum|vienošan|memorand)\w+\s+ar)\s+"
_LIST = re.compile(
    r"(?:(?P<count>\d{1,2}|div[ia]s?|trīs|četr[ia]s?|piec[ia]s?|seš[ia]s?|septiņ[ia]s?|astoņ[ia]s?|deviņ[ia]s?|desmit)\s+)?"
    r"(?<![\w-])(?P<head>[Nn]ovadi|[Pp]ilsētas|[Vv]alstspilsētas|[Pp]agasti)\s*(?P<mark>:|[–—-]|\()\s*"
    r"(?P<names>[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+(?:,\s*[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+)*(?:\s+un\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+)?)(?!\s+(?:novad|pilsēt|pašvaldīb|pagast))"
)
_NAME = re.compile(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+")


def find_acting_places(document: Document, passage: Passage) -> Iterator[Mention]:
    """Municipalities that a passage names by their place alone, where they take part in something.

    >>> from extractors.readers import read
    >>> document = read("Tīklā ir 2 novadi: Balvu un Cēsu. Līgumu ar Ventspili noslēdza. Konference notika Rīgā.".encode())
    >>> [mention.name for mention in find_acting_places(document, document.passages[0])]
    ['Balvu novads', 'Cēsu novads', 'Ventspils pilsēta']
    """
    text = document.text
    for match in _LIST.finditer(text, passage.start, passage.end):
        noun = match["head"].lower()
        for each in _NAME.finditer(text, *match.span("names")):
            names = spell_out(f"{noun} – {each.group()}")
            if len(names) == 1:
                evidence = document.cite(*each.span())
                yield Mention(evidence, EntityKind.INSTITUTION, names[0], "institutions:listed places", 0.85, type="municipality")
    for match in _partner().finditer(text, passage.start, passage.end):
        span = match.span("place")
        yield Mention(
            document.cite(*span), EntityKind.INSTITUTION, _places()[match["place"]], "institutions:acting place", 0.75, type="municipality"
        )


@cache
def _partner() -> re.Pattern[str]:
    forms = "|".join(sorted(_places(), key=len, reverse=True))
    return re.compile(
        rf"(?i:{_WITH})(?P<place>{forms})(?![\w-])(?!\s+(?:\w+\s+)?(?:novad|pilsēt|pašvaldīb|pagast|dom|valstspilsēt|univers|iedzīvot|bērn|skol)\w*)"
    )


@cache
def _places() -> dict[str, str]:
    """The accusative of each place with the municipality that it stands for."""
    found: dict[str, str] = {}
    for place in (*_CITIES, *_SEATS):
        if place in _PLURAL:
            forms = decline_plural(place, Gender.MASCULINE if _PLURAL[place] == "m" else Gender.FEMININE)
        else:
            feminine = place in _SIXTH or place.endswith(("a", "e"))
            forms = decline(place, Gender.FEMININE if feminine else Gender.MASCULINE)
        genitive = place if place in _SIXTH or place == "Saldus" else forms[Case.GEN][0]
        accusative = place[:-1] + "i" if place in _SIXTH else forms[Case.ACC][0]
        found[accusative] = f"{genitive} {'pilsēta' if place in _CITIES else 'novads'}"
    found.pop("Augšdaugavu", None)
    return found
