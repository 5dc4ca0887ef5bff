"""Institutions that an account of an event says were there, by themselves or by their people.

`Forumā uzstājās aģentūras un dienesta eksperti` is presence of both; `viņus sagaidīja folkloras kopa „Rota”` of the group.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.attendance.deeds import deeds_of, lemma, standing_of, top_of
from extractors.attendance.presence import is_presence
from extractors.names.post_heads import post_forms
from extractors.records import Document, Mention
from extractors.tokens import Tokens

#: Nouns for the people of a house that name no post.
_PEOPLE = frozenset(
    "parstavis parstave parstavji delegacija komanda kolektivs vadiba koris ansamblis deju orkestris kopa audzeknis skolens jaunietis darbinieks biedrs ".split()
)


def delegations(document: Document, tokens: Tokens, institutions: Sequence[Mention]) -> Iterator[Mention]:
    """The institutions that were there, at their mentions that say so."""
    for mention in institutions:
        top = top_of(tokens, mention)
        if top is None:
            continue
        for place in _stand_for(tokens, top):
            if any(is_presence(tokens, deed, house=True) for deed in deeds_of(tokens, place)):
                yield mention
                break


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
