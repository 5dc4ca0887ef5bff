"""How far a post reaches in a stretch of text: which noun is a post by itself, and the words before and behind that belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from simplemma import lemmatize

from extractors.names.declension import Case
from extractors.roles.elements import Element, Kind
from extractors.roles.fronts import SENT_TO
from extractors.roles.words import FIELD, NOT_OF_POST, RANKS, can_modify, is_rank

#: What is numbered among its like, and has somebody who leads it: `3. klases audzinātāja`, `2. līnijas vecākais`.
_NUMBERED = frozenset("klases kursa grupas līnijas rindas mājas korpusa sekcijas stāva iecirkņa apgabala kvartāla brigādes nodaļas komandas šķiras ranga".split())
#: Where somebody is sent to or leads a house, behind the noun: `Igaunijas vēstnieks Latvijā`.
_IN_STATES = frozenset({"Latvijā", "Lietuvā", "Igaunijā", "Somijā", "Zviedrijā", "Polijā", "Vācijā", "Francijā", "Norvēģijā", "Dānijā", "Ukrainā", "Krievijā", "ASV", "Baltijā", "Eiropā"})
_OBLIQUE = frozenset({Case.GEN, Case.DAT, Case.ACC, Case.LOC})


def is_own(elements: Sequence[Element], at: int, nominative: bool | None, *, plural: bool) -> bool:
    """Whether the noun is a post by itself, in a case that fits the name, and not the genitive before another one."""
    forms = elements[at].forms
    if elements[at].text == "p.i.":
        return True
    if elements[at].text.lower() == "ministru" and at + 1 < len(elements) and elements[at + 1].text.lower().startswith("kabinet"):
        return False
    if plural:
        if nominative is False and any(f.plural and f.case in (Case.DAT, Case.ACC) for f in forms):
            return not any(not f.plural and f.case in (Case.DAT, Case.ACC) for f in forms)
        return any(f.plural and f.case is Case.NOM for f in forms) and not any(
            not f.plural and f.case is Case.NOM for f in forms
        )
    single = [f for f in forms if not f.plural]
    if not single or (at and elements[at - 1].text.lower() in ("sēdes", "sanāksmes", "sapulces", "kopsapulces")):
        return False
    if any(f.case is Case.GEN for f in forms) and _owned_by_next(elements, at):
        return False
    if nominative is True:
        return any(f.case is Case.NOM for f in single)
    if nominative is False:
        return any(f.case in _OBLIQUE for f in single)
    return True


def _owned_by_next(elements: Sequence[Element], at: int) -> bool:
    """Whether a genitive belongs to a noun soon behind it: `direktora | vietnieks`, `ministra pienākumu izpildītājs`."""
    for following in elements[at + 1 : at + 5]:
        low = following.text.lower()
        if following.kind is Kind.POST and following.forms and following.forms[0].noun in RANKS and any(f.case is Case.GEN for f in following.forms):
            return False  # `priekšnieka ģenerāļa A. Rozes personā`: a rank beside the post
        if following.kind is Kind.POST or low in ("pienākumu", "vietā", "vārdā", "amatam", "amatā", "amata"):
            return True
        if following.kind is Kind.UNIT or (following.kind is Kind.WORD and can_modify(following.text) and not following.text[0].isupper()):
            continue
        return False
    return False


def field_end(elements: Sequence[Element], at: int) -> int:
    """The index of the post's last element: of `… jautājumos` when that follows, else of its noun."""
    for place in range(at + 1, min(at + 14, len(elements))):
        element = elements[place]
        if element.kind in (Kind.INSTITUTION, Kind.QUOTE) and place > at + 1:
            continue
        if place == at + 1 and element.text in _IN_STATES and (any(f.noun in SENT_TO for f in elements[at].forms) or place + 1 == len(elements)):
            return place
        if element.kind is Kind.POST or (element.kind is Kind.MARK and element.text != ",") or element.text in ("ar", "pie", "līdz", "uz"):
            break
        if element.kind is Kind.WORD and FIELD.search(element.text.lower()) and element.text[:1].islower():
            return place
    return at


def modifies(elements: Sequence[Element], place: int, floor: int, head: int) -> bool:
    """Whether the element belongs to the post behind it: genitives, adjectives of posts, `un` and commas between such."""
    element = elements[place]
    if element.kind is Kind.QUOTE:  # `projekta «Saulgrieži» vadītāja`
        return place > floor and elements[place - 1].text.lower() in ("projekta", "programmas", "kampaņas", "pasākuma")
    if element.kind is Kind.POST:
        return element.text == "p.i." or (element.text.lower() not in NOT_OF_POST and any(f.case is Case.GEN for f in element.forms) and not _ends_phrase(elements, place, head))
    if element.kind is Kind.UNIT:  # `viedās administrācijas un reģionālās attīstības ministrs`
        return element.text[:1].islower() and place + 2 <= head and elements[place + 1].text.lower() in ("un", ",")
    if element.kind is Kind.VERB:  # `zvērināta revidente`: a participle that is a rank
        return place + 1 == head and is_rank(element.text)
    if element.kind is Kind.WORD and element.text.lower() != "un":
        if re.fullmatch(r"\d{1,2}\.?", element.text):
            return elements[place + 1].text.lower() in _NUMBERED
        return not element.praise and can_modify(element.text) and not (place == floor and _is_verb_first(element.text))
    joins = element.text.lower() == "un" or element.text == ","
    if joins and place > floor and place + 1 < head + 1:
        left, right = elements[place - 1], elements[place + 1]
        if left.kind is Kind.UNIT and right.kind is Kind.WORD and left.text[:1].islower() and element.text != ",":
            return not any(e.kind is Kind.UNIT for e in elements[place + 1 : head])
        if left.kind is Kind.WORD and right.kind is Kind.WORD and can_modify(left.text) and left.text.lower() != "un":
            if element.text == ",":  # only inside a coordination that ends with `un`
                return any(e.text.lower() == "un" for e in elements[place + 1 : head]) and left.text.lower().endswith(("u", "as", "es", "o"))
            return True
    return False


def _is_verb_first(word: str) -> bool:
    """Whether a word with which a sentence begins is a verb that looks like a genitive: `Spēlēja | ērģelniece A. Roze`."""
    if word[:1].isupper() and len(word) > 6 and word.endswith(("ēja", "āja", "īja", "oja")):
        return True  # `Debatēja | deputāti`
    return word[:1].isupper() and word.endswith(("ja", "inu")) and lemmatize(word.lower(), lang="lv").endswith("t")


def _ends_phrase(elements: Sequence[Element], place: int, head: int) -> bool:
    """Whether a mark parts the element from the head behind it."""
    return any(e.kind is Kind.MARK for e in elements[place + 1 : head])
