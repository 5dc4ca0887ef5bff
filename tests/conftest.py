"""Shared fixtures: a small graph made by hand, as a run over six invented documents would leave it."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.names.fold import fold
from extractors.records import content_id

CASES = Path(__file__).parent / "cases"


def _insert(db: sqlite3.Connection, table: str, **values: object) -> None:
    names = ", ".join(f'"{name}"' for name in values)
    db.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(values))})", tuple(values.values()))


class GraphWriter:
    """Writes documents given as text with what is in it, names in the nominative, straight into the tables."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self.kinds: dict[str, str] = {}

    def write(self, graph: dict[str, list[dict[str, object]]]) -> None:
        self.db.execute("BEGIN")
        for entity in graph["entities"]:
            self._entity(**entity)  # type: ignore[arg-type]
        lemmas = dict(graph["word_forms"])
        for document in graph["documents"]:
            self._document(document, lemmas)
        self.db.execute(
            "INSERT OR IGNORE INTO presence(document_id, entity_id, kind, start, end)"
            " SELECT a.document_id, e.id, e.kind, a.start, a.end FROM attendance a"
            " JOIN entities e ON e.id = a.entity_id WHERE a.capacity <> 'absent'"
            " UNION ALL SELECT document_id, on_behalf_of, 'institution', start, end FROM attendance"
            " WHERE capacity <> 'absent' AND on_behalf_of IS NOT NULL ORDER BY 1, 4"
        )
        self.db.execute(
            "INSERT OR IGNORE INTO sharing(document_id, initiative_id, entity_id, standing, kind, start, end)"
            " SELECT p.document_id, p.initiative_id, e.id, iif(p.part = 'funder', 'funded', p.part), 'party', p.start,"
            " p.end"
            " FROM parties p JOIN entities e ON e.id = p.entity_id ORDER BY p.start"
        )
        self.db.commit()

    def entity_id(self, name: str) -> int:
        return content_id("entity", name)

    def _entity(self, name: str, kind: str, forms: list[str] = [], aliases: list[str] = [], **facts: object) -> None:  # noqa: B006
        entity = self.entity_id(name)
        self.kinds[name] = kind
        _insert(self.db, "entities", id=entity, kind=kind, name=name, name_folded=fold(name))
        table = {"person": "people", "institution": "institutions", "initiative": "initiatives"}[kind]
        if "parent" in facts:
            facts["parent_id"] = self.entity_id(str(facts.pop("parent")))
        if kind == "person":
            given, _, family = name.rpartition(" ")
            facts |= {"given_name": given, "family_name": family}
        _insert(self.db, table, entity_id=entity, **facts)
        for alias in aliases:
            kind_of_alias = "abbreviation" if alias.isupper() else "name"
            _insert(self.db, "aliases", entity_id=entity, alias=alias, alias_folded=fold(alias), kind=kind_of_alias)
        for key in {fold(one) for one in (name, *aliases, *forms)}:
            _insert(self.db, "name_index", key=key, entity_id=entity)

    def _document(self, given: dict[str, object], lemmas: dict[str, str]) -> None:
        path = str(given["path"])
        document = content_id("document", path)
        texts = [str(text) for text in given.get("passages", [])]  # type: ignore[union-attr]
        text = "\n".join(texts)
        status = str(given.get("status", "ok"))
        _insert(
            self.db, "documents", id=document, path=path, sha256=str(document), media_type="text/plain",
            kind=given.get("kind", "minutes"), title=given.get("title"), date=given.get("date"), language="lv",
            text=text, status=status, error=given.get("error"), read_at="2026-01-02T03:04:05",
            version="1", size=len(text),
        )  # fmt: skip
        _insert(self.db, "document_paths", path=path, document_id=document, size=len(text), mtime_ns=0)
        for word in {fold(word) for word in re.findall(r"\w+", text)}:
            _insert(self.db, "document_words", document_id=document, form=word, lemma=lemmas.get(word, word))
        at = 0
        pages = given.get("pages") or [None] * len(texts)
        for number, (passage, page) in enumerate(zip(texts, pages, strict=True)):  # type: ignore[arg-type]
            words = [fold(word) for word in re.findall(r"\w+", passage)]
            _insert(
                self.db, "passages", id=content_id("passage", document, number), document_id=document, page=page,
                start=at, end=at + len(passage), kind="paragraph", text=passage,
                lemmas=" ".join(lemmas.get(word, word) for word in words),
            )  # fmt: skip
            at += len(passage) + 1
        self.document, self.text, self.date = document, text, given.get("date")
        for fact in given.get("facts", []):  # type: ignore[union-attr]
            getattr(self, f"_{fact['is']}")(**{name: value for name, value in fact.items() if name != "is"})

    def _place(self, says: str) -> dict[str, int | None]:
        start = self.text.index(says)
        return {"document_id": self.document, "page": None, "start": start, "end": start + len(says)}

    def _mention(self, of: str, says: str) -> int:
        place = self._place(says)
        mention = content_id("mention", of, says, self.document)
        if not self.db.execute("SELECT 1 FROM mentions WHERE id = ?", (mention,)).fetchone():
            _insert(
                self.db, "mentions", id=mention, **place, text=says, entity_id=self.entity_id(of), confidence=1.0,
                method="hand", kind=self.kinds[of], name=of, alternatives="[]",
            )  # fmt: skip
        return mention

    def _post(self, who: str, says: str, role: str | None = None, at: str | None = None, unit: str | None = None) -> None:
        _insert(
            self.db, "roles", id=content_id("role", self.document, who, role, at), person_id=self.entity_id(who),
            institution_id=self.entity_id(at) if at else None, unit=unit, role=role, date=self.date,
            **self._place(says), person_mention=self._mention(who, says), method="hand", confidence=1.0,
        )  # fmt: skip

    def _attended(self, who: str, says: str, capacity: str = "participant", for_: str | None = None) -> None:
        _insert(
            self.db, "attendance", entity_id=self.entity_id(who), capacity=capacity,
            on_behalf_of=self.entity_id(for_) if for_ else None, **self._place(says),
            mention_id=self._mention(who, says), method="hand", confidence=1.0,
        )  # fmt: skip

    def _tie(self, a: str, b: str, kind: str, says: str) -> None:
        a_id, b_id = sorted((self.entity_id(a), self.entity_id(b)))
        mentions = self._mention(a, says), self._mention(b, says)
        _insert(
            self.db, "ties", id=content_id("tie", self.document, a, b, kind), a_id=a_id, b_id=b_id, kind=kind,
            date=self.date, **self._place(says), a_mention=mentions[0], b_mention=mentions[1], method="hand",
            confidence=1.0,
        )  # fmt: skip

    def _party(self, who: str, of: str, part: str, says: str) -> None:
        mentions = self._mention(of, says), self._mention(who, says)
        _insert(
            self.db, "parties", initiative_id=self.entity_id(of), entity_id=self.entity_id(who), part=part,
            **self._place(says), initiative_mention=mentions[0], mention_id=mentions[1], method="hand", confidence=1.0,
        )  # fmt: skip

    def _commitment(self, says: str, kind: str, owners: list[str], due: str | None = None, done: bool = False) -> None:
        commitment = content_id("commitment", self.document, says)
        _insert(
            self.db, "commitments", id=commitment, **self._place(says), text=says, kind=kind, due=due, due_text=None,
            done=done, method="hand", confidence=1.0,
        )  # fmt: skip
        for owner in owners:
            _insert(
                self.db, "commitment_parties", commitment_id=commitment, entity_id=self.entity_id(owner), part="owner",
                mention_id=self._mention(owner, says),
            )  # fmt: skip


@pytest.fixture(scope="session")
def sample_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the sample graph; only to be read."""
    from pipeline.store.connect import open_for_writing

    path = tmp_path_factory.mktemp("sample") / "saikne.db"
    db = open_for_writing(path)
    GraphWriter(db).write(json.loads((CASES / "sample_graph.json").read_text(encoding="utf-8")))
    db.close()
    return path


@pytest.fixture
def sample(sample_path: Path) -> Iterator[sqlite3.Connection]:
    """The sample graph, open as queries have it."""
    from pipeline.query.database import open_database

    db = open_database(str(sample_path))
    yield db
    db.close()
