"""Where the parts of minutes begin and end, in the manners of several offices and eras."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractors.outline import outline
from extractors.readers import read

CASES = [
    case for path in sorted((Path(__file__).parent / "cases").glob("outlines*.json")) for case in json.loads(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_sections(case: dict[str, object]) -> None:
    document = read(str(case["text"]).encode())
    found = [[s.kind.value, s.title or document.text[s.start : s.end].split("\n")[0], s.number] for s in outline(document)]
    assert found == case["sections"]
