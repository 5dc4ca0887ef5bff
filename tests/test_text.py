"""Plain text: wraps joined, list lines kept, tables in whatever shape they were copied, residue of pages set aside."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pytest

from extractors.readers import read
from extractors.records import OUT_OF_FLOW

CASES = json.loads((Path(__file__).parent / "cases" / "plain_texts.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1257"])
def test_passages(case: dict[str, object], encoding: str) -> None:
    document = read(str(case["text"]).encode(encoding))
    assert [document.text[p.start : p.end] for p in document.passages if p.kind not in OUT_OF_FLOW] == case["passages"]
    rows: dict[int, list[str]] = defaultdict(list)
    for passage in document.passages:
        if passage.row is not None:
            rows[passage.row].append(document.text[passage.start : passage.end])
    assert list(rows.values()) == case.get("rows", [])


def test_a_few_bad_bytes_do_not_change_the_encoding() -> None:
    text = "Sēdē piedalās Jānis Bērziņš un Ilze Šķēle. Ķegumā līdz jūlijam."
    data = bytearray(text.encode())
    data[data.index("š".encode())] = 0xFF
    document = read(bytes(data))
    assert document.status == "partial"
    assert "Ilze Šķēle" in document.text
    assert "letter" in document.problems[0]
