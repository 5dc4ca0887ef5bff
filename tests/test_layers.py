"""Who may import whom: the layers of the architecture, read from the sources themselves."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OURS = ("pipeline", "extractors", "models")


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def _files(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


@pytest.mark.skipif(not (ROOT / "pipeline").is_dir(), reason="the sources are out of the way")
@pytest.mark.parametrize(("package", "forbidden"), [("extractors", ("pipeline", "models")), ("models", ("pipeline", "extractors"))])
def test_lower_layers_import_nothing_of_ours(package: str, forbidden: tuple[str, ...]) -> None:
    files = _files(package)
    assert files
    recipe = ROOT / "models" / "training"  # the recipe is no part of the product: it inflects names with the grammar
    wrong = [
        (path.name, name)
        for path in files
        if recipe not in path.parents
        for name in _imports(path)
        if name.split(".")[0] in forbidden
    ]
    assert wrong == []


@pytest.mark.skipif(not (ROOT / "pipeline").is_dir(), reason="the sources are out of the way")
def test_only_store_and_query_speak_sql() -> None:
    allowed = {"store", "query"}
    wrong = []
    for path in _files("pipeline"):
        inside = path.relative_to(ROOT / "pipeline").parts[0]
        text = path.read_text(encoding="utf-8")
        if (
            inside not in allowed
            and path.name != "graph.py"
            and any(word in text for word in ('"SELECT ', '"INSERT ', '"UPDATE ', '"DELETE '))
        ):
            wrong.append(str(path))
    assert wrong == []


@pytest.mark.skipif(not (ROOT / "extractors").is_dir(), reason="the sources are out of the way")
def test_only_readers_know_file_formats() -> None:
    formats = {"pypdfium2", "pdfplumber", "docx", "lxml", "zipfile", "pypdf"}
    wrong = [
        (str(path.relative_to(ROOT)), name)
        for package in OURS
        for path in _files(package)
        if "readers" not in path.parts
        for name in _imports(path)
        if name.split(".")[0] in formats
    ]
    assert wrong == []


@pytest.mark.skipif(not (ROOT / "pipeline").is_dir(), reason="the sources are out of the way")
def test_only_the_command_line_prints() -> None:
    wrong = []
    for package in OURS:
        for path in _files(package):
            if path.parts[-2] == "cli":
                continue
            tree = ast.parse(path.read_text(encoding="utf-8"))
            wrong += [
                str(path)
                for node in ast.walk(tree)
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
            ]
    assert wrong == []


@pytest.mark.parametrize(
    "module", ["pipeline.cli", "pipeline.query.partners", "extractors.names.people", "extractors.readers", "models"]
)
def test_what_answers_at_once_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print(sorted({{'spacy', 'networkx', 'sqlite_utils', 'pdfplumber', 'numpy', 'lxml'}} & set(sys.modules)))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert shown.stdout.strip() == "[]"


def test_telling_who_is_who_needs_no_spacy() -> None:
    """A run with nothing new resolves and ends: it should not wait for the language library."""
    code = "import sys, pipeline.resolve.corpus; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT).returncode == 0
