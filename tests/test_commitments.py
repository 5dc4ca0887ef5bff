"""Commitments, phenomenon by phenomenon: small documents as data, with what a careful clerk records of each."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractors.extract import extract
from extractors.readers import read
from models import load_model
from tests.growth import ALLOWED, growth, line_of

FOLDER = Path(__file__).parent / "cases"
CASES = [
    case
    for name in ("commitments", "commitment_owners", "commitments_more", "commitments_working", "commitments_joined", "commitments_deals", "commitments_told", "commitments_rows", "commitments_terms", "commitments_press", "commitments_groups", "commitments_counted", "commitments_outcomes_told", "commitments_decided")
    for case in json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
]
DISTRACTORS = json.loads((FOLDER / "distractors.json").read_text(encoding="utf-8"))


@cache
def _nlp() -> Any:
    return load_model()


def _marked(cases: list[dict[str, Any]]) -> list[Any]:
    return [
        pytest.param(case, id=case["label"], marks=pytest.mark.xfail(strict=True) if case.get("expect") == "fail" else ())
        for case in cases
    ]


@pytest.mark.parametrize("case", _marked(CASES))
def test_case(case: dict[str, Any]) -> None:
    """Kind, owners, due date, done, in the order of the text; `evidence` where the case gives it."""
    document = read(case["text"].encode())
    facts = extract(document, _nlp())
    names = {m.id: m.name for m in facts.mentions}
    found = [[c.kind.value, [names[o] for o in c.owners], c.due, c.done] for c in facts.commitments]
    assert found == [row if len(row) == 4 else [*row, False] for row in case["expected"]]
    if "evidence" in case:
        assert [c.evidence.quote for c in facts.commitments] == case["evidence"]
    for commitment in facts.commitments:
        at = commitment.evidence
        assert document.text[at.start : at.end] == at.quote
        assert commitment.method.startswith("commitments:")
        assert 0 < commitment.confidence <= 1


@pytest.mark.parametrize("case", _marked(DISTRACTORS))
def test_distractor(case: dict[str, Any]) -> None:
    """A text that is no business of anybody's holds no commitment and no tie."""
    facts = extract(read(case["text"].encode()), _nlp())
    assert [c.evidence.quote for c in facts.commitments] == []
    assert [t.evidence.quote for t in facts.ties] == []


def test_enough_cases() -> None:
    """The cases cover the phenomena broadly: fewer would prove little."""
    assert len(CASES) >= 150
    assert len({case["label"] for case in CASES}) == len(CASES)
    assert len(DISTRACTORS) == 10


def test_a_line_of_nothing_but_capitals_is_passed_over_at_once() -> None:
    from extractors.commitments.find import _TURN

    assert growth(_TURN.match, line_of("A"), 200_000) < ALLOWED
    assert _TURN.match("A" * 200_000) is None
    assert _TURN.match("A. Roze: mums") is not None
    assert _TURN.match("A.Roze-Liepa: mums") is not None


def test_a_line_without_a_sign_is_looked_at_once() -> None:
    from extractors.commitments.pointed import _rows

    assert growth(lambda text: list(_rows(text)), line_of("vārds "), 20_000) < ALLOWED
