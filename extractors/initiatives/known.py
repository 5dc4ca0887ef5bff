"""Initiatives that everybody knows by a name of their own: programmes and networks of Europe, events that come back every year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.initiatives.named import NamedInitiative, make_named
from extractors.names.initiative_heads import initiative_head
from extractors.records import Document, Passage
from extractors.signs import Sign

#: Programmes and networks of Europe that are known by a name which does not decline.
BRANDS = frozenset(
    "Interreg Erasmus LIFE LEADER Apvārsnis Horizon Urbact URBACT Espon ESPON EURES Eurodesk Eurydice SOLVIT ENIC NARIC Europass Tempus Fulbright "
    "Comenius Grundtvig Socrates Nordplus COST EUREKA PHARE Phare SAPARD ISPA TAIEX".split()
)
BRANDS_UP = frozenset(brand.upper() for brand in BRANDS)
#: Those that are told by the noun before them: `programmā Erasmus+`, `tīklā EURES`.
_BEHIND_THEIR_KIND = (
    "Erasmus+", "Apvārsnis Eiropa", "Apvārsnis 2020", "Horizon Europe", "Horizon 2020", "EURES", "Eurodesk", "Eurydice", "Nordplus", "LIFE", "LEADER", "URBACT",
    "TAIEX", "Radošā Eiropa", "Eiropa pilsoņiem", "Digitālā Eiropa", "Europe Direct", "Tempus", "PHARE",
)  # fmt: skip
#: Programmes that nothing else is called by: `no Erasmus+ līdzekļiem`, `LEADER konkursā`.
_ALONE = ("Erasmus+", "LEADER", "LIFE+", "Apvārsnis Eiropa", "Apvārsnis 2020", "Horizon Europe", "Horizon 2020", "PHARE", "SAPARD", "ISPA", "TACIS")
#: Those of them that stand in quotes too: `(„Apvārsnis 2020”, līgums Nr. 7)`.
_QUOTED = ("Apvārsnis Eiropa", "Apvārsnis 2020", "Horizon Europe", "Horizon 2020")
#: Those before what is one of theirs, with the part of it that is meant: `Nordplus projekts „…”`, `Nordplus Junior programma`.
_BEFORE_THEIR_PROJECTS = (
    "Erasmus+", "Nordplus", "LIFE", "LEADER", "URBACT", "Phare", "PHARE", "SAPARD", "ISPA", "Tacis", "TACIS", "MATRA", "Matra", "EQUAL", "Tempus", "COSME", "Daphne",
    "Fulbright", "Leonardo da Vinci", "Comenius", "Grundtvig", "Socrates",
)  # fmt: skip
#: One that is long enough to be declined.
_CORPS = "Eiropas Solidaritātes korpus"


def _any_of(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in names)


BRANDED = re.compile(
    r"\b(?P<noun>programm(?:a|as|ai|u|ā)|tīkl(?:s|a|am|u|ā)|iniciatīv(?:a|as|ai|u|ā))\s+"
    rf"(?P<name>{_any_of(_BEHIND_THEIR_KIND)}|Interreg(?: [A-Z][\w-]*)*)(?![\w-])"
)
_BY_ITSELF = re.compile(rf"(?<![\w„“«\"-])(?P<name>{_any_of(_ALONE)}|{_CORPS}(?:s|a|am|u|ā))(?![\w„“«\"-])")
_IN_QUOTES = re.compile(rf"(?<=[„“«\"])(?P<name>{_any_of(_QUOTED)})(?=[”“»\"])")
_OF_BRAND = re.compile(
    rf"(?<![\w„“«\"])(?P<name>(?:{_any_of(_BEFORE_THEIR_PROJECTS)})(?:(?:\s[A-Z][a-z]+){{1,2}}(?=\s+programm))?)(?=\s+(?:programm(?:a|as|ai|u|ā)\b|(?:[a-zāčēģīķļņšūž]+\s+){{0,2}}projekt))"
)
#: Any of these names: most passages have none of it, which is soon seen.
_BRAND_SIGN = Sign(_any_of(dict.fromkeys((*_BEHIND_THEIR_KIND, *_ALONE, *_BEFORE_THEIR_PROJECTS, "Interreg", _CORPS))))
#: Events that come back every year under a name of their own, with the nominative of each.
_EVERY_YEAR = (
    (r"Muzeju nakt(?:s|ij?|ī)", "Muzeju nakts", "nakts"), (r"Zinātnieku nakt(?:s|ij?|ī)", "Zinātnieku nakts", "nakts"),
    (r"Baznīcu nakt(?:s|ij?|ī)", "Baznīcu nakts", "nakts"), (r"Leģendu nakt(?:s|ij?|ī)", "Leģendu nakts", "nakts"),
    (r"Balt(?:ā|ās|ajā|o|ajai) nakt(?:s|ij?|ī)", "Baltā nakts", "nakts"), (r"Ēnu dien(?:a|as|ai|u|ā)", "Ēnu diena", "diena"),
    (r"Liel(?:ā|ās|ajā|o|ajai) talk(?:a|as|ai|u|ā)", "Lielā talka", "talka"), (r"Dzejas dien(?:as|ām|ās|u)", "Dzejas dienas", "dienas"),
    (r"Prozas lasījum(?:i|u|iem|us|os)", "Prozas lasījumi", "lasījumi"), (r"Eiropas [Mm]obilitātes nedēļ(?:a|as|ai|u|ā)", "Eiropas Mobilitātes nedēļa", "nedēļa"),
    (r"Eirovīzijas dziesmu konkurs(?:s|a|am|u|ā)", "Eirovīzijas dziesmu konkurss", "konkurss"), (r"Eirovīzijas konkurs(?:s|a|am|u|ā)", "Eirovīzijas konkurss", "konkurss"),
    (r"Karjeras nedēļ(?:a|as|ai|u|ā)", "Karjeras nedēļa", "nedēļa"), (r"Bibliotēku nedēļ(?:a|as|ai|u|ā)", "Bibliotēku nedēļa", "nedēļa"),
    (r"Digitāl(?:ā|ās|ajā|o|ajai) nedēļ(?:a|as|ai|u|ā)", "Digitālā nedēļa", "nedēļa"),
)  # fmt: skip
_YEARLY = tuple((re.compile(rf"(?<![\w„“«\"]){pattern}(?!\w)"), name, noun) for pattern, name, noun in _EVERY_YEAR)
#: Any of them: most passages have none, which is soon seen.
_YEARLY_SIGN = Sign("|".join(pattern for pattern, _, _ in _EVERY_YEAR))
#: `Kopenhāgenas galotņu sanāksme`: of heads of states.
_SUMMIT = re.compile(r"(?<![\w„“«\"])(?P<place>(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w-]+\s){1,3})galotņu\s(?:sanāksm|tikšan)\w{1,3}(?!\w)")
#: The year that such an event is told by: `Zinātnieku nakts 2018`.
_THIS_YEAR = re.compile(r"\s(?:19|20)\d\d(?![\d.])(?=\W|$)")


def find_branded(document: Document, passage: Passage) -> Iterator[NamedInitiative]:
    """`programmā Erasmus+`, `EURES tīkla` is told by its proper name; the programme of `Erasmus+ projekts` too."""
    if _BRAND_SIGN.search(document.text, passage.start, passage.end) is None:
        return
    for match in _BY_ITSELF.finditer(document.text, passage.start, passage.end):
        name = f"{_CORPS}s" if match["name"].startswith(_CORPS) else match["name"]
        yield make_named(document, *match.span("name"), name, "programme", "programma", "brand", 0.7)
    for match in _IN_QUOTES.finditer(document.text, passage.start, passage.end):
        yield make_named(document, *match.span("name"), match["name"], "programme", "programma", "brand", 0.75)
    for match in _OF_BRAND.finditer(document.text, passage.start, passage.end):
        yield make_named(document, *match.span("name"), match["name"], "programme", "programma", "brand", 0.75)
    for match in BRANDED.finditer(document.text, passage.start, passage.end):
        head = initiative_head(match["noun"])
        if head is not None:
            start, end = match.span("name")
            yield make_named(document, start, end, match["name"], head[0], head[1].head.noun, "brand", 0.8)


def find_yearly(document: Document, passage: Passage) -> Iterator[NamedInitiative]:
    """`Muzeju nakts`, `Ēnu dienā`: events known by name."""
    if document.text.find("galotņu", passage.start, passage.end) >= 0:
        for match in _SUMMIT.finditer(document.text, passage.start, passage.end):
            noun = "sanāksme" if "sanāksm" in match.group() else "tikšanās"
            yield make_named(document, *match.span(), f"{match['place']}galotņu {noun}", "event", "samits", "yearly event", 0.7)
    if _YEARLY_SIGN.search(document.text, passage.start, passage.end) is None:
        return
    for pattern, name, noun in _YEARLY:
        for match in pattern.finditer(document.text, passage.start, passage.end):
            year = _THIS_YEAR.match(document.text, match.end(), passage.end)
            end = year.end() if year else match.end()
            yield make_named(document, match.start(), end, name + document.text[match.end() : end], "event", noun, "yearly event", 0.75)
