"""Surnames alone of people whom the document names more fully, and of their kin."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extractors.names.context import nominatives_in_context
from extractors.names.declension import Case, decline, feminine_surnames, masculine_surname
from extractors.names.fold import fold
from extractors.people.shapes import WORD_ALONE
from extractors.people.spans import Spans
from extractors.records import OUT_OF_FLOW, Document, EntityKind, Gender, Mention


def find_short_mentions(document: Document, mentions: Sequence[Mention], taken: Spans, *, folded: bool) -> Iterator[Mention]:
    """Bare surnames of people whom the document names elsewhere more fully, and of who bears the same surname in the other gender."""
    forms: dict[str, set[tuple[str, Gender | None]]] = defaultdict(set)
    kin: dict[str, tuple[str, Gender]] = {}
    borne_by: dict[str, set[Gender]] = defaultdict(set)  # by whom with a whole given name
    for mention in mentions:
        given, _, family = mention.name.rpartition(" ")
        if mention.gender and given and not given.endswith("."):
            borne_by[family].add(mention.gender)
    for mention in mentions:
        given, _, family = mention.name.rpartition(" ")
        if len(family) < 3:
            continue
        sure = {mention.gender} if mention.gender else set()
        if given.endswith(".") and family.endswith(("a", "e")):  # `R. Priede` may be a man
            sure = borne_by[family]
        for gender in sorted(sure) or tuple(Gender):
            for case, variants in decline(family, gender).items():
                if case is not Case.VOC:
                    for variant in variants:
                        forms[fold(variant) if folded else variant].add((family, gender))
        if len(sure) == 1 and given and not folded and len(family) > 3:
            kin |= _forms_of_kin(family, *sure)
    named = Counter(m.name.rpartition(" ")[2] for m in mentions)
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW:
            continue
        for match in WORD_ALONE.finditer(document.text, passage.start, passage.end):
            key = fold(match.group()) if folded else match.group()
            owners = forms.get(key)
            if (not owners and key not in kin) or taken.overlap(*match.span()):
                continue
            evidence = document.cite(*match.span())
            if owners:
                meant = _meant(document, match, owners, folded=folded) if len(owners) > 1 else None
                family, sex = min(owners, key=lambda o: (o != meant, o[0] != match.group(), -named[o[0]], o[0], str(o[1])))
                others = tuple(sorted({name for name, _ in owners} - {family}))
                yield Mention(evidence, EntityKind.PERSON, family, "people:surname", 0.8, others, sex)
            elif _is_kin_spoken_of(document.text, *match.span()):
                yield Mention(evidence, EntityKind.PERSON, kin[key][0], "people:surname of the other gender", 0.7, (), kin[key][1])


def _forms_of_kin(family: str, gender: Gender) -> dict[str, tuple[str, Gender]]:
    """The forms of a surname as the other gender bears it, but for the locative, in which surnames are places."""
    other = Gender.FEMININE if gender is Gender.MASCULINE else Gender.MASCULINE
    name = feminine_surnames(family)[0] if gender is Gender.MASCULINE else masculine_surname(family)
    if name is None or name == family:
        return {}
    cases = (Case.NOM, Case.GEN, Case.DAT, Case.ACC)
    return {form: (name, other) for case, variants in decline(name, other).items() if case in cases for form in variants}


#: What surnames name besides people: streets, farms, hills.
NAMED_AFTER = re.compile(r"\s+(?:iel|bulv|prosp|gatv|lauk|ezer|kaln|muiž|māj|sēt|saimn|pagast|pils|sal|tilt|park|skol|grav|dīķ|krog|aptiek|stac)\w*")
#: A deed of somebody's: `Zvirbuļa veidotā vietne`.
_DEED = re.compile(r"\s+[a-zāčēģīķļņšūž]+(?:t(?:ais|ā|ie|ās)|ums|umu|umi|umus|šana|šanu|ība|ību|ojums|ojumu)\b")


def _is_kin_spoken_of(text: str, start: int, end: int) -> bool:
    """Whether a surname alone is a person's: inside a sentence and no part of a longer name, or before a deed."""
    before, after = text[max(0, start - 2) : start], text[end : end + 20]
    if re.match(r"\s[A-ZĀČĒĢĪĶĻŅŠŪŽ„“\"«(]", after) or NAMED_AFTER.match(after):
        return False
    if _DEED.match(text, end):
        return True
    return bool(re.search(r"[a-zāčēģīķļņšūž,]\s$", before)) and not re.search(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w*[ -]$", text[max(0, start - 20) : start])


def _meant(
    document: Document, match: re.Match[str], owners: Iterable[tuple[str, Gender | None]], *, folded: bool
) -> tuple[str, Gender | None] | None:
    """Of those whose surname the form can be the one that the words around it speak for: `ar Ozola piezīmēm` is a man's."""
    before = re.split(r"[\n\t]", document.text[max(0, match.start() - 60) : match.start()])[-1]
    after = re.split(r"[\n\t]", document.text[match.end() : match.end() + 40])[0]
    weights: dict[tuple[str, Gender | None], float] = defaultdict(float)
    for reading in nominatives_in_context(match.group(), before=before, after=after, folded=folded):
        for owner in owners:
            if fold(reading.name) == fold(owner[0]) and reading.gender in (owner[1], None) and reading.case is not Case.VOC:
                weights[owner] += reading.confidence
    best = max(weights, key=lambda o: (weights[o], o[0]), default=None)
    return best if best and weights[best] > 0.6 * sum(weights.values()) else None
