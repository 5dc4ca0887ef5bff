"""First names alone, and people whom only the model finds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from simplemma import lemmatize

from extractors.institutions.words import CLOSING
from extractors.names.coordination import is_place_name
from extractors.names.given import given_forms
from extractors.names.people import nominatives
from extractors.people.look_alikes import is_chapter, is_named_after
from extractors.people.shapes import UPPER, WORD_ALONE, Candidate
from extractors.people.spans import Spans
from extractors.people.words import is_common, is_first_name
from extractors.predictions import predicted_entities
from extractors.records import OUT_OF_FLOW, Document, EntityKind, Gender, Mention, PassageKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NAME_WORD = re.compile(rf"[{UPPER}](?:[^\W\dA-ZĀČĒĢĪĶĻŅŠŪŽ_]+(?:[-’'][{UPPER}]?\w+)*|\.)")

_ABBREVIATION = re.compile(r"(?<!\w)[A-ZĀČĒĢĪĶĻŅŠŪŽ]{2,6}\s$")
_LAST_WORD = re.compile(rf"(?<![\w.-])[{UPPER}]\w+$")

#: A word with a capital right before a name, and what shows that it begins a sentence.
_CAPITAL_BEFORE = re.compile(r"(?P<opens>(?:^|[.!?:…]\s|[„“\"«–—-]\s?|\n))?(?P<word>[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w.]*)[ \u00a0]$")


def find_predicted(document: Document, doc: Doc, taken: Spans) -> Iterator[Candidate]:
    """People whom the model finds and no rule: at least two words with capitals, or initials and a surname."""
    for start, end in predicted_entities(doc, "PERSON"):
        text = document.text[start:end]
        passage = document.passage_at(start)
        if passage is None or passage.kind in OUT_OF_FLOW or end > passage.end or taken.overlap(start, end):
            continue
        if start == passage.start and is_chapter(document.text, passage):
            continue
        words = text.split()
        is_word = (
            lemmatize(words[0].lower(), lang="lv") != words[0].lower()
        )  # in the dictionary, so rather the first of its sentence
        if (
            2 <= len(words) <= 3
            and all(_NAME_WORD.fullmatch(word) for word in words)
            and not is_word
            and not any(map(is_common, words))
            and not is_named_after(document.text, start, end)
        ):
            bracket = document.text.rfind("(", max(0, start - 2), start)
            if bracket > 0 and document.text[max(0, bracket - 2) : bracket].strip()[-1:] in CLOSING and document.text[end : end + 1] == ")":
                continue  # `„Upju ceļš” (River Route)`: what is quoted in another language
            short = bracket > 0 and _ABBREVIATION.search(document.text, max(0, bracket - 9), bracket) is not None  # `KPI (Rasa Ežerė)`: who works there
            if bracket < 0 or short or not taken.ends_within(bracket - 2, bracket):  # there: the other name of a body
                yield Candidate(start, end, text, "model")


def find_bracketed_surnames(document: Document, doc: Doc, taken: Spans) -> Iterator[Candidate]:
    """Surnames that an editor put in brackets behind a first name that somebody said: `ne Zentai (Birzei), ne Ievai (Kalvei)`."""
    for start, end in predicted_entities(doc, "PERSON"):
        if document.text[start - 2 : start] != " (" or document.text[end : end + 1] != ")" or not document.text[start:end].isalpha():
            continue
        before = _LAST_WORD.search(document.text, max(0, start - 30), start - 2)
        passage = document.passage_at(start)
        if before is None or passage is None or passage.kind in OUT_OF_FLOW or is_place_name(document.text[start:end]):
            continue
        name = f"{before[0]} {document.text[start:end]}"
        if given_forms(before[0]) and not taken.overlap(before.start(), end + 1) and any(r.given and r.confidence > 0.3 for r in nominatives(name)):
            yield Candidate(before.start(), end + 1, name, "surname in brackets")


def find_first_names(document: Document, mentions: Sequence[Mention], taken: Spans) -> Iterator[Mention]:
    """First names alone, in any case, of the one person whom the document names with that first name: `stāsta Inga`."""
    owners: dict[str, set[str]] = defaultdict(set)
    genders: dict[str, Gender | None] = {}
    for mention in mentions:
        given, _, family = mention.name.rpartition(" ")
        if given and "." not in given and " " not in given:
            owners[given].add(family)
            genders[given] = mention.gender
    single = {given for given, families in owners.items() if len(families) == 1}
    if not single:
        return
    for passage in document.passages:
        if passage.kind in OUT_OF_FLOW or passage.kind is PassageKind.CELL:
            continue
        for match in WORD_ALONE.finditer(document.text, passage.start, passage.end):
            start, end = match.span()
            names = {f.name for f in given_forms(match.group())} & single
            if len(names) != 1 or taken.overlap(start, end):
                continue
            if re.match(r"\s(?:[\"„“«(]?[A-ZĀČĒĢĪĶĻŅŠŪŽ]|iel|dien|pagast|novad)", document.text[end : end + 8]):
                continue
            before = _CAPITAL_BEFORE.search(document.text, max(0, start - 25), start)
            if before and (before["opens"] is None or is_first_name(before["word"], False)):
                continue  # the second of two names; but `Tagad Inga` begins a sentence
            name = names.pop()
            yield Mention(document.cite(start, end), EntityKind.PERSON, name, "people:first name alone", 0.75, (), genders[name])
