"""Answers as plain records, the same for JSON and CSV."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.query.evidence import Quote

Record = dict[str, object]

#: What a piece of evidence is told by; `quote` is what was cited, `sentence` what it stands in.
EVIDENCE_COLUMNS = ("quote", "sentence", "document", "date", "path", "page")


def evidence_record(quote: Quote) -> Record:
    """The evidence with its document."""
    return {
        "quote": quote.text[quote.start : quote.end],
        "sentence": quote.text,
        "document": quote.document,
        "date": quote.date,
        "path": quote.path,
        "page": quote.page,
    }


def with_evidence(record: Record, quote: Quote | None) -> Record:
    """The record, with its evidence where there is any."""
    return record if quote is None else record | {"evidence": evidence_record(quote)}


def flat(records: Iterable[Record], *, key: str = "evidence") -> list[Record]:
    """One line a piece of evidence: its fields beside those of the record, named `evidence_…` where both have one.

    >>> flat([{"name": "A", "date": "2018", "evidence": {"quote": "B", "date": "2017"}}])
    [{'name': 'A', 'date': '2018', 'quote': 'B', 'evidence_date': '2017'}]
    """
    lines = []
    for record in records:
        evidence = record.get(key)
        base = {name: value for name, value in record.items() if name != key}
        pieces = evidence if isinstance(evidence, list) else [evidence] if isinstance(evidence, dict) else [{}]
        for piece in pieces or [{}]:
            lines.append(base | {f"evidence_{name}" if name in base else name: value for name, value in piece.items()})
    return lines
