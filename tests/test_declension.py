"""All cases of a name from its nominative."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.names.declension import Case, decline, decline_plural, feminine_surnames, plural
from extractors.names.fold import fold
from extractors.names.given import given_forms
from extractors.names.people import is_form_of, nominatives
from extractors.names.surnames import surname_nominatives
from extractors.records import Gender

CASES = json.loads((Path(__file__).parent / "cases" / "declension.json").read_text(encoding="utf-8"))

stems = st.sampled_from(
    "Bērz Liep Ozol Kalniņ Lāc Gulb Vīt Cirv Zar Kļav Rudzīt Petrov Lisovsk Krasick Gat Miln Vāln Eglīt Zvirbul "
    "Stepan Meier Kaķ Rēķ Kovaļevsk Ziemel Dandz Krēsl Kazl Balod Strazd Sīl Krūm Puriņ Auziņ Āboltiņ Ķirš Mež".split()
)
masculine = st.builds(str.__add__, stems, st.sampled_from(["s", "š", "is", "us", "a", "e", "ais"]))
feminine = st.builds(str.__add__, stems, st.sampled_from(["a", "e", "ā"]))
words = st.one_of(masculine.map(lambda name: (name, Gender.MASCULINE)), feminine.map(lambda name: (name, Gender.FEMININE)))


@pytest.mark.parametrize("case", CASES, ids=[each["label"] for each in CASES])
def test_every_case_of_a_name(case):
    forms = decline(case["text"], Gender(case["gender"]))
    for name, expected in case["expected"].items():
        wanted = [expected] if isinstance(expected, str) else expected
        assert list(forms[Case(name)][: len(wanted)]) == wanted, name


@given(words, st.sampled_from([case for case in Case if case is not Case.VOC]))
def test_a_form_leads_back_to_its_nominative(word, case):
    name, gender = word
    for form in decline(name, gender)[case]:
        # -ņš and -šs are said of no surname; the way back rightly ranks them behind what is borne.
        found = dict(surname_nominatives(form).get((gender, case), ()))
        assert name in found or form == name or name.endswith(("šš", "šs", "žš"))


@given(words, st.sampled_from([case for case in Case if case is not Case.VOC]), st.booleans())
@settings(deadline=None)
def test_a_form_read_with_its_case_and_gender_gives_the_nominative(word, case, initial):
    name, gender = word
    full = f"J. {name}" if initial else f"{'Jānis' if gender is Gender.MASCULINE else 'Ilze'} {name}"
    for form in decline(full, gender)[case]:
        found = [reading.name for reading in nominatives(form, case=case, gender=gender)]
        assert full in found or name.endswith(("šš", "šs", "žš", "šais"))


@given(words)
def test_every_nominative_found_has_the_form(word):
    name, gender = word
    for form in decline(name, gender)[Case.GEN]:
        for (other, case), ranked in surname_nominatives(form).items():
            assert all(form in decline(candidate, other)[case] or candidate == form for candidate, _ in ranked)


@given(words, st.sampled_from(["Jānis", "Uldis", "Mārtiņš", "Ingus", "Oto"]), st.sampled_from(["Ilze", "Anna", "Mare"]))
@settings(deadline=None)
def test_every_form_of_a_full_name_is_a_form_of_it(word, man, woman):
    surname, gender = word
    name = f"{man if gender is Gender.MASCULINE else woman} {surname}"
    for case, forms in decline(name, gender).items():
        for form in forms:
            assert is_form_of(form, name), (case, form)
            assert is_form_of(form.upper(), name, fold=True), (case, form)


@given(st.text(max_size=60))
def test_no_string_breaks_declension(text):
    for gender in Gender:
        assert set(decline(text, gender)) == set(Case)
        assert decline(text, gender)[Case.NOM][0] == text
    decline_plural(text, Gender.MASCULINE)
    plural(text)
    feminine_surnames(text)


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("name", "gender", "expected"),
    [
        ("Bērziņš", Gender.MASCULINE, "Bērziņi"),
        ("Lācis", Gender.MASCULINE, "Lāči"),
        ("Lisovskis", Gender.MASCULINE, "Lisovski"),
        ("Liepa", Gender.MASCULINE, "Liepas"),
        ("Platais", Gender.MASCULINE, "Platie"),
        ("dome", Gender.FEMININE, "domes"),
        ("Bruno", Gender.MASCULINE, None),
    ],
)
def test_a_family_in_the_plural(name, gender, expected):
    assert plural(name, gender) == expected


def test_every_form_of_every_listed_given_name_is_found():
    for name, gender in (("Krišjānis", Gender.MASCULINE), ("Sniedze", Gender.FEMININE), ("Raivo", Gender.MASCULINE)):
        for case, forms in decline(name, gender).items():
            assert all((name, gender, case) in {each[:3] for each in given_forms(form)} for form in forms)


def test_a_reading_has_the_form_it_was_read_from():
    for reading in nominatives("Andra Bērziņa"):
        assert "Andra Bērziņa" in decline(reading.name, reading.gender)[reading.case]
