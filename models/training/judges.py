"""Trains the judges: `python -m models.training.judges --papers FOLDER --out models/lv/saikne_judges`.

Papers lie in folders, each with its annotation beside it (`x.txt` or `x.docx`, `x.json`). The extractors themselves ask the questions while
they read a paper; the annotation tells the right answer. A judge is a logistic regression over the features that are seen in at least
two papers. `--folds` prints how folders do that were left out.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from extractors.commitments import learned, ownership
from extractors.extract import extract
from extractors.learned import judges as asked
from extractors.readers import read
from extractors.records import Document
from models import load_model
from models.judges import FILE, Judge, packed

#: Words of two passages that must be shared for one to stand for the other, as in `saikne evaluate`.
SHARED = 0.6
#: The inverse of the penalty on weights, by question.
STRENGTH = {learned.QUESTION: 0.3, ownership.QUESTION: 0.3}


@dataclass(frozen=True, slots=True)
class Example:
    """A question that was asked, with the right answer."""

    question: str
    folder: str
    paper: str
    features: frozenset[str]
    answer: str


@dataclass(slots=True)
class Teacher:
    """Takes the place of the judges while a paper is read: answers by its annotation, and keeps every question with its answer."""

    document: Document
    gold: Mapping[str, Any]
    folder: str
    learns: bool = True
    examples: list[Example] = field(default_factory=list)

    def chances(self, question: str, features: Collection[str], about: Hashable) -> Mapping[str, float]:
        """The right answer with certainty."""
        assert isinstance(about, tuple)
        answer = self._answer(question, about)
        if answer is None:
            return {}
        self.examples.append(Example(question, self.folder, self.document.id, frozenset(features), answer))
        return {answer: 1.0} | ({} if answer == learned.NONE else {learned.NONE: 0.0})

    def _answer(self, question: str, about: tuple[Any, ...]) -> str | None:
        meant = self._commitment(self.document.text[about[0] : about[1]])
        if question == learned.QUESTION:
            return str(meant["kind"]) if meant else learned.NONE
        if question == ownership.QUESTION:
            if meant is None:
                return None
            return ownership.YES if any(self._same(owner, about[2]) for owner in meant.get("owners", ())) else "no"
        return None

    def _commitment(self, text: str) -> Mapping[str, Any] | None:
        ranked = [(overlap(c["evidence"], text), c) for c in self.gold.get("commitments", ())]
        value, found = max(ranked, key=lambda each: each[0], default=(0.0, None))
        return found if value >= SHARED else None

    def _same(self, gold: str, name: str) -> bool:
        if _plain(gold) == _plain(name):
            return True
        for person in self.gold.get("people", ()):
            if person["name"] == gold:
                (given, _, family), (other, _, surname) = _plain(gold).rpartition(" "), _plain(name).rpartition(" ")
                return family == surname and (not given or not other or given[0] == other[0])
        names = [[i["name"], *i.get("aliases", ())] for i in self.gold.get("institutions", ())]
        return any(gold in each and any(_plain(alias) == _plain(name) for alias in each) for each in names)


def _plain(name: str) -> str:
    text = re.sub(r"[\"'“”„«»]", "", name).casefold().strip()
    text = re.sub(r"^(?:sia|as|vsia|vas|biedrība|nodibinājums) (?=\S)", "", text)
    text = re.sub(r"^(.+) novada (?:pašvaldības dome|pašvaldība|dome)$", r"\1 novads", text)
    return re.sub(r"^(.+) (?:valsts)?pilsētas (?:pašvaldības dome|pašvaldība|dome)$", r"\1 pilsēta", text)


def overlap(gold: str, found: str) -> float:
    """The share of words that two passages have in common, from 0 to 1.

    >>> overlap("Sagatavot plānu.", "sagatavot plānu"), overlap("Sagatavot plānu.", "Slēgt sēdi.")
    (1.0, 0.0)
    """
    left, right = (Counter(re.findall(r"\w+", text.casefold())) for text in (gold, found))
    whole = left.total() + right.total()
    return 2 * (left & right).total() / whole if whole else 0.0


def papers(folders: Sequence[Path]) -> Iterator[tuple[str, Path, Path]]:
    """Each paper of the folders with its folder's name and its annotation."""
    for folder in folders:
        for gold in sorted(folder.glob("*.json")):
            source = next((p for p in sorted(folder.glob(f"{gold.stem}.*")) if p != gold), None)
            if source is not None:
                yield folder.name, source, gold


def examples(folders: Sequence[Path]) -> list[Example]:
    """All questions that the extractors ask over the papers, with their answers."""
    nlp = load_model()
    if asked.COMPONENT in nlp.pipe_names:
        nlp.remove_pipe(asked.COMPONENT)
    found: list[Example] = []
    for folder, source, gold in papers(folders):
        document = read(source.read_bytes(), name=source.name)
        teacher = Teacher(document, json.loads(gold.read_text(encoding="utf-8")), folder)
        extract(document, nlp, judges=teacher)
        found += teacher.examples
    return found


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
        tuple(map(str, model.classes_)), {names[row]: place for place, row in enumerate(kept)}, weights[kept].astype(np.float32), bias.astype(np.float32)
    )


def folds(given: Sequence[Example]) -> None:
    """Prints, for each folder, how the judge of the other folders answers its questions."""
    for question in sorted({example.question for example in given}):
        mine = [example for example in given if example.question == question]
        negative = learned.NONE if question == learned.QUESTION else "no"
        for folder in sorted({example.folder for example in mine}):
            judge = train([e for e in mine if e.folder != folder], STRENGTH[question])
            told = [(e.answer, judge.chances(e.features)) for e in mine if e.folder == folder]
            for least in (0.4, 0.5, 0.6):
                said = [(answer, max((c, k) for k, c in chances.items() if k != negative)[1]) for answer, chances in told if 1 - chances[negative] >= least]
                right = sum(answer != negative for answer, _ in said)
                kind = sum(answer == best for answer, best in said)
                whole = sum(answer != negative for answer, _ in told)
                print(f"{question:12} {folder:8} {least}  said {len(said):4} of {whole:4}  P {right / max(1, len(said)):.3f}  R {right / max(1, whole):.3f}  kind {kind / max(1, right):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--papers", type=Path, nargs="+", required=True, help="folders of papers with their annotation")
    parser.add_argument("--out", type=Path, help="the folder of the component; nothing is written without it")
    parser.add_argument("--folds", action="store_true", help="print how each folder does when it is left out")
    args = parser.parse_args()
    given = examples(args.papers)
    print(Counter((e.question, e.answer) for e in given), file=sys.stderr)
    if args.folds:
        folds(given)
    if args.out:
        made = {q: train([e for e in given if e.question == q], STRENGTH[q]) for q in sorted({e.question for e in given})}
        args.out.mkdir(parents=True, exist_ok=True)
        (args.out / FILE).write_bytes(packed(made))


if __name__ == "__main__":
    main()
