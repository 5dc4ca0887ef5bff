"""Stated cooperation, phenomenon by phenomenon: which pairs a text ties and how, and what is no cooperation."""

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

CASES = [
    case
    for path in sorted((Path(__file__).parent / "cases").glob("ties*.json"))
    for case in json.loads(path.read_text(encoding="utf-8"))
]


@cache
def _nlp() -> Any:
    return load_model()


def _ties(facts: Facts) -> list[list[str]]:
    """Each pair by its full names, in order, with its kind."""
    names = {m.id: m.name for m in facts.mentions}
    full = {names[a.short]: names[a.long] for a in facts.aliases}
    return sorted([*sorted(full.get(names[m], names[m]) for m in (t.a, t.b)), t.kind.value] for t in facts.ties)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case["label"], marks=pytest.mark.xfail(strict=True) if case.get("expect") == "fail" else ())
        for case in CASES
    ],
)
def test_case(case: dict[str, Any]) -> None:
    document = read(case["text"].encode())
    facts = extract(document, _nlp())
    assert _ties(facts) == case["ties"]
    for tie in facts.ties:
        assert document.text[tie.evidence.start : tie.evidence.end] == tie.evidence.quote
