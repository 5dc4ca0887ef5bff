"""Who was elected into an organ, by a list below or behind the words that say so: `Valdē ievēlēti: …`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.records import Document, Gender, Mention
from extractors.roles.elements import elements_of
from extractors.roles.owners import House
from extractors.roles.page import Page
from extractors.roles.phrases import Post, begins_stretch, read_posts

#: `uz trim gadiem valdē ievēlēti:`, `ievēl revīzijas komisiju šādā sastāvā:`; the organ in the locative or as what is elected.
_LINE = re.compile(r"(?<![^\n:.;])[^\n:.;]+:(?=\s)")
_ELECTS = re.compile(
    r"\b(?:(?:(?:pār|jaun|at)?ievēl\w*|pārvēl\w*|iebalso\w*|iecel\w*|iecēl\w*|darbosies|turpmāk strādās|ir)\b[^\n:.;]{0,80}$|"
    r"(?P<title>jaunievēlēt\w+|ievēlēt\w+|sastāv[sā])\b[^\n:.;]{0,60}$)"
)
_ORGAN = re.compile(r"\b(?P<what>(?:revīzijas|ētikas|vēlēšanu|balsu skaitīšanas)\s+)?(?P<organ>vald|padom|komisij|dom|prezidij|kolēģij|komitej)(?:ē|ā|i|u|es|as|e|a)\b", re.I)
_GENITIVES = {"vald": "valdes", "padom": "padomes", "komisij": "komisijas", "dom": "domes", "prezidij": "prezidija", "kolēģij": "kolēģijas", "komitej": "komitejas"}
_ELECTED = re.compile(r"\b(?:\w*ievēl|pārvēl|iebalso|iecel|iecēl|darbosies|strādās|sastāv)")
_BEFORE = re.compile(r"[\s\d.)•*–—-]*")
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
        elects = _ELECTS.search(line)
        if elects is None or (elects["title"] and text[max(0, match.start() - 1) : match.start()] != "\n"):
            continue
        organ = next(iter(_ORGAN.finditer(line)), None)
        if organ is None or not _ELECTED.search(line):
            continue
        words = f"{(organ['what'] or '').lower()}{_GENITIVES[organ['organ'].lower()]}"
        owner = _owner(page, match.start() + line.find(organ.group()), house)
        at = match.end()
        while True:
            person = next((p for p in ordered if p.evidence.start >= at), None)
            if person is None or not _BEFORE.fullmatch(text[at : person.evidence.start]):
                break
            behind = next((p.evidence.start for p in ordered if p.evidence.start > person.evidence.start), len(text))
            stop = min(behind, *(n if (n := text.find(mark, person.evidence.end)) >= 0 else len(text) for mark in ("\n", ";")))
            if any(person.evidence.end <= v < stop for v in page.verbs):
                break  # prose below the list
            seat, at = _seat(page, person, stop, words, owner)
            yield person, seat
            parted = _PARTS.match(text, at)
            if parted is None or re.match(r"[^\n]*\n\s*\n", parted.group()):
                break
            at = parted.end()


def _seat(page: Page, person: Mention, stop: int, words: str, owner: Mention | None) -> tuple[Post, int]:
    """The seat of one who was elected, and where what is said of it ends."""
    begin = person.evidence.end
    mark = re.match(r"\s*[,–—-]\s*", page.text[begin:stop])
    elements = elements_of(page, begin + mark.end(), stop) if mark else []
    posts = read_posts(elements, gender=person.gender, nominative=True)
    if posts and begins_stretch(elements, posts[0]) and posts[0].institution is None:
        role = posts[0].role
        role = role if role.split()[0] == words.split()[0] else f"{words} {role}"
        return Post(role, None, owner, posts[0].start, posts[0].end, posts[0].start), posts[0].end
    role = f"{words} {'locekle' if person.gender is Gender.FEMININE else 'loceklis'}"
    return Post(role, None, owner, person.evidence.start, begin, person.evidence.start), begin


def _owner(page: Page, at: int, house: House) -> Mention | None:
    """Whose organ it is: the institution named right before it, else the one whose paper it is."""
    named = next((n for n in page.houses if 0 <= at - n.end <= 1), None)
    return named.mention if named is not None else house.body if house.own_paper else None
