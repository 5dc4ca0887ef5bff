"""Titles of teaching that a university's own list of those present gives instead of posts: `asoc. prof. Anna Roze, doc. J. Kalns`.

In other papers such titles say nothing of where somebody works; in a list of a faculty or a senate they are the posts of its staff.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.records import Gender, Mention, Section, SectionKind
from extractors.roles.owners import House
from extractors.roles.page import Page
from extractors.roles.phrases import Post

#: The abbreviated title right before a name, the posts it stands for, and those who study, in full.
_TITLE = re.compile(
    r"(?<!\w)(?P<title>(?:asoc\.|asociēt\w+)\s?prof\.|(?:vies)?prof\.|doc\.|(?:vies)?lekt\.|asist\.|vad\.\s?pētn\.|vadošā? pētn\.|pētn\.|stud\.|"
    r"doktor\.)\s*(?:(?:dr|mag|mg)\.(?:\s?[a-zā-ž]{2,8}\.)*\s*)?$",
    re.IGNORECASE,
)
_POSTS = (
    ("asoc", "asociētais profesors", "asociētā profesore"), ("viesprof", "viesprofesors", "viesprofesore"), ("prof", "profesors", "profesore"),
    ("doc", "docents", "docente"), ("lekt", "lektors", "lektore"), ("vieslekt", "vieslektors", "vieslektore"), ("asist", "asistents", "asistente"),
    ("vad", "vadošais pētnieks", "vadošā pētniece"), ("pētn", "pētnieks", "pētniece"), ("stud", "studējošais", "studējošā"),
    ("doktor", "doktorants", "doktorante"),
)  # fmt: skip
#: The title of somebody who is spoken of in the minutes of his own university, and what tells that he is of another one.
_SPOKEN = re.compile(r"(?<!\w)(?P<title>asoc\.\s?prof\.|prof\.|doc\.|lekt\.)\s*(?:(?:dr|mag|mg)\.(?:\s?[a-zā-ž]{2,8}\.)*\s*)?$", re.IGNORECASE)
_FROM_ELSEWHERE = re.compile(r",?\s+(?:no\s|\()|,\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ]")
#: Before several names: `studējošie A. Roze, B. Kalns`.
_STUDENTS = re.compile(r"(?<!\w)(?:studējošie|studenti|studentes|studējošās)\s*[:–-]?\s*$", re.IGNORECASE)
_GOES_ON = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:,|un|,\s*un)\s*")


def titled(page: Page, sections: Sequence[Section], people: Sequence[Mention], house: House) -> Iterator[tuple[Mention, Post]]:
    """Each person whom a list of those present or absent, or a sentence of its minutes, gives a title, with the post in the university whose paper it is."""
    place = _university(house)
    if place is None:
        return
    listed = [(s.start, s.end) for s in sections if s.kind is SectionKind.ATTENDANCE]
    before: Mention | None = None
    studying = False
    for person in sorted(people, key=lambda m: m.evidence.start):
        start = person.evidence.start
        if not any(a <= start < b for a, b in listed):
            if house.own_paper and (spoken := _SPOKEN.search(page.text, max(0, start - 24), start)) is not None and not _FROM_ELSEWHERE.match(page.text, person.evidence.end):
                yield person, Post(_post(spoken["title"].lower(), person.gender), None, place, spoken.start(), start, spoken.start())
            continue
        ahead = page.text[max(0, start - 40) : start]
        follows = before is not None and _GOES_ON.fullmatch(page.text[before.evidence.end : start]) is not None
        studying = bool(_STUDENTS.search(ahead)) or (studying and follows)
        before = person
        title = _TITLE.search(ahead)
        if title is not None or studying:
            reach = start - len(ahead) + title.start() if title is not None else start
            role = _post(title["title"].lower() if title is not None else "stud.", person.gender)
            yield person, Post(role, None, place, reach, start, reach)


def _university(house: House) -> Mention | None:
    """The university whose paper it is, or over the organ whose paper it is."""
    return next((m for m in (house.host, house.body) if m is not None and m.type == "university"), None)


def _post(title: str, gender: Gender | None) -> str:
    """The post that a title stands for, in the form of the gender.

    >>> _post("asoc. prof.", Gender.FEMININE), _post("doc.", None)
    ('asociētā profesore', 'docents')
    """
    _, masculine, feminine = next(p for p in _POSTS if title.startswith(p[0]))
    return feminine if gender is Gender.FEMININE else masculine
