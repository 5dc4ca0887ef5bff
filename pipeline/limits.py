"""Walls around a worker process: memory, time, written bytes, network. What the system cannot set is said."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.fence import fence_in, forbid_in_python

_ADOPT = 36  # PR_SET_CHILD_SUBREAPER of prctl


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one document."""

    #: By the wall clock, and of processor time; 300 pages take so long on a processor without VNNI (355 words a second).
    seconds: float = 240.0
    memory: int = 832 * 1024 * 1024  # bytes of private memory of a worker; with its libraries it stays below 1 GB
    written: int = 64 * 1024 * 1024  # bytes of any file it writes
    file_size: int = 256 * 1024 * 1024  # bytes of a file that is read
    answer: int = 256 * 1024 * 1024  # bytes of what a worker tells of one document
    documents: int = 200  # that a worker reads before a fresh one takes over


def confine(limits: Limits, folder: Path) -> Iterator[str]:
    """Sets what can be set in this process for good; a sentence for each limit that cannot.

    Files are written nowhere but in the folder.
    """
    if sys.platform == "win32":
        yield "this system sets no memory limit on a process itself: memory is watched from outside"
    else:
        import resource

        os.setsid()
        _lower(resource.RLIMIT_CORE, 0)
        _lower(resource.RLIMIT_FSIZE, limits.written)
        # private memory only: a mapped library or model file is shared and costs nothing
        kind = getattr(resource, "RLIMIT_DATA", resource.RLIMIT_AS)
        try:
            _lower(kind, limits.memory)
        except (ValueError, OSError):
            yield "this system sets no memory limit on a process itself: memory is watched from outside"
        if sys.platform == "linux":
            # what its children leave behind becomes its own, and ends with it
            ctypes.CDLL(None).prctl(_ADOPT, 1, 0, 0, 0)
    if not _without_network():
        yield "this system does not take the network from a process: calls are refused inside it instead"
    if not fence_in(folder):
        yield "this system sets no fence around the files of a process: writing is refused inside it instead"
    forbid_in_python(folder)


def _lower(kind: int, bound: int) -> None:
    """Sets a limit of this process, never above one that it stands under already."""
    import resource

    hard = resource.getrlimit(kind)[1]
    value = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
    resource.setrlimit(kind, (value, value))


def allow_seconds(seconds: float) -> None:
    """Gives this process so much more processor time; the system ends it when that is used up."""
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime + seconds) + 1
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def _without_network() -> bool:
    """Moves this process into a network of its own without any way out (Linux); tells whether that worked."""
    if sys.platform != "linux":
        return False
    new_network, new_user = 0x40000000, 0x10000000
    libc = ctypes.CDLL(None, use_errno=True)
    return bool(libc.unshare(new_network) == 0 or libc.unshare(new_user | new_network) == 0)
