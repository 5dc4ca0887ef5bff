"""Posts that a sentence states with a verb: `ievēlēja par priekšsēdētāju`, `kurš ir arī deputāts`, `kura vada nodaļu`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.records import OUT_OF_FLOW, Document, Gender, Mention, PassageKind
from extractors.roles.elements import Kind, elements_of
from extractors.roles.page import Page
from extractors.roles.phrases import Post, begins_stretch, read_posts
from extractors.roles.units import unit_path
from extractors.roles.words import is_unit_head

_MADE = re.compile(
    r"\b(?:(?:pār|at)?ievēl(?:ēja|ēts|ēta|ēt|ēti)?|iec(?:ēla|elts|elta|elt|eļ)|apstiprin(?:āja|āts|āta|āt|a)|kļuv(?:a|is|usi)|kļūs|kļūst|"
    r"nozīmē(?:ja|ts|ta|t)|norīko(?:ja|ts|ta|t)|strādā(?:ja|jis|jusi)?|darbojas|darbojās)\b",
    re.I,
)
_AS = re.compile(r"\b[Pp]ar\s+")
_IS = re.compile(r"\s*(?:,\s*kur(?:š|a)\s+)?(?:vienlaikus |arī |pašlaik |šobrīd |tagad )?(?:ir|bija)\s+(?:arī\s+|vienlaikus\s+|vienlaikus arī\s+|šobrīd\s+|pašlaik\s+|tagad\s+)?(?=\S)")
_LEADS = re.compile(r"\s*,\s*kur(?:š|a)\s+(?:\w+\s+)?vada\s+")
_STANDS_FOR = re.compile(r"\s*,\s*kur(?:š|a)\s+(?:\w+\s+)?pārstāv\s+")
_SENTENCE = re.compile(r"(?<![A-ZĀČĒĢĪĶĻŅŠŪŽ])(?<!\b[Dd]r)[.!?](?=\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ„“\"0-9]|\s*$)|[;\n]")


def stated_posts(
    document: Document, people: Sequence[Mention], page: Page
) -> Iterator[tuple[Mention, Post]]:
    """The posts stated with a verb, each with its person; only where the sentence names one person."""
    text = document.text
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW or passage.kind is PassageKind.CELL:
            continue
        here = [p for p in people if passage.start <= p.evidence.start < passage.end]
        if not here:
            continue
        ends = [m.start() for m in _SENTENCE.finditer(text, passage.start, passage.end)
                if not any(p.evidence.start < m.start() < p.evidence.end for p in here)]  # fmt: skip
        start = passage.start
        for end in [*ends, passage.end]:
            members = [p for p in here if start <= p.evidence.start < end]
            for person in members:
                yield from ((person, post) for post in _behind(person, end, page))
            if members and _MADE.search(text, start, end):
                yield from _made(members, start, end, page)
            start = end


def _behind(person: Mention, end: int, page: Page) -> Iterator[Post]:
    text = page.text
    at = person.evidence.end
    match = _LEADS.match(text, at, end)
    if match:
        yield from _led(match.end(), _clause_end(text, match.end(), end), person.gender, page)
        return
    match = _IS.match(text, at, end)
    if not match or (match.group().strip().startswith(("ir", "bija")) and _questioned(text, at)):
        return
    stop = _clause_end(text, match.end(), end)
    elements = elements_of(page, match.end(), stop)
    posts = read_posts(elements, gender=person.gender, nominative=True)
    if posts and begins_stretch(elements, posts[0]) and _closes(elements, posts[0]):
        yield posts[0]


def _closes(elements: Sequence[object], post: Post) -> bool:
    """Whether the clause ends with the post: `ir padomes loceklis`, not `ir direktors, kurš …` cut in the middle."""
    rest = [e for e in elements if getattr(e, "start", 0) >= post.end]
    return len(rest) <= 3


def _questioned(text: str, at: int) -> bool:
    return text[at : at + 1] == "?"


def _clause_end(text: str, start: int, end: int) -> int:
    stop = re.search(r"[,;()]|\s[-–—]\s", text[start:end])
    return start + stop.start() if stop else end


def _led(start: int, end: int, gender: Gender | None, page: Page) -> Iterator[Post]:
    """`kura vada Kultūras ministrijas Muzeju nodaļu`: the head of the unit or of the institution."""
    elements = elements_of(page, start, end)
    owner = elements[0].mention if elements and elements[0].kind is Kind.INSTITUTION else None
    rest = elements[1:] if owner else elements
    unit = None
    last = next((i for i, e in enumerate(rest) if is_unit_head(e.text)), None)
    if last is not None:
        unit = unit_path(" ".join(e.text for e in rest[: last + 1]))
    if owner is None or (rest and last is None):
        return
    role = "vadītāja" if gender is Gender.FEMININE else "vadītājs"
    stop = rest[last].end if last is not None else elements[0].end
    yield Post(role, unit, owner, start, stop, start)


def _made(
    people: Sequence[Mention], start: int, end: int, page: Page
) -> Iterator[tuple[Mention, Post]]:
    """`par valdes priekšsēdētāju ievēlēja Gunāru Stabiņu, par vietnieku – Ilzi Rozi`: each post with the name behind it,
    else with the only name of the sentence."""
    text = page.text
    marks = list(_AS.finditer(text, start, end))
    for place, match in enumerate(marks):
        limit = marks[place + 1].start() if place + 1 < len(marks) else end
        behind = [p for p in people if match.end() <= p.evidence.start < limit]
        person = behind[0] if behind else people[0] if len(people) == 1 else None
        if person is None:
            continue
        stop = _clause_end(text, match.end(), limit)
        if match.end() <= person.evidence.start < stop:
            stop = person.evidence.start
        elements = elements_of(page, match.end(), stop)
        posts = read_posts(elements, gender=person.gender, nominative=False)
        if posts and begins_stretch(elements, posts[0]):
            yield person, posts[0]
