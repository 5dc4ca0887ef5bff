"""Tokens and sentences of official papers by rules alone: cases as data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from models.sentences import mark_sentences
from models.tokenizer import make_tokenizer
from tests.growth import ALLOWED, growth

FOLDER = Path(__file__).parent / "cases"
TOKENIZE = make_tokenizer(spacy.blank("lv"))


def _cases(name: str) -> list[object]:
    return [
        pytest.param(case, id=case["label"], marks=[pytest.mark.xfail(strict=True)] if case.get("expect") == "fail" else [])
        for case in json.loads((FOLDER / name).read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("case", _cases("tokens.json"))
def test_tokens(case: dict[str, object]) -> None:
    assert [token.text for token in TOKENIZE(str(case["text"])) if not token.is_space] == case["expected"]


@pytest.mark.parametrize("case", _cases("sentences.json"))
def test_sentences(case: dict[str, object]) -> None:
    doc = mark_sentences(TOKENIZE(str(case["text"])))
    assert [text for sentence in doc.sents if (text := sentence.text.strip())] == case["expected"]


def test_a_long_paragraph_takes_no_more_than_its_share() -> None:
    text = "Sēde notika 3. janvārī. To vadīja J. Ozols. "
    assert len(list(mark_sentences(TOKENIZE(text * 1_500)).sents)) == 3_000
    assert growth(mark_sentences, lambda size: TOKENIZE(text * size), 3_200) < ALLOWED


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet='0123456789. gadaJBĒšNr-–/§()„”"@w\n\u00a0IVX,:', max_size=80))
def test_tokens_are_the_text(text: str) -> None:
    doc = mark_sentences(TOKENIZE(text))
    assert doc.text == text
    assert all(doc.text[token.idx : token.idx + len(token)] == token.text for token in doc)
