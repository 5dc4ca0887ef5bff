"""The folder in which the workers of one run put what they need; those of runs that were killed are swept away by the next."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

#: Seconds for which a folder is left alone in any case: its process may be one of another container.
_FRESH = 24 * 3600
_NAME = re.compile(r"saikne-run-(?P<process>\d+)-\w+")


@contextmanager
def workplace() -> Iterator[str]:
    """A folder of this run's own, gone when the run is over.

    Its name bears the number of the process, so that a later run sees whose folder nobody uses any more.

    Raises:
        OSError: there is no room or no right to make it.
    """
    _sweep(Path(tempfile.gettempdir()))
    place = tempfile.mkdtemp(prefix=f"saikne-run-{os.getpid()}-")
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _sweep(temporary: Path) -> None:
    """Takes away the folders of runs whose process is gone since a day or more; what belongs to somebody else stays."""
    with suppress(OSError):
        for path in temporary.iterdir():
            match = _NAME.fullmatch(path.name)
            old = match is not None and not path.is_symlink() and path.stat().st_mtime < time.time() - _FRESH
            if match and old and path.is_dir() and not psutil.pid_exists(int(match["process"])):
                shutil.rmtree(path, ignore_errors=True)
