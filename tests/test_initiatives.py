"""Initiatives, phenomenon by phenomenon: which are named, of what kind, with what term and money, and who takes part as what."""

from __future__ import annotations

import json
from collections.abc import Sequence
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
    for path in sorted((Path(__file__).parent / "cases").glob("initiatives*.json"))
    for case in json.loads(path.read_text(encoding="utf-8"))
]


@cache
def _nlp() -> Any:
    return load_model()


def _initiatives(facts: Facts) -> dict[str, str | None]:
    return {m.name: m.type for m in facts.mentions if m.kind == "initiative"}


def _parties(facts: Facts) -> dict[str, dict[str, list[str]]]:
    names = {m.id: m.name for m in facts.mentions}
    found: dict[str, dict[str, list[str]]] = {}
    for party in facts.parties:
        found.setdefault(names[party.initiative], {}).setdefault(party.part.value, []).append(names[party.subject])
    return {initiative: {part: sorted(who) for part, who in parts.items()} for initiative, parts in found.items()}


def _data(facts: Facts) -> dict[str, list[Any]]:
    names = {m.id: m.name for m in facts.mentions}
    return {names[i.mention]: [i.start, i.end, i.budget, i.currency] for i in facts.initiatives}


def _with_unwanted(parties: dict[str, dict[str, list[str]]], unwanted: Sequence[Sequence[str]]) -> dict[str, dict[str, list[str]]]:
    """The parties expected with those that are known to be wrong: [initiative, part, who]."""
    whole = {initiative: {part: list(who) for part, who in parts.items()} for initiative, parts in parties.items()}
    for initiative, part, who in unwanted:
        whole.setdefault(initiative, {}).setdefault(part, []).append(who)
    return {initiative: {part: sorted(who) for part, who in parts.items()} for initiative, parts in whole.items()}


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
    expected = case["expected"]
    assert _initiatives(facts) == expected["initiatives"]
    assert _parties(facts) == _with_unwanted(expected["parties"], case.get("unwanted", ()))
    for initiative, data in expected.get("facts", {}).items():
        assert _data(facts)[initiative] == data
    for item in (*facts.mentions, *facts.initiatives, *facts.parties):
        assert document.text[item.evidence.start : item.evidence.end] == item.evidence.quote
