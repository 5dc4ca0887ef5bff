"""The main job: folders in, a database out; only what is new or changed is read."""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from pipeline.discover import Found, Source, discover
from pipeline.errors import StoreError
from pipeline.events import Event, Summary
from pipeline.limits import Limits
from pipeline.store.connect import open_for_writing, sole_writer, told
from pipeline.store.documents import Outcome, Stored, put_path, remove_path, save_document, stored_paths, transaction
from pipeline.store.state import is_unfollowed, is_unresolved, problems_below
from pipeline.version import following_version, reading_version, resolving_version
from pipeline.worker import Reading
from pipeline.workers import USUAL, Workers
from pipeline.workplace import workplace

Log = Callable[[Event], None]


def run(
    folders: Sequence[Path],
    database: Path,
    *,
    jobs: int = 1,
    only_failed: bool = False,
    force: bool = False,
    log: Log = lambda event: None,
    limits: Limits | None = None,
    factory: str = USUAL,
) -> Summary:
    """Reads what is new or changed below the folders, retracts what is gone, resolves who is who.

    An interrupted run is taken up by the next one with the same result. `only_failed` reads again the files that were
    not read whole, `force` all of them.

    Raises:
        FolderError: a folder is missing or cannot be opened.
        StoreError: the database cannot be opened or written; what was stored before is kept.
    """
    began = time.monotonic()
    found = discover(folders)
    with sole_writer(database):
        connection = open_for_writing(database)
        try:
            tale = _Run(connection, found, folders, log, limits or Limits(), factory)
            tale.retract_gone()
            tale.read(jobs=jobs, only_failed=only_failed, force=force)
            entities = tale.resolve()
            tale.follow()
            problems = problems_below(connection, [source.path for source in found.sources])
        except sqlite3.Error as error:
            raise told(error, database) from error
        except OSError as error:
            if error.errno == 28:  # no space left
                raise StoreError("the disk is full: make room and run again; what was stored before is kept") from error
            raise
        finally:
            connection.close()
    return Summary(
        found=len(found.sources) + len(found.unreadable),
        counts=dict(sorted(tale.counts.items())),
        unchanged=tale.unchanged,
        same=tale.same,
        removed=tale.removed,
        passed_over=found.passed_over,
        problems=(*((path, "failed", reason) for path, reason in found.unreadable), *problems),
        notices=tuple(sorted(tale.notices)),
        entities=entities,
        words=tale.words,
        pages=tale.pages,
        seconds=time.monotonic() - began,
    )


