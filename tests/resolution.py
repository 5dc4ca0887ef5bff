"""Documents for tests of resolution, written with their mentions marked: `[p:Jāņa Ozola|Jānis Ozols]`, `[i:Valsts kase]`."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from extractors.records import (
    Alias,
    Document,
    EntityKind,
    Evidence,
    Facts,
    Header,
    Mention,
    MentionId,
    Passage,
    PassageKind,
    Role,
    document_id,
)
from pipeline.store.documents import Outcome, save_document

_MARK = re.compile(r"\[(?P<kind>[pi]):(?P<text>[^\]|]+)(?:\|(?P<names>[^\]]+))?\]")
_KINDS = {"p": EntityKind.PERSON, "i": EntityKind.INSTITUTION}
__all__ = ["made", "mention_called", "open_database", "store"]


def made(
    marked: str,
    *,
    number: int = 0,
    aliases: Sequence[tuple[str, str]] = (),
    roles: Sequence[tuple[str, str]] = (),
    posts: Sequence[tuple[str, str, str, str]] = (),
    date: str | None = None,
) -> tuple[Document, Facts]:
    """A document with its facts; `aliases` and `roles` name mentions by their printed forms, `posts` also the post and its phrase."""
    pieces: list[str] = []
    spans: list[tuple[int, int, str, tuple[str, ...]]] = []
    at = done = 0
    for found in _MARK.finditer(marked):
        pieces += [marked[done : found.start()], found["text"]]
        at += found.start() - done
        names = tuple((found["names"] or found["text"]).split("|"))
        spans.append((at, at + len(found["text"]), found["kind"], names))
        at += len(found["text"])
        done = found.end()
    text = "".join((*pieces, marked[done:])) + f"\n\n({number})"
    document = Document(document_id(text.encode()), "text/plain", text, (Passage(0, len(text), PassageKind.PARAGRAPH),))
    mentions = [
        Mention(document.cite(start, end), _KINDS[kind], names[0], "test", 1.0, alternatives=names[1:])
        for start, end, kind, names in spans
    ]

    def of(printed: str) -> MentionId:
        return next(m.id for m in mentions if m.evidence.quote == printed)

    def phrase(printed: str) -> Evidence:
        return document.cite(text.index(printed), text.index(printed) + len(printed))

    held = [Role(of(who), post, of(where), None, phrase(words), "test", 1.0) for who, where, post, words in posts]
    facts = Facts(
        document.id,
        header=Header(date=date),
        mentions=tuple(mentions),
        aliases=tuple(Alias(of(short), of(long), mentions[0].evidence, "brackets") for short, long in aliases),
        roles=(*(Role(of(who), None, of(where), None, mentions[0].evidence, "test", 1.0) for who, where in roles), *held),
        lemmas=("",),
    )
    return document, facts


def store(connection: sqlite3.Connection, path: str, made_: tuple[Document, Facts]) -> int:
    """Stores a document under a path and gives its number."""
    document, facts = made_
    outcome = Outcome(
        path=path, size=1, mtime_ns=1, sha256=_sha(document), status="ok", error=None, version="1", read_at="2020-01-01",
        document=document, facts=facts,
    )  # fmt: skip
    save_document(connection, outcome)
    return outcome.id


def _sha(document: Document) -> str:
    import hashlib

    return hashlib.sha256(document.text.encode()).hexdigest()


def mention_called(connection: sqlite3.Connection, document: int, printed: str) -> tuple[int, int]:
    """(mention, entity) of the first mention with this printed form in the document."""
    row = connection.execute(
        "SELECT id, entity_id FROM mentions WHERE document_id = ? AND text = ? ORDER BY start LIMIT 1", (document, printed)
    ).fetchone()
    return row[0], row[1]


def open_database(path: Path) -> sqlite3.Connection:
    """A new database to write."""
    from pipeline.store.connect import open_for_writing

    return open_for_writing(path)
