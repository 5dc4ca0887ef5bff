"""Whose post it is that stands before a name: the institution, the generic noun or the place in front of its words."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.names.declension import Case
from extractors.names.fold import fold
from extractors.names.heads import head_forms
from extractors.records import Mention
from extractors.roles.elements import Element, Kind
from extractors.roles.words import TIMED
from extractors.sides.cases import cases_of

#: Whoever comes from a house, before the post of the first of them.
_ITS_PEOPLE = frozenset({"pārstāvji", "pārstāves", "pārstāvis", "pārstāve", "darbinieki", "darbinieces"})
#: Marks that part two columns, or a post from the name.
DASHES = frozenset("-–—‒:")


def institution_before(elements: Sequence[Element], begin: int, floor: int) -> tuple[Mention | None, int]:
    """The institution whose name ends right before `begin`, and where it begins; a dash may part a list's two columns."""
    place = begin - 1
    while place > floor and elements[place].kind is Kind.WORD and (elements[place].text in TIMED or elements[place].praise):
        place -= 1  # `Valsts kases jaunais direktors`
    if place > floor and elements[place].text.lower() in _ITS_PEOPLE and elements[place - 1].kind is Kind.INSTITUTION:
        place -= 1  # `Valsts kases pārstāvji direktora vietnieks A. Roze`
    if place >= floor and elements[place].kind is Kind.QUOTE and place - 1 >= floor and elements[place - 1].kind is Kind.INSTITUTION:
        place -= 1
    place = _before_deputising(elements, place, floor)
    place = _before_plant(elements, place, floor)
    if place > floor and _is_seat(elements[place]) and elements[place - 1].kind is Kind.INSTITUTION:
        return elements[place - 1].mention, place - 1  # `pastāvīgās pārstāvniecības Eiropas Savienībā | padomnieks`
    if place >= floor and elements[place].kind is Kind.INSTITUTION and not _is_object(elements, place, floor):
        first = place
        while first - 1 >= floor and elements[first - 1].kind is Kind.INSTITUTION:
            first -= 1
        return elements[place].mention, _whose_and_what(elements, first, floor)
    return None, begin


def _whose_and_what(elements: Sequence[Element], first: int, floor: int) -> int:
    """Where the words begin that say what a name in quotes is, and of which country: `Dānijas organizācijas | „Rīts” | konsultants`."""
    begin = first
    if begin > floor and elements[begin].text[:1] in "„“\"«" and elements[begin - 1].text.islower() and is_generic(elements[begin - 1]):
        begin -= 1
    while begin > floor and elements[begin - 1].kind is Kind.WORD and elements[begin - 1].proper and not elements[begin].text[:1].isupper():
        begin -= 1
    return begin


def _is_seat(element: Element) -> bool:
    """Whether an institution stands in the locative: where another one is, and nobody's employer."""
    if element.mention is None:
        return False
    last = element.text.rstrip("”“\"»").split()[-1]
    readings = head_forms(last)
    return bool(readings) and all(r.case is Case.LOC for r in readings)


def _is_object(elements: Sequence[Element], place: int, floor: int) -> bool:
    """Whether an institution stands in a case in which it belongs to the verb or a preposition: `ar laikrakstu „Rīts” | uzņēmējs A. Kalns`."""
    element = elements[place]
    before = elements[place - 1] if place > floor and element.text[:1] in "„“\"«" else None
    if before is not None and before.kind is Kind.WORD and before.text.islower():
        readings = head_forms(before.text)
        return bool(readings) and all(r.case in (Case.ACC, Case.DAT, Case.LOC) or r.plural for r in readings)
    return element.mention is not None and cases_of(element.mention) <= {Case.ACC, Case.DAT}


def _before_plant(elements: Sequence[Element], place: int, floor: int) -> int:
    """The index before the plant of a firm that a post is in: `AS „Straume” | Ogres HES | direktors`."""
    at = place
    if at <= floor or elements[at].kind is not Kind.WORD or not (elements[at].text.isupper() and 2 <= len(elements[at].text) <= 5):
        return place
    while at > floor and elements[at].kind is Kind.WORD and elements[at].text[:1].isupper():
        at -= 1
    return at if elements[at].kind is Kind.INSTITUTION and place - at <= 3 else place


