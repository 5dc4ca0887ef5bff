"""All institutions of a document, in order, with the abbreviations that the document defines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.dates.words import folded
from extractors.institutions.abbreviations import find_abbreviations
from extractors.institutions.alike import apart_from_companies, find_mottos, named_alike, outside_mottos, without_nested
from extractors.institutions.apparatus import find_apparatus
from extractors.institutions.appositions import find_called
from extractors.institutions.bare import find_bare_names, without_declined
from extractors.institutions.coded import behind_code
from extractors.institutions.countries import find_acting_countries
from extractors.institutions.edges import with_edges, without_chance_capitals
from extractors.institutions.foreign import find_foreign
from extractors.institutions.headless import find_headless, find_red_cross
from extractors.institutions.mastheads import find_masthead
from extractors.institutions.meetings import find_standing_meeting
from extractors.institutions.organs import with_meeting_body
from extractors.institutions.parties import find_parties
from extractors.institutions.passages import in_passage
from extractors.institutions.places import find_acting_places
from extractors.institutions.predicted import find_predicted
from extractors.institutions.quote_signs import find_by_signs
from extractors.institutions.seen_names import find_seen_names
from extractors.institutions.seen_quotes import find_seen_quotes
from extractors.institutions.short_names import find_short_names
from extractors.institutions.sorts import with_sorts
from extractors.institutions.tails import with_tails
from extractors.institutions.words import OPENING
from extractors.records import OUT_OF_FLOW, Alias, Document, Mention, Passage, Section
from extractors.spans import Spans
from extractors.tokens import Tokens, tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_institutions(document: Document, doc: Doc, sections: Sequence[Section]) -> tuple[tuple[Mention, ...], tuple[Alias, ...]]:
    """The mentions of institutions, in order, and which of them the document itself calls the same."""
    found: dict[tuple[int, int, str], Mention] = {}
    for mention in find_standing_meeting(document):
        found[mention.evidence.start, mention.evidence.end, mention.name] = mention
    verbs = _verbs_in_a(tokens_of(doc))
    for passage in _with_form_above(document):
        passage = replace(passage, start=max(passage.start, behind_code(document, passage)))
        for mention in (
            *in_passage(document, passage, verbs),
            *find_apparatus(document, passage),
            *find_acting_countries(document, passage),
            *find_acting_places(document, passage),
        ):
            at = mention.evidence
            found.setdefault((at.start, at.end, mention.name), mention)
    mottos = find_mottos(document)
    mentions = outside_mottos(document, mottos, found.values())
    mentions = without_chance_capitals(document, doc, without_nested(with_sorts(document, doc, with_edges(document, doc, mentions))))
    predicted = find_predicted(document, doc, [(m.evidence.start, m.evidence.end) for m in mentions])
    mentions = without_nested([*mentions, *outside_mottos(document, mottos, predicted)])
    mentions = named_alike(apart_from_companies(document, mentions))
    mentions = without_declined(document, mentions)
    bare, bare_aliases = find_bare_names(document, mentions)
    mentions = [*mentions, *find_seen_quotes(document, doc, [(m.evidence.start, m.evidence.end) for m in (*mentions, *bare)])]
    spans = [(m.evidence.start, m.evidence.end) for m in (*mentions, *bare)]
    mentions = [*mentions, *find_headless(document, spans)]
    mentions = [*mentions, *find_red_cross(document, [(m.evidence.start, m.evidence.end) for m in (*mentions, *bare)])]
    mentions = [*mentions, *find_by_signs(document, doc, [(m.evidence.start, m.evidence.end) for m in (*mentions, *bare)])]
    called = list(find_called(document, doc, [(m.evidence.start, m.evidence.end) for m in (*mentions, *bare)]))
    described = {m.evidence.start - 1 for m in called}  # `Rīgas kinoteātrī Splendid Palace`: the noun only says what it is
    mentions = [*(m for m in mentions if m.evidence.end not in described or m.evidence.quote.count(" ") != 1 or m.evidence.quote.split()[-1][:1].isupper()), *called]
    foreign, foreign_aliases = find_foreign(document, [*mentions, *bare])
    mentions = [*mentions, *foreign]
    mentions = with_meeting_body(document, sections, mentions)
    mentions = _under_mastheads(mentions, list(find_masthead(document)))
    mentions = with_tails(document, mentions)
    mentions = [*mentions, *find_short_names(document, [*mentions, *bare])]
    parties, party_aliases = find_parties(document, [(m.evidence.start, m.evidence.end) for m in (*mentions, *bare)])
    mentions = [*mentions, *parties]
    short, aliases = find_abbreviations(document, sections, mentions)
    nouns = {m.evidence.end: m.evidence.start for m in short if m.method.endswith("defined noun")}
    mentions = [m for m in mentions if nouns.get(m.evidence.end, m.evidence.start) <= m.evidence.start]
    held = Spans((m.evidence.start, m.evidence.end) for m in bare)
    short = [m for m in short if not held.cover(m.evidence.start, m.evidence.end)]
    mentions = [*mentions, *find_seen_names(document, doc, [(m.evidence.start, m.evidence.end) for m in (*mentions, *bare, *short)])]
    kept = {m.id for m in (*mentions, *short, *bare)}
    aliases = [a for a in (*aliases, *bare_aliases, *foreign_aliases, *party_aliases) if a.short in kept and a.long in kept]
    ordered = sorted((*mentions, *short, *bare), key=lambda m: (m.evidence.start, m.evidence.end, m.name))
    return tuple(ordered), tuple(aliases)


def _under_mastheads(mentions: list[Mention], mastheads: list[Mention]) -> list[Mention]:
    """The mentions with those of the medium: one in place of another mention of the same words, quotes apart, none inside of a longer one."""
    spans = {(m.evidence.start, m.evidence.end) for m in mentions}
    taken = Spans(spans)
    same: set[tuple[int, int]] = set()
    kept: list[Mention] = []
    for masthead in mastheads:
        start, end = masthead.evidence.start, masthead.evidence.end
        alike = {(start, end), (start - 1, end + 1)} & spans
        if alike or not taken.cover(start, end):
            same |= alike
            kept.append(masthead)
    above = Spans((m.evidence.start, m.evidence.end) for m in kept)
    return [*(m for m in mentions if (m.evidence.start, m.evidence.end) not in same and not above.cover(m.evidence.start, m.evidence.end)), *kept]


#: A line that holds nothing but the legal form of the house whose quoted name is the next line.
_FORM_ALONE = re.compile(
    r"\W*(?:(?:sabiedriska |valsts |pasvaldibas )?(?:biedriba|nodibinajums|organizacija|akciju sabiedriba|sabiedriba ar ierobezotu atbildibu|kooperativa sabiedriba|"
    r"kooperativa? ?sabiedriba|zemnieku saimniec\w+|zvejnieku saimnieciba|individualais komersants|arodbiedriba|fonds|partneriba|lauku partneriba|"
    r"lauksaimniecibas pakalpojumu kooperativa sabiedriba|dzivoklu ipasnieku (?:kooperativa sabiedriba|biedriba)|politiska partija|partija))\W*"
)


def _with_form_above(document: Document) -> Iterator[Passage]:
    """The passages that can name somebody, a line of a legal form alone together with the quoted name below it."""
    flow = [p for p in document.passages if p.kind not in OUT_OF_FLOW]
    held: Passage | None = None
    for passage in flow:
        text = document.text[passage.start : passage.end].strip()
        if held is not None and text[:1] in OPENING:
            yield replace(passage, start=held.start)
            held = None
            continue
        if held is not None:
            yield held
        held = passage if passage.table is None and len(text) < 70 and _FORM_ALONE.fullmatch(folded(text)) else None
        if held is None:
            yield passage
    if held is not None:
        yield held


def _verbs_in_a(tokens: Tokens) -> frozenset[int]:
    """Where verbs in -a begin: the model says so, or the lemma of a form that looks like the past is an infinitive."""
    found: set[int] = set()
    for start, text, lemma, tag in zip(tokens.starts, tokens.texts, tokens.lemmas, tokens.tags, strict=True):
        if not text.endswith("a"):
            continue
        past = text.islower() or text.endswith(("āja", "īja", "ēja", "oja"))
        if tag == "VERB" or (past and lemma.endswith("t") and len(lemma) > 4):
            found.add(start)
    return frozenset(found)
