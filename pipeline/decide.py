"""What people decide of who is who: written down, and the entities brought up to date at once."""

from __future__ import annotations

import getpass
import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from pipeline.errors import StoreError
from pipeline.follow.corpus import follow_corpus
from pipeline.resolve.corpus import resolve_corpus
from pipeline.store.connect import open_for_writing, sole_writer, told
from pipeline.store.decisions import decide, entity_of_mention, first_mentions, kind_of_entity, mentions_in, withdraw
from pipeline.store.documents import transaction

Made = TypeVar("Made")


def author() -> str:
    """Who decides when nobody is named: the user of the machine."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no name for this user on the machine
        return "somebody"


def now() -> str:
    """The time of a decision, in UTC, exact enough to keep the order of two."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def decide_in(database: Path, act: Callable[[sqlite3.Connection], Made]) -> Made:
    """Does what `act` does with the open database, then brings entities, series and follow-ups up to date.

    Raises:
        StoreError: there is no database, or it cannot be written.
    """
    if not database.exists():
        raise StoreError(f"there is no database at {database}: make it with `saikne run FOLDER --db {database}`")
    with sole_writer(database):
        connection = open_for_writing(database)
        try:
            made = act(connection)
            resolve_corpus(connection)
            follow_corpus(connection)
        except sqlite3.Error as error:
            raise told(error, database) from error
        finally:
            connection.close()
    return made


def merge(connection: sqlite3.Connection, left: int, right: int, *, by: str, reason: str) -> int:
    """Says that two entities are one, and gives the number of the decision.

    Raises:
        StoreError: they are one already, or of different kinds.
    """
    return _join_or_part(connection, "same", left, right, by=by, reason=reason)


def keep_apart(connection: sqlite3.Connection, left: int, right: int, *, by: str, reason: str) -> int:
    """Says that two entities are not one, and gives the number of the decision.

    Raises:
        StoreError: they are one: that takes a split.
    """
    return _join_or_part(connection, "different", left, right, by=by, reason=reason)


def _join_or_part(connection: sqlite3.Connection, action: str, left: int, right: int, *, by: str, reason: str) -> int:
    if left == right:
        says = "the two are one already" if action == "same" else "the two are one: part them with `saikne split`"
        raise StoreError(f"{says}; see `saikne why`")
    if kind_of_entity(connection, left) != kind_of_entity(connection, right):
        raise StoreError("a person, an institution and an initiative cannot be one: name two of one kind")
    with transaction(connection):
        return decide(
            connection, action, first_mentions(connection, left), first_mentions(connection, right), by=by, at=now(), reason=reason
        )


def split(connection: sqlite3.Connection, entity: int, documents: Sequence[int], *, by: str, reason: str) -> int:
    """Says that those of an entity's mentions that stand in these documents are somebody else, and gives the decision's number.

    Raises:
        StoreError: the documents have all of its mentions, or none.
    """
    away, stay = mentions_in(connection, entity, documents)
    if not away or not stay:
        raise StoreError(
            "a split needs some of the documents that name it, not all and not none: list them with `saikne split NAME`"
        )
    with transaction(connection):
        return decide(connection, "split", away, stay, by=by, at=now(), reason=reason)


def rename(connection: sqlite3.Connection, entity: int, name: str, *, by: str, reason: str) -> int:
    """Gives the entity a name, and gives the number of the decision."""
    with transaction(connection):
        return decide(connection, "rename", first_mentions(connection, entity), [], by=by, at=now(), reason=reason, name=name)


def undo(connection: sqlite3.Connection, decision: int, *, by: str) -> None:
    """Takes a decision back; it stays on record as withdrawn.

    Raises:
        StoreError: there is none of that number in force.
    """
    with transaction(connection):
        if not withdraw(connection, decision, by=by, at=now()):
            raise StoreError(f"no decision {decision} is in force: list them with `saikne decisions`")


def judge_pair(connection: sqlite3.Connection, left: int, right: int, *, same: bool, by: str, reason: str) -> int | None:
    """Decides over two mentions as the entities that they are now; nothing when one of them is gone or it is so already."""
    a, b = entity_of_mention(connection, left), entity_of_mention(connection, right)
    if a is None or b is None or a == b:
        return None
    return (merge if same else keep_apart)(connection, a, b, by=by, reason=reason)
