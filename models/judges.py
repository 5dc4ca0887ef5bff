"""Trained judges as a component of the pipeline: linear models over bags of features, one a question.

A judge answers with the chance of each label: the softmax of the sums of its features' weights. Weights are kept in half precision,
features by name; what training never saw weighs nothing.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc

FILE = "judges.json.gz"


@dataclass(frozen=True, slots=True)
class Judge:
    """One question: `weights` has a row a feature and a column a label, `features` maps a name to its row."""

    labels: tuple[str, ...]
    features: dict[str, int]
    weights: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]

    def chances(self, features: Collection[str]) -> dict[str, float]:
        """The chance of each label; they add up to 1.

        >>> judge = Judge(("no", "yes"), {"verb=Fut": 0}, np.array([[-1.0, 1.0]], np.float32), np.zeros(2, np.float32))
        >>> {label: round(chance, 2) for label, chance in judge.chances({"verb=Fut", "never seen"}).items()}
        {'no': 0.12, 'yes': 0.88}
        """
        rows = sorted(map(self.features.__getitem__, self.features.keys() & features))
        known = self.weights.take(np.array(rows, np.intp), axis=0)
        scores = (self.bias + np.add.reduce(known, axis=0)).tolist()
        highest = max(scores)  # a handful of labels: faster by themselves than as an array
        odds = [math.exp(score - highest) for score in scores]
        whole = sum(odds)
        return {label: each / whole for label, each in zip(self.labels, odds, strict=True)}


class LinearJudges:
    """Answers the questions that it was trained for; passes documents through as they are."""

    learns = False

    def __init__(self, judges: Mapping[str, Judge] | None = None) -> None:
        self.judges = dict(judges or {})

    def __call__(self, doc: Doc) -> Doc:
        return doc

    def pipe(self, stream: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """The docs as they are."""
        return iter(stream)

    def chances(self, question: str, features: Collection[str], about: Hashable = None) -> Mapping[str, float]:
        """The chance of each answer to the question; nothing for a question that was never trained."""
        judge = self.judges.get(question)
        return judge.chances(features) if judge is not None else {}

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes the judges into the folder as one file."""
        Path(path).mkdir(parents=True, exist_ok=True)
        (Path(path) / FILE).write_bytes(packed(self.judges))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> LinearJudges:
        """Reads what `to_disk` wrote.

        Raises:
            OSError: the file is missing.
        """
        told: dict[str, Any] = json.loads(gzip.decompress((Path(path) / FILE).read_bytes()))
        self.judges = {question: _judge(row) for question, row in told.items()}
        return self


def packed(judges: Mapping[str, Judge]) -> bytes:
    """The judges as the bytes of their file, the same for the same judges."""
    rows = {
        question: {
            "labels": judge.labels,
            "bias": [round(float(each), 4) for each in judge.bias],
            "weights": {
                name: [round(float(each), 3) for each in judge.weights[row]] for name, row in sorted(judge.features.items())
            },
        }
        for question, judge in sorted(judges.items())
    }
    return gzip.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode(), mtime=0)


def _judge(row: dict[str, Any]) -> Judge:
    weights: dict[str, list[float]] = row["weights"]
    labels = tuple(row["labels"])
    table = np.array(list(weights.values()), dtype=np.float32).reshape(len(weights), len(labels))
    return Judge(labels, {name: place for place, name in enumerate(weights)}, table, np.array(row["bias"], dtype=np.float32))


@Language.factory("saikne_judges")
def make_judges(nlp: Language, name: str) -> LinearJudges:
    """The component as a saved pipeline's config names it; its weights come with `from_disk`."""
    return LinearJudges()
