"""`saikne evaluate`"""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli import options, output
from pipeline.evaluate.tally import Tally

_PARTS = ("precision", "recall", "f1")


@click.command()
@click.argument("folder", metavar="GOLD_FOLDER", type=click.Path(path_type=Path))
@options.database_option
@click.option("--errors", metavar="FACT", help="List what was missed and what was wrong: `people`, `roles`, … or `all`.")
@click.option("--calibration", is_flag=True, help="Of the facts said with a confidence, how many are right.")
@options.format_option
def command(folder: Path, db: str, errors: str | None, calibration: bool, form: str) -> None:
    """Compare the database with gold: files x.json that say what is in the documents x.pdf, x.docx, … beside them.

    Read the same folder into the database first. The table has precision, recall and F1 of each kind of fact.
    """
    from pipeline.evaluate.compare import KINDS, compare
    from pipeline.evaluate.gold import read_gold
    from pipeline.query.facts import found_facts, named_entities

    if errors not in (None, "all", *KINDS):
        raise click.BadParameter(f"there is no fact {errors!r}: choose one of {', '.join(KINDS)}, or all.", param_hint="--errors")
    gold = read_gold(folder)
    connection = options.connect(db)
    found = found_facts(connection)
    unread = sorted(gold.keys() - found.keys())
    if len(unread) == len(gold):
        raise click.UsageError(
            f"the database holds none of the documents of {folder}: read them with `saikne run {folder} --db {db}`."
        )
    tallies = compare(gold, found, named_entities(connection))
    if unread:
        click.echo(f"saikne: not in the database, counted as without facts: {', '.join(unread)}", err=True)
    if errors:
        _say_errors({kind: tallies[kind] for kind in (KINDS if errors == "all" else (errors,))}, form)
    elif calibration:
        _say_calibration(tallies, form)
    else:
        _say_figures(tallies, form)


def _say_figures(tallies: dict[str, Tally], form: str) -> None:
    rows: list[dict[str, object]] = [
        {"fact": kind, "gold": t.gold, "found": t.found, **{part: _rounded(getattr(t, part)) for part in _PARTS}}
        for kind, t in tallies.items()
    ]
    titles = ("Fact", "In gold", "Found", "Precision", "Recall", "F1")
    _say(rows, titles, form)


def _say_errors(tallies: dict[str, Tally], form: str) -> None:
    rows: list[dict[str, object]] = [
        {"fact": kind, "error": error, "document": document, "what": what}
        for kind, tally in tallies.items()
        for error, items in (("missed", tally.missed), ("wrong", tally.wrong))
        for document, what in items
    ]
    _say(rows, ("Fact", "Error", "Document", "What"), form)


def _say_calibration(tallies: dict[str, Tally], form: str) -> None:
    from pipeline.evaluate.tally import calibration

    rows: list[dict[str, object]] = [
        {"fact": kind, "confidence": f"from {low:g}", "facts": count, "right": _rounded(share)}
        for kind, low, count, share in calibration(tallies)
    ]
    _say(rows, ("Fact", "Confidence", "Facts", "Right"), form)


def _say(rows: list[dict[str, object]], titles: tuple[str, ...], form: str) -> None:
    if form == "json":
        output.say_json(rows)
    elif form == "csv":
        output.say_csv(tuple(rows[0]) if rows else titles, rows)
    else:
        output.say(
            output.layout(
                titles,
                [tuple("–" if v is None else f"{v:.3f}" if isinstance(v, float) else v for v in row.values()) for row in rows],
            )
        )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
