"""What the questions answer on the sample graph."""

from __future__ import annotations

import sqlite3
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.query.cards import find_card
from pipeline.query.commitments import find_commitments
from pipeline.query.errors import DatabaseError, QueryError
from pipeline.query.evidence import quote, sentence_around
from pipeline.query.names import resolve_name
from pipeline.query.partners import count_partners, find_partners
from pipeline.query.paths import find_path
from pipeline.query.search import missing_words, search_passages
from pipeline.query.status import database_status


def _id(db: sqlite3.Connection, name: str) -> int:
    return resolve_name(db, name).id


def test_partners_come_by_number_of_documents(sample: sqlite3.Connection) -> None:
    first, second = find_partners(sample, _id(sample, "KVALB"))
    assert (first.name, first.documents, first.kinds) == ("Valsts kanceleja", 2, {"organised": 1, "met": 2})
    assert (first.first, first.last) == ("2014-03-12", "2018-01-03")
    assert (second.name, second.documents, second.kinds) == ("Valsts kase", 1, {"met": 1})


def test_evidence_of_partners_is_one_sentence_a_document(sample: sqlite3.Connection) -> None:
    first = find_partners(sample, _id(sample, "KVALB"), evidence=True)[0]
    stated, first_met, met = first.reasons
    assert (stated.kind, stated.quote.document, stated.quote.page) == ("organised", "Semināra protokols", 2)
    assert stated.quote.text == "Valsts kanceleja un Latvijas Kvalitātes biedrība kopīgi rīkoja semināru par kvalitātes vadību."
    assert (first_met.kind, first_met.quote.page) == ("met", 1)
    assert (met.kind, met.quote.path) == ("met", "/dati/2018/sanaksme.docx")


@pytest.mark.parametrize(
    ("since", "until", "names"),
    [
        ("2015-01-01", None, ["Valsts kanceleja", "Valsts kase"]),
        (None, "2014-12-31", ["Valsts kanceleja"]),
        ("2019-01-01", None, []),
        ("2014-03-12", "2014-03-12", ["Valsts kanceleja"]),
    ],
)
def test_partners_of_a_period(sample: sqlite3.Connection, since: str | None, until: str | None, names: list[str]) -> None:
    entity = _id(sample, "KVALB")
    assert [one.name for one in find_partners(sample, entity, since=since, until=until)] == names
    assert count_partners(sample, entity, since=since, until=until) == len(names)


def test_partners_of_an_initiative_are_its_parties(sample: sqlite3.Connection) -> None:
    parties = find_partners(sample, _id(sample, "Zaļais koridors"))
    assert {one.name: one.kinds for one in parties} == {
        "Dzirnavupes novada pašvaldība": {"lead": 1},
        "SIA „Vēja rats”": {"partner": 1},
    }


def test_partners_can_be_limited(sample: sqlite3.Connection) -> None:
    assert len(find_partners(sample, _id(sample, "KVALB"), limit=1)) == 1


def test_a_path_prefers_what_is_stated(sample: sqlite3.Connection) -> None:
    steps = find_path(sample, _id(sample, "KVALB"), _id(sample, "Valsts kanceleja"))
    assert steps is not None
    assert [(step.a, step.b, step.kind) for step in steps] == [("Latvijas Kvalitātes biedrība", "Valsts kanceleja", "organised")]


def test_a_path_goes_over_posts_and_ties(sample: sqlite3.Connection) -> None:
    steps = find_path(sample, _id(sample, "Elīna Upīte"), _id(sample, "Jolanta Ozola"))
    assert steps is not None
    assert [(step.a, step.kind, step.b) for step in steps][-2:] == [
        ("Valsts kase", "support", "SIA „Vēja rats”"),
        ("SIA „Vēja rats”", "post", "Jolanta Ozola"),
    ]
    assert [left.b == right.a for left, right in pairwise(steps)] == [True] * (len(steps) - 1)


def test_a_path_is_as_long_in_both_directions(sample: sqlite3.Connection) -> None:
    a, b = _id(sample, "Elīna Upīte"), _id(sample, "Jolanta Ozola")
    there, back = find_path(sample, a, b), find_path(sample, b, a)
    assert there and back and len(there) == len(back)


def test_no_path_and_the_path_to_oneself(sample: sqlite3.Connection) -> None:
    loner = _id(sample, "Arvīds Liepa")
    assert find_path(sample, loner, _id(sample, "KVALB")) is None
    assert find_path(sample, loner, loner) == ()


def test_commitments_come_by_deadline_and_without_one_last(sample: sqlite3.Connection) -> None:
    assert [one.due for one in find_commitments(sample)] == ["2017", "2018-06-01", "2018-23", None]


