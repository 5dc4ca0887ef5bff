"""Posts of the people who stand in tables, with what the row says of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.records import (
    Document,
    Mention,
    Passage,
    PassageKind,
    Role,
    Section,
    SectionKind,
)
from extractors.roles.behind import posts_behind
from extractors.roles.elements import Element, Kind, elements_of
from extractors.roles.lead import elements_in, posts_before
from extractors.roles.lists import for_gender, heading_institution, heading_post
from extractors.roles.owners import (
    WITH_STAFF,
    House,
    own_seat,
)
from extractors.roles.page import Page
from extractors.roles.phrases import Post, read_posts, shared
from extractors.roles.rows import affiliation_row, role_row
from extractors.roles.sides import houses_of_tables
from extractors.roles.tables import cells_beside, columns_of_people, elements_of_cell, named_elsewhere, of_posts, of_tasks, row_of
from extractors.roles.territory import Territory


def posts_in_cells(
    document: Document, sections: Sequence[Section], people: Sequence[Mention], page: Page, house: House
) -> Iterator[Role]:
    """The posts and affiliations of those whose names stand in cells, in the order of the text."""
    columns = columns_of_people(document, people)
    sides = houses_of_tables(document, page)
    for person in sorted(people, key=lambda m: m.evidence.start):
        passage = document.passage_at(person.evidence.start)
        if passage is None or passage.kind is not PassageKind.CELL:
            continue
        section = next((s for s in sections if s.start <= passage.start < s.end), None)
        listed = section is not None and section.kind is SectionKind.ATTENDANCE
        others = [p for p in people if passage.start <= p.evidence.start < passage.end]
        before_at = max([passage.start, *(p.evidence.end for p in others if p.evidence.end <= person.evidence.start)])
        after_at = min([passage.end, *(p.evidence.start for p in others if p.evidence.start >= person.evidence.end)])
        area = Territory(person, ((before_at, person.evidence.start),), ((person.evidence.end, after_at),), (), None, False, True, True)
        before = elements_in(area.lead, page)
        posts = posts_before(area, before)
        behind, affiliation = posts_behind(document, area, page, empty_before=not before)
        if after_at < passage.end:  # a post right before the next name is the next person's
            behind = [p for p in behind if document.text[p.end : after_at].strip()]
        posts = [*posts, *(p for p in behind if p not in posts)]
        place = affiliation or heading_institution(before) or _house_of_bracket(document, page, house, area)
        for cell in cells_beside(document, sections, person, people, page, columns):
            elements = elements_of_cell(page, cell)
            beside = _row_posts(elements, person, titled=of_posts(document, cell))
            posts += beside
            first = elements[0].mention if elements and elements[0].kind is Kind.INSTITUTION else None
            if first is not None and place is None and not any(p.institution is not None for p in beside):
                place = first
        place = place or _row_of_house(document, page, passage)
        side = sides.get(passage.table) if passage.table is not None else None
        if side is not None and side.mention.name == (house.body.name if house.body else None) and house.body is not None and house.body.type in ("council", "committee"):
            if place is not None:
                yield affiliation_row(document, person, side.mention)  # `No padomes piedalās`: of it, and of a house of his own
        elif side is not None and not any(p.institution for p in posts):
            place = place or side.mention
        if not posts and (held := _post_of_column(document, page, passage)) is not None:
            posts = [replace(held, role=for_gender(held.role, person.gender))]
        elsewhere = place is None and named_elsewhere(document, passage)
        for post in posts:
            if post.institution is None and (own := own_seat(post.role, post.house, page.institutions, house)) is not None:
                post = replace(post, institution=own)  # `padomes priekšsēdētājs` beside the ministry that sent him
            if post.institution is None and place is not None and not post.role.startswith("projekta "):
                post = replace(post, institution=place)
            yield role_row(document, person, post, "row of a table", 0.9, page, house, listed=listed and not elsewhere)
        seat = _seat_of_row(document, page, passage, people)
        if seat is not None and (not posts or (_SEAT.match(seat.role) and not any(p.role.endswith(seat.role.split()[-1]) for p in posts))):
            held = replace(seat, role=for_gender(seat.role, person.gender))
            yield role_row(document, person, held, "post of a list", 0.85, page, house, listed=True)
        seated = bool(posts) and all(own_seat(p.role, p.house, page.institutions, house) is not None for p in posts if p.institution is None)
        if place is not None and (not posts or (seated and not any(p.institution is not None for p in posts))):
            yield affiliation_row(document, person, place)


#: A seat that people of other houses hold too.
_SEAT = re.compile(r"(?:padomes|komisijas|komitejas|kolēģijas|darba grupas) loce")


def _seat_of_row(document: Document, page: Page, passage: Passage, people: Sequence[Mention]) -> Post | None:
    """The plural post with which a row begins, for all whom it names behind: `Padomes locekļi | zemkopības ministrs A. Roze; B. Kalns`."""
    first = min(row_of(document, passage), key=lambda c: c.column or 0)
    if first is passage or any(first.start <= p.evidence.start < first.end for p in people) or of_tasks(document, passage):
        return None
    return heading_post(elements_of(page, first.start, first.end))


def _house_of_bracket(document: Document, page: Page, house: House, area: Territory) -> Mention | None:
    """Whose the person in a bracket is: `Ogres ģimnāzija (skolotāja D. Roze)`; of a unit of the house whose paper it is, that house."""
    start, end = area.lead[0] if area.lead else (0, 0)
    opening = document.text.rfind("(", start, end)
    if opening < 0 or ")" in document.text[opening:end]:
        return None
    front = [e for e in elements_of(page, start, opening) if e.kind is not Kind.MARK]
    if not front:
        return None
    if front[-1].kind is Kind.INSTITUTION:
        return front[-1].mention
    unit = front[-1].kind is Kind.UNIT and all(e.kind in (Kind.WORD, Kind.UNIT) for e in front)
    return house.body if unit and house.own_paper and house.body is not None and house.body.type in WITH_STAFF else None


def _post_of_column(document: Document, page: Page, passage: Passage) -> Post | None:
    """The post that the title of a name's column tells of all in it: `Vadītāja / vadītājs`, `Direktore`; none of a table of tasks."""
    title = next(
        (c for c in document.passages if c.kind is PassageKind.CELL and c.table == passage.table and c.row == 0 and c.column == passage.column), None
    )
    if title is None or title is passage or of_tasks(document, passage):
        return None
    words = document.text[title.start : title.end].partition("/")[0].strip(" .:")
    elements = elements_of(page, title.start, title.start + len(words)) if 0 < len(words) <= 40 else []
    posts = read_posts(elements, nominative=True)
    whole = len(posts) == 1 and posts[0].start == title.start and posts[0].end == title.start + len(words)
    return posts[0] if whole and not _NOBODYS.search(posts[0].role) else None


