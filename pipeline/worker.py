"""The process that reads documents: walled in, told what to do over a pipe, and expendable."""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.errors import DocumentError, RefusedDocument
from pipeline.limits import Limits, allow_seconds, confine

if TYPE_CHECKING:
    from extractors.records import Document, Facts


@dataclass(frozen=True, slots=True)
class Reading:
    """What a worker makes of a file. `trace` is for the log when the fault is ours."""

    sha256: str | None
    status: str
    error: str | None = None
    document: Document | None = None
    facts: Facts | None = None
    trace: str | None = None


#: Makes a reading of the bytes; called once a document in a worker.
Work = Callable[[bytes, str], "tuple[Document, Facts]"]


def make_work() -> Work:
    """The usual work: read, annotate, extract. Loads the language model, once a process."""
    from extractors.extract import extract
    from extractors.readers import read
    from models import load_model

    nlp = load_model()
    gc.freeze()  # the model stays for good: it need not be gone through for rubbish again and again

    def work(data: bytes, name: str) -> tuple[Document, Facts]:
        document = read(data, name=name)
        return document, extract(document, nlp)

    return work


def serve(connection: Connection, factory: str, limits: Limits, workplace: str) -> None:
    """Answers paths with readings until told to stop; the body of a worker process.

    `factory` is `module:function` and gives the work to do.
    """
    folder = Path(tempfile.mkdtemp(prefix="saikne-", dir=workplace))
    os.environ.update({name: str(folder) for name in ("TMPDIR", "TEMP", "TMP")})
    tempfile.tempdir = str(folder)
    os.chdir(folder)
    try:
        module, _, name = factory.partition(":")
        work: Work = getattr(import_module(module), name)()
        notices = tuple(confine(limits, folder))
        connection.send(("ready", notices))
        while (path := connection.recv()) is not None:
            allow_seconds(limits.seconds)
            connection.send_bytes(_packed(read_file(Path(path), work, limits), limits))
    except (EOFError, BrokenPipeError, KeyboardInterrupt):
        pass  # the parent is gone, or wants us gone
    finally:
        os.chdir(workplace)
        shutil.rmtree(folder, ignore_errors=True)


def _packed(reading: Reading, limits: Limits) -> bytes:
    """The answer as bytes: the reading, and whether it left processes running."""
    answer = pickle.dumps(("done", reading, _has_children()))
    if len(answer) <= limits.answer:
        return answer
    refused = Reading(reading.sha256, "refused", f"what it holds takes more than {limits.answer // 2**20} MB")
    return pickle.dumps(("done", refused, _has_children()))


def _has_children() -> bool:
    if sys.platform == "win32":
        return False
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            continue  # one that has ended
    except ChildProcessError:
        return False
    return True


def read_file(path: Path, work: Work, limits: Limits) -> Reading:
    """The reading of one file; whatever goes wrong becomes its status."""
    try:
        size = path.stat().st_size
        if size > limits.file_size:
            raise RefusedDocument(f"the file has {size // 2**20} MB, more than {limits.file_size // 2**20} MB")
        data = path.read_bytes()
    except OSError as error:
        return Reading(None, "failed", f"the file cannot be opened ({error.strerror}): see that it may be read")
    except DocumentError as error:
        return Reading(None, error.status, str(error))
    sha256 = hashlib.sha256(data).hexdigest()
    return _guarded(data, path.name, sha256, work)


def _guarded(data: bytes, name: str, sha256: str, work: Work) -> Reading:
    try:
        document, facts = work(data, name)
    except DocumentError as error:
        return Reading(sha256, error.status, _one_line(error))
    except MemoryError:
        return Reading(sha256, "refused", "reading it takes more memory than a document may")
    except RecursionError:
        return Reading(sha256, "refused", "it is nested deeper than can be read")
    except Exception as error:  # one bad document never stops a run
        told = f"a fault of the program ({type(error).__name__}: {_one_line(error)}); please report it"
        return Reading(sha256, "failed", told, trace=traceback.format_exc())
    return Reading(sha256, document.status, "; ".join(document.problems) or None, document, facts)


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())[:300]
