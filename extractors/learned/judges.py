"""Whom a question is put to: what a trained judge looks like to the extractors, and the one that knows nothing."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from spacy.language import Language

#: The component of the pipeline that holds the trained judges.
COMPONENT = "saikne_judges"


class Judges(Protocol):
    """Answers to questions about places of a document; `learns` tells one who wants to hear every question, also those that rules answer."""

    learns: bool

    def chances(self, question: str, features: Collection[str], about: Hashable) -> Mapping[str, float]:
        """The chance of each answer, from 0 to 1, by what is known of the place; nothing where the question is not known.

        `about` names the place itself for those who learn or explain, the answer does not depend on it.
        """
        ...

    def most_other(self, question: str, label: str, features: Collection[str], unknown: tuple[str, ...]) -> float:
        """The highest chance that the answer is another than `label`, whichever features that begin as `unknown` hold too.

        What takes long to find out need not be, where even the best of it would change nothing.
        """
        ...


class NoJudges:
    """Knows no answer: the rules stand alone."""

    learns = False

    def chances(self, question: str, features: Collection[str], about: Hashable) -> Mapping[str, float]:
        """Nothing.

        >>> NoJudges().chances("commitment", {"verb=Fut"}, (0, 10))
        {}
        """
        return {}

    def most_other(self, question: str, label: str, features: Collection[str], unknown: tuple[str, ...]) -> float:
        """Nothing.

        >>> NoJudges().most_other("commitment", "none", {"verb=Fut"}, ("time=",))
        0.0
        """
        return 0.0


def judges_of(nlp: Language) -> Judges:
    """The judges of the pipeline; those that know nothing where it has none."""
    return cast(Judges, nlp.get_pipe(COMPONENT)) if COMPONENT in nlp.pipe_names else NoJudges()


def best(chances: Mapping[str, float]) -> tuple[str, float]:
    """The likeliest answer with its chance; of equal ones the first of the alphabet, `("", 0.0)` where there is none.

    >>> best({"none": 0.2, "promised": 0.5, "planned": 0.3})
    ('promised', 0.5)
    """
    return min(chances.items(), key=lambda each: (-each[1], each[0]), default=("", 0.0))
