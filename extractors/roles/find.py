"""All posts and affiliations of the people of a document, each with its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.names.declension import Case
from extractors.names.given import is_given_name
from extractors.names.posts import post_gender
from extractors.people.identity import identities
from extractors.records import (
    Alias,
    Capacity,
    Document,
    Header,
    Mention,
    MentionId,
    Passage,
    PassageKind,
    Role,
    Section,
    SectionKind,
)
from extractors.roles.anchors import signed_for, stood_for, talked_of
from extractors.roles.behind import posts_behind, posts_under
from extractors.roles.elected import elected_posts
from extractors.roles.elements import Element, Kind, elements_of
from extractors.roles.lists import for_gender, heading_institution, heading_post, label_above, single_post
from extractors.roles.nominative import in_nominative
from extractors.roles.owners import (
    WITH_STAFF,
    House,
    abroad,
    employer,
    ending_like,
    is_abroad,
    organ_of,
    own_office,
    own_seat,
    pointed_at,
)
from extractors.roles.page import Page, read_page
from extractors.roles.phrases import Post, ends_at_name, read_posts, shared
from extractors.roles.predicates import groups_led, stated_posts
from extractors.roles.seats import COUNTED, OF_A_SEAT, SEATED, seated
from extractors.roles.settle import GUESSED, settle
from extractors.roles.tables import cells_beside, elements_of_cell, named_elsewhere, of_posts, of_tasks, row_of
from extractors.roles.territory import Span, Territory, territories
from extractors.roles.words import ACADEMIC, RANKS

if TYPE_CHECKING:
    from spacy.tokens import Doc

_METHOD = "roles:"
#: Who leads an organ or writes for it: beside such a post the seat of a plain member goes without saying.
_LEADS_ORGAN = re.compile(r"(?:\w+ )?(?:līdz)?(?:priekšsēd|sekretār|loce|senator|deputāt)")
#: A council's word before a post that only councils have: the guide leaves it out.
_OF_ITS_OWN = re.compile(r"^(?:(?:novada|pilsētas|pagasta) )?(?:domes|padomes) (?=deputāt)")


def find_roles(
    document: Document,
    doc: Doc,
    sections: Sequence[Section],
    people: Sequence[Mention],
    institutions: Sequence[Mention],
    aliases: Sequence[Alias] = (),
    header: Header | None = None,
) -> Iterator[Role]:
    """The posts of the people named, one row for each post and person; affiliations without a post have no role."""
    named = sorted(institutions, key=lambda m: (m.evidence.start, m.evidence.end, m.name))
    house = House.of(header, named, document.text)
    page = read_page(document, doc, people, named, aliases, house.body)
    found = [*_in_text(document, sections, people, page, house), *_in_cells(document, sections, people, page, house)]
    found += _seats(document, sections, people, page, house, found)
    for person, place in groups_led(document, people, page):
        found.append(_affiliated(document, person, place))
    for person, post in stated_posts(document, people, page):
        found.append(_role(document, person, post, "stated with a verb", 0.8, page, house, listed=False))
    for person, post in elected_posts(document, people, page, house):
        found.append(_role(document, person, post, "elected", 0.85, page, house, listed=False))
    yield from settle(_of_the_minister(found, named), identities(people), named, aliases)


#: Who serves a minister without the name of a ministry: `ministres padomnieks`, `ministra biroja vadītāja`.
_SERVES_MINISTER = re.compile(r"ministr(?:a|es) (?:padomnie|preses sekretār|biroja vadītāj|palī|parlamentār|pārstāv)")


def _of_the_minister(found: Sequence[Role], institutions: Sequence[Mention]) -> list[Role]:
    """The roles, those who serve `the minister` in the ministry of the only one of this country whom the paper names."""
    abroad_too = {m.id for m in institutions if is_abroad(m.name)}
    held = {r.institution for r in found if r.role and re.search(r"(?<!valsts) ministr(?:s|e)$", r.role) and r.institution}
    houses = held - abroad_too
    only = next(iter(houses)) if len(houses) == 1 else None
    return [replace(r, institution=only) if only and r.institution is None and r.role and _SERVES_MINISTER.match(r.role) else r for r in found]


def _in_text(
    document: Document, sections: Sequence[Section], people: Sequence[Mention], page: Page, house: House
) -> Iterator[Role]:
    heading: Post | None = None
    place: Mention | None = None
    seat: Post | None = None
    led = False  # whether a line above gave the lead of the body itself beside its holder's house
    sent = False  # whether those who hold that seat come from houses of their own
    block: int | None = None  # where the block of the name before begins
    previous: Territory | None = None
    for area in territories(document, sections, people):
        before = _elements(area.lead, page)
        if not area.follows and not (heading is not None and heading.plural and _goes_on(document, previous, area, before, block == _block(sections, area.person))):
            heading, place = _heads(document, sections, area, before, page)
        previous = area
        absent = area.listed and _is_absent(sections, area.person)
        begin = _block(sections, area.person)
        if area.listed and not absent and begin != block:  # only a post that heads the whole block tells whose block it is
            seat = heading if heading is not None and OF_A_SEAT.match(heading.role) else seat
        block = begin
        posts, method, confidence = _set_in_place(page, _before(area, before), area.person), "before the name", 0.9
        affiliation: Mention | None = None
        if not posts or area.listed or document.text[area.person.evidence.end :].startswith((" (", " no ")):
            behind, affiliation = posts_behind(
                document, area, page, empty_before=not any(e.kind is not Kind.MARK for e in before)
            )
            if not posts:
                posts, method, confidence = behind, "behind the name", 0.85
            elif behind and not area.names_first:
                posts = shared([*posts, *behind])
            elif affiliation is not None and affiliation.type == "party" and all(p.institution or p.owner for p in posts):
                yield _affiliated(document, area.person, affiliation)  # `komisijas priekšsēdētāja I. Roze (JV)`: both
            elif affiliation is not None:  # `skolu koordinatore Olga Roze (VIF)`
                here = [p for p in posts if not p.institution and not p.owner and organ_of(p.role, house.body) is not None]
                if len(here) == len(posts):  # `padomes priekšsēdētājs I. Roze (SIA „Rīts”)`: a seat here, held by one of that house
                    yield _affiliated(document, area.person, affiliation)
                posts = [p if p.institution or p.owner or p in here else replace(p, institution=affiliation) for p in posts]
        if area.listed and method == "behind the name":
            here = [p for p in posts if _is_seat_beside(p, page, house, led=led)]
            for own_house in {p.institution for p in here if p.institution is not None}:
                led = True
                yield _affiliated(document, area.person, own_house)
            posts = [replace(p, institution=house.body) if p in here else p for p in posts]
        if not posts and not affiliation and area.under:
            posts, affiliation = posts_under(area, page)
            method, confidence = "below the name", 0.8
        if not posts and heading is not None:
            posts, method, confidence = [replace(heading, role=for_gender(heading.role, area.person.gender))], "post of a list", 0.9
            if affiliation is not None and heading.institution is None and OF_A_SEAT.match(heading.role):
                sent = True
                yield _affiliated(document, area.person, affiliation)  # a seat here, sent by a house of its own
            elif affiliation is not None:
                posts = [p if p.institution else replace(p, institution=affiliation) for p in posts]
        elif seat is not None and seat is heading and any(p.institution for p in posts):
            sent = True
        if absent and seat is not None and not posts and (affiliation is None or sent) and place is None and not any(
            e.kind is not Kind.MARK and e.start >= _label_end(sections, area.person) for e in before
        ):
            if affiliation is not None:
                yield _affiliated(document, area.person, affiliation)
            posts, method, confidence = [replace(seat, role=for_gender(seat.role, area.person.gender))], "seat of those absent", 0.7
        for number, post in enumerate(posts):
            if (sent_by := _sent_by(document, post, house)) is not None:  # `A. Roze, Veselības ministrija, padomes priekšsēdētāja`
                yield _affiliated(document, area.person, sent_by)
                posts[number] = replace(post, institution=None)
        for post in posts:
            if post.institution is None and post.role in ("sekretāre", "sekretārs") and _of_the_minutes(sections, post):
                continue  # `Sekretāre: A. Roze` is what she does at the meeting
            if post.role in ("vadītājs", "vadītāja") and post.institution is None and not post.owner and not post.unit and _signs(sections, post):
                continue  # `Vadītājs A. Roze` below the minutes led the meeting
            if area.listed and place is not None and not post.institution and not post.owner:
                post = replace(post, institution=place)  # `No kameras puses:` holds for all lines below
            yield _role(document, area.person, post, method, confidence, page, house, listed=area.listed)
        if not posts:
            affiliation = affiliation or place or (heading_institution(before) if area.listed else None)
            if affiliation is not None:
                yield _affiliated(document, area.person, affiliation)


def _sent_by(document: Document, post: Post, house: House) -> Mention | None:
    """The house from which somebody comes who holds a seat in the body that meets, named before the seat and a comma."""
    at = post.institution
    if at is None or house.body is None or at.name == house.body.name or organ_of(post.role, house.body) is None:
        return None
    between = document.text[at.evidence.end : post.start] if at.evidence.end <= post.start else ""
    return at if re.fullmatch(r"\s*(?:\([^()]{2,12}\))?\s*[,–—-]\s*", between) else None


def _seats(
    document: Document, sections: Sequence[Section], people: Sequence[Mention], page: Page, house: House, found: Sequence[Role]
) -> list[Role]:
    """The seats that headings give beside the posts of each line: `Senatori: A. Roze (rektore)` is both; who leads the body needs none."""
    who = identities(people)
    held = {(who[r.person], r.institution) for r in found if r.role and r.institution and _LEADS_ORGAN.match(r.role)}
    names = {m.id: page.full(m) for m in page.institutions}
    genders = {who[r.person]: post_gender(r.role) for r in reversed(found) if r.role}  # initials tell none
    led = {(person, names[at]) for person, at in held if at in names}
    out: list[Role] = []
    for person, seat in seated(document, page, sections, people):
        post = replace(seat, role=for_gender(seat.role, genders.get(who[person.id]) or person.gender))
        row = _role(document, person, post, SEATED, 0.85, page, house, listed=True)
        if row.institution is not None and (who[person.id], names[row.institution]) not in led:
            out.append(row)
    return out


def _goes_on(document: Document, before: Territory | None, area: Territory, lead: Sequence[Element], same_block: bool) -> bool:
    """Whether a name stands in the list of the name before it: on a line of its own below, or behind more than a comma.

    No other post, body or label may begin there: `locekļi | A. Roze` and below it only `B. Kalns`.
    """
    if before is None or not area.listed or not same_block or area.label not in (None, before.label) or any(
        e.kind is not Kind.MARK and e.text.lower() not in ("un", "kā", "arī") and not is_given_name(e.text) for e in lead
    ):
        return False
    between = re.sub(r"\([^()]*\)", "", document.text[before.person.evidence.end : area.person.evidence.start])
    if "\n" not in between:
        return not re.search(r":|[.]\s" if area.names_first and before.names_first else r"[;:]|[.]\s", between)
    alone = not any(re.search(r"[^\W\d_]{2}", document.text[a:b]) for a, b in (*area.tail, *area.under))
    return alone and not re.search(r"[^\W\d_]{2}|[;:]", between)


def _set_in_place(page: Page, posts: list[Post], person: Mention) -> list[Post]:
    """The posts, the last with the institution that stands between it and the name: `koordinatore aģentūrā – D. Roze`."""
    if not posts or posts[-1].institution is not None or posts[-1].end > person.evidence.start:
        return posts
    house = next((n for n in page.houses if posts[-1].end <= n.start and n.end <= person.evidence.start and Case.LOC in n.cases), None)
    return posts if house is None else [*posts[:-1], replace(posts[-1], institution=house.mention)]


#: Seats that share in the lead of a body.
_DEPUTY = re.compile(r"(?:(?:pirm|otr)\w+ )?priekšsēdētāj(?:a|as) vietnie(?:ks|ce)|sekretār(?:s|e)|līdzpriekšsēdētāj(?:s|a)")


def _is_seat_beside(post: Post, page: Page, house: House, *, led: bool) -> bool:
    """Whether a post behind a name is a seat in the body that meets, and the institution behind it the holder's own: `I. Roze, padomes priekšsēdētāja, Zivju biedrība`.

    A deputy's needs no body once a line above has given the lead of it so.
    """
    behind = post.institution is not None and post.institution.evidence.start >= post.end
    if not behind or post.institution == house.body:
        return False
    return own_seat(post.role, post.house, page.institutions, house) is not None or (led and house.body is not None and _DEPUTY.fullmatch(post.role) is not None)


def _elements(spans: Sequence[Span], page: Page) -> list[Element]:
    return [e for start, end in spans for e in elements_of(page, start, end)]


def _before(area: Territory, elements: Sequence[Element]) -> list[Post]:
    """The posts that reach the name from the left, the nearest and those joined to it."""
    posts = read_posts(elements, gender=area.person.gender, nominative=in_nominative(area.person))
    if not posts or not ends_at_name(elements, posts[-1]):
        return []
    if len(posts) > 1 and posts[-1].role in ACADEMIC | RANKS and posts[-1].institution is None and not any(
        posts[-2].end <= e.start and e.end <= posts[-1].reaches for e in elements
    ):  # fmt: skip
        posts = posts[:-1]  # `klīnikas vadītājs profesors D. Roze`: a title behind the post
    chain = [posts[-1]]
    for post in reversed(posts[:-1]):
        between = [e for e in elements if post.end <= e.start and e.end <= chain[0].reaches]
        if not between or not all((e.kind is Kind.MARK and e.text in ",-–—‒/") or e.text.lower() in ("un", "arī", "vienlaikus") for e in between):
            break
        chain.insert(0, post)
    return shared(chain)


def _heads(
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


def _block(sections: Sequence[Section], person: Mention) -> int | None:
    return next((s.start for s in sections if s.start <= person.evidence.start < s.end), None)


def _label_end(sections: Sequence[Section], person: Mention) -> int:
    """Where the label ends that opens the block of a name: `Nav klāt –`."""
    section = next((s for s in sections if s.start <= person.evidence.start < s.end), None)
    return section.start + len(section.title or "") if section is not None else 0


def _is_absent(sections: Sequence[Section], person: Mention) -> bool:
    """Whether the name stands in the block of those who did not come: of a body's members, for nobody else is missed there."""
    section = next((s for s in sections if s.start <= person.evidence.start < s.end), None)
    return section is not None and section.capacity is Capacity.ABSENT


