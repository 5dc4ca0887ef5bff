"""The list of known institutions: well formed, and found by any form."""

from __future__ import annotations

import pytest

from extractors.names.known import find_known, known_institutions


def test_there_are_at_least_six_hundred_and_each_tells_its_source() -> None:
    rows = known_institutions()
    assert len(rows) >= 600
    assert all(row.name and row.type and row.source for row in rows)
    assert len({(row.name, row.valid_from) for row in rows}) == len(rows)


def test_years_run_forward_and_successors_are_in_the_list() -> None:
    rows = known_institutions()
    names = {row.name for row in rows}
    for row in rows:
        assert all(year == "" or (year.isdigit() and 1860 < int(year) < 2030) for year in (row.valid_from, row.valid_to))
        assert not (row.valid_from and row.valid_to) or int(row.valid_from) < int(row.valid_to)
        assert row.successor == "" or row.successor in names
        assert row.parent == "" or row.parent in names


def test_municipalities_of_the_reforms() -> None:
    rows = [row for row in known_institutions() if row.type == "municipality" and "novada" in row.name]
    # 109 by the law of 2008; the 110th, Mērsraga, parted from Rojas in 2011.
    assert sum(row.valid_from == "2009" for row in rows) == 109
    today = [row for row in known_institutions() if row.type == "municipality" and "pašvaldība" in row.name and not row.valid_to]
    assert len(today) == 42
    amata = next(row for row in rows if row.name == "Amatas novada pašvaldība")
    assert (amata.valid_to, amata.successor) == ("2021", "Cēsu novada pašvaldība")


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("VID", "Valsts ieņēmumu dienests"), ("Valsts ieņēmumu dienestā", "Valsts ieņēmumu dienests"), ("valsts ienemumu dienests", "Valsts ieņēmumu dienests"),
        ("Saeimai", "Saeima"), ("Rīgas Tehniskajai universitātei", "Rīgas Tehniskā universitāte"), ("Satversmes tiesu", "Satversmes tiesa"),
        ("Pārtikas un veterināro dienestu", "Pārtikas un veterinārais dienests"), ("LIZDA", "Latvijas Izglītības un zinātnes darbinieku arodbiedrība"),
    ],
)  # fmt: skip
def test_found_by_any_form(form: str, name: str) -> None:
    assert name in [row.name for row in find_known(form)]


def test_an_unknown_name_finds_nothing() -> None:
    assert find_known("Sarkano Ķiršu biedrība") == ()


def test_ministries_by_era() -> None:
    eras = [(row.valid_from, row.valid_to, row.successor) for row in known_institutions() if row.abbreviation == "VARAM"]
    assert sorted(eras) == [
        ("1993", "2003", "Vides ministrija"),
        ("2011", "2024", "Viedās administrācijas un reģionālās attīstības ministrija"),
        ("2024", "", ""),
    ]
    assert {row.successor for row in known_institutions() if row.name == "Finansu ministrija"} == {"Finanšu ministrija"}


def test_towns_and_districts_before_2009() -> None:
    before = [row for row in known_institutions() if row.type == "municipality" and row.valid_to == "2009"]
    assert sum("rajona" in row.name for row in before) == 26
    assert all(row.successor for row in before if "pilsētas" in row.name)


def test_no_abbreviation_is_an_everyday_word_or_sign() -> None:
    assert not {row.abbreviation for row in known_institutions()} & {"LV", "EUR", "Nr", "IV", "II", "VI."}
