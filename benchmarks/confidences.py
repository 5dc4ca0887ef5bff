"""How often each rule is right on gold: `python benchmarks/confidences.py GOLD… [--series SERIES]`.

Prints `extractors/data/confidences.csv` anew.

Each folder GOLD holds documents with gold files beside them; SERIES holds documents whose people and institutions `resolution.json`
lists. Every fact carries the number of its rule through resolution in the place of its confidence, so that the comparison
(`pipeline.evaluate`) tells for each whether it was right.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
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


def _of_series(folder: Path) -> dict[str, Gold]:
    """Gold of people and institutions alone, from the list of who is who in a series."""
    parts = ("people", "institutions", "initiatives", "commitments", "cooperation")
    documents: dict[str, Any] = defaultdict(lambda: {"document": {}, **{part: [] for part in parts}})
    for cluster in json.loads((folder / "resolution.json").read_text(encoding="utf-8"))["clusters"]:
        for member in cluster["members"]:
            kind = "people" if cluster["kind"] == "person" else "institutions"
            if kind == "people" or cluster["kind"] == "institution":
                aliases = [] if kind == "people" else [*member["mentions"], cluster["name"]]
                documents[member["document"]][kind].append({"name": member["name"], "aliases": aliases})
    return dict(documents)


def measure(folders: list[Path], series: Path | None) -> Counts:
    """For each fact type and rule: how many facts, and how many of them right."""
    nlp = load_model()
    codes = _Codes()
    counts: Counts = defaultdict(lambda: [0, 0])
    sets: list[tuple[Path, dict[str, Gold], tuple[str, ...]]] = [
        (folder, dict(read_gold(folder)), table.FACTS) for folder in folders
    ]
    if series is not None:
        sets.append((series, _of_series(series), (table.PEOPLE, table.INSTITUTIONS)))
    for folder, gold, facts in sets:
        tallies = _tallies(folder, gold, codes, nlp)
        for fact in facts:
            for code, right in (each for kind in _TOLD_BY[fact] for each in tallies[kind].sure):
                for rule in (codes.rule(code)[1], table.ALL):
                    counts[fact, rule][0] += 1
                    counts[fact, rule][1] += right
    return counts


def rows(counts: Counts, unseen: dict[str, tuple[int, int]]) -> Iterator[table.Measured]:
    """The table: of each fact type its mean, what was counted on unseen papers (facts, right), then its rules by name."""
    for fact in table.FACTS:
        facts, right = counts[fact, table.ALL]
        unseen_facts, unseen_right = unseen[fact]
        share = table.share_right(right, facts)
        mean = table.mean(share, unseen_right, unseen_facts)
        yield table.Measured(fact, table.ALL, facts, right, mean)
        yield table.Measured(fact, table.UNSEEN, unseen_facts, unseen_right, mean)
        for name, rule in sorted(key for key in counts if key[0] == fact and key[1] != table.ALL):
            of_rule, right_of_rule = counts[name, rule]
            yield table.Measured(fact, rule, of_rule, right_of_rule, table.estimate(right_of_rule, of_rule, mean, share))


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--series", type=Path)
    arguments = parser.parse_args()
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("fact", "rule", "facts", "right", "confidence"))
    unseen = {row.fact: (row.facts, row.right) for row in table.measured() if row.rule == table.UNSEEN}
    for row in rows(measure(arguments.gold, arguments.series), unseen):
        writer.writerow((row.fact, row.rule, row.facts, row.right, f"{row.confidence:.2f}"))


if __name__ == "__main__":
    main()
