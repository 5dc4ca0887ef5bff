"""Finding the files of a folder: every one once, none followed in circles, the temporary passed over and counted."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import FolderError

#: Files that programs and systems leave beside documents.
_TEMPORARY_NAMES = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r", "__macosx"})
_TEMPORARY_ENDS = (".tmp", ".temp", ".bak~", ".swp", ".crdownload", ".part", ".partial", ".lock")


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: its absolute path with forward slashes, size in bytes and time of change in nanoseconds."""

    path: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a folder holds: files in order of their paths, those passed over, and folders that could not be opened."""

    sources: tuple[Source, ...]
    passed_over: int
    unreadable: tuple[tuple[str, str], ...]  # (path, reason)


def is_temporary(name: str) -> bool:
    """Whether a file or folder of that name is hidden or temporary.

    >>> [is_temporary(name) for name in (".DS_Store", "~$protokols.docx", ".~lock.plans.odt#", "protokols.docx")]
    [True, True, True, False]
    """
    low = name.lower()
    return low.startswith((".", "~$", "~wr")) or low in _TEMPORARY_NAMES or low.endswith(_TEMPORARY_ENDS)


def discover(folders: Iterable[Path]) -> Found:
    """All files below the folders; a file named instead of a folder is itself.

    Raises:
        FolderError: a folder is not there or cannot be opened.
    """
    sources: dict[str, Source] = {}
    unreadable: list[tuple[str, str]] = []
    passed_over = 0
    for folder in folders:
        if not folder.exists():
            raise FolderError(f"there is no folder {folder}: check the name")
        if folder.is_file():
            source = _source(folder.resolve())
            sources[source.path] = source
            continue
        try:
            os.scandir(folder).close()
        except OSError as error:
            raise FolderError(f"the folder {folder} cannot be opened ({error.strerror}): ask for the right to read it") from error
        for entry in _walk(folder.resolve(), unreadable):
            if entry is None:
                passed_over += 1
                continue
            try:
                source = _source(entry)
            except OSError as error:
                unreadable.append((entry.as_posix(), error.strerror or str(error)))
                continue
            sources[source.path] = source
    return Found(tuple(sources[path] for path in sorted(sources)), passed_over, tuple(sorted(unreadable)))


def _source(path: Path) -> Source:
    stat = path.stat()
    return Source(path.as_posix(), stat.st_size, stat.st_mtime_ns)


def _walk(folder: Path, unreadable: list[tuple[str, str]]) -> Iterator[Path | None]:
    """Files below the folder; `None` for each one passed over. A folder reached twice through links is read once."""
    seen: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            stat = here.stat()
            if stat.st_ino and (stat.st_dev, stat.st_ino) in seen:
                continue
            seen.add((stat.st_dev, stat.st_ino))
            with os.scandir(here) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            unreadable.append((here.as_posix(), error.strerror or str(error)))
            continue
        folders = []
        for entry in entries:
            if is_temporary(entry.name):
                yield None
                continue
            try:
                if entry.is_dir():
                    folders.append(Path(entry.path))
                elif entry.is_file():
                    yield Path(entry.path)
                elif entry.is_symlink():
                    unreadable.append((Path(entry.path).as_posix(), "the link leads nowhere"))
                else:
                    yield None  # a socket or a device
            except OSError as error:
                unreadable.append((Path(entry.path).as_posix(), error.strerror or str(error)))
        waiting.extend(reversed(folders))
