"""How sure a fact is: the share of such facts that were right where gold tells.

A confidence is an estimate of the chance that the fact is right as the annotation guide counts: that a name is one, of that kind and in
its nominative; that somebody held that post there, or took part; that a passage is a commitment (whose and by when has figures of
its own in `saikne evaluate`). Of the facts said at 0.9 about nine in ten are right.

`data/confidences.csv` is the table, with the counts behind each figure; `python benchmarks/confidences.py benchmarks/unseen/*/` counts
anew. The papers there are by hands of their own, and no rule was written and no judge trained with them in view: they are read for
figures alone. Development gold is not counted, for it flatters the rules; on it more is right than is said.

- `*`, the mean of a fact type: `(right + 1) / (facts + 2)`.
- a rule: what it had right, moved towards the mean, the more so the fewer facts it made: `(right + 10 × mean) / (facts + 10)`.

A rule that made nothing there has the mean of its type. Votes and formal decisions have no gold: their confidence is a judgement and
no measurement.

What a trained judge adds (`…:learned`) carries the judge's own chance: on annotated papers that it had not learned from, of the
commitments said at 0.5 and more nine in ten were such, of the ties three in four, of the parties of initiatives that were found eight in
ten; on texts written as traps, fewer.

Two doubts are a fact's own. A person's name whose nominative is open (`J. Kalniņa`: also `J. Kalniņš`) is no surer than the likeliest
reading, and a commitment of which nobody can be named as owner is counted apart (`… of nobody`).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from extractors.records import EntityKind

if TYPE_CHECKING:
    from extractors.records import Commitment, Facts, Mention

#: How many facts of the mean of its type a rule is mixed with.
PULL = 10
#: How the method ends of a fact that a trained judge added.
LEARNED = ":learned"
#: The fact types of the table.
PEOPLE, INSTITUTIONS, INITIATIVES = "people", "institutions", "initiatives"
ROLES, ATTENDANCE, COMMITMENTS, PARTIES, TIES = "roles", "attendance", "commitments", "initiative parties", "cooperation"
FACTS = (PEOPLE, INSTITUTIONS, INITIATIVES, ROLES, ATTENDANCE, COMMITMENTS, PARTIES, TIES)
#: The row of a fact type as a whole.
ALL = "*"

_OF_KIND = {EntityKind.PERSON: PEOPLE, EntityKind.INSTITUTION: INSTITUTIONS, EntityKind.INITIATIVE: INITIATIVES}


@dataclass(frozen=True, slots=True)
class Measured:
    """What a rule made on unseen papers: how many facts, how many of them right, and the confidence that follows."""

    fact: str
    rule: str
    facts: int
    right: int
    confidence: float


@cache
def measured() -> tuple[Measured, ...]:
    """The rows of the table, in its order."""
    text = resources.files("extractors").joinpath("data/confidences.csv").read_text(encoding="utf-8")
    return tuple(
        Measured(row["fact"], row["rule"], int(row["facts"]), int(row["right"]), float(row["confidence"]))
        for row in csv.DictReader(text.splitlines())
    )


def share_right(right: int, facts: int) -> float:
    """The share right in hundredths, as far from 0 and 1 as so few facts leave it: the mean of a fact type.

    >>> share_right(8, 8), share_right(0, 0)
    (0.9, 0.5)
    """
    return round((right + 1) / (facts + 2), 2)


def estimate(right: int, facts: int, mean: float) -> float:
    """What a rule had right, moved towards the mean of its fact type, in hundredths and never quite 0 or 1.

    >>> estimate(9, 10, 0.9), estimate(3, 3, 0.7), estimate(0, 1, 0.95)
    (0.9, 0.77, 0.86)
    """
    return min(max(round((right + PULL * mean) / (facts + PULL), 2), 0.01), 0.99)


@cache
def _table() -> dict[tuple[str, str], float]:
    return {(row.fact, row.rule): row.confidence for row in measured()}


def confidence_of(fact: str, rule: str) -> float:
    """The confidence of a rule's facts, the mean of the fact type for a rule that the table does not know.

    Raises:
        KeyError: there is no such fact type.

    >>> confidence_of("roles", "roles:a new rule") == confidence_of("roles", "*")
    True
    """
    return _table().get((fact, rule)) or _table()[fact, ALL]


def _sure(fact: str, rule: str, method: str, own: float) -> float:
    return min(own, 0.99) if method.endswith(LEARNED) else confidence_of(fact, rule)


def rule_of(commitment: Commitment) -> str:
    """The name under which the table knows the rule of a commitment."""
    return commitment.method if commitment.owners else f"{commitment.method} of nobody"


def calibrated(facts: Facts) -> Facts:
    """The facts with the confidence that the table gives to their rules."""
    return replace(
        facts,
        mentions=tuple(_calibrated_mention(each) for each in facts.mentions),
        roles=tuple(replace(each, confidence=confidence_of(ROLES, each.method)) for each in facts.roles),
        attendance=tuple(replace(each, confidence=confidence_of(ATTENDANCE, each.method)) for each in facts.attendance),
        commitments=tuple(replace(each, confidence=_sure(COMMITMENTS, rule_of(each), each.method, each.confidence)) for each in facts.commitments),
        parties=tuple(replace(each, confidence=_sure(PARTIES, each.method, each.method, each.confidence)) for each in facts.parties),
        ties=tuple(replace(each, confidence=_sure(TIES, each.method, each.method, each.confidence)) for each in facts.ties),
    )


def _calibrated_mention(mention: Mention) -> Mention:
    sure = confidence_of(_OF_KIND[mention.kind], mention.method)
    if mention.kind is EntityKind.PERSON and mention.alternatives:
        sure = min(sure, mention.confidence)
    return mention if sure == mention.confidence else replace(mention, confidence=sure)
