"""Initiatives that everybody knows by a name of their own: programmes and networks of Europe, events that come back every year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.initiatives.named import NamedInitiative, make_named
from extractors.names.initiative_heads import initiative_head
from extractors.records import Document, Passage

#: Programmes and networks of Europe that are known by a name which does not decline.
BRANDS = frozenset(
    "Interreg Erasmus LIFE LEADER Apvārsnis Horizon Urbact URBACT Espon ESPON EURES Eurodesk Eurydice SOLVIT ENIC NARIC Europass Tempus Fulbright "
    "Comenius Grundtvig Socrates Nordplus COST EUREKA PHARE Phare SAPARD ISPA TAIEX".split()
)
BRANDS_UP = frozenset(brand.upper() for brand in BRANDS)
#: `programmā Erasmus+`, `tīklā EURES`: the brand behind its kind.
BRANDED = re.compile(
    r"\b(?P<noun>programm(?:a|as|ai|u|ā)|tīkl(?:s|a|am|u|ā)|iniciatīv(?:a|as|ai|u|ā))\s+(?P<name>Erasmus\+|Apvārsnis (?:Eiropa|2020)|Horizon (?:Europe|2020)|EURES|Eurodesk|"
    r"Eurydice|Nordplus|LIFE|LEADER|URBACT|TAIEX|Interreg(?: [A-Z][\w-]*)*|Radošā Eiropa|Eiropa pilsoņiem|Digitālā Eiropa|Europe Direct|Tempus|PHARE)(?![\w-])"
)
#: `no Erasmus+ līdzekļiem`, `LEADER konkursā`: programmes that nothing else is called by.
_BY_ITSELF = re.compile(r"(?<![\w„“«\"-])(?P<name>Erasmus\+|LEADER|LIFE\+|Apvārsnis (?:Eiropa|2020)|Horizon (?:Europe|2020)|Eiropas Solidaritātes korpus(?:s|a|am|u|ā))(?![\w„“«\"-])")
#: `Nordplus projekts „…”`: one of the programme.
_OF_BRAND = re.compile(
    r"(?<![\w„“«\"])(?P<name>Erasmus\+|Nordplus|LIFE|LEADER|URBACT|Phare|PHARE|SAPARD|ISPA|Tacis|TACIS|MATRA|Matra|EQUAL|Tempus|COSME|Daphne|Fulbright|Leonardo da Vinci|Comenius|Grundtvig|"
    r"Socrates)(?=\s+(?:programm(?:a|as|ai|u|ā)\b|(?:[a-zāčēģīķļņšūž]+\s+){0,2}projekt))"
)
#: What is in all of these names: most passages have none of it, which is soon seen.
_BRAND_SIGN = re.compile(
    "Erasmus|LEADER|Solidaritātes|Nordplus|LIFE|URBACT|Phare|PHARE|Comenius|Grundtvig|Socrates|Apvārsnis|Horizon|EURES|Eurodesk|Eurydice|TAIEX|Interreg|"
    "Radošā E|Eiropa pilsoņiem|Digitālā E|Europe D|Tempus|SAPARD|ISPA|Tacis|TACIS|MATRA|Matra|EQUAL|COSME|Daphne|Fulbright|Leonardo da V"
)
#: Events that come back every year under a name of their own, with the nominative of each.
_YEARLY = tuple(
    (re.compile(rf"(?<![\w„“«\"]){pattern}(?!\w)"), name, noun)
    for pattern, name, noun in (
        (r"Muzeju nakt(?:s|ij?|ī)", "Muzeju nakts", "nakts"), (r"Zinātnieku nakt(?:s|ij?|ī)", "Zinātnieku nakts", "nakts"),
        (r"Baznīcu nakt(?:s|ij?|ī)", "Baznīcu nakts", "nakts"), (r"Leģendu nakt(?:s|ij?|ī)", "Leģendu nakts", "nakts"),
        (r"Balt(?:ā|ās|ajā|o|ajai) nakt(?:s|ij?|ī)", "Baltā nakts", "nakts"), (r"Ēnu dien(?:a|as|ai|u|ā)", "Ēnu diena", "diena"),
        (r"Liel(?:ā|ās|ajā|o|ajai) talk(?:a|as|ai|u|ā)", "Lielā talka", "talka"), (r"Dzejas dien(?:as|ām|ās|u)", "Dzejas dienas", "dienas"),
        (r"Prozas lasījum(?:i|u|iem|us|os)", "Prozas lasījumi", "lasījumi"), (r"Eiropas [Mm]obilitātes nedēļ(?:a|as|ai|u|ā)", "Eiropas Mobilitātes nedēļa", "nedēļa"),
        (r"Karjeras nedēļ(?:a|as|ai|u|ā)", "Karjeras nedēļa", "nedēļa"), (r"Bibliotēku nedēļ(?:a|as|ai|u|ā)", "Bibliotēku nedēļa", "nedēļa"),
        (r"Digitāl(?:ā|ās|ajā|o|ajai) nedēļ(?:a|as|ai|u|ā)", "Digitālā nedēļa", "nedēļa"),
    )
)  # fmt: skip
#: How their names begin: most passages have none of these, which is soon seen.
_YEARLY_SIGN = re.compile("(?:Muzeju|Zinātnieku|Baznīcu|Leģendu|Balt|Liel|Digitāl|Bibliotēku|Karjeras|Dzejas|Prozas|Ēnu|Eiropas [Mm]obil)")
#: The year that such an event is told by: `Zinātnieku nakts 2018`.
_THIS_YEAR = re.compile(r"\s(?:19|20)\d\d(?![\d.])(?=\W|$)")


def find_branded(document: Document, passage: Passage) -> Iterator[NamedInitiative]:
    """`programmā Erasmus+`, `EURES tīkla` is told by its proper name; the programme of `Erasmus+ projekts` too."""
    if _BRAND_SIGN.search(document.text, passage.start, passage.end) is None:
        return
    for match in _BY_ITSELF.finditer(document.text, passage.start, passage.end):
        name = "Eiropas Solidaritātes korpuss" if match["name"].startswith("Eiropas") else match["name"]
        yield make_named(document, *match.span("name"), name, "programme", "programma", "brand", 0.7)
    for match in _OF_BRAND.finditer(document.text, passage.start, passage.end):
        yield make_named(document, *match.span("name"), match["name"], "programme", "programma", "brand", 0.75)
    for match in BRANDED.finditer(document.text, passage.start, passage.end):
        head = initiative_head(match["noun"])
        if head is not None:
            start, end = match.span("name")
            yield make_named(document, start, end, match["name"], head[0], head[1].head.noun, "brand", 0.8)


def find_yearly(document: Document, passage: Passage) -> Iterator[NamedInitiative]:
    """`Muzeju nakts`, `Ēnu dienā`: events known by name."""
    if _YEARLY_SIGN.search(document.text, passage.start, passage.end) is None:
        return
    for pattern, name, noun in _YEARLY:
        for match in pattern.finditer(document.text, passage.start, passage.end):
            year = _THIS_YEAR.match(document.text, match.end(), passage.end)
            end = year.end() if year else match.end()
            yield make_named(document, match.start(), end, name + document.text[match.end() : end], "event", noun, "yearly event", 0.75)
