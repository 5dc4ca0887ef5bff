"""Who is who across documents: cases as data, then what holds of all of them."""

from __future__ import annotations

import json
import random
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from pipeline.resolve.corpus import resolve_corpus
from tests.resolution import made, mention_called, open_database, store

CASES = json.loads((Path(__file__).parent / "cases" / "resolution.json").read_text(encoding="utf-8"))


def _here(pairs: Iterable[tuple[str, str]], number: int) -> list[tuple[str, str]]:
    """The pairs of one document, without its number."""
    out = []
    for pair in pairs:
        (document, left), (_, right) = (form.split(":", 1) for form in pair)
        if int(document) == number:
            out.append((left, right))
    return out


def _posts(posts: Iterable[tuple[str, str, str, str]], number: int) -> list[tuple[str, str, str, str]]:
    """The posts of one document, without its number."""
    found = ((who.split(":", 1), where.split(":", 1)[1], post, phrase) for who, where, post, phrase in posts)
    return [(who[1], where, post, phrase) for who, where, post, phrase in found if int(who[0]) == number]


def _documents(case: dict[str, Any]) -> list[Any]:
    return [
        made(
            text,
            number=n,
            aliases=_here(case.get("aliases", ()), n),
            roles=_here(case.get("roles", ()), n),
            posts=_posts(case.get("posts", ()), n),
            date=f"20{10 + n}-05",
        )
        for n, text in enumerate(case["documents"])
    ]


def _resolved(connection: sqlite3.Connection, case: dict[str, Any]) -> list[int]:
    numbers = [store(connection, f"/x/{n}.txt", one) for n, one in enumerate(_documents(case))]
    resolve_corpus(connection)
    return numbers


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_who_is_one_and_who_is_not(case: dict[str, Any], tmp_path: Path, request: pytest.FixtureRequest) -> None:
    if case.get("expect") == "fail":
        request.applymarker(pytest.mark.xfail(strict=True))
    connection = open_database(tmp_path / "s.db")
    numbers = _resolved(connection, case)

    def entity(place: str) -> int:
        document, form = place.split(":", 1)
        return mention_called(connection, numbers[int(document)], form)[1]

    assert case.get("same") or case.get("different")
    for left, right in case.get("same", ()):
        assert entity(left) == entity(right), f"{left} and {right} are one"
    for left, right in case.get("different", ()):
        assert entity(left) != entity(right), f"{left} and {right} are two"


def _everything() -> list[Any]:
    return [one for case in CASES for one in _documents(case)]


def _partition(connection: sqlite3.Connection) -> set[tuple[str, frozenset[int]]]:
    groups: dict[int, set[int]] = defaultdict(set)
    for mention, entity in connection.execute("SELECT id, entity_id FROM mentions"):
        groups[entity].add(mention)
    names = dict(connection.execute("SELECT id, name FROM entities"))
    return {(names[entity], frozenset(mentions)) for entity, mentions in groups.items()}


def test_the_order_of_documents_does_not_matter(tmp_path: Path) -> None:
    """All cases as one corpus: in two orders, and one document after another, the same entities with the same names."""
    partitions = []
    for seed in (None, 7):
        connection = open_database(tmp_path / f"{seed}.db")
        documents = list(enumerate(_everything()))
        if seed is not None:
            random.Random(seed).shuffle(documents)
        for number, one in documents:
            store(connection, f"/x/{number}.txt", one)
            if seed is not None and number % 9 == 0:
                resolve_corpus(connection)
        resolve_corpus(connection)
        partitions.append(_partition(connection))
    assert partitions[0] == partitions[1]


def test_numbers_stay_when_documents_are_added(tmp_path: Path) -> None:
    connection = open_database(tmp_path / "s.db")
    documents = list(enumerate(_everything()))
    for number, one in documents[::2]:
        store(connection, f"/x/{number}.txt", one)
    resolve_corpus(connection)
    before = dict(connection.execute("SELECT id, entity_id FROM mentions"))
    for number, one in documents[1::2]:
        store(connection, f"/x/{number}.txt", one)
    resolve_corpus(connection)
    after = dict(connection.execute("SELECT id, entity_id FROM mentions"))
    moved = set(connection.execute("SELECT old_id, new_id FROM moved_entities"))
    changed = [(entity, after[mention]) for mention, entity in before.items() if after[mention] != entity]
    assert set(changed) <= moved
    assert len(changed) < len(before) // 4


def test_a_merged_number_leads_to_the_new_one(tmp_path: Path) -> None:
    from pipeline.decide import merge
    from pipeline.query.names import current_number

    connection = open_database(tmp_path / "s.db")
    case = next(case for case in CASES if case["label"] == "full namesakes of different institutions stay two")
    numbers = _resolved(connection, case)
    left, right = (mention_called(connection, number, "Vija Celmiņa")[1] for number in numbers)
    merge(connection, left, right, by="Anna", reason="one phone number")
    resolve_corpus(connection)
    now = mention_called(connection, numbers[0], "Vija Celmiņa")[1]
    assert now in (left, right)
    assert {current_number(connection, left), current_number(connection, right)} == {now}


