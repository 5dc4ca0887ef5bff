"""Named projects, networks, programmes, plans, agreements and events, with their terms, money and parties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.dates.find import find_dates
from extractors.dates.values import Precision
from extractors.dates.words import folded
from extractors.quantities import find_money
from extractors.records import (
    OUT_OF_FLOW,
    Document,
    EntityKind,
    Header,
    Initiative,
    Mention,
    Part,
    Party,
    Passage,
    Section,
)  # fmt: skip

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OPEN, _CLOSE = '„“«"', '”“»"'
_HEADS: tuple[tuple[str, str], ...] = (
    ("project", r"projekt(?:s|a|am|u|ā|i|iem|os)"),
    ("programme", r"programm(?:a|as|ai|u|ā)"),
    ("plan", r"(?:rīcības |darba |attīstības )?plān(?:s|a|am|u|ā)|pamatnostādn(?:es|ēm|ēs|ju)|stratēģij(?:a|as|ai|u|ā)"),
    ("network", r"tīkl(?:s|a|am|u|ā)"),
    (
        "event",
        r"(?:konferenc(?:e|es|ei|i|ē)|semin[āa]r(?:s|a|am|u|ā)|forum(?:s|a|am|u|ā)|pas[āa]kum(?:s|a|am|u|ā)|kampaņ(?:a|as|ai|u|ā)|festivāl(?:s|a|am|u|ā))",
    ),
    ("agreement", r"(?:memorand(?:s|a|am|u|ā)|līgum(?:s|a|am|u|ā))"),
    ("declaration", r"deklarācij(?:a|as|ai|u|ā)"),
)
_QUOTED = tuple(
    (kind, re.compile(rf"\b(?:{head})\s*[{_OPEN}](?P<name>[^{_OPEN}{_CLOSE}\n]{{3,140}})[{_CLOSE}]", re.IGNORECASE))
    for kind, head in _HEADS
)
_PARTS: tuple[tuple[Part, re.Pattern[str]], ...] = (
    (Part.FUNDER, re.compile(r"finans\w* (?:atbalst|instrument)|finansē|līdzfinansē|finansētāj|piešķīr")),
    (Part.LEAD, re.compile(r"vadošais partneris|projekta īstenotājs|īsteno(?:ja)?\b|izstrādātājs|projekta vadība|pasūtītājs")),
    (Part.ORGANISER, re.compile(r"rīko|organizē|aizvadīja|kopīgi organizēt")),
    (Part.SIGNATORY, re.compile(r"parakstīja|paraksta|noslēdza|pievienojās")),
    (Part.PARTNER, re.compile(r"partner\w+|sadarbībā ar|kopā ar|kopīgi ar")),
)


@dataclass(frozen=True, slots=True)
class InitiativeFacts:
    """Mentions of initiatives, what is said of each, and who takes part."""

    mentions: tuple[Mention, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    parties: tuple[Party, ...] = ()


def find_initiatives(
    document: Document,
    doc: Doc,
    sections: Sequence[Section],
    header: Header,
    people: Sequence[Mention],
    institutions: Sequence[Mention],
) -> InitiativeFacts:
    """The initiatives that the document names in quotes behind their kind, and those whose paper it is."""
    mentions: dict[tuple[int, int], Mention] = {}
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW:
            continue
        for mention in _quoted(document, passage):
            mentions.setdefault((mention.evidence.start, mention.evidence.end), mention)
    own = _own_plan(document, header)
    if own is not None:
        mentions.setdefault((own.evidence.start, own.evidence.end), own)
    ordered = sorted(mentions.values(), key=lambda m: m.evidence.start)
    firsts: dict[str, Mention] = {}
    for mention in ordered:
        firsts.setdefault(folded(mention.name), mention)
    facts = tuple(_facts(document, mention, header) for mention in firsts.values())
    parties = tuple(p for mention in ordered for p in _parties(document, mention, institutions))
    return InitiativeFacts(tuple(ordered), facts, tuple(_once(parties, ordered, institutions)))


def _quoted(document: Document, passage: Passage) -> Iterator[Mention]:
    for kind, pattern in _QUOTED:
        for match in pattern.finditer(document.text, passage.start, passage.end):
            lead = folded(document.text[max(passage.start, match.start() - 40) : match.start("name")])
            if re.search(r"(?:likum|noteikum|rikojum|lemum|koncepcij|zinojum)\w*(?: \w+)?\W*$", lead):
                continue
            if re.search(r"(?:likum|noteikum|rikojum|lemum|koncepcij)\w*\s+projekt", lead):
                continue
            evidence = document.cite(match.start("name"), match.end("name"))
            yield Mention(
                evidence, EntityKind.INITIATIVE, " ".join(match["name"].split()), f"initiatives:quoted {kind}", 0.75, type=kind
            )


def _own_plan(document: Document, header: Header) -> Mention | None:
    """The plan or project that the paper itself is, named by its title."""
    if header.kind != "plan" or not header.title:
        return None
    at = document.text.find(header.title.split("\n")[0])
    if at < 0:
        return None
    evidence = document.cite(at, at + len(header.title))
    return Mention(evidence, EntityKind.INITIATIVE, header.title, "initiatives:title", 0.7, type="plan")


def _facts(document: Document, mention: Mention, header: Header) -> Initiative:
    passage = document.passage_at(mention.evidence.start)
    start, end = (passage.start, passage.end) if passage else (mention.evidence.start, mention.evidence.end)
    near = document.text[mention.evidence.end : min(end, mention.evidence.end + 250)]
    first, last = _term(near)
    if first is None and header.kind == "plan":
        first, last = _term(mention.name)
    budget, currency = _budget(near)
    return Initiative(mention.id, mention.type or "project", first, last, budget, currency, document.cite(start, end))


def _term(text: str) -> tuple[str | None, str | None]:
    """The interval that the words near the name give."""
    for found in find_dates(text):
        if found.precision is Precision.INTERVAL and found.value:
            first, _, last = found.value.partition("/")
            return first, last
    return None, None


def _budget(text: str) -> tuple[float | None, str | None]:
    """The first sum of money near the name."""
    money = next(find_money(text), None)
    return (float(money.amount), money.currency) if money else (None, None)


def _parties(document: Document, mention: Mention, institutions: Sequence[Mention]) -> Iterator[Party]:
    """Institutions in the sentence of the name that a verb of taking part stands with."""
    passage = document.passage_at(mention.evidence.start)
    if passage is None:
        return
    text = document.text
    before = max(
        (
            m.end() + passage.start
            for m in re.finditer(r"[.!?]\s(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ])", text[passage.start : mention.evidence.start])
        ),
        default=passage.start,
    )
    after = re.search(r"[.!?](?:\s|$)", text[mention.evidence.end : passage.end])
    end = mention.evidence.end + after.end() if after else passage.end
    sentence = text[before:end].lower()
    part = next((p for p, pattern in _PARTS if pattern.search(sentence)), None)
    if part is None:
        return
    for institution in institutions:
        at = institution.evidence
        if before <= at.start < end and not (mention.evidence.start <= at.start < mention.evidence.end):
            yield Party(mention.id, institution.id, part, document.cite(before, end), "initiatives:sentence", 0.6)


def _once(parties: Sequence[Party], initiatives: Sequence[Mention], institutions: Sequence[Mention]) -> Iterator[Party]:
    names = {m.id: m.name for m in (*initiatives, *institutions)}
    said: set[tuple[str, str]] = set()
    for party in parties:
        key = (names[party.initiative], names[party.subject])
        if key not in said:
            said.add(key)
            yield party
