"""Trained judges as a component of the pipeline: linear models over bags of features, one a question.

A judge answers with the chance of each label: the softmax of the sums of its features' weights. Weights are kept in half precision,
features by name; what training never saw weighs nothing.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
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
        scores = self._scores(features)
        highest = max(scores)  # a handful of labels: faster by themselves than as an array
        odds = [math.exp(score - highest) for score in scores]
        whole = sum(odds)
        return {label: each / whole for label, each in zip(self.labels, odds, strict=True)}

    def most_other(self, label: str, features: Collection[str], gains: Sequence[float]) -> float:
        """The most that the chances of all other labels can come to, where each may still gain so much on `label`.

        >>> weights = np.array([[-1.0, 1.0], [0.5, 0.0]], np.float32)
        >>> judge = Judge(("no", "yes"), {"verb=Fut": 0, "time=none": 1}, weights, np.zeros(2, np.float32))
        >>> round(judge.most_other("no", {"verb=Fut"}, judge.gains("no", ("time=",))), 2)
        0.88
        """
        scores = self._scores(features)
        own = self.labels.index(label)
        ahead = [score - scores[own] + gain for score, gain in zip(scores, gains, strict=True)]
        odds = sum(math.exp(min(each, 50)) for place, each in enumerate(ahead) if place != own)
        return odds / (1 + odds)

    def gains(self, label: str, beginnings: tuple[str, ...]) -> list[float]:
        """How much each label can gain on `label` by the features that begin so, whichever of them hold."""
        rows = [row for name, row in self.features.items() if name.startswith(beginnings)]
        own = self.labels.index(label)
        ahead = self.weights[rows] - self.weights[rows][:, own : own + 1]
        return [float(gain) for gain in np.maximum(ahead, 0).sum(axis=0)]

    def _scores(self, features: Collection[str]) -> list[float]:
        rows = sorted(map(self.features.__getitem__, self.features.keys() & features))
        known = self.weights.take(np.array(rows, np.intp), axis=0)
        scores: list[float] = (self.bias + np.add.reduce(known, axis=0)).tolist()
        return scores


class LinearJudges:
    """Answers the questions that it was trained for; passes documents through as they are."""

    learns = False

    def __init__(self, judges: Mapping[str, Judge] | None = None) -> None:
        self.judges = dict(judges or {})
        self._gains: dict[tuple[str, str, tuple[str, ...]], list[float]] = {}

    def __call__(self, doc: Doc) -> Doc:
        return doc

    def pipe(self, stream: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """The docs as they are."""
        return iter(stream)

    def chances(self, question: str, features: Collection[str], about: Hashable = None) -> Mapping[str, float]:
        """The chance of each answer to the question; nothing for a question that was never trained."""
        judge = self.judges.get(question)
        return judge.chances(features) if judge is not None else {}

    def most_other(self, question: str, label: str, features: Collection[str], unknown: tuple[str, ...]) -> float:
        """The highest chance that the answer is another than `label`, whichever features that begin as `unknown` hold too."""
        judge = self.judges.get(question)
        if judge is None:
            return 0.0
        asked = (question, label, unknown)
        if asked not in self._gains:
            self._gains[asked] = judge.gains(label, unknown)
        return judge.most_other(label, features, self._gains[asked])

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
        self._gains.clear()
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
