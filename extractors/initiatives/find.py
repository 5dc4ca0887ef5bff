"""The initiatives of a document in one go: their names, what is said of each, and who takes part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.dates.find import find_dates
from extractors.dates.values import Precision
from extractors.dates.words import folded
from extractors.initiatives.labels import Labelled, find_labelled
from extractors.initiatives.listed import initiative_of
from extractors.initiatives.named import NamedInitiative
from extractors.initiatives.names import find_named_initiatives
from extractors.initiatives.parties import find_parties
from extractors.initiatives.references import find_references
from extractors.quantities import find_money
from extractors.records import Commitment, Document, Header, Initiative, Mention, Party, Role, Section
from extractors.sides import Subjects, find_named, whole_sentences

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
) -> InitiativeFacts:
    """The named initiatives of the document with their terms, budgets and parties."""
    named = find_named_initiatives(document, header, institutions)
    if not named:
        return InitiativeFacts()
    labelled = tuple(find_labelled(document))
    references = find_references(document, named, institutions)
    body = next((m for m in institutions if header is not None and m.id == header.body), None)
    names = find_named(document, people, institutions, body)
    subjects = Subjects(document, header, names, roles, commitments, {m.id: m for m in (*people, *institutions)})
    parties = tuple(find_parties(document, named, references, labelled, names, whole_sentences(document, doc), subjects, commitments))
    firsts: dict[str, NamedInitiative] = {}
    for each in named:
        firsts.setdefault(folded(each.mention.name), each)
    facts = tuple(_facts(document, each, named, labelled, header) for each in firsts.values())
    return InitiativeFacts(tuple(n.mention for n in named), facts, parties)


def _facts(
    document: Document, first: NamedInitiative, named: Sequence[NamedInitiative], labelled: Sequence[Labelled], header: Header
) -> Initiative:
    """Term and budget from the lines labelled so, else from the words right behind a mention."""
    start: str | None = None
    end: str | None = None
    budget: tuple[float | None, str | None] = (None, None)
    for label in labelled:
        of = initiative_of(document, label, named)
        if of is None or folded(of.mention.name) != folded(first.mention.name):
            continue
        text = document.text[label.start : label.end]
        if label.meaning == "term" and start is None:
            start, end = _term(text)
        elif label.meaning == "budget" and budget[0] is None:
            budget = _budget(text)
    for each in named:
        if folded(each.mention.name) == folded(first.mention.name):
            passage = document.passage_at(each.mention.evidence.start)
            stop = passage.end if passage else len(document.text)
            near = document.text[each.mention.evidence.end : min(stop, each.mention.evidence.end + 250)]
            if start is None:
                start, end = _term(near)
            if budget[0] is None and passage is not None and passage.table is None:
                budget = _budget(near)
    if start is None and first.own:
        start, end = _term(first.mention.name)
    passage = document.passage_at(first.mention.evidence.start)
    at = first.mention.evidence
    evidence = document.cite(passage.start, max(passage.end, at.end)) if passage else at
    return Initiative(first.mention.id, first.mention.type or "project", start, end, *budget, evidence)


def _term(text: str) -> tuple[str | None, str | None]:
    """The first interval in the text."""
    for found in find_dates(text):
        if found.precision is Precision.INTERVAL and found.value:
            first, _, last = found.value.partition("/")
            return first, last
    return None, None


def _budget(text: str) -> tuple[float | None, str | None]:
    """The first sum of money in the text."""
    money = next(find_money(text), None)
    return (float(money.amount), money.currency) if money else (None, None)
