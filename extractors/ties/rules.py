"""The rules that read cooperation out of one sentence. Each yields a kind and the two sides; an empty right side means all of the left."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extractors.ties.agreed import agree, agreed_paper, contract
from extractors.ties.given import given
from extractors.ties.help import gift, give, help_, receive, take_in, thanked
from extractors.ties.joint import between, drawn_in, merge, together, with_elsewhere, with_somebody
from extractors.ties.listed import members, with_us
from extractors.ties.money import fund, patron, support
from extractors.ties.personal import in_pairs
from extractors.ties.sentence import Sentence, Sides
from extractors.ties.stage import makers, stage
from extractors.ties.standing import belong, exchange, partners
from extractors.ties.trade import coalition, orders, represent, share, supply

RULES: tuple[Callable[[Sentence], Iterator[Sides]], ...] = (
    with_somebody, together, between, contract, agree, agreed_paper, with_elsewhere, drawn_in, merge, fund, support, patron, belong, partners, exchange, help_, give, gift, receive, take_in, given, thanked, in_pairs, makers, stage,
    supply, orders, represent, share, coalition, members, with_us,
)  # fmt: skip
#: What people have made together long ago is still theirs.
OF_ART: tuple[Callable[[Sentence], Iterator[Sides]], ...] = (in_pairs, makers)
