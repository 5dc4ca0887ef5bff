"""Names without quotes, head or noun that the language model takes for organisations in running text: `Twitter`, `ar NRG vadību`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from simplemma import is_known

from extractors.institutions.countries import COUNTRIES, OF_COUNTRIES
from extractors.institutions.standing import is_plain_abbreviation
from extractors.institutions.words import heads_of, is_post
from extractors.names.given import given_forms
from extractors.names.initiative_heads import names_initiative
from extractors.predictions import predicted_entities
from extractors.records import Document, EntityKind, Mention, PassageKind
from extractors.spans import Spans
from extractors.tokens import tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_UPPER = "A-ZĀČĒĢĪĶĻŅŌŖŠŪŽ"
_NAME = re.compile(rf"[{_UPPER}][\w’'&!.-]*(?:\s(?:&\s)?[{_UPPER}][\w’'&!.-]*){{0,3}}")
#: What is named behind such a name: a programme, a thing, a law, a unit of the body whose name the paper does not give.
_OF_THING = re.compile(
    r"[\s-]+(?:[a-zāčēģīķļņšūž]+\s)?(?:programm|projekt|sistēm|fond|datubāz|reģistr|likum|direktīv|regul|pakalpojum|produkt|zīmol|līg[aāu]|čempionāt|turnīr|kaus|standart|"
    r"noda[lļ]|daļ|departament|fakultāt|konkurs|festivāl|konferenc|balv|tehnoloģij|protokol|vīrus|automa|autobus|modeļ|tip[au]|klas|kurs|tests?\b|versij|formāt|iela|pils[ēe])"
)
_IN_PLACE = re.compile(r"(?:ā|ē|ī|ū|os|ās|ēs|īs)$")


#: Before an abbreviation what it is short for, and no body.
_NO_BODY = re.compile(r"\b(?:sistēm|programm|projekt|datubāz|reģistr|rīk|platform|standart|metod|modul|tēj|marķ)[a-zāčēģīķļņšūž]{1,4}\s$")
#: Last words of names that are of no body.
_OF_NO_BODY = frozenset("Index Teams Stories Awards Award Cup League Open Festival Day Days Forum Office Drive Banks Street Windows Championship Tour Prix".split())


def find_seen_names(document: Document, doc: Doc, taken: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Mentions of them outside the spans `taken`, in the nominative by the model's lemma of a single word.

    No word is a noun for a body, a post, a country or a given name: those have rules of their own. Abbreviations and names of
    several foreign words count wherever the model sees them; a single word only where it is seen twice, once in the nominative.
    """
    held = Spans(taken)
    tokens = tokens_of(doc)
    singles: dict[str, list[tuple[int, int, bool]]] = {}
    for start, end in predicted_entities(doc, "ORG"):
        name = document.text[start:end]
        passage = document.passage_at(start)
        if passage is None or passage.kind is not PassageKind.PARAGRAPH or passage.table is not None or held.touch(start, end) or _NAME.fullmatch(name) is None:
            continue
        if _OF_THING.match(document.text, end) or document.text[start - 1 : start] in tuple("„“«\"(") or document.text[end : end + 1] in tuple("”»\""):
            continue
        if names_initiative(document.text[max(passage.start, start - 100) : start]):
            continue  # `programmā Nordplus Junior`
        words = name.split()
        if any(heads_of(word) or is_post(word.lower()) or given_forms(word) or word in COUNTRIES or word in OF_COUNTRIES for word in words):
            continue
        if not any(tokens.tags[place] == "VERB" for place in tokens.within(passage.start, passage.end)):
            continue
        if len(words) == 1 and not name.isupper():
            place = tokens.touching(start, end)[0]
            lemma, case = tokens.lemmas[place], tokens.features[place].get("Case")
            if tokens.tags[place] == "PROPN" and _is_foreign(name) and lemma[:1].isupper():
                singles.setdefault(lemma, []).append((start, end, case == "Nom" and not tokens.opens[place]))
        elif (is_plain_abbreviation(name) and len(name) < 6 and not _is_explained(document.text, name) and not _NO_BODY.search(document.text, passage.start, start)) if len(words) == 1 else _is_foreign_name(words):
            yield _mention(document, start, end, name)
    for lemma, places in singles.items():
        if len(places) > 1 and any(nominative for _, _, nominative in places):
            yield from (_mention(document, start, end, lemma) for start, end, _ in places)


def _is_explained(text: str, short: str) -> bool:
    """Whether the paper says what an abbreviation is short for: of a body other rules know it then, and this is none.

    >>> _is_explained("vadības kontroles sistēma (VKS)", "VKS"), _is_explained("VKS – vadības sistēma", "VKS"), _is_explained("UEFA atbalsta", "UEFA")
    (True, True, False)
    """
    return f"({short})" in text or re.search(rf"(?<![\w-]){re.escape(short)}\s[–—-]\s[a-zāčēģīķļņšūž]|turpmāk[^()]{{0,20}}\b{re.escape(short)}\b", text) is not None


def _mention(document: Document, start: int, end: int, name: str) -> Mention:
    return Mention(document.cite(start, end), EntityKind.INSTITUTION, name, "institutions:seen by the model", 0.65)


def _is_foreign_name(words: Sequence[str]) -> bool:
    return all(_is_foreign(word) and not word.isupper() for word in words) and words[-1] not in _OF_NO_BODY and not _IN_PLACE.search(words[-1])


@lru_cache(maxsize=20_000)
def _is_foreign(word: str) -> bool:
    return not is_known(word.lower(), lang="lv") and not any(letter.isdigit() for letter in word)
