"""Names of institutions: to the nominative, from the nominative, and out of a coordination."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.names.heads import head_gender
from extractors.names.institutions import (
    HEADS,
    institution_forms,
    institution_nominative,
    institution_type,
    spell_out,
)
from extractors.records import Gender

FOLDER = Path(__file__).parent / "cases"


def load(name):
    return [
        pytest.param(case, id=case["label"], marks=[pytest.mark.xfail(strict=True)] if case.get("expect") == "fail" else [])
        for case in json.loads((FOLDER / name).read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("case", load("institutions.json"))
def test_the_nominative_of_a_phrase(case):
    assert institution_nominative(case["text"]) == case["expected"]


@pytest.mark.parametrize("case", load("institutions_treebank.json"))
def test_the_nominative_of_a_phrase_of_the_treebank(case):
    """Phrases of the Latvian Treebank and of FullStack (CC BY-SA 4.0, LUMII, University of Latvia), nominatives by their trees."""
    assert institution_nominative(case["text"]) == case["expected"]


def test_of_the_phrases_of_the_treebank_no_more_than_four_in_a_hundred_fail():
    rows = json.loads((FOLDER / "institutions_treebank.json").read_text(encoding="utf-8"))
    assert len({row["text"] for row in rows}) >= 200
    assert sum(row.get("expect") == "fail" for row in rows) <= len(rows) * 0.04


@pytest.mark.parametrize("case", load("institutions_shared.json"))
def test_a_shared_head_is_spelled_out(case):
    assert list(spell_out(case["text"])) == case["expected"]


def test_a_form_of_two_numbers_is_read_as_asked():
    assert institution_nominative("pašvaldības") == "pašvaldība"
    assert institution_nominative("pašvaldības", plural=True) == "pašvaldības"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Augstākā tiesa", "Augstākajai tiesai"),
        ("Latvijas Nacionālais arhīvs", "Latvijas Nacionālajam arhīvam"),
        ("Centrālā vēlēšanu komisija", "Centrālajai vēlēšanu komisijai"),
        ("Nacionālās drošības padome", "Nacionālās drošības padomei"),
        ("Nacionālie bruņotie spēki", "Nacionālajiem bruņotajiem spēkiem"),
        ('biedrība "Zaļā gatve"', 'biedrībai "Zaļā gatve"'),
        ("Dailes teātris", "Dailes teātrim"),
        ("LETA", "LETA"),
    ],
)
def test_the_forms_of_a_name(name, expected):
    forms = institution_forms(name)
    assert forms[0] == name
    assert expected in forms


NAMES = [
    "Finanšu ministrija", "Augstākā tiesa", "Valsts kanceleja", "Latvijas Nacionālais arhīvs", "Ādažu novada dome",
    "Centrālā vēlēšanu komisija", "Dailes teātris", "Rīgas Centrālais tirgus", "Nacionālās drošības padome",
    "Latvijas Darba devēju konfederācija", 'biedrība "Zaļā gatve"', "Valsts vides dienests", "Saeima", "Rīgas pils",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_every_form_leads_back_to_the_name(name):
    assert {institution_nominative(form) for form in institution_forms(name)} == {name}


def test_the_table_of_heads_is_whole():
    assert len(HEADS) >= 150
    for noun, head in HEADS.items():
        assert head.noun.lower() == noun
        assert head.gender is head_gender(noun)
        assert 0 <= head.declension <= 6
        assert (head.gender is Gender.FEMININE) == (head.declension in (4, 5, 6))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Augstākā tiesa", "court"),
        ("Finanšu ministrija", "ministry"),
        ("Rīgas 1. vidusskola", "school"),
        ("SIA Rudzu lauks", "company"),
        ("Latvijas Pašvaldību savienība", "association"),
        ("Ādažu novada dome", "municipality"),
        ("Rudzu lauks", None),
    ],
)
def test_the_head_tells_the_kind(name, kind):
    assert institution_type(name) == kind


pieces = st.lists(
    st.sampled_from('Finanšu|un|,|ministrijai|Augstākās|tiesas|„X”|(|)|VID-a|–|SIA|1.|"|novadi|:|Rīgas|pils'.split("|")),
    max_size=12,
).map(" ".join)


@given(st.one_of(st.text(max_size=120), pieces))
@settings(deadline=None)
def test_no_string_breaks_the_reading_of_institutions(text):
    institution_nominative(text)
    institution_nominative(text, plural=True)
    institution_type(text)
    assert all(spell_out(text))
    assert institution_forms(text)


def test_a_megabyte_is_no_name():
    assert institution_nominative("ministrijas " * 100_000) is None
    assert spell_out("Finanšu, " * 100_000) == ()
