"""Extraction, phenomenon by phenomenon: small documents as data, with what a careful clerk finds in each."""

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

CASES = json.loads((Path(__file__).parent / "cases" / "extraction.json").read_text(encoding="utf-8"))


@cache
def _nlp() -> Any:
    return load_model()


def _found(facts: Facts, part: str) -> Any:
    names = {m.id: m.name for m in facts.mentions}
    if part == "people":
        return sorted({m.name for m in facts.mentions if m.kind == "person"})
    if part == "institutions":
        return sorted({m.name for m in facts.mentions if m.kind == "institution"})
    if part == "initiatives":
        return sorted({m.name for m in facts.mentions if m.kind == "initiative"})
    if part == "roles":
        return sorted([names[r.person], r.role, names[r.institution] if r.institution else None, r.unit] for r in facts.roles)
    if part == "attendance":
        return sorted([names[a.subject], a.capacity.value] for a in facts.attendance if names[a.subject] in _found(facts, "people"))
    if part == "commitments":
        return [[c.kind.value, [names[o] for o in c.owners], c.due, c.done] for c in facts.commitments]
    if part == "ties":
        return sorted([*sorted((names[t.a], names[t.b])), t.kind.value] for t in facts.ties)
    if part == "aliases":
        return sorted({(names[a.short], names[a.long]) for a in facts.aliases})
    header = facts.header
    return {"kind": header.kind, "number": header.number, "date": header.date, "place": header.place}


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
        found = _found(facts, part)
        wanted = [tuple(pair) for pair in expected] if part == "aliases" else expected
        assert found == (
            sorted(wanted, key=str) if part in ("roles", "attendance", "ties") and found == sorted(found, key=str) else wanted
        )
    for item in (*facts.mentions, *facts.roles, *facts.attendance, *facts.commitments, *facts.ties, *facts.parties):
        at = item.evidence
        assert document.text[at.start : at.end] == at.quote
