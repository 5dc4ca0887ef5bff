"""The grammatical cases that a name as printed can be in."""

from __future__ import annotations

import re

from extractors.names.declension import Case, decline
from extractors.names.institutions import LEGAL_FORMS
from extractors.names.people import nominatives
from extractors.names.phrases import parse_phrase
from extractors.records import EntityKind, Gender, Mention

_ALL = frozenset(Case) - {Case.VOC}
#: `biedrība „Gaismas stars”`: the noun before the quotes has the case.
_HEAD_BEFORE_QUOTE = re.compile(r"(?P<head>[^„“«\"]*[a-zāčēģīķļņšūž])\s[„“«\"]")


def cases_of(mention: Mention) -> frozenset[Case]:
    """The cases that the printed form can be in; what does not decline (`VARAM`, `SIA "Rumba"`) can be in any.

    >>> from extractors.readers import read
    >>> document = read("Valsts kancelejai".encode())
    >>> sorted(cases_of(Mention(document.cite(0, 17), EntityKind.INSTITUTION, "Valsts kanceleja", "", 1.0)))
    [<Case.DAT: 'Dat'>]
    """
    printed = mention.evidence.quote
    if mention.kind is EntityKind.PERSON:
        found = frozenset(r.case for r in nominatives(printed) if r.name == mention.name) | _family_cases(printed, mention)
        return (found & _ALL) or _ALL  # initials tell none
    if printed.split()[0] in LEGAL_FORMS or printed[:1] in '"„“«':
        return _ALL
    before_quote = _HEAD_BEFORE_QUOTE.match(printed)
    parsed = (parse_phrase(before_quote["head"]) if before_quote else None) or parse_phrase(printed)
    if parsed is None:
        return _ALL
    # a form that can be singular is: `biedrības` of one association is its genitive and no nominative plural
    single = mention.method != "institutions:shared head" and any(not r.plural for r in parsed.readings)
    return (frozenset(r.case for r in parsed.readings if not (single and r.plural)) & _ALL) or _ALL


_PARTS = re.compile(r"[\s.]+")


def _family_cases(printed: str, mention: Mention) -> frozenset[Case]:
    family, form = mention.name.rpartition(" ")[2], _PARTS.split(printed)[-1]
    genders = (mention.gender,) if mention.gender else tuple(Gender)
    return frozenset(case for g in genders for case, forms in decline(family, g).items() if form in forms)