#: Titles of columns that tell what those in them do at the meeting or in the table, and no post.
_NOBODYS = re.compile(r"^(?:pārstāv|ekspert|speciālist|dalībnie|loce|autor|izpildītāj|pilnvarot|darbinie|pasniedzēj|partner)\w*$|atbildīg|kontakt")
#: `no Lauku dienesta -`, `No ministrijas puses (LAD):` around the name of a house.
_SIDE = re.compile(r"^\s*[Nn]o\s+|\s+puses\s*[-–—:]?\s*$")
_BRACKETED = re.compile(r"\s*\([^()]{1,40}\)")


def _row_of_house(document: Document, page: Page, passage: Passage) -> Mention | None:
    """The institution whose row of a table it is: the only one that has a cell of it for itself, by its name or the paper's word for it."""
    if of_tasks(document, passage):
        return None
    cells = [(c.start, c.end) for c in row_of(document, passage) if c is not passage]
    owners = [
        n for n in page.houses
        if any(a <= n.start and n.end <= b and _SIDE.sub("", _BRACKETED.sub("", document.text[a:b])).strip(" .:-–—") == document.text[n.start : n.end] for a, b in cells)
    ]  # fmt: skip
    return owners[0].mention if len({page.full(n.mention) for n in owners}) == 1 else None


def _row_posts(elements: Sequence[Element], person: Mention, *, titled: bool = False) -> list[Post]:
    """The posts of a cell: those that begin it, or stand behind the institution and its units.

    In a column that is titled as one of posts a word that the grammar does not know belongs to the post behind it.
    """
    posts = read_posts(elements, gender=person.gender, nominative=None)
    out: list[Post] = []
    reached = 0
    for post in posts:
        skipped = [e for e in elements if reached <= e.start < post.reaches]
        unknown = [e for e in skipped if e.kind not in (Kind.MARK, Kind.INSTITUTION) and e.text.lower() not in ("un", "arī")]
        if unknown and not titled:
            break
        if unknown and all(e.kind is Kind.WORD and e.text[:1].islower() for e in unknown):
            post = replace(post, role=f"{' '.join(e.text for e in unknown)} {post.role}", reaches=unknown[0].start)
        out.append(post)
        reached = post.end
    return shared(out)
