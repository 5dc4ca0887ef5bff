"""Forms that look ahead as the trained model sees them: those of verbs that the list of common ones does not know.

Where the pipeline has no trained model there are none, and the list alone speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
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
