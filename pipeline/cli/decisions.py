"""`saikne decisions`"""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli import deciding, options, output
from pipeline.query.decisions import DecisionLine, decision_lines

_COLUMNS = ("id", "action", "left", "right", "by", "at", "reason", "withdrawn_at", "withdrawn_by", "lost")


@click.command()
@click.option("--undo", type=int, metavar="N", help="Take back the decision of this number; it stays in the list as withdrawn.")
@click.option("--lost", is_flag=True, help="Only decisions in force whose mentions are gone from the documents.")
@deciding.author_option
@options.format_option
@options.database_option
def command(undo: int | None, lost: bool, by: str | None, form: str, db: str) -> None:
    """What people decided of who is who, the latest first: merged, kept apart, split, renamed; by whom, when and why."""
    from pipeline.decide import decide_in
    from pipeline.decide import undo as take_back

    if undo is not None:
        author = deciding.who(by)
        decide_in(Path(db), lambda writing: take_back(writing, undo, by=author))
        click.echo(f"Decision {undo} is undone.")
        return
    lines = decision_lines(options.connect(db), lost=lost)
    if form == "json":
        output.say_json([_record(one) for one in lines])
    elif form == "csv":
        output.say_csv(_COLUMNS, [_record(one) for one in lines])
    elif not lines:
        output.say("No decision has lost its mentions." if lost else "Nothing has been decided yet: begin with `saikne review`.")
    else:
        rows = [(one.id, _said(one), one.by, one.at[:16].replace("T", " "), one.reason, _state(one)) for one in lines]
        output.say(output.layout(("No", "Decision", "By", "At", "Reason", "State"), rows))


def _said(one: DecisionLine) -> str:
    if one.action == "rename":
        return f"{one.left} is called {one.right}"
    return f"{one.left} {'is' if one.action == 'same' else 'is not'} {one.right}"


def _state(one: DecisionLine) -> str:
    if one.withdrawn_at:
        return f"undone by {one.withdrawn_by}"
    return "its mentions are gone" if one.lost else ""


def _record(one: DecisionLine) -> dict[str, object]:
    return {column: getattr(one, column) for column in _COLUMNS}
