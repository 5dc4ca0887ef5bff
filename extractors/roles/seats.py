"""The seat that the heading of a block gives to everybody in it: `Padomes locekļi: … biedrības direktore Anna Roze`.

Whoever stands there holds it beside the post that his line gives, unless he leads the same body; those who did not come are missed as holders of it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.people.deputised import is_replaced, sits_for_another
from extractors.records import Capacity, Document, Mention, Passage, PassageKind, Section, SectionKind
from extractors.roles.clauses import sentence_ends
from extractors.roles.elements import elements_of
from extractors.roles.lists import heading_post, single_post
from extractors.roles.page import Page
from extractors.roles.phrases import Post

#: A seat in an organ, which people of other houses hold too.
OF_A_SEAT = re.compile(r"(?:(?:valdes|padomes|komitejas|komisijas|darba grupas|kolēģijas|grupas) )?(?:loce|dalībnie|deputāt|biedr|senator)")
#: What heads an organ, as the label of the block of who led its meeting.
_OF_ORGAN = re.compile(r"(?:padomes|komitejas|komisijas|darba grupas|kolēģijas) (?:priekšsēd|vadītāj)", re.IGNORECASE)
#: The end of the method of a role that only the heading of a block gives.
SEATED = "seat of a block"
#: `Klāt 7 no 9 padomes locekļiem:`, `No 9 deputātiem ieradušies 8:` counts them in another case.
COUNTED = re.compile(r"\d\s+no\s+\d|\bno\s+\d+\s(?=[^\W\d])", re.IGNORECASE)
#: What those counted did: `No 9 deputātiem | ieradušies 8:`.
_CAME = re.compile(r"\s(?:ierad|piedal|klāt|reģistrēj|sanāk)\w*")
#: A line that begins another list, or says what one person is: `Revidente: A. Roze`, `Grāmatvede – B. Kalna`.
_OTHER = re.compile(r"[^,;:\n]{3,80}?(?::|\s[-–—])(?=\s|$)")
#: `Komitejas locekļi ar balsstiesībām`, `… bez balss tiesībām`: by what right they sit there.
_OF_VOTES = re.compile(r"\s(?:ar|bez)\s(?:\w+\s){0,2}?\w*tiesīb\w+\s*(?:\([^()]*\)\s*)?$")
#: A heading of those who make up an organ: `Komisijas sastāvs`, `Darba grupas sastāvā:`.
_MADE_UP = re.compile(r"\W*(?P<organ>komisijas|komitejas|padomes|valdes|kolēģijas|darba grupas) sastāv[sā](?: un klātbūtne)?\W*(?:\([^()]*\)\W*)?", re.IGNORECASE)
_HEADING = 160  # code points that a heading is at most long


def seated(document: Document, page: Page, sections: Sequence[Section], people: Sequence[Mention]) -> Iterator[tuple[Mention, Post]]:
    """Each person of a block that a plural seat heads, with that seat; then those of the block of the absent behind it."""
    ordered = sorted(people, key=lambda m: m.evidence.start)
    starts = [m.evidence.start for m in ordered]
    seat: Post | None = None
    for section in sections:
        if section.kind is not SectionKind.ATTENDANCE:
            continue
        inside = ordered[bisect_right(starts, section.start - 1) : bisect_right(starts, section.end - 1)]
        if not inside:
            continue
        if section.capacity is Capacity.CHAIR and _OF_ORGAN.match(section.title or ""):
            led = single_post(elements_of(page, section.start, section.start + len(section.title or "")))
            if led is not None:
                yield inside[0], led  # beside the post in the bracket: `Komisijas priekšsēdētājs: A. Roze (izpilddirektors)`
            continue
        heading, end = _heading(document, page, section.start, section.end)
        parts = list(_parts(document, page, section, inside)) if section.capacity is Capacity.PARTICIPANT else []
        below = parts[0][1] if parts else section.end
        if heading is not None and section.capacity in (Capacity.PARTICIPANT, Capacity.ABSENT):
            seat = heading
        if seat is not None and (heading is not None or section.capacity is Capacity.ABSENT):
            stop = min(below, _list_end(document, section, end, inside))
            yield from ((person, seat) for person in inside if end <= person.evidence.start < stop and _holds(document.text, person, inside))
        for (post, begin), (_, over) in pairwise([*parts, (None, section.end)]):
            if post is not None:
                seat = post
                yield from ((person, post) for person in inside if begin <= person.evidence.start < over and _holds(document.text, person, inside))


def _parts(document: Document, page: Page, section: Section, people: Sequence[Mention]) -> Iterator[tuple[Post | None, int]]:
    """The lines without a name that part a block, each with the plural seat it names: `Padomes locekļi – ministriju pārstāvji`, or none of it."""
    begins = [p.evidence.start for p in people]
    for line in document.passages:
        if not section.start < line.start < section.end or line.kind is PassageKind.CELL or line.end - line.start > _HEADING:
            continue
        if bisect_right(begins, line.end) != bisect_right(begins, line.start - 1):
            continue
        post, end = _heading(document, page, line.start, line.end)
        if post is not None:
            yield post, end
        elif document.text[line.start : line.end].rstrip().endswith(":") or heading_post(elements_of(page, line.start, line.end)) is not None:
            yield None, line.end


def _holds(text: str, person: Mention, people: Sequence[Mention]) -> bool:
    """Whether a seat is the person's own: who sits for another holds none, and is no longer there whom he sits for."""
    return not is_replaced(text, person) and not sits_for_another(text, person, people)


