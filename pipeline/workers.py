"""The workers: processes that are fed, watched, ended when a document takes too much, and replaced.

No library of process pools here: those that are permissively licensed hang or give up when a worker is killed.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import connection
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

import psutil

from pipeline.errors import RunError
from pipeline.limits import Limits
from pipeline.worker import Reading, serve

USUAL = "pipeline.worker:make_work"
#: Seconds for a worker to load the model, on however slow a machine.
STARTING = 180.0
_LOOK = 0.25  # seconds between looks at the workers' memory
_TRIES = 3  # times in a row that a worker may fail to start before the run gives up


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    since: float
    ready: bool = False
    path: str | None = None
    served: int = 0
    ended: str | None = None  # why it was killed, once it was
    notices: tuple[str, ...] = ()
    watched: psutil.Process | None = field(default=None)


class Workers:
    """Reads files in `jobs` processes; `read_all` gives the readings in the order in which they are done."""

    def __init__(self, jobs: int, *, limits: Limits | None = None, factory: str = USUAL, workplace: str) -> None:
        self.limits = limits or Limits()
        self.notices: set[str] = set()
        self._jobs = max(1, jobs)
        self._factory = factory
        # a folder of its own, so that what stands in it can only be ours
        self._place = os.path.realpath(tempfile.mkdtemp(prefix="saikne-workers-", dir=workplace))
        self._workers: list[_Worker] = []
        self._failed = 0
        self._context = multiprocessing.get_context("spawn")

    def read_all(self, paths: Iterable[str]) -> Iterator[tuple[str, Reading, float]]:
        """(path, reading, seconds) of each file; a file is handed out only when a worker is free for it.

        What has been read is given to the caller only after the next file is handed out: nobody waits while it is stored.
        """
        waiting = iter(paths)
        held = next(waiting, None)
        answers: list[tuple[str, Reading, float]] = []
        try:
            while held is not None or any(worker.path for worker in self._workers):
                if held is not None and len(self._workers) < self._jobs and not any(w.ready and not w.path for w in self._workers):
                    self._workers.append(self._start())
                for worker in self._workers:
                    if held is not None and worker.ready and worker.path is None and worker.ended is None:
                        self._hand(worker, held)
                        held = next(waiting, None)
                yield from answers
                answers = list(self._look())
            yield from answers
        finally:
            self.close()

    def close(self) -> None:
        """Ends all workers and whatever they have started."""
        for worker in self._workers:
            with suppress(OSError, ValueError):
                worker.pipe.send(None)
        deadline = time.monotonic() + 2
        for worker in self._workers:
            if worker.path is None and worker.ready:
                worker.process.join(max(0.0, deadline - time.monotonic()))
            self._kill(worker, "the run is over")
            worker.process.join(5)
            worker.pipe.close()
        if self._workers:
            self._kill_strays()
        self._workers.clear()
        shutil.rmtree(self._place, ignore_errors=True)

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        arguments = (theirs, self._factory, self.limits, self._place)
        process = self._context.Process(target=serve, args=arguments, daemon=False, name="saikne-worker")
        process.start()
        theirs.close()
        worker = _Worker(process, ours, time.monotonic())
        with suppress(psutil.Error):
            worker.watched = psutil.Process(process.pid)
        return worker

    def _hand(self, worker: _Worker, path: str) -> None:
        worker.path, worker.since = path, time.monotonic()
        with suppress(OSError):  # if it is gone, the next look says so
            worker.pipe.send(path)

    def _look(self) -> Iterator[tuple[str, Reading, float]]:
        """Waits a moment for answers, then sees after time, memory and those that are gone."""
        ready = set(connection.wait([worker.pipe for worker in self._workers], timeout=_LOOK))
        for worker in list(self._workers):
            if worker.pipe in ready:
                yield from self._receive(worker)
            elif worker.ended is None:
                self._check(worker)

    def _receive(self, worker: _Worker) -> Iterator[tuple[str, Reading, float]]:
        try:
            answer = pickle.loads(worker.pipe.recv_bytes(self.limits.answer + 2**20))
        except (EOFError, OSError):
            yield from self._bury(worker)
            return
        if answer[0] == "ready":
            worker.ready = True
            self._failed = 0
            self.notices.update(answer[1])
            return
        path, worker.path = worker.path, None
        worker.served += 1
        if path is not None:
            yield path, answer[1], time.monotonic() - worker.since
        if answer[2]:  # it left processes running: they end with it
            self._kill(worker, "it left processes behind")
            worker.process.join(5)
            worker.pipe.close()
            self._workers.remove(worker)
        elif worker.served >= self.limits.documents:
            with suppress(OSError):
                worker.pipe.send(None)
            worker.process.join(5)
            self._kill(worker, "it has served long enough")
            worker.pipe.close()
            self._workers.remove(worker)

    def _check(self, worker: _Worker) -> None:
        spent = time.monotonic() - worker.since
        if not worker.ready:
            if spent > STARTING:
                self._kill(worker, f"the language model did not load in {STARTING:.0f} seconds")
        elif worker.path is not None:
            if spent > self.limits.seconds:
                self._kill(worker, f"reading it takes more than {self.limits.seconds:.0f} seconds")
            elif self._memory(worker) > self.limits.memory:
                self._kill(worker, f"reading it takes more than {self.limits.memory // 2**20} MB of memory")

    def _memory(self, worker: _Worker) -> int:
        """Bytes held by the worker and its children."""
        total = 0
        if worker.watched is not None:
            with suppress(psutil.Error):
                for process in (worker.watched, *worker.watched.children(recursive=True)):
                    total += process.memory_info().rss - getattr(process.memory_info(), "shared", 0)
        return total

    def _kill(self, worker: _Worker, reason: str) -> None:
        """Ends a worker with all its children."""
        worker.ended = worker.ended or reason
        children: list[psutil.Process] = []
        if worker.watched is not None:
            with suppress(psutil.Error):
                children = worker.watched.children(recursive=True)
        if sys.platform != "win32" and worker.process.pid and worker.process.is_alive():
            with suppress(OSError):
                if os.getpgid(worker.process.pid) == worker.process.pid:
                    os.killpg(worker.process.pid, signal.SIGKILL)
        with suppress(OSError, ValueError):
            worker.process.kill()
        for child in children:
            with suppress(psutil.Error):
                child.kill()

    def _kill_strays(self) -> None:
        """Ends processes that outlived the worker that started them: they still stand in its folder."""
        workers = {worker.process.pid for worker in self._workers}
        for process in psutil.process_iter():
            if process.pid in workers or process.pid == os.getpid():
                continue
            with suppress(psutil.Error, OSError):
                if any(place.startswith(self._place + os.sep) for place in (process.cwd(), process.environ().get("TMPDIR", ""))):
                    process.kill()

    def _bury(self, worker: _Worker) -> Iterator[tuple[str, Reading, float]]:
        """Takes a worker that is gone out of the row and says what became of its document."""
        worker.process.join(5)
        self._kill(worker, "")
        self._kill_strays()
        self._workers.remove(worker)
        worker.pipe.close()
        if worker.path is None:
            if not worker.ready:
                self._failed += 1
                if self._failed < _TRIES:
                    return
                reason = worker.ended or f"it ended with exit code {worker.process.exitcode}"
                raise RunError(f"the process that reads documents cannot start: {reason}; install the program anew")
            return
        reason = worker.ended or _how_it_ended(worker.process.exitcode)
        yield worker.path, Reading(None, "refused", reason), time.monotonic() - worker.since


def _how_it_ended(code: int | None) -> str:
    if code is not None and code < 0:
        name = signal.Signals(-code).name if -code in {s.value for s in signal.Signals} else str(-code)
        if name == "SIGXCPU":
            return "reading it takes more processor time than a document may"
        return f"reading it brought the reading process down ({name}): the file is damaged or hostile"
    return f"reading it ended the reading process (exit code {code}): the file is damaged or hostile"
