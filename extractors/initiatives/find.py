"""The initiatives of a document in one go: their names, what is said of each, and who takes part."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractors.dates.words import folded
from extractors.initiatives.attended import those_who_attended
from extractors.initiatives.central import find_central, sentences_of
from extractors.initiatives.doings import find_doings
from extractors.initiatives.facts import facts_of
from extractors.initiatives.labels import find_labelled
from extractors.initiatives.learned import Parties
from extractors.initiatives.led import leaders, reporting_house
from extractors.initiatives.lineups import from_lineups
from extractors.initiatives.named import NamedInitiative
from extractors.initiatives.names import find_named_initiatives
from extractors.initiatives.parties import find_parties
from extractors.initiatives.references import Reference, find_references
from extractors.learned.paper import Paper
from extractors.predictions import predicted_entities
from extractors.records import Attendance, Commitment, Document, Header, Initiative, Mention, MentionId, Part, Party, Role, Section
from extractors.sides import Subjects, find_named, find_topic, house_of, signers_of, speaks_of_others, whole_sentences

if TYPE_CHECKING:
    from spacy.tokens import Doc


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
    roles: Sequence[Role] = (),
    commitments: Sequence[Commitment] = (),
    asked: Paper | None = None,
    attendance: Sequence[Attendance] = (),
) -> InitiativeFacts:
    """The named initiatives of the document with their terms, budgets and parties."""
    labelled = tuple(find_labelled(document))
    places = [span for label in ("GPE", "LOC") for span in predicted_entities(doc, label)]
    named = find_named_initiatives(document, header, institutions, labelled, people, places)
    if not named:
        return InitiativeFacts()
    sentences = whole_sentences(document, doc)
    references = find_references(document, named, institutions, sentences)
    body = next((m for m in institutions if header is not None and m.id == header.body), None)
    if body is not None and speaks_of_others(body):
        body, header = None, replace(header, body=None)
    stated = body
    body = house_of(body, institutions) if body is not None else find_topic(document, institutions)
    if body is not None:
        header = replace(header, body=body.id)
    names = find_named(document, people, institutions, body)
    subjects = Subjects(document, header, names, roles, commitments, {m.id: m for m in (*people, *institutions)}, (), signers_of(document, header, sections, institutions))
    led = (*leaders(document, header, named, people, roles), *reporting_house(document, header, named, body))
    central = find_central(document, header, named, references)
    told = tuple(sentences_of(document, central, references, sentences))
    minutes = header.kind == "minutes"
    doings = (
        *those_who_attended(document, header, central, told, references, attendance, people),
        *(find_doings(document, told, references, names, ahead=minutes, aside=central is None) if central is not None or not minutes else ()),
        *from_lineups(document, central, told, references, names, minutes=minutes),
    )
    parties = tuple(find_parties(document, named, references, labelled, names, sentences, subjects, commitments, led, doings))
    named = tuple(n for n in named if not n.doubtful or len({p.subject for p in parties if p.initiative == n.mention.id}) > 1)
    known = {n.mention.id: n.mention.name for n in named}
    parties = tuple(p for p in parties if p.initiative in known)
    if asked is not None:
        mentions = {m.id: m for m in (*people, *institutions)}
        judged = Parties(document, header.kind if header is not None else "other", asked, stated, names, sentences)
        parties += tuple(party for party in judged.find(named, references, parties) if not (_of_its_project(party, named, references, sentences) or _beside_the_list(party, parties) or _signs_there(party, parties) or _of_another(document, party, named, references, mentions)))
    bodies = {m.id: m.name for m in institutions}
    parties = tuple(p for p in parties if bodies.get(p.subject) != known[p.initiative])  # an alliance is a body and a network
    firsts: dict[str, NamedInitiative] = {}
    for each in named:
        firsts.setdefault(folded(each.mention.name), each)
    facts = tuple(facts_of(document, each, named, labelled, header, sentences, references) for each in firsts.values())
    return InitiativeFacts(tuple(n.mention for n in named), facts, parties)


def _beside_the_list(party: Party, known: Sequence[Party]) -> bool:
    """Whether what is judged is one more partner of an initiative whose partners the paper lists below a label."""
    listed = {p.subject for p in known if p.initiative == party.initiative and p.part is Part.PARTNER and p.method == "initiatives:label"}
    return party.part is Part.PARTNER and len(listed) > 1


def _signs_there(party: Party, known: Sequence[Party]) -> bool:
    """Whether the sentence tells no more than that somebody signs a paper at the event."""
    return any(p.part is Part.SIGNATORY and party.part is not Part.SIGNATORY and p.evidence.start < party.evidence.end and party.evidence.start < p.evidence.end for p in known)


def _of_its_project(party: Party, named: Sequence[NamedInitiative], references: Sequence[Reference], sentences: Sequence[tuple[int, int]]) -> bool:
    """Whether what is judged of a programme stands in a sentence that names one of its projects."""
    if next(n.mention.type for n in named if n.mention.id == party.initiative) != "programme":
        return False
    at = party.evidence.start
    start, end = next(((a, b) for a, b in sentences if a <= at < b), (at, party.evidence.end))
    return any((r.by_name or party.part is not Part.FUNDER) and r.named.mention.type == "project" and start <= r.start < end for r in references)


#: Up to somebody named: `“X”, ko vada | Y`, `“X”, ko kopš 2007. gada īsteno Y kopā ar Z un | W`.
_WHO_RUNS_IT = re.compile(r"[”“»\"]?\s*,\s+(?:ko|kuru|kuras|kurus|kurai|kuram)\s(?:(?!,\s+[a-zāčēģīķļņšūž]|[;:!?]\s|[a-zāčēģīķļņšūž”“»\")]\.\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ]|\n\s*\n).){0,200}$", re.DOTALL)


def _of_another(document: Document, party: Party, named: Sequence[NamedInitiative], references: Sequence[Reference], mentions: Mapping[MentionId, Mention]) -> bool:
    """Whether somebody stands in a clause that tells of another initiative right behind the name of that one."""
    who = mentions[party.subject].evidence.start
    own = next(n.mention.name for n in named if n.mention.id == party.initiative)
    before = [r for r in references if r.by_name and r.end <= who and r.named.mention.name != own]
    return any(_WHO_RUNS_IT.match(document.text, r.end, who) for r in before[-2:])
