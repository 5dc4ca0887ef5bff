"""English papers and passages: recognised, read by their own rules, and kept from the rules of Latvian."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractors.english.dates import find_english_dates
from extractors.english.language import english_passages
from extractors.extract import extract
from extractors.readers import read
from extractors.records import Facts
from models import load_model

CASES = json.loads((Path(__file__).parent / "cases" / "english.json").read_text(encoding="utf-8"))
PAPERS = json.loads((Path(__file__).parent / "cases" / "english_papers.json").read_text(encoding="utf-8"))
MINUTES = """Minutes of the 3rd meeting of the Baltic Data Working Group
Tallinn, 12 March 2024

Chair: Ms Kadri Tamm, Deputy Director of the Statistics Department, Estonian Data Agency (EDA)
Participants:
Jānis Ozoliņš, Senior Expert, Ministry of Finance of the Republic of Latvia
Mr Erik Lund (Nordic Council of Ministers)
Apologies: Anna Berga, Bank of Latvia
Minutes taken by: Liis Saar

1. Opening
Ms Tamm opened the meeting and welcomed the participants to the first session of the year.
2. Data exchange
It was agreed that the EDA will host the next workshop in autumn 2024.
"""
MIXED = """BALTIJAS DATU SADARBĪBAS PADOME
SĒDES PROTOKOLS Nr. 4
Rīgā, 2024. gada 5. aprīlī
Piedalās: Valsts kancelejas direktora vietniece Ilze Krūmiņa.
1. Par sadarbību ar Igauniju
Valsts kancelejai līdz 2024. gada 1. jūnijam nosūtīt atbildi Igaunijas pusei.
Annex: Letter of the Estonian side
The Estonian Data Agency will send the signed agreement to the partners by 20 May.
"""


_MODEL = cache(load_model)


def _facts(text: str) -> Facts:
    return extract(read(text.encode()), _MODEL())


@pytest.mark.parametrize(
    "case", [pytest.param(c, id=c["label"], marks=[pytest.mark.xfail] if c.get("expect") == "fail" else []) for c in CASES]
)
def test_commitments(case: dict[str, Any]) -> None:
    facts = _facts(f"The minutes of the meeting were approved by all of the members.\n\n{case['text']}")
    names = {m.id: m.name for m in facts.mentions}
    found = [[c.kind.value, [names[owner] for owner in c.owners], c.due] for c in facts.commitments]
    assert found == case["expected"]


def test_a_paper_in_english() -> None:
    facts = _facts(MINUTES)
    names = {m.id: m.name for m in facts.mentions}
    assert (facts.header.language, facts.header.kind, facts.header.date, facts.header.place) == (
        "en",
        "minutes",
        "2024-03-12",
        "Tallinn",
    )
    assert {(names[a.subject], a.capacity.value, names.get(a.on_behalf_of)) for a in facts.attendance} == {
        ("Baltic Data Working Group", "participant", None),
        ("Kadri Tamm", "chair", "Estonian Data Agency"),
        ("Liis Saar", "secretary", None),
        ("Anna Berga", "absent", "Bank of Latvia"),
        ("Jānis Ozoliņš", "participant", "Ministry of Finance of the Republic of Latvia"),
        ("Erik Lund", "participant", "Nordic Council of Ministers"),
    }
    assert ("Kadri Tamm", "deputy director", "Statistics Department") in {(names[r.person], r.role, r.unit) for r in facts.roles}


def test_what_a_paper_says_of_itself_and_where_its_bodies_are() -> None:
    """The head tells number, first day and body; a country behind a comma is no part of a name; a table of actions lists nobody present."""
    facts = _facts(
        "Council of the European Union\nSummary of conclusions of the 7th meeting\nBrussels, 14–15 November 2022\n\n"
        "List of participants\nAnna Schmidt, Ministry of Transport and Regional Development, Latvia\n\n"
        "Follow-up\nThe European Forest Institute will revise the questionnaire by 1 April 2023.\n"
    )
    names = {m.id: m.name for m in facts.mentions}
    header = facts.header
    assert (header.kind, header.number, header.date) == ("minutes", "7", "2022-11-14")
    assert header.body is not None and names[header.body] == "Council of the European Union"
    assert {(names[a.subject], names.get(a.on_behalf_of)) for a in facts.attendance} == {
        ("Council of the European Union", None),
        ("Anna Schmidt", "Ministry of Transport and Regional Development")
    }


def test_an_english_annex_of_latvian_minutes() -> None:
    facts = _facts(MIXED)
    names = {m.id: m.name for m in facts.mentions}
    assert facts.header.language == "lv"
    assert {names[c.owners[0]]: c.due for c in facts.commitments} == {
        "Valsts kanceleja": "2024-06-01",
        "Estonian Data Agency": "2024-05-20",
    }


def test_the_model_of_latvian_is_not_asked_about_english() -> None:
    document = read((MIXED + MINUTES).encode())
    facts = extract(document, load_model())
    lemmas = dict(facts.word_forms)
    assert (lemmas["participants"], lemmas["opened"], lemmas["piedalas"]) == ("participants", "opened", "piedalities")
    sentences = [document.text[start:end].strip() for start, end in facts.sentences]
    assert "It was agreed that the EDA will host the next workshop in autumn 2024." in sentences
    assert "1. Par sadarbību ar Igauniju" in sentences


def test_latvian_is_not_taken_for_english() -> None:
    text = (
        "Sēdi vada J. Ozols.\n\nSIA “The Baltic Way of Life” valdes loceklis informē par projektu “Art in the City”.\n\nIlze Ozola"
    )
    assert english_passages(read(text.encode())) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("on 3 January 2018, by March 5th, 2019 and 2020-02-30", ["2018-01-03", "2019-03-05"]),
        ("in the first quarter of 2022, Q3 2023, by 2025", ["2022-33", "2023-35", "2025"]),
        ("room 2019, item 12, 112 persons", []),
        ("by the end of 2021; end of February 2024", ["2021-12-31", "2024-02-29"]),
    ],
)
def test_dates(text: str, values: list[str]) -> None:
    assert [d.value for d in find_english_dates(text)] == values


@pytest.mark.parametrize("case", [pytest.param(c, id=c["label"]) for c in PAPERS])
def test_whole_papers(case: dict[str, Any]) -> None:
    """Minutes in three manners: who was there in what post, who is to do what, who takes part in the project, who works with whom."""
    facts = _facts(case["text"])
    names = {m.id: m.name for m in facts.mentions}
    roles = {(names[r.person], r.role, names.get(r.institution), r.unit) for r in facts.roles}
    assert roles == {tuple(row) for row in case["roles"]}
    assert {(names[a.subject], a.capacity.value) for a in facts.attendance if " " in names[a.subject]} == {
        tuple(row) for row in case["attended"]
    }
    assert [[c.kind.value, [names[o] for o in c.owners], c.due] for c in facts.commitments] == case["commitments"]
    assert {(names[p.initiative], names[p.subject], p.part.value) for p in facts.parties} == {tuple(row) for row in case["parties"]}
    assert {(names[t.a], names[t.b], t.kind.value) for t in facts.ties} == {tuple(row) for row in case["ties"]}
