"""Countries where they act: fund, sign, join. As mere places they are no institutions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.names.given import is_given_name
from extractors.records import Document, EntityKind, Mention, Passage
from extractors.signs import Sign

#: Neighbours, the European Union and the European Economic Area, and others that Latvian papers have dealings with.
COUNTRIES = tuple(
    """
    Apvienotā Karaliste|Armēnija|Austrija|Azerbaidžāna|Baltkrievija|Beļģija|Bulgārija|Čehija|Dānija|Francija|Grieķija|Gruzija|
    Horvātija|Igaunija|Islande|Itālija|Īrija|Japāna|Kanāda|Ķīna|Kipra|Krievija|Latvija|Lielbritānija|Lietuva|Lihtenšteina|
    Luksemburga|Malta|Moldova|Nīderlande|Norvēģija|Polija|Portugāle|Rumānija|Slovākija|Slovēnija|Somija|Spānija|Šveice|Turcija|
    Ukraina|Ungārija|Vācija|Zviedrija
    """.replace("\n", "")
    .replace("  ", "")
    .strip()
    .split("|")
)


def genitives_of_countries() -> tuple[str, ...]:
    """The countries in the genitive, in the order of the list.

    >>> genitives_of_countries()[:2]
    ('Apvienotās Karalistes', 'Armēnijas')
    """
    return tuple(" ".join(re.sub(r"(?<=ot)ā$|a$|e$", _genitive_ending, word) for word in name.split()) for name in COUNTRIES)


def _genitive_ending(match: re.Match[str]) -> str:
    return {"ā": "ās", "a": "as", "e": "es"}[match.group()]


#: The last words of the countries in the genitive.
OF_COUNTRIES = frozenset(genitive.split()[-1] for genitive in genitives_of_countries())
_NAME = re.compile(rf"(?<!\w)(?:Latvijas valsts(?=[.,;]|$|\s+un\s|\s+\w*(?:finans|piešķ))|(?:{'|'.join(name.strip() for name in COUNTRIES)})(?!\w))")
_SIGN = Sign("|".join(name.strip() for name in COUNTRIES))  # soon passes over most passages: no boundary stands in front
_BEARER = re.compile(r"([A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+) $")
_SENTENCE = re.compile(r"[^.!?\n]+")
_ACT = re.compile(r"\b(?:finans\w*|atbalst[aī]\w*|līdzfinans\w*|parakst[aīs]\w*|pievienoj\w+|piešķ[iī]r\w*|(?:līdzekļu|finansējuma|granta) devēj\w*|donor\w*|devējvalst\w*|sponsor\w*|ratific\w+|(?:uz)?dāvin(?:a|ās|ā(?:ja|jusi|jis|juši))|ziedo(?:ja|jusi|jis|s)?|aizdev(?:a|usi))\b", re.IGNORECASE)


def find_acting_countries(document: Document, passage: Passage) -> Iterator[Mention]:
    """Countries in the nominative in a sentence whose verb is one of acting together.

    >>> from extractors.readers import read
    >>> document = read("Projektu finansiāli atbalsta Islande un Norvēģija. Konference notika Norvēģijā.".encode())
    >>> [mention.name for mention in find_acting_countries(document, document.passages[0])]
    ['Islande', 'Norvēģija']
    """
    if _SIGN.search(document.text, passage.start, passage.end) is None or _NAME.search(document.text, passage.start, passage.end) is None:
        return
    for sentence in _SENTENCE.finditer(document.text, passage.start, passage.end):
        if not _SIGN.search(sentence.group()) or not _ACT.search(sentence.group()):
            continue
        for match in _NAME.finditer(document.text, *sentence.span()):
            if document.text[max(0, match.start() - 1)] == "(" or document.text[max(0, match.start() - 3) : match.start()] in (" – ", " - "):
                continue  # `Ķīles universitāte (Vācija)`: where somebody is
            if (bearer := _BEARER.search(document.text, max(0, match.start() - 30), match.start())) is not None and is_given_name(bearer[1]):
                continue  # `Anna Malta`: a surname
            evidence = document.cite(*match.span())
            yield Mention(evidence, EntityKind.INSTITUTION, match.group(), "institutions:acting country", 0.7, type="state")
