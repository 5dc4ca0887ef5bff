"""The posts of the people of lists and prose, in the order of the text: before a name, behind it, below it, or by the heading of its list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.names.given import is_given_name
from extractors.outline.sheets import leads_project
from extractors.people.identity import identities
from extractors.records import Capacity, Document, Gender, Mention, MentionId, Role, Section, SectionKind
from extractors.roles.anchors import has_staff_post, of_town_hall
from extractors.roles.behind import names_author, posts_behind, posts_under
from extractors.roles.beside import chief_of, closes, house_of_chief, in_genitive, joins, served
from extractors.roles.elements import Element, Kind
from extractors.roles.lead import elements_in, heading_of, posts_before, set_in_place
from extractors.roles.lists import for_gender, heading_institution
from extractors.roles.missed import MISSED, is_absent
from extractors.roles.owners import WITH_STAFF, House, municipal, organ_of, own_seat
from extractors.roles.page import Page
from extractors.roles.phrases import Post, shared
from extractors.roles.rows import affiliation_row, role_row
from extractors.roles.seats import OF_A_SEAT
from extractors.roles.sides import houses_of_lines
from extractors.roles.territory import Territory, territories

#: A label of those who came for the body that meets: `No padomes:`, `No komisijas puses:`.
_OF_OWN_ORGAN = re.compile(r"No (?P<organ>padomes|komisijas|komitejas|kolēģijas|darba grupas)(?: puses)?", re.IGNORECASE)


def posts_in_text(
    document: Document, sections: Sequence[Section], people: Sequence[Mention], page: Page, house: House
) -> Iterator[Role]:
    """The rows of all whose names stand outside tables, of one person as many as the text tells there."""
    heading: Post | None = None
    place: Mention | None = None
    seat: Post | None = None
    led = False  # whether a line above gave the lead of the body itself beside its holder's house
    sent = False  # whether those who hold that seat come from houses of their own
    block: int | None = None  # where the block of the name before begins
    previous: Territory | None = None
    sides = houses_of_lines(document, page, sections, people)
    chiefs: dict[MentionId, Role] = {}  # the last row of each person so far
    who = identities(people)
    posts_of: dict[str, Role] = {}  # the same by the person's fullest name
    held: Mention | None = None  # where the person before holds the post given before his name
    for area in territories(document, sections, people):
        before = elements_in(area.lead, page)
        if not area.follows and not (heading is not None and heading.plural and _goes_on(document, previous, area, before, block == _block(sections, area.person))):
            heading, place = heading_of(document, sections, area, before, page)
            if heading is None and place is None and area.listed and area.label and (own := _OF_OWN_ORGAN.fullmatch(document.text[slice(*area.label)].strip())):
                place = organ_of(f"{own['organ'].lower()} loceklis", house.body)  # `No padomes: A. Roze, B. Kalns`
        before_it, previous = previous, area
        absent = area.listed and is_absent(sections, area.person)
        guests = house.body is not None and _are_guests(sections, area)
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
            elif behind and not area.names_first and (area.listed or document.text[area.person.evidence.end] != "," or closes(document, area, behind)):
                posts = shared([*posts, *behind])
            elif affiliation is not None and (_is_side(affiliation, posts) or (affiliation.type == "party" and all(p.institution or p.owner for p in posts))):
                yield affiliation_row(document, area.person, affiliation)  # `komisijas priekšsēdētāja I. Roze (JV)`: both
            elif affiliation is not None:  # `skolu koordinatore Olga Roze (VIF)`
                here = [p for p in posts if not p.institution and not p.owner and organ_of(p.role, house.body) is not None]
                if len(here) == len(posts):  # `padomes priekšsēdētājs I. Roze (SIA „Rīts”)`: a seat here, held by one of that house
                    yield affiliation_row(document, area.person, affiliation)
                posts = [p if p.institution or p.owner or p in here else replace(p, institution=affiliation) for p in posts]
        if held is not None and before_it is not None and method == "before the name" and joins(document, before_it.person, posts):
            posts = [replace(p, institution=held) if p.institution is None else p for p in posts]
        held = posts[-1].institution if posts and method == "before the name" else None
        owned = bool(posts) and method == "before the name" and posts[-1].owner is not None
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
            posts, method, confidence = [replace(seat, role=for_gender(seat.role, area.person.gender))], MISSED, 0.7
        for number, post in enumerate(posts):
            if (sent_by := _sent_by(document, post, house, listed=area.listed)) is not None:  # `A. Roze, Veselības ministrija, padomes priekšsēdētāja`
                yield affiliation_row(document, area.person, sent_by)
                posts[number] = replace(post, institution=None)
        for post in posts:
            if post.institution is None and post.role in ("sekretāre", "sekretārs") and _of_the_minutes(sections, post):
                continue  # `Sekretāre: A. Roze` is what she does at the meeting
            leader = post.role in ("vadītājs", "vadītāja") and post.institution is None and not post.owner and not post.unit
            if leader and _signs(sections, post):
                continue  # `Vadītājs A. Roze` below the minutes led the meeting
            if leader and leads_project(document.text, area.person.evidence.start):
                post = replace(post, role=f"projekta {post.role}")
            if area.listed and place is not None and not post.institution and not post.owner:
                if post.role.startswith("projekta "):
                    yield affiliation_row(document, area.person, place)
                else:
                    post = replace(post, institution=place)  # `No kameras puses:` holds for all lines below
            side = sides.get(area.person.evidence.start)
            if side is not None and post.institution is None and not post.owner and organ_of(post.role, house.body) is None:
                if post.role.startswith("projekta "):
                    yield affiliation_row(document, area.person, side)  # a post in the project, held by one of that house
                else:
                    post = replace(post, institution=side)
            own_staff = post.institution is None and not post.owner and not post.role.startswith("projekta ") and names_author(document.text, area)
            of_news = not house.own_paper and not area.listed  # a release of a house, which hands it out
            if own_staff and (house.own_paper or of_news) and house.body is not None and house.body.type in WITH_STAFF:
                post = replace(post, institution=house.body)  # `Pārskatu sastādīja: A. Roze, referente`
            if post.end <= area.person.evidence.start and "." not in area.person.name and re.search(r"[:\n\t]", document.text[post.end : area.person.evidence.start]):
                post = replace(post, role=_of_her(post.role, area.person.gender))
            away = affiliation is None and post.institution is None and _FROM_ELSEWHERE.match(document.text, area.person.evidence.end) is not None
            chief = chief_of(document, post, before_it, posts_of, who) or served(document, post, before_it, posts_of, who)
            if chief is not None:  # `padomes priekšsēdētājs A. Roze, viņa vietniece B. Kalna`
                post = replace(post, role=f"{in_genitive(chief.role or '')} {post.role}", institution=next((m for m in page.institutions if m.id == chief.institution), None))
            elif (of_chief := house_of_chief(document, post, before_it, chiefs)) is not None:
                post = replace(post, institution=next((m for m in page.institutions if m.id == of_chief), None))
            row = role_row(document, area.person, post, method, confidence, page, house, listed=area.listed and not away and not (guests and not _of_staff(house, post.role)))
            chiefs[area.person.id] = posts_of[who[area.person.id]] = row
            if owned and held is None and row.institution is not None:
                held = next((m for m in page.institutions if m.id == row.institution), None)  # `uzņēmuma direktors A. Kalns un vadītāja B. Roze`
            yield row
        if not posts:
            affiliation = affiliation or place or sides.get(area.person.evidence.start) or (heading_institution(before) if area.listed else None)
            if affiliation is not None:
                yield affiliation_row(document, area.person, affiliation)
            side = sides.get(area.person.evidence.start)
            if side is not None and affiliation not in (None, side) and house.body is not None and side.name == house.body.name and side.type in ("council", "committee"):
                yield affiliation_row(document, area.person, side)  # `No padomes piedalās` above him


def _of_staff(house: House, role: str) -> bool:
    """Whether a post without a house, of somebody invited, is one of the body's own: a `podnieks` has come from elsewhere."""
    return of_town_hall(role) if house.body is not None and municipal(house.body) else has_staff_post(role)


