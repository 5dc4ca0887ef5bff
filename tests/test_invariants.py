"""The invariants of the architecture, over the whole sample corpus."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractors.annotate import annotate
from extractors.extract import extract
from extractors.readers import read
from extractors.records import Document, Facts
from models import load_model
from pipeline.run import run
from tests.dumping import dump

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
PATHS = sorted(p for p in CORPUS.iterdir() if p.suffix in {".pdf", ".docx", ".html", ".txt", ".md"})


@cache
def _nlp() -> Any:
    return load_model()


@cache
def _made(path: Path) -> tuple[Document, Facts]:
    document = read(path.read_bytes())
    return document, extract(document, _nlp())


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("corpus") / "corpus.db"
    run([CORPUS], path, jobs=2)
    return path


each_document = pytest.mark.parametrize("path", PATHS, ids=lambda p: p.stem)


@each_document
def test_every_fact_quotes_its_span(path: Path) -> None:
    document, facts = _made(path)
    for part in ("mentions", "aliases", "roles", "attendance", "commitments", "initiatives", "parties", "ties"):
        for fact in getattr(facts, part):
            at = fact.evidence
            assert document.text[at.start : at.end] == at.quote
            assert at.quote.strip()
            assert at.document == document.id


@each_document
def test_passages_lie_in_order_without_overlap_and_hold_all_text(path: Path) -> None:
    document, _ = _made(path)
    at = 0
    for passage in document.passages:
        assert passage.start >= at
        assert document.text[at : passage.start].strip() == ""
        assert passage.start < passage.end
        at = passage.end
    assert at == len(document.text)


@each_document
def test_sections_cover_the_text(path: Path) -> None:
    document, facts = _made(path)
    assert facts.sections[0].start == 0
    assert facts.sections[-1].end == len(document.text)
    assert all(a.end == b.start for a, b in zip(facts.sections, facts.sections[1:], strict=False))


@each_document
def test_the_language_model_leaves_the_text_alone(path: Path) -> None:
    document, _ = _made(path)
    assert annotate(document, _nlp()).text == document.text


@each_document
def test_pages_are_counted_from_one_where_there_are_any(path: Path) -> None:
    document, facts = _made(path)
    pages = {passage.page for passage in document.passages}
    if path.suffix == ".pdf":
        assert document.pages is not None
        assert pages <= set(range(1, document.pages + 1))
    else:
        assert pages == {None}
    assert {m.evidence.page for m in facts.mentions} <= pages


@each_document
def test_printed_form_and_nominative_are_both_kept(path: Path) -> None:
    _, facts = _made(path)
    assert all(m.name and m.evidence.quote and m.method and 0 < m.confidence <= 1 for m in facts.mentions)


@each_document
def test_facts_point_only_at_mentions_that_are_there(path: Path) -> None:
    _, facts = _made(path)
    known = {m.id for m in facts.mentions}
    pointed = {r.person for r in facts.roles} | {r.institution for r in facts.roles if r.institution}
    pointed |= {a.subject for a in facts.attendance} | {a.on_behalf_of for a in facts.attendance if a.on_behalf_of}
    pointed |= {m for c in facts.commitments for m in (*c.owners, *c.beneficiaries)}
    pointed |= {m for t in facts.ties for m in (t.a, t.b)} | {m for p in facts.parties for m in (p.initiative, p.subject)}
    pointed |= {i.mention for i in facts.initiatives} | {m for a in facts.aliases for m in (a.short, a.long)}
    assert pointed <= known
    assert facts.header.body is None or facts.header.body in known
    assert {f.name for f in fields(Facts)} >= {"mentions", "roles"}


def test_every_file_ends_in_exactly_one_state(database: Path) -> None:
    connection = sqlite3.connect(database)
    rows = connection.execute(
        "SELECT p.path, d.status, d.error FROM document_paths p JOIN documents d ON d.id = p.document_id"
    ).fetchall()
    files = [p for p in CORPUS.iterdir() if p.is_file() and not p.name.startswith(".")]
    assert len(rows) == len(files)
    assert all((status == "ok") == (error is None) for _, status, error in rows)
    assert {status for path, status, _ in rows if not path.endswith(".json")} == {"ok"}


def test_rows_quote_the_text_that_the_database_holds(database: Path) -> None:
    connection = sqlite3.connect(database)
    for table in ("mentions", "passages", "commitments"):
        rows = connection.execute(f"SELECT f.text, f.start, f.end, d.text FROM {table} f JOIN documents d ON d.id = f.document_id")
        assert all(text[start:end] == quote for quote, start, end, text in rows)


def test_no_fact_is_without_a_document_and_a_span(database: Path) -> None:
    connection = sqlite3.connect(database)
    for table in ("mentions", "roles", "attendance", "commitments", "parties", "ties"):
        bad = connection.execute(
            f"SELECT count(*) FROM {table} WHERE document_id IS NULL OR start IS NULL OR end IS NULL OR start >= end"
        ).fetchone()[0]
        assert bad == 0
    assert connection.execute("SELECT count(*) FROM mentions WHERE entity_id IS NULL").fetchone()[0] == 0


def test_merging_is_a_judgement_with_a_reason(database: Path) -> None:
    connection = sqlite3.connect(database)
    rows = connection.execute("SELECT verdict, by, reason FROM judgements").fetchall()
    assert rows
    assert all(
        verdict in ("same", "different", "unsure") and by.startswith("rule:") and len(reason) > 10 for verdict, by, reason in rows
    )


def test_the_version_of_bytes_code_and_model_is_kept(database: Path) -> None:
    connection = sqlite3.connect(database)
    rows = connection.execute("SELECT sha256, version FROM documents").fetchall()
    assert all(len(sha) == 64 and "/" in version for sha, version in rows)


def test_one_job_gives_the_same_database(database: Path, tmp_path: Path) -> None:
    run([CORPUS], tmp_path / "one.db", jobs=1)
    assert dump(tmp_path / "one.db") == dump(database)


def test_the_graph_holds_every_entity(database: Path) -> None:
    from pipeline.graph import build_graph

    connection = sqlite3.connect(database)
    graph = build_graph(connection)
    assert graph.number_of_nodes() == connection.execute("SELECT count(*) FROM entities").fetchone()[0]
    assert {data["kind"] for _, _, data in graph.edges(data=True)} >= {"role", "met", "partner"}


def test_the_scores_on_the_sample_corpus_do_not_fall(database: Path) -> None:
    """Found people and commitments against the gold beside the documents: a floor, so that a broken rule is seen."""
    connection = sqlite3.connect(database)
    people = found = due = right = 0
    for path in sorted(CORPUS.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        number = connection.execute(
            "SELECT id FROM documents WHERE path LIKE ? AND path NOT LIKE '%.json'", (f"%/{path.stem}.%",)
        ).fetchone()[0]
        names = {
            r[0]
            for r in connection.execute("SELECT DISTINCT name FROM mentions WHERE kind = 'person' AND document_id = ?", (number,))
        }
        people += len(gold["people"])
        found += sum(p["name"] in names for p in gold["people"])
        dates = [r[0] for r in connection.execute("SELECT due FROM commitments WHERE document_id = ?", (number,))]
        due += sum(bool(c["due"]) for c in gold["commitments"])
        right += sum(c["due"] in dates for c in gold["commitments"] if c["due"])
    assert found >= 0.9 * people
    assert right >= 0.85 * due
