"""Who took part in a meeting whose record is English, in what post, and what the record says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.english.dates import find_english_dates
from extractors.records import Attendance, Capacity, Document, Header, Mention, Passage, Role

_LABELS: tuple[tuple[Capacity, re.Pattern[str]], ...] = tuple(
    (capacity, re.compile(rf"\s*(?:{words})\b\s*(?:\([^)]*\))?\s*(?P<mark>[:–-]|$)", re.IGNORECASE))
    for capacity, words in (
        (Capacity.CHAIR, r"chair(?:man|woman|person|ed by)?|the meeting was chaired by|presided by|moderator"),
        (Capacity.SECRETARY, r"secretary|minutes(?: taken)? by|rapporteur|note[- ]taker|recorded by"),
        (Capacity.ABSENT, r"absent|apologies(?: (?:for absence|received from|from))?|regrets|not present|excused"),
        (Capacity.INVITED, r"invited(?: guests| experts)?|guests?|observers?|invitees"),
        (Capacity.PARTICIPANT, r"participants?|present|attend(?:ees|ance|ed by)|members present|list of participants|delegat(?:es|ions)|from [A-Z]\w+"),
    )
)  # fmt: skip
_END = re.compile(
    r"\s*(?:agenda|item\b|\d+\.\s+[A-Z]|opening|adoption|discussion|decisions?|minutes\b|conclusions?|follow[- ]up|actions?\b|next steps|annex)",
    re.IGNORECASE,
)
_POST = re.compile(
    r"(?:(?:Deputy|Vice|Senior|Chief|Acting|Executive|Permanent|State|Parliamentary|First|Head of|Managing|Project|Programme|Policy|"
    r"Legal|Scientific|Special)[ -]+)*(?:Director(?:[- ]General)?|Secretary(?:[- ]General)?|Head|Manager|Chair(?:man|woman|person)?|President|"
    r"Minister|Adviser|Advisor|Officer|Expert|Specialist|Coordinator|Counsellor|Ambassador|Professor|Researcher|Rector|Dean|Mayor|"
    r"Commissioner|Member|Representative|Assistant|Lecturer|Analyst|Chancellor|Rapporteur|Attaché|Prime Minister)"
    r"(?:\s+(?:of|for)\s+(?:the\s+)?(?:[A-Z][\w-]*|and|Department|Division|Unit)(?:\s+(?:and\s+)?[A-Z][\w-]*)*(?:\s+(?:Department|Division|Unit))?)?"
)
_UNIT = re.compile(
    r"(?:[A-Z][\w&-]*\s+(?:(?:and|of|for)\s+)?)+(?:Department|Division|Unit|Section)|(?:Department|Division|Unit) (?:of|for) [A-Z][\w ]*"
)
_WAS_THERE = re.compile(
    r"\s+(?:opened|chaired|presented|welcomed|informed|reported|thanked|closed|noted|stressed|explained|introduced|moderated|asked|replied)\b"
)


def attendance_rows(document: Document, passages: Sequence[Passage]) -> list[tuple[Passage, int, Capacity]]:
    """(passage, where its names begin, capacity) of every line that lists who was there, or was not."""
    rows = []
    current: Capacity | None = None
    for passage in passages:
        text = document.text[passage.start : passage.end]
        for capacity, pattern in _LABELS:
            match = pattern.match(text)
            if match and len(match.group()) < 60:
                current = capacity
                rows.append((passage, passage.start + match.end(), capacity))
                if text[match.end() :].strip() and capacity in (Capacity.CHAIR, Capacity.SECRETARY):
                    current = None  # the label and all its names stood on one line
                break
        else:
            if current is not None and (_END.match(text) or len(text) > 250):
                current = None
            elif current is not None:
                rows.append((passage, passage.start, current))
    return rows


def find_english_roles(
    document: Document, people: Sequence[Mention], institutions: Sequence[Mention], passages: Sequence[Passage]
) -> Iterator[Role]:
    """`Name, Post, Institution`, `Name (Institution)`, `Institution: Name`, `Post Name`; what stands in one line with a name."""
    for passage in passages:
        here = [m for m in people if passage.start <= m.evidence.start < passage.end and " " in m.name]
        for number, person in enumerate(here):
            end = here[number + 1].evidence.start if number + 1 < len(here) else passage.end
            behind = re.match(r"[\s,(–-]+[^;.\n]*", document.text[person.evidence.end : end])
            reach = person.evidence.end + (
                behind.end() if behind and behind.group()[:2].strip(" ")[:1] in {",", "(", "–", "-"} else 0
            )
            body = next((i for i in institutions if person.evidence.end <= i.evidence.start < reach), None)
            said = document.text[person.evidence.end : body.evidence.start if body else reach]
            post = _POST.search(said)
            start, stop = person.evidence.start, max(reach, person.evidence.end)
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
            role, unit = _post_and_unit(words)
            if unit is None and body is not None:
                unit = next(
                    (m.group() for m in _UNIT.finditer(said) if post is None or not post.start() <= m.start() < post.end()), None
                )
            yield Role(person.id, role, body.id if body else None, unit, document.cite(start, stop), "english:role", 0.75)


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
    rows: Sequence[tuple[Passage, int, Capacity]],
) -> Iterator[Attendance]:
    """People in the lists of those present or absent, and, where there are lists, those who spoke; each once."""
    behalf = {role.person: role.institution for role in roles if role.institution}
    said: set[str] = set()
    order = {Capacity.CHAIR: 0, Capacity.SECRETARY: 1, Capacity.ABSENT: 2}
    for passage, begin, capacity in sorted(rows, key=lambda row: (order.get(row[2], 3), row[1])):
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


_KINDS = (
    ("minutes", re.compile(r"\bminutes\b|summary (?:record|of (?:the )?(?:conclusions|discussions?))|conclusions of the meeting|meeting record|record of (?:the )?meeting|meeting notes", re.IGNORECASE)),
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
    first = next((document.text[p.start : p.end] for p in head if p.end - p.start > 3), None)
    listed = next((p.start for p in head if any(pattern.match(document.text[p.start : p.end]) for _, pattern in _LABELS)), None)
    end = min(head[min(3, len(head) - 1)].end, listed if listed is not None else len(document.text))
    body = (
        next((i.id for i in institutions if i.evidence.start < end), None)
        if kind in ("minutes", "decision")
        else None
    )
    return Header(
        kind=kind, title=first if first and len(first) <= 200 else None, number=(number.group(1) or number.group(2)) if number else None,
        date=dates[0].value if dates else None, place=place.group(1) if place else None, body=body, language="en",
    )  # fmt: skip
