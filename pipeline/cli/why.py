"""`saikne why`"""

from __future__ import annotations

import click

from pipeline.cli import options, output, records
from pipeline.query.decisions import Step, why_one, why_two


@click.command()
@click.argument("a", required=False)
@click.argument("b", required=False)
@click.option("--id-a", type=int, metavar="N", help="The number of the first, where a name fits several.")
@click.option("--id-b", type=int, metavar="N", help="The number of the second, where a name fits several.")
@options.format_option
@options.database_option
def command(a: str | None, b: str | None, id_a: int | None, id_b: int | None, form: str, db: str) -> None:
    """Why A and B are, or are not, one: the judgements with their reasons, and the sentences that they are about.

    With A alone, everything that makes it one.
    """
    if id_a is not None and b is None and id_b is None:
        a, b = None, a
    connection = options.connect(db)
    left = options.choose(connection, a, id_a, option="--id-a")
    right = options.choose(connection, b, id_b, option="--id-b") if b or id_b is not None else left
    one = left.id == right.id
    steps = why_one(connection, left.id, a or left.name, b) if one else why_two(connection, left.id, right.id)
    if form == "json":
        output.say_json([_record(step) for step in steps])
        return
    if form == "csv":
        output.say_csv(
            ("verdict", "by", "reason", "left", "right", "left_path", "right_path"),
            [
                {
                    "verdict": s.verdict, "by": s.by, "reason": s.reason, "left": s.left.text, "right": s.right.text,
                    "left_path": s.left.path, "right_path": s.right.path,
                }
                for s in steps
            ],
        )  # fmt: skip
        return
    if one:
        lines = [output.heading(f"{left.name} is one" if steps else f"{left.name} is one: it is always printed alike.")]
    else:
        lines = [output.heading(f"{left.name} and {right.name} are two")]
        if not steps:
            lines.append(output.paragraph("Nothing was found that speaks for their being one: no name, or no circle, in common."))
    for number, step in enumerate(steps, 1):
        lines += ["", output.paragraph(f"{number}. {output.clean(step.reason)} ({step.verdict}, {_who(step.by)})")]
        lines += [output.cited(step.left), output.cited(step.right)]
    output.say("\n".join(lines))


def _who(by: str) -> str:
    return "by rule" if by.startswith("rule:") else f"decided by {output.clean(by)}"


def _record(step: Step) -> records.Record:
    return {
        "verdict": step.verdict,
        "by": step.by,
        "reason": step.reason,
        "left": records.evidence_record(step.left),
        "right": records.evidence_record(step.right),
    }
