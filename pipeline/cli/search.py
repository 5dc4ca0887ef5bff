"""`saikne search`"""

from __future__ import annotations

import click

from pipeline.cli import options, output, words
from pipeline.query.errors import NothingFoundError
from pipeline.query.search import Hit, missing_words, search_passages


@click.command()
@click.argument("query", nargs=-1, required=True, metavar="WORDS…")
@options.period_options
@options.limit_option
@options.format_option
@options.database_option
@click.option("--evidence", is_flag=True, help="Show the passages whole.")
def command(
    query: tuple[str, ...],
    since: str | None,
    until: str | None,
    limit: int | None,
    form: str,
    db: str,
    evidence: bool,
) -> None:
    """Passages that hold all WORDS, each in any inflected form, the best first.

    Words in quotes stand next to each other ('"valsts kase"'); a star at the end finds every word that begins so.
    """
    options.check_period(since, until)
    connection = options.connect(db)
    asked = " ".join(query)
    hits, total = search_passages(connection, asked, since=since, until=until, limit=options.limit_for(form, limit))
    if form == "json":
        output.say_json([_record(hit) for hit in hits])
    elif form == "csv":
        columns = ("document", "date", "path", "page", "kind", "text", "matches")
        output.say_csv(columns, [_record(hit) | {"matches": _matches(hit)} for hit in hits])
    elif hits:
        lines = [output.heading(words.count(total, "passage"))]
        for hit in hits:
            where = output.source(hit.document, hit.date, hit.path, hit.page)
            text = output.mark(hit.text, hit.marks, most=len(hit.text) if evidence else 280)
            lines += ["", output.paragraph(where), output.paragraph(text, indent=2)]
        if total > len(hits):
            lines += ["", f"{len(hits)} of {total:,} are shown; all with --limit 0."]
        output.say("\n".join(lines))
    if not hits:
        raise NothingFoundError(_nothing(missing_words(connection, asked), dated=bool(since or until)))


def _record(hit: Hit) -> dict[str, object]:
    return {
        "document": hit.document,
        "date": hit.date,
        "path": hit.path,
        "page": hit.page,
        "kind": hit.kind,
        "text": hit.text,
        "marks": [list(span) for span in hit.marks],
    }


def _matches(hit: Hit) -> list[str]:
    return list(dict.fromkeys(hit.text[start:end] for start, end in hit.marks))


def _nothing(missing: tuple[str, ...], *, dated: bool) -> str:
    if missing:
        return f"No document has {' or '.join(missing)} in any form: try another word, or its beginning with a star."
    if dated:
        return "No passage of this period has all of these words: widen --since and --until, or ask for fewer words."
    return "No passage has all of these words together: ask for fewer of them."
