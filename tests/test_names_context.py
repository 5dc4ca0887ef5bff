"""The words around a name decide between its readings."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.names.context import nominatives_in_context
from extractors.names.people import nominatives


@pytest.mark.parametrize(
    ("before", "form", "after", "expected"),
    [
        ("uzklausa ministra", "Andra Vilka", "", "Andris Vilks"),
        ("ministre", "Andra Vilka", "", "Andra Vilka"),
        ("", "Andra Vilka", "ziņojumu par budžetu", "Andris Vilks"),
        ("", "Andra Vilka", "ziņoja par budžetu", "Andra Vilka"),
        ("no", "J. Kalniņa", "", "J. Kalniņš"),
        ("direktora vietniekam", "J. Ozolam", "", "J. Ozols"),
        ("direktoru", "J. Kalniņu", "", "J. Kalniņš"),
        ("direktori", "J. Kalniņu", "", "J. Kalniņa"),
        ("", "Kalniņa", "kungs piebilda", "Kalniņš"),
        ("", "J. Kalniņa", "", "J. Kalniņa"),
    ],
)
def test_neighbours_choose_the_reading(before, form, after, expected):
    assert nominatives_in_context(form, before=before, after=after)[0].name == expected


@given(st.text(max_size=40), st.text(max_size=40))
@settings(deadline=None)
def test_neighbours_never_add_or_drop_a_reading(before, after):
    plain = {reading.name for reading in nominatives("Andra Bērziņa")}
    found = nominatives_in_context("Andra Bērziņa", before=before, after=after)
    assert {reading.name for reading in found} == plain
    assert all(0 < reading.confidence <= 1 for reading in found)
