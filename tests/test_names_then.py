"""A body that was renamed is answered with the name that it had when the paper was written."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from pipeline.query.cards import find_card
from pipeline.query.database import open_database as open_for_questions
from pipeline.resolve.corpus import resolve_corpus
from tests.resolution import made, mention_called, open_database, store


@pytest.mark.parametrize(
    ("printed", "date", "then"),
    [
        ("Lauksaimniecības ministrija", "1992-05", "Lauksaimniecības ministrija"),
        ("Lauksaimniecības ministrija", "1993-02", "Lauksaimniecības ministrija"),  # the year of the renaming: as the paper says
        ("Zemkopības ministrija", "1993-10", "Zemkopības ministrija"),
        ("Drošības policija", "2018-03-01", "Drošības policija"),
        ("Valsts drošības dienests", "2020-03-01", "Valsts drošības dienests"),
        ("Lauksaimniecības ministrija", None, "Zemkopības ministrija"),  # without a date the name of today
        ("Salas bibliotēka", "1992-05", "Salas bibliotēka"),
    ],
)
def test_a_post_names_the_body_as_it_was_called(printed: str, date: str | None, then: str, tmp_path: Path) -> None:
    connection = open_database(tmp_path / "s.db")
    paper = made(f"[p:Egils Straume] ([i:{printed}])", roles=[("Egils Straume", printed)], date=date)
    document = store(connection, "/x/0.txt", paper)
    store(connection, "/x/1.txt", made("[i:Zemkopības ministrija], [i:Valsts drošības dienests], [i:Salas bibliotēka]", number=1))
    resolve_corpus(connection)
    person = mention_called(connection, document, "Egils Straume")[1]
    connection.close()
    with closing(open_for_questions(str(tmp_path / "s.db"))) as asked:
        assert [post.institution for post in find_card(asked, person).posts] == [then]
