"""Slides kept as plain text: read as slides, and their titles speak for the lines below."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractors.extract import extract
from extractors.readers import read
from models import load_model

CASES = json.loads((Path(__file__).parent / "cases" / "slides.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_slides(case: dict) -> None:  # type: ignore[type-arg]
    facts = extract(read(case["text"].encode(), name="slides.txt"), load_model())
    names = {m.id: m.name for m in facts.mentions}
    assert facts.header.kind == case["kind"]
    assert facts.header.title == case["title"]
    assert names.get(facts.header.body) == case["body"]
    found = [{"kind": c.kind.value, "owners": [names[o] for o in c.owners], "due": c.due} for c in facts.commitments]
    assert found == case["expected"]
    told = {names[i.mention]: {"start": i.start, "end": i.end, "budget": i.budget} for i in facts.initiatives}
    for name, wanted in case.get("initiatives", {}).items():
        parties = {names[p.subject]: p.part.value for p in facts.parties if names[p.initiative] == name}
        assert {**told[name], "parties": parties} == wanted
