"""Work for worker processes in tests: plain text is read for real, and some words make it misbehave."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from extractors.readers import read
from extractors.records import Document, EntityKind, Facts, Mention
from pipeline.worker import Work

_NAME = re.compile(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ]\. [A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+")


def make() -> Work:
    """Reads a document and takes initials with a surname for people; fast, since it needs no language model."""

    def work(data: bytes, name: str) -> tuple[Document, Facts]:
        document = read(data, name=name)
        mentions = tuple(
            Mention(document.cite(m.start(), m.end()), EntityKind.PERSON, m.group(), "fake", 0.5)
            for m in _NAME.finditer(document.text)
        )
        return document, Facts(document.id, mentions=mentions, lemmas=tuple("" for _ in document.passages))

    return work


_SLEEP = "import time; time.sleep(600)  # saikne-child"


def _hang(_: bytes) -> None:
    time.sleep(600)


def _spin(_: bytes) -> None:
    while True:
        pass


def _eat(_: bytes) -> None:
    held = [bytearray(20_000_000) for _ in range(1000)]
    del held


def _fork(_: bytes) -> None:
    subprocess.Popen([sys.executable, "-c", _SLEEP])
    time.sleep(600)


def _leave(_: bytes) -> None:
    """Leaves a child in a session of its own and goes on."""
    subprocess.Popen([sys.executable, "-c", _SLEEP], start_new_session=True)


def _desert(_: bytes) -> None:
    """Leaves a child of a child in a session of its own and dies."""
    child = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {_SLEEP!r}], start_new_session=True)"
    subprocess.run([sys.executable, "-c", child], check=True)
    os._exit(4)


def _write(_: bytes) -> None:
    with Path("gigabyte").open("wb") as handle:
        for _ in range(1024):
            handle.write(b"x" * 2**20)


def _stray(data: bytes) -> None:
    Path(data.decode().split()[1].rstrip(".")).write_text("x")


def _stray_in_c(data: bytes) -> None:
    """Past Python's own guard, as a library in C would."""
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    handle = libc.open(data.split()[1].rstrip(b"."), os.O_WRONLY | os.O_CREAT, 0o600)
    if handle < 0:
        raise OSError(ctypes.get_errno(), "refused")


def _call(_: bytes) -> None:
    socket.create_connection(("192.0.2.1", 80), timeout=5)


def _fail(_: bytes) -> None:
    raise ValueError("as asked")


_DEEDS: dict[str, Callable[[bytes], None]] = {
    "HANG": _hang, "SPIN": _spin, "EAT": _eat, "EXIT": lambda _: os._exit(3), "ABORT": lambda _: os.abort(), "FORK": _fork,
    "LEAVE": _leave, "DESERT": _desert, "WRITE": _write, "STRAY": _stray, "STRAYC": _stray_in_c, "CALL": _call, "FAIL": _fail,
}  # fmt: skip


def make_wild() -> Work:
    """As `make`, but a text that begins with one of the words of `_DEEDS` does what it says."""
    tame = make()

    def work(data: bytes, name: str) -> tuple[Document, Facts]:
        deed = _DEEDS.get(data.lstrip()[:20].split(b" ")[0].decode("utf-8", "replace"))
        if deed:
            deed(data)
        if data.startswith(b"TALK"):
            document, facts = tame(data, name)
            return document, replace(facts, lemmas=("x" * 2**24,))
        return tame(data, name)

    return work
