"""Dates and deadlines: every month in every case, spacing and spelling, and the relative forms of minutes."""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.dates import find_dates, find_deadlines

CASES = Path(__file__).parent / "cases"

#: Nominative, genitive, dative, locative; written out by hand, with and without diacritics.
MONTHS = {
    1: ("janvāris janvāra janvārim janvārī", "janvaris janvara janvarim janvari"),
    2: ("februāris februāra februārim februārī", "februaris februara februarim februari"),
    3: ("marts marta martam martā", "marts marta martam marta"),
    4: ("aprīlis aprīļa aprīlim aprīlī", "aprilis aprila aprilim aprili"),
    5: ("maijs maija maijam maijā", "maijs maija maijam maija"),
    6: ("jūnijs jūnija jūnijam jūnijā", "junijs junija junijam junija"),
    7: ("jūlijs jūlija jūlijam jūlijā", "julijs julija julijam julija"),
    8: ("augusts augusta augustam augustā", "augusts augusta augustam augusta"),
    9: ("septembris septembra septembrim septembrī", "septembris septembra septembrim septembri"),
    10: ("oktobris oktobra oktobrim oktobrī", "oktobris oktobra oktobrim oktobri"),
    11: ("novembris novembra novembrim novembrī", "novembris novembra novembrim novembri"),
    12: ("decembris decembra decembrim decembrī", "decembris decembra decembrim decembri"),
}
SPACINGS = ("{y}.gada {d}.{m}", "{y}. gada {d}. {m}", "{y}.\u00a0gada {d}.\u00a0{m}", "{y}.g. {d}.{m}", "{d}. {m}, {y}. gadā")


@pytest.mark.parametrize("pattern", SPACINGS)
@pytest.mark.parametrize(
    ("month", "form"), [(number, form) for number, rows in MONTHS.items() for row in rows for form in dict.fromkeys(row.split())]
)
def test_a_day_in_every_case_and_spacing(pattern: str, month: int, form: str) -> None:
    text = "Rīgā, " + pattern.format(y=1994 + month, d=month + 7, m=form) + " notika"
    found = [d for d in find_dates(text) if d.value]
    assert [d.value for d in found] == [f"{1994 + month}-{month:02d}-{month + 7:02d}"]
    assert text[found[0].start : found[0].end] == found[0].text


@pytest.mark.parametrize(("month", "form"), [(n, rows[0].split()[2]) for n, rows in MONTHS.items()])
def test_until_a_day_without_year_is_the_next_such_day(month: int, form: str) -> None:
    reference = date(2019, 6, 15)
    year = 2019 if (month, 20) >= (6, 15) else 2020
    found = list(find_deadlines(f"Valdei līdz 20. {form} iesniegt atskaiti", reference=reference))
    assert [d.value for d in found] == [f"{year}-{month:02d}-20"]


@pytest.mark.parametrize(("month", "form"), [(n, rows[0].split()[1]) for n, rows in MONTHS.items()])
def test_until_the_end_of_a_month(month: int, form: str) -> None:
    last = {1: 31, 2: 29, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}[month]
    found = list(find_deadlines(f"līdz {form} beigām sagatavot", reference=date(2024, 1, 10)))
    assert [d.value for d in found] == [f"2024-{month:02d}-{last}"]


def _cases(name: str) -> list[object]:
    rows = json.loads((CASES / name).read_text(encoding="utf-8"))
    return [
        pytest.param(row, id=row["label"], marks=pytest.mark.xfail(strict=True) if row.get("expect") == "fail" else ())
        for row in rows
    ]


@pytest.mark.parametrize("case", _cases("dates.json"))
def test_dates(case: dict[str, object]) -> None:
    reference = date.fromisoformat(str(case["reference"])) if case.get("reference") else None
    assert [d.value for d in find_dates(str(case["text"]), reference=reference) if d.value] == case["expected"]


@pytest.mark.parametrize("case", _cases("deadlines.json"))
def test_deadlines(case: dict[str, object]) -> None:
    reference = date.fromisoformat(str(case.get("reference", "2019-03-12")))
    meeting = date.fromisoformat(str(case["next_meeting"])) if case.get("next_meeting") else None
    signed = date.fromisoformat(str(case["signed"])) if case.get("signed") else None
    found = list(find_deadlines(str(case["text"]), reference=reference, next_meeting=meeting, signed=signed))
    assert [d.value for d in found] == case["expected"]
    assert all(str(case["text"])[d.start : d.end] == d.text for d in found)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="0123456789. gadalīdzjnvāriPšg-–/§Nr\n", max_size=60))
def test_no_text_breaks_the_grammar(text: str) -> None:
    for found in (*find_dates(text, reference=date(2020, 2, 29)), *find_deadlines(text, reference=date(2020, 2, 29))):
        assert text[found.start : found.end] == found.text


def test_a_hundred_thousand_strings_of_rubble() -> None:
    """Seeded rubble made of what dates are made of: nothing raises, every span is right."""
    dice = random.Random(7)
    alphabet = "0123456789. gadalīdzjnvāriPšg-–/§Nr,ktobrīmēnesdarb()laikā\n\u00a0IVX"
    reference = date(2020, 2, 29)
    for _ in range(100_000):
        text = "".join(dice.choices(alphabet, k=dice.randrange(1, 50)))
        for found in (*find_dates(text, reference=reference), *find_deadlines(text, reference=reference, next_meeting=reference)):
            assert text[found.start : found.end] == found.text
