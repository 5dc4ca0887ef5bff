"""Comparing a database with gold: each figure means what the package says it means."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli.app import saikne
from pipeline.errors import FolderError
from pipeline.evaluate.compare import KINDS, compare, likeness
from pipeline.evaluate.gold import read_gold
from pipeline.evaluate.tally import Tally, calibration
from pipeline.query.facts import Found, FoundCommitment, Named

ROOT = Path(__file__).resolve().parent.parent
OFFICIAL = ROOT.parent / "shared" / "gold" / "score.py"
ENTITIES = {
    1: Named(1, "person", "I. Zvirbule"),
    2: Named(2, "institution", "Alūksnes novada dome"),
    3: Named(3, "institution", "SIA Rumba"),
    4: Named(4, "person", "Andris Krūmiņš"),
}
GOLD = {
    "document": {"kind": "minutes", "date": "2019-03-05", "number": None, "body": "Alūksnes novads"},
    "people": [
        {"name": "Ieva Zvirbule", "attended": True, "roles": [{"role": "locekle", "institution": "Alūksnes novads", "unit": "padome"}]},
        {"name": "Pēteris Krūmiņš", "attended": False, "roles": []},
    ],
    "institutions": [{"name": "Alūksnes novads", "aliases": [], "attended": True}, {"name": "Rumba", "aliases": [], "attended": False}],
    "initiatives": [],
    "commitments": [{"evidence": "I. Zvirbulei līdz 1. maijam sagatavot plānu.", "kind": "assigned", "owners": ["Ieva Zvirbule"], "due": "2019-05-01"}],
    "cooperation": [{"a": "Rumba", "b": "Alūksnes novads", "kind": "partner"}],
}  # fmt: skip


def _found() -> Found:
    return Found(
        kind="minutes", date="2019-03-05", body=2, mentioned={1: 0.9, 2: 0.8, 3: 0.7, 4: 0.6},
        attendance=[(1, 2, "participant", 0.9), (4, None, "absent", 0.9)], roles=[(1, "padomes locekle", 2, 0.8)],
        commitments=[FoundCommitment("I.Zvirbulei līdz 1. maijam sagatavot plānu", "assigned", "2019-05-01", (1,), 0.9)],
        pairs=[(2, 3)], tie_confidence={(2, 3): 0.7},
    )  # fmt: skip


def test_a_right_answer_in_other_words_is_right() -> None:
    tallies = compare({"x": GOLD}, {"x": _found()}, ENTITIES)
    full = {kind for kind in KINDS if tallies[kind].gold and tallies[kind].f1 == 1.0}
    assert full == {
        "attended", "affiliations", "roles", "institutions", "attended institutions", "commitments", "commitment kind",
        "commitment owners", "commitment due", "cooperation", "document kind", "document date", "document body",
    }  # fmt: skip


def test_what_is_missed_and_what_is_wrong_is_listed() -> None:
    tally = compare({"x": GOLD}, {"x": _found()}, ENTITIES)["people"]
    assert (tally.missed, tally.wrong) == ([("x", "Pēteris Krūmiņš")], [("x", "?Andris Krūmiņš")])
    assert (tally.precision, tally.recall, tally.f1) == (0.5, 0.5, 0.5)


def test_a_document_that_was_not_read_has_no_facts() -> None:
    tallies = compare({"x": GOLD}, {}, ENTITIES)
    assert tallies["people"].recall == 0
    assert tallies["commitment owners"].gold == 1


def test_passages_are_alike_by_the_words_they_share() -> None:
    assert likeness("Sagatavot plānu.", "sagatavot plānu") == 1.0
    assert likeness("Sagatavot plānu.", "iesniegt ziņojumu") == likeness("", "x") == 0.0


def test_calibration_counts_the_right_ones_by_confidence() -> None:
    tally = Tally()
    tally.add("x", {"a", "b"}, {"a": 0.92, "b": 0.91, "c": 0.93, "d": 0.5, "e": None})
    assert calibration({"people": tally}) == [("people", 0.0, 1, 0.0), ("people", 0.9, 3, 2 / 3)]


@pytest.mark.parametrize(
    ("content", "says"),
    [(None, "holds no gold file"), ("[1]", "holds no gold file"), ("{", "cannot be read"), ('{"document": {}, "people": [{}]}', "people number 1 has no 'name'")],
)  # fmt: skip
def test_broken_gold_is_said_in_one_line(tmp_path: Path, content: str | None, says: str) -> None:
    if content is not None:
        (tmp_path / "x.json").write_text(content, encoding="utf-8")
    with pytest.raises(FolderError, match=says):
        read_gold(tmp_path)


@pytest.fixture(scope="module")
def corpus_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("evaluate") / "corpus.db"
    subprocess.run([sys.executable, "-m", "pipeline.cli", "run", ROOT / "corpus", "--db", path, "--quiet", "--jobs", "1"], check=True, cwd=ROOT)  # fmt: skip
    return path


def test_the_command(corpus_database: Path) -> None:
    run = CliRunner().invoke(saikne, ["evaluate", str(ROOT / "corpus"), "--db", str(corpus_database), "--format", "json"])
    figures = {row["fact"]: row["f1"] for row in json.loads(run.stdout)}
    assert set(figures) == set(KINDS)
    assert figures["people"] > 0.9
    errors = CliRunner().invoke(saikne, ["evaluate", str(ROOT / "corpus"), "--db", str(corpus_database), "--errors", "all"])
    assert errors.exit_code == 0
    assert "missed" in errors.stdout
    sure = CliRunner().invoke(saikne, ["evaluate", str(ROOT / "corpus"), "--db", str(corpus_database), "--calibration"])
    assert "from 0.9" in sure.stdout
    wrong = CliRunner().invoke(saikne, ["evaluate", str(ROOT / "corpus"), "--db", str(corpus_database), "--errors", "cats"])
    assert "there is no fact 'cats'" in wrong.output


@pytest.mark.skipif(not OFFICIAL.exists(), reason="the reference scorer is not beside this checkout")
def test_the_figures_are_those_of_the_reference_scorer(corpus_database: Path) -> None:
    theirs = json.loads(
        subprocess.run(
            [sys.executable, OFFICIAL, ROOT / "corpus", corpus_database, "--json"], capture_output=True, check=True
        ).stdout
    )
    run = CliRunner().invoke(saikne, ["evaluate", str(ROOT / "corpus"), "--db", str(corpus_database), "--format", "json"])
    ours = {row["fact"]: (row["gold"], row["found"], row["precision"], row["recall"]) for row in json.loads(run.stdout)}
    rounded = {
        kind: (f["gold"], f["found"], *(None if f[part] is None else round(f[part], 3) for part in ("precision", "recall")))
        for kind, f in theirs.items()
    }
    assert ours == rounded
