"""The words of a unit before a post: `Valsts kases | Risku vadības departamenta | direktors`."""

from __future__ import annotations

from collections.abc import Sequence

from simplemma import is_known

from extractors.institutions.words import heads_of
from extractors.names.declension import Case
from extractors.names.known import find_known
from extractors.roles.elements import Element, Kind
from extractors.roles.words import NOT_OF_POST, can_modify, is_pure_unit


def unit_span(elements: Sequence[Element], first: int, floor: int) -> tuple[int, tuple[Element, ...]]:
    """The unit's words right before `first`, and the index where they begin."""
    place = first - 1
    if place < floor or not _heads_unit(elements, place, floor):
        return first, ()
    begin = place
    while begin > floor and _in_unit(elements, begin, floor):
        begin -= 1
    while begin < place and (elements[begin].text.lower() == "un" or elements[begin].text == ","):
        begin += 1
    span = elements[begin:first]
    # what stands before the first capital is not the unit's name
    capital = next((i for i, e in enumerate(span) if e.text[:1].isupper()), None)
    return (begin + capital, tuple(span[capital:])) if capital else (begin, tuple(span))


def _in_unit(elements: Sequence[Element], begin: int, floor: int) -> bool:
    """Whether the element before `begin` belongs to the name of the unit that begins there."""
    before = elements[begin - 1]
    if before.kind is Kind.UNIT:
        return True
    if before.kind is Kind.INSTITUTION:
        return _inner(elements, begin - 1, floor)
    if before.kind is Kind.POST:
        return any(f.case is Case.GEN for f in before.forms)
    if before.text.lower() == "un" or before.text == ",":
        # `Finanšu un grāmatvedības | nodaļas`: what is a unit by itself is here a part of the unit's task
        task = elements[begin].kind is Kind.UNIT and elements[begin + 1].kind is Kind.UNIT and elements[begin].text[:1].islower()
        left = elements[begin - 2]
        named = left.kind is Kind.WORD or (left.kind is Kind.POST and left.text[:1].isupper() and left.text.endswith("ā"))  # `Veterinārā un …`
        joined = begin - 1 > floor and named and (elements[begin].kind is Kind.WORD or task)
        return joined and _names_unit(elements[begin - 2].text)
    if before.kind is Kind.WORD and not _names_unit(before.text):
        return is_foreign(before.text) and (begin - 1 == floor or elements[begin - 2].kind in (Kind.INSTITUTION, Kind.MARK))
    return before.kind is Kind.WORD


def _names_unit(word: str) -> bool:
    """Whether the word can stand inside a unit's name: what can modify a post, and adjectives in their own right."""
    low = word.lower()
    if low in NOT_OF_POST:
        return False
    if low.endswith(("amo", "āmo", "jošo", "ušo", "isko", "ālo", "īvo", "ējo")) and len(low) > 5:
        return True  # `Klimata un atjaunojamo energoresursu nodaļa`
    return can_modify(word) or (word[0].isupper() and low.endswith(("ais", "ā", "ajam", "ajai", "ās", "o")) and len(low) > 5)


def is_foreign(word: str) -> bool:
    """Whether a word is a name that a unit is called by though no Latvian case shows: `SAPARD departamenta`, `Interreg nodaļas`."""
    if word.isupper():
        return len(word) > 1
    return word[:1].isupper() and word.isalpha() and len(word) > 3 and word[-1] not in "sšāt" and not is_known(word.lower(), lang="lv")


def _heads_unit(elements: Sequence[Element], place: int, floor: int) -> bool:
    """Whether a unit's name ends there; an institute is one only behind the organisation that it is in."""
    element = elements[place]
    if element.kind is Kind.UNIT:
        return True
    if element.mention is None:
        return False
    last = element.mention.name.split()[-1]
    owned = place > floor and elements[place - 1].kind is not Kind.MARK and not find_known(element.mention.name)
    return is_pure_unit(last) or (owned and any(r.head.noun == "institūts" for r in heads_of(last)))


def _inner(elements: Sequence[Element], place: int, floor: int) -> bool:
    """Whether an institution inside a unit's words is part of the unit's name, the organisation standing before it."""
    return place > floor and elements[place - 1].kind is Kind.INSTITUTION
