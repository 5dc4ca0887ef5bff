"""`saikne show`"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

import click

from extractors.names.fold import fold
from pipeline.cli import options, output, records, words
from pipeline.cli.commitments import commitment_record, commitment_table
from pipeline.cli.partners import PARTNER_TITLES, partner_record, partner_rows
from pipeline.query.cards import Card, Meeting, Membership, Post, find_card
from pipeline.query.evidence import Quote


@click.command()
@click.argument("name", required=False)
@click.option("--id", type=int, metavar="N", help="The number of the entity, where a name fits several.")
@options.evidence_option
@options.period_options
@options.format_option
@options.database_option
def command(
    name: str | None,
    id: int | None,  # noqa: A002
    evidence: bool,
    since: str | None,
    until: str | None,
    form: str,
    db: str,
) -> None:
    """The card of a person, an institution or an initiative: posts over time, other names, meetings, commitments,
    and with whom most."""
    options.check_period(since, until)
    connection = options.connect(db)
    entity = options.choose(connection, name, id)
    whole = form != "table"
    card = find_card(connection, entity.id, since=since, until=until, partners=None if whole else 10, evidence=evidence)
    if form == "json":
        output.say_json(_record(card, evidence=evidence))
    elif form == "csv":
        output.say_csv(_CSV_COLUMNS, _csv_rows(card))
    else:
        output.say("\n".join(_lines(card)))


def _record(card: Card, *, evidence: bool) -> records.Record:
    return {
        "id": card.entity.id,
        "kind": card.entity.kind,
        "name": card.entity.name,
        **{name.replace(" ", "_"): value for name, value in card.facts.items()},
        "aliases": list(card.aliases),
        "documents": card.entity.documents,
        "first": card.entity.first,
        "last": card.entity.last,
        "posts": [_plain(one, one.quote) for one in card.posts],
        "units": list(card.units),
        "meetings": [_plain(one, one.quote) for one in card.meetings],
        "initiatives" if card.entity.kind != "initiative" else "parties": [_plain(one, one.quote) for one in card.memberships],
        "record": asdict(card.record),
        "commitments": [commitment_record(one) for one in card.commitments],
        "partners": [partner_record(one, evidence=evidence) for one in card.partners],
    }


def _plain(line: Post | Meeting | Membership, quote: Quote | None) -> records.Record:
    record = {name: value for name, value in asdict(line).items() if name != "quote"}
    return records.with_evidence(record, quote)


_CSV_COLUMNS = ("section", "what", "who", "where", "first", "last", "document")


def _csv_rows(card: Card) -> list[records.Record]:
    """A card is several tables; in CSV they follow each other, told apart by `section`."""
    rows: list[records.Record] = [{"section": "name", "what": card.entity.kind, "who": card.entity.name}]
    rows += [{"section": "alias", "who": alias} for alias in card.aliases]
    rows += [{"section": "fact", "what": name, "who": value} for name, value in card.facts.items() if value is not None]
    for post in card.posts:
        where = ", ".join(filter(None, (post.institution, post.unit)))
        rows.append(_row("post", post.role, post.person, post.first, post.last, post.document) | {"where": where})
    for one in card.meetings:
        rows.append(_row("meeting", one.capacity, one.represented, one.date, one.date, one.document))
    for part in card.memberships:
        rows.append(_row("initiative", part.part, part.who, part.date, None, part.document))
    rows += [{"section": "record", "what": state, "who": number} for state, number in asdict(card.record).items()]
    for owed in card.commitments:
        rows.append(_row("commitment", owed.text, owed.owners, owed.date, owed.due, owed.document))
    for partner in card.partners:
        rows.append(_row("partner", partner.kinds, partner.name, partner.first, partner.last, None))
    return rows


def _row(section: str, what: object, who: object, first: object, last: object, document: object) -> records.Record:
    return {"section": section, "what": what, "who": who, "first": first, "last": last, "document": document}


def _lines(card: Card) -> list[str]:
    lines = [output.heading(output.clean(card.entity.name)), _about(card)]
    if card.aliases:
        lines.append(output.paragraph(f"Also: {output.clean('; '.join(card.aliases))}"))
    if card.units:
        lines.append(output.paragraph(f"Departments: {output.clean('; '.join(card.units))}"))
    lines += _posts(card)
    if card.memberships:
        is_initiative = card.entity.kind == "initiative"
        lines += ["", output.heading("Parties" if is_initiative else "Initiatives")]
        rows = [(one.who, words.part(one.part), one.date or "", one.document) for one in card.memberships]
        lines.append(output.layout(("Who" if is_initiative else "What", "Part", "Date", "Document"), rows))
        lines += _cited(one.quote for one in card.memberships)
    if card.meetings:
        lines += ["", output.heading(f"Meetings ({len(card.meetings)})")]
        other = "On behalf of" if card.entity.kind == "person" else "Represented by"
        rows = [(one.date or "", _titled(one), one.capacity, one.represented or "") for one in card.meetings]
        lines.append(output.layout(("Date", "Meeting", "As", other), rows))
        lines += _cited(one.quote for one in card.meetings)
    if card.commitments:
        counted = ", ".join(f"{number} {state}" for state, number in asdict(card.record).items() if number)
        lines += ["", output.heading(f"Commitments ({counted})"), commitment_table(card.commitments, owners=False)]
    if card.partners:
        lines += ["", output.heading("Most often with"), output.layout(PARTNER_TITLES, partner_rows(card.partners))]
    return lines


def _titled(meeting: Meeting) -> str:
    """The meeting's title, with the name of its series where the title alone (`SĒDES PROTOKOLS`) could be anybody's."""
    if meeting.series is None or fold(meeting.series)[:-1] in fold(meeting.document):
        return meeting.document
    return f"{meeting.series}: {meeting.document}"


def _about(card: Card) -> str:
    facts = card.facts
    about: list[str] = []
    if card.entity.kind == "institution":
        about = [f"{facts['abbreviation'] or ''}", words.entity_kind(str(facts["type"] or "institution"))]
        about.append(f"part of {facts['part of']}" if facts["part of"] else "")
    elif card.entity.kind == "initiative":
        about = [words.entity_kind(str(facts["type"] or "initiative"))]
        term = words.period(words.date(_text(facts["start"])), words.date(_text(facts["end"])))
        about += [term, f"{facts['budget']:,.2f} {facts['currency'] or ''}".strip() if facts["budget"] else ""]
    else:
        about = ["person"]
    when = words.period(card.entity.first, card.entity.last)
    about.append(f"in {words.count(card.entity.documents, 'document')}" + (f" ({when})" if when else ""))
    return output.paragraph(output.clean("; ".join(filter(None, about))))


def _text(value: str | float | None) -> str | None:
    return None if value is None else str(value)


def _posts(card: Card) -> list[str]:
    if not card.posts:
        return []
    is_person = card.entity.kind == "person"

    def row(post: Post) -> tuple[str, ...]:
        when = words.period(post.first, post.last)
        role = post.role or ("" if is_person else "no post named")
        if is_person:
            return when, role, post.institution or "", post.unit or "", post.document
        return post.person, role, post.unit or "", when

    titles = ("When", "Post", "Institution", "Unit", "Document") if is_person else ("Who", "Post", "Unit", "When")
    lines = ["", output.heading("Posts" if is_person else "People"), output.layout(titles, map(row, card.posts))]
    return lines + _cited(post.quote for post in card.posts)


def _cited(quotes: Iterable[Quote | None]) -> list[str]:
    return [output.cited(one) for one in quotes if one is not None]
