"""All mentions of people, each with the nominative that the whole document makes likeliest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.names.people import Reading
from extractors.outline.lettered import lettered_headings, lettered_points
from extractors.people.bare_surnames import find_before_bodies, find_behind_posts, find_elected
from extractors.people.candidates import find_candidates
from extractors.people.capitals import find_loud_speakers
from extractors.people.columns import find_in_columns
from extractors.people.initials import find_initials
from extractors.people.lists import find_listed_surnames, in_one_order
from extractors.people.lone_surnames import find_lone_surnames, is_slip_of
from extractors.people.others import find_bracketed_surnames, find_first_names, find_predicted
from extractors.people.readings import CLEAR, choose_readings, weigh_readings
from extractors.people.rulers import find_rulers
from extractors.people.shapes import Candidate
from extractors.people.shared_surnames import find_shared_surnames
from extractors.people.short_mentions import find_short_mentions
from extractors.people.spans import Spans
from extractors.people.witnesses import with_witnesses
from extractors.predictions import predicted
from extractors.records import OUT_OF_FLOW, Document, EntityKind, Mention, Section, SectionKind
from extractors.tokens import tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_people(
    document: Document, doc: Doc, sections: Sequence[Section], institutions: Sequence[Mention] = ()
) -> Iterator[Mention]:
    """The mentions of people in order; spans that are institutions are passed over.

    `name` is the nominative of the printed form itself, so that `J.Ozolam` is `J. Ozols` also where the document has
    `Jānis Ozols` too.
    """
    folded = is_without_diacritics(document.text)
    taken = Spans((m.evidence.start, m.evidence.end) for m in institutions if not m.method.endswith("bare abbreviation"))
    shared = list(find_shared_surnames(document, taken, folded=folded))
    taken = _named(taken, shared)
    taken = taken.with_all((at, at + len(letter) + 2) for at, letter in lettered_headings(document).items())
    taken = taken.with_all((at, at + len("A.")) for at in lettered_points(document))
    candidates = [c for c in find_in_columns(document, folded=folded) if not taken.overlap(c.start, c.end)]
    candidates += find_rulers(document, _with(taken, candidates))
    candidates += find_loud_speakers(document, _with(taken, candidates))
    before = _with(taken, candidates)
    for passage in document.passages:
        if passage.kind not in OUT_OF_FLOW:
            candidates += find_candidates(document, passage, sections, before, folded=folded)
    candidates = in_one_order(sections, candidates)
    before = _with(taken, candidates)
    for section in sections:
        if section.kind in (SectionKind.ATTENDANCE, SectionKind.SIGNATURE):
            candidates += find_listed_surnames(document, section, before)
    candidates += find_before_bodies(document, institutions, _with(taken, candidates), folded=folded)
    candidates += find_behind_posts(document, _with(taken, candidates))
    candidates += find_elected(document, _with(taken, candidates))
    candidates += find_predicted(document, doc, _with(taken, candidates))
    candidates += find_bracketed_surnames(document, doc, _with(taken, candidates))
    readings = _weighed(document, doc, candidates, folded=folded)
    mentions = [*shared, *(_mention(document, c, reading, readings[c]) for c, reading in choose_readings(readings).items())]
    mentions += find_short_mentions(document, mentions, _named(taken, mentions), folded=folded)
    mentions += _lone_mentions(document, doc, readings, mentions, taken, folded=folded)
    mentions += find_first_names(document, mentions, _named(taken, mentions))
    mentions += find_initials(document, sections, mentions, _named(taken, mentions))
    yield from sorted(mentions, key=lambda m: (m.evidence.start, m.evidence.end))


def _weighed(document: Document, doc: Doc, candidates: Sequence[Candidate], *, folded: bool) -> dict[Candidate, tuple[Reading, ...]]:
    """The readings of each name by what stands around it, and by the other forms of its words in the document."""
    readings = {c: weigh_readings(document, c, predicted(doc, c.start, c.end), folded=folded) for c in candidates}
    doubtful = [c for c, options in readings.items() if len(options) > 1 and options[0].confidence < CLEAR]
    if not doubtful:
        return readings
    tokens = tokens_of(doc)
    named = Spans((c.start, c.end) for c in candidates)
    words = {
        text for text, tag, start, end in zip(tokens.texts, tokens.tags, tokens.starts, tokens.ends, strict=True)
        if tag == "PROPN" and text[:1].isupper() and not named.overlap(start, end)
    }  # fmt: skip
    borne = {(options[0].family, options[0].gender) for options in readings.values() if options and options[0].confidence >= CLEAR}
    for c in doubtful:
        gender = readings[c][0].gender
        others = {family for family, whose in borne if whose is not gender}  # who may be meant by the surname alone
        readings[c] = with_witnesses(readings[c], words - others)
    return readings


def _lone_mentions(
    document: Document, doc: Doc, readings: dict[Candidate, tuple[Reading, ...]], named: Sequence[Mention], taken: Spans, *, folded: bool
) -> Iterator[Mention]:
    """The mentions of people whom the document calls by the surname alone, all of them."""
    candidates = list(find_lone_surnames(document, doc, _named(taken, named)))
    if not candidates:
        return
    lone = {c: weigh_readings(document, c, predicted(doc, c.start, c.end), folded=folded) for c in candidates}
    chosen = choose_readings(readings | lone)
    families = {m.name.rpartition(" ")[2]: m for m in named if " " in m.name}
    found = []
    for c, options in lone.items():
        slip = next((family for family in families if is_slip_of(chosen[c].name, family)), None) if c in chosen else None
        if slip is not None:
            yield replace(_mention(document, c, chosen[c], ()), name=slip, gender=families[slip].gender, method="people:surname")
        elif c in chosen:
            found.append(_mention(document, c, chosen[c], options))
    yield from found
    yield from find_short_mentions(document, found, _named(_named(taken, named), found), folded=folded)


def _with(taken: Spans, candidates: Sequence[Candidate]) -> Spans:
    return taken.with_all((c.start, c.end) for c in candidates)


def _named(taken: Spans, mentions: Sequence[Mention]) -> Spans:
    return taken.with_all((m.evidence.start, m.evidence.end) for m in mentions)


def is_without_diacritics(text: str) -> bool:
    """Whether a Latvian text was typed without its marks.

    >>> is_without_diacritics("Sedi vada priekssedetaja Ozola, piedalas Berzins un Zarins no biedribas valdes.")
    True
    """
    marked = sum(map(text.count, "āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ"))
    if marked >= 0.01 * len(text):
        return False  # whatever in it is no letter
    letters = sum(map(str.isalpha, text))
    return letters > 40 and marked < 0.01 * letters


def _mention(document: Document, candidate: Candidate, reading: Reading, options: Iterable[Reading]) -> Mention:
    least = 0.03 if len(reading.given.rstrip(".")) > 2 else 0.1  # who has a given name is found again by it elsewhere
    others = dict.fromkeys(r.name for r in options if r.name != reading.name and r.confidence >= least)
    confidence = 0.95 if candidate.how != "listed surname" else 0.8
    return Mention(
        document.cite(candidate.start, candidate.end), EntityKind.PERSON, reading.name, f"people:{candidate.how}",
        round(min(confidence, 0.5 + reading.confidence / 2), 3), tuple(others)[:3], reading.gender,
    )  # fmt: skip
