"""Times, sums of money, numbers, and numbers and references of documents: cases as data."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.quantities import find_money, find_times, number
from extractors.references import find_numbers, find_references
from tests.growth import ALLOWED, growth, line_of

CASES = json.loads((Path(__file__).parent / "cases" / "quantities.json").read_text(encoding="utf-8"))
READ: dict[str, Callable[[str], object]] = {
    "time": lambda text: [t.value.isoformat("minutes") for t in find_times(text)],
    "money": lambda text: [[m.amount, m.currency] for m in find_money(text)],
    "number": number,
    "document": lambda text: [n.value for n in find_numbers(text)],
    "reference": lambda text: [[r.number, r.item, r.point] for r in find_references(text)],
}


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_quantities(case: dict[str, object]) -> None:
    kind, expected = str(case["kind"]), case["expected"]
    if kind == "money":
        assert isinstance(expected, list)
        expected = [[Decimal(amount), currency] for amount, currency in expected]
    elif kind == "number":
        expected = Decimal(str(expected))
    assert READ[kind](str(case["text"])) == expected


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="0123456789 .,:-–/§()NrprotEULsplktūmij€\n\u00a0", max_size=60))
def test_every_span_is_of_its_words(text: str) -> None:
    for find in (find_times, find_money, find_numbers, find_references):
        for found in find(text):
            assert text[found.start : found.end] == found.text
            assert found.text


@pytest.mark.parametrize(
    "text", ["1", "1.", "1 ", "1 000 ", " ", "Nr.", "Nr. 1", "prot. Nr. 1 ", "1-", "1/", "plkst. ", "12:", "24-TA-", "EUR "]
)
def test_a_megabyte_on_one_line_takes_no_time(text: str) -> None:
    for find in (find_times, find_money, find_numbers, find_references):
        assert growth(lambda line, find=find: sum(1 for _ in find(line)), line_of(text), 1_000_000) < ALLOWED
