"""Opening a database to ask it something: nothing is ever written."""

from __future__ import annotations

import os
import sqlite3
from typing import Final

from pipeline.query.errors import DatabaseError
from pipeline.query.periods import first_day, last_day

#: The database that is meant when none is named.
DEFAULT: Final = "outputs/saikne.db"

#: The newest schema that these questions know and the mark of our files, as in `pipeline.store.schema`, which is not
#: imported here because it needs the machinery of migrations; a test keeps them equal.
NEWEST: Final = 6
APPLICATION_ID: Final = 0x5341494B


def open_database(path: str) -> sqlite3.Connection:
    """A connection that can only read, with the SQL functions `first_day` and `last_day`.

    Raises:
        DatabaseError: there is no file, or it is no Saikne database, or one of a newer version.
    """
    if not os.path.exists(path):  # noqa: PTH110 - pathlib alone costs half the start of Python
        raise DatabaseError(f"There is no database at {path}: make it with `saikne run FOLDER --db {path}`.")
    if os.path.isdir(path):  # noqa: PTH112
        raise DatabaseError(f"{path} is a folder: name the database file in it with --db.")
    try:
        db = _connect(path)
    except sqlite3.OperationalError as error:
        raise DatabaseError(f"{path} cannot be opened ({error}): see whether you may read it, or close what holds it.") from error
    except sqlite3.DatabaseError as error:
        raise DatabaseError(f"{path} is not a Saikne database: name another file with --db.") from error
    db.create_function("first_day", 1, first_day, deterministic=True)
    db.create_function("last_day", 1, last_day, deterministic=True)
    return db


def _connect(path: str) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=10)
    try:
        _check(db, path)
    except sqlite3.OperationalError as error:
        if "readonly" not in str(error) and "unable to open" not in str(error):
            raise
        # A database in WAL mode on a medium that cannot be written needs to be told that nobody else writes.
        db.close()
        from pathlib import Path

        db = sqlite3.connect(f"{Path(path).absolute().as_uri()}?immutable=1", uri=True)
        _check(db, path)
    return db


def _check(db: sqlite3.Connection, path: str) -> None:
    db.execute("PRAGMA query_only = 1")
    application: int = db.execute("PRAGMA application_id").fetchone()[0]
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        db.close()
        raise DatabaseError(f"{path} is not a Saikne database: name another file with --db.")
    if version > NEWEST:
        db.close()
        raise DatabaseError(f"{path} was written by a newer Saikne: update the program, or make another with --db.")
    if version < NEWEST:
        db.close()
        raise DatabaseError(f"{path} was written by an older Saikne: bring it up to date with `saikne run FOLDER --db {path}`.")
