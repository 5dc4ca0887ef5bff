"""Names of posts."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.names.declension import Case
from extractors.names.posts import (
    POST_HEADS,
    feminine_post,
    masculine_post,
    other_gender,
    post_gender,
    post_nominative,
)
from extractors.records import Gender

CASES = json.loads((Path(__file__).parent / "cases" / "posts.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[each["label"] for each in CASES])
def test_the_nominative_of_a_post(case):
    found = post_nominative(
        case["text"],
        case=Case(case["case"]) if "case" in case else None,
        gender=Gender(case["gender"]) if "gender" in case else None,
    )
    assert found == case["expected"]


@pytest.mark.parametrize(
    ("man", "woman"),
    [
        ("direktors", "direktore"),
        ("vadītājs", "vadītāja"),
        ("vietnieks", "vietniece"),
        ("loceklis", "locekle"),
        ("tiesnesis", "tiesnese"),
        ("psihologs", "psiholoģe"),
        ("palīgs", "palīdze"),
        ("aktieris", "aktrise"),
        ("atašejs", "atašeja"),
    ],
)
def test_masculine_and_feminine_pairs(man, woman):
    assert feminine_post(man) == woman
    assert masculine_post(woman) == man


def test_the_table_of_posts_is_whole():
    assert len(POST_HEADS) >= 120
    assert all(post.masculine == noun for noun, post in POST_HEADS.items())


def test_a_post_tells_the_gender_of_its_holder():
    assert post_gender("valdes priekšsēdētāja") is Gender.FEMININE
    assert post_gender("valdes priekšsēdētājs") is Gender.MASCULINE
    assert post_gender("amatpersona") is None


def test_the_same_post_for_the_other_gender():
    assert other_gender("galvenais grāmatvedis") == "galvenā grāmatvede"
    assert other_gender("galvenā grāmatvede") == "galvenais grāmatvedis"
    assert other_gender("saulains rīts") is None


@given(st.text(max_size=80))
def test_no_string_breaks_the_reading_of_posts(text):
    post_nominative(text)
    post_gender(text)
    other_gender(text)


def test_a_megabyte_is_no_post():
    assert post_nominative("direktora " * 100_000) is None
