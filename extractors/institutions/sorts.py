"""What sort of house a quoted name is of, said in small letters before its noun: `ģimenes ārstu prakse „…”`, `piena kooperatīvs „…”`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from extractors.institutions.made import make_mention
from extractors.institutions.words import GEOGRAPHIC, heads_of
from extractors.names.institutions import institution_nominative
from extractors.records import Document, Mention
from extractors.tokens import Tokens, tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LONGEST = 4  # words before the noun
_SMALL = re.compile(r"[a-zāčēģīķļņšūž]{3,}")
#: What is told of a house and is no sort of one: whose it is, when, which of several.
_NO_SORT = frozenset("gads mēnesis diena projekts programma pasākums konkurss mūsu savs viss cits šis tas abi otrs jauns vietējais bijušais kopīgs iedzīvotājs dalībnieks".split())


def with_sorts(document: Document, doc: Doc, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions, those with a quoted name and a noun in small letters with the genitives and adjectives that the model ties to the noun."""
    tokens = tokens_of(doc)
    out = []
    for mention in mentions:
        at = mention.evidence
        start = _sort_start(tokens, at.start, at.end) if mention.method == "institutions:quoted" and _SMALL.match(at.quote) else None
        name = institution_nominative(document.text[start : at.end]) if start is not None else None
        out.append(mention if start is None or name is None else make_mention(document, start, at.end, name, "quoted", 0.9))
    return out


def _sort_start(tokens: Tokens, start: int, end: int) -> int | None:
    """Where the words begin that say the sort; nothing when there are none."""
    places = tokens.within(start, end)
    mark = next((p for p in places if tokens.texts[p] in '„“«"”'), None)
    if mark is None or not places or mark == places[0]:
        return None
    noun = mark - 1
    first = places[0]
    while first and noun - first <= _LONGEST and _belongs(tokens, first - 1, first, noun):
        first -= 1
    return tokens.starts[first] if first < places[0] else None


def _belongs(tokens: Tokens, place: int, first: int, noun: int) -> bool:
    word, features = tokens.texts[place], tokens.features[place]
    if tokens.opens[first] or tokens.starts[first] - tokens.ends[place] != 1 or not _SMALL.fullmatch(word) or not first <= tokens.heads[place] <= noun:
        return False
    if word == "valsts" and first < noun:
        return True  # `valsts sociālās aprūpes centrs „…”`
    if tokens.lemmas[place] in GEOGRAPHIC or tokens.lemmas[place] in _NO_SORT or any(r.case.value == "Gen" and not r.plural for r in heads_of(word)):
        return False
    if tokens.tags[place] == "NOUN":
        return features.get("Case") == "Gen"
    return tokens.tags[place] == "ADJ" and features.get("Degree", "Pos") == "Pos" and features.get("Case") in ("Gen", tokens.features[tokens.heads[place]].get("Case"))
