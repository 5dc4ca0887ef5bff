"""Lines with which a chapter of a plan ends and which say whose all its measures are: `Darba grupa: pilsētas muzejs, A. Roze`, `Īsteno: tehnikums`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from extractors.commitments.context import Context
from extractors.commitments.meant import find_who
from extractors.commitments.who import ids_of, joined
from extractors.names.declension import Case
from extractors.records import OUT_OF_FLOW, Commitment, CommitmentKind, MentionId, Passage, PassageKind

_LABEL = re.compile(
    r"\W*(?:(?:virziena |nodaļas |jomas )?(?:darba|rīcības) grupa|(?:par (?:visu |šo )?(?:nodaļu|virzienu|sadaļu) )?(?:atbild|atbildīg(?:ais|ā|ie|ās))|īsteno|īstenotāj(?:s|a|i)|izpildītāj(?:s|a|i)|veicēji|dara)\s*[:–—]\s*",
    re.IGNORECASE,
)
#: A title by its number: `II. Ūdeņi un takas`, `3. virziens`.
_TITLE = re.compile(r"\W*(?:[IVX]{1,5}|\d{1,2})\.\s+[^.;:]{3,90}$")


def with_chapter_ends(context: Context, made: Sequence[Commitment]) -> Iterator[Commitment]:
    """The commitments of a plan, those of a chapter whose last line says who does its works with those for owners."""
    made = list(made)
    if context.kind == "plan" and not context.minutes:
        floor = 0
        for passage in context.document.passages:
            if passage.kind in OUT_OF_FLOW or passage.kind is PassageKind.CELL:
                continue
            text = context.text(passage.start, passage.end)
            owners = _named(context, passage, text)
            if owners:
                here = [place for place, c in enumerate(made) if floor <= c.evidence.start < passage.start]
                for place in here:
                    made[place] = _given(context, made[place], owners, {m.name for m in context.inside(passage.start, passage.end)})
            if owners or passage.kind is PassageKind.HEADING or _TITLE.fullmatch(text.strip()):
                floor = passage.end
    yield from made


def _named(context: Context, passage: Passage, text: str) -> tuple[MentionId, ...]:
    """Those whom a line names behind its label, up to who only helps: `…; konsultē AS „Meži”`."""
    label = _LABEL.match(text) if passage.kind is not PassageKind.ITEM else None
    if label is None:
        return ()
    start = passage.start + label.end()
    return ids_of(joined(context, find_who(context, start, passage.end), Case.NOM, start, passage.end))


def _given(context: Context, commitment: Commitment, owners: tuple[MentionId, ...], line: Collection[str]) -> Commitment:
    """The commitment with the owners, where it has none of its own but the house whose plan it is, or those whom the same line names."""
    if any(context.name(o).lower() != context.body_name() and context.name(o) not in line for o in commitment.owners):
        return commitment
    kind = CommitmentKind.PLANNED if commitment.kind is CommitmentKind.PROMISED else commitment.kind
    return replace(commitment, owners=owners, kind=kind)
