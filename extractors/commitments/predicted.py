"""Forms that look ahead as the trained model sees them: those of verbs that the list of common ones does not know.

Where the pipeline has no trained model there are none, and the list alone speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extractors.commitments.verbs import Form, Verb, is_known_word, is_noun_too
from extractors.tokens import Tokens

#: What the printed form must look like, so that a slip of the model makes no verb of a noun.
_ENDINGS = {
    Form.INFINITIVE: re.compile(r".{2,}(?:[āēīo]t|[^aeiouāēīū]t|[āēīo]ties|[^aeiouāēīū]ties)"),
    Form.FUTURE: re.compile(r".{2,}(?:[āēīo]|[^aeiouāēīūs])(?:s|sies)"),
    Form.FIRST_FUTURE: re.compile(r".{2,}(?:sim|simies|šu|šos)"),
    Form.TOLD_FUTURE: re.compile(r".{2,}(?:šot|šoties)"),
    Form.DEBITIVE: re.compile(r"jā.{2,}"),
}


def predicted_verbs(tokens: Tokens) -> Iterator[Verb]:
    """The forms that look ahead, in order, with the lemmas that the model gives; what will not be done is left out.

    >>> import spacy
    >>> from extractors.tokens import tokens_of
    >>> list(predicted_verbs(tokens_of(spacy.blank("lv")("Pašvaldība apzāļos laukumu."))))
    []
    """
    for place, tag in enumerate(tokens.tags):
        if tag != "VERB":
            continue
        text, start = tokens.texts[place], tokens.starts[place]
        if text.isupper() or not text.isalpha() or (text[:1].isupper() and not tokens.opens[place]):
            continue
        form = _form(tokens.features[place])
        if form is Form.FUTURE and tokens.lemmas[place].endswith("ties") and not text.endswith("ies"):
            continue  # `apmainās` is a present
        if form is not None and _ENDINGS[form].fullmatch(text.lower()) and (not is_known_word(text.lower()) or (form is Form.FUTURE and is_noun_too(text.lower()) and _acts(tokens, place))):
            yield Verb(start, start + len(text), form, tokens.lemmas[place].lower())


def _acts(tokens: Tokens, verb: int) -> bool:
    """Whether somebody with a name is the subject behind the verb: `koalīciju veidos „Zaļā vienība”`."""
    subject = _subject(tokens, verb)
    return subject is not None and subject > verb and tokens.tags[subject] in ("PROPN", "NOUN")


def _form(features: Mapping[str, str]) -> Form | None:
    if features.get("Mood") == "Nec":
        return Form.DEBITIVE
    if features.get("VerbForm") == "Inf":
        return Form.INFINITIVE
    if features.get("Tense") != "Fut" or features.get("Polarity") == "Neg":
        return None
    if features.get("Mood") == "Qot":
        return Form.TOLD_FUTURE
    return {"1": Form.FIRST_FUTURE, "3": Form.FUTURE}.get(features.get("Person", ""))


def predicted_presents(tokens: Tokens) -> Iterator[Verb]:
    """The presents of the third person, in order, with their lemmas: `R. Vīksna izstrādā instrukciju`."""
    for place, tag in enumerate(tokens.tags):
        features = tokens.features[place]
        if tag == "VERB" and features.get("Tense") == "Pres" and features.get("Person") == "3" and features.get("Polarity") == "Pos":
            yield Verb(tokens.starts[place], tokens.ends[place], Form.PRESENT, tokens.lemmas[place].lower())


@dataclass(frozen=True, slots=True)
class Predicate:
    """A finite verb of the tree at `[start, end)` with the noun that is its subject, which a verb joined by `un` shares.

    `subject` is where the head of the subject stands, `None` when it has none; `noun` is that head's lemma. `aside` tells that the verb
    stands in a clause that only describes or conditions.
    """

    start: int
    end: int
    form: Form | None  # `None` for a past
    infinitive: str
    subject: tuple[int, int] | None = None
    noun: str = ""
    named: bool = False  # the subject is a proper name
    aside: bool = False


def predicates(tokens: Tokens) -> Iterator[Predicate]:
    """The finite verbs that the trained model sees, in order; without a model there are none."""
    for place, tag in enumerate(tokens.tags):
        features = tokens.features[place]
        if tag != "VERB" or features.get("VerbForm") != "Fin" or features.get("Polarity") == "Neg":
            continue
        form = {"Fut": Form.FUTURE, "Pres": Form.PRESENT}.get(features.get("Tense", ""))
        subject = _subject(tokens, place)
        yield Predicate(
            tokens.starts[place], tokens.ends[place], form, tokens.lemmas[place].lower(),
            (tokens.starts[subject], tokens.ends[subject]) if subject is not None else None,
            tokens.lemmas[subject].lower() if subject is not None else "",
            subject is not None and (tokens.tags[subject] == "PROPN" or tokens.texts[subject].isupper()), _aside(tokens, place),
        )  # fmt: skip


#: The number of an item, which the tree may take for a subject: `1.1.2. līdz 1. jūnijam sagatavo telpu`.
_ITEM_NUMBER = re.compile(r"(?:\d{1,3}\.)+(?:\d{1,3})?")


def _subject(tokens: Tokens, verb: int) -> int | None:
    """The subject of a verb, or of the verb that it is joined to."""
    for _ in range(4):
        found = [
            child for child in tokens.children.get(verb, ())
            if tokens.relations[child] in ("nsubj", "nsubj:pass") and not _ITEM_NUMBER.fullmatch(tokens.texts[child])
        ]  # fmt: skip
        if found:
            return min(found, key=lambda child: abs(child - verb))  # the other is a label: `Lēmums: A. Roze izstrādā …`
        head = tokens.heads[verb]
        if tokens.relations[verb] != "conj" or tokens.tags[head] != "VERB" or tokens.lemmas[head] == "būt":
            return None
        verb = head
    return None


def _aside(tokens: Tokens, verb: int) -> bool:
    while tokens.relations[verb] == "conj" and tokens.tags[tokens.heads[verb]] in ("VERB", "AUX"):
        verb = tokens.heads[verb]
    return tokens.relations[verb].split(":")[0] in ("advcl", "acl", "csubj")
