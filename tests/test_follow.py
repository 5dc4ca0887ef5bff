"""Series and follow-ups over small corpora of our own: `cases/series.json` and the folders beside it."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from pipeline.follow.cues import find_cues
from pipeline.follow.fates import judge
from pipeline.run import run

CASES = Path(__file__).parent / "cases"
SERIES: list[dict[str, Any]] = json.loads((CASES / "series.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def databases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One database for each case, and one for all of them together under the empty name."""
    folder = tmp_path_factory.mktemp("series")
    out = {}
    for name, folders in [*((c["folder"], [CASES / "series" / c["folder"]]) for c in SERIES), ("", [CASES / "series"])]:
        out[name] = folder / f"{name or 'all'}.db"
        run(folders, out[name])
    return out


def _series(db: sqlite3.Connection, folder: str) -> list[list[str]]:
    rows = db.execute(
        "SELECT series_id, path FROM documents WHERE series_id IS NOT NULL AND path LIKE ? ORDER BY series_id, number_in_series",
        (f"%/{folder}/%",),
    )
    groups: dict[int, list[str]] = {}
    for series, path in rows:
        groups.setdefault(series, []).append(Path(path).stem)
    return sorted(groups.values())


def _follow_ups(db: sqlite3.Connection, folder: str) -> list[tuple[str, str, str, str, str | None]]:
    rows = db.execute(
        "SELECT m.path, c.text, d.path, f.status, f.due FROM follow_ups f JOIN commitments c ON c.id = f.commitment_id"
        " JOIN documents m ON m.id = c.document_id JOIN documents d ON d.id = f.document_id WHERE m.path LIKE ?"
        " ORDER BY m.path, c.start, d.path, f.start",
        (f"%/{folder}/%",),
    )
    return [(Path(made).stem, text, Path(told).stem, status, due) for made, text, told, status, due in rows]


@pytest.mark.parametrize("together", [False, True], ids=["alone", "among others"])
@pytest.mark.parametrize("case", SERIES, ids=[case["label"] for case in SERIES])
def test_series_hold_the_meetings_of_one_body(case: dict[str, Any], together: bool, databases: dict[str, Path]) -> None:
    db = sqlite3.connect(databases["" if together else case["folder"]])
    assert _series(db, case["folder"]) == case["series"]


@pytest.mark.parametrize("case", SERIES, ids=[case["label"] for case in SERIES])
def test_later_documents_tell_what_became_of_commitments(case: dict[str, Any], databases: dict[str, Path]) -> None:
    found = _follow_ups(sqlite3.connect(databases[case["folder"]]), case["folder"])
    wanted = sorted(tuple(follow) for follow in case["follow_ups"])
    fragments = [follow[1] for follow in wanted]
    told = sorted((made, next((f for f in fragments if f in text), text), later, status, due) for made, text, later, status, due in found)
    assert told == wanted


FATES: list[list[Any]] = json.loads((CASES / "fates.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("label", "text", "day", "due", "expected"), FATES, ids=[case[0] for case in FATES])
def test_a_sentence_tells_a_fate(label: str, text: str, day: str, due: str | None, expected: list[str | None] | None) -> None:
    assert label
    fate = judge(text, find_cues(text), day=day, due=due)
    assert (None if fate is None else [fate.status, fate.due]) == expected
