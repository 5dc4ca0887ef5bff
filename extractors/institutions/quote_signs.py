"""Quoted names whose neighbours say that they name a body: `„Rumba” direktors`, `Ogres „Rumba”`, `"Rumbas" komanda`, `«Krasta Balsij» pastāstīja`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extractors.institutions.alike import names_thing
from extractors.institutions.words import heads_of
from extractors.names.declension import Case
from extractors.names.given import given_forms
from extractors.names.initiative_heads import names_initiative
from extractors.names.known import find_known
from extractors.names.quotes import quoted_spans
from extractors.records import OUT_OF_FLOW, Document, EntityKind, Mention
from extractors.spans import Spans
from extractors.tokens import Tokens, tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Behind the quote: who runs, owns and works for a body, and what only a body has.
_STAFF = re.compile(
    r"\s(?:[a-zāčēģīķļņšūž]+(?:ais|ā|ā?s|o)\s)?(?:(?:ģenerāl|izpild|tehnisk|finanšu |komerc|mārketinga |viceprezident|vice)?(?:direktor|prezident)|valdes |padomes |īpašnie[kc]|līdzīpašnie|priekšnie|pārstāv[ijes]|"
    r"preses |vadīb|darbinie|akcionār|akcij|amatperson|speciālist|filiāl|valde\b|valdē\b|grāmatvež|redaktor|žurnālist|korespondent|redakcij|treneri|kaptein|"
    r"spēlētāj|futbolist|hokejist|basketbolist|volejbolist|aizsarg|uzbrucēj|vārtsarg|pussarg|līdzjutēj|fani\b|faniem\b|rindās\b|sastāvā\b|klient|meitasuzņēmum|komandas |kapitāldaļ|valdījum|peļņ|apgrozījum)"
)
#: Behind the quote: what its team or its house is.
_TEAM = re.compile(r"\s(?:sporta klub|futbola klub|hokeja klub|basketbola klub|komand|vienīb|futbolist|klub)[a-zāčēģīķļņšūž]{1,5}\b")
_HOUSE = re.compile(r"\s(?P<noun>bank|restorān|kafejnīc|viesnīc|veikal|kūpinātav|rūpnīc|fabrik|ceh|aptiek|apgād|izdevniecīb|lielveikal|krodziņ|maiznīc)(?P<ending>[a-zāčēģīķļņšūž]{1,3})\b")
#: Behind a name in the dative: what somebody did who spoke to a paper or to a firm.
_TOLD = re.compile(r"\s(?:arī\s)?(?:pastāstīja|stāstīja|stāsta|pastāsta|sacīja|saka|teica|apliecināja|apstiprināja|atzina|atklāja|skaidroja|paskaidroja|norādīja|pavēstīja|pauda|komentēja|atbildēja)\b")
_SPOKE_TO = re.compile(r"\bintervijā\s$")
_REPORTS = re.compile(r"\b(?:vēsta|raksta|ziņo|stāsta|vēstīja|ziņoja|rakstīja)\s$")
_DATIVE = (("ajai", "ā"), ("ajam", "ais"), ("īm", "is"), ("ēm", "es"), ("ām", "as"), ("iem", "i"), ("ij", "s"), ("ai", "a"), ("ei", "e"), ("im", "is"), ("am", "s"))
#: A town or a country in the genitive before the quote.
_OF_TOWN = re.compile(r"(?<![\w.-])(?P<town>[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+(?:as|es|us|a|u|s|is))\s$")
_UNDER_WAY = re.compile(r"(?:(?<![\w-])[a-zāčēģīķļņšūž]{2,}|,)\s$")
#: What is said of sports: only there is a club called by its town.
_SPORTS = re.compile(r"\b(?:spēl[eēi]|mač[sau]|turnīr|līg[aāu]|čempionāt|vārtu|komand|klub|trener|punkt|izlas|uzvar|hokej|basketbol|futbol|volejbol|sezon)", re.IGNORECASE)


def find_by_signs(document: Document, doc: Doc, taken: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Mentions of quotes outside the spans `taken`, marks included, in the nominative where the ending shows it."""
    held = Spans(taken)
    tokens = tokens_of(doc)
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW:
            continue
        for start, end in quoted_spans(document.text, passage.start, passage.end):
            name = document.text[start:end].strip()
            if not name[:1].isupper() or len(name) < 2 or len(name.split()) > 4 or name[-1:] in ".!?," or held.touch(start, end):
                continue
            front = document.text[passage.start : start - 1]
            if names_initiative(front) or names_thing(front):
                continue
            yield from _signed(document, tokens, front, start, end, name)


