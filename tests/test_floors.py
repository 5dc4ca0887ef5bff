"""No version of a parser with a known hole may be installed beside the program."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

PYPROJECT = Path(__file__).parent.parent / "pyproject.toml"


@pytest.mark.skipif(not PYPROJECT.exists(), reason="the sources are out of the way")
@pytest.mark.parametrize(
    ("name", "last_bad", "hole"),
    [
        ("pdfminer.six", "20251107", "GHSA-f83h-ghpp-7wcc and CVE-2025-70559: code run from a pickled map of letters"),
        ("lxml", "5.4.0", "CVE-2025-49794 and CVE-2025-49796 of the libxml2 in its wheels"),
        ("pillow", "11.2.1", "CVE-2025-48379: a write beyond the buffer"),
    ],
)
def test_the_floor_is_above_the_hole(name: str, last_bad: str, hole: str) -> None:
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    (requirement,) = [r for r in map(Requirement, project["dependencies"]) if r.name == name]
    assert not requirement.specifier.contains(last_bad), hole
