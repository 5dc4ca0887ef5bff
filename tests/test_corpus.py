"""The sample corpus: every document can be read, and its gold is well formed and found in its text."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from extractors.readers import read

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
DOCUMENTS = sorted(
    p for p in CORPUS.iterdir() if p.suffix in {".pdf", ".docx", ".html", ".txt"} or (p.suffix == ".md" and p.stem != "SOURCES")
)
KINDS = {"minutes", "report", "plan", "press", "presentation", "letter", "decision", "other"}
COMMITMENTS = {"assigned", "agreed", "promised", "planned", "requested"}
TIES = {"partner", "agreement", "organised", "member", "funded", "exchange", "support"}
CAPACITIES = {"chair", "secretary", "participant", "invited", "absent", None}
PARTS = {"lead", "partner", "funder", "member", "signatory", "organiser", "participant"}


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_there_are_enough_documents_of_every_format() -> None:
    assert len(DOCUMENTS) >= 16
    assert {p.suffix for p in DOCUMENTS} == {".pdf", ".docx", ".html", ".txt", ".md"}
    assert len({p.stem for p in DOCUMENTS}) == len(DOCUMENTS)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.stem)
def test_the_gold_stands_in_the_document(path: Path) -> None:
    document = read(path.read_bytes())
    assert document.status == "ok"
    gold: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    text = _squeezed(document.text)
    assert gold["document"]["kind"] in KINDS
    for thing in (*gold["people"], *gold["institutions"]):
        assert thing["mentions"]
        assert [m for m in thing["mentions"] if _squeezed(m) not in text] == []
    assert all(p["capacity"] in CAPACITIES for p in gold["people"])
    for fact in (*gold["commitments"], *gold["cooperation"]):
        assert _squeezed(fact["evidence"]) in text
    assert all(c["kind"] in COMMITMENTS for c in gold["commitments"])
    assert all(c["kind"] in TIES for c in gold["cooperation"])
    assert all(party["part"] in PARTS for i in gold["initiatives"] for party in i["parties"])
    named = {t["name"] for t in (*gold["people"], *gold["institutions"])}
    assert {o for c in gold["commitments"] for o in c["owners"]} <= named
