"""Reads annotated papers with the answers beside: every question that the extractors ask, with the right answer.

Papers lie in folders, each with its annotation beside it (`x.txt` or `x.docx`, and `x.json` as the annotation guide has it).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractors.commitments import learned, ownership
from extractors.extract import extract
from extractors.initiatives import learned as parties
from extractors.learned import judges as asked
from extractors.readers import read
from extractors.records import Document
from extractors.ties import learned as ties
from models import load_model

#: Words of two passages that must be shared for one to stand for the other, as in `saikne evaluate`.
SHARED = 0.6


#: Words of a sentence that tells of something done together.
_JOINT = re.compile(
    r"partner|\bkop(?:ā|īg)|sadarb|finans|organiz|rīko|atbalst|parakst|noslē[gd]|īsteno|biedr|dalībniek|pievieno|veido",
    re.IGNORECASE,
)
#: How words begin that say little about which initiative is meant.
_COMMONEST = frozenset({"proje", "progr", "plāns", "plāna", "gada", "gadam"})


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

    def most_other(self, question: str, label: str, features: Collection[str], unknown: tuple[str, ...]) -> float:
        """Any answer is possible: every question is to be put with all its features."""
        return 1.0

    def _answer(self, question: str, about: tuple[Any, ...]) -> str | None:
        if question == ties.QUESTION:
            return self._tie(*about)
        if question == parties.QUESTION:
            return self._party(*about)
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

    def _tie(self, start: int, end: int, a: str, b: str) -> str | None:
        said = self.document.text[start:end].strip()
        for tie in self.gold.get("cooperation", ()):
            evidence = tie["evidence"].strip()
            if said in evidence or evidence in said or overlap(evidence, said) >= SHARED:
                left, right = tie["a"], tie["b"]
                if (self._same(left, a) and self._same(right, b)) or (self._same(left, b) and self._same(right, a)):
                    return str(tie["kind"])
        if _JOINT.search(said):
            for initiative in self.gold.get("initiatives", ()):
                if all(any(self._same(p["name"], name) for p in initiative.get("parties", ())) for name in (a, b)):
                    return None  # it may be what the sentence tells of: neither an example nor the contrary of one
        return learned.NONE

    def _party(self, initiative: str, name: str) -> str | None:
        meant = max(self.gold.get("initiatives", ()), key=lambda i: alike(i["name"], initiative), default=None)
        if meant is None or alike(meant["name"], initiative) < SHARED:
            return None
        return next((str(p["part"]) for p in meant.get("parties", ()) if self._same(p["name"], name)), parties.NONE)

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


def alike(left: str, right: str) -> float:
    """The share of words that two names of initiatives have in common, from 0 to 1, by how the words begin.

    Years and the commonest nouns do not count.

    >>> alike("Latgales programma 2010.–2017. gadam", "Latgales programma"), alike("Silta istaba", "Tuvāk mājām")
    (1.0, 0.0)
    """
    mine, other = ({word[:5] for word in re.findall(r"[^\W\d]{3,}", name.casefold())} - _COMMONEST for name in (left, right))
    return 1.0 if _plain(left) == _plain(right) else len(mine & other) / max(1, len(mine | other))


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
