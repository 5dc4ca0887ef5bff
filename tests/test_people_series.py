"""People of small invented series by different hands, from the papers to the entities: who is one and who is not."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from pipeline.run import run

CASES = Path(__file__).parent / "cases"
SERIES: list[dict[str, Any]] = json.loads((CASES / "people_series.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    """All the series in one database."""
    path = tmp_path_factory.mktemp("people") / "s.db"
    run([CASES / "people_series"], path)
    return sqlite3.connect(path)


def _entities(db: sqlite3.Connection, folder: str, place: str) -> list[int]:
    """The entities of the first mentions of a printed form in a document; of `1:Reinis Strauts` there are two."""
    document, form = place.split(":", 1)
    rows = db.execute(
        "SELECT m.entity_id FROM mentions m JOIN documents d ON d.id = m.document_id WHERE d.path LIKE ? AND m.text = ?"
        " AND m.kind = 'person' ORDER BY m.start",
        (f"%/{folder}/{document}.txt", form),
    ).fetchall()
    assert rows, f"{place} is not found"
    return [row[0] for row in rows]


@pytest.mark.parametrize("case", SERIES, ids=[case["label"] for case in SERIES])
def test_who_is_one_in_a_series(case: dict[str, Any], database: sqlite3.Connection) -> None:
    first = [{place: _entities(database, case["folder"], place)[0] for place in person} for person in case["people"]]
    for person in first:
        assert len(set(person.values())) == 1, f"one person: {person}"
    assert len({next(iter(person.values())) for person in first}) == len(first), "as many people as the case has"


def test_namesakes_of_one_list_are_two(database: sqlite3.Connection) -> None:
    """The list names both with their institutions; the later paper means the second."""
    both = _entities(database, "novads", "1:Reinis Strauts")
    assert len(set(both)) == 2
    assert _entities(database, "novads", "3:Reinis Strauts") == [both[1]]
