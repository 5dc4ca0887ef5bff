"""What meetings decided and how they voted: small minutes as data, and the rows in the database."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractors.extract import extract
from extractors.readers import read
from models import load_model

CASES = json.loads((Path(__file__).parent / "cases" / "decisions.json").read_text(encoding="utf-8"))


@cache
def _nlp() -> Any:
    return load_model()


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case["label"], marks=pytest.mark.xfail(strict=True) if case.get("expect") == "fail" else ())
        for case in CASES
    ],
)
def test_case(case: dict[str, Any]) -> None:
    """Item, whether formal, the counts, and who voted how."""
    document = read(case["text"].encode())
    facts = extract(document, _nlp())
    names = {m.id: m.name for m in facts.mentions}
    found = [
        [d.number, d.formal, d.votes_for, d.votes_against, d.votes_abstained, [[names[m], side.value] for side, m in d.voters]]
        for d in facts.decisions
    ]
    assert found == case["expected"]
    for decision in facts.decisions:
        at = decision.evidence
        assert document.text[at.start : at.end] == at.quote


def test_rows(tmp_path: Path) -> None:
    """A run stores the decisions and points every vote at its person; a changed document takes its own away."""
    import sqlite3

    from click.testing import CliRunner

    from pipeline.cli.app import saikne

    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(CASES[0]["text"], encoding="utf-8")
    database = tmp_path / "a.db"
    assert CliRunner().invoke(saikne, ["run", str(folder), "--db", str(database), "--jobs", "1"]).exit_code == 0
    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT count(*) FROM meeting_decisions WHERE votes_for = 3").fetchone() == (2,)
        rows = connection.execute(
            "SELECT DISTINCT e.name, v.vote FROM votes v JOIN entities e ON e.id = v.entity_id WHERE v.vote <> 'for'"
        ).fetchall()
    assert rows == [("Inga Saulīte", "abstained")]
    (folder / "a.txt").write_text("Te nekā nav.", encoding="utf-8")
    assert CliRunner().invoke(saikne, ["run", str(folder), "--db", str(database), "--jobs", "1"]).exit_code == 0
    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT count(*) FROM meeting_decisions").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM votes").fetchone() == (0,)
