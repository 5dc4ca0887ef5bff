"""`saikne run`"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import NoReturn

import click

from pipeline.cli import options, output, words
from pipeline.cli.progress import reporter, say_json
from pipeline.errors import FolderError
from pipeline.evaluate.gold import is_gold
from pipeline.events import Summary
from pipeline.query.database import DEFAULT


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FOLDER…")
@options.database_option
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Documents read at once; as many as processors unless told.")
@click.option("--only", type=click.Choice(["failed"]), help="Read again only what was not read whole before.")
@click.option("--force", is_flag=True, help="Read everything again, also what has not changed.")
@click.option("--log-json", is_flag=True, help="Tell what happens as lines of JSON on stderr, for programs.")
@click.option("--quiet", is_flag=True, help="Say nothing but what was not read whole.")
def command(
    folders: tuple[Path, ...], db: str, jobs: int | None, only: str | None, force: bool, log_json: bool, quiet: bool
) -> None:
    """Read all documents below each FOLDER into the database: PDF, Word, HTML and text, whatever they are called.

    Only what is new or changed is read; what is gone is taken out. A run that was stopped goes on where it was.
    """
    from pipeline.run import run

    _stop_when_told()
    try:
        with reporter(log_json=log_json, quiet=quiet) as log:
            summary = run(folders, Path(db), jobs=jobs or _processors(), only_failed=only == "failed", force=force, log=log)
    except KeyboardInterrupt:
        click.echo(f"saikne: Stopped. What was read is kept in {db}; the same command goes on from there.", err=True)
        raise click.exceptions.Exit(130) from None
    if log_json:
        say_json("summary", summary)
    if not summary.found and not summary.removed:
        where = ", ".join(map(str, folders))
        raise FolderError(f"There is nothing to read in {where}: name a folder that holds documents.")
    shown = _text(summary, folders, db, quiet=quiet)
    if shown:
        output.say(shown)
    if summary.all_failed:
        raise click.exceptions.Exit(1)


def _processors() -> int:
    """The processors that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _stop_when_told() -> None:
    """Lets a request to end do what Ctrl-C does, so that the workers are ended with it."""

    def stop(number: int, frame: FrameType | None) -> NoReturn:
        raise KeyboardInterrupt

    with suppress(ValueError):  # only the main thread may; elsewhere there is nobody to be asked by
        signal.signal(signal.SIGTERM, stop)


def _text(summary: Summary, folders: tuple[Path, ...], db: str, *, quiet: bool) -> str:
    gold = sum(is_gold(path) for path, *_ in summary.problems)
    lines = [] if quiet else _told(summary, db, gold)
    if gold and not quiet:
        lines.append(f"{words.count(gold, 'file')} of gold beside documents, for `saikne evaluate`, not read as documents.")
    if len(summary.problems) > gold:
        lines += ["", output.heading(f"Not read whole: {words.count(len(summary.problems) - gold, 'file')}")]
        for (status, reason), paths in _by_reason(summary, folders).items():
            lines.append(output.paragraph(f"{words.count(len(paths), 'file')} {words.status(status)}: {output.clean(reason)}"))
            lines.append(output.paragraph(f"  {', '.join(map(output.clean, paths))}"))
    lines += [f"Note: {output.clean(notice)}" for notice in summary.notices]
    if not quiet and summary.found and not summary.all_failed:
        lines += ["", f"See what is there with `saikne status{'' if db == DEFAULT else f' --db {db}'}`."]
    return "\n".join(lines).strip()


def _by_reason(summary: Summary, folders: tuple[Path, ...]) -> dict[tuple[str, str], list[str]]:
    """The names of the files that share a state and a reason, so that a hundred pictures do not hide one broken plan."""
    out: dict[tuple[str, str], list[str]] = {}
    for path, status, reason in summary.problems:
        if is_gold(path):
            continue
        out.setdefault((status, reason), []).append(_short(path, folders))
    return dict(sorted(out.items(), key=lambda item: (item[0][0] == "unsupported", item[0])))


def _told(summary: Summary, db: str, gold: int) -> list[str]:
    """What was read and found; files of gold, which are told of apart, are no documents."""
    apart = min(gold, summary.counts.get("unsupported", 0))
    counts = {status: number - (apart if status == "unsupported" else 0) for status, number in summary.counts.items()}
    states = ", ".join(f"{number:,} {words.status(status)}" for status, number in counts.items() if number)
    amount = ", ".join(words.count(number, thing) for number, thing in ((summary.pages, "page"), (summary.words, "word")) if number)
    lines = []
    if summary.read > apart:
        took = words.duration(summary.seconds)
        lines.append(f"{words.count(summary.read - apart, 'document')} read in {took}{f' ({amount})' if amount else ''}: {states}.")
    else:
        lines.append(f"Nothing to read anew; looked through in {words.duration(summary.seconds)}.")
    rest = (
        (summary.unchanged, "unchanged"),
        (summary.same, "with the same content as another"),
        (summary.removed, "gone and taken out"),
        (summary.passed_over, "hidden or temporary and passed over"),
    )
    others = ", ".join(f"{number:,} {what}" for number, what in rest if number)
    if others:
        lines.append(f"Other files: {others}.")
    if summary.entities is not None:
        lines.append(f"{summary.entities:,} people, institutions and initiatives in {db}.")
    return [output.paragraph(line) for line in lines]


def _short(path: str, folders: tuple[Path, ...]) -> str:
    """The path as seen from the folder that was named."""
    for folder in folders:
        with suppress(ValueError, OSError):
            return Path(path).relative_to(folder.resolve()).as_posix()
    return path
