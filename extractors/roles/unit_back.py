"""The unit that a bare noun means: `Pilsētas slimnīcas Asins nodaļā … Nodaļas vadītāja A. Roze`, `šīs pārvaldes priekšnieks`."""

from __future__ import annotations

import re
from bisect import bisect_right

from extractors.records import Mention
from extractors.roles.before import institution_before, is_generic
from extractors.roles.elements import Kind, elements_of
from extractors.roles.owners import House
from extractors.roles.page import Page
from extractors.roles.phrases import OWN_ORGANS
from extractors.roles.pointed import pointed_at
from extractors.roles.unit_words import unit_span
from extractors.roles.units import unit_path

_HEADED = re.compile(
    r"(?P<unit>nodaļ|departament|daļ|pārvald|sektor|katedr|fakultāt|filiāl|dienest|laboratorij)(?:as|a|es) (?P<post>(?:vadītāj|direktor|priekšniek|priekšniec|pārzin|dekān|vietnie|virsmās|galven\w+ mās|galven\w+ ārst|vecāk\w+ mās)\w*(?: .+)?)$"
)
_FAR = 700  # code points back in which the unit has been named


def unit_meant(page: Page, role: str, at: int, whose: House) -> tuple[str, str, Mention] | None:
    """The post without its unit, the unit and the institution it is in, for a post at the head of a unit that the text has named before; nothing when it has not.

    `whose` is the house whose paper it is, which a common noun before the unit may mean: `slimnīcas Bērnu nodaļā`.
    """
    bare = _HEADED.match(role)
    if bare is None:
        return None
    named = [m.end() for m in re.finditer(rf"\b{bare['unit']}(?:[aāueē]|as|es|ai|ei|am|u|i|s|ā|ē)?(?!\w)", page.text[max(0, at - _FAR) : at])]
    if not named:
        return None
    end = max(0, at - _FAR) + named[-1]
    start = page.sentences[bisect_right(page.sentences, end - 1) - 1] if page.sentences and page.sentences[0] < end else 0
    elements = elements_of(page, start, end)
    if not elements or elements[-1].kind is not Kind.UNIT:
        return None
    begin, words = unit_span(elements, len(elements), 0)
    if len(words) < 2:
        return None
    house, _ = institution_before(elements, begin, 0)
    if house is None and begin and is_generic(elements[begin - 1]):
        house = pointed_at(elements[begin - 1].text.lower(), elements[begin - 1].start, page, whose)
        return (bare["post"], unit_path(" ".join(e.text for e in words)) or "", house) if house is not None else None
    if house is None and len(words) > 2 and words[0].text in OWN_ORGANS and whose.own_paper and whose.body is not None:
        house, words = whose.body, words[1:]  # `Domes Sociālās palīdzības daļa … Daļas vadītāja`
    if house is None and words[0].text[:1].isupper():
        inside = {page.full(e.mention): e.mention for e in elements[:begin] if e.mention is not None}
        house = next(iter(inside.values())) if len(inside) == 1 else None
    unit = unit_path(" ".join(e.text for e in words))
    return (bare["post"], unit, house) if house is not None and unit is not None else None
