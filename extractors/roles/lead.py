"""What reaches a name from the left: posts before it, and the heading of the list that it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.names.declension import Case
from extractors.records import (
    Document,
    Mention,
    Section,
)
from extractors.roles.clauses import Span
from extractors.roles.elements import Element, Kind, elements_of
from extractors.roles.lists import ONE, for_gender, heading_institution, heading_post, label_above, single_post
from extractors.roles.nominative import in_nominative
from extractors.roles.page import Page
from extractors.roles.phrases import Post, ends_at_name, read_posts, shared
from extractors.roles.seats import COUNTED
from extractors.roles.territory import Territory
from extractors.roles.words import ACADEMIC, RANKS

#: Words that stand with the name of a side: `no Zivju biroja (turpmāk – ZB) puses:`.
_OF_SIDE = frozenset("no puses turpmāk tālāk tekstā saukts saukta saīsināti".split())


def set_in_place(page: Page, posts: list[Post], person: Mention) -> list[Post]:
    """The posts, the last with the institution that stands between it and the name: `koordinatore aģentūrā – D. Roze`."""
    if not posts or posts[-1].institution is not None or posts[-1].end > person.evidence.start:
        return posts
    house = next((n for n in page.houses if posts[-1].end <= n.start and n.end <= person.evidence.start and Case.LOC in n.cases), None)
    return posts if house is None else [*posts[:-1], replace(posts[-1], institution=house.mention)]


def elements_in(spans: Sequence[Span], page: Page) -> list[Element]:
    """The elements of several spans, one after the other."""
    return [e for start, end in spans for e in elements_of(page, start, end)]


def posts_before(area: Territory, elements: Sequence[Element]) -> list[Post]:
    """The posts that reach the name from the left, the nearest and those joined to it."""
    posts = read_posts(elements, gender=area.person.gender, nominative=in_nominative(area.person))
    if not posts and (one := _one_of(elements, area.person)) is not None:
        return [one]
    if not posts or not ends_at_name(elements, posts[-1]):
        return []
    if len(posts) > 1 and posts[-1].role in ACADEMIC | RANKS and posts[-1].institution is None and not any(
        posts[-2].end <= e.start and e.end <= posts[-1].reaches for e in elements
    ):  # fmt: skip
        posts = posts[:-1]  # `klīnikas vadītājs profesors D. Roze`: a title behind the post
    if len(posts) > 1 and _is_calling_beside(posts[-2], posts[-1]) and not any(posts[-2].end <= e.start and e.end <= posts[-1].reaches for e in elements):
        return [posts[-2], posts[-1]]  # `ārstu biedrības pārstāve ķirurge A. Roze`: two, the second in no house
    chain, joined = [posts[-1]], False
    for post in reversed(posts[:-1]):
        between = [e for e in elements if post.end <= e.start and e.end <= chain[0].reaches]
        if not between or not all((e.kind is Kind.MARK and e.text in ",-–—‒/") or e.passed or e.text.lower() in ("un", "arī", "vienlaikus", "ir", "bija") for e in between):
            break
        joined = joined or any(e.text.lower() == "un" for e in between)
        chain.insert(0, post)
    return shared(chain, joined=joined)


def _is_calling_beside(seat: Post, calling: Post) -> bool:
    """Whether a post is what somebody is by himself who sits or speaks for a house, which the post right before it tells."""
    bare = calling.institution is None and calling.owner is None and calling.unit is None and calling.house is None
    return bare and seat.institution is not None and _SPEAKS_FOR.search(seat.role) is not None


#: Who is there for a house, whatever else he is.
_SPEAKS_FOR = re.compile(r"(?:pārstāv(?:is|e)|deputāt[se]|locekl[ei]s?|biedr[se]|dalībnie(?:ks|ce)|brīvprātīg(?:ais|ā))$")


def _one_of(elements: Sequence[Element], person: Mention) -> Post | None:
    """The post of somebody who is one of several: `viens no uzņēmuma īpašniekiem A. Kalns`."""
    at = next((i for i in range(len(elements) - 2, 0, -1) if elements[i].text.lower() == "no" and elements[i - 1].text.lower() in ONE), None)
    if at is None:
        return None
    posts = read_posts(elements[at + 1 :], nominative=False, plural=True)
    if not posts or not ends_at_name(elements, posts[-1]):
        return None
    return replace(posts[-1], role=for_gender(posts[-1].role, person.gender), plural=False)


def heading_of(
    document: Document, sections: Sequence[Section], area: Territory, before: Sequence[Element], page: Page
) -> tuple[Post | None, Mention | None]:
    """The plural post or the institution that holds for this name and those that follow it."""
    heading = heading_post(before, nominative=in_nominative(area.person))
    if heading is not None:
        return heading, None
    label = elements_of(page, *area.label) if area.label else []
    if not label and area.listed and not any(e.kind is not Kind.MARK for e in before):
        section = next(s for s in sections if s.start <= area.person.evidence.start < s.end)
        label = label_above(document, page, section.start, area.person.evidence.start)
    heading = heading_post(label) or (heading_post(label, nominative=False) if COUNTED.search(_text_of(document, label)) else None)
    heading = heading or (single_post(label) if not area.listed or area.label else None)
    place = None
    if area.listed and heading is None and not label:
        place = _house_above(document, sections, area, page)
    elif area.listed and heading is None:
        lead = document.text[area.lead[0][0] : area.person.evidence.start] if area.lead else ""
        dashed = bool(re.search(r"[-–—‒]\s*$", lead))
        place = heading_institution(before) if dashed else heading_institution(label)
    return heading, place


def _text_of(document: Document, elements: Sequence[Element]) -> str:
    return document.text[elements[0].start : elements[-1].end] if elements else ""


def _house_above(
    document: Document, sections: Sequence[Section], area: Territory, page: Page
) -> Mention | None:
    """The institution whose people the lines below its name are, `Valsts kanceleja:`, else the one before a dash on the line."""
    lead = document.text[area.lead[0][0] : area.person.evidence.start] if area.lead else ""
    if re.search(r"[-–—‒]\s*$", lead):
        return heading_institution(elements_in(area.lead, page))
    section = next(s for s in sections if s.start <= area.person.evidence.start < s.end)
    above = label_above(document, page, section.start, area.person.evidence.start)
    return heading_institution(above) if all(e.kind in (Kind.INSTITUTION, Kind.MARK) or e.text.lower() in _OF_SIDE for e in above) else None
