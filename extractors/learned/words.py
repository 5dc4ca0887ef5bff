"""The words of a document as the model sees them, what judges are asked by."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.tokens import Tokens

#: What of the morphology of a verb tells how it binds, and of a noun how it stands in the sentence.
_OF_VERB = ("VerbForm", "Mood", "Tense", "Voice", "Person", "Polarity")
_OF_NOUN = ("Case",)


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its first code point, lemma in small letters, part of speech, the forms that matter, relation and head's index."""

    start: int
    end: int
    lemma: str
    pos: str
    form: str
    dep: str
    head: int
    alpha: bool

    @property
    def verbal(self) -> bool:
        """Whether it is a verb or an auxiliary."""
        return self.pos in ("VERB", "AUX")


class Words:
    """The words of a document by where they stand."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def at(self, place: int) -> Word:
        """The word that is the token at that place."""
        t = self._tokens
        pos, text = t.tags[place], t.texts[place]
        form = "/".join(t.features[place][name] for name in (_OF_VERB if pos in ("VERB", "AUX") else _OF_NOUN) if name in t.features[place])
        return Word(t.starts[place], t.ends[place], t.lemmas[place].lower(), pos, form, t.relations[place], t.heads[place], text.isalpha())

    def inside(self, start: int, end: int) -> list[Word]:
        """The words that begin at code points `[start, end)`."""
        first = bisect_left(self._tokens.starts, start)
        return [self.at(place) for place in range(first, bisect_left(self._tokens.starts, end))]

    def head_of(self, start: int, end: int) -> Word | None:
        """The word of the span on which no other word of it depends from outside: the top of its tree."""
        first, last = bisect_left(self._tokens.starts, start), bisect_left(self._tokens.starts, end)
        for place in range(first, last):
            head = self._tokens.heads[place]
            if not first <= head < last or head == place:
                return self.at(place)
        return None


def spoken(words: list[Word]) -> Iterator[Word]:
    """The words that are made of letters and are no names."""
    return (word for word in words if word.alpha and word.pos != "PROPN")
