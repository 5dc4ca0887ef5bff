"""Posts that a sentence states with a verb: `ievēlēja par priekšsēdētāju`, `kurš ir arī deputāts`, `kura vada nodaļu`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.names.declension import Case, decline
from extractors.names.heads import head_forms
from extractors.records import OUT_OF_FLOW, Document, Gender, Mention, PassageKind
from extractors.roles.belongs import belonging
from extractors.roles.chains import in_row
from extractors.roles.changes import changed_posts, led_houses, members_of, represented, sent_groups
from extractors.roles.elements import Element, Kind, elements_of
from extractors.roles.lists import for_gender, one_of_several
from extractors.roles.page import Page
from extractors.roles.phrases import Post, begins_stretch, read_posts, shared
from extractors.roles.units import unit_path
from extractors.roles.words import is_unit_head
from extractors.sides.cases import cases_of
from extractors.signs import Sign

_MADE = Sign(
    r"\b(?:(?:pār|at)?ievēl(?:ēja|ēts|ēta|ēt|ēti|ētas)?|iec(?:ēla|elts|elta|elti|eltas|elt|eļ)|apstiprin(?:āja|āts|āta|āti|āt|a)|kļuv(?:a|is|usi)|kļūs|kļūst|"
    r"nozīmē(?:ja|ts|ta|t)|norīko(?:ja|ts|ta|t)|strādā(?:ja|jis|jusi)?|darbojas|darbojās)\b",
    re.I,
)
_NEW_CLAUSE = re.compile(r",\s(?:kad|ka|kas|kur|kurš|kura|jo|lai|bet|savukārt)\s")
_AS = re.compile(r"\b[Pp]ar\s+")
_IS = re.compile(r"\s*(?:,\s(?!kur|kas\b|un\b|bet\b)[^,;:.()]{3,90},\s)?(?:,\s*(?:kur(?:š|a)|kas)\s+(?:\w+\s+){0,4}?)?(?:vienlaikus |arī |pašlaik |šobrīd |tagad |līdz šim |iepriekš |pēc (?:izglītības|profesijas|specialitātes|aroda|amata) )?(?:ir|bija|būs|bijusi|bijis|kļuva par|kļūs par|strādā par|strādāja par)\s+(?:arī\s+|vienlaikus\s+|vienlaikus arī\s+|šobrīd\s+|pašlaik\s+|tagad\s+)?(?=\S)")
_LEADS = re.compile(r"\s*,\s*(?:kur(?:š|a)|kas)\s+(?:\w+\s+){0,4}?(?:vada|vadīja|vadīs|vadījis|vadījusi)\s+")
#: The mark comes first in the pattern, which is soon passed over where there is none.
_SENTENCE = re.compile(r"[.!?;\n](?:(?<=[;\n])|(?<![A-ZĀČĒĢĪĶĻŅŠŪŽ].)(?<!\b[Dd]r.)(?=\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ„“\"0-9]|\s*$))")


def stated_posts(
    document: Document, people: Sequence[Mention], page: Page
) -> Iterator[tuple[Mention, Post]]:
    """The posts stated with a verb, each with its person; only where the sentence names one person."""
    for members, start, end in _sentences(document, people):
        for person in members:
            yield from ((person, post) for post in _behind(person, members, end, page))
        yield from changed_posts(members, start, end, page)
        yield from led_houses(members, start, end, page)
        yield from ((person, led) for person, _, led in belonging(members, start, end, page) if led is not None)
        yield from members_of(members, start, end, page)
        if _MADE.search(document.text, start, end):
            yield from _made(members, start, end, page)


def groups_led(document: Document, people: Sequence[Mention], page: Page) -> Iterator[tuple[Mention, Mention]]:
    """Whose people somebody leads, each with the institution: `Ogres muzeja delegācija D. Rozes vadībā`."""
    for members, start, end in _sentences(document, people):
        yield from ((person, house) for person, house, led in belonging(members, start, end, page) if led is None)
        yield from sent_groups(members, start, end, page)
        yield from represented(members, start, end, page)


def _sentences(document: Document, people: Sequence[Mention]) -> Iterator[tuple[list[Mention], int, int]]:
    """The sentences of prose that name somebody, with the people of each."""
    ordered = sorted(people, key=lambda m: m.evidence.start)
    starts = [m.evidence.start for m in ordered]
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW or passage.kind is PassageKind.CELL:
            continue
        here = ordered[bisect_left(starts, passage.start) : bisect_left(starts, passage.end)]
        if not here:
            continue
        ends = [m.start() for m in _SENTENCE.finditer(document.text, passage.start, passage.end)
                if not any(p.evidence.start < m.start() < p.evidence.end for p in here)]  # fmt: skip
        start = passage.start
        for end in [*ends, passage.end]:
            members = [p for p in here if start <= p.evidence.start < end]
            if members:
                yield members, start, end
            start = end


def _before_next(text: str, start: int, end: int, people: Sequence[Mention]) -> int:
    """Where the words end that can belong to the person before: at the last comma before the next name of the sentence, else at its end."""
    following = next((p.evidence.start for p in people if start <= p.evidence.start < end), None)
    return end if following is None else max(start, text.rfind(",", start, following))


def _behind(person: Mention, people: Sequence[Mention], end: int, page: Page) -> Iterator[Post]:
    text = page.text
    at = person.evidence.end
    match = _LEADS.match(text, at, end)
    if match:
        yield from _led(match.end(), _clause_end(text, match.end(), end), person.gender, page)
        return
    match = _IS.match(text, at, end)
    if not match or (match.group().strip().startswith(("ir", "bija")) and _questioned(text, at)):
        return
    nominative = not match.group().rstrip().endswith(" par")
    whole = elements_of(page, match.end(), _before_next(text, match.end(), end, people))
    row = in_row(whole, read_posts(whole, gender=person.gender, nominative=nominative))
    if row:
        yield from shared(row)
        return
    stop = _clause_end(text, match.end(), end)
    elements = elements_of(page, match.end(), stop)
    several = one_of_several(elements, person.gender)
    if several and several[0].institution is not None:
        yield from several
        return
    posts = read_posts(elements, gender=person.gender, nominative=nominative)
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
    held: Post | None = None  # the post before, whose house holds for those that name none
    chair: Post | None = None  # the last post at the head of something, whose deputy is then told without its words
    for place, match in enumerate(marks):
        limit = marks[place + 1].start() if place + 1 < len(marks) else end
        behind = [p for p in people if match.end() <= p.evidence.start < limit]
        before = next((p for p in behind if re.match(r"\s+vietā\b", text[p.evidence.end : limit])), None)
        behind = [p for p in behind if p is not before]
        subject = _subject(people, start, match.start(), text)
        if subject is None and behind and _NEW_CLAUSE.search(text, match.end(), behind[0].evidence.start):
            continue  # `kļuva par aizstāvi, kad viņa priekštecis A. Kalns …`
        person = subject or (behind[0] if behind else people[0] if len(people) == 1 else None)
        if person is None:
            continue
        stop = _clause_end(text, match.end(), limit)
        if before is not None and before.evidence.start < stop:
            stop = before.evidence.start
        if match.end() <= person.evidence.start < stop:
            stop = person.evidence.start
        elements = elements_of(page, match.end(), stop)
        posts = [_under(chair, p) for p in read_posts(elements, gender=person.gender, nominative=False)]
        posts = [replace(p, institution=held.institution, owner=held.owner, start=held.start) if held is not None and _bare(p) else p for p in posts]
        held = next((p for p in posts if p.institution is not None or p.owner), held)
        chair = next((p for p in posts if _CHAIR.search(p.role)), chair)
        several = [] if posts else read_posts(elements, nominative=False, plural=True)
        if several and begins_stretch(elements, several[0]):  # `par valdes locekļiem ievēlēja Ilzi Kalnu un Uldi Bērzu`
            for each in behind:
                yield each, replace(_placed(several[0], elements), role=for_gender(several[0].role, each.gender), plural=False)
        if posts and begins_stretch(elements, posts[0]):
            yield person, _placed(posts[0], elements)
            if before is not None:  # `par locekli D. Rozes vietā ievēlēja Ilzi Kalnu`
                yield before, replace(_placed(posts[0], elements), role=for_gender(posts[0].role, before.gender))


#: What somebody does himself to have a post, whose name then stands before the verb.
_BECAME = re.compile(r"\b(?:kļuv(?:a|is|usi)|kļūs|strādā(?:ja|jis|jusi)?|darbojas|darbojās)\b")
_INSTEAD_OF_VERB = re.compile(r"\s+[–—-]\s+")
_UP_TO_VERB = re.compile(r"(?:\s+[a-zāčēģīķļņšūž0-9.]+){0,3}\s+")


def _subject(people: Sequence[Mention], start: int, at: int, text: str) -> Mention | None:
    """Who came to the post told behind `at` by himself, or has only a dash in place of a verb: `A. Roze kļuva par …, B. Kalns – par …`."""
    dashed = next((p for p in people if p.evidence.end < at and _INSTEAD_OF_VERB.fullmatch(text, p.evidence.end, at)), None)
    verb = next(iter(reversed(list(_MADE.finditer(text, start, at)))), None)
    if dashed is not None or verb is None or not _BECAME.fullmatch(verb.group().lower()):
        return dashed
    return next((p for p in people if p.evidence.end < verb.start() and _UP_TO_VERB.fullmatch(text, p.evidence.end, verb.start())), None)


def _bare(post: Post) -> bool:
    """Whether an office is told without a word of whose it is: `par biedrības priekšsēdētāju ievēlēja A. Rozi, par kasieri – B. Kalnu`."""
    return post.institution is None and not post.owner and not post.house and _OFFICE.fullmatch(post.role) is not None


_OFFICE = re.compile(r"(?:valdes |padomes )?(?:kasier|sekretār|lietved|grāmatved|revident|vietnie|locek|priekšsēd|rakstved|komandier|mantzin|pārzin)\w*")
_CHAIR = re.compile(r"(?:priekšsēdētāj|priekšsēd|prezident|direktor|vadītāj|priekšniek|priekšniec)\w*$")
_DEPUTY = re.compile(r"(?:(?:pirm|otr)\w+ )?vietnie(?:ks|ce)")


def _under(chair: Post | None, post: Post) -> Post:
    """The post, a bare deputy's as the deputy of whom the sentence has just named: `par padomes priekšsēdētāju A. Rozi, par vietnieku B. Kalnu`."""
    if chair is None or not _DEPUTY.fullmatch(post.role) or post.institution is not None or post.owner:
        return post
    *front, head = for_gender(chair.role, Gender.MASCULINE).split()  # the deputy of an office, whoever holds it
    genitive = decline(head, Gender.MASCULINE)[Case.GEN][0]
    return replace(post, role=" ".join([*front, genitive, post.role]), institution=chair.institution, unit=chair.unit, owner=chair.owner, house=chair.house)


def _placed(post: Post, elements: Sequence[Element]) -> Post:
    """The post with the institution that stands behind it in the locative: `par konsultanti uzņēmumā SIA "Ozols"`."""
    behind = [e for e in elements if e.start >= post.end]
    if post.institution is None and behind and behind[0].kind is Kind.WORD and any(r.case is Case.LOC for r in head_forms(behind[0].text)):
        behind = behind[1:]
    elif not (behind and behind[0].mention is not None and Case.LOC in cases_of(behind[0].mention)):
        return post
    if post.institution is None and behind and behind[0].kind is Kind.INSTITUTION:
        return replace(post, institution=behind[0].mention)
    return post
