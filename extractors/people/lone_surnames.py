"""Bare surnames of people whom the text does not introduce: the press speaks of who is known to all, and goes on in later parts.

`norāda Upleja`, `pret Kazarova lēmumu`: the tagger's proper name is one of a person when the model says so, or when it is shaped
like a surname and does what only people do; what is a common word, a place, a given name or named by the noun before it is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from simplemma import is_known, lemmatize

from extractors.institutions.countries import COUNTRIES
from extractors.names.context import is_subject, owns
from extractors.names.coordination import is_place_name
from extractors.names.declension import Case
from extractors.names.fold import fold
from extractors.names.given import given_forms
from extractors.names.initiative_heads import initiative_head
from extractors.names.post_heads import post_forms
from extractors.people.bare_surnames import PAPER
from extractors.people.shapes import Candidate
from extractors.people.short_mentions import NAMED_AFTER
from extractors.people.spans import Spans
from extractors.people.words import is_common
from extractors.records import OUT_OF_FLOW, Document
from extractors.tokens import Tokens, tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NAME = re.compile(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņōŗšūžäöüé’']{2,}(?:-[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņōŗšūžäöüé]{2,})?")
#: Endings of surnames in their first case and others, that names of places, works and firms seldom have.
_SHAPE = re.compile(
    r"(?:iņ(?:š|a|am|u|ai|as)|īt(?:is|e|im|i|ei|es)|īša|[sc]k(?:is|a|im|i|ai|as)|[oe]v(?:s|a|am|u|ai|as)|son(?:s|a|am|u|e|es|ei|i)|"
    r"man(?:is|im|i|e|es|ei)|maņa|berg(?:s|a|am|u|ai|as)|feld(?:s|a|am|u|e|es|ei|i)|šte?in(?:s|a|am|u|ai|as)|nie(?:k(?:s|a|am|u)|c(?:e|es|ei|i))|"
    r"ān(?:s|a|am|u|e|es|ei|i)|enko|ič(?:s|a|am|u)|uk(?:s|a|am|u)|ait(?:is|e|im|i|es|ei)|aiša|vald(?:s|a|am|u|e|es|ei|i)|hold(?:s|a|am|u|e|es|ei|i))$"
)
#: Who lives in a place: `cēsniece`, `rīdzinieka`, `līvāniete`.
_DWELLER = re.compile(r"(?:niec(?:e|es|ei|i)|nieks|niekam|niekus|iet(?:is|im|i|e|es|ei)|ieša)$")
#: What a noun for people ends in, in the first case.
_PERSON_NOUN = re.compile(r"(?:[tēāī]j[sa]|ist[se]|niek?s|niece|[tsc]or[se]|iet(?:is|e)|log[se]|[āen]t[se]|er(?:is|e)|čempion[se]|premjers?e?|puisis|kolēģe?)$")
_WORDS = frozenset({"ADV", "CCONJ", "SCONJ", "PRON", "ADP", "PART", "VERB", "AUX", "DET", "INTJ"})


def find_lone_surnames(document: Document, doc: Doc, taken: Spans) -> Iterator[Candidate]:
    """The bare surnames in running text that nothing else tells to be people, in order."""
    tokens = tokens_of(doc)
    labels = {start: (end, label) for start, end, label in tokens.entities}
    for place, tag in enumerate(tokens.tags):
        if tag != "PROPN" or not _NAME.fullmatch(tokens.texts[place]):
            continue
        start, end = tokens.starts[place], tokens.ends[place]
        if taken.overlap(start, end) or not _stands_alone(document.text, tokens, place):
            continue
        passage = document.passage_at(start)
        if passage is None or passage.kind in OUT_OF_FLOW or passage.table is not None:
            continue
        if _is_person(document.text, tokens, place, labels.get(start)):
            yield Candidate(start, end, tokens.texts[place], "surname alone")


_GOES_ON = re.compile(r"[\w@/–-]")
_CAPITAL_BEHIND = re.compile(r"\s[„“«\"]?[A-ZĀČĒĢĪĶĻŅŠŪŽ]")


def _stands_alone(text: str, tokens: Tokens, place: int) -> bool:
    """Whether no other name is beside the word, and it is neither quoted nor bracketed alone nor the bearer's of a street or farm."""
    start, end = tokens.starts[place], tokens.ends[place]
    if text[start - 1 : start].strip(" \n\t„“«\"”([•") or _GOES_ON.match(text, end) or NAMED_AFTER.match(text, end):
        return False
    if text[start - 1 : start].strip() and text[end : end + 1] in "“”»\")" and text[end : end + 1]:
        return False
    if _CAPITAL_BEHIND.match(text, end):
        return False
    before = place - 1
    if before < 0 or tokens.ends[before] < start - 1 or not tokens.texts[before][:1].isupper():
        return True
    return (before == 0 or tokens.opens[before]) and tokens.tags[before] in _WORDS


