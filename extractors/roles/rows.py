"""One row: a person with a post or an affiliation, and whose post it is."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.names.fold import fold
from extractors.records import (
    Document,
    Mention,
    MentionId,
    Role,
)
from extractors.roles.anchors import signed_for, stood_for, talked_of
from extractors.roles.attributes import LANDS
from extractors.roles.nominative import in_nominative
from extractors.roles.owners import (
    House,
    abroad,
    employer,
    ending_like,
    municipal,
    own_office,
)
from extractors.roles.page import Page
from extractors.roles.phrases import OWN_ORGANS, Post
from extractors.roles.pointed import is_other_house, pointed_at
from extractors.roles.settle import GUESSED
from extractors.roles.tails import body_as_unit, of_body_called_short
from extractors.roles.unit_back import unit_meant

_METHOD = "roles:"
#: What only says that it is the body of the paper: `vadības grupas loceklis`.
_PLAIN = ("vadības ", "darba ", "domes ", "padomes ", "valdes ")
#: A council's word before a post that only councils have: the guide leaves it out.
_OF_THE_STATE = re.compile(r"^latvijas (?:republikas )?(?=(?:[\w, ]+ )?ministr)", re.IGNORECASE)
_PEOPLE = "[Ss]omu|[Vv]ācu|[Ii]gauņu|[Ll]ietuviešu|[Zz]viedru|[Dd]āņu|[Nn]orvēģu|[Kk]rievu|[Aa]ngļu|[Pp]oļu|[Uu]kraiņu|[Ff]ranču|[Ii]tāļu|[Ss]pāņu"
_OF_A_PEOPLE = re.compile(rf"(?:{_PEOPLE}) \w+$")
#: A town or a people before what somebody is: `Kalnes vicemērs`, `somu arhitekte`; an ambassador is his state's.
_OF_A_PLACE = re.compile(
    rf"^(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+(?:as|es|u|us)|{_PEOPLE}) "
    r"(?=(?:vicemēr|mēr|birģermeistar|birgermeistar|pētnie|arhitekt|mācītāj|mākslinie|skolotāj|zemnie|uzņēmēj|tirgotāj|dzejnie|vēsturnie|žurnālist|zinātnie|komponist|režisor)\w*$)"
)
#: Which of those who have led a house somebody was: `pirmais priekšnieks`, `pēdējā direktore`; a `pirmais vietnieks` has a rank.
_WHICH_IN_TIME = re.compile(r"^(?:pirm|pēdēj|otr|treš|ceturt|pašreizēj)(?:ais|ā) (?=(?:\w+ )?(?:priekšnie|priekšsēd|direktor|prezident|vadītāj|rektor|dekān|redaktor|pārzin|diriģent|mācītāj|ērģelnie|kapelmeistar)\w*$)")
#: A town or a district by a common noun before what somebody is there: `pilsētas | galvenā inženiere`.
_PLACE_ONLY = re.compile(r"(?:pilsētas|novada|pagasta|rajona)(?: domes| padomes)?$")
#: The head of a municipality's council, who may sit in other bodies too.
_OF_COUNCIL = re.compile(r"(?:novada|pilsētas|pagasta) (?:domes|padomes) priekšsēd")
_OFFICE_OF = re.compile(r"\badministrācij\w+$")
_PLACES = ("pilsētas ", "novada ", "pagasta ", "rajona ", "apriņķa ")
#: Whom the state or the church has there, and no council: `rajona | prokurors`.
_OF_STATE_THERE = re.compile(r"(?:virs)?prokuror|tiesnes|policijas |milicijas |kara komisār|mācītāj|prāvest|notār")
_MAYOR = re.compile(r"(?:vice)?mēr(?:s|e)$")
_IN_NAME_OF = re.compile(r"(?P<town>[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+ (?:novada|pilsētas|pagasta|rajona)) vārdā(?:\s+[–—-]\s+|\s+(?:[a-zāčēģīķļņšūž]+\s+){0,3})$")
_SENT = re.compile(r"vēstnie|konsul|pārstāv|atašej|delegāt")
_ACTING_APART = re.compile(r"p\.\s+i\.")
_OF_ITS_OWN = re.compile(r"^(?:(?:novada|pilsētas|pagasta) )?(?:domes|padomes) (?=deputāt)")


def role_row(
    document: Document, person: Mention, post: Post, method: str, confidence: float, page: Page,
    house: House, *, listed: bool,
) -> Role:  # fmt: skip
    """The row of a post, with the institution that it names or that what stands around it tells; a guessed one is less sure.

    `method` and `confidence` are those of the rule that read the post; `listed` tells that the person stands in a block of those present.
    """
    if post.institution is None and post.house and _PLACE_ONLY.match(post.house) and ending_like(post.house, page.institutions, house) is None:
        post = replace(post, role=f"{post.house} {post.role}" if house.own_paper or not post.house.endswith(("domes", "padomes")) else post.role, house=None)
    if post.owner is not None and f"{post.owner} " in _PLACES and _OF_STATE_THERE.match(post.role):
        post = replace(post, role=f"{post.owner} {post.role}", owner=None)
    if post.owner == "mūsu" and house.body is None:
        post = replace(post, owner=None)  # in an interview: theirs of whom it tells
    if post.institution is not None and post.institution.name in LANDS and not _SENT.search(post.role):
        post = replace(post, institution=None, of=post.institution.name)  # `ASV | valsts sekretārs`: which state's, and no house
    if post.institution is not None and post.role.startswith("frakcijas ") and (party := _group_of(post.institution, page)) is not None:
        post = replace(post, institution=party, role=f"{page.text[post.institution.evidence.start : post.institution.evidence.end]} {post.role}")
    if post.institution is None and post.owner is None and post.unit and (called := body_as_unit(post.unit, page, house)) is not None:
        post = replace(post, institution=called, unit=None)
    role, institution = _OF_THE_STATE.sub("", post.role), post.institution.id if post.institution else None
    if institution is None and post.house and (ended := ending_like(post.house, page.institutions, house)) is not None:
        institution = ended.id
    elif institution is None and post.house and (town := _town(post.house, page)) is not None:
        institution = town.id
    elif institution is None and post.house and post.house[:1].islower() and not post.house.startswith(_PLAIN):
        role = f"{post.house} {role}"  # `vecāku padomes loceklis`: of a body without a name
    elif institution is None and (named := None if listed else stood_for(page, post.reaches, role)) is not None:
        institution = named.id
        if post.owner not in (None, "tās") and pointed_at(post.owner or "", post.start, page, house) != named:
            role = f"{post.owner} {role}"  # `no Savienības puses – biroja vadītāja`
    elif institution is None:
        meant = pointed_at(post.owner, post.start, page, house, listed=listed) if post.owner else signed_for(page, role, post.reaches) if not listed else None
        if meant is None and post.owner is not None and post.unit and post.owner.capitalize() in OWN_ORGANS:
            post = replace(post, owner=None)
        staff = listed and not (post.owner and is_other_house(post.owner, house.body))
        role, institution = (role, meant.id) if meant is not None else abroad(f"{post.of} {role}" if post.of else role, page.institutions) or employer(role, post.owner, post.unit, page.institutions, house, listed=staff)
        if institution is None and post.owner in (None, "biroja") and in_nominative(person) and (own := own_office(role, house)) is not None:
            institution, confidence = own.id, min(confidence, GUESSED)
        if institution is not None and (post.owner is not None or (not listed and house.own(institution))):
            confidence = min(confidence, GUESSED)
        if institution is None and not listed and post.owner is None and post.house is None and post.of is None and (named := talked_of(page, house, role, post.reaches)) is not None:
            institution, confidence = named.id, min(confidence, GUESSED)
    if post.institution is None and not post.unit and not listed and (part := unit_meant(page, role, post.start, house)) is not None:
        role, unit, institution = part[0], part[1], part[2].id
        post, confidence = replace(post, unit=unit), min(confidence, GUESSED)
    if institution is None and post.of and _MAYOR.match(role):
        towns = {page.full(m): m for m in page.institutions if municipal(m) and m.name.startswith(post.of)}
        institution = next(iter(towns.values())).id if len(towns) == 1 else None  # `Jūrmalas | mērs` where its council is named
    if institution is None and not listed and (words := _IN_NAME_OF.search(page.text, max(0, post.reaches - 80), post.reaches)) is not None:
        institution = town.id if (town := _town(words["town"], page)) is not None else None  # `Upes novada vārdā – domes priekšsēdētāja`
    if post.institution is not None and _OFFICE_OF.search(post.institution.evidence.quote) and "administrācij" not in post.institution.name and role.startswith(("vadītāj", "direktor")):
        role = f"administrācijas {role}"  # the office counts as the region or the town itself: `Vidzemes plānošanas reģiona administrācijas | vadītāja`
    if institution is None and post.owner is None and (short := of_body_called_short(role, page, house)) is not None:
        role, institution = short[0], short[1].id
    institution = _authority(institution, page)
    if _OF_COUNCIL.match(role) and any(m.id == institution and not municipal(m) for m in page.institutions):
        institution = None
    if post.institution is None and _OF_A_PEOPLE.match(role):
        institution = None  # `poļu skolotājs` is of a school of theirs
    role = _OF_A_PLACE.sub("", role)
    role = _chair(_WHICH_IN_TIME.sub("", _OF_ITS_OWN.sub("", role)), institution, page)
    if role.endswith("p.i.") and _ACTING_APART.search(page.text, post.start, post.end):
        role = role.removesuffix("p.i.") + "p. i."  # as printed
    start, end = min(post.reaches, person.evidence.start), max(post.end, person.evidence.end)
    return Role(person.id, role, institution, post.unit, document.cite(start, end), _METHOD + method, confidence)


def _group_of(house: Mention, page: Page) -> Mention | None:
    """The party whose group in a house somebody speaks for, named right before the house: `ZZS | Saeimas frakcijas vadītājs`."""
    before = (m for m in page.institutions if m.type == "party" and house.type in ("parliament", "municipality"))
    return next((m for m in before if 0 < house.evidence.start - m.evidence.end < 3 and not page.text[m.evidence.end : house.evidence.start].strip(' ”"“')), None)


def _chair(role: str, institution: MentionId | None, page: Page) -> str:
    """A post of a council without the council's word: `priekšsēdētājs` of `Ogres novada dome`, `izpilddirektors` of its municipality.

    The chair and the secretary of the council of a body that the paper calls `Ogres novada pašvaldība` keep it.
    """
    short = role.removeprefix("domes ")
    if short == role and not role.startswith("priekšsēdētāj"):
        return role
    mention = next((m for m in page.institutions if m.id == institution), None)
    if mention is None or not municipal(mention):
        return role
    if not short.startswith(("priekšsēdētāj", "sekretār")):
        return short
    if not mention.name.endswith(" dome"):
        return role
    over = f"{mention.name.removesuffix('dome')}pašvaldība"
    named = any(m.name == over for m in page.institutions) or fold(over[:-1]) in fold(page.text)  # running heads too
    return f"domes {short}" if named else short


def _authority(institution: MentionId | None, page: Page) -> MentionId | None:
    """The institution; of a port that only is a place the authority over it that the paper names: `Krasta ostas | pārvaldnieks`."""
    port = next((m for m in page.institutions if m.id == institution and m.name.endswith(" osta")), None)
    over = next((m for m in page.institutions if m.name == f"{port.name}s pārvalde"), None) if port is not None else None
    return over.id if over is not None else institution


def _town(words: str, page: Page) -> Mention | None:
    """The municipality that begins with these words, of which a post tells by its place: `Egļu pagasta | vecākais` where `Egļu pagasta pašvaldība` is named."""
    if not words[:1].isupper() or not words.endswith(("pilsētas", "pagasta", "novada", "rajona")):
        return None
    same = {page.full(m): m for m in page.institutions if m.type == "municipality" and m.name.startswith((words, words[:-1]))}
    return next(iter(same.values())) if len(same) == 1 else None


def affiliation_row(document: Document, person: Mention, institution: Mention) -> Role:
    """The row of somebody who belongs to an institution without a post that the paper tells."""
    start = min(institution.evidence.start, person.evidence.start)
    end = max(institution.evidence.end, person.evidence.end)
    return Role(person.id, None, institution.id, None, document.cite(start, end), _METHOD + "affiliation", 0.8)
