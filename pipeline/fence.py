"""A fence around a process: no file written outside one folder, no connection made (Linux: Landlock; elsewhere inside Python).

Landlock is the kernel's own way for a process to give up rights for good, without being root:
https://docs.kernel.org/userspace-api/landlock.html. The numbers below are of its header `linux/landlock.h`.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # system calls, the same on all processors
_RULE_PATH_BENEATH = 1
_NO_NEW_PRIVILEGES = 38  # of prctl
_WRITE_FILE, _REMOVE, _MAKE = 1 << 1, 0b11 << 4, 0b111_1111 << 6
_REFER, _TRUNCATE = 1 << 13, 1 << 14  # since versions 2 and 3
_BIND_AND_CONNECT = 0b11  # of TCP, since version 4


def landlock_version() -> int:
    """The version of Landlock that the kernel speaks; 0 where there is none."""
    if sys.platform != "linux":
        return 0
    return max(0, int(ctypes.CDLL(None, use_errno=True).syscall(_CREATE, None, ctypes.c_size_t(0), 1)))


def fence_in(folder: Path) -> bool:
    """Takes from this process, and all that it starts, the right to write outside the folder; tells whether that worked.

    Where the kernel can, connections by TCP are taken too.
    """
    version = landlock_version()
    if sys.platform != "linux" or version < 1:
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    rights = _WRITE_FILE | _REMOVE | _MAKE | (_REFER if version >= 2 else 0) | (_TRUNCATE if version >= 3 else 0)
    attributes = struct.pack("=QQ", rights, _BIND_AND_CONNECT) if version >= 4 else struct.pack("=Q", rights)
    rules = libc.syscall(_CREATE, attributes, ctypes.c_size_t(len(attributes)), 0)
    if rules < 0:
        return False
    try:
        for place, allowed in ((folder, rights), (Path(os.devnull), _WRITE_FILE | (rights & _TRUNCATE))):
            handle = os.open(place, os.O_PATH | os.O_CLOEXEC)
            try:
                libc.syscall(_ADD, rules, _RULE_PATH_BENEATH, struct.pack("=Qi", allowed, handle), 0)
            finally:
                os.close(handle)
        return bool(libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0 and libc.syscall(_RESTRICT, rules, 0) == 0)
    finally:
        os.close(rules)


_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
#: Events of Python that change files, with the places of the paths among their arguments.
_CHANGES = {
    "os.remove": (0,), "os.rename": (0, 1), "os.rmdir": (0,), "os.mkdir": (0,), "os.link": (1,), "os.symlink": (1,),
    "os.truncate": (0,), "os.chmod": (0,), "os.chown": (0,), "shutil.rmtree": (0,),
}  # fmt: skip
_CALLS = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"})


def forbid_in_python(folder: Path) -> None:
    """Lets Python itself refuse to write outside the folder and to call anybody, for good; libraries in C are not bound."""
    inside = os.path.realpath(folder) + os.sep

    def outside(paths: Iterable[object]) -> bool:
        return any(
            isinstance(path, str | bytes | os.PathLike)
            and not (os.path.realpath(os.fsdecode(path)) + os.sep).startswith(inside)
            and os.fsdecode(path) != os.devnull
            for path in paths
        )

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event in _CALLS:
            raise PermissionError("a reader has no business on the network")
        if event == "open":
            flags = arguments[2] if len(arguments) > 2 else 0
            if isinstance(flags, int) and flags & _WRITING and outside(arguments[:1]):
                raise PermissionError("a reader writes nothing outside its own folder")
        elif event in _CHANGES and outside(arguments[place] for place in _CHANGES[event] if place < len(arguments)):
            raise PermissionError("a reader changes nothing outside its own folder")

    sys.addaudithook(watch)
