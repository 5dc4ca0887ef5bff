"""Who is who in a document, in what post, who was there, and what paper it is: small documents as data.

Each case names what a careful clerk would record by the annotation guide. Short forms of a name count for the fullest
one in the case's text, as resolution would have them.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractors.extract import extract
from extractors.readers import read
from extractors.records import EntityKind, Facts
from models import load_model

CASES = [
    case
    for path in sorted((Path(__file__).parent / "cases").glob("people_roles*.json"))
    for case in json.loads(path.read_text(encoding="utf-8"))
]


@cache
def _nlp() -> Any:
    return load_model()


def _fullest(facts: Facts) -> dict[int, str]:
    """Each person's mention with the fullest name of that person in the document."""
    named = [m for m in facts.mentions if m.kind is EntityKind.PERSON]
    names = sorted({m.name for m in named}, key=lambda n: (-len(n), n))

    def full(name: str) -> str:
        given, _, family = name.rpartition(" ")
        for other in names:
            other_given, _, other_family = other.rpartition(" ")
            if name == other_given or (
                family == other_family
                and (not given or given == other_given or (given.endswith(".") and other_given.startswith(given.rstrip("."))))
            ):
                return other
        return name

    return {m.id: full(m.name) for m in named}


def _found(facts: Facts, part: str) -> Any:
    who = _fullest(facts)
    names: dict[Any, str] = {m.id: m.name for m in facts.mentions}
    full = {names[a.short]: names[a.long] for a in facts.aliases}
    if part == "people":
        return sorted(set(who.values()))
    if part == "roles":
        rows = {(who[r.person], r.role, full.get(names[r.institution], names[r.institution]) if r.institution else None, r.unit)
                for r in facts.roles}  # fmt: skip
        return sorted(map(list, rows), key=str)
    if part == "attendance":
        seats = {(who[a.subject], a.capacity.value) for a in facts.attendance if a.subject in who}
        return sorted(map(list, seats), key=str)
    header = facts.header
    return {
        "kind": header.kind, "title": header.title, "number": header.number, "date": header.date, "place": header.place,
        "body": names[header.body] if header.body else None,
    }  # fmt: skip


def _folded(found: Any) -> Any:
    """Without capitals: a body named only in capitals is written one way or another."""
    return json.loads(json.dumps(found, ensure_ascii=False).casefold())


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
        if part == "header":
            found = {key: found[key] for key in expected}
        assert _folded(found) == _folded(expected)
    for item in (*facts.mentions, *facts.roles, *facts.attendance):
        at = item.evidence
        assert document.text[at.start : at.end] == at.quote
