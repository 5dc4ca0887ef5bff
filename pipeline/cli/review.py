"""`saikne review`"""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import click

from pipeline.cli import deciding, options, output
from pipeline.query.decisions import OpenPair, Side, open_pairs
from pipeline.query.evidence import Quote

_COLUMNS = (
    "pair",
    "verdict",
    "kind",
    "left",
    "right",
    "reason",
    "left_sentence",
    "left_document",
    "right_sentence",
    "right_document",
)
_YES, _NO = {"y", "yes", "same", "j", "jā"}, {"n", "no", "different", "nē"}
_KEYS = "y one person or body · n two · s or Enter skip · u undo · q stop"


@click.command()
@click.option("--kind", type=click.Choice(["person", "institution", "initiative"]), help="Only pairs of this kind.")
@click.option(
    "--decisions",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Take decisions from a CSV file: that of --format csv with `verdict` filled in (y, n, or empty).",
)
@deciding.reason_option
@deciding.author_option
@options.limit_option
@options.format_option
@options.database_option
def command(kind: str | None, file: Path | None, reason: str, by: str | None, limit: int | None, form: str, db: str) -> None:
    """Decide over pairs of which the documents leave open whether they are one, the most telling first.

    On a terminal each pair is shown side by side with the sentences that name them, and one key decides: y they are
    one, n they are two, s skip, u undo the last, q stop. Elsewhere the pairs are listed.
    """
    author = deciding.who(by)
    if file is not None:
        _from_file(Path(db), file, author, reason)
        return
    connection = options.connect(db)
    pairs = open_pairs(connection, kind=kind, limit=options.limit_for(form, limit))
    if form == "json":
        output.say_json([_record(pair) for pair in pairs])
    elif form == "csv":
        output.say_csv(_COLUMNS, [_record(pair) for pair in pairs])
    elif not pairs:
        output.say("Nothing is left open.")
    elif _asks():
        connection.close()
        _ask(Path(db), pairs, author, reason)
    else:
        output.say("\n\n".join(f"{number}. {_shown(pair)}" for number, pair in enumerate(pairs, 1)))


def _asks() -> bool:
    import sys

    return all(stream.isatty() for stream in (sys.stdin, sys.stdout))


def _shown(pair: OpenPair) -> str:
    return "\n".join(
        [
            output.heading(f"{_title(pair.left)}   ?=   {_title(pair.right)}"),
            output.paragraph(output.clean(pair.reason)),
            output.cited(pair.left.quote, indent=2),
            output.cited(pair.right.quote, indent=2),
        ]
    )


def _title(side: Side) -> str:
    detail = f" ({output.clean(side.detail)})" if side.detail else ""
    return f"{output.clean(side.name)}{detail}, in {side.documents}"


def _record(pair: OpenPair) -> dict[str, object]:
    return {
        "pair": pair.pair, "verdict": "", "kind": pair.kind, "left": pair.left.name, "right": pair.right.name,
        "reason": pair.reason, "left_sentence": pair.left.quote.text, "left_document": _where(pair.left.quote),
        "right_sentence": pair.right.quote.text, "right_document": _where(pair.right.quote),
    }  # fmt: skip


def _where(quote: Quote) -> str:
    return output.source(quote.document, quote.date, quote.path, quote.page)


def _ask(database: Path, pairs: Iterable[OpenPair], by: str, reason: str) -> None:
    """Shows pair after pair and writes each answer down at once; the entities are made anew at the end."""
    from pipeline.decide import decide_in

    def act(connection: sqlite3.Connection) -> int:
        return answer(connection, list(pairs), by=by, reason=reason, key=_key, show=lambda pair: output.say(f"\n{_shown(pair)}"))

    click.echo(f"{_KEYS}", err=True)
    made = decide_in(database, act)
    click.echo(f"{made} decided; `saikne decisions` lists them.", err=True)


def _key() -> str:
    pressed = ""
    with suppress(KeyboardInterrupt, EOFError):
        pressed = click.getchar()
    return {"\r": "s", "\n": "s", " ": "s", "": "q", "\x03": "q", "\x04": "q", "\x1b": "q"}.get(pressed, pressed.casefold())


def answer(
    connection: sqlite3.Connection,
    pairs: list[OpenPair],
    *,
    by: str,
    reason: str,
    key: Callable[[], str],
    show: Callable[[OpenPair], None],
) -> int:
    """Asks over each pair with one key, `u` goes back to the last; how many decisions were made comes back."""
    from pipeline.decide import judge_pair, undo

    place, made = 0, list[tuple[int, int]]()  # (place, decision)
    while place < len(pairs):
        pair = pairs[place]
        show(pair)
        pressed = key()
        while pressed not in {"y", "n", "s", "u", "q", "j"}:
            pressed = key()
        if pressed == "q":
            break
        if pressed == "u":
            if made:
                place, decision = made.pop()
                undo(connection, decision, by=by)
            continue
        if pressed != "s":
            number = judge_pair(
                connection, pair.left.mention, pair.right.mention, same=pressed != "n", by=by, reason=reason or pair.reason
            )
            if number is not None:
                made.append((place, number))
        place += 1
    return len(made)


def _from_file(database: Path, file: Path, by: str, reason: str) -> None:
    """Decides what a file says; what it says of pairs that are gone is told."""
    from pipeline.decide import decide_in, judge_pair
    from pipeline.store.decisions import pair_of

    wanted = list(_read(file))

    def act(connection: sqlite3.Connection) -> tuple[int, int]:
        done = gone = 0
        for pair, same, why in wanted:
            row = pair_of(connection, pair)
            number = judge_pair(connection, *row, same=same, by=by, reason=why or reason or "so decided") if row else None
            done, gone = done + (number is not None), gone + (number is None)
        return done, gone

    done, gone = decide_in(database, act)
    click.echo(f"{done} decided" + (f"; {gone} of the pairs are no longer open" if gone else "") + ".")


def _read(file: Path) -> Iterator[tuple[int, bool, str]]:
    """(pair, whether they are one, reason) of each line that says so.

    Raises:
        click.UsageError: the file is no such table, or a verdict is none.
    """
    text = file.read_text(encoding="utf-8-sig")
    dialect = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    rows = csv.DictReader(text.splitlines(), delimiter=dialect)
    if not {"pair", "verdict"} <= set(rows.fieldnames or ()):
        raise click.UsageError(f"{file} has no columns `pair` and `verdict`: make it with `saikne review --format csv`.")
    for number, row in enumerate(rows, 2):
        verdict = (row["verdict"] or "").strip().casefold()
        if verdict in ("", "s", "skip", "?"):
            continue
        if verdict not in _YES | _NO or not (row["pair"] or "").strip().isdigit():
            raise click.UsageError(f"{file}, line {number}: the verdict is y, n or empty, and the pair a number.")
        yield int(row["pair"]), verdict in _YES, (row.get("why") or "").strip()
