"""`saikne split`"""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli import deciding, options, output
from pipeline.query.decisions import Standing, standings


@click.command()
@click.argument("name", required=False)
@click.option("--id", type=int, metavar="N", help="The number of the entity, where a name fits several.")
@click.option(
    "--document",
    "wanted",
    multiple=True,
    metavar="WHICH",
    help="A document whose bearer of the name is somebody else: its number in the list, or its file; several times for several.",
)
@deciding.reason_option
@deciding.author_option
@options.database_option
def command(
    name: str | None,
    id: int | None,  # noqa: A002
    wanted: tuple[str, ...],
    reason: str,
    by: str | None,
    db: str,
) -> None:
    """Say that NAME is two: those whom the chosen documents name become one of their own.

    Without --document the documents that name it are listed with their numbers.
    """
    from pipeline.decide import decide_in, split

    connection = options.connect(db)
    entity = options.choose(connection, name, id)
    lines = standings(connection, entity.id)
    if not wanted:
        rows = [(number, one.date or "", one.title, one.path.rpartition("/")[2], one.forms) for number, one in enumerate(lines, 1)]
        output.say(output.layout(("No", "Date", "Document", "File", "As"), rows))
        return
    chosen = [_document(lines, which) for which in wanted]
    author = deciding.who(by)
    number = decide_in(Path(db), lambda writing: split(writing, entity.id, chosen, by=author, reason=reason or "so decided"))
    click.echo(f"{entity.name} is two now: decision {number}, undone with `saikne decisions --undo {number}`.")


def _document(lines: tuple[Standing, ...], which: str) -> int:
    """The document meant by its place in the list or by its file.

    Raises:
        click.UsageError: none or several are.
    """
    if which.isdigit() and 1 <= int(which) <= len(lines):
        return lines[int(which) - 1].document
    found = [one.document for one in lines if one.path == which or one.path.rpartition("/")[2] == which]
    found = found or [one.document for one in lines if one.path.rpartition("/")[2].rpartition(".")[0] == which]
    if len(found) != 1:
        raise click.UsageError(f"{which!r} is {'none' if not found else 'several'} of the documents: list them without --document.")
    return found[0]