def _heading(document: Document, page: Page, start: int, stop: int) -> tuple[Post | None, int]:
    """The plural seat that the first line between two offsets names before its colon, its dash, its cell's end or its own, and where that is."""
    line = document.text[start:stop].partition("\n")[0]
    mark = re.search(r":(?=\s|$)|\s[-–—](?=\s)|\t", line[:_HEADING])
    reach = mark.start() if mark else len(line)
    end = start + (mark.end() if mark else len(line))
    if right := _OF_VOTES.search(line[:reach]):
        reach = right.start()
    if COUNTED.search(line[:reach]) and (came := _CAME.search(line[:reach])):
        reach = came.start()
    if reach > _HEADING:
        return None, start
    words = elements_of(page, start, start + reach)
    if (clause := re.search(r",\s(?:kas|kuri|kuras)\s", line[:reach])) is not None:
        words = elements_of(page, start, start + clause.start())  # `Padomes locekļi, kas ieradušies:`
    if (organ := _MADE_UP.fullmatch(line[:reach])) is not None:
        at = start + organ.start("organ")
        return Post(f"{organ['organ'].lower()} loceklis", None, None, at, start + organ.end(), at, plural=True), end
    post = heading_post(words) or (heading_post(words, nominative=False) if COUNTED.search(line[:reach]) else None)
    return (post if post is not None and OF_A_SEAT.match(post.role) else None), (end if post is not None else start)


def _list_end(document: Document, section: Section, start: int, people: Sequence[Mention]) -> int:
    """Where the list ends that begins at `start`: with its sentence or its line when it stands on the heading's, else before another heading."""
    text = document.text
    first = document.passage_at(people[0].evidence.start)
    if first is not None and first.start <= start < first.end and first.kind is not PassageKind.CELL:
        if len(people) > 1 and people[1].evidence.start >= first.end and (hung := _hung_end(document, section, first, people)) is not None:
            return hung
        ends = [e for e in sentence_ends(text, first.start, first.end, people) if e > people[0].evidence.end]
        labelled = [_ends_in_mark(text[a.evidence.end : b.evidence.start]) for a, b in pairwise(people)]
        if any(labelled) and not _ends_in_mark(text[start : people[0].evidence.start]):
            ends.append(people[labelled.index(True)].evidence.end)  # `… B. Kalns Revidente – A. Roze`
        if ends:
            return min(ends)
        if not text[first.start : first.end].rstrip().endswith((",", ";", " un")):
            return first.end
    lines = [p for p in document.passages if start < p.start < section.end and p.kind is not PassageKind.CELL]
    begins = [p.evidence.start for p in people]
    parts = [(p, m.group()) for p in lines if (m := _OTHER.match(text, p.start, p.end)) and not any(p.start <= b < m.end() for b in begins)]
    if parts and parts[0][0] is lines[0] and _is_layout(text, [p for p, mark in parts if not mark.endswith(":")], begins):
        parts = [(p, mark) for p, mark in parts if mark.endswith(":")]
    return next((p.start for p, _ in parts), section.end)


def _is_layout(text: str, lines: Sequence[Passage], begins: Sequence[int]) -> bool:
    """Whether it is the list's own way to set a dash between a post and its holder: `Upes novada izpilddirektore – Anna Roze`, line by line."""
    held = [[b for b in begins if p.start < b < p.end] for p in lines]
    dashed = [b for p, inside in zip(lines, held, strict=True) for b in inside if re.search(r"\s[-–—]\s*$", text[p.start : b])]
    return len(dashed) > 1 and bool(held) and all(any(b in dashed for b in inside) for inside in held[:2])


def _hung_end(document: Document, section: Section, first: Passage, people: Sequence[Mention]) -> int | None:
    """Where a list ends that stands beside its heading, a person a line: behind the last of the lines that begin with a name; nothing for none."""
    begins = {p.evidence.start for p in people}
    end = None
    for passage in (p for p in document.passages if first.end <= p.start < section.end):
        if passage.kind is PassageKind.CELL or passage.start not in begins or sum(passage.start <= b < passage.end for b in begins) > 1:
            break
        if _OTHER.match(document.text, passage.start, passage.end):
            break
        end = passage.end
    return end


def _ends_in_mark(between: str) -> bool:
    return bool(re.search(r"\w\s*(?::|\s[-–—])\s*$", between))
