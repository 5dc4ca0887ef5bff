"""`saikne commitments`"""

from __future__ import annotations

import click

from pipeline.cli import options, output, records, words
from pipeline.query.commitments import CommitmentLine, find_commitments
from pipeline.query.following import STATES
from pipeline.query.periods import first_day, last_day

_KINDS = ("assigned", "agreed", "promised", "planned", "requested")


@click.command()
@click.option("--owner", metavar="NAME", help="Who is to do it.")
@click.option("--owner-id", type=int, metavar="N", help="The number of the owner, where a name fits several.")
@options.day_option("--due-before", first_day, says="Due before this day, month or year.")
@options.day_option("--due-after", last_day, says="Due after this day, month or year.")
@click.option("--kind", type=click.Choice(_KINDS), help="How it was undertaken.")
@click.option("--open", "open_only", is_flag=True, help="Only what is not known to be done or dropped.")
@click.option("--overdue", is_flag=True, help="Only what was due and is not known to be done or dropped.")
@click.option("--state", type=click.Choice(STATES), help="Only what is in this state.")
@options.day_option("--as-of", last_day, says="The state on this day; else as of the last document of each series.")
@options.evidence_option
@options.period_options
@options.limit_option
@options.format_option
@options.database_option
def command(
    owner: str | None,
    owner_id: int | None,
    due_before: str | None,
    due_after: str | None,
    kind: str | None,
    open_only: bool,
    overdue: bool,
    state: str | None,
    as_of: str | None,
    evidence: bool,
    since: str | None,
    until: str | None,
    limit: int | None,
    form: str,
    db: str,
) -> None:
    """Who is to do what, and until when: the earliest deadline first, then what has none.

    A deadline of a month or a year is its last day.
    """
    options.check_period(since, until)
    if overdue and state not in (None, "overdue"):
        raise click.UsageError(f"--overdue and --state {state} exclude each other: leave one out.")
    connection = options.connect(db)
    entity = options.choose(connection, owner, owner_id, option="--owner-id") if owner or owner_id is not None else None
    found = find_commitments(
        connection,
        owner=entity.id if entity else None,
        kind=kind,
        due_before=due_before,
        due_after=due_after,
        open_only=open_only,
        state="overdue" if overdue else state,
        as_of=as_of,
        since=since,
        until=until,
        evidence=evidence,
    )
    shown = found[: options.limit_for(form, limit)]
    if form == "json":
        output.say_json([commitment_record(one) for one in shown])
    elif form == "csv":
        output.say_csv(_COLUMNS, [_csv_record(one) for one in shown])
    else:
        lines = [output.heading(f"{entity.name}: {words.count(len(found), 'commitment')}")] if entity else []
        lines += [] if entity else [output.heading(words.count(len(found), "commitment"))]
        if shown:
            lines += ["", commitment_table(shown, owners=True)]
        if len(found) > len(shown):
            lines += ["", f"{len(shown)} of {len(found):,} are shown; all with --limit 0."]
        output.say("\n".join(lines))


_COLUMNS = (
    "due", "due_text", "owners", "beneficiaries", "text", "kind", "state", "document", "date", "path", "page", "moved_to", "late",
    "id",
)  # fmt: skip


def commitment_record(one: CommitmentLine) -> records.Record:
    """A commitment for programs."""
    record: records.Record = {
        "due": one.due,
        "due_text": one.due_text,
        "owners": list(one.owners),
        "beneficiaries": list(one.beneficiaries),
        "text": one.text,
        "kind": one.kind,
        "state": one.state,
        "document": one.document,
        "date": one.date,
        "path": one.path,
        "page": one.page,
        "moved_to": one.moved,
        "late": one.late,
        "id": one.id,
    }
    return records.with_evidence(record, one.quote)


def _csv_record(one: CommitmentLine) -> records.Record:
    """The text of a commitment is its evidence, with file and page beside it: CSV needs no more columns for it."""
    return {name: value for name, value in commitment_record(one).items() if name != "evidence"}


def commitment_table(lines: tuple[CommitmentLine, ...], *, owners: bool) -> str:
    """Commitments for people: a table, or where evidence was asked each with its sentence, file and page."""
    if all(one.quote is None for one in lines):
        titles = ("Due", "Who" if owners else "With", "What", "How", "State", "Said")
        return output.layout(
            titles,
            [
                (
                    _due(one),
                    ", ".join(one.owners) if owners else "",
                    _short(one.text),
                    one.kind,
                    _state(one),
                    one.date or one.document,
                )
                for one in lines
            ],
        )
    blocks = []
    for one in lines:
        who = ", ".join(one.owners) if owners else ""
        due = f"due {_due(one)}" if one.moved or one.due else "no deadline"
        blocks.append(output.paragraph(output.clean("; ".join(filter(None, (who, one.kind, due, _state(one)))))))
        if one.quote is not None:
            blocks.append(output.cited(one.quote))
    return "\n".join(blocks)


def _due(one: CommitmentLine) -> str:
    """The deadline that stands; where a later document moved it, with the one that the text names."""
    if one.moved and one.due:
        return f"{words.date(one.moved)} (was {words.date(one.due)})"
    return words.date(one.moved or one.due)


def _state(one: CommitmentLine) -> str:
    return f"{one.state} late" if one.late and one.state == "done" else one.state


def _short(text: str, most: int = 240) -> str:
    return text if len(text) <= most else text[: text.rfind(" ", 0, most)] + " …"