def _signed(document: Document, tokens: Tokens, front: str, start: int, end: int, name: str) -> Iterator[Mention]:
    text = document.text
    town = _OF_TOWN.search(front)
    described = _described(tokens, start - 1)
    if town is not None and not described and _is_town(town["town"], front[: town.start()]) and _SPORTS.search(text, max(0, start - 300), end + 300):
        yield _mention(document, start - 1 - (len(front) - town.start()), end + 1, f"{town['town']} {text[start - 1 : end + 1]}", "team")
    elif described:
        return
    elif _TEAM.match(text, end + 1):
        yield _mention(document, start - 1, end + 1, _plain(name, tokens, end), "team")
    elif (house := _HOUSE.match(text, end + 1)) is not None and (noun := _noun(house["noun"] + house["ending"])) is not None:
        yield _mention(document, start - 1, house.end(), f"{text[start - 1 : end + 1]} {noun}", "company")
    elif _STAFF.match(text, end + 1) or (_REPORTS.search(front) and not _is_thing(name)):
        yield _mention(document, start - 1, end + 1, _plain(name, tokens, end), "company")
    elif (_TOLD.match(text, end + 1) or _SPOKE_TO.search(front)) and (plain := _from_dative(name)) is not None:
        yield _mention(document, start - 1, end + 1, plain, "media")


def _mention(document: Document, start: int, end: int, name: str, kind: str) -> Mention:
    return Mention(document.cite(start, end), EntityKind.INSTITUTION, name, "institutions:quoted beside its sign", 0.75, type=kind)


def _described(tokens: Tokens, mark: int) -> bool:
    """Whether a noun in small letters stands right before the quote, which then is the name of what the noun says."""
    places = tokens.within(max(0, mark - 40), mark)
    return bool(places) and tokens.tags[places[-1]] == "NOUN" and tokens.texts[places[-1]].islower() and tokens.features[places[-1]].get("Case") != "Loc"


def _is_town(word: str, before: str) -> bool:
    """Whether a genitive can be the town of a club: no body, no person, and no first word of a sentence."""
    return not heads_of(word) and not given_forms(word) and _UNDER_WAY.search(before) is not None


def _plain(name: str, tokens: Tokens, end: int) -> str:
    """A quoted name of one word in the genitive put right by its lemma: `"Rumbas" direktors`; with more words it stands as printed."""
    known = find_known(name)
    if known and not known[0].name.isupper() and " " not in name:
        return known[0].name
    return name


def _from_dative(name: str) -> str | None:
    """The nominative of a name whose last word is in the dative.

    >>> _from_dative("Krasta Balsij"), _from_dative("Pilskalnes Vēstīm"), _from_dative("Rīts")
    ('Krasta Balss', 'Pilskalnes Vēstis', None)
    """
    known = find_known(name)
    if known:
        return known[0].name
    for dative, nominative in _DATIVE:
        if name.endswith(dative) and len(name) > len(dative) + 2:
            return name.removesuffix(dative) + nominative
    return None


def _is_thing(name: str) -> bool:
    return len(name.split()) > 3 or (name[-1:].islower() and name.split()[-1].islower())


def _noun(form: str) -> str | None:
    return next((r.head.noun for r in heads_of(form) if not r.plural or r.case is Case.NOM), None)
