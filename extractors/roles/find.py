"""All posts and affiliations of the people of a document, each with its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.names.declension import Case, decline
from extractors.names.given import is_given_name
from extractors.names.posts import post_gender
from extractors.people.identity import identities
from extractors.records import (
    Alias,
    Capacity,
    Document,
    Gender,
    Header,
    Mention,
    MentionId,
    Role,
    Section,
    SectionKind,
)
from extractors.roles.academic import titled
from extractors.roles.behind import posts_behind, posts_under
from extractors.roles.brackets import named_in_brackets, without_known
from extractors.roles.cells import posts_in_cells
from extractors.roles.elected import elected_posts, seats_in_text
from extractors.roles.elements import Element, Kind
from extractors.roles.lead import elements_in, heading_of, posts_before, set_in_place
from extractors.roles.lists import for_gender, heading_institution
from extractors.roles.owners import (
    House,
    is_abroad,
    organ_of,
    own_seat,
)
from extractors.roles.page import Page, read_page
from extractors.roles.phrases import Post, shared
from extractors.roles.predicates import groups_led, stated_posts
from extractors.roles.pronouns import posts_of_pronouns
from extractors.roles.rows import affiliation_row, role_row
from extractors.roles.seats import OF_A_SEAT, SEATED, seated
from extractors.roles.settle import settle
from extractors.roles.shares import shareholders
from extractors.roles.sides import houses_of_lines
from extractors.roles.territory import Territory, territories

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Who leads an organ or writes for it: beside such a post the seat of a plain member goes without saying.
_LEADS_ORGAN = re.compile(r"(?:\w+ )?(?:līdz)?(?:priekšsēd|sekretār|loce|senator|deputāt)|(?:padomes|valdes|komisijas|komitejas|kolēģijas|grupas) vadītāj")


#: A label of those who came for the body that meets: `No padomes:`, `No komisijas puses:`.
_OF_OWN_ORGAN = re.compile(r"No (?P<organ>padomes|komisijas|komitejas|kolēģijas|darba grupas)(?: puses)?", re.IGNORECASE)


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
    found = [*_in_text(document, sections, people, page, house), *posts_in_cells(document, sections, people, page, house)]
    found += _seats(document, sections, people, page, house, found)
    for person, post in titled(page, sections, people, house):
        found.append(role_row(document, person, post, "title of teaching", 0.8, page, house, listed=True))
    for person, place in groups_led(document, people, page):
        found.append(affiliation_row(document, person, place))
    for person, post in stated_posts(document, people, page):
        found.append(role_row(document, person, post, "stated with a verb", 0.8, page, house, listed=False))
    for person, post in posts_of_pronouns(document, people, page):
        found.append(role_row(document, person, post, "stated of a pronoun", 0.75, page, house, listed=False))
    for person, post in seats_in_text(document, people, page, house):
        found.append(role_row(document, person, post, "elected", 0.8, page, house, listed=False))
    for person, post in shareholders(document, people, page):
        found.append(role_row(document, person, post, "holder of shares", 0.8, page, house, listed=False))
    for person, post in elected_posts(document, people, page, house):
        found.append(role_row(document, person, post, "elected", 0.85, page, house, listed=False))
    for person, place in without_known(named_in_brackets(document, people, page), found, identities(people)):
        found.append(affiliation_row(document, person, place))
    found = _without_seats_of_missed(found, sections, people)
    yield from settle(_of_the_minister(found, named), identities(people), named, aliases)


_MISSED = "seat of those absent"
#: Of whom a list only says for whom he would have come.
_SENT = re.compile(r"ministr(?:s|e)$|pārstāv(?:is|e)$")


def _without_seats_of_missed(found: Sequence[Role], sections: Sequence[Section], people: Sequence[Mention]) -> list[Role]:
    """The roles without the seats of those who did not come and may have been guests: `Nav ieradies: Vides dienesta pārstāvis A. Roze`.

    So it is where the paper says whose minister or representative he is, or names guests before those who did not come;
    of a name alone nothing but the seat is missed.
    """
    who = identities(people)
    doubtful = {who[p.id] for p in people if _is_absent(sections, p) and _behind_guests(sections, people, p)}
    absent = {who[p.id] for p in people if _is_absent(sections, p)}
    seats = [r for r in found if r.method.endswith((SEATED, _MISSED))]
    of_houses = {who[r.person] for r in found if r not in seats}
    sent = {who[r.person] for r in found if r not in seats and r.role and _SENT.search(r.role)}
    return [r for r in found if r not in seats or who[r.person] not in absent & (sent | (doubtful & of_houses))]


def _behind_guests(sections: Sequence[Section], people: Sequence[Mention], person: Mention) -> bool:
    """Whether the last block of people before the one of a name is not that of members: `Uzaicināti: …` before `Nav ieradies: …`."""
    before = [s for s in sections if s.kind is SectionKind.ATTENDANCE and s.end <= person.evidence.start and any(s.start <= p.evidence.start < s.end for p in people)]
    return bool(before) and before[-1].capacity not in (Capacity.PARTICIPANT, Capacity.CHAIR, Capacity.SECRETARY, Capacity.ABSENT)


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
    sides = houses_of_lines(document, page, sections, people)
    chiefs: dict[MentionId, Role] = {}  # the last row of each person so far
    held: Mention | None = None  # where the person before holds the post given before his name
    for area in territories(document, sections, people):
        before = elements_in(area.lead, page)
        if not area.follows and not (heading is not None and heading.plural and _goes_on(document, previous, area, before, block == _block(sections, area.person))):
            heading, place = heading_of(document, sections, area, before, page)
            if heading is None and place is None and area.listed and area.label and (own := _OF_OWN_ORGAN.fullmatch(document.text[slice(*area.label)].strip())):
                place = organ_of(f"{own['organ'].lower()} loceklis", house.body)  # `No padomes: A. Roze, B. Kalns`
        before_it, previous = previous, area
        absent = area.listed and _is_absent(sections, area.person)
        begin = _block(sections, area.person)
        if area.listed and not absent and begin != block:  # only a post that heads the whole block tells whose block it is
            seat = heading if heading is not None and OF_A_SEAT.match(heading.role) else seat
        block = begin
        posts, method, confidence = set_in_place(page, posts_before(area, before), area.person), "before the name", 0.9
        affiliation: Mention | None = None
        if not posts or area.listed or document.text[area.person.evidence.end :].startswith((" (", " no ", ", ")):
            behind, affiliation = posts_behind(
                document, area, page, empty_before=not any(e.kind is not Kind.MARK for e in before)
            )
            if not posts:
                posts, method, confidence = behind, "behind the name", 0.85
            elif behind and not area.names_first and (area.listed or document.text[area.person.evidence.end] != "," or _closes(document, area, behind)):
                posts = shared([*posts, *behind])
            elif affiliation is not None and affiliation.type == "party" and all(p.institution or p.owner for p in posts):
                yield affiliation_row(document, area.person, affiliation)  # `komisijas priekšsēdētāja I. Roze (JV)`: both
            elif affiliation is not None:  # `skolu koordinatore Olga Roze (VIF)`
                here = [p for p in posts if not p.institution and not p.owner and organ_of(p.role, house.body) is not None]
                if len(here) == len(posts):  # `padomes priekšsēdētājs I. Roze (SIA „Rīts”)`: a seat here, held by one of that house
                    yield affiliation_row(document, area.person, affiliation)
                posts = [p if p.institution or p.owner or p in here else replace(p, institution=affiliation) for p in posts]
        if held is not None and before_it is not None and method == "before the name" and _joins(document, before_it.person, posts):
            posts = [replace(p, institution=held) if p.institution is None else p for p in posts]
        held = posts[-1].institution if posts and method == "before the name" else None
        if area.listed and method == "behind the name":
            here = [p for p in posts if _is_seat_beside(p, page, house, led=led)]
            for own_house in {p.institution for p in here if p.institution is not None}:
                led = True
                yield affiliation_row(document, area.person, own_house)
            posts = [replace(p, institution=house.body) if p in here else p for p in posts]
        if not posts and not affiliation and area.under:
            posts, affiliation = posts_under(area, page)
            method, confidence = "below the name", 0.8
        if not posts and heading is not None:
            posts, method, confidence = [replace(heading, role=for_gender(heading.role, area.person.gender))], "post of a list", 0.9
            if affiliation is not None and heading.institution is None and OF_A_SEAT.match(heading.role):
                sent = True
                yield affiliation_row(document, area.person, affiliation)  # a seat here, sent by a house of its own
            elif affiliation is not None:
                posts = [p if p.institution else replace(p, institution=affiliation) for p in posts]
        elif seat is not None and seat is heading and any(p.institution for p in posts):
            sent = True
        if heading is not None and heading.plural and not absent and method == "behind the name" and _SEAT_IN_BRACKET.match(heading.role) and (
            document.text[area.person.evidence.end :].startswith(" (") and posts and all(p.institution is not None for p in posts)
        ):
            seat_too = replace(heading, role=for_gender(heading.role, area.person.gender))  # `padomes locekļi A. Roze (SIA „Rīts”, direktore)`: both
            yield role_row(document, area.person, seat_too, "post of a list", 0.8, page, house, listed=area.listed)
        if absent and seat is not None and not posts and (affiliation is None or sent) and place is None and not any(
            e.kind is not Kind.MARK and e.start >= _label_end(sections, area.person) for e in before
        ):
            if affiliation is not None:
                yield affiliation_row(document, area.person, affiliation)
            posts, method, confidence = [replace(seat, role=for_gender(seat.role, area.person.gender))], _MISSED, 0.7
        for number, post in enumerate(posts):
            if (sent_by := _sent_by(document, post, house)) is not None:  # `A. Roze, Veselības ministrija, padomes priekšsēdētāja`
                yield affiliation_row(document, area.person, sent_by)
                posts[number] = replace(post, institution=None)
        for post in posts:
            if post.institution is None and post.role in ("sekretāre", "sekretārs") and _of_the_minutes(sections, post):
                continue  # `Sekretāre: A. Roze` is what she does at the meeting
            if post.role in ("vadītājs", "vadītāja") and post.institution is None and not post.owner and not post.unit and _signs(sections, post):
                continue  # `Vadītājs A. Roze` below the minutes led the meeting
            if area.listed and place is not None and not post.institution and not post.owner:
                post = replace(post, institution=place)  # `No kameras puses:` holds for all lines below
            side = sides.get(area.person.evidence.start)
            if side is not None and post.institution is None and not post.owner and organ_of(post.role, house.body) is None:
                if post.role.startswith("projekta "):
                    yield affiliation_row(document, area.person, side)  # a post in the project, held by one of that house
                else:
                    post = replace(post, institution=side)
            away = affiliation is None and post.institution is None and _FROM_ELSEWHERE.match(document.text, area.person.evidence.end) is not None
            chief = _chief_of(document, post, before_it, chiefs)
            if chief is not None:  # `padomes priekšsēdētājs A. Roze, viņa vietniece B. Kalna`
                post = replace(post, role=f"{_of(chief.role or '')} {post.role}", institution=next((m for m in page.institutions if m.id == chief.institution), None))
            row = role_row(document, area.person, post, method, confidence, page, house, listed=area.listed and not away)
            chiefs[area.person.id] = row
            yield row
        if not posts:
            affiliation = affiliation or place or sides.get(area.person.evidence.start) or (heading_institution(before) if area.listed else None)
            if affiliation is not None:
                yield affiliation_row(document, area.person, affiliation)


#: `mācītājs D. Hofs no Melnsila draudzes`: of a house that is not known as one, but of no other.
_FROM_ELSEWHERE = re.compile(r",?\s+no\s+[„“\"]?[A-ZĀČĒĢĪĶĻŅŠŪŽ]")
#: Seats whose holders come from houses of their own, which brackets name.
_SEAT_IN_BRACKET = re.compile(r"(?:padomes|komisijas|komitejas|darba grupas|kolēģijas|žūrijas) locek")
#: Posts that somebody has in a house of whatever kind.
_IN_A_HOUSE = re.compile(r"(?:valdes |padomes )|(?:\w+ )*(?:vadītāj|direktor|prezident|sekretār|priekšsēdētāj|priekšnie|vietnie|speciālist|ekspert|eksperte|padomnie|referent|jurist|koordinator|grāmatved|inženier|pārstāv|konsultant|pētnie|docent|profesor|lektor|redaktor|inspektor|menedžer|māsa|ārst)\w*")


def _joins(document: Document, person: Mention, posts: Sequence[Post]) -> bool:
    """Whether a post without a house of its own is joined to the name before by `un` alone: `Upes biedrības valdes priekšsēdētāja A. Roze un valdes loceklis`."""
    if not posts or posts[0].institution is not None or posts[0].owner or posts[0].house or not _IN_A_HOUSE.match(posts[0].role) or posts[0].role.startswith("projekta "):
        return False
    return re.fullmatch(r"\s*(?:\([^()]*\))?,?\s*(?:un|kā arī|un arī)\s+(?:tās |tā )?", document.text[person.evidence.end : posts[0].reaches]) is not None


_HIS = re.compile(r"\b(?:viņa|viņas)\s+$")
_DEPUTY_ALONE = re.compile(r"(?:(?:pirm|otr)\w+ )?(?:vietnie(?:ks|ce)|palīgs|palīdze)")


def _chief_of(document: Document, post: Post, before: Territory | None, chiefs: Mapping[MentionId, Role]) -> Role | None:
    """The post of the person named just before, whose deputy this one is said to be: `viņas vietnieks`."""
    if before is None or post.institution is not None or not _DEPUTY_ALONE.fullmatch(post.role):
        return None
    start = post.start
    if not _HIS.search(document.text, max(0, start - 12), start) or "\n" in document.text[before.person.evidence.end : start] or start - before.person.evidence.end > 60:
        return None
    return chiefs.get(before.person.id)


def _of(role: str) -> str:
    """The post in the genitive, of whoever holds it: the deputy of an office.

    >>> _of("padomes priekšsēdētāja"), _of("direktors")
    ('padomes priekšsēdētāja', 'direktora')
    """
    *front, head = for_gender(role, Gender.MASCULINE).split()
    forms = decline(head, Gender.MASCULINE).get(Case.GEN) or (head,)
    return " ".join([*front, forms[0]])


def _closes(document: Document, area: Territory, posts: Sequence[Post]) -> bool:
    """Whether posts behind a name and a comma are an apposition that a comma or the end of the sentence closes, no beginning of the next name's."""
    end = max(p.institution.evidence.end if p.institution is not None and p.institution.evidence.end > p.end else p.end for p in posts)
    return re.match(r"\s*(?:[,.;)\n]|$)", document.text[end : end + 3]) is not None


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
        row = role_row(document, person, post, SEATED, 0.85, page, house, listed=True)
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


#: Seats that share in the lead of a body.
_DEPUTY = re.compile(r"(?:(?:pirm|otr)\w+ )?priekšsēdētāj(?:a|as) vietnie(?:ks|ce)|sekretār(?:s|e)|līdzpriekšsēdētāj(?:s|a)")


def _is_seat_beside(post: Post, page: Page, house: House, *, led: bool) -> bool:
    """Whether a post behind a name is a seat in the body that meets, and the institution behind it the holder's own: `I. Roze, padomes priekšsēdētāja, Zivju biedrība`.

    A deputy's needs no body once a line above has given the lead of it so.
    """
    behind = post.institution is not None and post.institution.evidence.start >= post.end
    if not behind or (house.body is not None and post.institution is not None and post.institution.id == house.body.id):
        return False
    return own_seat(post.role, post.house, page.institutions, house) is not None or (led and house.body is not None and _DEPUTY.fullmatch(post.role) is not None)


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
