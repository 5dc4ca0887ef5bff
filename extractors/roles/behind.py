"""Posts and institutions behind a name: `J. Ozols, ministrijas direktors`, `Ozols – direktors`, `Ozols (VARAM)`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.institutions.words import heads_of
from extractors.names.declension import Case
from extractors.names.fold import fold
from extractors.names.known import find_known
from extractors.records import Document, Mention, Passage
from extractors.roles.elements import Element, Kind, elements_of
from extractors.roles.lists import one_of_several
from extractors.roles.nominative import in_nominative
from extractors.roles.page import Page
from extractors.roles.phrases import PLACED, Post, read_posts, shared
from extractors.roles.territory import Territory
from extractors.roles.units import unit_path
from extractors.roles.words import TITLES, is_unit_head

_JOINT = re.compile(r"\s*(?:,|[-–—‒](?=[\s\w])|\()\s*")
#: A bracket, with others inside: `(Ogres muzeja (turpmāk – OM) direktore)`.
_BRACKET = re.compile(r"\s*\(((?:[^()]|\([^()]*\))*)\)")
#: Which Saeima it was: `(10. Saeimas sekretārs)`.
_CONVOCATION = re.compile(r"\s*\d{1,2}\.\s?(?=Saeim)")
_FROM = re.compile(r"\s*,?\s*(?:no|pārstāv|pārstāvot|pārstāvēja|\(no|\(pārstāv)\s+")
_CLAUSE = re.compile(r",\s(?=kur[šaiou]|kas\b|bet\b|lai\b|ka\b|ja\b)|\s(?:kurš|kura)\b")
_CONTACT = re.compile(r"(?:tālr\w*|telef\w*|tel|mob\w*|e|e-?pasts?|pasts|t|\d[\d.]*)$", re.I)
#: What stands between the house from which somebody is and the bracket with his post: a unit of it.
_UNIT_THEN_BRACKET = re.compile(r"[”“\"»]?(?:\s[\w-]+){0,5}\s*\((?P<inside>[^()]{3,120})\)")


def posts_behind(
    document: Document, area: Territory, page: Page, *, empty_before: bool
) -> tuple[list[Post], Mention | None]:
    """The posts that begin right behind the name, and the institution given there without a post."""
    if not area.tail:
        return [], None
    text = document.text
    start, end = area.tail[0]
    rest = text[start:end]
    person = area.person
    bracket = _BRACKET.match(rest)
    if bracket:
        called = _CONVOCATION.match(bracket[1])
        inside = elements_of(page, start + bracket.start(1) + (called.end() if called else 0), start + bracket.end(1))
        posts, place, whole = _forward(inside, person)
        if posts or (place is not None and whole):
            return posts, place
        start += bracket.end()
        rest = text[start:end]
    came = _FROM.match(rest)
    if came:
        elements = elements_of(page, start + came.end(), end)
        place = elements[0].mention if elements and elements[0].kind is Kind.INSTITUTION else None
        said = _UNIT_THEN_BRACKET.match(text, place.evidence.end, end) if place is not None else None
        posts = _forward(elements_of(page, *said.span("inside")), person)[0] if said is not None else []
        return [replace(p, institution=place) if p.institution is None and not p.owner else p for p in posts], place
    joint = _JOINT.match(rest)
    if not joint and not (empty_before and rest.strip()):
        return [], None
    stop = _CLAUSE.search(rest)
    begin = start + (joint.end() if joint else 0)
    elements = elements_of(page, begin, start + stop.start() if stop else end)
    posts, place, whole = _forward(elements, person)
    if joint:
        if area.listed or whole:
            return posts, place if area.listed or posts or _is_line(document, area, rest) else None
        return [], None
    # without any mark between: a line of contacts, or a list that lost its dashes
    if posts and (posts[0].institution is not None or (posts[0].owner and names_author(text, area))) and (whole or area.listed):
        return posts, place
    if posts and whole and text[posts[0].start].islower() and (passage := document.passage_at(person.evidence.start)) is not None and _on_title_page(document, passage, person, posts):
        return [replace(p, institution=_on_next_line(document, page, passage)) if p.institution is None and not p.owner else p for p in posts], place
    alone = not posts and place is not None and area.listed and whole and fold(place.evidence.quote) == fold(place.name)
    return [], place if alone else None  # two columns that lost their gap: `Anna Roze Ogres muzejs`


def _on_title_page(document: Document, passage: Passage, person: Mention, posts: Sequence[Post]) -> bool:
    """Whether a name and the posts are all of a line, as on the title page of slides, where the line between them was lost: `Anna Roze tīkla koordinatore`."""
    text = document.text
    fills = not text[passage.start : person.evidence.start].strip() and not text[posts[-1].end : passage.end].strip()
    return fills and posts[0].start - person.evidence.end < 3


def _on_next_line(document: Document, page: Page, passage: Passage) -> Mention | None:
    """The institution that is all of the line right below the passage."""
    text = document.text
    below = text[passage.end :].lstrip("\n")
    start = len(text) - len(below)
    line = below.partition("\n")[0].rstrip(" .,")
    return next((m for m in page.institutions if m.evidence.start == start and m.evidence.quote == line), None)


def _is_line(document: Document, area: Territory, rest: str) -> bool:
    """Whether name and house are all of a line but for what stands before the name: a speaker in a programme, an author below a title."""
    end = area.tail[0][1]
    passage = document.passage_at(area.person.evidence.start)
    if passage is None or passage.end - passage.start > _LINE or end < passage.end or passage.end - end > 1:
        return False
    return rest.rstrip()[-1:] not in ".!?;" and not re.search(r"[.!?]\s", rest)


#: Code points in a line that tells of one person.
_LINE = 140
#: Labels of those who made a paper or answer for it: their post stands on the line below their name.
_AUTHOR = re.compile(r"(?:sagatavo\w*|sastādī\w*|kontaktperson\w*|kontakti|informācij\w+|autor\w*|rakstīja)\W*$", re.IGNORECASE)


def names_author(text: str, area: Territory) -> bool:
    """Whether the label before a name says who made the paper: `Sagatavoja: Anna Roze`, and below it `draudzes lietvede`; the label may be a line of its own."""
    if area.label is not None:
        return _AUTHOR.search(text[slice(*area.label)]) is not None
    start = text.rfind("\n", 0, area.person.evidence.start) + 1
    above = text[: max(start - 1, 0)].rstrip("\n").rpartition("\n")[2]
    return not area.listed and start == area.person.evidence.start and above.rstrip().endswith(":") and len(above) < 60 and _AUTHOR.search(above) is not None


def posts_under(area: Territory, page: Page) -> tuple[list[Post], Mention | None]:
    """The posts that the lines below a name begin with; the second line may name the house."""
    for lines in (area.under, area.under[:1]):
        posts, place, whole = _forward([e for a, b in lines for e in elements_of(page, a, b)], area.person)
        if posts and (whole or (area.names_first and area.listed)):
            return posts, place
    return [], None


def _forward(elements: Sequence[Element], person: Mention) -> tuple[list[Post], Mention | None, bool]:
    """The posts and the institution that the elements begin with, and whether a comma or the end comes right after them."""
    several = one_of_several(elements, person.gender)
    if several:
        return several, None, True
    posts = read_posts(elements, gender=person.gender, nominative=in_nominative(person))
    kept: list[Post] = []
    place: Mention | None = None
    unit: str | None = None
    at = 0
    while at < len(elements):
        element = elements[at]
        low = element.text.lower()
        post = next((p for p in posts if p.reaches == element.start), None)
        if post is not None:
            if post.institution is None and place is not None:
                post = replace(post, institution=place, unit=post.unit or unit)
            kept.append(post)
            while at < len(elements) and elements[at].start < post.end:
                at += 1
            continue
        if element.kind is Kind.INSTITUTION and not kept and place is None and _only_unit(elements[at + 1 :]):
            place, at = element.mention, len(elements)  # `(Rīgas domes Kultūras departaments)`
            continue
        if place is not None and not kept and elements[at - 1].text == "," and (stop := _unit_between(elements, at)):
            unit, at = unit_path(" ".join(e.text for e in elements[at:stop])), stop + 1  # `(Zemkopības ministrija, Zivju nodaļa, referents)`
            continue
        if element.kind is Kind.INSTITUTION and (at + 1 == len(elements) or elements[at + 1].kind is Kind.MARK or kept):
            if kept and kept[-1].institution is None and not kept[-1].owner:
                kept[-1] = replace(kept[-1], institution=element.mention)
                stop = _unit_behind(elements, at + 1)
                if kept[-1].unit is None and stop > at + 1:
                    kept[-1] = replace(kept[-1], unit=unit_path(" ".join(e.text for e in elements[at + 1 : stop])))
                    at = stop - 1
            elif not kept and place is None:
                place = element.mention
            at += 1
            continue
        joins = (element.kind is Kind.MARK and element.text in ",;-–—‒/«»\"„“”") or low in ("un", "arī", "vienlaikus", "no")
        if joins or element.passed or low in TITLES:
            at += 1
            continue
        if kept and kept[-1].end == element.start - 1 and element.kind is Kind.WORD and PLACED.fullmatch(element.text):
            at += 1  # `Latvijas vēstniece Stokholmā`
            continue
        break
    back = at
    while back > 1 and kept and elements[back - 1].passed:
        back -= 1  # `…, bijušais direktors, tagad | ir skolotājs`
    whole = at == len(elements) or (back > 0 and elements[back - 1].kind is Kind.MARK) or bool(_CONTACT.match(elements[at].text)) or elements[at].kind is Kind.MARK
    return shared(kept), place if not kept else None, whole


def _unit_between(elements: Sequence[Element], at: int) -> int | None:
    """The index of the comma that ends the name of a unit in the nominative which begins at `at`, a post to follow."""
    stop = next((place for place in range(at, len(elements)) if elements[place].kind is Kind.MARK), None)
    if stop is None or elements[stop].text != "," or stop + 1 == len(elements) or not elements[at].text[:1].isupper():
        return None
    named = elements[at:stop]
    if any(e.kind not in (Kind.WORD, Kind.UNIT, Kind.INSTITUTION) for e in named) or (len(named) > 1 and named[0].kind is Kind.INSTITUTION):
        return None
    last = named[-1].text.split()[-1]
    if not is_unit_head(last) or (named[0].kind is Kind.INSTITUTION and find_known(named[0].mention.name if named[0].mention else "")):
        return None
    return stop if any(r.case is Case.NOM and not r.plural for r in heads_of(last)) else None


def _unit_behind(elements: Sequence[Element], at: int) -> int:
    """Where the name of a unit in the nominative ends that goes on to a mark or the end: `…, Ogres muzeja | Krājuma nodaļa, tālr.`"""
    stop = next((place for place in range(at, len(elements)) if elements[place].kind is Kind.MARK), len(elements))
    return stop if stop > at and elements[at].text[:1].isupper() and _only_unit(elements[at:stop], least=1) else at


def _only_unit(elements: Sequence[Element], *, least: int = 2) -> bool:
    """Whether nothing but the name of a unit in the nominative follows."""
    if len(elements) < least or not is_unit_head(elements[-1].text) or any(e.kind not in (Kind.WORD, Kind.UNIT) for e in elements):
        return False
    return any(r.case is Case.NOM and not r.plural for r in heads_of(elements[-1].text))
