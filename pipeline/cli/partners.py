"""`saikne with`"""

from __future__ import annotations

from collections.abc import Callable

import click

from pipeline.cli import options, output, records, words
from pipeline.query.names import Candidate
from pipeline.query.partners import Partner, Reason, count_partners, find_partners

Word = Callable[[str], str]


@click.command()
@click.argument("name", required=False)
@click.option("--id", type=int, metavar="N", help="The number of the entity, where a name fits several.")
@options.evidence_option
@options.period_options
@options.limit_option
@options.format_option
@options.database_option
def command(
    name: str | None,
    id: int | None,  # noqa: A002
    evidence: bool,
    since: str | None,
    until: str | None,
    limit: int | None,
    form: str,
    db: str,
) -> None:
    """Who NAME worked with: in how many documents, how, and from when to when.

    Cooperation is what a document states in so many words, sharing a project, network or agreement, and having met.
    Of an initiative, its parties are listed.
    """
    options.check_period(since, until)
    connection = options.connect(db)
    entity = options.choose(connection, name, id)
    partners = find_partners(
        connection, entity.id, since=since, until=until, limit=options.limit_for(form, limit), evidence=evidence
    )
    if form == "json":
        output.say_json([partner_record(one, evidence=evidence) for one in partners])
    elif form == "csv":
        columns: tuple[str, ...] = ("name", "kind", "documents", "how", "first", "last")
        if evidence:
            columns += ("reason", *records.EVIDENCE_COLUMNS)
        output.say_csv(columns, records.flat(partner_record(one, evidence=evidence) for one in partners))
    else:
        total = count_partners(connection, entity.id, since=since, until=until)
        output.say(_table(entity, partners, total, evidence=evidence))


def partner_record(partner: Partner, *, evidence: bool) -> records.Record:
    """A partner for programs."""
    record: records.Record = {
        "id": partner.id,
        "name": partner.name,
        "kind": partner.kind,
        "documents": partner.documents,
        "how": partner.kinds,
        "first": partner.first,
        "last": partner.last,
    }
    if evidence:
        record["evidence"] = [{"reason": one.kind, **records.evidence_record(one.quote)} for one in partner.reasons]
    return record


def partner_rows(partners: tuple[Partner, ...], *, word: Word = words.tie) -> list[tuple[str, ...]]:
    """The rows of a table of partners, under `PARTNER_TITLES`; `word` says in words how they worked together."""
    return [(one.name, str(one.documents), ", ".join(map(word, one.kinds)), one.first or "", one.last or "") for one in partners]


PARTNER_TITLES = ("Partner", "Documents", "How", "First", "Last")


def _cited(partner: Partner, word: Word) -> list[str]:
    """The evidence, each sentence once with all that it shows."""
    shown: dict[tuple[str, str], list[Reason]] = {}
    for reason in partner.reasons:
        shown.setdefault((reason.quote.path, reason.quote.text), []).append(reason)
    return [
        output.cited(reasons[0].quote, label=", ".join(word(reason.kind) for reason in reasons), indent=2)
        for reasons in shown.values()
    ]


def _table(entity: Candidate, partners: tuple[Partner, ...], total: int, *, evidence: bool) -> str:
    lines = [output.heading(entity.name)]
    if not partners:
        return f"{lines[0]}\nNo cooperation is recorded{' in this period' if total else ''}."
    of_initiative = entity.kind == "initiative"
    word = words.part if of_initiative else words.tie
    lines += [words.count(total, "party" if of_initiative else "partner"), ""]
    if evidence:
        for one in partners:
            how = ", ".join(map(word, one.kinds))
            when = words.period(one.first, one.last)
            about = "; ".join(filter(None, (words.count(one.documents, "document"), how, when)))
            lines += [output.heading(output.clean(one.name)), output.paragraph(about, indent=2)]
            lines += _cited(one, word)
            lines.append("")
    else:
        lines += [output.layout(PARTNER_TITLES, partner_rows(partners, word=word)), ""]
    if total > len(partners):
        lines.append(f"{len(partners)} of {total:,} are shown; all with --limit 0.")
    return "\n".join(lines).rstrip()
