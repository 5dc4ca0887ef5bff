"""Work for worker processes in tests: plain text is read for real, and some words make it misbehave."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
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


def make_wild() -> Work:
    """As `make`, but the words HANG, EAT, EXIT, ABORT, FORK, WRITE, CALL and FAIL do what they say."""
    tame = make()

    def work(data: bytes, name: str) -> tuple[Document, Facts]:
        text = data.decode("utf-8", "replace")
        if "HANG" in text:
            time.sleep(600)
        if "EAT" in text:
            held = [bytearray(20_000_000) for _ in range(1000)]
            del held
        if "EXIT" in text:
            os._exit(3)
        if "ABORT" in text:
            os.abort()
        if "FORK" in text:
            subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)  # saikne-child"])
            time.sleep(600)
        if "WRITE" in text:
            with Path("gigabyte").open("wb") as handle:
                for _ in range(1024):
                    handle.write(b"x" * 2**20)
        if "CALL" in text:
            socket.create_connection(("192.0.2.1", 80), timeout=5)
        if "FAIL" in text:
            raise ValueError("as asked")
        return tame(data, name)

    return work
