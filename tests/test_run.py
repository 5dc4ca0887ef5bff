"""The main job over folders that change."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.events import Event, Summary
from pipeline.limits import Limits
from pipeline.run import run
from tests.dumping import dump

FAKE = "tests.fake_readers:make"
WILD = "tests.fake_readers:make_wild"
posix = pytest.mark.skipif(os.name == "nt", reason="signals and rights as POSIX has them")
SURNAMES = ("Ozols", "Liepa", "Celms", "Roze", "Kalve", "Zvirbulis", "Skuja", "Egle")


def _folder(tmp_path: Path, count: int = 8) -> Path:
    folder = tmp_path / "mape"
    folder.mkdir(exist_ok=True)
    for number in range(count):
        people = ", ".join(f"{'JAKR'[(number + k) % 4]}. {SURNAMES[(number * 3 + k) % 8]}" for k in range(3))
        text = f"Protokols Nr. {number}\n\nSēdi vada {people}.\n\n" + "Sēdē runāja par plānu. " * 5
        (folder / f"{number:03d}.txt").write_text(text, encoding="utf-8")
    return folder


def _run(folder: Path, database: Path, **options: object) -> Summary:
    return run([folder], database, factory=str(options.pop("factory", FAKE)), **options)  # type: ignore[arg-type]


def test_a_second_run_changes_no_row(tmp_path: Path) -> None:
    folder, database = _folder(tmp_path), tmp_path / "s.db"
    first = _run(folder, database)
    before = dump(database)
    second = _run(folder, database)
    assert (first.counts, second.counts) == ({"ok": 8}, {})
    assert (second.unchanged, second.entities) == (8, None)
    assert dump(database) == before


def test_a_touched_file_is_not_read_again(tmp_path: Path) -> None:
    folder, database = _folder(tmp_path), tmp_path / "s.db"
    _run(folder, database)
    os.utime(folder / "000.txt", (1, 1))
    assert _run(folder, database).counts == {}


def test_a_changed_file_is_read_anew_and_its_old_facts_go(tmp_path: Path) -> None:
    folder, database = _folder(tmp_path), tmp_path / "s.db"
    _run(folder, database)
    (folder / "000.txt").write_text("Sēdi vada D. Jaunkundze.", encoding="utf-8")
    summary = _run(folder, database)
    fresh = tmp_path / "fresh.db"
    _run(folder, fresh)
    assert (summary.counts, summary.unchanged) == ({"ok": 1}, 7)
    assert dump(database) == dump(fresh)


def test_a_removed_file_is_taken_back(tmp_path: Path) -> None:
    folder, database = _folder(tmp_path), tmp_path / "s.db"
    _run(folder, database)
    (folder / "003.txt").unlink()
    assert _run(folder, database).removed == 1
    fresh = tmp_path / "fresh.db"
    _run(folder, fresh)
    assert dump(database) == dump(fresh)


def test_files_outside_the_folder_of_this_run_stay(tmp_path: Path) -> None:
    folder, database = _folder(tmp_path), tmp_path / "s.db"
    other = tmp_path / "cita"
    other.mkdir()
    (other / "x.txt").write_text("Sēdi vada D. Jaunkundze.", encoding="utf-8")
    _run(folder, database)
    assert _run(other, database).removed == 0
    assert len(dump(database)["documents"]) == 9


def test_the_same_bytes_under_two_names_are_one_document(tmp_path: Path) -> None:
    folder, database = _folder(tmp_path, 3), tmp_path / "s.db"
    shutil.copy(folder / "000.txt", folder / "kopija.txt")
    summary = _run(folder, database)
    assert (summary.counts, summary.same) == ({"ok": 3}, 1)
    content = dump(database)
    assert (len(content["documents"]), len(content["document_paths"])) == (3, 4)
    (folder / "000.txt").unlink()
    _run(folder, database)
    content = dump(database)
    assert (len(content["documents"]), len(content["document_paths"])) == (3, 3)


def test_jobs_order_and_place_make_no_difference(tmp_path: Path) -> None:
    folder = _folder(tmp_path, 20)
    _run(folder, tmp_path / "one.db", jobs=1)
    _run(folder, tmp_path / "two.db", jobs=2)
    assert dump(tmp_path / "one.db") == dump(tmp_path / "two.db")
    names = [p.name for p in folder.iterdir()]
    random.Random(3).shuffle(names)
    piecewise = tmp_path / "pieces.db"
    for name in names:
        run([folder / name], piecewise, factory=FAKE)
    assert dump(piecewise) == dump(tmp_path / "one.db")


def test_a_bad_document_never_stops_a_run(tmp_path: Path) -> None:
    folder, database = _folder(tmp_path, 3), tmp_path / "s.db"
    (folder / "bad.txt").write_text("FAIL tagad.", encoding="utf-8")
    (folder / "data.json").write_text('{"a": 1}', encoding="utf-8")
    (folder / "tukšs.txt").write_text(" \n", encoding="utf-8")
    summary = _run(folder, database, factory=WILD)
    assert summary.counts == {"empty": 1, "failed": 1, "ok": 3, "unsupported": 1}
    assert {Path(path).name: status for path, status, _ in summary.problems} == {
        "bad.txt": "failed", "data.json": "unsupported", "tukšs.txt": "empty",
    }  # fmt: skip
    assert not summary.all_failed


def test_only_failed_reads_only_those(tmp_path: Path) -> None:
    folder, database = _folder(tmp_path, 3), tmp_path / "s.db"
    (folder / "bad.txt").write_text("FAIL tagad.", encoding="utf-8")
    _run(folder, database, factory=WILD)
    summary = _run(folder, database, factory=WILD, only_failed=True)
    assert (summary.counts, summary.unchanged) == ({"failed": 1}, 3)


def test_force_reads_all_with_the_same_result(tmp_path: Path) -> None:
    folder, database = _folder(tmp_path, 4), tmp_path / "s.db"
    _run(folder, database)
    before = dump(database)
    assert _run(folder, database, force=True).counts == {"ok": 4}
    assert dump(database) == before


def test_every_file_is_told_once(tmp_path: Path) -> None:
    folder, told = _folder(tmp_path, 5), list[Event]()
    _run(folder, tmp_path / "s.db", log=told.append)
    read = [e for e in told if e.kind == "read"]
    assert sorted(e.done for e in read) == [1, 2, 3, 4, 5]
    assert {e.total for e in read} == {5}


def test_nothing_is_left_in_the_place_for_temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "tmp"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    _run(_folder(tmp_path, 3), tmp_path / "s.db")
    assert list(place.iterdir()) == []


@posix
def test_the_folder_of_a_run_that_was_killed_is_swept_away_a_day_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "tmp"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    yesterday = time.time() - 25 * 3600
    names = [f"saikne-run-{gone.pid}-abc", f"saikne-run-{os.getpid()}-abc", f"saikne-run-{gone.pid}-new", "saikne-run-mine"]
    for name in names:
        (place / name).mkdir()
        (place / name / "worker").mkdir()
        if not name.endswith("-new"):
            os.utime(place / name, (yesterday, yesterday))
    _run(_folder(tmp_path, 1), tmp_path / "s.db")
    assert sorted(path.name for path in place.iterdir()) == sorted(names[1:])


@posix
def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    folder, database = _folder(tmp_path, 12), tmp_path / "s.db"
    code = (
        "import resource, sys\nfrom pathlib import Path\nfrom pipeline.run import run\nfrom pipeline.errors import StoreError\n"
        "import signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\nresource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))\n"
        f"try:\n    run([Path({str(folder)!r})], Path({str(database)!r}), factory={FAKE!r})\n"
        "except StoreError as error:\n    print(error)\n"
    )
    for number in range(12):
        with (folder / f"{number:03d}.txt").open("a", encoding="utf-8") as handle:
            handle.write(f"\n\nRunāja par {number}. plānu. " * 3000)
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parent.parent, check=False
    )
    assert shown.returncode == 0, shown.stderr[-2000:]
    assert len(shown.stdout.strip().splitlines()) == 1
    summary = _run(folder, database)
    _run(folder, tmp_path / "fresh.db")
    assert summary.found == 12
    assert dump(database) == dump(tmp_path / "fresh.db")


@posix
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_killed_run_is_taken_up_with_the_same_result(tmp_path: Path, seed: int) -> None:
    folder, database = _folder(tmp_path, 60), tmp_path / "s.db"
    code = f"from pathlib import Path\nfrom pipeline.run import run\nrun([Path({str(folder)!r})], Path({str(database)!r}), factory={FAKE!r}, jobs=2)"
    dice = random.Random(seed)
    for _ in range(4):
        process = subprocess.Popen([sys.executable, "-c", code], cwd=Path(__file__).parent.parent, start_new_session=True)
        time.sleep(dice.uniform(0.25, 1.1))
        process.send_signal(signal.SIGKILL)
        process.wait()
    _run(folder, database)
    _run(folder, tmp_path / "fresh.db")
    assert dump(database) == dump(tmp_path / "fresh.db")


def test_a_huge_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    folder = _folder(tmp_path, 1)
    (folder / "liels.txt").write_bytes(b"x" * 5000)
    summary = _run(folder, tmp_path / "s.db", limits=Limits(file_size=4000))
    assert summary.counts == {"ok": 1, "refused": 1}
