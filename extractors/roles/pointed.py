"""The institution that a generic noun before a post means: `uzņēmuma finanšu direktore`, `skolas direktors`, `tās vadītāja`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.institutions.words import heads_of
from extractors.records import Mention
from extractors.roles.owners import MEDIUM, House
from extractors.roles.page import Page

#: Generic nouns of parts and offices: they point only at a name with the same noun.
ONLY_SAME = frozenset("biroja dienesta centra pārvaldes institūta kancelejas inspekcijas administrācijas direkcijas sekretariāta".split())
#: Generic nouns that point at an organisation of another head: `uzņēmuma vadītājs` of `SIA "…"`.
_POINTS_AT: dict[str, frozenset[str]] = {
    "company": frozenset({"company", "bank"}),
    "association": frozenset({"association", "fund", "union", "party"}),
    "school": frozenset({"school", "university"}),
    "university": frozenset({"university"}),
    "municipality": frozenset({"municipality"}),
    "agency": frozenset({"agency"}),
    "ministry": frozenset({"ministry"}),
    "hospital": frozenset({"hospital", "company"}),
    "fund": frozenset({"fund"}),
    "court": frozenset({"court"}),
}
_AUTHOR = re.compile(r"(?:sagatavo\w*|sastādīj\w*|kontaktperson\w*)\s*:", re.IGNORECASE)
_TITLE = 120  # code points in which the title of a paper stands
_NEAR = 120  # code points: a body named just before is meant, whoever's paper it is
#: Common nouns for a firm of whatever form.
_ANY_FIRM = frozenset({"uzņēmums", "firma", "kompānija", "koncerns"})
_STOCK = re.compile(r"v?as |a/s |(?:valsts )?akciju sabiedrība ")
_SITE = re.compile(r"\.\w{2,3}$")


def pointed_at(generic: str, offset: int, page: Page, house: House, *, listed: bool = False) -> Mention | None:
    """The institution that a generic noun in the genitive at `offset` points at, `listed` in a list of those present.

    In its own paper it is the house itself, unless another like it has just been named; elsewhere the nearest of the
    paragraph that fits by its noun or its kind, then whom the paper is about, then the nearest before.
    """
    if generic == "tās":
        return next((m for m in reversed(page.institutions) if m.evidence.end <= offset and offset - m.evidence.end < 160 and page.text[max(0, m.evidence.start - 1)] != "("), None)
    if generic == "mūsu":
        return house.host or house.body  # `mūsu biedrs`, in a paper of theirs
    if generic in ("portāla", "vietnes"):
        return next((m for m in reversed(page.institutions) if m.evidence.end <= offset and _SITE.search(m.name.strip('"”“»'))), None)
    if generic == "akciju sabiedrības":
        return next((m for m in reversed(page.institutions) if m.evidence.end <= offset and _STOCK.match(page.full(m))), None)
    readings = heads_of(generic)
    if not readings:
        return None
    nouns = frozenset(r.head.noun for r in readings)
    kinds = frozenset[str]() if generic in ONLY_SAME else frozenset().union(*(_POINTS_AT.get(r.head.type, frozenset()) for r in readings))
    if nouns & _ANY_FIRM:
        nouns = frozenset()  # a name that has the word in it is meant no sooner than another
    named = [m for m in page.institutions if not _SITE.search(m.name.strip('"”“»')) and not MEDIUM.search(page.text, max(0, m.evidence.start - 24), m.evidence.start)]
    before = [m for m in named if m.evidence.end <= offset]
    paragraph = page.text.rfind("\n", 0, offset) + 1
    here = [m for m in before if m.evidence.start >= paragraph]
    nearest = _like(nouns, here[::-1], page) or _of_kind(kinds, here[::-1])
    own = next((m for m in (house.body, house.host) if m is not None and (_like(nouns, (m,), page) or _of_kind(kinds, (m,)))), None)
    if own is not None:
        return own if nearest is None or listed or offset - nearest.evidence.end > _NEAR else nearest
    if nearest is None and _AUTHOR.search(page.text, paragraph, offset):
        return _like(nouns, before, page) or _of_kind(kinds, before)  # who made a paper is of the house it names first
    return nearest or _topic(nouns, kinds, before, page) or _alone(nouns, [m for m in named if m.evidence.start > offset], page)


def _like(nouns: frozenset[str], mentions: Sequence[Mention], page: Page) -> Mention | None:
    """The first whose name, short or full, has one of the nouns."""
    return next((m for m in mentions if any(r.head.noun in nouns for w in f"{m.name} {page.full(m)}".split() for r in heads_of(w.strip('„“”«»"')))), None)


def _of_kind(kinds: frozenset[str], mentions: Sequence[Mention]) -> Mention | None:
    return next((m for m in mentions if m.type in kinds), None)


def _topic(nouns: frozenset[str], kinds: frozenset[str], before: Sequence[Mention], page: Page) -> Mention | None:
    """Of those named before the one that is named more often than any other; the nearest where none is.

    What stands at the start of a paragraph takes up what the paper is about, not what the paragraph above came to in the end.
    """
    for fitting in ([m for m in before if _like(nouns, (m,), page)], [m for m in before if m.type in kinds]):
        if fitting:
            counts = Counter(page.full(m) for m in fitting)
            top = max(counts.values())
            first = fitting[0]
            if first.evidence.start < _TITLE and counts[page.full(first)] + 2 >= top:
                return first  # whom the title names first
            leaders = {name for name, count in counts.items() if count == top}
            return next(m for m in reversed(fitting) if page.full(m) in leaders) if len(leaders) == 1 else fitting[-1]
    return None


def _alone(nouns: frozenset[str], behind: Sequence[Mention], page: Page) -> Mention | None:
    """The only one named behind that has the noun."""
    same = [m for m in behind if _like(nouns, (m,), page)]
    return same[0] if len({page.full(m) for m in same}) == 1 else None


def is_other_house(owner: str, body: Mention | None) -> bool:
    """Whether a generic noun is of another kind than the body: a `skolas direktore` is no staff of a parish council."""
    if body is None:
        return False
    nouns = {r.head.noun for r in heads_of(owner)} - {"pašvaldība", "dome", "pagasts", "novads", "pilsēta", *_OF_HOUSES}
    return bool(nouns) and owner not in ONLY_SAME and not any(r.head.noun in nouns for w in body.name.split() for r in heads_of(w))


#: What a house has within itself: the `kora vadītāja` of a parish or a school.
_OF_HOUSES = frozenset({"koris", "ansamblis", "orķestris", "kolektīvs", "pulciņš", "izlase", "komanda"})
