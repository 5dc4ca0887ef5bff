"""What the language model says of a place in the text; nothing where the pipeline has no trained model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.names.declension import Case
from extractors.records import Gender
from extractors.tokens import tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CASES, _GENDERS = frozenset(Case), frozenset(Gender)


@dataclass(frozen=True, slots=True)
class Prediction:
    """The case, gender and dictionary form of the last word of a name, `None` or empty where the model does not say."""

    case: Case | None = None
    gender: Gender | None = None
    lemma: str = ""


def predicted(doc: Doc, start: int, end: int) -> Prediction:
    """Case and gender of the name at code points `[start, end)`, by its last word that has a case."""
    tokens = tokens_of(doc)
    places = tokens.touching(start, end)
    for place in reversed(places):
        features = tokens.features[place]
        case = features.get("Case")
        if case in _CASES:
            gender = features.get("Gender")
            return Prediction(Case(case), Gender(gender) if gender in _GENDERS else None, tokens.lemmas[place])
    return Prediction(lemma=tokens.lemmas[places[-1]]) if places else Prediction()


def predicted_entities(doc: Doc, label: str) -> Iterator[tuple[int, int]]:
    """The code points of the entities with that label, in order."""
    return ((start, end) for start, end, named in tokens_of(doc).entities if named == label)
