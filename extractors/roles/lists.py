"""The plural post or the institution that a list of names stands under: `Ministri - M.Xx, O.Yy`, `No ministrijas: A, B`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.names.posts import other_gender, post_gender
from extractors.records import Document, Gender, Mention
from extractors.roles.elements import Element, Kind, elements_of
from extractors.roles.page import Page
from extractors.roles.phrases import Post, begins_stretch, ends_at_name, read_posts, shared

#: Of each of several it is said in the singular: `Ministru vietnieki` are each a `ministra vietnieks`, `Pagastu valžu priekšsēdētāji` each a `valdes priekšsēdētājs`.
_OF_EACH = {
    "ministru": "ministra", "valžu": "valdes", "padomju": "padomes", "domju": "domes", "komisiju": "komisijas", "komiteju": "komitejas", "prezidiju": "prezidija",
    "nodaļu": "nodaļas", "apakšnodaļu": "apakšnodaļas", "daļu": "daļas", "pārvalžu": "pārvaldes", "departamentu": "departamenta", "sektoru": "sektora",
    "fakultāšu": "fakultātes", "katedru": "katedras", "klašu": "klases", "frakciju": "frakcijas", "filiāļu": "filiāles", "biroju": "biroja", "dienestu": "dienesta",
}  # fmt: skip
#: Houses of several, which brackets or lines name one by one: `skolu direktori: A. Roze (Upes pamatskola)`.
_OF_HOUSES = re.compile(
    r"(?:(?:(?:izglītības|kultūras|aprūpes|veselības|valsts|pašvaldību) )?(?:iestāžu|centru)|(?:vidus|pamat|sākum|augst|mūzikas |mākslas |sporta )?skolu|ģimnāziju|bērnudārzu|universitāšu|"
    r"(?:pie)?pagastu|novadu|pilsētu|rajonu|ciemu|pašvaldību|ministriju|bibliotēku|muzeju|slimnīcu|uzņēmumu|firmu|biedrību|draudžu|kolhozu|sovhozu|(?:kop)?saimniecību|"
    r"organizāciju|aģentūru|partiju|tiesu|fondu|banku|klubu|kooperatīvu|teātru|prokuratūru) "
)
_OF_MINISTER = re.compile(r"vietnie|padomnie|palīg")
_HEADS_HOUSE = re.compile(r"(?:direktor|vadītāj|priekšsēd|priekšnie|pārvaldnie|pārzin|rektor|prezident|izpilddirektor|valsts sekretār|sekretār|vietnie|locek|loceklis|deputāt|pārstāv|mācītāj|prokuror)")
#: Holders of shares, each with a part of his own: no post of a list.
_OF_SHARES = re.compile(r"(?:lielāk|galven|vairākuma )\w* (?:akcionār|īpašniek|dalībniek)")
#: What a house is in a project, which its people are not: `2. partneris: A. Roze`.
_OF_PARTNERS = re.compile(r"(?:^|\s)partner(?:is|e)$")


def heading_post(elements: Sequence[Element], *, nominative: bool | None = None) -> Post | None:
    """The plural post that the words before a list end with: `domes deputāti:`, `deputātiem` before names in another case."""
    posts = read_posts(elements, plural=True, nominative=nominative)
    if not posts or not ends_at_name(elements, posts[-1]) or _OF_SHARES.match(posts[-1].role) or _OF_PARTNERS.search(posts[-1].role):
        return None
    return replace(posts[-1], role=of_each(posts[-1].role))


def of_each(role: str) -> str:
    """A post that several hold in a house each, as each of them holds it.

    >>> of_each("pagastu valžu priekšsēdētājs"), of_each("skolu direktors"), of_each("projektu vadītājs")
    ('valdes priekšsēdētājs', 'direktors', 'projektu vadītājs')
    """
    short = _OF_HOUSES.sub("", role, count=1) if _OF_HOUSES.match(role) else role
    first, _, rest = short.partition(" ")
    if rest and first in _OF_EACH and (_OF_MINISTER if first == "ministru" else _HEADS_HOUSE).match(rest):
        return f"{_OF_EACH[first]} {rest}"
    return short if _HEADS_HOUSE.match(short) else role


def single_post(elements: Sequence[Element]) -> Post | None:
    """The post in the singular that a label ends with: `Valdes priekšsēdētājs: …`."""
    posts = read_posts(elements, nominative=True)
    return posts[-1] if posts and ends_at_name(elements, posts[-1]) and not _OF_PARTNERS.search(posts[-1].role) else None


def heading_institution(elements: Sequence[Element]) -> Mention | None:
    """The institution that the words before a name end with: `no Finanšu ministrijas –`, `Ārlietu ministrijas vārdā`."""
    kept = [e for e in elements if not (e.kind is Kind.MARK and e.text in "-–—‒:•*(") and e.text.lower() not in ("vārdā", "puses", "pārstāv", "pārstāvot")]
    return kept[-1].mention if kept and kept[-1].kind is Kind.INSTITUTION else None


def label_above(document: Document, page: Page, start: int, end: int) -> list[Element]:
    """The elements of the last line between two offsets that opens a list with a colon."""
    lines = [p for p in document.passages if start <= p.start and p.end <= end]
    for line in reversed(lines):
        text = document.text[line.start : line.end].rstrip()
        if text.endswith(":"):
            return elements_of(page, line.start, line.start + len(text) - 1)
    return []


def one_of_several(elements: Sequence[Element], gender: Gender | None) -> list[Post]:
    """The posts with which a stretch begins of somebody who is one of those in them: `viena no biedrības dibinātājām un vadītājām`."""
    if len(elements) < 3 or elements[1].text.lower() != "no" or elements[0].text.lower() not in ONE:
        return []
    behind = elements[2:]
    posts = read_posts(behind, nominative=False, plural=True)
    if not posts or not begins_stretch(behind, posts[0]):
        return []
    kept = posts[:1]
    for post in posts[1:]:
        between = [e for e in behind if kept[-1].end <= e.start and e.end <= post.reaches]
        if not between or any(e.text.lower() not in ("un", "arī", ",") for e in between):
            break
        kept.append(post)
    return shared([replace(post, role=for_gender(post.role, gender), plural=False) for post in kept], joined=True)


#: One of several, in the singular cases.
ONE = frozenset("viens viena vienam vienai vienu".split())


def for_gender(role: str, gender: Gender | None) -> str:
    """The post of a list for one person in it: `deputāts` or `deputāte`.

    >>> for_gender("deputāts", Gender.FEMININE), for_gender("deputāts", None)
    ('deputāte', 'deputāts')
    """
    if gender and post_gender(role) not in (None, gender):
        return other_gender(role) or role
    return role
