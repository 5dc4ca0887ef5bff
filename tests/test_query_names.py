"""A name as somebody types it finds who is meant, or says what there is to choose from."""

from __future__ import annotations

import sqlite3

import pytest

from pipeline.query.errors import AmbiguousNameError, NothingFoundError
from pipeline.query.names import find_entities, nearest_names, resolve_name


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Valsts kanceleja", "Valsts kanceleja"),
        ("  VALSTS   KANCELEJA ", "Valsts kanceleja"),
        ("Valsts kancelejai", "Valsts kanceleja"),
        ("valsts kanceleju", "Valsts kanceleja"),
        ("KVALB", "Latvijas Kvalitātes biedrība"),
        ("kvalb", "Latvijas Kvalitātes biedrība"),
        ("latvijas kvalitates biedriba", "Latvijas Kvalitātes biedrība"),
        ("kvalitātes biedrībai", "Latvijas Kvalitātes biedrība"),
        ("Dzirnavupes novada dome", "Dzirnavupes novada pašvaldība"),
        ('SIA "Veja rats"', "SIA „Vēja rats”"),
        ("Vēja rats", "SIA „Vēja rats”"),
        ("Jānis Ozols", "Jānis Ozols"),
        ("janis ozols", "Jānis Ozols"),
        ("Jānim Ozolam", "Jānis Ozols"),
        ("Jura Ozola", "Juris Ozols"),
        ("Jolantai Ozolai", "Jolanta Ozola"),
        ("E. Upīte", "Elīna Upīte"),
        ("E.Upīte", "Elīna Upīte"),
        ("e.upite", "Elīna Upīte"),
        ("Upīte", "Elīna Upīte"),
        ("Upītei", "Elīna Upīte"),
        ("Upīte Elīna", "Elīna Upīte"),
        ("Elīna", "Elīna Upīte"),
        ("Ilgai Krūmiņai-Zvirbulei", "Ilga Krūmiņa-Zvirbule"),
        ("ilga krumina–zvirbule", "Ilga Krūmiņa-Zvirbule"),
        ("I. Krūmiņai-Zvirbulei", "Ilga Krūmiņa-Zvirbule"),
        ("Zaļajam koridoram", "Zaļais koridors"),
        ("A. Liepam", "Arvīds Liepa"),
    ],
)
def test_a_name_finds_the_one_meant(sample: sqlite3.Connection, typed: str, meant: str) -> None:
    assert [one.name for one in find_entities(sample, typed)] == [meant]


@pytest.mark.parametrize(
    ("typed", "choice"),
    [("Ozols", {"Jānis Ozols", "Juris Ozols"}), ("Ozolam", {"Jānis Ozols", "Juris Ozols"})],
)
def test_a_surname_of_several_offers_them(sample: sqlite3.Connection, typed: str, choice: set[str]) -> None:
    with pytest.raises(AmbiguousNameError) as raised:
        resolve_name(sample, typed)
    assert {one.name for one in raised.value.candidates} == choice


def test_candidates_say_what_tells_them_apart(sample: sqlite3.Connection) -> None:
    janis, juris = find_entities(sample, "Ozols")
    assert (janis.detail, janis.first, janis.last, janis.documents) == (
        "Valsts kanceleja",
        "2014-03-12",
        "2018-01-03",
        2,
    )
    assert (juris.detail, juris.documents) == ("Dzirnavupes novada pašvaldība", 1)


def test_a_nominative_outranks_a_form_of_another(sample: sqlite3.Connection) -> None:
    """`Ozola` is the surname of Jolanta, and also the genitive of Ozols."""
    assert [one.name for one in find_entities(sample, "Ozola")] == ["Jolanta Ozola"]


@pytest.mark.parametrize("typed", ["Upītim", "Jānai Ozolai", "Jolantam Ozolam", "K. Upītei"])
def test_a_form_of_another_name_is_not_taken(sample: sqlite3.Connection, typed: str) -> None:
    assert find_entities(sample, typed) == ()


def test_an_id_outranks_the_name(sample: sqlite3.Connection) -> None:
    entity = resolve_name(sample, "KVALB")
    assert resolve_name(sample, "Ozols", id=entity.id) == entity


def test_an_unknown_id_is_nothing_found(sample: sqlite3.Connection) -> None:
    with pytest.raises(NothingFoundError, match="id 5"):
        resolve_name(sample, "", id=5)


def test_a_misspelt_name_proposes_near_ones(sample: sqlite3.Connection) -> None:
    assert nearest_names(sample, "Jānis Osols")[0] == "Jānis Ozols"
    with pytest.raises(NothingFoundError, match=r"Did you mean .*Jānis Ozols"):
        resolve_name(sample, "Jānis Osols")


@pytest.mark.parametrize("typed", ["", "   ", "Qqqqq Wwwww", "%", "_", "'", '"', "*", "a", "J.", "-", "\x00", "Ω" * 500])
def test_what_is_no_name_finds_nothing(sample: sqlite3.Connection, typed: str) -> None:
    assert find_entities(sample, typed) == ()


def test_a_kind_narrows_the_choice(sample: sqlite3.Connection) -> None:
    assert find_entities(sample, "KVALB", kind="person") == ()