@pytest.mark.parametrize(
    ("conditions", "dues"),
    [
        ({"due_before": "2018-06-01"}, ["2017"]),
        ({"due_before": "2018-06-02"}, ["2017", "2018-06-01"]),
        ({"due_after": "2018-06-01"}, ["2018-23"]),
        ({"due_after": "2016-12-31", "due_before": "2018-01-01"}, ["2017"]),
        ({"kind": "promised"}, [None]),
        ({"open_only": True}, ["2018-06-01", "2018-23", None]),
        ({"since": "2018-01-02", "until": "2018-01-31"}, ["2017", "2018-06-01", "2018-23", None]),
        ({"until": "2017-12-31"}, []),
    ],
)
def test_commitments_by_condition(sample: sqlite3.Connection, conditions: dict[str, str], dues: list[str | None]) -> None:
    assert [one.due for one in find_commitments(sample, **conditions)] == dues  # type: ignore[arg-type]


def test_commitments_of_an_owner(sample: sqlite3.Connection) -> None:
    (only,) = find_commitments(sample, owner=_id(sample, "KVALB"), evidence=True)
    assert (only.owners, only.state, only.document) == (
        ("Latvijas Kvalitātes biedrība",),
        "open",
        "Sanāksmes protokols",
    )
    assert only.quote is not None and only.quote.text == only.text == "KVALB sola sagatavot metodiku."


def test_a_done_commitment_is_done(sample: sqlite3.Connection) -> None:
    assert [one.state for one in find_commitments(sample, kind="agreed")] == ["done"]


def test_a_card_shows_posts_in_the_order_of_time(sample: sqlite3.Connection) -> None:
    card = find_card(sample, _id(sample, "Jānis Ozols"))
    assert [(one.first, one.role, one.institution, one.unit) for one in card.posts] == [
        ("2014-03-12", "vadītājs", "Valsts kanceleja", "Attīstības nodaļa"),
        ("2018-01-03", "direktors", "Valsts kanceleja", None),
    ]
    assert [(one.date, one.capacity, one.represented) for one in card.meetings] == [
        ("2014-03-12", "chair", "Valsts kanceleja"),
        ("2018-01-03", "participant", "Valsts kanceleja"),
    ]
    assert [one.name for one in card.partners] == ["Elīna Upīte", "Ilga Krūmiņa-Zvirbule"]


def test_the_card_of_an_institution(sample: sqlite3.Connection) -> None:
    card = find_card(sample, _id(sample, "KVALB"))
    assert (card.facts["abbreviation"], card.facts["type"], card.aliases) == ("KVALB", "ngo", ("KVALB",))
    assert [(one.person, one.role) for one in card.posts] == [("Elīna Upīte", "valdes locekle")]
    assert [one.text for one in card.commitments] == ["KVALB sola sagatavot metodiku."]
    assert find_card(sample, _id(sample, "Valsts kanceleja")).units == ("Attīstības nodaļa",)


def test_a_meeting_stands_once_on_a_card(sample: sqlite3.Connection) -> None:
    """The sample names Valsts kanceleja itself as present in 2018, and somebody on its behalf."""
    meetings = find_card(sample, _id(sample, "Valsts kanceleja")).meetings
    assert [(one.date, one.represented) for one in meetings] == [
        ("2014-03-12", "Jānis Ozols"),
        ("2018-01-03", "Jānis Ozols"),
    ]


def test_the_card_of_an_initiative(sample: sqlite3.Connection) -> None:
    card = find_card(sample, _id(sample, "Zaļais koridors"))
    assert (card.facts["type"], card.facts["budget"], card.facts["end"]) == ("project", 125000.0, "2019-12")
    assert {(one.who, one.part) for one in card.memberships} == {
        ("Dzirnavupes novada pašvaldība", "lead"),
        ("SIA „Vēja rats”", "partner"),
    }


def test_a_card_of_a_period(sample: sqlite3.Connection) -> None:
    card = find_card(sample, _id(sample, "Jānis Ozols"), since="2018-01-01")
    assert [one.role for one in card.posts] == ["direktors"]


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("kvalitāte", ["Kvalitātes", "kvalitātes"]),
        ("KVALITATI", ["Kvalitātes", "kvalitātes"]),
        ("vadība seminaru", ["semināru", "vadību"]),
        ('"kvalitātes vadība"', ["kvalitātes vadību"]),
        ("semin*", ["semināru"]),
        ("auksta", ["auksta"]),
    ],
)
def test_a_word_is_found_in_every_form(sample: sqlite3.Connection, words: str, marked: list[str]) -> None:
    hits, _ = search_passages(sample, words)
    hit = next(one for one in hits if one.page == 2)
    found = {hit.text[start:end] for start, end in hit.marks}
    assert found == set(marked)


def test_all_words_must_stand_in_the_passage(sample: sqlite3.Connection) -> None:
    assert search_passages(sample, "kvalitāte plāns") == ((), 0)
    assert missing_words(sample, "kvalitāte dinozaurs") == ("dinozaurs",)


