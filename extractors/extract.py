"""Everything that is found in one document, in order."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from extractors.annotate import annotate
from extractors.attendance import find_attendance
from extractors.attendance.at_event import were_there
from extractors.commitments import find_commitments
from extractors.confidence import calibrated
from extractors.decisions import find_decisions
from extractors.english.language import english_passages, without_passages
from extractors.english.read import EnglishFacts, read_english
from extractors.header import find_header
from extractors.initiatives import find_initiatives
from extractors.institutions import find_institutions
from extractors.institutions.abbreviations import without_people
from extractors.learned.judges import Judges, judges_of
from extractors.learned.paper import read_paper
from extractors.names.fold import fold
from extractors.outline import outline
from extractors.people import find_people
from extractors.people.initials import places_said
from extractors.records import Facts
from extractors.restoration import recited, restored
from extractors.roles import find_roles
from extractors.ties import find_ties
from extractors.tokens import Tokens, tokens_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from extractors.records import Document


def extract(document: Document, nlp: Language, *, judges: Judges | None = None) -> Facts:
    """The facts of one document; each cites the place that says so. A document without text has none.

    `judges` are those of the pipeline where none are given.
    """
    if not document.text.strip():
        return Facts(document.id)
    english = english_passages(document)
    read = document if english else restored(document)
    doc = annotate(read, nlp, foreign=english)
    latvian = without_passages(read, english) if english else read
    facts = _latvian_facts(latvian, doc, judges or judges_of(nlp)) if latvian.passages else Facts(document.id, sections=outline(read))
    if english:
        facts = _joined(facts, read_english(document, english, year=int(facts.header.date[:4]) if facts.header.date else None))
    tokens = tokens_of(doc)
    facts = replace(
        calibrated(facts),
        lemmas=tuple(_lemmas(read, tokens)),
        word_forms=_word_forms(tokens),
        sentences=tuple((start, end) for start, end in tokens.sentences if not read.text[start:end].isspace()),
    )
    return facts if read is document else recited(facts, document)


def _latvian_facts(document: Document, doc: Doc, judges: Judges) -> Facts:
    sections = outline(document)
    institutions, aliases = find_institutions(document, doc, sections)
    people = tuple(find_people(document, doc, sections, institutions))
    institutions = without_people(institutions, people, places_said(document.text, people))
    header = find_header(document, sections, institutions, aliases)
    roles = tuple(find_roles(document, doc, sections, people, institutions, aliases, header))
    attendance = tuple(find_attendance(document, doc, sections, people, institutions, roles, header))
    asked = read_paper(judges, tokens_of(doc), people, institutions, aliases)
    commitments = tuple(find_commitments(document, doc, sections, header, people, institutions, roles, attendance, asked))
    joint = find_initiatives(document, doc, sections, header, people, institutions, roles, commitments, asked, attendance)
    attendance += tuple(were_there(document, header, attendance, joint.parties, (*people, *institutions)))
    ties = find_ties(document, doc, sections, people, institutions, header, roles, commitments, aliases, asked)
    return Facts(
        document=document.id,
        header=header,
        sections=sections,
        mentions=(*people, *institutions, *joint.mentions),
        aliases=aliases,
        roles=roles,
        attendance=attendance,
        commitments=commitments,
        decisions=tuple(find_decisions(document, sections, header, people)),
        initiatives=joint.initiatives,
        parties=joint.parties,
        ties=tuple(ties),
    )


def _joined(facts: Facts, english: EnglishFacts) -> Facts:
    """The facts with those of the English passages; the header is the English one when the paper is English as a whole."""
    return replace(
        facts,
        header=english.header or facts.header,
        mentions=(*facts.mentions, *english.mentions),
        aliases=(*facts.aliases, *english.aliases),
        roles=(*facts.roles, *english.roles),
        attendance=(*facts.attendance, *english.attendance),
        commitments=(*facts.commitments, *english.commitments),
        initiatives=(*facts.initiatives, *english.joint.initiatives),
        parties=(*facts.parties, *english.joint.parties),
        ties=(*facts.ties, *english.joint.ties),
    )


def _word_forms(tokens: Tokens) -> tuple[tuple[str, str], ...]:
    """Each different word with its lemma, folded, in order of the alphabet."""
    different = set(zip(tokens.texts, tokens.lemmas, strict=True))
    return tuple(sorted({(fold(text), fold(lemma)) for text, lemma in different if text.isalpha()}))


def _lemmas(document: Document, tokens: Tokens) -> list[str]:
    """One string for each passage: the lemmas of its words in their order, separated by spaces."""
    bounds = [0, *(bisect_left(tokens.starts, passage.start) for passage in document.passages[1:]), len(tokens)]
    return [
        " ".join(lemma for text, lemma in zip(tokens.texts[first:after], tokens.lemmas[first:after], strict=True) if text.isalpha())
        for first, after in pairwise(bounds)
    ]
