"""What people decide of who is who: it outranks rules, survives every new reading, and can be undone."""

from __future__ import annotations

import csv
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli.app import saikne
from pipeline.cli.review import answer
from pipeline.decide import keep_apart, merge, rename, split, undo
from pipeline.errors import StoreError
from pipeline.query.decisions import decision_lines, open_pairs, why_one, why_two
from pipeline.resolve.corpus import resolve_corpus
from pipeline.store.documents import remove_path, transaction
from tests.resolution import made, mention_called, open_database, store

TWO = ("[p:Vija Celmiņa] ([i:Valsts kase])", "[p:Vija Celmiņa] ([i:Salas bibliotēka])")
ONE = (
    "[p:Vija Celmiņa] ([i:Valsts kase])",
    "[p:Vija Celmiņa] no [i:Valsts kases|Valsts kase]",
    "[p:Vija Celmiņa] ([i:Valsts kase])",
)


@pytest.fixture
def connection(tmp_path: Path) -> sqlite3.Connection:
    return open_database(tmp_path / "s.db")


def _stored(connection: sqlite3.Connection, texts: tuple[str, ...]) -> list[int]:
    numbers = [store(connection, f"/x/{n}.txt", made(text, number=n)) for n, text in enumerate(texts)]
    resolve_corpus(connection)
    return numbers


def _entities(connection: sqlite3.Connection, numbers: list[int]) -> list[int]:
    return [mention_called(connection, number, "Vija Celmiņa")[1] for number in numbers]


def _merged(connection: sqlite3.Connection) -> tuple[list[int], int]:
    numbers = _stored(connection, TWO)
    left, right = _entities(connection, numbers)
    assert left != right
    decision = merge(connection, left, right, by="Anna", reason="one phone number")
    resolve_corpus(connection)
    return numbers, decision


def test_what_people_join_is_one(connection: sqlite3.Connection) -> None:
    numbers, decision = _merged(connection)
    assert len(set(_entities(connection, numbers))) == 1
    row = connection.execute("SELECT verdict, by, reason, at FROM judgements WHERE decision_id = ?", (decision,)).fetchone()
    assert row[:3] == ("same", "Anna", "one phone number")
    assert row[3].startswith("20")


def test_a_decision_survives_a_new_reading(connection: sqlite3.Connection) -> None:
    numbers, _ = _merged(connection)
    for number, text in enumerate(TWO):
        store(connection, f"/x/{number}.txt", made(text, number=number))
    resolve_corpus(connection)
    assert len(set(_entities(connection, numbers))) == 1


def test_a_decision_survives_a_reading_that_names_the_same_place_otherwise(connection: sqlite3.Connection) -> None:
    numbers, _ = _merged(connection)
    store(connection, "/x/1.txt", made("[p:Vija Celmiņa|Vijs Celmiņš] ([i:Salas bibliotēka])", number=1))
    resolve_corpus(connection)
    assert len(set(_entities(connection, numbers))) == 1


def test_a_decision_survives_a_change_of_the_file(connection: sqlite3.Connection) -> None:
    numbers, _ = _merged(connection)
    numbers[1] = store(connection, "/x/1.txt", made("Labots. [p:Vija Celmiņa] ([i:Salas bibliotēka])", number=1))
    resolve_corpus(connection)
    assert len(set(_entities(connection, numbers))) == 1


def test_what_people_hold_apart_no_rule_joins(connection: sqlite3.Connection) -> None:
    numbers = _stored(connection, TWO)
    keep_apart(connection, *_entities(connection, numbers), by="Anna", reason="two birthdays")
    store(connection, "/x/2.txt", made("[p:Vija Celmiņa] ([i:Valsts kase], agrāk [i:Salas bibliotēka])", number=2))
    resolve_corpus(connection)
    assert len(set(_entities(connection, numbers))) == 2


def test_a_split_and_its_undoing(connection: sqlite3.Connection) -> None:
    numbers = _stored(connection, ONE)
    before = _entities(connection, numbers)
    assert len(set(before)) == 1
    decision = split(connection, before[0], numbers[2:], by="Anna", reason="mother and daughter")
    resolve_corpus(connection)
    parted = _entities(connection, numbers)
    assert parted[0] == parted[1] != parted[2]
    assert before[0] in parted
    assert connection.execute("SELECT how FROM moved_entities WHERE old_id = ?", (before[0],)).fetchone() == ("split",)
    undo(connection, decision, by="Anna")
    resolve_corpus(connection)
    assert _entities(connection, numbers) == before


def test_the_later_decision_holds(connection: sqlite3.Connection) -> None:
    numbers, _ = _merged(connection)
    one = _entities(connection, numbers)[0]
    split(connection, one, numbers[1:], by="Baiba", reason="asked them")
    resolve_corpus(connection)
    assert len(set(_entities(connection, numbers))) == 2
    lines = decision_lines(connection)
    assert [line.by for line in lines] == ["Baiba", "Anna"]


