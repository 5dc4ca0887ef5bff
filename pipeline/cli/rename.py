"""`saikne rename`"""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli import deciding, options


@click.command()
@click.argument("name", required=False)
@click.argument("new", required=False)
@click.option("--id", type=int, metavar="N", help="The number of the entity, where a name fits several.")
@deciding.reason_option
@deciding.author_option
@options.database_option
def command(
    name: str | None,
    new: str | None,
    id: int | None,  # noqa: A002
    reason: str,
    by: str | None,
    db: str,
) -> None:
    """Call NAME by the name NEW, in the nominative; what the documents print stays with it as other names."""
    from pipeline.decide import decide_in, rename

    if id is not None and new is None:
        name, new = None, name
    called = " ".join((new or "").split())
    if not called:
        raise click.UsageError("Say how it is called: give NAME and NEW.")
    connection = options.connect(db)
    entity = options.choose(connection, name, id)
    author = deciding.who(by)
    number = decide_in(Path(db), lambda writing: rename(writing, entity.id, called, by=author, reason=reason or "so decided"))
    click.echo(f"{entity.name} is called {called} now: decision {number}, undone with `saikne decisions --undo {number}`.")
