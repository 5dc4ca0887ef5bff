"""Who stands on the sides of a sentence: names and the common nouns that stand for them, joined in runs by commas and `un`."""

from extractors.sides.between import between_heads
from extractors.sides.contracts import contract_sides, head_sides
from extractors.sides.house import find_topic, house_of, signers_of, speaks_of_others
from extractors.sides.ledgers import Income, find_givers, find_income
from extractors.sides.named import Named, find_named, stands_for
from extractors.sides.runs import Run, find_runs, within
from extractors.sides.sentences import unquoted, whole_sentences
from extractors.sides.subjects import Subjects

__all__ = [
    "Income", "Named", "Run", "Subjects", "between_heads", "contract_sides", "find_givers", "find_income", "find_named", "find_runs", "find_topic", "head_sides", "house_of", "signers_of", "speaks_of_others", "stands_for", "unquoted", "whole_sentences", "within",
]  # fmt: skip
