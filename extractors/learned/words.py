"""The words of a document as the model sees them, in columns that are read once: what judges are asked by."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

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
    """All words of a document in order, without spaces and punctuation between them."""

    def __init__(self, doc: Doc) -> None:
        self.all: list[Word] = [
            Word(
                token.idx, token.idx + len(token), token.lemma_.lower(), token.pos_, _form(token.pos_, str(token.morph)), token.dep_,
                token.head.i, token.is_alpha,
            )
            for token in doc
        ]  # fmt: skip
        self._starts = [word.start for word in self.all]

    def inside(self, start: int, end: int) -> list[Word]:
        """The words that begin at code points `[start, end)`."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def head_of(self, start: int, end: int) -> Word | None:
        """The word of the span on which no other word of it depends from outside: the top of its tree."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        for place in range(first, last):
            if not first <= self.all[place].head < last or self.all[place].head == place:
                return self.all[place]
        return None


def spoken(words: list[Word]) -> Iterator[Word]:
    """The words that are made of letters and are no names."""
    return (word for word in words if word.alpha and word.pos != "PROPN")


@lru_cache(maxsize=4000)
def _form(pos: str, morph: str) -> str:
    """The part of the morphology that matters, joined by `/`: `Fin/Ind/Fut/Act/3`, `Dat`.

    >>> _form("NOUN", "Case=Dat|Gender=Fem|Number=Sing"), _form("VERB", "Mood=Nec|VerbForm=Fin")
    ('Dat', 'Fin/Nec')
    """
    told = dict(part.split("=", 1) for part in morph.split("|") if "=" in part)
    return "/".join(told[name] for name in (_OF_VERB if pos in ("VERB", "AUX") else _OF_NOUN) if name in told)
