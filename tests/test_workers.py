"""Worker processes: what a document may take, and what becomes of one that takes more."""

from __future__ import annotations

import os
from pathlib import Path

import psutil
import pytest

from pipeline.errors import RunError
from pipeline.fence import landlock_version
from pipeline.limits import Limits
from pipeline.worker import Reading
from pipeline.workers import Workers

WILD = "tests.fake_readers:make_wild"
LIMITS = Limits(seconds=3, memory=400 * 2**20, written=2**20, answer=2**22)
fenced = pytest.mark.skipif(landlock_version() < 1, reason="the kernel has no Landlock")
posix = pytest.mark.skipif(os.name == "nt", reason="signals and limits as POSIX has them")


def _read(tmp_path: Path, *texts: str, jobs: int = 1) -> list[Reading]:
    folder = tmp_path / "in"
    folder.mkdir()
    paths = []
    for number, text in enumerate(texts):
        path = folder / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(path.as_posix())
    place = tmp_path / "place"
    place.mkdir()
    workers = Workers(jobs, limits=LIMITS, factory=WILD, workplace=str(place))
    readings = {path: reading for path, reading, _ in workers.read_all(paths)}
    return [readings[path] for path in paths]


@posix
@pytest.mark.parametrize(
    ("word", "status", "reason"),
    [
        ("HANG", "refused", "more than 3 seconds"),
        ("EAT", "refused", "memory"),
        ("SPIN", "refused", "more"),
        ("TALK", "refused", "more than 4 MB"),
        ("EXIT", "refused", "exit code 3"),
        ("ABORT", "refused", "SIGABRT"),
        ("FORK", "refused", "more than 3 seconds"),
        ("CALL", "failed", "fault of the program"),
        ("FAIL", "failed", "ValueError: as asked"),
    ],
)
def test_a_bad_document_gets_its_state_and_the_next_is_read(tmp_path: Path, word: str, status: str, reason: str) -> None:
    bad, good = _read(tmp_path, f"{word} tagad.", "Sēdi vada J. Ozols.")
    assert (bad.status, good.status) == (status, "ok")
    assert reason in (bad.error or "")


@posix
def test_a_reader_cannot_fill_the_disk(tmp_path: Path) -> None:
    (bad,) = _read(tmp_path, "WRITE tagad.")
    assert bad.status in ("refused", "failed")
    assert sum(p.stat().st_size for p in tmp_path.rglob("*") if p.is_file()) < 3 * 2**20


@posix
@pytest.mark.parametrize("word", ["STRAY", pytest.param("STRAYC", marks=fenced)])
def test_a_reader_writes_nothing_outside_its_folder(tmp_path: Path, word: str) -> None:
    wanted = tmp_path / "stray"
    (bad,) = _read(tmp_path, f"{word} {wanted}.")
    assert bad.status == "failed"
    assert not wanted.exists()


@posix
@pytest.mark.parametrize("word", ["FORK", "LEAVE", "DESERT"])
def test_no_child_is_left(tmp_path: Path, word: str) -> None:
    before = {p.pid for p in psutil.process_iter()}
    _read(tmp_path, f"{word} tagad.", "Sēdi vada J. Ozols.")
    left = [
        p for p in psutil.process_iter(["cmdline"]) if p.pid not in before and "saikne-child" in " ".join(p.info["cmdline"] or ())
    ]
    assert [p for p in left if p.info["cmdline"] and p.status() != psutil.STATUS_ZOMBIE] == []


def test_two_workers_share_the_work(tmp_path: Path) -> None:
    texts = [f"Sēdi vada J. Ozols, {n}. reize." for n in range(12)]
    assert [r.status for r in _read(tmp_path, *texts, jobs=2)] == ["ok"] * 12


def test_a_worker_that_cannot_start_is_said_in_one_line(tmp_path: Path) -> None:
    workers = Workers(1, factory="tests.fake_readers:nothing_of_the_kind", workplace=str(tmp_path))
    with pytest.raises(RunError, match="cannot start"):
        list(workers.read_all(["x"]))
