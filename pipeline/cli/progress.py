"""What a run tells while it goes: a bar on a terminal, lines of JSON for programs, otherwise nothing. All on stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from pipeline.cli.output import clean
from pipeline.events import Event, Summary

Log = Callable[[Event], None]


@contextmanager
def reporter(*, log_json: bool, quiet: bool) -> Iterator[Log]:
    """What takes the events of a run, for as long as it goes."""
    if log_json:
        yield lambda event: say_json(event.kind, event)
    elif quiet or not sys.stderr.isatty():
        yield lambda event: None
    else:
        with _bar() as log:
            yield log


def say_json(kind: str, told: Event | Summary) -> None:
    """One line of the log: when, what kind of thing, and all that there is to tell of it."""
    import json
    from dataclasses import asdict
    from datetime import UTC, datetime

    known = {name: value for name, value in asdict(told).items() if value is not None and value != 0}
    line = {"at": datetime.now(UTC).isoformat(timespec="milliseconds"), "kind": kind} | known
    click.echo(json.dumps(line, ensure_ascii=False), err=True)


@contextmanager
def _bar() -> Iterator[Log]:
    """A bar with how many files are done, the rate, the time left, and what cannot be read as it happens."""
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True, highlight=False)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("Looking for documents", total=None, rate="")

        def log(event: Event) -> None:
            if event.kind == "resolving":
                progress.update(task, description="Finding out who is who", rate="")
            elif event.kind == "notice":
                progress.console.print(f"Note: {escape(clean(event.reason))}")
            elif event.total and event.kind != "resolved":
                speed = progress.tasks[task].speed
                progress.update(
                    task,
                    description="Reading",
                    total=event.total,
                    completed=event.done,
                    rate=f"{speed:.1f} files/s" if speed else "",
                )
            if event.kind == "read" and event.status not in (None, "ok"):
                name = (event.path or "").rpartition("/")[2]
                progress.console.print(f"{escape(clean(name))}: {escape(clean(event.reason or event.status))}")

        yield log
