"""How often each rule is right on papers that it was not made for: `python benchmarks/confidences.py benchmarks/unseen/*/`.

Prints `extractors/data/confidences.csv` anew.

Each folder holds documents with gold files beside them. Every fact carries the number of its rule through resolution in place of
its confidence, so that the comparison (`pipeline.evaluate`) tells for each whether it was right.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from extractors import confidence as table
from extractors.extract import extract
from extractors.readers import read
from extractors.records import Document, EntityKind, Facts
from models import load_model
from pipeline.evaluate.compare import compare
from pipeline.evaluate.gold import Gold, read_gold
from pipeline.evaluate.tally import Tally
from pipeline.query.facts import found_facts, named_entities
from pipeline.resolve.corpus import resolve_corpus
from pipeline.store.connect import open_for_writing
from pipeline.store.documents import Outcome, save_document

#: Fact types of the table and the comparisons that tell of them.
_TOLD_BY = {
    table.PEOPLE: ("people",), table.INSTITUTIONS: ("institutions",), table.INITIATIVES: ("initiatives",), table.ROLES: ("roles",),
    table.ATTENDANCE: ("attended", "attended institutions"), table.COMMITMENTS: ("commitments",),
    table.PARTIES: ("initiative parties",), table.TIES: ("cooperation",),
}  # fmt: skip
_SUFFIXES = (".pdf", ".docx", ".html", ".txt", ".md")
Counts = dict[tuple[str, str], list[int]]


class _Codes:
    """A number for each rule, in the decimals behind its confidence: of several mentions of one name the surest still counts."""

    def __init__(self) -> None:
        self.rules: list[tuple[str, str]] = []

    def code(self, fact: str, rule: str, sure: float) -> float:
        if (fact, rule) not in self.rules:
            self.rules.append((fact, rule))
        return round(sure, 2) + self.rules.index((fact, rule)) / 1e6

    def rule(self, code: float) -> tuple[str, str]:
        return self.rules[round(code * 1e6) % 10_000]


def _coded(facts: Facts, codes: _Codes) -> Facts:
    kinds = {EntityKind.PERSON: table.PEOPLE, EntityKind.INSTITUTION: table.INSTITUTIONS, EntityKind.INITIATIVE: table.INITIATIVES}

    def marked(
        items: Iterable[Any], fact: Callable[[Any], str], rule: Callable[[Any], str] = lambda each: each.method
    ) -> tuple[Any, ...]:
        return tuple(replace(each, confidence=codes.code(fact(each), rule(each), each.confidence)) for each in items)

    return replace(
        facts,
        mentions=marked(facts.mentions, lambda each: kinds[each.kind]),
        roles=marked(facts.roles, lambda _: table.ROLES),
        attendance=marked(facts.attendance, lambda _: table.ATTENDANCE),
        commitments=marked(facts.commitments, lambda _: table.COMMITMENTS, table.rule_of),
        parties=marked(facts.parties, lambda _: table.PARTIES),
        ties=marked(facts.ties, lambda _: table.TIES),
    )


def _documents(folder: Path, stems: Iterable[str]) -> Iterator[tuple[Path, Document]]:
    for stem in sorted(stems):
        path = next((folder / f"{stem}{suffix}" for suffix in _SUFFIXES if (folder / f"{stem}{suffix}").exists()), None)
        if path is not None:
            yield path, read(path.read_bytes())


def _tallies(folder: Path, gold: dict[str, Gold], codes: _Codes, nlp: Any) -> dict[str, Tally]:
    with tempfile.TemporaryDirectory() as directory:
        connection = open_for_writing(Path(directory) / "measured.db")
        for path, document in _documents(folder, gold):
            data = path.read_bytes()
            save_document(
                connection,
                Outcome(
                    str(path), len(data), 0, hashlib.sha256(data).hexdigest(), document.status, None, "1", "2020-01-01",
                    document.media_type, document, _coded(extract(document, nlp), codes),
                ),
            )  # fmt: skip
        resolve_corpus(connection)
        return compare(gold, found_facts(connection), named_entities(connection))


def measure(folders: list[Path]) -> Counts:
    """For each fact type and rule: how many facts, and how many of them right."""
    nlp = load_model()
    codes = _Codes()
    counts: Counts = defaultdict(lambda: [0, 0])
    for folder in folders:
        tallies = _tallies(folder, dict(read_gold(folder)), codes, nlp)
        for fact in table.FACTS:
            for code, right in (each for kind in _TOLD_BY[fact] for each in tallies[kind].sure):
                for rule in (codes.rule(code)[1], table.ALL):
                    counts[fact, rule][0] += 1
                    counts[fact, rule][1] += right
    return counts


def rows(counts: Counts) -> Iterator[table.Measured]:
    """The table: of each fact type its mean, then its rules by name."""
    for fact in table.FACTS:
        facts, right = counts[fact, table.ALL]
        mean = table.share_right(right, facts)
        yield table.Measured(fact, table.ALL, facts, right, mean)
        for name, rule in sorted(key for key in counts if key[0] == fact and key[1] != table.ALL):
            of_rule, right_of_rule = counts[name, rule]
            yield table.Measured(fact, rule, of_rule, right_of_rule, table.estimate(right_of_rule, of_rule, mean))


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, help="papers with their annotation")
    arguments = parser.parse_args()
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("fact", "rule", "facts", "right", "confidence"))
    for row in rows(measure(arguments.folders)):
        writer.writerow((row.fact, row.rule, row.facts, row.right, f"{row.confidence:.2f}"))


if __name__ == "__main__":
    main()