def _of_the_minutes(sections: Sequence[Section], post: Post) -> bool:
    """Whether a secretary is only named as the one who takes the minutes: by the label of the block, or signing."""
    section = next((s for s in sections if s.start <= post.start < s.end), None)
    if section is None or section.kind is SectionKind.SIGNATURE:
        return section is not None
    return section.capacity is Capacity.SECRETARY and post.start < section.start + len(section.title or "")


def _signs(sections: Sequence[Section], post: Post) -> bool:
    """Whether a post stands below minutes, where those sign who led the meeting."""
    section = next((s for s in sections if s.start <= post.start < s.end), None)
    return section is not None and section.kind is SectionKind.SIGNATURE


def _house_above(
    document: Document, sections: Sequence[Section], area: Territory, page: Page
) -> Mention | None:
    """The institution whose people the lines below its name are, `Valsts kanceleja:`, else the one before a dash on the line."""
    lead = document.text[area.lead[0][0] : area.person.evidence.start] if area.lead else ""
    if re.search(r"[-–—‒]\s*$", lead):
        return heading_institution(_elements(area.lead, page))
    section = next(s for s in sections if s.start <= area.person.evidence.start < s.end)
    above = label_above(document, page, section.start, area.person.evidence.start)
    return heading_institution(above) if all(e.kind in (Kind.INSTITUTION, Kind.MARK) or e.text.lower() in ("no", "puses") for e in above) else None


