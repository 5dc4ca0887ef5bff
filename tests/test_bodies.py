"""Whose paper it is, its number, and which bodies took part; names of institutions in the manners of many offices."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractors.extract import extract
from extractors.readers import read
from extractors.records import Capacity, Facts
from models import load_model

CASES = [
    case
    for path in sorted((Path(__file__).parent / "cases").glob("bodies*.json"))
    for case in json.loads(path.read_text(encoding="utf-8"))
]


@cache
def _nlp() -> Any:
    return load_model()


def _found(facts: Facts, part: str) -> Any:
    names = {m.id: m.name for m in facts.mentions if m.kind == "institution"}
    if part == "institutions":
        return sorted(set(names.values()))
    if part == "attended":
        rows = [a for a in facts.attendance if a.capacity is not Capacity.ABSENT]
        return sorted({names[i] for a in rows for i in (a.subject, a.on_behalf_of) if i in names})
    if part == "people":
        people = {m.id: m.name for m in facts.mentions if m.kind == "person"}
        return sorted(f"{people[a.subject]} {a.capacity}" for a in facts.attendance if a.subject in people)
    if part == "body":
        return names.get(facts.header.body) if facts.header.body else None
    return getattr(facts.header, part)


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
    for part, expected in case["expected"].items():
        assert _found(facts, part) == expected
    for mention in facts.mentions:
        assert document.text[mention.evidence.start : mention.evidence.end] == mention.evidence.quote
