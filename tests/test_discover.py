"""Finding files: each once, nothing in circles, the temporary counted."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.discover import discover, is_temporary
from pipeline.errors import FolderError

posix = pytest.mark.skipif(os.name == "nt", reason="links and rights as POSIX has them")


def _names(folder: Path) -> list[str]:
    return [Path(s.path).name for s in discover([folder]).sources]


def test_files_come_in_order_from_all_depths(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("z.txt", "b/a.txt", "a.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert _names(tmp_path) == ["a.txt", "a.txt", "z.txt"]


@pytest.mark.parametrize("name", ["~$protokols.docx", ".DS_Store", "Thumbs.db", ".~lock.plans.odt#", "kopija.tmp", ".hidden"])
def test_hidden_and_temporary_files_are_counted(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "īsts.txt").write_text("x", encoding="utf-8")
    found = discover([tmp_path])
    assert is_temporary(name)
    assert (len(found.sources), found.passed_over) == (1, 1)


@posix
def test_links_in_circles_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text("x", encoding="utf-8")
    (tmp_path / "a" / "back").symlink_to(tmp_path, target_is_directory=True)
    assert _names(tmp_path) == ["x.txt"]


@posix
def test_a_link_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    assert discover([tmp_path]).unreadable == (((tmp_path / "gone.txt").as_posix(), "the link leads nowhere"),)


def test_a_missing_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="there is no folder"):
        discover([tmp_path / "nekur"])


def test_the_same_folder_twice_gives_each_file_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    assert len(discover([tmp_path, tmp_path]).sources) == 1
