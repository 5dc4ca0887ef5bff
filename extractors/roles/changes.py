"""Posts that somebody takes, holds or leaves, and houses that somebody leads: `direktores amatā stājas`, `muzeju vadīs`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.names.declension import Case
from extractors.names.post_heads import post_forms
from extractors.records import Gender, Mention
from extractors.roles.elements import elements_of
from extractors.roles.page import Page
from extractors.roles.phrases import Post, ends_at_name, read_posts
from extractors.sides.named import Named
from extractors.signs import Sign

_OFFICE = re.compile(r"\b(?:amat(?:ā|u|am|a)|pienākumus|pienākumu izpildi|postenī|posteni)\b")
_TAKEN = Sign(
    r"\b(?:stā(?:jas|jies|jusies|sies|jās)|iecel\w*|iecēl\w*|apstiprin\w*|ievēl\w*|pārvēl\w*|nomin(?:ē|ēj|ēt)\w*|izvirz\w*|atbrīvo\w*|atst(?:āj|ās)\w*|pamet\w*|"
    r"ieņem\w*|ieņēm\w*|pild(?:a|īs|īja|ījis|ījusi)|izpild(?:a|īs|īja)|uzņem\w*|uzņēm\w*|sāk\w*|turpin\w*|strādā\w*|atkāp\w*|zaudē\w*|aiziet|aizgāj\w*|atgriez\w*|virzīt\w*|rekomendē\w*)\b"
)
_OPEN = Sign(r"\b(?:konkurs\w*|kandidāt\w*|pretendent\w*|pretendē\w*|vakant\w*|izsludin\w*|prasīb\w*)\b")
_LEADS = re.compile(r"\s+(?:\w+\s+){0,4}?(?:vada|vadīs|vadīja|vadījis|vadījusi|pārvalda)\s+")
_HEADS = re.compile(r"^(?:direktor|vadītāj|priekšniek|priekšniec|prezident|rektor|pārvaldniek|pārvaldniec|pārzin|priekšsēdētāj|izpilddirektor|ģenerāldirektor)")
_GROUP = re.compile(
    r"\s+(?:(?:\d+|\w+)\s+(?:cilvēku|dalībnieku|pārstāvju)\s+)?(?:delegācij|pārstāv|komand|darbiniek|speciālist|pētniek|student|skolēn|mākslinie|kolektīv|vīru kor|ekspert)\w*(?:\s*\([^()]*\))?\s*$"
)
_WORKS = re.compile(r"\s*(?:,\s*(?:kur(?:š|a)|kas)\s+)?(?:\w+\s+){0,3}?(?:strādā|strādāja|strādājis|strādājusi|mācās|mācījās|studē|studēja)\s+(?:uzņēmumā\s+|biedrībā\s+)?")
_JOINS = Sign(r"\b(?:uzņemt\w*|uzņēma|uzņem|iestāj\w+|iestājās|izstāj\w+|izstājās|izslēgt\w*|izslēdza)\b", re.I)
_OF_MEMBERS = frozenset({"association", "union", "party", "chamber"})


def changed_posts(people: Sequence[Mention], start: int, end: int, page: Page) -> Iterator[tuple[Mention, Post]]:
    """The posts that a sentence `[start, end)` says its people take, hold or leave."""
    text = page.text
    if _OPEN.search(text, start, end) or not _TAKEN.search(text, start, end):
        return
    for match in _OFFICE.finditer(text, start, end):
        begin = max([start, *(p.evidence.end for p in people if p.evidence.end <= match.start())])
        person = _whose(people, match, text)
        if person is None:
            continue
        elements = elements_of(page, begin, match.start())
        posts = read_posts(elements, gender=person.gender)
        if posts and ends_at_name(elements, posts[-1]):
            yield person, posts[-1]


def _whose(people: Sequence[Mention], match: re.Match[str], text: str) -> Mention | None:
    """The only name of the sentence, else the nearest behind the post that no comma parts from it."""
    if len({p.name for p in people}) == 1:
        return people[0]
    behind = next((p for p in people if p.evidence.start >= match.end()), None)
    return behind if behind is not None and not re.search(r"[,;:]", text[match.end() : behind.evidence.start]) else None


def led_houses(people: Sequence[Mention], start: int, end: int, page: Page) -> Iterator[tuple[Mention, Post]]:
    """Who heads an institution: `muzeju vada direktore D. Roze`, `L. Kalns vada Ogres bibliotēku`."""
    text = page.text
    for house in (n for n in page.houses if start <= n.start and n.end <= end and Case.ACC in n.cases):
        verb = _LEADS.match(text, house.end, end)
        if not _can_be_object(house, text) and not (verb and any(p.evidence.start == verb.end() for p in people)):
            continue  # `Uzņēmumu pārstāvji`, but `Uzņēmumu vada Anna Roze`
        person = next((p for p in people if verb and p.evidence.start >= verb.end()), None)
        if verb and person is not None and len(text[verb.end() : person.evidence.start].split()) <= 6 and "," not in text[verb.end() : person.evidence.start]:
            words = text[verb.end() : person.evidence.start].split()
            if any(_HEADS.match(f.noun) for w in words for f in post_forms(w)):
                elements = elements_of(page, verb.end(), person.evidence.start)
                posts = read_posts(elements, gender=person.gender, nominative=True)
                if posts and ends_at_name(elements, posts[-1]) and posts[-1].institution is None:
                    yield person, _held(posts[-1], house)
            elif not any(w[:1].isupper() for w in words):
                yield person, _head(person, house, verb.end())
        before = next((p for p in people if p.evidence.end <= house.start and _LEADS.fullmatch(text[p.evidence.end : house.start])), None)
        if before is not None and re.match(r"\s*(?:[.,;)]|un\b|kopš|no\b|jau|$)", text[house.end : end]):
            yield before, _head(before, house, house.start)


def members_of(people: Sequence[Mention], start: int, end: int, page: Page) -> Iterator[tuple[Mention, Post]]:
    """Whom an association takes in or lets go: `nolemj uzņemt biedrībā Jāni Ozolu`, `no biedrības izstājusies Ilze Kalna`."""
    text = page.text
    for match in _JOINS.finditer(text, start, end):
        leaves = match.group().lower().startswith(("izst", "izsl"))
        house = next((n for n in page.houses if start <= n.start and n.end <= end and n.mention.type in _OF_MEMBERS and _joined_with(n, text, leaves=leaves)), None)
        if house is None:
            continue
        takes = match.group().lower().startswith(("uz", "izsl"))
        for person in people if len({p.name for p in people}) == 1 or not takes else [p for p in people if p.evidence.start >= min(match.end(), house.end)]:
            role = "biedre" if person.gender is Gender.FEMININE else "biedrs"
            yield person, Post(role, None, house.mention, min(match.start(), house.start), max(match.end(), house.end), house.start)


def _joined_with(house: Named, text: str, *, leaves: bool) -> bool:
    return Case.GEN in house.cases and bool(re.search(r"\bno\s+$", text[max(0, house.start - 5) : house.start], re.I)) if leaves else Case.LOC in house.cases


_LED_BY = re.compile(r"\s+vadībā\b")


def sent_groups(people: Sequence[Mention], start: int, end: int, page: Page) -> Iterator[tuple[Mention, Mention]]:
    """Who leads the people of an institution: `Tartu Universitātes delegācija M. Kalna vadībā`."""
    text = page.text
    for person in people:
        came = [n for n in page.houses if start <= n.start and n.end <= person.evidence.start]
        if came and re.search(r"(?:^|[\s,;])no\s+$", text[max(start, came[-1].start - 5) : came[-1].start], re.I) and _came(page, came[-1].end, person):
            yield person, came[-1].mention
        works = _WORKS.match(text, person.evidence.end, end)
        at = next((n for n in page.houses if works and n.start == works.end()), None)
        if at is not None and (Case.LOC in at.cases):
            yield person, at.mention
        if not _LED_BY.match(text, person.evidence.end, end):
            continue
        before = [n for n in page.houses if start <= n.start and n.end <= person.evidence.start]
        if before and not before[-1].generic and Case.GEN in before[-1].cases and _GROUP.match(text[before[-1].end : person.evidence.start]):
            yield person, before[-1].mention


#: `Biedrību „Rīts” seminārā pārstāvēja`, and those named behind.
_REPRESENTED = re.compile(r"[”“\"»]?\s+(?:[\w.-]+\s+){0,4}?pārstāv(?:ēja|ēs)?\s+(?:arī\s+)?")
_AND_NEXT = re.compile(r"\s*(?:,|un|,\s*un|kā arī)\s*")


def represented(people: Sequence[Mention], start: int, end: int, page: Page) -> Iterator[tuple[Mention, Mention]]:
    """Who stood for an institution without a post: `Biedrību „Rīts” pārstāvēja Anna Roze un Juris Kalns`."""
    ordered = sorted(people, key=lambda p: p.evidence.start)
    for house in (n for n in page.houses if start <= n.start and n.end <= end and Case.ACC in n.cases and not n.generic):
        verb = _REPRESENTED.match(page.text, house.end, end)
        at = verb.end() if verb is not None else -1
        for person in ordered:
            if person.evidence.start == at:
                yield person, house.mention
                following = _AND_NEXT.match(page.text, person.evidence.end, end)
                at = following.end() if following is not None else -1


_ON_BEHALF = re.compile(r"[”“\"»]?\s+vārdā(?:[ \t]+(?:runā\w*|uzrunā\w*|sveic\w*|parakst\w*|piedal\w*|uzstā\w*)[ \t]+|[ \t]*[:–—-]?[ \t]*)")


def spoken_for(people: Sequence[Mention], page: Page) -> Iterator[tuple[Mention, Mention]]:
    """On whose behalf somebody signs or speaks without a post: `Ogres novada pašvaldības vārdā | Anna Roze`."""
    at = {p.evidence.start: p for p in people}
    for house in (n for n in page.houses if Case.GEN in n.cases and not n.generic and n.mention.type not in ("state", "party", "media")):
        match = _ON_BEHALF.match(page.text, house.end)
        if match is not None and match.end() in at:
            yield at[match.end()], house.mention


def _came(page: Page, start: int, person: Mention) -> bool:
    """Whether nothing but a verb of taking part is between: `no biedrības "Ābele" | bija ieradusies | Ginta Saule`."""
    between = page.text[start : person.evidence.start]
    return bool(re.fullmatch(r"[”“\"»]?\s+(?:\w+\s+){0,2}(?:piedal\w+|iera\w+|atbrauc\w*|ieradās|uzstāj\w+|runāja|bija|klāt)\s+(?:arī\s+)?", between))


def _can_be_object(house: Named, text: str) -> bool:
    return Case.ACC in house.cases and not (house.generic and text[house.start].isupper())


def _head(person: Mention, house: Named, at: int) -> Post:
    role = "vadītāja" if person.gender is Gender.FEMININE else "vadītājs"
    return Post(role, None, house.mention, min(at, house.start), max(at, house.end), house.start)


def _held(post: Post, house: Named) -> Post:
    return Post(post.role, post.unit, house.mention, min(post.start, house.start), max(post.end, house.end), house.start, False, None)