def _of_her(role: str, gender: Gender | None) -> str:
    """The post that a form's label gives, for a woman who holds it: `Projekta vadītājs: Anna Roze`."""
    return for_gender(role, gender) if gender is Gender.FEMININE else role


_OF_STATE = re.compile(r"(?:[\w, ]+ )?(?:ministr(?:s|e)|premjer(?:s|e)|prezident(?:s|e)|deputāt(?:s|e)|(?:eiro)?parlamentāriet(?:is|e)|mēr(?:s|e)|priekšsēd(?:is|e)|priekšsēdētāj(?:s|a)(?: vietnie(?:ks|ce))?|komisār(?:s|e)|senator(?:s|e))$")
_HOUSES_OF_STATE = frozenset({"parliament", "government", "ministry", "municipality", "court", "international", "council", "committee"})


def _is_side(affiliation: Mention, posts: Sequence[Post]) -> bool:
    """Whether the bracket behind a politician names his party, which is not where his post is: `finanšu ministrs A. Kalns (JV)`."""
    return affiliation.type == "party" or (affiliation.type not in _HOUSES_OF_STATE and any(_OF_STATE.match(p.role) for p in posts))


#: `mācītājs D. Hofs no Melnsila draudzes`: of a house that is not known as one, but of no other.
_FROM_ELSEWHERE = re.compile(r",?\s+no\s+[„“\"]?[A-ZĀČĒĢĪĶĻŅŠŪŽ]")
#: Seats whose holders come from houses of their own, which brackets name.
_SEAT_IN_BRACKET = re.compile(r"(?:padomes|komisijas|komitejas|darba grupas|kolēģijas|žūrijas) locek")


def _sent_by(document: Document, post: Post, house: House, *, listed: bool) -> Mention | None:
    """The house from which somebody comes who holds a seat in the body that meets, or below the title of its paper a post in a project, named before that and a comma."""
    at = post.institution
    if at is None or ((listed or not post.role.startswith("projekta ")) and (house.body is None or at.name == house.body.name or organ_of(post.role, house.body) is None)):
        return None
    between = document.text[at.evidence.end : post.start] if at.evidence.end <= post.start else ""
    return at if re.fullmatch(r"\s*(?:\([^()]{2,12}\))?\s*[,–—-]\s*", between) else None


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


def _are_guests(sections: Sequence[Section], area: Territory) -> bool:
    """Whether a name stands among those invited: to a sitting come the people of its office, and those of other houses."""
    return area.listed and any(s.capacity is Capacity.INVITED and s.start <= area.person.evidence.start < s.end for s in sections)


def _block(sections: Sequence[Section], person: Mention) -> int | None:
    return next((s.start for s in sections if s.start <= person.evidence.start < s.end), None)


def _label_end(sections: Sequence[Section], person: Mention) -> int:
    """Where the label ends that opens the block of a name: `Nav klāt –`."""
    section = next((s for s in sections if s.start <= person.evidence.start < s.end), None)
    return section.start + len(section.title or "") if section is not None else 0


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
