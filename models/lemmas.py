"""Lemmas from a dictionary, for a pipeline without a trained lemmatizer: good enough to find inflected words again."""

from __future__ import annotations

from functools import lru_cache

from simplemma import lemmatize
from spacy.language import Language
from spacy.tokens import Doc


@lru_cache(maxsize=100_000)
def lemma_of(word: str) -> str:
    """The dictionary's lemma of a word in small letters; the word itself when it is not known, or an abbreviation.

    >>> lemma_of("kancelejas"), lemma_of("VARAM")
    ('kanceleja', 'VARAM')
    """
    if len(word) > 1 and word.isupper():  # an abbreviation: the dictionary takes VARAM for a verb
        return word
    return str(lemmatize(word.lower(), lang="lv"))


@Language.component("saikne_lemmas")
def lemmas(doc: Doc) -> Doc:
    """Sets `token.lemma_` of every word; marks and numbers stand for themselves."""
    for token in doc:
        token.lemma_ = lemma_of(token.text) if token.is_alpha or "-" in token.text else token.text
    return doc