def test_words_in_quotes_stand_together(sample: sqlite3.Connection) -> None:
    assert search_passages(sample, '"vadība kvalitāte"') == ((), 0)


@pytest.mark.parametrize(
    ("since", "until", "number"),
    [(None, None, 3), ("2018-01-01", None, 1), (None, "2014-12-31", 2), ("2015", "2017", 0)],
)
def test_search_of_a_period(sample: sqlite3.Connection, since: str | None, until: str | None, number: int) -> None:
    assert search_passages(sample, "kvalitāte", since=since, until=until)[1] == number


def test_search_counts_beyond_the_limit(sample: sqlite3.Connection) -> None:
    hits, total = search_passages(sample, "valsts", limit=1)
    assert len(hits) == 1 < total


@pytest.mark.parametrize("words", ["", "   ", '""', "*", "- _ ^", "“”"])
def test_no_word_at_all_is_refused(sample: sqlite3.Connection, words: str) -> None:
    with pytest.raises(QueryError, match="no word"):
        search_passages(sample, words)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            ["AND", "OR", "NOT", "NEAR(", "text:", "lemmas :", '"', "'", "(", ")", "*", "^", "-", "+", "{", "}", ",",
             "kase", "valsts", "\x00", ";--", "„", "ā", "0"]
        )
    ).map(" ".join)
    | st.text(max_size=30)
)  # fmt: skip
def test_nothing_typed_breaks_the_search(sample: sqlite3.Connection, words: str) -> None:
    """Whatever is typed either finds passages or is refused for having no word in it."""
    try:
        hits, total = search_passages(sample, words)
    except QueryError:
        return
    assert total == len(hits)


def test_status_names_what_was_not_read_whole(sample: sqlite3.Connection, sample_path: object) -> None:
    status = database_status(sample, str(sample_path))
    assert status.documents == {"ok": 4, "encrypted": 1, "partial": 1}
    assert [(one.file, one.status) for one in status.unread] == [
        ("aizslegts.pdf", "encrypted"),
        ("skenets.pdf", "partial"),
    ]
    assert (status.counts["people"], status.counts["institutions"], status.counts["initiatives"]) == (6, 5, 1)


def test_a_database_that_is_asked_cannot_be_written(sample: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        sample.execute("DELETE FROM entities")


def test_questions_know_the_newest_schema() -> None:
    from pipeline.query import database
    from pipeline.store import schema

    assert (database.NEWEST, database.APPLICATION_ID) == (schema.VERSION, schema.APPLICATION_ID)


@pytest.mark.parametrize(("version", "says"), [(99, "newer Saikne"), (0, "older Saikne")])
def test_a_database_of_another_version_says_what_to_do(tmp_path: Path, version: int, says: str) -> None:
    from pipeline.query.database import APPLICATION_ID, open_database

    path = tmp_path / "other.db"
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {version}")
    db.close()
    with pytest.raises(DatabaseError, match=says):
        open_database(str(path))


def test_a_missing_database_says_how_to_make_one(tmp_path: Path) -> None:
    from pipeline.query.database import open_database

    with pytest.raises(DatabaseError, match="saikne run FOLDER"):
        open_database(f"{tmp_path}/none.db")


@pytest.mark.parametrize("content", [b"", b"not a database at all, only some text" * 50])
def test_other_files_are_no_database(tmp_path: Path, content: bytes) -> None:
    from pipeline.query.database import open_database

    path = tmp_path / "other.db"
    path.write_bytes(content)
    with pytest.raises(DatabaseError, match="not a Saikne database"):
        open_database(str(path))


@pytest.mark.parametrize(
    ("text", "cited", "sentence"),
    [
        ("Pirmais teikums. Otrais par Rīgu. Trešais.", "Rīgu", "Otrais par Rīgu."),
        (
            "Sēdē J. Ozols 2018. gada 3. janvārī ziņoja. Beigas.",
            "janvārī",
            "Sēdē J. Ozols 2018. gada 3. janvārī ziņoja.",
        ),
        ("Viss bez punkta", "bez", "Viss bez punkta"),
        ("Viens. Divi. Trīs.", "Viens. Divi.", "Viens. Divi."),
    ],
)
def test_the_sentence_around_a_span(text: str, cited: str, sentence: str) -> None:
    start = text.index(cited)
    left, right = sentence_around(text, start, start + len(cited))
    assert text[left:right] == sentence


def test_every_quote_holds_what_is_cited(sample: sqlite3.Connection) -> None:
    for document, start, end, cited in sample.execute(
        "SELECT m.document_id, m.start, m.end, substr(d.text, m.start + 1, m.end - m.start)"
        " FROM mentions m JOIN documents d ON d.id = m.document_id"
    ):
        found = quote(sample, document, start, end)
        assert found.text[found.start : found.end] == cited
