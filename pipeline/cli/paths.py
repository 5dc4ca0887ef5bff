"""`saikne path`"""

from __future__ import annotations

import click

from pipeline.cli import options, output, records, words
from pipeline.query.errors import NothingFoundError
from pipeline.query.paths import Step, find_path


@click.command()
@click.argument("a", required=False)
@click.argument("b", required=False)
@click.option("--id-a", type=int, metavar="N", help="The number of the first, where a name fits several.")
@click.option("--id-b", type=int, metavar="N", help="The number of the second; then B is left out.")
@options.format_option
@options.database_option
def command(a: str | None, b: str | None, id_a: int | None, id_b: int | None, form: str, db: str) -> None:
    """How A and B are connected: the shortest way, with the sentence that each step rests on.

    Of several ways as short, the one is shown whose steps are stated in so many words.
    """
    if id_a is not None and b is None and id_b is None:
        a, b = None, a
    connection = options.connect(db)
    start = options.choose(connection, a, id_a, option="--id-a")
    end = options.choose(connection, b, id_b, option="--id-b")
    steps = find_path(connection, start.id, end.id)
    if steps is None:
        raise NothingFoundError(f"Nothing in the database connects {start.name} and {end.name}.")
    if form == "json":
        output.say_json([_record(step) for step in steps])
    elif form == "csv":
        columns = ("from", "to", "reason", "detail", *records.EVIDENCE_COLUMNS)
        output.say_csv(columns, records.flat(map(_record, steps)))
    elif not steps:
        output.say(f"Both names mean {start.name}.")
    else:
        lines = [output.heading(f"{start.name} and {end.name}: {words.count(len(steps), 'step')}")]
        for number, step in enumerate(steps, 1):
            lines += ["", f"{number}. {output.clean(step.a)} – {output.clean(step.b)}"]
            lines.append(output.cited(step.quote, label=_reason(step), indent=3))
        output.say("\n".join(lines))


def _record(step: Step) -> records.Record:
    return {
        "from": step.a,
        "to": step.b,
        "reason": step.kind,
        "detail": step.detail,
        "evidence": records.evidence_record(step.quote),
    }


def _reason(step: Step) -> str:
    if step.kind == "post":
        return step.detail or "belongs to"
    if step.kind == "party":
        return words.part(step.detail or "participant")
    return words.tie(step.kind)
