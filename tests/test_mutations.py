"""Broken copies of good files: each gets a state with its reason, and none stops the others."""

from __future__ import annotations

from pathlib import Path

from benchmarks.mutations import CORPUS, STATES, mutations, states_of
from pipeline.limits import Limits

SOME = 85  # `python benchmarks/mutations.py` reads 1,000


def test_the_same_seed_gives_the_same_files() -> None:
    assert list(mutations(CORPUS, 17, 5)) == list(mutations(CORPUS, 17, 5))
    assert list(mutations(CORPUS, 17, 5)) != list(mutations(CORPUS, 17, 6))


def test_no_broken_file_is_lost_or_stops_the_reading(tmp_path: Path) -> None:
    for name, data in mutations(CORPUS, SOME, 2):
        (tmp_path / name).write_bytes(data)
    found = states_of(tmp_path, jobs=2, factory="tests.fake_readers:make", limits=Limits(seconds=20))
    assert len(found) == SOME
    assert {state for state, _, _ in found.values()} <= STATES
    assert [name for name, (state, reason, _) in found.items() if state != "ok" and not reason] == []
