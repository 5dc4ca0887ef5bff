"""The words of a document as the model sees them, what judges are asked by."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from extractors.records import EntityKind, Mention
from extractors.tokens import Tokens, features_of

#: Letters by which a word of a name is known again in its other forms.
STEM = 5
#: What of the morphology of a verb tells how it binds, and of a noun how it stands in the sentence.
_OF_VERB = ("VerbForm", "Mood", "Tense", "Voice", "Person", "Polarity")
_OF_NOUN = ("Case",)
_VERBAL = ("VERB", "AUX")


class Word(NamedTuple):
    """A word: its first code point, lemma in small letters, part of speech, the forms that matter, relation and head's index."""

    start: int
    end: int
    lemma: str
    pos: str
    form: str
    dep: str
    head: int
    alpha: bool
    named: bool  # part of a name of the paper, or of one that looks like it
    verbal: bool  # a verb or an auxiliary


class Words:
    """The words of a document by where they stand; `mentions` are the names of it, which a word may be part of."""

    def __init__(self, tokens: Tokens, mentions: Iterable[Mention] = ()) -> None:
        names = frozenset(stem for mention in mentions for stem in _stems(mention))
        self._starts = tokens.starts
        self._words = [
            Word(
                start, end, lemma.lower(), pos, _form(pos, form), relation, head,
                text.isalpha(), pos == "PROPN" or text[:STEM].lower() in names, pos in _VERBAL,
            )
            for start, end, lemma, pos, form, relation, head, text in zip(
                tokens.starts, tokens.ends, tokens.lemmas, tokens.tags, tokens.forms, tokens.relations, tokens.heads, tokens.texts, strict=True
            )
        ]

    def at(self, place: int) -> Word:
        """The word that is the token at that place."""
        return self._words[place]

    def inside(self, start: int, end: int) -> list[Word]:
        """The words that begin at code points `[start, end)`."""
        return self._words[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def head_of(self, start: int, end: int) -> Word | None:
        """The word of the span on which no other word of it depends from outside: the top of its tree."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        inside = enumerate(self._words[first:last], first)
        return next((word for place, word in inside if not first <= word.head < last or word.head == place), None)


@lru_cache(maxsize=4096)  # as many as there are different forms
def _form(pos: str, written: str) -> str:
    """What counts of the features of a word."""
    features = features_of(written)
    return "/".join(features[name] for name in (_OF_VERB if pos in _VERBAL else _OF_NOUN) if name in features)


def spoken(words: Sequence[Word]) -> Iterator[Word]:
    """The words that are made of letters and are no names."""
    return (word for word in words if word.alpha and not word.named)


def _stems(mention: Mention) -> Iterator[str]:
    """How the words of a name begin: of a person's all, of a body's those in capitals."""
    for word in (*mention.name.split(), *mention.evidence.quote.split()):
        bare = word.strip("„“”«»\"'(),.")
        if len(bare) > 2 and (mention.kind is EntityKind.PERSON or bare[:1].isupper()):
            yield from (part[:STEM].lower() for part in bare.split("-"))
