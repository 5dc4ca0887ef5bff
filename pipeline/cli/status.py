"""`saikne status`"""

from __future__ import annotations

import click

from pipeline.cli import options, output, words
from pipeline.evaluate.gold import is_gold
from pipeline.query.status import Status, database_status


@click.command()
@options.database_option
@options.format_option
def command(db: str, form: str) -> None:
    """What is in the database, and what could not be read."""
    answer = database_status(options.connect(db), db)
    if form == "json":
        output.say_json(
            {
                "database": answer.path,
                "bytes": answer.size,
                "last_run": answer.last_run,
                "first_date": answer.first,
                "last_date": answer.last,
                "documents": answer.documents,
                "counts": answer.counts,
                "unread": [{"path": one.path, "status": one.status, "reason": one.reason} for one in answer.unread],
            }
        )
    elif form == "csv":
        rows = [{"what": f"documents {name}", "number": number} for name, number in answer.documents.items()]
        rows += [{"what": name, "number": number} for name, number in answer.counts.items()]
        rows += [{"what": one.status, "path": one.path, "reason": one.reason} for one in answer.unread]
        output.say_csv(("what", "number", "path", "reason"), rows)
    else:
        output.say(_table(answer))


def _table(answer: Status) -> str:
    unread = [one for one in answer.unread if not (one.status == "unsupported" and is_gold(one.path))]
    gold = len(answer.unread) - len(unread)
    documents = {name: number for name, number in answer.documents.items() if name != "unsupported"}
    if other := answer.documents.get("unsupported", 0) - gold:
        documents["unsupported"] = other
    total = sum(documents.values())
    lines = [output.heading(f"{answer.path}, {words.size(answer.size)}")]
    if not total:
        lines.append("The database is empty: fill it with `saikne run FOLDER`.")
        return "\n".join(lines)
    when = words.period(answer.first, answer.last)
    lines.append(f"{words.count(total, 'document')}{f', dated {when}' if when else ''}")
    if answer.last_run:
        lines.append(f"Last read: {answer.last_run[:16].replace('T', ' ')}")
    states = [(words.status(name), f"{number:,}") for name, number in documents.items()]
    found = [(name, f"{number:,}") for name, number in answer.counts.items()]
    lines += ["", output.layout(("Documents", ""), states), "", output.layout(("Found in them", ""), found)]
    if unread:
        lines += ["", output.heading("Not read whole")]
        rows = [(one.file, words.status(one.status), one.reason) for one in unread]
        lines.append(output.layout(("File", "State", "Why"), rows))
    if gold:
        lines += ["", f"{words.count(gold, 'file')} of gold beside documents, for `saikne evaluate`, not read as documents."]
    return "\n".join(lines)
