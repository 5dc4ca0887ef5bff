"""Who sits in an organ of a house, by a list below or behind the words that say so: `Valdē ievēlēti: …`, `Revīzijas komisija: …`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.records import Document, Gender, Mention
from extractors.roles.elements import elements_of
from extractors.roles.owners import House
from extractors.roles.page import Page
from extractors.roles.phrases import Post, begins_stretch, read_posts
from extractors.signs import Sign

#: `uz trim gadiem valdē ievēlēti:`, `ievēl revīzijas komisiju šādā sastāvā:`; the organ in the locative or as what is elected.
_LINE = re.compile(r"(?<![^\n:.;])[^\n:.;]+:(?=\s)")
_ELECTS = re.compile(
    r"\b(?:(?:(?:pār|jaun|at)?ievēl\w*|pārvēl\w*|iebalso\w*|iecel\w*|iecēl\w*|darbosies|turpmāk strādās|ir)\b[^\n:.;]{0,80}$|"
    r"(?P<title>jaunievēlēt\w+|ievēlēt\w+|sastāv[sā])\b[^\n:.;]{0,60}$)"
)
_ORGAN = re.compile(r"\b(?P<what>(?:revīzijas|ētikas|vēlēšanu|balsu skaitīšanas)\s+)?(?P<organ>vald|padom|komisij|dom|prezidij|kolēģij|komitej)(?:ē|ā|i|u|es|as|e|a)\b", re.I)
_GENITIVES = {"vald": "valdes", "padom": "padomes", "komisij": "komisijas", "dom": "domes", "prezidij": "prezidija", "kolēģij": "kolēģijas", "komitej": "komitejas"}
#: An organ alone as a label, in the paper of its house: `Valde:`, `Fonda padomes locekļi:`, `Valdē darbojas:`.
_OF_HOUSE = re.compile(
    r"[\s\d.)•*–—-]*(?:(?:biedrības|fonda|nodibinājuma|apvienības|kooperatīva|sabiedrības|skolas|partnerības|savienības|federācijas|asociācijas|centra|kluba|draudzes|(?-i:[A-ZĀČĒĢĪĶĻŅŠŪŽ]{2,6}))\s+)?"
    r"(?P<what>revīzijas|ētikas|uzraudzības|iepirkumu)?\s*(?P<organ>vald|padom|komisij|prezidij|kolēģij)(?:[aāeēs]|es|as)"
    r"(?:\s+(?:locekļi|sastāv[sā]|darbojas|darbojās|strādā|strādāja|ir|bija))?(?:\s+(?:19|20)\d\d\.?\s?gadā)?",
    re.IGNORECASE,
)
#: The parts that some members have in it, which a bracket or the words behind a name give.
_LEADS = re.compile(r"(?:līdz)?priekšsēd\w+(?: (?:pirm\w+ )?vietnie(?:ks|ce))?|sekretār(?:s|e)|kasier(?:is|e)|loceklis|locekle|vietnie(?:ks|ce)")
_CALLED = re.compile(r"[\s\d.)•*–—-]*(?:[a-zāčēģīķļņšūž]+\s){0,3}")
_ELECTED = re.compile(r"\b(?:\w*ievēl|pārvēl|iebalso|iecel|iecēl|darbosies|strādās|sastāv)")
_BEFORE = re.compile(r"[\s\d.)•*–—-]*")
#: Houses whose news are their own: whoever is elected there is elected to their organs.
_OF_MEMBERS = frozenset({"association", "union", "chamber", "fund", "party"})
#: What parts those elected in running text.
_PARTS = re.compile(r"\s*(?:\([^()]*\))?\s*(?:[,;]|\bun\b)[\s\d.)•*–—-]*|\s*\([^()]*\)[,;]?(?=\s)[\s\d.)•*–—-]*|[,;]?\s*\n[\s\d.)•*–—-]*")


def elected_posts(document: Document, people: Sequence[Mention], page: Page, house: House) -> Iterator[tuple[Mention, Post]]:
    """The seats of those who are listed behind the words that they were elected, each with the person.

    A post behind the name is held in the same organ: `A. Roze, priekšsēdētāja` of a `valde` is `valdes priekšsēdētāja`.
    """
    text = document.text
    ordered = sorted(people, key=lambda p: p.evidence.start)
    for match in _LINE.finditer(text):
        line = match.group()[:-1]
        alone = _OF_HOUSE.fullmatch(line) if house.own_paper and text[max(0, match.start() - 1) : match.start()] in ("", "\n") else None
        elects = _ELECTS.search(line) if alone is None else None
        if alone is None and (elects is None or (elects["title"] and text[max(0, match.start() - 1) : match.start()] != "\n")):
            continue
        organ = alone or next(iter(_ORGAN.finditer(line)), None)
        if organ is None or (alone is None and not _ELECTED.search(line)):
            continue
        words = " ".join(filter(None, ((organ["what"] or "").lower().strip(), _GENITIVES[organ["organ"].lower()])))
        owner = _owner(page, match.start() + line.find(organ.group()), house)
        at = match.end()
        while True:
            person = next((p for p in ordered if p.evidence.start >= at), None)
            if person is None or not (_CALLED if alone else _BEFORE).fullmatch(text[at : person.evidence.start]):
                break
            if organ["organ"].lower() == "komisij" and not organ["what"] and alone is None and not house.organs:
                break  # a commission set up for one task is nobody's organ by name
            behind = next((p.evidence.start for p in ordered if p.evidence.start > person.evidence.start), len(text))
            stop = min(behind, *(n if (n := text.find(mark, person.evidence.end)) >= 0 else len(text) for mark in ("\n", ";")))
            if any(person.evidence.end <= v < stop for v in page.verbs):
                break  # prose below the list
            seat, at = _seat(page, person, stop, words, owner, alone=alone is not None)
            yield person, seat
            parted = _PARTS.match(text, at)
            if parted is None or re.match(r"[^\n]*\n\s*\n", parted.group()):
                break
            at = parted.end()


#: `Valdē strādāja A, B un C`, `Padomē ievēlē A un B`, `valdes sastāvā ievēlēti`: the organ in running text, its people right behind the verb.
_SITS = Sign(
    r"(?<![\w-])(?P<organ>[Vv]alde, kurā|[Pp]adome, kurā|[Vv]aldē|[Pp]adomē|[Pp]rezidijā|[Rr]evīzijas komisijā|[Vv]aldes sastāvā|[Pp]adomes sastāvā|[Rr]evīzijas komisijas sastāvā)\s+(?:[\w.–-]+\s+){0,4}?"
    r"(?:strādā\w*|darboj\w+|darbosies|ir|bija|ietilpst|ietilpa|(?:pār|jaun|at)?ievēl\w*|iecel\w*|iecēl\w*|iebalso\w*|apstiprin\w*)\s+(?:arī\s+|vienbalsīgi\s+|no jauna\s+|atkārtoti\s+)*"
)
_JOINED = re.compile(r"\s*(?:\([^()]*\))?\s*(?:,|\bun\b|,\s*un\b|,?\s*kā arī\b)\s*")
#: What part one of them has there, before the name; members may be told so all at once: `priekšsēdētājs A. Roze, locekļi B. Kalns un …`.
_PART = re.compile(r"(?:(?P<one>(?:līdz)?priekšsēdētāj[sa](?:s? vietnie(?:ks|ce))?|sekretār[se]|kasier(?:is|e)|loceklis|locekle)|locekļi|locekles)\s+")
_INSTEAD = re.compile(r"\s+vietā\s+$")


def seats_in_text(document: Document, people: Sequence[Mention], page: Page, house: House) -> Iterator[tuple[Mention, Post]]:
    """The seats of those whom a sentence names behind the words that they sit in an organ of the house whose paper it is, or of one named before."""
    text = document.text
    at_start = {p.evidence.start: p for p in people}
    for match in _SITS.finditer(text):
        words = match["organ"].lower()
        what = "revīzijas komisijas" if words.startswith("revīz") else {"vald": "valdes", "pado": "padomes", "prez": "prezidija"}[words[:4]]
        owner = _owner(page, match.start(), house)
        if owner is None or owner.type in ("council", "committee", "government", "parliament", "municipality"):
            continue
        before = next((p for p in people if p.evidence.end < match.start() and _INSTEAD.fullmatch(text, p.evidence.end, match.start())), None)
        if before is not None:  # `A. Rozes vietā valdē strādā B. Kalns`
            yield before, Post(f"{what} {_member(before)}", None, owner, before.evidence.start, match.end(), before.evidence.start)
        part = _PART.match(text, match.end())
        person = at_start.get(part.end() if part else match.end())
        while person is not None:
            said = re.match(r"\s*\(([^();,\n]*)\)", text[person.evidence.end : person.evidence.end + 60])
            posts = read_posts(elements_of(page, person.evidence.end + said.start(1), person.evidence.end + said.end(1)), gender=person.gender, nominative=True) if said else []
            role = posts[0].role if posts and _LEADS.fullmatch(posts[0].role) else part["one"] if part and part["one"] else _member(person)
            yield person, Post(f"{what} {role}", None, owner, person.evidence.start, person.evidence.end, person.evidence.start)
            following = _JOINED.match(text, person.evidence.end)
            part = _PART.match(text, following.end()) if following is not None else None
            person = at_start.get((part or following).end()) if following is not None else None


def _member(person: Mention) -> str:
    """What a plain member of an organ is called."""
    return "locekle" if person.gender is Gender.FEMININE else "loceklis"


def _seat(page: Page, person: Mention, stop: int, words: str, owner: Mention | None, *, alone: bool) -> tuple[Post, int]:
    """The seat of one who was elected, and where what is said of it ends; under an organ `alone` only a part in it is said behind a name."""
    begin = person.evidence.end
    mark = re.match(r"\s*[,–—-]\s*", page.text[begin:stop])
    elements = elements_of(page, begin + mark.end(), stop) if mark else []
    if mark is None and (bracket := re.match(r"\s*\(([^();,\n]*)", page.text[begin:stop])) is not None:
        inside = elements_of(page, begin + bracket.start(1), begin + bracket.end())
        said = read_posts(inside, gender=person.gender, nominative=True)
        if said and _LEADS.fullmatch(said[0].role) and len(inside) <= 3:
            return Post(f"{words} {said[0].role}", None, owner, said[0].start, said[0].end, said[0].start), begin
    posts = read_posts(elements, gender=person.gender, nominative=True)
    named_next = bool(posts) and stop < len(page.text) and page.text[posts[0].end : stop].strip(" ") == "" and page.text[stop] not in "\n;"
    if posts and not named_next and begins_stretch(elements, posts[0]) and posts[0].institution is None and not posts[0].unit and (not alone or _LEADS.fullmatch(posts[0].role)):
        role = posts[0].role
        role = role if role.split()[0] == words.split()[0] else f"{words} {role}"
        return Post(role, None, owner, posts[0].start, posts[0].end, posts[0].start), posts[0].end
    return Post(f"{words} {_member(person)}", None, owner, person.evidence.start, begin, person.evidence.start), begin


def _owner(page: Page, at: int, house: House) -> Mention | None:
    """Whose organ it is: the institution named right before it, else the one whose paper it is."""
    named = next((n for n in page.houses if 0 <= at - n.end <= 1), None)
    if named is not None:
        return named.mention
    return house.body if house.own_paper or (house.body is not None and house.body.type in _OF_MEMBERS) else None
