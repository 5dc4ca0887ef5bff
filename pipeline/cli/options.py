"""The options that commands share, and how they are understood."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from pipeline.query.database import DEFAULT, open_database
from pipeline.query.errors import AmbiguousNameError
from pipeline.query.names import Candidate, resolve_name
from pipeline.query.periods import first_day, last_day

_MOST_LISTED = 20
Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def day_option(name: str, day: Callable[[str | None], str | None], *, says: str) -> Callable[[Decorated], Decorated]:
    """An option that takes a date as exact as one likes to type it, and gives its first or its last day."""

    def understand(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
        if value is None:
            return None
        found = day(value.strip())
        if found is None or "/" in value:
            raise click.BadParameter(f"{value!r} is not a date: write 2018, 2018-01 or 2018-01-03.")
        return found

    return click.option(name, metavar="DATE", callback=understand, help=says)


def database_option(function: Decorated) -> Decorated:
    """`--db`, the file of the database."""
    return click.option(
        "--db",
        metavar="FILE",
        default=DEFAULT,
        envvar="SAIKNE_DB",
        show_default=True,
        show_envvar=True,
        help="The database.",
    )(function)


def format_option(function: Decorated) -> Decorated:
    """`--format`, for people or for programs."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["table", "json", "csv"]),
        default="table",
        show_default=True,
        help="A table to read, or JSON or CSV for other programs.",
    )(function)


def evidence_option(function: Decorated) -> Decorated:
    """`--evidence`, where it says so."""
    says = "Quote the sentences that say so, with file and page."
    return click.option("--evidence", is_flag=True, help=says)(function)


def period_options(function: Decorated) -> Decorated:
    """`--since` and `--until`, between which the documents are dated."""
    until = day_option("--until", last_day, says="Only documents dated so or earlier.")(function)
    return day_option("--since", first_day, says="Only documents dated so or later (2018, 2018-01, 2018-01-03).")(until)


def limit_option(function: Decorated) -> Decorated:
    """`--limit`, how much at most."""
    return click.option(
        "--limit",
        type=click.IntRange(min=0),
        metavar="N",
        help="How many lines at most; 0 is all. A table shows 30 unless told, JSON and CSV all.",
    )(function)


def limit_for(form: str, limit: int | None) -> int | None:
    """The number of lines wanted, `None` for all."""
    if limit is None:
        return 30 if form == "table" else None
    return limit or None


def check_period(since: str | None, until: str | None) -> None:
    """Refuses a period that ends before it starts.

    Raises:
        click.UsageError: it does.
    """
    if since and until and since > until:
        raise click.UsageError(f"--since {since} is after --until {until}: swap the two.")


def connect(db: str) -> sqlite3.Connection:
    """The open database; it is closed with the command."""
    connection = open_database(db)
    click.get_current_context().call_on_close(connection.close)
    return connection


def choose(db: sqlite3.Connection, name: str | None, id: int | None, *, option: str = "--id") -> Candidate:  # noqa: A002
    """The entity that is meant; when several fit, a question on a terminal, and an error with the list elsewhere.

    Raises:
        click.UsageError: neither a name nor an id was given.
        AmbiguousNameError: several fit and nobody can be asked.
        NothingFoundError: none fits.
    """
    if id is None and not (name or "").strip():
        raise click.UsageError(f"Say whom: give a name, or {option} N.")
    try:
        return resolve_name(db, name or "", id=id)
    except AmbiguousNameError as error:
        candidates = error.candidates
        ask = all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
        click.echo(f"“{name}” can mean:\n{_listed(candidates, ids=not ask)}", err=True)
        if not ask:
            raise AmbiguousNameError(
                f"“{name}” fits {len(candidates)}: say it more exactly, or use {option} N.", candidates
            ) from None
    number = click.prompt("Which one? Number", type=click.IntRange(1, len(candidates)), err=True)
    return candidates[number - 1]


def _listed(candidates: tuple[Candidate, ...], *, ids: bool) -> str:
    from pipeline.cli.output import layout
    from pipeline.cli.words import count, entity_kind, period

    rows = [
        (
            str(one.id if ids else number),
            one.name,
            one.detail or entity_kind(one.kind),
            period(one.first, one.last),
            count(one.documents, "document"),
        )
        for number, one in enumerate(candidates[:_MOST_LISTED], 1)
    ]
    table = layout(("id" if ids else "No", "Name", "Who", "When", "In"), rows)
    more = len(candidates) - _MOST_LISTED
    return f"{table}\nand {more} more" if more > 0 else table
