"""`saikne merge`"""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli import deciding, options


@click.command()
@click.argument("a", required=False)
@click.argument("b", required=False)
@click.option("--id-a", type=int, metavar="N", help="The number of the first, where a name fits several.")
@click.option("--id-b", type=int, metavar="N", help="The number of the second, where a name fits several.")
@click.option("--apart", is_flag=True, help="Say that A and B are not one, whatever their names.")
@deciding.reason_option
@deciding.author_option
@options.database_option
def command(
    a: str | None, b: str | None, id_a: int | None, id_b: int | None, apart: bool, reason: str, by: str | None, db: str
) -> None:
    """Say that A and B are one: two people, institutions or initiatives that the documents do not show to be one.

    The decision outranks every rule, stays when documents are read again, and can be undone with `saikne decisions`.
    """
    from pipeline.decide import decide_in, keep_apart, merge

    if id_a is not None and b is None and id_b is None:
        a, b = None, a
    connection = options.connect(db)
    left = options.choose(connection, a, id_a, option="--id-a")
    right = options.choose(connection, b, id_b, option="--id-b")
    author = deciding.who(by)
    act = keep_apart if apart else merge
    number = decide_in(Path(db), lambda writing: act(writing, left.id, right.id, by=author, reason=reason or "so decided"))
    says = "stay two" if apart else "are one"
    click.echo(f"{left.name} and {right.name} {says}: decision {number}, undone with `saikne decisions --undo {number}`.")
