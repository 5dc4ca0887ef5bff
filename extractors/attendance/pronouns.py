"""Whoever a pronoun takes up and says to have been there: `Marta dzīvo Itālijā, bet tagad viņa atklājusi izstādi Līvānos`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extractors.attendance.deeds import Deed, is_past
from extractors.attendance.events import ANNOUNCED
from extractors.attendance.presence import is_presence
from extractors.dates.words import folded
from extractors.records import OUT_OF_FLOW, Document, Gender, Mention, PassageKind
from extractors.roles.pronouns import in_quotes, only_one
from extractors.signs import Sign
from extractors.tokens import Tokens

_PRONOUN = Sign(r"(?<!\w)[Vv]iņ(?:š|a)(?!\w)")


def taken_up(document: Document, tokens: Tokens, people: Sequence[Mention]) -> Iterator[Mention]:
    """The last mention of the only person of the gender whom the paragraph so far, or the one before it, names, at each pronoun that came, opened or met."""
    flow = [p for p in document.passages if p.kind not in OUT_OF_FLOW and p.kind is not PassageKind.CELL]
    for at, passage in enumerate(flow):
        for match in _PRONOUN.finditer(document.text, passage.start, passage.end):
            place = bisect_left(tokens.starts, match.start())
            if place >= len(tokens) or tokens.starts[place] != match.start() or tokens.relations[place] != "nsubj":
                continue
            verb = tokens.heads[place]
            if not is_past(tokens, verb) or not is_presence(tokens, Deed(verb)) or in_quotes(document.text, passage.start, match.start()):
                continue
            if ANNOUNCED.search(folded(document.text[match.start() : match.start() + 120])):
                continue
            gender = Gender.FEMININE if match.group().lower() == "viņa" else Gender.MASCULINE
            person = only_one(people, gender, passage.start, match.start()) or (only_one(people, gender, flow[at - 1].start, flow[at - 1].end) if at else None)
            if person is not None:
                yield person
