"""Phrases of a country or a town and a common noun, which tell what and where and name no body: `Latvijas teātris`, `Ogres centrs`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.institutions.countries import OF_COUNTRIES
from extractors.institutions.words import Word, heads_of
from extractors.names.given import given_forms

#: Of which a whole country has many, and which no country's name alone tells.
_MANY = frozenset("school library hospital theatre church museum".split())
_MANY_NOUNS = frozenset("tiesa privātbanka komercbanka klubs teātris koris partija konsorcijs laikraksts avīze žurnāls grāmatnīca uzņēmums augstskola".split())
#: Bodies of a state that are called by its name alone: `Krievijas armija`, `Dānijas valdība`, `Latvijas izlase`.
_OF_STATES = frozenset({"armija", "izlase", "valdība", "parlaments", "policija", "robežsardze", "flote"})
_STATES = OF_COUNTRIES | frozenset(
    """ASV Afganistānas Albānijas Alžīrijas Anglijas Argentīnas Austrālijas Bosnijas Brazīlijas Čečenijas Čīles Ēģiptes Indijas Indonēzijas Irākas Irānas Izraēlas Jordānijas
    Jemenas Kazahstānas Kirgizstānas Kosovas Kubas Kuveitas Korejas Libānas Lībijas Marokas Meksikas Melnkalnes Pakistānas Palestīnas Saūda Serbijas Sīrijas Skotijas
    Sudānas Tadžikistānas Taizemes Taivānas Tunisijas Turkmenistānas Uzbekistānas Velsas Venecuēlas Vjetnamas Zimbabves""".split()
)
#: What a place has in its middle: `Ogres pilsētas centrs`, `Sāremā salas centrs`.
_PLACES = frozenset({"pilsētas", "ciema", "pagasta", "novada", "salas", "rajona", "miesta"})
#: Before `līga`: which of them, in sports.
_RANKS = ("pirm", "otr", "treš", "ceturt", "augstāk", "zemāk", "jaunatn", "amatieru", "čempion", "eiropas")
#: What many clubs play in: `Anglijas virslīgas klubs` tells of one and names none.
_CONTESTS = ("līgas", "čempionāta", "divīzijas", "sērijas")
#: Where power is made: a thing that a firm owns.
_PLANTS = ("elektrostacij", "elektrocentrāl", "siltumcentrāl", "epicentr")


def is_common(words: Sequence[Word], start: int, at: int) -> bool:
    """Whether the words from `start` to the head at `at` are such a phrase.

    >>> from extractors.institutions.words import words_of
    >>> for text in ("Latvijas teātris", "Kuldīgas pilsētas centrs", "Ogres centrs", "Eiropas līga", "Kuldīgas mākslas centrs", "Martas centrs"):
    ...     words = words_of(text, 0, len(text))
    ...     print(text, is_common(words, 0, len(words) - 1))
    Latvijas teātris True
    Kuldīgas pilsētas centrs True
    Ogres centrs True
    Eiropas līga True
    Kuldīgas mākslas centrs False
    Martas centrs False
    """
    head = words[at]
    if head.capital or start == at:
        return False
    low = head.text.lower()
    if any(sign in low for sign in _PLANTS) or (low.startswith(("privātbank", "komercbank")) and start == at - 1 and words[start].text in OF_COUNTRIES):
        return True
    readings = heads_of(head.text)
    if not readings:
        return False
    noun = readings[0].head
    before = words[at - 1].text
    if noun.noun == "centrs":
        return (start == at - 1 and not given_forms(before)) or (start == at - 2 and before in _PLACES)
    if noun.noun == "līga":
        return before.lower().startswith(_RANKS)
    if noun.noun in ("klubs", "komanda", "vienība") and before.lower().endswith(_CONTESTS):
        return True
    return start == at - 1 and (before in OF_COUNTRIES or before == "Eiropas") and (noun.type in _MANY or noun.noun in _MANY_NOUNS)


def without_time(name: str) -> str:
    """The name without a word that tells when it was so.

    >>> without_time("Grieķijas jaunā valdība"), without_time("Jaunā Rīgas teātris")
    ('Grieķijas valdība', 'Jaunā Rīgas teātris')
    """
    return _WHEN.sub(" ", name)


_WHEN = re.compile(r" (?:jaunā|iepriekšējā|bijušā|pašreizējā|tagadējā|toreizējā|līdzšinējā|nākamā|pagaidu) (?=valdība$|parlaments$)")


def is_of_state(words: Sequence[Word], start: int, at: int) -> bool:
    """Whether the head is a body that a state has one of, by the state alone: `Krievijas armija`; a team by its sport too: `Latvijas slēpotāju izlase`."""
    noun = heads_of(words[at].text)[0].head.noun
    if words[start].text not in _STATES or noun not in _OF_STATES:
        return False
    return start == at - 1 or (noun == "izlase" and at - 4 < start < at and all(w.letters and not w.capital and w.text.endswith(_GENITIVES) for w in words[start + 1 : at]))


#: `hokejistu`, `futbola`, `sieviešu basketbola`, `daiļslidošanas`.
_GENITIVES = ("u", "a", "as", "es")