def _in_cells(
    document: Document, sections: Sequence[Section], people: Sequence[Mention], page: Page, house: House
) -> Iterator[Role]:
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
        before = _elements(area.lead, page)
        posts = _before(area, before)
        behind, affiliation = posts_behind(document, area, page, empty_before=not before)
        posts = [*posts, *(p for p in behind if p not in posts)]
        place = affiliation or heading_institution(before) or _house_of_bracket(document, page, house, area)
        for cell in cells_beside(document, sections, person, people):
            elements = elements_of_cell(page, cell)
            beside = _row_posts(elements, person, titled=of_posts(document, cell))
            posts += beside
            first = elements[0].mention if elements and elements[0].kind is Kind.INSTITUTION else None
            if first is not None and place is None and not any(p.institution is not None for p in beside):
                place = first
        place = place or _row_of_house(document, page, passage)
        elsewhere = place is None and named_elsewhere(document, passage)
        for post in posts:
            if post.institution is None and (own := own_seat(post.role, post.house, page.institutions, house)) is not None:
                post = replace(post, institution=own)  # `padomes priekšsēdētājs` beside the ministry that sent him
            if post.institution is None and place is not None and not post.role.startswith("projekta "):
                post = replace(post, institution=place)
            yield _role(document, person, post, "row of a table", 0.9, page, house, listed=listed and not elsewhere)
        seated = bool(posts) and all(own_seat(p.role, p.house, page.institutions, house) is not None for p in posts if p.institution is None)
        if place is not None and (not posts or (seated and not any(p.institution is not None for p in posts))):
            yield _affiliated(document, person, place)


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


