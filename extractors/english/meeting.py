"""Who took part in a meeting whose record is English, in what post, and what the record says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.english.dates import find_english_dates
from extractors.english.lines import Line, Listed, listed_lines
from extractors.records import Attendance, Capacity, Document, Header, Mention, Passage, Role

_POST = re.compile(
    r"(?:(?:Deputy|Vice|Senior|Chief|Acting|Executive|Permanent|State|Parliamentary|First|Head of|Managing|Project|Programme|Policy|"
    r"Legal|Scientific|Special|Associate|Assistant|Junior|Lead|Regional|Technical|Research|Honorary|Visiting|General|Principal)[ -]+)*(?:Director(?:[- ]General)?|Secretary(?:[- ]General)?|Head|Manager|Chair(?:man|woman|person)?|President|"
    r"Minister|Adviser|Advisor|Officer|Expert|Specialist|Coordinator|Counsellor|Ambassador|Professor|Researcher|Rector|Dean|Mayor|"
    r"Commissioner|Member|Representative|Assistant|Lecturer|Analyst|Chancellor|Rapporteur|Attaché|Prime Minister)"
    r"(?:\s+(?:of|for)\s+(?:the\s+)?(?:[A-Z][\w-]*|and|Department|Division|Unit)(?:\s+(?:and\s+)?[A-Z][\w-]*)*(?:\s+(?:Department|Division|Unit))?)?"
)
_UNIT = re.compile(
    r"(?:[A-Z][\w&-]*\s+(?:(?:and|of|for)\s+)?)+(?:Department|Division|Unit|Section)|(?:Department|Division|Unit) (?:of|for) [A-Z][\w ]*"
)
_WAS_THERE = re.compile(
    r"(?:,\s[^,.;\n]{3,100},)?\s+(?:opened|chaired|presented|welcomed|informed|reported|thanked|closed|noted|stressed|explained|introduced|moderated|asked|replied)\b"
)


def find_english_roles(
    document: Document, people: Sequence[Mention], institutions: Sequence[Mention], lines: Sequence[Line]
) -> Iterator[Role]:
    """`Name, Post, Institution`, `Name (Institution)`, `Institution: Name`, `Post Name`; what stands in one line with a name."""
    for passage in lines:
        here = [m for m in people if passage.start <= m.evidence.start < passage.end and " " in m.name]
        for number, person in enumerate(here):
            end = here[number + 1].evidence.start if number + 1 < len(here) else passage.end
            behind = re.match(r"[\s,(–-]+[^;.\n]*", document.text[person.evidence.end : end])
            reach = person.evidence.end + (
                behind.end() if behind and behind.group()[:2].strip(" ")[:1] in {",", "(", "–", "-", "\t"} else 0
            )
            body = next((i for i in institutions if person.evidence.end <= i.evidence.start < reach), None)
            said = document.text[person.evidence.end : body.evidence.start if body else reach]
            post = _POST.search(said)
            start, stop = person.evidence.start, max(reach, person.evidence.end)
            if post is None and body is None and number + 1 < len(here) and re.fullmatch(r"\s+and\s+", document.text[person.evidence.end : end]):
                body = _of_both(document, here[number + 1], here[number + 2 :], institutions, passage)
                stop = body.evidence.end if body else stop
            if post is None and body is None:
                before = document.text[max(passage.start, person.evidence.start - 60) : person.evidence.start]
                post = re.search(rf"{_POST.pattern}\s+(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?$", before)
                lead = re.search(r":\s*$", document.text[passage.start : person.evidence.start]) if number == 0 else None
                body = next((i for i in institutions if lead and passage.start == i.evidence.start), None)
                if post is None and body is None:
                    continue
                start, stop = (
                    passage.start if body else person.evidence.start - len(before) + (post.start() if post else 0),
                    person.evidence.end,
                )
            words = re.sub(r"\s+(?:(?:Mr|Mrs|Ms|Dr)\.?\s*)?$", "", post.group()) if post else None
            if body is None and words and _OF_THE_MEETING.fullmatch(words):
                continue  # said by the attendance, no post
            if words is None and body is not None and body.evidence.start >= person.evidence.end:
                words = _between(said) or _behind_bracket(document, body, end)
            role, unit = _post_and_unit(words)
            if unit is None and body is not None and (within := re.match(rf",\s+({_UNIT.pattern})\)", document.text[body.evidence.end : end])):
                unit = within.group(1)
            if unit is None and body is not None:
                unit = next(
                    (m.group() for m in _UNIT.finditer(said) if post is None or not post.start() <= m.start() < post.end()), None
                )
            yield Role(person.id, role, body.id if body else None, unit, document.cite(start, stop), "english:role", 0.75)


def _of_both(
    document: Document, other: Mention, behind: Sequence[Mention], institutions: Sequence[Mention], line: Line
) -> Mention | None:
    """The body that stands right behind two names: `Anna Berg and Juhan Tamm, Boverket`."""
    reach = behind[0].evidence.start if behind else line.end
    body = next((i for i in institutions if other.evidence.end <= i.evidence.start < reach), None)
    return (
        body if body and re.fullmatch(r"\s*[,(–-]\s*(?:the\s+)?", document.text[other.evidence.end : body.evidence.start]) else None
    )


def _behind_bracket(document: Document, body: Mention, end: int) -> str | None:
    """A post behind the bracket that holds the body: `(State Road Board, SRB), senior adviser`."""
    match = re.match(r"[^()\n]{0,40}\),\s+(?P<post>[a-z][a-z -]{3,60}?)\s*(?:$|[,;\n])", document.text[body.evidence.end : end])
    return match["post"] if match is not None and not _OF_THE_MEETING.fullmatch(match["post"]) else None


_OF_THE_MEETING = re.compile(r"(?:Co-?)?Chair(?:man|woman|person)?|Secretary|Rapporteur", re.IGNORECASE)


def _between(said: str) -> str | None:
    """A post that no list has, told by its place between a name and its body: `\\tProduct Owner, `.

    >>> _between(", Product Owner, "), _between(" of the ")
    ('Product Owner', None)
    """
    match = re.fullmatch(r"\s*[,(\t–-]\s*([A-Z][\w-]*(?:\s[\w-]+){0,4})\s*[,\t–-]\s*", said)
    return match.group(1) if match and not _UNIT.fullmatch(match.group(1)) else None


def _post_and_unit(words: str | None) -> tuple[str | None, str | None]:
    """The post in small letters, names in it as they are, and the unit that it is the post of.

    >>> _post_and_unit("Deputy Director of the Statistics Department"), _post_and_unit("Head of Unit")
    (('deputy director', 'Statistics Department'), ('head of unit', None))
    """
    if not words:
        return None, None
    first, _, rest = words.partition(" of ")
    rest = rest.removeprefix("the ")
    if _UNIT.fullmatch(rest):
        return first.lower(), rest
    if not rest or rest.lower() in ("unit", "department", "division", "section"):
        return words.lower(), None
    return f"{first.lower()} of {rest}", None


def find_english_attendance(
    document: Document,
    people: Sequence[Mention],
    institutions: Sequence[Mention],
    roles: Sequence[Role],
    rows: Sequence[Listed],
) -> Iterator[Attendance]:
    """People in the lists of those present or absent, and, where there are lists, those who spoke; each once."""
    behalf = {role.person: role.institution for role in roles if role.institution}
    said: set[str] = set()
    order = {Capacity.CHAIR: 0, Capacity.SECRETARY: 1, Capacity.ABSENT: 2}
    in_charge = [replace(row, capacity=marked) for row in rows if (marked := _marked(document, row))]
    for row in sorted((*in_charge, *rows), key=lambda row: (order.get(row.capacity, 3), row.begin)):
        passage, begin, capacity = row.line, row.begin, row.capacity
        for person in people:
            if begin <= person.evidence.start < passage.end and person.name not in said:
                said.add(person.name)
                yield Attendance(person.id, capacity, behalf.get(person.id), person.evidence, "english:list", 0.85)
        named = any(begin <= person.evidence.start < passage.end for person in people)
        if capacity is not Capacity.ABSENT and not named:
            for body in institutions:
                if begin <= body.evidence.start < passage.end and body.id not in behalf.values() and body.name not in said:
                    said.add(body.name)
                    yield Attendance(body.id, capacity, None, body.evidence, "english:list", 0.7)
    for person in people:
        spoke = rows and _WAS_THERE.match(document.text, person.evidence.end)
        if spoke and person.name not in said and not any(name.endswith(" " + person.name) for name in said):
            said.add(person.name)
            yield Attendance(person.id, Capacity.PARTICIPANT, behalf.get(person.id), person.evidence, "english:speaker", 0.75)


def _marked(document: Document, row: Listed) -> Capacity | None:
    """What brackets behind a name in the list of those present say: `Anna Berg, Director, Boverket (Chair)`."""
    match = _IN_BRACKETS.search(document.text, row.begin, row.line.end)
    if match is None or row.capacity is not Capacity.PARTICIPANT:
        return None
    return Capacity.CHAIR if match["chair"] else Capacity.SECRETARY


_IN_BRACKETS = re.compile(
    r"(?:\(|(?<=\)),\s)(?:(?P<chair>(?:co-)?chair(?:man|woman|person)?|moderator)|secretary|minutes|rapporteur)\)?\s*$", re.IGNORECASE
)
_ORDINALS = dict(
    zip(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
        "seventeenth eighteenth nineteenth twentieth".split(),
        range(1, 21),
        strict=False,
    )
)
_ORDINAL = re.compile(rf"\b({'|'.join(_ORDINALS)}) (?:\w+ ){{0,2}}?(?:meeting|session)\b", re.IGNORECASE)
_KINDS = (
    ("minutes", re.compile(r"\bminutes\b|summary (?:record|of (?:the )?(?:conclusions|discussions?))|conclusions of the meeting|meeting record|record of (?:the )?meeting|meeting notes|\bnotes\b", re.IGNORECASE)),
    ("decision", re.compile(r"\bdecision no\b|\bhereby decides\b", re.IGNORECASE)),
    ("plan", re.compile(r"\b(?:action|work|implementation) (?:plan|programme)\b|\bstrategy\b", re.IGNORECASE)),
    ("report", re.compile(r"\breport\b", re.IGNORECASE)),
    ("letter", re.compile(r"^\s*dear\b|yours (?:sincerely|faithfully)", re.IGNORECASE | re.MULTILINE)),
    ("press", re.compile(r"press release|for immediate release|media contact", re.IGNORECASE)),
)  # fmt: skip
_NUMBER = re.compile(r"\bNo\.?\s?(\d[\w/.-]*)|\b(\d{1,3})(?:st|nd|rd|th) (?:\w+ ){0,2}?(?:meeting|session)\b", re.IGNORECASE)
_PLACE = re.compile(
    r"(?:^|\n|Place:\s*|Venue:\s*)([A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūžö]+)(?:,\s+(?:Latvia|Estonia|Lithuania))?,?\s+(?=\d|on \d)"
)


def english_header(document: Document, passages: Sequence[Passage], institutions: Sequence[Mention]) -> Header:
    """The header of a paper that is English as a whole; what cannot be told stays empty."""
    head = passages[:8]
    text = "\n".join(document.text[p.start : p.end] for p in head)
    kind = next((name for name, pattern in _KINDS if pattern.search(text[:600] if name != "letter" else document.text)), "other")
    dates = [d for d in find_english_dates(text) if d.value and len(d.value) == 10]
    number, place = _NUMBER.search(text[:400]), _PLACE.search(text)
    spelled = _ORDINAL.search(text[:400])
    stated = (number.group(1) or number.group(2)) if number else str(_ORDINALS[spelled.group(1).lower()]) if spelled else None
    first = next((document.text[p.start : p.end] for p in head if p.end - p.start > 3), None)
    listed = next((row.line.start for row in listed_lines(document, head)), None)
    end = min(head[min(3, len(head) - 1)].end, listed if listed is not None else len(document.text))
    body = next((i.id for i in institutions if i.evidence.start < end), None) if kind in ("minutes", "decision") else None
    return Header(
        kind=kind, title=first if first and len(first) <= 200 else None, number=stated,
        date=dates[0].value if dates else None, place=place.group(1) if place else None, body=body, language="en",
    )  # fmt: skip


def body_that_met(header: Header, institutions: Sequence[Mention]) -> Iterator[Attendance]:
    """The row of the body whose minutes these are."""
    body = next((i for i in institutions if i.id == header.body), None)
    if body is not None and header.kind == "minutes":
        yield Attendance(body.id, Capacity.PARTICIPANT, None, body.evidence, "english:its own meeting", 0.8)
