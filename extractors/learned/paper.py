"""What the judges are asked with in one paper: read once, for all who ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractors.learned.judges import Judges, NoJudges
from extractors.learned.same import keys_of
from extractors.learned.words import Words
from extractors.records import Alias, Mention, MentionId
from extractors.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Paper:
    """The judges, the words of the paper, and one key for all mentions of one and the same."""

    judges: Judges
    words: Words
    keys: Mapping[MentionId, str]


def read_paper(
    judges: Judges, tokens: Tokens, people: Sequence[Mention], institutions: Sequence[Mention], aliases: Iterable[Alias]
) -> Paper | None:  # fmt: skip
    """What a paper's judges are asked with; nothing where they know no answer."""
    if isinstance(judges, NoJudges):
        return None
    return Paper(judges, Words(tokens, (*people, *institutions)), keys_of(people, institutions, aliases))
