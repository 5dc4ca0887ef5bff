"""What is installed: the three packages are ours, with their data, and the command answers."""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("package", ["pipeline", "extractors", "models"])
def test_the_flat_names_are_ours(package: str) -> None:
    owners = importlib.metadata.packages_distributions().get(package)
    if owners is None:
        pytest.skip("the program is not installed in this environment")
    assert set(owners) == {"saikne"}


@pytest.mark.parametrize("name", ["data/firstnames.csv", "data/foreignnames.csv", "data/institutions.csv", "data/SOURCES.md", "py.typed"])
def test_data_ships_with_the_package(name: str) -> None:
    assert resources.files("extractors").joinpath(name).read_text(encoding="utf-8") is not None


def test_the_command_answers() -> None:
    shown = subprocess.run([sys.executable, "-m", "pipeline.cli", "--help"], capture_output=True, text=True, check=True)
    assert "run" in shown.stdout


@pytest.mark.skipif(not (ROOT / "pyproject.toml").exists(), reason="the sources are out of the way")
def test_no_path_of_a_machine_and_no_registry_in_the_repo() -> None:
    listed = subprocess.run(["git", "ls-files"], capture_output=True, text=True, cwd=ROOT, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    wrong = []
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".csv", ".json", ".cfg"} and path.exists():
            text = path.read_text(encoding="utf-8", errors="replace")
            if re.search(r"(?<![\w.])/(?:work|root|home)/\w", text) and name != "tests/test_packaging.py":
                wrong.append(name)
    assert wrong == []


@pytest.mark.skipif(not (ROOT / "pyproject.toml").exists(), reason="the sources are out of the way")
def test_the_gold_is_no_part_of_the_program() -> None:
    gold = ROOT.parent / "shared" / "gold"
    if not gold.is_dir():
        pytest.skip("the development gold is not beside this checkout")
    import json

    people = set()
    for path in gold.rglob("*.json"):
        data = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(data, dict):
            people |= {p["name"] for p in data.get("people", []) if " " in p["name"] and "." not in p["name"]}
    sources = [
        p
        for package in ("pipeline", "extractors", "models")
        for p in (ROOT / package).rglob("*")
        if p.suffix in {".py", ".csv", ".json"}
    ]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    code_only = re.sub(r'"""[\s\S]*?"""', "", text)
    assert sorted(name for name in people if name in code_only) == []
