"""All posts and affiliations of the people of a document, each with its evidence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.names.posts import post_gender
from extractors.people.identity import identities
from extractors.records import Alias, Document, Gender, Header, Mention, MentionId, Role, Section
from extractors.roles.academic import titled
from extractors.roles.brackets import before_bracketed, named_in_brackets, named_with_departments, placed_elsewhere
from extractors.roles.cells import posts_in_cells
from extractors.roles.changes import spoken_for
from extractors.roles.contacts import house_below, makers
from extractors.roles.elected import elected_posts, seats_in_text
from extractors.roles.founded import seats_in_founded
from extractors.roles.in_text import posts_in_text
from extractors.roles.lists import for_gender
from extractors.roles.missed import MISSED, without_seats_of_missed
from extractors.roles.owners import House, is_abroad, municipal
from extractors.roles.page import Page, read_page
from extractors.roles.predicates import groups_led, stated_posts
from extractors.roles.pronouns import posts_of_pronouns
from extractors.roles.respective import in_houses_of_their_own
from extractors.roles.rows import affiliation_row, role_row
from extractors.roles.seats import SEATED, seated
from extractors.roles.settle import GUESSED, settle
from extractors.roles.shares import shareholders
from extractors.roles.taken_up import taken_up

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: What somebody is in some house, and nothing where no house is told: `iestāžu atbildīgie darbinieki`.
_ANYBODY = frozenset({"darbinieks", "darbiniece"})
#: Who leads an organ or writes for it: beside such a post the seat of a plain member goes without saying.
_LEADS_ORGAN = re.compile(r"(?:\w+ )?(?:līdz)?(?:priekšsēd|sekretār|loce|senator|deputāt)|(?:padomes|valdes|komisijas|komitejas|kolēģijas|grupas) vadītāj")


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
    who = identities(people)
    named = sorted(institutions, key=lambda m: (m.evidence.start, m.evidence.end, m.name))
    house = House.of(header, named, document.text)
    page = read_page(document, doc, people, named, aliases, house.body)
    found = [*in_houses_of_their_own(document, list(posts_in_text(document, sections, people, page, house)), people, named), *posts_in_cells(document, sections, people, page, house)]
    found += _seats(document, sections, people, page, house, found)
    elsewhere = {who[r.person] for r in found if r.institution is not None and house.body is not None and not house.own(r.institution)}
    for person, post in titled(page, sections, people, house):
        if who[person.id] in elsewhere:
            continue
        found.append(role_row(document, person, post, "title of teaching", 0.8, page, house, listed=True))
    for person, place in (*groups_led(document, people, page), *spoken_for(people, page)):
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
    if header is not None and header.kind == "presentation":
        speak = {p.id: at for p in people if (at := house_below(document, p, named)) is not None}
        found = [replace(r, institution=speak[r.person].id) if r.institution is None and r.role and r.person in speak else r for r in found]
    known = placed_elsewhere(found, who)
    found += [affiliation_row(document, person, place) for person, place in named_in_brackets(document, people, page) if who[person.id] not in known]
    told = {who[r.person] for r in found if r.role}
    for person, place, unit, start in named_with_departments(document, people, page, house):
        if who[person.id] not in known | told:
            found.append(replace(affiliation_row(document, person, place), unit=unit, evidence=document.cite(start, person.evidence.end)))
    by_id = {m.id: m for m in named}
    found += [affiliation_row(document, person, by_id[at]) for person, at in list(before_bracketed(document, people, found, who)) if at in by_id]
    if header is None or header.kind in ("press", "other"):
        for person, post in taken_up(document, doc, people, who, {who[r.person] for r in found if r.role}):
            ministries = {m.name: m for m in named if m.type == "ministry"} if post.role in ("ministrs", "ministre") else {}
            post = replace(post, institution=next(iter(ministries.values()))) if len(ministries) == 1 else post
            found.append(role_row(document, person, post, "taken up", 0.6, page, House(None, False), listed=False))
    placed = {who[r.person] for r in found if r.institution is not None}
    found += [affiliation_row(document, person, body) for person, body in makers(document, people, house, placed, who)]
    found = [r for r in without_seats_of_missed(found, sections, people) if r.institution is not None or r.role not in _ANYBODY]
    found = seats_in_founded(document, people, page, _in_own_council(found, who, house))
    yield from settle(_in_one_gender(_of_the_minister(found, named), who), who, named, aliases)


def _in_own_council(found: Sequence[Role], who: Mapping[MentionId, str], house: House) -> list[Role]:
    """The roles, a bare chair or deputy chair of the council whose paper it is with it, for whoever sits there: `kontroli veic priekšsēdētāja vietnieks A. Kalns`."""
    body = house.body
    if body is None or not house.own_paper or not municipal(body):
        return list(found)
    sits = {who[r.person] for r in found if r.role and r.role.startswith("deputāt") and r.institution == body.id}
    return [
        replace(r, institution=body.id, confidence=min(r.confidence, GUESSED)) if r.institution is None and r.role and who[r.person] in sits and _CHAIR.fullmatch(r.role) else r
        for r in found
    ]  # fmt: skip


_CHAIR = re.compile(r"priekšsēdētāj(?:s|a|as)(?: (?:\w+ )?vietnie(?:ks|ce))?")


def _in_one_gender(found: Sequence[Role], who: Mapping[MentionId, str]) -> list[Role]:
    """The roles, those that a plural heading gives to somebody known by initials in the gender in which the paper calls him elsewhere: `ministrs A. Egle`."""
    listed = {r for r in found if r.role and r.method.endswith(_OF_LISTS)}
    told: dict[str, set[Gender]] = defaultdict(set)
    for row in found:
        if row.role and row not in listed and "." in who[row.person] and (gender := post_gender(row.role)) is not None:
            told[who[row.person]].add(gender)
    sure = {person: next(iter(genders)) for person, genders in told.items() if len(genders) == 1}
    return [replace(r, role=for_gender(r.role or "", sure.get(who[r.person]))) if r in listed else r for r in found]


#: The ends of the methods of roles whose gender is only that of the name.
_OF_LISTS = ("post of a list", SEATED, MISSED)


#: Who serves a minister without the name of a ministry: `ministres padomnieks`, `ministra biroja vadītāja`.
_SERVES_MINISTER = re.compile(r"ministr(?:a|es) (?:padomnie|preses sekretār|biroja vadītāj|palī|parlamentār|pārstāv)")


def _of_the_minister(found: Sequence[Role], institutions: Sequence[Mention]) -> list[Role]:
    """The roles, those who serve `the minister` in the ministry of the only one of this country whom the paper names."""
    abroad_too = {m.id for m in institutions if is_abroad(m.name)}
    held = {r.institution for r in found if r.role and re.search(r"(?<!valsts) ministr(?:s|e)$", r.role) and r.institution}
    houses = held - abroad_too
    only = next(iter(houses)) if len(houses) == 1 else None
    return [replace(r, institution=only) if only and r.institution is None and r.role and _SERVES_MINISTER.match(r.role) else r for r in found]


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
