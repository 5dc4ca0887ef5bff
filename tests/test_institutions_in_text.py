"""Institutions in running text, phenomenon by phenomenon: where a name begins and ends, what is one name and what is none."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractors.extract import extract
from extractors.readers import read
from models import load_model

CASES = [
    case
    for name in ("institutions_in_text.json", "institutions_short.json", "institutions_seen.json", "institutions_sorts.json", "institutions_press.json", "institutions_chains.json", "institutions_cut.json")
    for case in json.loads((Path(__file__).parent / "cases" / name).read_text(encoding="utf-8"))
]


@cache
def _nlp() -> Any:
    return load_model()


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
    institutions = [m for m in facts.mentions if m.kind == "institution"]
    assert sorted({m.name for m in institutions}) == case["institutions"]
    for mention in institutions:
        assert document.text[mention.evidence.start : mention.evidence.end] == mention.evidence.quote
