"""Tokens and sentences by rules alone against the Latvian Treebank (skipped where it is not beside the checkout)."""

from __future__ import annotations

from pathlib import Path

import pytest

from models import load_model
from models.training.treebank import read_conllu

TEST = Path(__file__).resolve().parent.parent.parent / "shared" / "resources" / "ud" / "lv_lvtb217ish-test.conllu"
CASES = [
    ("Rīgā, 2018.gada 3.janvārī, prot. Nr.11 1.§", "Rīgā|,|2018.|gada|3.|janvārī|,|prot.|Nr.|11|1.|§"),
    ("J.Bērziņš, Dz. Kalniņa un A. K. Bērziņa-Kalniņa", "J.|Bērziņš|,|Dz.|Kalniņa|un|A.|K.|Bērziņa-Kalniņa"),
    ("24-TA-1341 (plkst. 10.00)", "24-TA-1341|(|plkst.|10.00|)"),
    ("www.mk.gov.lv, info@example.lv", "www.mk.gov.lv|,|info@example.lv"),
    ("«Mācīties» un „darīt”, t.sk. u.c.", "«|Mācīties|»|un|„|darīt|”|,|t.sk.|u.c."),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_tokens(text: str, expected: str) -> None:
    assert [token.text for token in load_model("rules")(text)] == expected.split("|")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Sēde notika 2018. gada 3. janvārī. To vadīja J. Ozols.", 2),
        ("Sk. likuma 12. panta 3. daļu. Termiņš ir 5. maijs.", 2),
        ("„Vai piekrītat?” jautāja vadītāja. Visi piekrita.", 2),
        ("Piedalās prof. A. Liepa, dr. J. Celms u.c. Sēdi slēdz.", 2),
        ("Sēdi sāk plkst. 10.00. Nr. 5 nav pieņemts.", 2),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(list(load_model("rules")(text).sents)) == count


@pytest.mark.skipif(not TEST.exists(), reason="the treebank is not beside this checkout")
def test_the_treebank() -> None:
    nlp = load_model("rules")
    tokens, sentences = [0, 0, 0], [0, 0, 0]
    for paragraph in read_conllu(TEST):
        text, words, ends = "", set(), set()
        for sentence in paragraph:
            begin = len(text)
            for word, space in zip(sentence.words, sentence.spaces, strict=True):
                words.add((len(text), len(text) + len(word)))
                text += word + (" " if space else "")
            ends.add((begin, len(text.rstrip())))
            text = text if text.endswith(" ") else text + " "
        doc = nlp(text.rstrip())
        for tally, gold, found in (
            (tokens, words, {(t.idx, t.idx + len(t)) for t in doc if not t.is_space}),
            (sentences, ends, {(s.start_char, s.end_char) for s in doc.sents}),
        ):
            tally[0] += len(gold)
            tally[1] += len(found)
            tally[2] += len(gold & found)
    assert 2 * tokens[2] / (tokens[0] + tokens[1]) >= 0.995
    assert 2 * sentences[2] / (sentences[0] + sentences[1]) >= 0.96
