"""Institutions that an account of an event says were there, by themselves or by their people.

`Forumā uzstājās aģentūras un dienesta eksperti` is presence of both; `viņus sagaidīja folkloras kopa „Rota”` of the group.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.attendance.contests import competed
from extractors.attendance.deeds import deeds_of, lemma, standing_of, top_of
from extractors.attendance.events import AT_EVENT, WORK_NOUN
from extractors.attendance.presence import is_presence
from extractors.dates.words import folded
from extractors.names.fold import fold
from extractors.names.post_heads import post_forms
from extractors.records import Document, Mention
from extractors.signs import Sign
from extractors.tokens import Tokens

#: Nouns for the people of a house that name no post.
_PEOPLE = frozenset(
    "parstavis parstave parstavji delegacija komanda kolektivs vadiba koris ansamblis deju orkestris kopa audzeknis skolens jaunietis darbinieks biedrs ".split()
)


def delegations(document: Document, tokens: Tokens, institutions: Sequence[Mention], *, news: bool = True) -> Iterator[Mention]:
    """The institutions that were there, at their mentions that say so; a report, which is no `news`, tells of many events."""
    if news:
        yield from _listed_at_event(document, institutions)
        yield from _founders(document, institutions)
    for mention in institutions:
        top = top_of(tokens, mention)
        if top is None:
            continue
        if news and mention.type not in _NO_TEAMS and competed(document, tokens, mention):
            yield mention
            continue
        for place in _stand_for(tokens, top):
            if any(is_presence(tokens, deed, house=True) for deed in deeds_of(tokens, place)):
                yield mention
                break


#: Houses that field no team; of these winning is said in another sense.
_NO_TEAMS = frozenset({"media", "court", "ministry", "parliament", "government", "party", "bank", "fund", "agency", "company", "association"})
_TOOK_PART = Sign(r"(?<!\w)(?:pie|ne)?dalījās(?!\w)")
_JOINED = re.compile(r"[\s,;()]*(?:(?:un|arī|kā arī|gan|pārstāvji no)\b[\s,(]*)*")


def _listed_at_event(document: Document, institutions: Sequence[Mention]) -> Iterator[Mention]:
    """The institutions listed right behind the verb: `mācības, kurās piedalījās Valsts policija, Robežsardze un SIA „Osta”`."""
    text = document.text
    for verb in _TOOK_PART.finditer(text):
        passage = document.passage_at(verb.start())
        start = passage.start if passage is not None else 0
        told = folded(text[max(start, verb.start() - 160) : verb.start()])
        if not verb.group().startswith("pie") or not AT_EVENT.search(told) or WORK_NOUN.search(told[-40:]):
            continue
        yield from _row_from(document, institutions, verb.end())


#: Whose signatures made it: `Alianses dibinātāji ir …`, `Memoranda parakstītājas: …`.
_MADE_BY = re.compile(r"(?<!\w)(?:dibinātāj|parakstītāj)(?:i|as)(?:\s(?:ir|bija))?\s?:?\s")
_MADE = re.compile(r"(?<!\w)(?:parakstīj\w+|parakstī\w+|(?:no|ie)?dibinā(?:ja|ts|ta))(?!\w)")


def _founders(document: Document, institutions: Sequence[Mention]) -> Iterator[Mention]:
    """The institutions listed as those who founded or signed what the news tells of."""
    for listed in _MADE_BY.finditer(document.text):
        if _MADE.search(document.text, 0, listed.start()):
            yield from _row_from(document, institutions, listed.end())


def _row_from(document: Document, institutions: Sequence[Mention], at: int) -> Iterator[Mention]:
    """The institutions in the nominative that stand one behind the other from a place on, with nothing else between."""
    for mention in institutions:
        if mention.evidence.start < at:
            continue
        between = _ABBREVIATED.sub("", document.text[at : mention.evidence.start])
        if _JOINED.fullmatch(between) is None or fold(mention.evidence.quote)[-2:] != fold(mention.name)[-2:]:
            if document.text[at : mention.evidence.start].strip() == "(":  # its own abbreviation
                continue
            break
        yield mention
        at = mention.evidence.end


_ABBREVIATED = re.compile(r"\([^()]{2,12}\)")


def _stand_for(tokens: Tokens, top: int) -> Iterator[int]:
    """The word itself, and the noun for people whose institution it is: `aģentūras` of `aģentūras eksperti`."""
    if tokens.features[top].get("Case", "Nom") == "Nom" or tokens.tags[top] in ("PROPN", "X"):
        yield top
    first = standing_of(tokens, top)
    head = tokens.heads[first]
    if tokens.relations[first] == "nmod" and head != first and tokens.features[first].get("Case") == "Gen" and _names_people(tokens, head):
        yield head


def _names_people(tokens: Tokens, place: int) -> bool:
    word = tokens.texts[place].lower()
    plural = any(form.plural for form in post_forms(word))
    return tokens.tags[place] == "NOUN" and (plural or lemma(tokens, place) in _PEOPLE)
