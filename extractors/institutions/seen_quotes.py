"""Names that stand alone in quotes and that the language model takes for organisations: `iekārtas piegādās „Vētra Plus”`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extractors.institutions.alike import names_thing
from extractors.institutions.made import make_mention
from extractors.institutions.words import heads_of
from extractors.names.declension import Case
from extractors.names.initiative_heads import names_initiative
from extractors.names.institutions import institution_nominative
from extractors.names.quotes import quoted_spans
from extractors.predictions import predicted, predicted_entities
from extractors.records import OUT_OF_FLOW, Document, Mention
from extractors.spans import Spans
from extractors.tokens import Tokens, tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LONGEST = 5  # words of one name
#: Between the names of one list.
_JOINED = re.compile(r"\s*(?:,|\bun\b|\bvai\b|,\s*kā arī\b)\s*")
#: Before the name of a house or a farm where something is: `Ozolu pagasts, „Kalni”`.
_PLACED = re.compile(r"(?:\b(?:pagast|novad|rajon|pilsēt|ciem|iel)\w{0,3}|\bnov\.|\bpag\.|\braj\.)[\s,]*$", re.IGNORECASE)
#: Heads that are as often no body: `lietu grupa „Reklāma”`.
_NO_HOUSES = frozenset({"grupa", "tīkls", "konkurss", "izdevums"})
#: What in the locative tells when or how, and not what is named behind it: `intervijā „Krasta Balsij”`, but `poligonā „Kalns”`.
_WHEN = ("gad", "mēne", "dien", "nedēļ", "laik", "interv", "sarun", "sadarb", "vārd", "rīt", "vakar", "veid", "kopum", "skait", "sākum", "beig", "vad", "starpnie", "ietvar")
#: Before a word that the paper defines: `turpmāk tekstā "Komiteja"`.
_DEFINED = re.compile(r"\b(?:turpmāk|tālāk|saīsināti|saukt\w{1,3})\b[^„“«\"]{0,25}[„“«\"]?$", re.IGNORECASE)
#: Behind a quote its kind: `„Comenius” programmā`.
_IS_INITIATIVE = re.compile(r"\s+(?:[a-zāčēģīķļņšūž]+\s+)?(?:programm|projekt|kampaņ|tīkl(?:s|a|u|ā|am)\b)")
_BRAND = re.compile(r"\s+(?:zīmol|marķējum|produk)", re.IGNORECASE)


def find_seen_quotes(document: Document, doc: Doc, taken: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Mentions of whole quotes outside the spans `taken`, in the nominative; what stands in one list with other things is none.

    A noun right before the quote says what it names, and rules know the nouns for bodies: with any other it is none either.
    """
    seen = frozenset(predicted_entities(doc, "ORG"))
    if not seen:
        return
    held = Spans(taken)
    tokens = tokens_of(doc)
    brands = {document.text[a:b] for p in document.passages for a, b in quoted_spans(document.text, p.start, p.end) if _BRAND.match(document.text, b + 1)}
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW:
            continue
        spans = list(quoted_spans(document.text, passage.start, passage.end))
        for group in _groups(document.text, spans):
            free = [span for span in group if not held.touch(*span)]
            front = document.text[passage.start : group[0][0] - 1]
            if not free or names_initiative(front) or names_thing(front) or _PLACED.search(front) or not all((a - 1, b + 1) in seen for a, b in free):
                continue
            if _DEFINED.search(front) or _called_otherwise(tokens, group[0][0] - 1):
                continue
            for start, end in free:
                if _IS_INITIATIVE.match(document.text, end + 1):
                    continue
                name = _nominative(document.text[start:end].strip(), doc, start, end)
                if name is not None and document.text[start:end] not in brands:
                    yield make_mention(document, start - 1, end + 1, name, "seen in quotes", 0.75)


def _groups(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The quotes that stand in one list together."""
    group: list[tuple[int, int]] = []
    for span in spans:
        if group and not _JOINED.fullmatch(text, group[-1][1] + 1, span[0] - 1):
            yield group
            group = []
        group.append(span)
    if group:
        yield group


def _called_otherwise(tokens: Tokens, mark: int) -> bool:
    """Whether a noun in small letters stands right before the quote, so that it is the name of what the noun says."""
    places = tokens.within(max(0, mark - 40), mark)
    if not places or tokens.tags[places[-1]] != "NOUN":
        return False
    word = tokens.texts[places[-1]]
    if tokens.features[places[-1]].get("Case") == "Loc" and word.startswith(_WHEN):
        return False
    readings = heads_of(word)
    return word.islower() and (not readings or readings[0].head.noun in _NO_HOUSES)


def _nominative(name: str, doc: Doc, start: int, end: int) -> str | None:
    """The name in the nominative, by its head or by the lemma of its last word; nothing where that is not sure."""
    words = name.split()
    if not 0 < len(words) <= _LONGEST or not (name[0].isupper() or name[0].isdigit()) or re.search(r"[.!?,;:]", name) or len(name) < 3:
        return None
    case = predicted(doc, start, end).case
    first = heads_of(words[0])
    if case is Case.LOC or (len(words) > 1 and first and not any(r.case is Case.NOM for r in first)):
        return None
    if words[-1].islower() and (found := institution_nominative(name)):
        return found
    if words[-1].isupper() or case in (Case.NOM, None):
        return name
    tokens = tokens_of(doc)
    last = tokens.within(start, end)[-1]
    if len(words) == 1 or not words[-1].islower() or tokens.tags[last] != "NOUN":
        return None
    return " ".join([*words[:-1], tokens.lemmas[last]])
