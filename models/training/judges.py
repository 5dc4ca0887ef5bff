"""Trains the judges of a package: `python -m models.training.judges --papers FOLDER … --model models/lv`.

The extractors themselves ask the questions while they read the annotated papers (`models.training.teacher`). A judge is a logistic
regression over the features that are seen in at least two papers. `--folds` prints how folders do that were left out.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from extractors.commitments import learned, ownership
from extractors.learned import judges as asked
from extractors.learned.judges import best
from models.judges import FILE, Judge, packed
from models.training.assemble import mark
from models.training.teacher import Example, examples

#: Answers that say no.
NEGATIVE = frozenset({learned.NONE, "no"})
#: The inverse of the penalty on weights, by question.
STRENGTH = {learned.QUESTION: 0.3, ownership.QUESTION: 0.3}


def train(given: Sequence[Example], strength: float) -> Judge:
    """The judge of one question."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    seen: dict[str, set[str]] = defaultdict(set)
    for example in given:
        for feature in example.features:
            seen[feature].add(example.paper)
    names = sorted(feature for feature, where in seen.items() if len(where) > 1)
    rows = {name: row for row, name in enumerate(names)}
    indices = [sorted(rows[f] for f in example.features if f in rows) for example in given]
    starts = np.cumsum([0, *map(len, indices)])
    matrix = csr_matrix((np.ones(starts[-1]), np.concatenate(indices), starts), shape=(len(given), len(names)))
    model = LogisticRegression(C=strength, max_iter=5000).fit(matrix, [example.answer for example in given])
    weights, bias = model.coef_.T, model.intercept_
    if len(model.classes_) == 2:
        weights, bias = np.hstack([np.zeros_like(weights), weights]), np.array([0.0, *bias])
    kept = [row for row in range(len(names)) if np.abs(weights[row]).max() >= 0.02]
    return Judge(
        tuple(map(str, model.classes_)), {names[row]: place for place, row in enumerate(kept)},
        weights[kept].astype(np.float32), bias.astype(np.float32),
    )  # fmt: skip


def folds(given: Sequence[Example]) -> Iterator[str]:
    """For each folder, how the judge of the other folders answers its questions: a line a chance that is taken for sure."""
    for question in sorted({example.question for example in given}):
        mine = [example for example in given if example.question == question]
        for folder in sorted({example.folder for example in mine}):
            judge = train([e for e in mine if e.folder != folder], STRENGTH.get(question, 0.3))
            told = [(e.answer, judge.chances(e.features)) for e in mine if e.folder == folder]
            whole = sum(answer not in NEGATIVE for answer, _ in told)
            for least in (0.4, 0.5, 0.6):
                said = [(answer, best(yes)[0]) for answer, chances in told if sum((yes := _positive(chances)).values()) >= least]
                right = sum(answer not in NEGATIVE for answer, _ in said)
                kind = sum(answer == label for answer, label in said)
                figures = (right / max(1, len(said)), right / max(1, whole), kind / max(1, right))
                shares = "  ".join(f"{name} {figure:.3f}" for name, figure in zip(("P", "R", "kind"), figures, strict=True))
                yield f"{question:12} {folder:8} {least}  said {len(said):4} of {whole:4}  {shares}"


def _positive(chances: Mapping[str, float]) -> dict[str, float]:
    return {label: chance for label, chance in chances.items() if label not in NEGATIVE}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--papers", type=Path, nargs="+", required=True, help="folders of papers with their annotation")
    parser.add_argument("--model", type=Path, help="the package whose judges are to be; nothing is written without it")
    parser.add_argument("--folds", action="store_true", help="print how each folder does when it is left out")
    args = parser.parse_args()
    given = examples(args.papers)
    sys.stderr.write(f"{Counter((e.question, e.answer) for e in given)}\n")
    if args.folds:
        sys.stdout.writelines(f"{line}\n" for line in folds(given))
    if args.model:
        made = {q: train([e for e in given if e.question == q], STRENGTH.get(q, 0.3)) for q in sorted({e.question for e in given})}
        (args.model / asked.COMPONENT).mkdir(parents=True, exist_ok=True)
        (args.model / asked.COMPONENT / FILE).write_bytes(packed(made))
        mark(args.model)


if __name__ == "__main__":
    main()
