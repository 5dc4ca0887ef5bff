"""Confidences follow from counts: the table's shape and arithmetic, and that every fact carries its rule's figure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.confidence import ALL, FACTS, calibrated, confidence_of, estimate, measured, share_right
from extractors.records import (
    Commitment,
    CommitmentKind,
    Document,
    DocumentId,
    EntityKind,
    Facts,
    Mention,
    MentionId,
    Passage,
    PassageKind,
)

DOCUMENT = Document(DocumentId(1), "text/plain", "A. Kalniņa sagatavos plānu.", (Passage(0, 27, PassageKind.PARAGRAPH),))
PERSON = Mention(DOCUMENT.cite(0, 10), EntityKind.PERSON, "A. Kalniņa", "people:initials", 0.62)
TASK = Commitment(
    DOCUMENT.cite(0, 27), CommitmentKind.PROMISED, (PERSON.id,), (), None, None, False, "commitments:promise", 0.1
)  # fmt: skip


def test_every_fact_type_has_its_mean() -> None:
    rows = {(row.fact, row.rule): row for row in measured()}
    assert len(rows) == len(measured())
    assert {fact for fact, _ in rows} == set(FACTS)
    for fact in FACTS:
        whole = rows[fact, ALL]
        assert whole.facts == sum(row.facts for row in measured() if row.fact == fact and row.rule != ALL)
        assert whole.right == sum(row.right for row in measured() if row.fact == fact and row.rule != ALL)
        assert whole.confidence == share_right(whole.right, whole.facts)


def test_no_confidence_is_set_by_hand() -> None:
    for row in measured():
        assert 0 <= row.right <= row.facts
        if row.rule != ALL:
            assert row.facts > 0
            assert row.confidence == estimate(row.right, row.facts, confidence_of(row.fact, ALL)), row


def test_a_rule_with_few_facts_is_near_the_mean_and_one_with_many_near_its_own_share() -> None:
    assert abs(estimate(0, 1, 0.9) - 0.9) < 0.1
    assert abs(estimate(500, 1000, 0.9) - 0.5) < 0.01
    assert estimate(1000, 1000, 0.95) == 0.99


def test_an_unknown_rule_has_the_mean_and_an_unknown_fact_type_is_an_error() -> None:
    assert confidence_of("roles", "roles:never heard of") == confidence_of("roles", ALL)
    with pytest.raises(KeyError):
        confidence_of("cats", ALL)


def test_facts_carry_the_figure_of_their_rule() -> None:
    facts = calibrated(Facts(DOCUMENT.id, mentions=(PERSON,), commitments=(TASK, replace(TASK, owners=()))))
    assert facts.mentions[0].confidence == confidence_of("people", "people:initials")
    assert facts.commitments[0].confidence == confidence_of("commitments", "commitments:promise")
    assert facts.commitments[1].confidence == confidence_of("commitments", "commitments:promise of nobody")


def test_an_open_nominative_is_no_surer_than_its_likeliest_reading() -> None:
    doubtful = replace(PERSON, alternatives=("A. Kalniņš",))
    assert calibrated(Facts(DOCUMENT.id, mentions=(doubtful,))).mentions[0].confidence == 0.62


def test_only_the_confidence_changes() -> None:
    before = Facts(DOCUMENT.id, mentions=(PERSON,), commitments=(TASK,))
    after = calibrated(before)
    assert [m.id for m in after.mentions] == [PERSON.id]
    assert after.commitments[0].owners == (MentionId(PERSON.id),)
    assert replace(after.mentions[0], confidence=PERSON.confidence) == PERSON
