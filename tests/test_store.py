"""The database: its schema, who may write it, and that a document leaves nothing behind."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from extractors.extract import extract
from extractors.readers import read
from models import load_model
from pipeline.errors import StoreError
from pipeline.resolve.corpus import resolve_corpus
from pipeline.store.connect import open_for_writing, sole_writer
from pipeline.store.documents import Outcome, put_path, remove_path, save_document, stored_paths, transaction
from pipeline.store.schema import VERSION

posix = pytest.mark.skipif(os.name == "nt", reason="rights as POSIX has them")
TEXT = """PROTOKOLS Nr. 3
Rīgā, 2020. gada 10. martā
Sēdi vada: Valsts kases direktors Kārlis Vītols
Piedalās: Finanšu ministrijas padomniece Dace Roze
1.§ Par plānu
1. Finanšu ministrijai sadarbībā ar Valsts kasi līdz 2020. gada 1. jūnijam iesniegt pārskatu.
"""
TABLES = (
    "passages",
    "sections",
    "mentions",
    "roles",
    "attendance",
    "commitments",
    "commitment_parties",
    "ties",
    "document_words",
    "document_paths",
)


@pytest.fixture
def connection(tmp_path: Path) -> sqlite3.Connection:
    return open_for_writing(tmp_path / "s.db")


def _outcome(path: str = "/x/a.txt", text: str = TEXT) -> Outcome:
    document = read(text.encode())
    facts = extract(document, load_model())
    return Outcome(
        path, len(text), 1, hashlib.sha256(text.encode()).hexdigest(), "ok", None, "v", "2020-01-01", document=document, facts=facts
    )


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_a_document_is_stored_with_its_facts_and_found_in_every_form(connection: sqlite3.Connection) -> None:
    save_document(connection, _outcome())
    resolve_corpus(connection)
    assert all(_count(connection, table) > 0 for table in TABLES)
    found = connection.execute("SELECT count(*) FROM passages_fts WHERE passages_fts MATCH 'lemmas : ministrija'").fetchone()[0]
    assert found == 2
    assert _count(connection, "cooperation") > 0
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_a_document_that_goes_leaves_nothing_behind(connection: sqlite3.Connection) -> None:
    save_document(connection, _outcome())
    resolve_corpus(connection)
    with transaction(connection):
        assert remove_path(connection, "/x/a.txt")
    resolve_corpus(connection)
    tables = [r[0] for r in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    kept = {t for t in tables if not t.startswith(("sqlite_", "_sqlite", "passages_fts")) and _count(connection, t)}
    assert kept - {"meta"} == set()  # what the database notes of its own state stays
    assert connection.execute("SELECT count(*) FROM passages_fts WHERE passages_fts MATCH 'pārskatu'").fetchone()[0] == 0


def test_one_document_with_two_paths_stays_while_one_is_there(connection: sqlite3.Connection) -> None:
    outcome = _outcome()
    save_document(connection, outcome)
    with transaction(connection):
        put_path(connection, "/x/A-kopija.txt", outcome.id, 1, 1)
    assert connection.execute("SELECT path FROM documents").fetchall() == [("/x/A-kopija.txt",)]
    with transaction(connection):
        assert not remove_path(connection, "/x/A-kopija.txt")
    assert list(stored_paths(connection)) == ["/x/a.txt"]


def _pairs(connection: sqlite3.Connection) -> set[tuple[str, str, str]]:
    """The pairs of the view by name, alphabetically, with their kind."""
    rows = connection.execute(
        "SELECT x.name, y.name, c.kind FROM cooperation c JOIN entities x ON x.id = c.a_id JOIN entities y ON y.id = c.b_id"
    ).fetchall()
    return {(*sorted((a, b)), kind) for a, b, kind in rows}


def test_those_of_a_meeting_are_paired_people_with_people_and_bodies_with_bodies(connection: sqlite3.Connection) -> None:
    save_document(connection, _outcome())
    resolve_corpus(connection)
    assert {pair for pair in _pairs(connection) if pair[2] == "met"} == {
        ("Dace Roze", "Kārlis Vītols", "met"),
        ("Finanšu ministrija", "Valsts kase", "met"),
    }


PROJECT = TEXT + """2.§ Par projektu
Projektā "Zaļā klase" piedalās Cēsu novada pašvaldība un dabas pētniece Ilze Vilciņa.
"""
OF_PROJECT = ("Cēsu novada pašvaldība", "Ilze Vilciņa", "member")


def test_a_person_works_with_the_bodies_of_an_initiative(connection: sqlite3.Connection) -> None:
    save_document(connection, _outcome(text=PROJECT))
    resolve_corpus(connection)
    assert OF_PROJECT in _pairs(connection)
    assert connection.execute("SELECT count(*) FROM cooperation WHERE a_id >= b_id").fetchone()[0] == 0


def test_a_database_of_an_earlier_version_gets_the_new_pairs(connection: sqlite3.Connection, tmp_path: Path) -> None:
    save_document(connection, _outcome(text=PROJECT))
    resolve_corpus(connection)
    connection.execute("DROP VIEW cooperation")
    connection.execute(
        "CREATE VIEW cooperation (a_id, b_id, kind, document_id, date, start, end) AS"
        " SELECT a_id, b_id, kind, document_id, date, start, end FROM ties WHERE a_id < b_id"
    )
    connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'm050_people_and_bodies_of_one_initiative'")
    connection.execute("PRAGMA user_version = 5")
    assert OF_PROJECT not in _pairs(connection)
    connection.close()
    assert OF_PROJECT in _pairs(open_for_writing(tmp_path / "s.db"))


def test_the_second_time_nothing_is_migrated(tmp_path: Path) -> None:
    open_for_writing(tmp_path / "s.db").close()
    again = open_for_writing(tmp_path / "s.db")
    assert again.execute("PRAGMA user_version").fetchone()[0] == VERSION
    assert again.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    assert again.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM mentions WHERE entity_id = 1",
        "SELECT * FROM mentions WHERE document_id = 1",
        "SELECT * FROM roles WHERE person_id = 1",
        "SELECT * FROM roles WHERE institution_id = 1",
        "SELECT * FROM attendance WHERE entity_id = 1",
        "SELECT * FROM commitment_parties WHERE entity_id = 1",
        "SELECT * FROM commitments WHERE due < '2020'",
        "SELECT * FROM cooperation WHERE a_id = 1",
        "SELECT * FROM cooperation WHERE b_id = 1",
        "SELECT * FROM entities WHERE name_folded = 'x'",
        "SELECT * FROM aliases WHERE alias_folded = 'x'",
        "SELECT * FROM name_index WHERE key = 'x'",
        "SELECT * FROM word_forms WHERE form = 'x'",
        "SELECT * FROM documents WHERE status = 'ok'",
    ],
)
def test_every_question_has_an_index(connection: sqlite3.Connection, query: str) -> None:
    plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert [
        step for step in plan if step.startswith("SCAN") and step.split()[1] not in ("CONSTANT", "cooperation", "word_forms")
    ] == []


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_for_writing(tmp_path)


def test_another_file_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("Šis nav nekāda datubāze. " * 100, encoding="utf-8")
    with pytest.raises(StoreError, match="not an SQLite database"):
        open_for_writing(tmp_path / "x.db")


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "x.db")
    other.execute("CREATE TABLE t (a)")
    other.commit()
    with pytest.raises(StoreError, match="another program"):
        open_for_writing(tmp_path / "x.db")
    assert [r[0] for r in other.execute("SELECT name FROM sqlite_master")] == ["t"]


def test_a_newer_database_is_left_alone(tmp_path: Path) -> None:
    connection = open_for_writing(tmp_path / "x.db")
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    with pytest.raises(StoreError, match="newer version"):
        open_for_writing(tmp_path / "x.db")


@posix
def test_a_folder_that_cannot_be_written_says_what_to_do(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="name another with --db"):
        open_for_writing(blocked / "below" / "x.db")


def test_the_second_writer_is_told_who_holds_it(tmp_path: Path) -> None:
    first = sole_writer(tmp_path / "x.db")
    first.__enter__()
    second = sole_writer(tmp_path / "x.db", patience=0.3)
    with pytest.raises(StoreError, match=f"process {os.getpid()} on"):
        second.__enter__()
    first.__exit__(None, None, None)
    with sole_writer(tmp_path / "x.db", patience=0.3):
        pass


def test_the_lock_of_a_dead_process_is_taken_over(tmp_path: Path) -> None:
    code = f"""
        import os
        from pathlib import Path
        from pipeline.store.connect import sole_writer
        with sole_writer(Path({str(tmp_path / "x.db")!r})):
            os._exit(0)
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=True, cwd=Path(__file__).parent.parent)
    assert (tmp_path / "x.db.lock").exists()
    with sole_writer(tmp_path / "x.db", patience=0.3):
        pass
    assert not (tmp_path / "x.db.lock").exists()