def _row_of_house(document: Document, page: Page, passage: Passage) -> Mention | None:
    """The institution whose row of a table it is: the only one that has a cell of it for itself, by its name or the paper's word for it."""
    if of_tasks(document, passage):
        return None
    cells = [(c.start, c.end) for c in row_of(document, passage) if c is not passage]
    owners = [n for n in page.houses if any(a <= n.start and n.end <= b and document.text[a:b].strip(" .:") == document.text[n.start : n.end] for a, b in cells)]
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


def _role(
    document: Document, person: Mention, post: Post, method: str, confidence: float, page: Page,
    house: House, *, listed: bool,
) -> Role:  # fmt: skip
    role, institution = post.role, post.institution.id if post.institution else None
    if institution is None and post.house and (ended := ending_like(post.house, page.institutions, house)) is not None:
        institution = ended.id
    elif institution is None and (named := None if listed else stood_for(page, post.reaches)) is not None:
        institution = named.id
        if post.owner not in (None, "tās") and pointed_at(post.owner or "", post.start, page.institutions) != named:
            role = f"{post.owner} {role}"  # `no Savienības puses – biroja vadītāja`
    elif institution is None:
        signed = None if listed or post.owner else signed_for(page, role, post.reaches)
        role, institution = (role, signed.id) if signed is not None else abroad(role, page.institutions) or employer(role, post.owner, post.unit, post.start, page.institutions, house, listed=listed)
        if institution is None and post.owner is None and in_nominative(person) and (own := own_office(role, house)) is not None:
            institution, confidence = own.id, min(confidence, GUESSED)
        if institution is not None and post.owner is not None:
            confidence = min(confidence, GUESSED)
        if institution is None and not listed and post.owner is None and post.house is None and (named := talked_of(page, house, role, post.reaches)) is not None:
            institution, confidence = named.id, min(confidence, GUESSED)
    role = _chair(_OF_ITS_OWN.sub("", role), institution, page)
    start, end = min(post.reaches, person.evidence.start), max(post.end, person.evidence.end)
    return Role(person.id, role, institution, post.unit, document.cite(start, end), _METHOD + method, confidence)


def _chair(role: str, institution: MentionId | None, page: Page) -> str:
    """The chair of a council that is the municipality: `domes priekšsēdētājs` of `Ogres novada pašvaldība`, when the paper names it so."""
    mention = next((m for m in page.institutions if m.id == institution), None) if role.startswith("priekšsēdētāj") else None
    if mention is None or not mention.name.endswith(" dome"):
        return role
    others = {m.name for m in page.institutions}
    return f"domes {role}" if mention.name.removesuffix("dome") + "pašvaldība" in others else role


def _affiliated(document: Document, person: Mention, institution: Mention) -> Role:
    start = min(institution.evidence.start, person.evidence.start)
    end = max(institution.evidence.end, person.evidence.end)
    return Role(person.id, None, institution.id, None, document.cite(start, end), _METHOD + "affiliation", 0.8)
