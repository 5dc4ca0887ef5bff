"""Dates and deadlines: every month in every case, spacing and spelling, and the relative forms of minutes."""

from __future__ import annotations

import json
import random
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.dates import Anchor, Precision, find_dates, find_deadlines
from tests.growth import ALLOWED, growth, line_of

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


def _day(case: dict[str, object], name: str) -> date | None:
    return date.fromisoformat(str(case[name])) if case.get(name) else None


@pytest.mark.parametrize("case", _cases("dates.json"))
def test_dates(case: dict[str, object]) -> None:
    text = str(case["text"])
    found = list(find_dates(text, reference=_day(case, "reference")))
    assert [d.value for d in found if d.value] == case["expected"]
    assert all(text[d.start : d.end] == d.text for d in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("case", _cases("deadlines.json"))
def test_deadlines(case: dict[str, object]) -> None:
    text = str(case["text"])
    reference = _day({"reference": "2019-03-12"} | case, "reference")
    known = {name: _day(case, name) for name in ("signed", "next_meeting", "contract")}
    found = list(find_deadlines(text, reference=reference, **known))
    assert [d.value for d in found] == case["expected"]
    for key, values in (
        ("frames", [d.frame for d in found]), ("anchors", [d.anchor for d in found]), ("recurrence", [d.recurrence for d in found]),
    ):  # fmt: skip
        assert case.get(key, values) == values
    assert all(text[d.start : d.end] == d.text for d in found)


def test_there_are_six_hundred_cases_and_all_but_one_in_a_hundred_are_right() -> None:
    rows = json.loads((CASES / "dates.json").read_text(encoding="utf-8"))
    failing = sum(row.get("expect") == "fail" for row in rows)
    assert len({(row["text"], row.get("reference")) for row in rows}) == len(rows) >= 600
    assert failing <= len(rows) / 100


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ziņo 2018. gada 3. janvārī plkst. 9", ("2018. gada 3. janvārī", Precision.DAY, None)),
        ("šā gada martā notiks", ("šā gada martā", Precision.MONTH, Anchor.DOCUMENT)),
        ("termiņš 2018. gada II ceturksnis", ("2018. gada II ceturksnis", Precision.QUARTER, None)),
        ("2018. gada janvāra sākumā sāks", ("2018. gada janvāra sākumā", Precision.MONTH, None)),
        ("2018./2019. mācību gadā apgūs", ("2018./2019. mācību gadā", Precision.INTERVAL, None)),
        ("nākamajā nedēļā tiksies", ("nākamajā nedēļā", Precision.WEEK, Anchor.DOCUMENT)),
        ("20. gadsimta 90. gados būvēta", ("20. gadsimta 90. gados", Precision.DECADE, None)),
        ("2018. gada otrajā pusgadā", ("2018. gada otrajā pusgadā", Precision.HALF, None)),
        ("vasarā, 2018. gada rudenī", ("2018. gada rudenī", Precision.SEASON, None)),
    ],
)
def test_words_precision_and_anchor_are_kept_apart(text: str, expected: tuple[str, Precision, Anchor | None]) -> None:
    found = [(d.text, d.precision, d.anchor) for d in find_dates(text) if d.value or d.anchor]
    assert expected in found


@pytest.mark.parametrize(
    "text",
    [
        "Ministrijai līdz 2018. gada 3. janvārim iesniegt (prot. Nr. 41 16. §) izvērtējumu par budžetu un sadarbību. ",
        "Pagasta pārvalde ziņo par darbu, ko veikusi; nekas te nav solīts un nav minēts.\n",
        "1", "1.", "1. ", " ", "12.03. ", "gada ", "līdz ", "nākamā ", "1-", "1,", "2018-", "I ", "Nr.", "no 1. līdz ", "katru ",
    ],
)  # fmt: skip
def test_a_megabyte_on_one_line_takes_no_time(text: str) -> None:
    """A megabyte takes no more than its share of what a sixteenth of it takes."""
    for find in (find_dates, find_deadlines):
        assert growth(lambda line, find=find: sum(1 for _ in find(line, reference=date(2020, 2, 29))), line_of(text), 1_000_000) < ALLOWED


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
