"""TABLES.md describes the database as it is: every table and view with every column, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pipeline.store.connect
from pipeline.store.connect import open_for_writing

TABLES = Path(pipeline.store.connect.__file__).with_name("TABLES.md")
#: What SQLite and the library of migrations keep for themselves.
_INTERNAL = re.compile(r"sqlite_|_sqlite_|passages_fts_")


def _described() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for part in TABLES.read_text(encoding="utf-8").split("\n### ")[1:]:
        name, _, rest = part.partition("\n")
        found[name] = re.findall(r"^\| `(\w+)` \| .+ \|$", rest.partition("\n## ")[0], re.MULTILINE)
    return found


def test_every_table_and_column_is_described(tmp_path: Path) -> None:
    db = open_for_writing(tmp_path / "s.db")
    names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
    real = {name: [row[1] for row in db.execute(f"PRAGMA table_info({name})")] for name in names if not _INTERNAL.match(name)}
    described = _described()
    assert described.keys() == real.keys()
    assert {name: sorted(columns) for name, columns in described.items()} == {name: sorted(c) for name, c in real.items()}


def test_the_example_can_be_asked(tmp_path: Path) -> None:
    example = re.search(r"```sql\n(.*?)```", TABLES.read_text(encoding="utf-8"), re.DOTALL)
    assert example
    assert open_for_writing(tmp_path / "s.db").execute(example[1]).fetchall() == []
