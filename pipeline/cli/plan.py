"""`saikne plan`"""

from __future__ import annotations

import click

from pipeline.cli import options, output, records, words
from pipeline.query.errors import NothingFoundError
from pipeline.query.plans import AmbiguousPlanError, Plan, PlanLine, choose_plan, find_plan, list_plans


@click.command()
@click.argument("name", nargs=-1)
@click.option("--id", type=int, metavar="N", help="The number of the plan, where a name fits several.")
@click.option("--measure", metavar="NUMBER", help="Only this measure, and those below it: 1.2 and 1.2.3.")
@options.format_option
@options.database_option
def command(name: tuple[str, ...], id: int | None, measure: str | None, form: str, db: str) -> None:  # noqa: A002
    """The measures of the plan NAME by their numbers, and the later documents that take one up.

    Without NAME, the plans that there are.
    """
    connection = options.connect(db)
    if not name and id is None:
        _list(list_plans(connection), form)
        return
    try:
        number = choose_plan(connection, " ".join(name), id=id)
    except AmbiguousPlanError as error:
        rows = [(str(one), date or "", title) for one, date, title in error.candidates]
        click.echo(output.layout(("id", "Date", "Plan"), rows), err=True)
        raise
    plan = find_plan(connection, number, number=measure)
    if measure and not plan.measures:
        raise NothingFoundError(f"The plan has no measure {measure}: leave --measure out to see all.")
    if form == "json":
        output.say_json(_record(plan))
    elif form == "csv":
        output.say_csv(("number", "text", "owners", "due", "state", "taken_up_in"), map(_csv_record, plan.measures))
    else:
        output.say("\n".join(_lines(plan)))


def _list(plans: tuple[tuple[int, str | None, str, int], ...], form: str) -> None:
    lines: list[records.Record] = [{"id": i, "date": date, "title": title, "measures": n} for i, date, title, n in plans]
    if form == "json":
        output.say_json(lines)
    elif form == "csv":
        output.say_csv(("id", "date", "title", "measures"), lines)
    elif not plans:
        raise NothingFoundError("There are no plans in the database: read some with `saikne run FOLDER`.")
    else:
        output.say(output.layout(("id", "Date", "Plan", "Measures"), [(str(i), date or "", t, str(n)) for i, date, t, n in plans]))


def _record(plan: Plan) -> records.Record:
    return {
        "id": plan.id,
        "title": plan.title,
        "date": plan.date,
        "path": plan.path,
        "measures": [
            {
                "number": line.number,
                "text": line.text,
                "owners": list(line.owners),
                "due": line.due,
                "state": line.state,
                "taken_up": [records.evidence_record(one) for one in line.taken_up],
            }
            for line in plan.measures
        ],
    }


def _csv_record(line: PlanLine) -> records.Record:
    return {
        "number": line.number,
        "text": line.text,
        "owners": list(line.owners),
        "due": line.due,
        "state": line.state,
        "taken_up_in": [one.path for one in line.taken_up],
    }


def _lines(plan: Plan) -> list[str]:
    lines = [output.heading(output.clean(f"{plan.title}: {words.count(len(plan.measures), 'measure')}"))]
    lines += [output.paragraph(output.source(plan.title, plan.date, plan.path, None)), ""]
    rows = [
        (line.number, line.text, ", ".join(line.owners), words.date(line.due), line.state or "", str(len(line.taken_up) or ""))
        for line in plan.measures
    ]
    lines.append(output.layout(("No", "Measure", "Who", "Due", "State", "Taken up"), rows))
    for line in plan.measures:
        for one in line.taken_up:
            lines += ["", output.cited(one, label=line.number or output.clean(line.text[:40]))]
    return lines
