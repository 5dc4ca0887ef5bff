"""Commitments of whole papers: invented documents of many genres, eras and layouts, with all that a careful clerk records of each."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractors.extract import extract
from extractors.readers import read
from extractors.records import Facts
from models import load_model

PAPERS = [
    paper
    for path in sorted((Path(__file__).parent / "cases").glob("commitment_papers*.json"))
    for paper in json.loads(path.read_text(encoding="utf-8"))
]
_LABELS = [paper["label"] for paper in PAPERS]


@cache
def _facts(label: str) -> Facts:
    text = next(paper["text"] for paper in PAPERS if paper["label"] == label)
    return extract(read(text.encode()), load_model())


def _rows(label: str) -> list[dict[str, Any]]:
    facts = _facts(label)
    names = {m.id: m.name for m in facts.mentions}
    return [
        {
            "evidence": " ".join(c.evidence.quote.split()), "kind": c.kind.value, "owners": [names[o] for o in c.owners], "due": c.due,
            "done": c.done,
        }
        for c in facts.commitments
    ]  # fmt: skip


def _is(found: dict[str, Any], wanted: dict[str, Any]) -> bool:
    return wanted["evidence"] in found["evidence"][:120] and all(found[k] == wanted[k] for k in ("kind", "owners", "due", "done"))


@pytest.mark.parametrize("label", _LABELS)
def test_paper(label: str) -> None:
    """Every commitment of the paper is found with its kind, owners and term, and nothing that is none."""
    paper = next(p for p in PAPERS if p["label"] == label)
    left = _rows(label)
    for wanted in paper["expected"]:
        hit = next((row for row in left if _is(row, wanted)), None)
        assert hit is not None or wanted.get("expect") == "fail", (wanted, left)
        if hit is not None:
            left.remove(hit)
    known = [w["evidence"] for w in paper["expected"] if w.get("expect") == "fail"] + paper.get("unwanted", [])
    assert [row for row in left if not any(k in row["evidence"] for k in known)] == []


@pytest.mark.parametrize(
    ("label", "wanted"),
    [
        pytest.param(paper["label"], row, id=f"{paper['label']}: {row['evidence']}", marks=pytest.mark.xfail(strict=True))
        for paper in PAPERS
        for row in paper["expected"]
        if row.get("expect") == "fail"
    ],
)
def test_known_failure(label: str, wanted: dict[str, Any]) -> None:
    """What is known to be missed or wrong, so that progress shows."""
    assert any(_is(row, wanted) for row in _rows(label))


@pytest.mark.parametrize(
    ("label", "evidence"),
    [
        pytest.param(paper["label"], each, id=f"{paper['label']}: {each}", marks=pytest.mark.xfail(strict=True))
        for paper in PAPERS
        for each in paper.get("unwanted", [])
    ],
)
def test_known_excess(label: str, evidence: str) -> None:
    """What is known to be taken for a commitment though it is none."""
    assert not any(evidence in row["evidence"] for row in _rows(label))


def test_enough_papers() -> None:
    """Papers with commitments and papers with none, enough to tell."""
    assert len(PAPERS) >= 48
    assert sum(len(paper["expected"]) for paper in PAPERS) >= 210
    assert sum(not paper["expected"] for paper in PAPERS) >= 5