def _before_deputising(elements: Sequence[Element], place: int, floor: int) -> int:
    """The index before `valsts sekretāra vietā –`, or before a lone dash behind an institution's name in the nominative."""
    at = place
    while at >= 0 and elements[at].kind is Kind.MARK and elements[at].text in DASHES:
        at -= 1
    if at >= 0 and elements[at].text.lower() in ("vietā", "vārdā"):
        at -= 1
        while at >= 0 and elements[at].kind in (Kind.POST, Kind.WORD, Kind.UNIT):
            at -= 1
        return at if at >= 0 and elements[at].kind is Kind.INSTITUTION else place
    if at == place and at > floor and elements[at].text == ",":
        at -= 1  # `Labklājības ministrija, vecākā eksperte A. Roze`
        if elements[at].kind is Kind.UNIT:  # `LU Bioloģijas fakultāte, asociētais profesors`
            first = at
            while first > floor and elements[first - 1].kind in (Kind.WORD, Kind.UNIT):
                first -= 1
            nominative = any(r.case is Case.NOM and not r.plural for r in head_forms(elements[at].text))
            if nominative and first > floor and elements[first - 1].kind is Kind.INSTITUTION and (first - 1 == floor or elements[first - 2].kind is Kind.MARK):
                return first - 1
            return place
        if at > floor and elements[at - 1].kind is not Kind.MARK:
            return place
    if at != place and at >= floor and elements[at].kind is Kind.INSTITUTION and (mention := elements[at].mention):
        return at if fold(mention.evidence.quote).strip('"') == fold(mention.name).strip('"') else place
    return place


def is_generic(element: Element) -> bool:
    """Whether the word is a bare noun for an organisation in the genitive: `biedrības`, `skolas`, `uzņēmuma`."""
    if element.kind is not Kind.WORD:
        return element.kind is Kind.UNIT and any(
            r.head.noun in ("dienests", "birojs", "centrs", "pārvalde", "institūts", "inspekcija", "administrācija", "direkcija") and r.case is Case.GEN and not r.plural
            for r in head_forms(element.text)
        )
    return any(r.case is Case.GEN and not r.plural and r.head.type not in ("council", "committee", "department") for r in head_forms(element.text)) and (
        element.text.lower() not in ("valdes", "valsts", "tīkla", "grupas", "projekta", "domes", "vadības", "kopas", "komandas", "prakses",
                                     "tirgus", "nama", "parka", "ielas", "novada", "pagasta", "pilsētas", "kontroles", "sapulces")
    )  # fmt: skip


def house_end(elements: Sequence[Element], first: int, at: int) -> int | None:
    """The index of the noun of an organisation among the post's words that has a name of its own before it.

    The institution is not known as such; its words are no part of the post either: `Upes domes priekšsēdētāja`.
    """
    for place in range(at - 1, first, -1):
        element = elements[place]
        if element.kind is Kind.POST or not element.text[:1].isalpha():
            continue
        heads = [r for r in head_forms(element.text) if r.case is Case.GEN and not r.plural]
        if elements[place + 1].text.lower() == "un" or elements[at].text.lower().startswith("ministr"):
            return None
        if heads and heads[0].head.type == "parliament" and element.text.islower() and elements[first].text[:1].islower():
            return None  # `skolēnu parlamenta prezidente`: of no parliament with a name
        if heads and heads[0].head.type not in ("department", "committee") and element.text.lower() not in _NO_HOUSE:
            return place
    return None


_NO_HOUSE = frozenset("valdes valsts tīkla grupas projekta vadības prakses tirgus nama parka kontroles sapulces biroja dienesta centra".split())


def place_end(elements: Sequence[Element], first: int, at: int) -> int | None:
    """The index of `pagasta`, `novada`, `pilsētas` when the post's words begin with a place."""
    if not elements[first].text[:1].isupper():
        return None
    for place in range(first + 1, min(first + 3, at)):
        if elements[place].text.lower() in OF_A_PLACE:
            return place
    return None


OF_A_PLACE = frozenset({"pagasta", "novada", "pilsētas", "rajona", "valstspilsētas", "apriņķa"})
