"""Series and follow-ups over small corpora of our own: `cases/series.json` and the folders beside it."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pipeline.cli.app import saikne
from pipeline.follow.cues import find_cues
from pipeline.follow.fates import judge
from pipeline.query.commitments import find_commitments
from pipeline.query.database import open_database
from pipeline.query.errors import NothingFoundError
from pipeline.query.following import AmbiguousCommitmentError, Record, choose_commitment, find_chain, find_record
from pipeline.query.names import resolve_name
from pipeline.query.plans import choose_plan, find_plan
from pipeline.run import run

CASES = Path(__file__).parent / "cases"
SERIES: list[dict[str, Any]] = json.loads((CASES / "series.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All the small corpora in one database."""
    path = tmp_path_factory.mktemp("series") / "s.db"
    run([CASES / "series"], path)
    return path


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


@pytest.mark.parametrize("case", SERIES, ids=[case["label"] for case in SERIES])
def test_series_hold_the_meetings_of_one_body(case: dict[str, Any], database: Path) -> None:
    assert _series(sqlite3.connect(database), case["folder"]) == case["series"]


@pytest.mark.parametrize("case", SERIES, ids=[case["label"] for case in SERIES])
def test_later_documents_tell_what_became_of_commitments(case: dict[str, Any], database: Path) -> None:
    found = _follow_ups(sqlite3.connect(database), case["folder"])
    wanted = sorted(tuple(follow) for follow in case["follow_ups"])
    fragments = [follow[1] for follow in wanted]
    told = sorted((made, next((f for f in fragments if f in text), text), *rest) for made, text, *rest in found)
    assert told == wanted


FATES: list[list[Any]] = json.loads((CASES / "fates.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("label", "text", "day", "due", "expected"), FATES, ids=[case[0] for case in FATES])
def test_a_sentence_tells_a_fate(label: str, text: str, day: str, due: str | None, expected: list[str | None] | None) -> None:
    assert label
    fate = judge(text, find_cues(text), day=day, due=due)
    assert (None if fate is None else [fate.status, fate.due]) == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("A. Zara lūgums par kartēm atbalstīts: dienests tās sagatavos līdz 2019. gada 30. jūnijam.", "postponed"),
        ("Atbalsta biedrības lūgumu kartes sagatavot līdz 2019. gada 30. jūnijam.", "postponed"),
        ("Piekrist muzeja lūgumam sarakstu iesniegt līdz 2019. gada 30. jūnijam.", "postponed"),
        ("Lūgt dienestu kartes sagatavot līdz 2019. gada 30. jūnijam.", "repeated"),
    ],
)
def test_a_request_that_is_granted_moves_the_day(text: str, status: str) -> None:
    fate = judge(text, find_cues(text), day="2019-05-20", due="2019-05-01", kind="requested")
    assert fate is not None
    assert (fate.status, fate.due) == (status, "2019-06-30")


def test_later_documents_that_take_up_a_measure_lead_to_it(database: Path) -> None:
    db = open_database(str(database))
    plan = find_plan(db, choose_plan(db, "purvu aizsardzības plāns"))
    assert [(line.number, line.state) for line in plan.measures] == [("1.1", "done"), ("1.2", "open"), ("2.1", "open")]
    assert [[quote.text for quote in line.taken_up] for line in plan.measures] == [
        ["A. Sietniece ziņo, ka 1.1. pasākums izpildīts 22. jūnijā."],
        [],
        ["Ezeru inspektorus sāks apmācīt pavasarī."],
    ]
    assert [line.number for line in find_plan(db, plan.id, number="1").measures] == ["1.1", "1.2"]


@pytest.mark.parametrize(
    ("as_of", "state", "turns"),
    [("2019-05-01", "overdue", 0), ("2019-06-01", "open", 1), ("2019-07-05", "overdue", 1), (None, "done", 2)],
)
def test_a_state_is_that_of_the_day(as_of: str | None, state: str, turns: int, database: Path) -> None:
    db = open_database(str(database))
    chain = find_chain(db, choose_commitment(db, "Strodei estrādes remonta tāme iesniegt"), as_of=as_of)
    assert (chain.state, len(chain.turns)) == (state, turns)
    assert chain.id in {one.id for one in find_commitments(db, state=state, as_of=as_of)}


def test_states_of_the_view_are_those_of_the_question(database: Path) -> None:
    db = open_database(str(database))
    states = dict(db.execute("SELECT commitment_id, state FROM commitment_states"))
    assert {one.id: one.state for one in find_commitments(db)}.items() <= states.items()
    assert set(states.values()) == {"done", "open", "overdue", "dropped"}


