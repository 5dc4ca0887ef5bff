"""Opening the database to write, alone: whoever comes second waits, or is told who holds it."""

from __future__ import annotations

import os
import socket
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import StoreError
from pipeline.store.schema import APPLICATION_ID, VERSION, migrations

#: Seconds that a second writer waits for the first.
PATIENCE = 10.0

CACHE = 32_768  # KiB of pages: telling who is who reads rows from all over the database


def open_for_writing(path: Path) -> sqlite3.Connection:
    """A connection to the database, made or brought up to date, with foreign keys on and a write-ahead log.

    Raises:
        StoreError: the path is a folder, no SQLite database, one of another program or of a newer version, or it
            cannot be written.
    """
    if path.is_dir():
        raise StoreError(f"{path} is a folder: name a database file in it, such as {path / 'saikne.db'}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"the folder {path.parent} cannot be made ({error.strerror}): name another with --db") from error
    if path.exists() and not os.access(path, os.W_OK):
        raise StoreError(f"{path} may only be read: name another file with --db, or ask for the right to write it")
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        _check(connection, path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA temp_store = MEMORY")  # tables that live for one step
        connection.execute(f"PRAGMA cache_size = -{CACHE}")
        _bring_up_to_date(connection)
    except sqlite3.DatabaseError as error:
        if connection is not None:
            connection.close()
        raise told(error, path) from error
    except StoreError:
        if connection is not None:
            connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection, path: Path) -> None:
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and mark != APPLICATION_ID:
        raise StoreError(f"{path} is a database of another program: name another file with --db")
    if version > VERSION:
        raise StoreError(f"{path} was made by a newer version of saikne: update the program, or name another file with --db")


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA user_version").fetchone()[0] == VERSION:
        return
    from sqlite_utils import Database  # heavy, and needed only when there is something to migrate

    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    migrations.apply(Database(connection))
    connection.execute(f"PRAGMA user_version = {VERSION}")


def told(error: sqlite3.Error, path: Path) -> StoreError:
    """The database's own error as a sentence that says what to do."""
    text = str(error)
    if "not a database" in text or "malformed" in text or "encrypted" in text:
        return StoreError(f"{path} is not an SQLite database, or it is damaged: name another file with --db")
    if "full" in text:
        return StoreError(f"the disk of {path} is full: make room and run again; what was stored before is kept")
    if "locked" in text or "busy" in text:
        return StoreError(f"{path} is held by another program: wait until it is done, then run again")
    if "readonly" in text or "read-only" in text:
        return StoreError(f"{path} cannot be written: name another file with --db, or ask for the right to write there")
    if "unable to open" in text:
        return StoreError(f"{path} cannot be opened: see that its folder is there and may be written")
    if "disk I/O" in text:
        return StoreError(f"{path} cannot be written ({text}): see whether the disk is full or gone, then run again")
    return StoreError(f"{path}: {text}")


@contextmanager
def sole_writer(path: Path, *, patience: float = PATIENCE) -> Iterator[None]:
    """Holds the database for one run; the lock is a file beside it that names who holds it.

    A lock whose process is gone is taken over.

    Raises:
        StoreError: another process holds it longer than `patience` seconds.
    """
    import psutil

    lock = path.with_name(path.name + ".lock")
    mine = f"{os.getpid()} {psutil.Process().create_time():.3f} {socket.gethostname()}"
    deadline = time.monotonic() + patience
    while not _take(lock, mine):
        holder = _holder(lock)
        if holder is None:
            continue
        if not _alive(holder):
            lock.unlink(missing_ok=True)
        elif time.monotonic() > deadline:
            raise StoreError(
                f"{path} is being written by process {holder[0]} on {holder[2]}: wait until it is done, or end it, then run again"
            )
        else:
            time.sleep(0.2)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _take(lock: Path, mine: str) -> bool:
    """Makes the lock file if it is not there, with its content from the first moment on."""
    draft = lock.with_name(f"{lock.name}.{os.getpid()}")
    try:
        draft.write_text(mine, encoding="utf-8")
    except OSError as error:
        raise StoreError(f"{lock.parent} cannot be written ({error.strerror}): name another database with --db") from error
    try:
        os.link(draft, lock)
    except FileExistsError:
        return False
    except OSError:  # a file system without links: exclusive creation is the next best
        try:
            with lock.open("x", encoding="utf-8") as handle:
                handle.write(mine)
        except FileExistsError:
            return False
    finally:
        draft.unlink(missing_ok=True)
    return True


def _holder(lock: Path) -> tuple[int, float, str] | None:
    try:
        process, created, host = lock.read_text(encoding="utf-8").split(" ", 2)
        return int(process), float(created), host
    except (OSError, ValueError):
        return None


def _alive(holder: tuple[int, float, str]) -> bool:
    import psutil

    process, created, host = holder
    if host != socket.gethostname():
        return True  # nothing can be known of another machine
    try:
        return abs(psutil.Process(process).create_time() - created) < 2
    except psutil.Error:
        return False