def test_a_name_given_by_people_and_taken_back(connection: sqlite3.Connection) -> None:
    numbers = _stored(connection, ONE)
    entity = _entities(connection, numbers)[0]
    decision = rename(connection, entity, "Vija Anna Celmiņa", by="Anna", reason="her passport")
    resolve_corpus(connection)
    store(connection, "/x/0.txt", made(ONE[0], number=0))
    resolve_corpus(connection)
    assert connection.execute("SELECT name FROM entities WHERE id = ?", (entity,)).fetchone() == ("Vija Anna Celmiņa",)
    assert ("Vija Celmiņa",) in connection.execute("SELECT alias FROM aliases WHERE entity_id = ?", (entity,)).fetchall()
    undo(connection, decision, by="Anna")
    resolve_corpus(connection)
    assert connection.execute("SELECT name FROM entities WHERE id = ?", (entity,)).fetchone() == ("Vija Celmiņa",)


def test_decisions_whose_mentions_are_gone_are_listed(connection: sqlite3.Connection) -> None:
    numbers, decision = _merged(connection)
    assert decision_lines(connection, lost=True) == ()
    with transaction(connection):
        remove_path(connection, "/x/1.txt")
    resolve_corpus(connection)
    assert [line.id for line in decision_lines(connection, lost=True)] == [decision]
    store(connection, "/x/1.txt", made(TWO[1], number=1))
    resolve_corpus(connection)
    assert decision_lines(connection, lost=True) == ()
    assert len(set(_entities(connection, numbers))) == 1


def test_why_names_the_rule_or_the_person(connection: sqlite3.Connection) -> None:
    numbers = _stored(connection, TWO)
    left, right = _entities(connection, numbers)
    assert [(step.verdict, step.by) for step in why_two(connection, left, right)] == [("unsure", "rule:across:namesakes")]
    merge(connection, left, right, by="Anna", reason="one phone number")
    resolve_corpus(connection)
    steps = why_one(connection, _entities(connection, numbers)[0], "Vija Celmiņa", None)
    assert ("Anna", "one phone number") in [(step.by, step.reason) for step in steps]


def test_impossible_decisions_are_refused(connection: sqlite3.Connection) -> None:
    numbers = _stored(connection, TWO)
    person = _entities(connection, numbers)[0]
    body = mention_called(connection, numbers[0], "Valsts kase")[1]
    with pytest.raises(StoreError, match="one kind"):
        merge(connection, person, body, by="Anna", reason="x")
    with pytest.raises(StoreError, match="already"):
        merge(connection, person, person, by="Anna", reason="x")
    with pytest.raises(StoreError, match="not all"):
        split(connection, person, numbers[:1], by="Anna", reason="x")


def test_review_with_keys_and_undo(connection: sqlite3.Connection) -> None:
    _stored(connection, TWO)
    pairs = list(open_pairs(connection))
    assert [pair.left.name for pair in pairs] == ["Vija Celmiņa"]
    keys = iter("yunq")
    shown: list[object] = []
    made_ = answer(connection, [*pairs, *pairs], by="Anna", reason="", key=lambda: next(keys), show=shown.append)
    resolve_corpus(connection)
    assert (made_, len(shown)) == (1, 4)
    assert [line.action for line in decision_lines(connection) if not line.withdrawn_at] == ["different"]
    assert open_pairs(connection) == ()


def test_the_commands(tmp_path: Path) -> None:
    database = tmp_path / "s.db"
    writing = open_database(database)
    numbers = _stored(writing, TWO)
    ids = _entities(writing, numbers)

    def says(*arguments: str, code: int = 0) -> str:
        result = CliRunner().invoke(saikne, [*arguments, "--db", str(database)])
        assert result.exit_code == code, result.output
        return result.output

    table = tmp_path / "pairs.csv"
    table.write_text(says("review", "--format", "csv"), encoding="utf-8")
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    assert len(rows) == 1
    with table.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, rows[0].keys())
        writer.writeheader()
        writer.writerow(rows[0] | {"verdict": "y"})
    assert says("review", "--decisions", str(table), "--by", "Anna") == "1 decided.\n"
    assert "Anna" in says("why", "Vija Celmiņa")
    assert len(set(_entities(writing, numbers))) == 1
    listed = says("decisions", "--format", "csv").splitlines()
    says("decisions", "--undo", listed[1].split(",")[0], "--by", "Anna")
    assert set(_entities(writing, numbers)) == set(ids)
    says("merge", "--id-a", str(ids[0]), "--id-b", str(ids[1]), "--by", "Anna", "--reason", "seen")
    assert "0.txt" in says("split", "Vija Celmiņa")
    says("split", "Vija Celmiņa", "--document", "1.txt", "--by", "Anna")
    assert len(set(_entities(writing, numbers))) == 2
    says("rename", "Salas bibliotēka", "Salas novada bibliotēka", "--by", "Anna")
    assert "Salas novada bibliotēka" in says("show", "Salas bibliotēka")