class _Run:
    """One run's tally, and its steps in order."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        found: Found,
        folders: Sequence[Path],
        log: Log,
        limits: Limits,
        factory: str,
    ) -> None:
        self.connection, self.found, self.log = connection, found, log
        self.limits, self.factory = limits, factory
        self.roots = [folder.resolve() for folder in folders]
        self.version = reading_version() if factory == USUAL else f"{reading_version()}/{factory}"
        self.counts: Counter[str] = Counter()
        self.notices: set[str] = set()
        self.unchanged = self.same = self.removed = self.words = self.pages = 0
        self._done = 0
        self._twins: dict[str, list[Source]] = {}  # other paths of bytes that are being read
        self._now: dict[str, int] = {}  # documents read in this run, by the hash of their bytes
        self._sources = {source.path: source for source in found.sources}
        log(Event("found", total=len(found.sources)))

    def retract_gone(self) -> None:
        """Takes back the facts of files that are no longer there; what lies in a folder that cannot be opened stays."""
        blocked = [path for path, _ in self.found.unreadable]
        for path in sorted(stored_paths(self.connection).keys() - self._sources.keys()):
            here = Path(path)
            below = any(here == root or root in here.parents for root in self.roots)
            if below and not any(path == b or path.startswith(b + "/") for b in blocked):
                with transaction(self.connection):
                    remove_path(self.connection, path)
                self.removed += 1
                self.log(Event("removed", path))

    def read(self, *, jobs: int, only_failed: bool, force: bool) -> None:
        """Reads the files that have to be, each stored in a transaction as soon as it is done."""
        todo = self._todo(stored_paths(self.connection), only_failed=only_failed, force=force)
        first = next(todo, None)
        if first is None:
            return  # nothing to read: no worker, no model

        def paths() -> Iterator[str]:
            assert first is not None
            yield first.path
            for source in todo:
                yield source.path

        with workplace() as place:
            workers = Workers(min(jobs, len(self._sources)), limits=self.limits, factory=self.factory, workplace=place)
            try:
                for path, reading, seconds in workers.read_all(paths()):
                    self._store(self._sources[path], reading, seconds)
            finally:
                for notice in sorted(workers.notices):
                    self.notices.add(notice)
                    self.log(Event("notice", reason=notice))

    def _todo(self, stored: dict[str, Stored], *, only_failed: bool, force: bool) -> Iterator[Source]:
        """The files to read, in order; on the way the others are counted and their paths noted."""
        current = {s.sha256: s.document for s in stored.values() if s.version == self.version and s.sha256}
        for source in self.found.sources:
            known = stored.get(source.path)
            if only_failed and (known is None or known.status == "ok"):
                self._skip(source)
                continue
            again = force or only_failed
            same_place = known is not None and (known.size, known.mtime_ns) == (source.size, source.mtime_ns)
            if known is not None and known.version == self.version and same_place and not again:
                self._skip(source)
                continue
            sha256 = _hash(source.path)
            if sha256 is None:
                yield source  # the worker will say why it cannot be opened
                continue
            if known is not None and known.sha256 == sha256 and known.version == self.version and not again:
                with transaction(self.connection):
                    put_path(self.connection, source.path, known.document, source.size, source.mtime_ns)
                self._skip(source)
            elif sha256 in self._twins:
                self._twins[sha256].append(source)
            elif sha256 in self._now:
                self._alias(source, self._now[sha256])
            elif sha256 in current and not again:
                self._alias(source, current[sha256])
            else:
                self._twins[sha256] = []
                yield source

    def _skip(self, source: Source) -> None:
        self.unchanged += 1
        self._tell(Event("skipped", source.path))

    def _alias(self, source: Source, document: int) -> None:
        """Notes another path of a document that is there already."""
        with transaction(self.connection):
            remove_path(self.connection, source.path)
            put_path(self.connection, source.path, document, source.size, source.mtime_ns)
        self.same += 1
        self._tell(Event("same", source.path))

    def _store(self, source: Source, reading: Reading, seconds: float) -> None:
        sha256 = reading.sha256 or _hash(source.path)
        outcome = Outcome(
            path=source.path,
            size=source.size,
            mtime_ns=source.mtime_ns,
            sha256=sha256,
            status=reading.status,
            error=reading.error,
            version=self.version,
            read_at=datetime.now(UTC).isoformat(timespec="seconds"),
            document=reading.document,
            facts=reading.facts,
        )
        save_document(self.connection, outcome)
        if sha256:
            self._now[sha256] = outcome.id
        self.counts[reading.status] += 1
        pages = (reading.document.pages or 0) if reading.document else 0
        words = len(reading.document.text.split()) if reading.document else 0
        self.pages += pages
        self.words += words
        event = Event("read", source.path, reading.status, reading.error, seconds, words=words, pages=pages, trace=reading.trace)
        self._tell(event)
        for twin in self._twins.pop(sha256, []) if sha256 else []:
            self._alias(twin, outcome.id)

    def _tell(self, event: Event) -> None:
        from dataclasses import replace

        self._done += 1
        self.log(replace(event, done=self._done, total=len(self._sources)))

    def resolve(self) -> int | None:
        """Brings the entities up to date when facts, decisions or rules have changed since they were last made."""
        if not is_unresolved(self.connection, resolving_version()):
            return None
        from pipeline.resolve.corpus import resolve_corpus  # half a second, which a run with nothing new need not spend

        self.log(Event("resolving"))
        entities = resolve_corpus(self.connection)
        self.log(Event("resolved", total=entities))
        return entities

    def follow(self) -> None:
        """Makes series and follow-ups anew when facts or entities have changed since."""
        if is_unfollowed(self.connection, following_version()):
            from pipeline.follow.corpus import follow_corpus  # as above

            follow_corpus(self.connection)


def _hash(path: str) -> str | None:
    """The SHA-256 of a file's bytes in hexadecimal; `None` when it cannot be opened."""
    try:
        with Path(path).open("rb") as handle:
            return hashlib.file_digest(handle, "sha256").hexdigest()
    except OSError:
        return None
