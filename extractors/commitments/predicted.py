"""Forms that look ahead as the trained model sees them: those of verbs that the list of common ones does not know.

Where the pipeline has no trained model there are none, and the list alone speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.commitments.verbs import Form, Verb, is_known_word

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: What the printed form must look like, so that a slip of the model makes no verb of a noun.
_ENDINGS = {
    Form.INFINITIVE: re.compile(r".{2,}(?:[āēīo]t|[^aeiouāēīū]t|[āēīo]ties|[^aeiouāēīū]ties)"),
    Form.FUTURE: re.compile(r".{2,}(?:[āēīo]|[^aeiouāēīūs])(?:s|sies)"),
    Form.FIRST_FUTURE: re.compile(r".{2,}(?:sim|simies|šu|šos)"),
    Form.TOLD_FUTURE: re.compile(r".{2,}(?:šot|šoties)"),
    Form.DEBITIVE: re.compile(r"jā.{2,}"),
}


def predicted_verbs(doc: Doc) -> Iterator[Verb]:
    """The forms that look ahead, in order, with the lemmas that the model gives; what will not be done is left out.

    >>> import spacy
    >>> list(predicted_verbs(spacy.blank("lv")("Pašvaldība apzāļos laukumu.")))
    []
    """
    for token in doc:
        form = _form(token)
        if form is None or token.is_upper or not token.is_alpha or not _ENDINGS[form].fullmatch(token.lower_):
            continue
        if token.text[:1].isupper() and not token.is_sent_start:
            continue
        yield Verb(token.idx, token.idx + len(token.text), form, token.lemma_.lower())


def _form(token: Token) -> Form | None:
    if token.pos_ != "VERB" or is_known_word(token.lower_):
        return None
    if _is(token, "Mood", "Nec"):
        return Form.DEBITIVE
    if _is(token, "VerbForm", "Inf"):
        return Form.INFINITIVE
    if not _is(token, "Tense", "Fut") or _is(token, "Polarity", "Neg"):
        return None
    if _is(token, "Mood", "Qot"):
        return Form.TOLD_FUTURE
    return Form.FIRST_FUTURE if _is(token, "Person", "1") else Form.FUTURE if _is(token, "Person", "3") else None


def _is(token: Token, feature: str, value: str) -> bool:
    return value in token.morph.get(feature, [])


def predicted_presents(doc: Doc) -> Iterator[Verb]:
    """The presents of the third person, in order, with their lemmas: `R. Vīksna izstrādā instrukciju`."""
    for token in doc:
        if token.pos_ == "VERB" and _is(token, "Tense", "Pres") and _is(token, "Person", "3") and _is(token, "Polarity", "Pos"):
            yield Verb(token.idx, token.idx + len(token.text), Form.PRESENT, token.lemma_.lower())


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


def predicates(doc: Doc) -> Iterator[Predicate]:
    """The finite verbs that the trained model sees, in order; without a model there are none."""
    for token in doc:
        if token.pos_ != "VERB" or not _is(token, "VerbForm", "Fin") or _is(token, "Polarity", "Neg"):
            continue
        form = Form.FUTURE if _is(token, "Tense", "Fut") else Form.PRESENT if _is(token, "Tense", "Pres") else None
        subject = _subject(token)
        place = (subject.idx, subject.idx + len(subject.text)) if subject is not None else None
        yield Predicate(
            token.idx, token.idx + len(token.text), form, token.lemma_.lower(), place,
            subject.lemma_.lower() if subject is not None else "",
            subject is not None and (subject.pos_ == "PROPN" or subject.is_upper), _aside(token),
        )  # fmt: skip


#: The number of an item, which the tree may take for a subject: `1.1.2. līdz 1. jūnijam sagatavo telpu`.
_ITEM_NUMBER = re.compile(r"(?:\d{1,3}\.)+(?:\d{1,3})?")


def _subject(token: Token) -> Token | None:
    """The subject of a verb, or of the verb that it is joined to."""
    for _ in range(4):
        found = [child for child in token.children if child.dep_ in ("nsubj", "nsubj:pass") and not _ITEM_NUMBER.fullmatch(child.text)]
        if found:
            return min(found, key=lambda child: abs(child.i - token.i))  # the other is a label: `Lēmums: A. Roze izstrādā …`
        if token.dep_ != "conj" or token.head.pos_ != "VERB" or token.head.lemma_ == "būt":
            return None
        token = token.head
    return None


def _aside(token: Token) -> bool:
    while token.dep_ == "conj" and token.head.pos_ in ("VERB", "AUX"):
        token = token.head
    return token.dep_.split(":")[0] in ("advcl", "acl", "csubj")
