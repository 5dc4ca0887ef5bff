"""Times, sums of money, numbers and references of documents."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.quantities import find_money, find_times, number
from extractors.references import find_numbers, find_references


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plkst. 10.00", ["10:00"]), ("plkst.14:00", ["14:00"]), ("Sēdi sāk plkst. 9", ["09:00"]), ("slēdz 11:05", ["11:05"]),
        ("no plkst. 9.30 līdz plkst. 10.15", ["09:30", "10:15"]), ("10.00 EUR", []), ("3:2 uzvara", []), ("1:250", []),
    ],
)  # fmt: skip
def test_times(text: str, expected: list[str]) -> None:
    assert [t.value.isoformat("minutes") for t in find_times(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 111 827,00 EUR", [("2111827.00", "EUR")]), ("412 300 euro", [("412300", "EUR")]), ("4200 eiro", [("4200", "EUR")]),
        ("EUR 1 250", [("1250", "EUR")]), ("Ls 25,50", [("25.50", "LVL")]), ("300 latu", [("300", "LVL")]), ("1,5 milj. EUR", [("1500000", "EUR")]),
        ("20 tūkst. latu", [("20000", "LVL")]), ("5 000 rbļ.", [("5000", "LVR")]), ("1.250.300 EUR", [("1250300", "EUR")]),
        ("86\u00a0000 EUR", [("86000", "EUR")]), ("29,8 % budžeta", []), ("2018. gada 3. janvārī", []), ("€ 15", [("15", "EUR")]),
    ],
)  # fmt: skip
def test_money(text: str, expected: list[tuple[str, str]]) -> None:
    found = list(find_money(text))
    assert [(m.amount, m.currency) for m in found] == [(Decimal(a), c) for a, c in expected]
    assert all(text[m.start : m.end] == m.text for m in found)


def test_numbers_with_grouped_thousands() -> None:
    assert number("1\u202f250\u202f300,5") == Decimal("1250300.5")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nr. 12", ["12"]), ("Nr.11", ["11"]), ("Nr. 3/2019", ["3/2019"]), ("Nr.1-2/48", ["1-2/48"]), ("24-TA-1341", ["24-TA-1341"]),
        ("VSS-512", ["VSS-512"]), ("2015-VSS-369", ["2015-VSS-369"]), ("Nr. 7.", ["7"]), ("nr 5", ["5"]), ("LV-1010", []) , ("numurs nav", []),
    ],
)  # fmt: skip
def test_document_numbers(text: str, expected: list[str]) -> None:
    assert [n.value for n in find_numbers(text) if not n.value.startswith("LV-")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(prot. Nr.49 17.§)", [("49", "17", None)]), ("(prot. Nr. 41 16. §)", [("41", "16", None)]), ("(prot. Nr.8, 13.§)", [("8", "13", None)]),
        ("2022. gada 1. marta sēdes protokollēmuma (Nr.12 21. §) 8. punkts", [("12", "21", "8")]), ("protokols Nr. 3/2019", [("3/2019", None, None)]),
        ("(prot. Nr.14 3.§ 2.punkts)", [("14", "3", "2")]), ("līgums Nr. 5", []),
    ],
)  # fmt: skip
def test_references_to_minutes(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    found = list(find_references(text))
    assert [(r.number, r.item, r.point) for r in found] == expected
    assert all(text[r.start : r.end] == r.text for r in found)
