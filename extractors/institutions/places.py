"""Towns and municipalities where they act: named alone as a partner (`līgumu ar Ventspili`), or listed behind their common head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.names.coordination import spell_out
from extractors.names.declension import Case, Forms, decline, decline_plural
from extractors.records import Document, EntityKind, Gender, Mention, Passage
from extractors.signs import Sign

#: State cities (Administratīvo teritoriju un apdzīvoto vietu likums, 2020, annex): their municipality is the town itself.
_CITIES = "Rīga Daugavpils Jelgava Jēkabpils Jūrmala Liepāja Ogre Rēzekne Valmiera Ventspils".split()
#: Towns after which a municipality (`novads`) is named.
_SEATS = """Aizkraukle Alūksne Balvi Bauska Cēsis Dobele Gulbene Ķekava Krāslava Kuldīga Limbaži Līvāni Ludza Madona Mārupe Olaine Preiļi
    Ropaži Salaspils Saldus Saulkrasti Sigulda Smiltene Talsi Tukums Valka Varakļāni Ādaži Augšdaugava""".split()
_PLURAL = {"Balvi": "m", "Cēsis": "f", "Limbaži": "m", "Līvāni": "m", "Preiļi": "m", "Ropaži": "m", "Saulkrasti": "m", "Talsi": "m",
           "Varakļāni": "m", "Ādaži": "m"}  # fmt: skip
_SIXTH = {"Daugavpils", "Jēkabpils", "Ventspils", "Salaspils"}
_WITH = r"(?:\b(?:kopā|sadarbībā|kopīgi|partnerībā|sadarboj\w+|sadarbīb\w+)\s+ar|\b(?:līgum|vienošan|memorand)\w+\s+ar)\s+"
_LIST = Sign(
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
        yield _acting(document, match.span("place"), _accusatives()[match["place"]])
    for match in _subject().finditer(text, passage.start, passage.end):
        if not _BEARER.search(text, max(passage.start, match.start() - 40), match.start()):
            yield _acting(document, match.span("place"), _nominatives()[match["place"]])


def _acting(document: Document, span: tuple[int, int], name: str) -> Mention:
    return Mention(document.cite(*span), EntityKind.INSTITUTION, name, "institutions:acting place", 0.75, type="municipality")


#: What bodies do: of a place in the nominative before one of these the municipality is meant, of no country or people.
_DEEDS = (
    r"(?:lū(?:dz|dza|gs)|piedāvā(?:ja|s)?|apņem(?:as|sies)|apņēmās|iesnie(?:dz|dza|gs)|sagatavo(?:ja|s)?|piekr(?:īt|ita|itīs)|ierosin(?:a|āja|ās)|"
    r"informē(?:ja|s)?|ziņo(?:ja|s)?|nosūt(?:a|īja|īs)|vienoj(?:as|ās)|vienosies|līdzfinansē(?:ja|s)?|piešķ(?:ir|īra|irs)|pievien(?:ojas|ojās|osies)|"
    r"deleģē(?:ja|s)?|noslē(?:dz|dza|gs)|norīko(?:ja|s)?|apkopo(?:ja|s)?|izstrādā(?:ja|s)?|"
    r"(?:ap|iz|uz|ie|sa|at|no)?(?:gaismo|remontē|labiekārto|iekārto|kārto|rīko|veido|plauj|tīrī)(?:ja|s)|(?:uz|iz|pār)?būvē(?:ja|s)|uzstādī(?:ja|s)|ierīko(?:ja|s)|nodrošin(?:āja|ās)|atvēl(?:ēja|ēs)|finansē(?:ja|s)|seg(?:s|a)|"
    r"iegādā(?:jās|sies)|uztur(?:ēja|ēs)|no savas puses)"
)
_UNTIL = r"(?:līdz\s(?:\d{4}\.\s?gada\s)?(?:\d{1,2}\.\s?)?[a-zāčēģīķļņšūž]+\s)?"
#: A given name or an initial before: `Ilze Ogre lūdz`.
_BEARER = re.compile(r"(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+|\b[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-z]?\.)\s?$")


@cache
def _partner() -> Sign:
    forms = "|".join(sorted(_accusatives(), key=len, reverse=True))
    return Sign(
        rf"(?i:{_WITH})(?P<place>{forms})(?![\w-])(?!\s+(?:\w+\s+)?(?:novad|pilsēt|pašvaldīb|pagast|dom|valstspilsēt|univers|iedzīvot|bērn|skol)\w*)"
    )


@cache
def _subject() -> Sign:
    forms = "|".join(sorted(_nominatives(), key=len, reverse=True))
    return Sign(rf"(?<![\w-])(?P<place>{forms})\s+(?:arī\s)?{_UNTIL}{_DEEDS}(?!\w)")


@cache
def _accusatives() -> dict[str, str]:
    """The accusative of each place with the municipality that it stands for."""
    return {
        (place[:-1] + "i" if place in _SIXTH else _forms(place)[Case.ACC][0]): municipality
        for place, municipality in _nominatives().items()
    }


@cache
def _nominatives() -> dict[str, str]:
    """Each place with the municipality that it stands for; `Augšdaugava` names the municipality alone and no town."""
    found: dict[str, str] = {}
    for place in (*_CITIES, *_SEATS):
        genitive = place if place in _SIXTH or place == "Saldus" else _forms(place)[Case.GEN][0]
        found[place] = f"{genitive} {'pilsēta' if place in _CITIES else 'novads'}"
    found.pop("Augšdaugava", None)
    return found


def _forms(place: str) -> Forms:
    if place in _PLURAL:
        return decline_plural(place, Gender.MASCULINE if _PLURAL[place] == "m" else Gender.FEMININE)
    return decline(place, Gender.FEMININE if place in _SIXTH or place.endswith(("a", "e")) else Gender.MASCULINE)