def test_a_card_tells_how_somebody_keeps_their_word(database: Path) -> None:
    db = open_database(str(database))
    assert find_record(db, resolve_name(db, "Ilva Strode").id) == Record(late=1)
    assert find_record(db, resolve_name(db, "Gatis Roze").id) == Record(kept=1)


def test_a_document_that_goes_takes_what_it_told_with_it(tmp_path: Path) -> None:
    folder = tmp_path / "mape"
    shutil.copytree(CASES / "series" / "komiteja", folder)
    run([folder], tmp_path / "s.db")
    (folder / "3.txt").unlink()
    run([folder], tmp_path / "s.db")
    db = sqlite3.connect(tmp_path / "s.db")
    assert _series(db, "mape") == [["1", "2"]]
    assert {told for _, _, told, _, _ in _follow_ups(db, "mape")} == {"2"}


def test_the_order_of_files_changes_nothing(tmp_path: Path, database: Path) -> None:
    folder = tmp_path / "komiteja"
    folder.mkdir()
    for names in (("4", "2"), ("3", "1")):  # the second run adds what is between and before
        for name in names:
            shutil.copy(CASES / "series" / "komiteja" / f"{name}.txt", folder)
        run([folder], tmp_path / "s.db")
    one, other = sqlite3.connect(tmp_path / "s.db"), sqlite3.connect(database)
    assert _series(one, "komiteja") == _series(other, "komiteja")
    rows = one.execute("SELECT * FROM follow_ups ORDER BY id").fetchall()
    assert set(rows) <= set(other.execute("SELECT * FROM follow_ups").fetchall())
    assert len(rows) == 5


def _ask(database: Path, *words: str) -> Result:
    return CliRunner().invoke(saikne, [*words, "--db", str(database)])


def test_follow_shows_the_chain_with_its_sentences(database: Path) -> None:
    shown = _ask(database, "follow", "Strodei", "estrādes", "remonta", "tāmi")
    assert shown.exit_code == 0
    assert "now done" in shown.output
    assert shown.output.index("postponed, now due 2019-06-30") < shown.output.index("late: “I. Strode estrādes remonta tāmi")
    told = json.loads(_ask(database, "follow", "Strodei estrādes remonta tāmi", "--format", "json").output)
    assert [(turn["status"], turn["due"]) for turn in told["follow_ups"]] == [("postponed", "2019-06-30"), ("late", None)]


def test_what_nobody_speaks_of_again_is_told(database: Path) -> None:
    assert "Silent: 2 documents of the series later" in _ask(database, "follow", "zivju ceļu karti").output


def test_words_of_several_commitments_are_a_choice_and_of_none_an_answer(database: Path) -> None:
    db = open_database(str(database))
    with pytest.raises(AmbiguousCommitmentError) as error:
        choose_commitment(db, "līdz")
    assert len(error.value.candidates) > 5
    with pytest.raises(NothingFoundError):
        choose_commitment(db, "kosmosa kuģi")


def test_plan_lists_plans_and_one_of_their_measures(database: Path) -> None:
    (only,) = json.loads(_ask(database, "plan", "--format", "json").output)
    assert only["measures"] == 3
    one = json.loads(_ask(database, "plan", "purvu", "--measure", "1.1", "--format", "json").output)
    assert [measure["number"] for measure in one["measures"]] == ["1.1"]
    assert _ask(database, "plan", "purvu", "--measure", "7").exit_code != 0


def test_overdue_on_a_day(database: Path) -> None:
    found = json.loads(
        _ask(database, "commitments", "--overdue", "--as-of", "2019-05-10", "--since", "2019", "--format", "json").output
    )
    assert [one["owners"] for one in found] == [["Ilva Strode"]]
    assert _ask(database, "commitments", "--overdue", "--state", "done").exit_code != 0


def test_a_moved_deadline_stands_beside_the_one_that_the_text_names(database: Path) -> None:
    said = CliRunner().invoke(saikne, ["commitments", "--owner", "Milda Kreile", "--db", str(database), "--format", "table"]).output
    assert "1994-05-25" in said and "(was" in said and "1994-05-10" in said


def test_what_was_done_after_its_term_is_told_apart(database: Path) -> None:
    said = CliRunner().invoke(saikne, ["commitments", "--owner", "Guntars Ezītis", "--db", str(database), "--format", "json"]).output
    assert [(one["state"], one["late"]) for one in json.loads(said)] == [("done", True)]


def test_a_meeting_is_shown_with_the_name_of_its_series(database: Path) -> None:
    said = CliRunner().invoke(saikne, ["show", "Inta Kramiņa", "--db", str(database), "--format", "table"]).output
    assert "Digitālo prasmju programmas vadības grupa: SĒDES" in " ".join(said.split())
