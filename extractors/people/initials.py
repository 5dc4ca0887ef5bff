"""People called by the initials that the paper sets behind their names: `Anna Roze (AR), vadītāja`, and below it `AR sagatavo līgumu`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from extractors.names.fold import fold
from extractors.people.shapes import UPPER
from extractors.people.spans import Spans
from extractors.records import OUT_OF_FLOW, Document, EntityKind, Mention, Section, SectionKind

_METHOD = "people:letters"
_LOWER = "a-zāčēģīķļņšūž"
_SHORT = rf"[{UPPER}](?:[{UPPER}{_LOWER}]{{0,2}}[{UPPER}]|[{UPPER}][{_LOWER}]{{1,2}})"
#: Behind a name, in a bracket alone or as its first word: `(AR)`, `(turpmāk – AR)`, `/AR/`.
_BEHIND = re.compile(rf"\s?[(\[/]\s?(?:turpmāk(?: tekstā)?\s?[-–—]?\s?)?(?P<short>{_SHORT})\s?[)\]/]")
#: Behind a name and a dash, where nothing else follows: `Anna Roze – AR`.
_DASHED = re.compile(rf"\s[–—-]\s(?P<short>[{UPPER}]{{2,4}})(?=\s*(?:[,;]|\n|$))")
#: Before a name in a list of who is meant: `AR – Anna Roze`.
_BEFORE = re.compile(rf"(?:^|[\n(,;]\s?)(?P<short>{_SHORT})\s?[-–—=:]\s?$")
#: Who speaks or does what the line says: `AR: …`, `AR – …`.
_LABEL = re.compile(rf"^\W{{0,4}}(?:[a-z0-9]{{1,2}}[.)]\s+)?(?P<short>[{UPPER}]{{2,3}})\s?(?::|[-–—])\s", re.MULTILINE)
_LEAST = 2  # so many people called so show that letters at the beginnings of lines are people


def find_initials(document: Document, sections: Sequence[Section], mentions: Sequence[Mention], taken: Spans) -> list[Mention]:
    """The mentions of people by initials, each with the whole name; the places where the paper says whose they are are none.

    Initials that the paper does not explain count where at least two of those present are called so at the beginnings of lines.
    """
    meant = initials_said(document.text, mentions) or _initials_called(document, sections, mentions)
    said = Spans(places_said(document.text, mentions))
    return [m for m in _uses(document, meant, taken) if not said.overlap(m.evidence.start, m.evidence.end)] if meant else []


def initials_said(text: str, people: Sequence[Mention]) -> dict[str, Mention]:
    """Whose the initials are that stand beside names, those of one person only.

    >>> from extractors.records import DocumentId
    >>> document = Document(DocumentId(1), "text/plain", "Anna Roze-Liepa (ARL), Oto Kalns (ViA)", ())
    >>> people = [Mention(document.cite(a, b), EntityKind.PERSON, document.text[a:b], "people:test", 0.9) for a, b in ((0, 15), (23, 32))]
    >>> {short: person.name for short, person in initials_said(document.text, people).items()}
    {'ARL': 'Anna Roze-Liepa'}
    """
    found: dict[str, Mention] = {}
    twice: set[str] = set()
    for person, said in _said(text, people):
        if found.setdefault(said["short"], person).name != person.name:
            twice.add(said["short"])
    return {short: person for short, person in found.items() if short not in twice}


def places_said(text: str, people: Sequence[Mention]) -> list[tuple[int, int]]:
    """Where the paper says whose initials are, as spans of the initials."""
    return [said.span("short") for _, said in _said(text, people)]


def _said(text: str, people: Sequence[Mention]) -> Iterator[tuple[Mention, re.Match[str]]]:
    for person in people:
        at = person.evidence
        said = _BEHIND.match(text, at.end) or _DASHED.match(text, at.end) or _BEFORE.search(text, max(0, at.start - 12), at.start)
        if said is not None and fits(said["short"], person.name):
            yield person, said


def fits(short: str, name: str) -> bool:
    """Whether letters are the initials of a whole name; of a double surname one or both, the last with a letter more perhaps.

    >>> [fits(short, "Zane Lapsa-Ozola") for short in ("ZLO", "ZL", "ZLa", "ZO", "Z")]
    [True, True, True, True, False]
    """
    given, _, family = fold(name).rpartition(" ")
    if not given or "." in given:
        return False
    letters = fold(short)
    doubles = [[part] if "-" not in part else [part, *part.split("-"), part.replace("-", " ")] for part in (*given.split(), family)]
    return any(_begin(letters, " ".join(parts).split()) for parts in product(*doubles)) and short[0].isupper()


def _begin(letters: str, parts: Sequence[str]) -> bool:
    """Whether the letters are the first of each part, and perhaps the next one or two of the last."""
    plain = "".join(part[0] for part in parts)
    return len(plain) > 1 and any(letters == plain[:-1] + parts[-1][:more] for more in (1, 2, 3))


def _initials_called(document: Document, sections: Sequence[Section], people: Sequence[Mention]) -> dict[str, Mention]:
    """Whose initials are set at the beginnings of lines, of those who are listed as present and by whole names."""
    labels = {m["short"] for m in _LABEL.finditer(document.text)}
    if len(labels) < _LEAST:
        return {}
    blocks = [s for s in sections if s.kind is SectionKind.ATTENDANCE]
    present = {p.name: p for p in reversed(people) if any(s.start <= p.evidence.start < s.end for s in blocks)}
    owners = {short: [p for p in present.values() if fits(short, p.name)] for short in labels}
    called = {short: fitting[0] for short, fitting in owners.items() if len(fitting) == 1}
    return called if len({p.name for p in called.values()}) >= _LEAST else {}


def _uses(document: Document, meant: Mapping[str, Mention], taken: Spans) -> Iterator[Mention]:
    shorts = "|".join(sorted(map(re.escape, meant), key=lambda s: (-len(s), s)))
    use = re.compile(rf"(?<![\w.@/„“\"-])(?P<short>{shorts})(?:[-’'](?:am|ai|im|ei|a|u|s|as|is|es|e|i))?(?![\w@/-]|\.\w)")
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW:
            continue
        for match in use.finditer(document.text, passage.start, passage.end):
            person = meant[match["short"]]
            if not taken.overlap(match.start("short"), match.end()):
                evidence = document.cite(match.start("short"), match.end())
                yield Mention(evidence, EntityKind.PERSON, person.name, _METHOD, 0.85, (), person.gender)


def is_initials(mention: Mention) -> bool:
    """Whether a mention is one by initials, whose form tells no case."""
    return mention.method == _METHOD
