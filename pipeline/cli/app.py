"""The program itself: finds the command, and turns whatever goes wrong into one line and an exit code."""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module
from typing import NoReturn

import click

#: Each command with its module and the line it has in `saikne --help`; a module is imported when its command is used.
COMMANDS = {
    "run": ("pipeline.cli.run", "Read all documents below folders into the database."),
    "status": ("pipeline.cli.status", "What is in the database, and what could not be read."),
    "show": ("pipeline.cli.show", "The card of a person, institution or initiative."),
    "with": ("pipeline.cli.partners", "Who somebody worked with: how often, when and how."),
    "path": ("pipeline.cli.paths", "How two are connected."),
    "commitments": ("pipeline.cli.commitments", "Who is to do what, and until when."),
    "follow": ("pipeline.cli.follow", "What became of a commitment, document by document."),
    "plan": ("pipeline.cli.plan", "The measures of a plan, and who takes them up."),
    "search": ("pipeline.cli.search", "Full text search, in every inflected form of the words."),
    "review": ("pipeline.cli.review", "Decide over pairs that may be one person or body."),
    "merge": ("pipeline.cli.merge", "Say that two are one, or are not."),
    "split": ("pipeline.cli.split", "Say that one is two."),
    "rename": ("pipeline.cli.rename", "Give somebody or something another name."),
    "why": ("pipeline.cli.why", "Why two are, or are not, one."),
    "decisions": ("pipeline.cli.decisions", "What was decided of who is who, and undoing it."),
    "evaluate": ("pipeline.cli.evaluate", "How right the database is, by gold files beside the documents."),
}


class _Commands(click.Group):
    """Commands imported only when they are used, so that each starts at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(COMMANDS[cmd_name][0]).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"saikne {version('saikne')}")
        ctx.exit()


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version and exit.")
def saikne() -> None:
    """Reads folders of Latvian minutes and reports, and answers who works with whom, who promised what, and where
    it says so.

    Names are understood in any case and without diacritics, as abbreviations, with initials, or as a surname alone.
    """


def main() -> NoReturn:
    """Runs the program and ends the process with its exit code: 0, 1 nothing found or nothing read, 2 asked wrongly."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console of Windows would else break on Latvian letters
            stream.reconfigure(encoding="utf-8", errors="replace")
    code = 1
    try:
        code = _run()
        sys.stdout.flush()
    except OSError as error:
        # Windows says EINVAL where others say EPIPE: whoever read our output has seen enough.
        if error.errno not in (errno.EPIPE, errno.EINVAL):
            code = _say(f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}.", code)
        else:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = 0
    sys.exit(code)


def _run() -> int:
    from extractors.errors import SaikneError

    try:
        return saikne.main(prog_name="saikne", standalone_mode=False) or 0
    except click.UsageError as error:
        ctx = error.ctx
        return _say(f"{error.format_message()} See `{ctx.command_path if ctx else 'saikne'} --help`.", 2)
    except click.ClickException as error:
        return _say(error.format_message(), error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        return _say("Stopped.", 130)
    except SaikneError as error:
        return _say(str(error), getattr(error, "exit_code", 2))
    except OSError:
        raise
    except SystemExit:
        return 0  # so click ends when whoever read our output has seen enough, as `head` does
    except Exception as error:
        if os.environ.get("SAIKNE_DEBUG"):
            raise
        return _say(_fault(error), 2 if _is_database_error(error) else 1)


def _is_database_error(error: Exception) -> bool:
    sqlite3 = sys.modules.get("sqlite3")
    return sqlite3 is not None and isinstance(error, sqlite3.Error)


def _fault(error: Exception) -> str:
    if _is_database_error(error):
        return f"The database cannot be used ({error}): close what holds it, or make it anew with `saikne run`."
    kind = type(error).__name__
    return f"A fault of this program ({kind}: {error}): set SAIKNE_DEBUG=1 to see where, and please report it."


def _say(message: str, code: int) -> int:
    click.echo("saikne: " + " ".join(message.split()), err=True)
    return code