def test_a_removed_document_takes_its_link_with_it(tmp_path: Path) -> None:
    """The paper that told of the marriage goes: the two names are two again, and nothing of it is left."""
    from pipeline.store.documents import remove_path, transaction

    connection = open_database(tmp_path / "s.db")
    texts = (
        "[p:Vija Auziņa] ([i:Valsts kase])",
        "[p:Vija Celmiņa] (līdz kāzām – Auziņa) no [i:Valsts kases|Valsts kase]",
        "[p:Vija Celmiņa] ([i:Valsts kase])",
    )
    numbers = [store(connection, f"/x/{n}.txt", made(text, number=n)) for n, text in enumerate(texts)]
    resolve_corpus(connection)
    assert mention_called(connection, numbers[0], "Vija Auziņa")[1] == mention_called(connection, numbers[2], "Vija Celmiņa")[1]
    with transaction(connection):
        remove_path(connection, "/x/1.txt")
    resolve_corpus(connection)
    assert mention_called(connection, numbers[0], "Vija Auziņa")[1] != mention_called(connection, numbers[2], "Vija Celmiņa")[1]
    assert connection.execute("SELECT count(*) FROM entities WHERE kind = 'person'").fetchone()[0] == 2


def test_known_institutions_have_dated_names_successors_and_parents(tmp_path: Path) -> None:
    connection = open_database(tmp_path / "s.db")
    texts = (
        "[i:Drošības policija]", "[i:Valsts drošības dienests]", "[i:Carnikavas novada dome]", "[i:Ādažu novada pašvaldība]",
        "[i:Ādažu novada pašvaldības Izglītības pārvalde]", "[i:Valsts meža dienests], [i:Zemkopības ministrija]",
    )  # fmt: skip
    for number, text in enumerate(texts):
        store(connection, f"/x/{number}.txt", made(text, number=number))
    resolve_corpus(connection)
    names = set(connection.execute("SELECT name, since, until FROM institution_names"))
    assert {("Drošības policija", "1994", "2019"), ("Valsts drošības dienests", "2019", None)} <= names
    followed = connection.execute(
        "SELECT a.name, b.name, s.date FROM successions s JOIN entities a ON a.id = s.earlier_id JOIN entities b ON b.id = s.later_id"
    ).fetchall()
    assert followed == [("Carnikavas novada dome", "Ādažu novada pašvaldība", "2021")]
    below = dict(
        connection.execute(
            "SELECT a.name, b.name FROM institutions i JOIN entities a ON a.id = i.entity_id JOIN entities b ON b.id = i.parent_id"
        )
    )
    assert below["Ādažu novada pašvaldības Izglītības pārvalde"] == "Ādažu novada pašvaldība"
    assert below["Valsts meža dienests"] == "Zemkopības ministrija"


def test_two_different_given_names_are_no_open_question(tmp_path: Path) -> None:
    """That one of them is written with an initial too leaves nothing open; the initial alone does."""
    from pipeline.query.decisions import open_pairs

    connection = open_database(tmp_path / "s.db")
    for number, text in enumerate(("[p:Vija Celmiņa] runāja. [p:V. Celmiņa] piekrita.", "[p:Vita Celmiņa] runāja.")):
        store(connection, f"/x/{number}.txt", made(text, number=number))
    resolve_corpus(connection)
    assert not open_pairs(connection)
    store(connection, "/x/2.txt", made("[p:V. Celmiņa] runāja.", number=2))
    resolve_corpus(connection)
    asked = {frozenset((pair.left.name, pair.right.name)) for pair in open_pairs(connection)}
    assert asked == {frozenset(("V. Celmiņa", "Vija Celmiņa")), frozenset(("V. Celmiņa", "Vita Celmiņa"))}


def test_a_sentence_below_a_list_names_people_of_it_again() -> None:
    """Nobody stands twice in a list; who acts, or is to act, stands in none."""
    from pipeline.resolve.local import resolve_document
    from pipeline.resolve.records import Material, MentionRow

    text = "Klāt: Vija Celma, R. Zāle, R. Zāle\nV. Celma ziņo par ceļiem. R. Zālei nosūtīt datus."
    forms = [("Vija Celma", "Vija Celma"), ("R. Zāle", "R. Zāle"), ("R. Zāle", "R. Zāle"), ("V. Celma", "V. Celma"), ("R. Zāle", "R. Zālei")]
    rows, at = [], 0
    for number, (name, printed) in enumerate(forms, 1):
        at = text.index(printed, at)
        rows.append(MentionRow(number, 1, at, "person", name, printed))
        at += len(printed)
    local = resolve_document(Material(1, text, tuple(rows), listed=frozenset(range(1, 6))))
    who = dict(local.mentions)
    assert who[1] == who[4]
    assert who[2] != who[3]