def _is_person(text: str, tokens: Tokens, place: int, entity: tuple[int, str] | None) -> bool:
    word, features = tokens.texts[place], tokens.features[place]
    case, gender = features.get("Case"), features.get("Gender")
    labelled = entity == (tokens.ends[place], "PERSON")
    if (entity and not labelled) or features.get("Number", "Sing") != "Sing" or case in (Case.LOC, Case.VOC):
        return False
    if place and tokens.texts[place - 1].lower() in ("gar", "caur"):
        return False  # a river, a village on the way
    if is_common(word) or post_forms(word) or is_place_name(word) or word in COUNTRIES:
        return False
    if given_forms(word):
        return False
    shaped = _SHAPE.search(word) is not None
    first = place == 0 or tokens.opens[place]
    noun = _noun_before(tokens, place)
    if first and word.endswith("am") and text[tokens.ends[place] : tokens.ends[place] + 1] == ":":
        return False  # `Lemjam: …`: what all do, and no dative
    if not shaped and (initiative_head(word) or (first and not _is_of_a_verb(tokens, place))):
        return False  # `Grunts izgāztuve`
    if labelled and not first and case == Case.GEN and owns(text[tokens.ends[place] :][:30]):
        return True  # `pēc Zaķa priekšlikuma`
    if not shaped and (first or case != Case.NOM or not labelled) and (_is_word(tokens.lemmas[place]) or (first and _is_word(word))):
        return False
    if not shaped and case == Case.ACC and word.endswith("i") and not _beside_another(tokens, place):
        return False  # rather a place without cases: `Viljandi kolēģi`
    if noun is not None and not (_PERSON_NOUN.search(noun) or post_forms(noun)):
        return False  # `avīze Upe`
    says = _says(tokens, place)
    if not labelled:
        if noun is not None and not first:
            return tokens.relations[place] not in ("nmod", "obl")
        acts = tokens.relations[place] == "nsubj" and _acts(tokens, place)
        return shaped and (says or acts) and not _DWELLER.search(word) and not PAPER.search(fold(word))
    if gender == "Fem":
        if case == Case.DAT or (tokens.relations[place] == "nsubj" and _acts(tokens, place)):
            return not _DWELLER.search(word)
        return _beside_another(tokens, place) or says or noun is not None or (shaped and not _DWELLER.search(word))
    return shaped or gender == "Masc" or says or tokens.relations[place] in ("nsubj", "nsubj:pass", "conj")


def _noun_before(tokens: Tokens, place: int) -> str | None:
    """The noun right before a name, in the same case: what the name is one of."""
    before = place - 1
    if before < 0 or tokens.tags[before] != "NOUN" or tokens.ends[before] < tokens.starts[place] - 1:
        return None
    features = tokens.features[before]
    case = tokens.features[place].get("Case")
    same = features.get("Case") == (case or Case.NOM)  # a name without cases may stand in any
    return tokens.lemmas[before] if features.get("Number") == "Sing" and same else None


def _is_word(word: str) -> bool:
    """Whether the dictionary has it as a common word."""
    return is_known(word.lower(), lang="lv") and lemmatize(word.lower(), lang="lv")[:1].islower()


def is_slip_of(surname: str, other: str) -> bool:
    """Whether a surname is another one with its letters in a wrong order.

    >>> is_slip_of("Tartančuks", "Tatrančuks"), is_slip_of("Kalns", "Kalnis")
    (True, False)
    """
    return len(surname) > 6 and surname != other and surname[:1] == other[:1] and surname[-1:] == other[-1:] and sorted(surname) == sorted(other)


def _beside_another(tokens: Tokens, place: int) -> bool:
    """Whether another name is joined to this one: `Merke, Šols un viņu kolēģi`."""
    return any(tokens.relations[child] == "conj" and tokens.tags[child] == "PROPN" for child in tokens.children.get(place, ()))


#: What rivers, papers and firms do more often than women.
_OF_THINGS = frozenset("piederēt atrasties plūst tecēt iznākt nākt notikt ražot darboties sākties beigties nozīmēt stiepties".split())


def _acts(tokens: Tokens, place: int) -> bool:
    """Whether the name is the subject of what people do."""
    head = tokens.heads[place]
    return tokens.tags[head] == "VERB" and tokens.lemmas[head] not in _OF_THINGS


def _is_of_a_verb(tokens: Tokens, place: int) -> bool:
    """Whether the word belongs to a verb, or to what somebody is: `Upenājs bija viens no …`; headings have neither."""
    head = tokens.heads[place]
    return tokens.tags[head] == "VERB" or any(tokens.tags[child] == "AUX" for child in tokens.children.get(head, ()))


def _says(tokens: Tokens, place: int) -> bool:
    """Whether the name is the subject of a verb of speech."""
    return tokens.relations[place] == "nsubj" and is_subject(f" {tokens.texts[tokens.heads[place]].lower()}")
