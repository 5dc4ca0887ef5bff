"""`saikne follow`"""

from __future__ import annotations

import click

from pipeline.cli import options, output, records, words
from pipeline.query.following import AmbiguousCommitmentError, Chain, choose_commitment, find_chain
from pipeline.query.periods import last_day

_MOST_LISTED = 15


@click.command()
@click.argument("commitment", nargs=-1, required=True)
@options.day_option("--as-of", last_day, says="What was known on this day.")
@options.format_option
@options.database_option
def command(commitment: tuple[str, ...], as_of: str | None, form: str, db: str) -> None:
    """What became of COMMITMENT: the sentence that made it, and what each later document says of it.

    COMMITMENT is its number, or some of its words, in any form.
    """
    connection = options.connect(db)
    try:
        number = choose_commitment(connection, " ".join(commitment))
    except AmbiguousCommitmentError as error:
        rows = [(str(one), date or "", text) for one, date, text in error.candidates[:_MOST_LISTED]]
        click.echo(output.layout(("number", "Said", "What"), rows), err=True)
        raise
    chain = find_chain(connection, number, as_of=as_of)
    if form == "json":
        output.say_json(_record(chain))
    elif form == "csv":
        output.say_csv(_COLUMNS, _csv_rows(chain))
    else:
        output.say("\n".join(_lines(chain)))


def _record(chain: Chain) -> records.Record:
    return {
        "id": chain.id,
        "state": chain.state,
        "kind": chain.kind,
        "owners": list(chain.owners),
        "due": chain.due,
        "series": chain.series,
        "evidence": records.evidence_record(chain.quote),
        "follow_ups": [
            {"status": turn.status, "due": turn.due, "evidence": records.evidence_record(turn.quote)} for turn in chain.turns
        ],
        "silent_documents": chain.silent,
        "silent_until": chain.until,
    }


_COLUMNS = ("status", "due", *records.EVIDENCE_COLUMNS)


def _csv_rows(chain: Chain) -> list[records.Record]:
    made: records.Record = {"status": chain.kind, "due": chain.due} | records.evidence_record(chain.quote)
    return [made, *({"status": t.status, "due": t.due} | records.evidence_record(t.quote) for t in chain.turns)]


def _lines(chain: Chain) -> list[str]:
    who = ", ".join(chain.owners) or "nobody named"
    due = f"due {words.date(chain.due)}" if chain.due else "no deadline"
    lines = [output.heading(output.clean(f"{who}: {chain.kind}, {due}; now {chain.state}"))]
    lines.append(output.cited(chain.quote))
    for turn in chain.turns:
        new = f", now due {words.date(turn.due)}" if turn.due else ""
        lines += ["", output.cited(turn.quote, label=f"{turn.status}{new}")]
    if chain.series is None:
        lines += ["", "Its document is of no series: nothing later could be looked at."]
    elif chain.silent and chain.state in ("open", "overdue"):
        since = "since then" if chain.turns else "later"
        documents = words.count(chain.silent, "document")
        lines += ["", f"Silent: {documents} of the series {since}, to {chain.until}, without a word of it."]
    return lines
