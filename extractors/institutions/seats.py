"""Where a house with a quoted name has its seat, said in front of its noun: `Tirzas | biedrība „…”`, `Cēsu rajona Raunas pagasta | paju sabiedrība „…”`.

The place is no part of the name, which the noun and the quote make; in front of other nouns (`Talsu novada pašvaldības aģentūra „…”`) it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.institutions.countries import OF_COUNTRIES, genitives_of_countries
from extractors.institutions.words import Word, heads_of
from extractors.names.coordination import is_place_name
from extractors.names.given import given_forms

#: What a country in front of a noun in small letters only places: `Somijas biedrība „…”` has its seat in Finland.
_PLACED = re.compile(rf"(?:{'|'.join(name for name in genitives_of_countries() if name != 'Latvijas')})$")
_TERRITORIES = frozenset({"pagasta", "novada", "rajona", "pilsētas", "ciema"})
#: Nouns of houses that the law knows by their form and name (Biedrību un nodibinājumu likums; Komerclikums), a place being neither.
_SEATED = frozenset({"biedrība", "nodibinājums", "firma", "asociācija"})
#: The sorts of `sabiedrība` that belong to its form.
_FORMS = frozenset({"paju", "akciju"})
_OF_A_TOWN = re.compile(r"(?:[^\W\d_]{2,}(?:as|es|is|us|a)|[^\W\d_]+ls)")


def behind_seat(words: Sequence[Word], start: int, head: int) -> int:
    """The word from `start` on with which the name begins whose noun, with a quoted name behind it, stands at `head`."""
    owned = head - 1 if head and words[head - 1].text in ("valsts", "pašvaldības") else head
    if start >= owned or words[head].capital:
        return start
    if _PLACED.match(" ".join(w.text for w in words[start:owned])):
        return owned
    at = start
    while at + 1 < owned and words[at].capital and words[at + 1].text in _TERRITORIES:
        at += 2
    if at == start and words[at].capital and _is_town(words, at):
        at += 1
    noun = next((r.head.noun for r in heads_of(words[head].text)), "")
    seated = noun in _SEATED if at == head else at == head - 1 and noun == "sabiedrība" and words[at].text in _FORMS
    return at if seated else start


def _is_town(words: Sequence[Word], at: int) -> bool:
    """Whether a genitive is that of a town: one in Latvia, or what is written with a capital inside of a sentence and is no country and nobody's name."""
    word = words[at].text
    if is_place_name(word):
        return True
    inside = at > 0 and (words[at - 1].text == "," or words[at - 1].text[:1].islower())
    return inside and _OF_A_TOWN.fullmatch(word) is not None and word not in OF_COUNTRIES | {"Eiropas", "Baltijas"} and not given_forms(word) and not heads_of(word)
