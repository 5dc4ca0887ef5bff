"""Who is meant where a sentence names no doer: the owner of a task, the heading of a list, the sentence before, the paper's own body."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence

from extractors.names.declension import Case
from extractors.records import (
    Commitment,
    CommitmentKind,
    Document,
    EntityKind,
    Header,
    Mention,
    MentionId,
    Passage,
    PassageKind,
    Role,
)
from extractors.sides.named import Named
from extractors.sides.runs import find_runs

#: Bodies whose own people are named in their minutes without saying where they belong; a council's come from elsewhere.
_EMPLOYERS = frozenset({"municipality", "association", "company", "fund", "union", "school", "university", "agency", "ministry", "party"})
_NUMBER = re.compile(r"(?:\d+\.)+\d*\.?|[•–-]|\d+\)")


class Subjects:
    """Finds the implied doer of a sentence; people are led to the institution that they act for."""

    def __init__(
        self,
        document: Document,
        header: Header,
        names: Sequence[Named],
        roles: Sequence[Role],
        commitments: Sequence[Commitment],
        mentions: Mapping[MentionId, Mention],
        attending: Collection[str] = (),
        signers: Sequence[Mention] = (),
        we: Mention | None = None,
    ) -> None:
        self._document = document
        self._names = names
        self._commitments = commitments
        self._mentions = mentions
        self._body = mentions.get(header.body) if header.body else None
        self._signers = list(signers)
        self._we = we
        self._employer = _employers(roles, mentions)
        self._serving = {mentions[r.person].name for r in roles if r.role and r.institution is None and r.person in mentions}
        self._serving |= set(attending)
        self._starts = [p.start for p in document.passages]

    def side(self, mention: Mention) -> Mention:
        """The institution that a person acts for, when the document tells it; else the mention itself."""
        if mention.kind is not EntityKind.PERSON:
            return mention
        if mention.name in self._employer:
            return self._employer[mention.name]
        given, _, family = mention.name.rpartition(" ")
        fitting = {
            name: at for name, at in self._employer.items()
            if name.rpartition(" ")[2] == family and (not given or name.startswith(given.rstrip(".")) or given.startswith(name.partition(".")[0]))
        }  # fmt: skip
        if len({at.name for at in fitting.values()}) == 1:
            return next(iter(fitting.values()))
        if self._body is not None and self._body.type in _EMPLOYERS and self._serves(mention.name):
            return self._body
        return mention

    def _serves(self, name: str) -> bool:
        """Whether the person holds a post that the paper of a municipality gives without naming where: it is there."""
        given, _, family = name.rpartition(" ")
        return any(n.rpartition(" ")[2] == family and n[:1] == given[:1] for n in self._serving)

    def implied(
        self, start: int, end: int, before: Sequence[tuple[int, int]], *, but: Collection[str] = ()
    ) -> list[Mention]:
        """Who does what the sentence `[start, end)` says without naming anybody; `before` are the sentences before it.

        `but` are the names of the other side.
        """
        owners = [m for m in self.owners(start, end) if m.name not in but]
        if owners:
            return owners
        if self._told_unnamed(start, end):
            return []
        listed = self._list_heading(start)
        if listed:
            return listed
        passage = self._document.passage_at(start)
        for earlier in reversed(before[-2:]):
            if passage is not None and earlier[0] >= passage.start:
                runs = find_runs(self._document, self._names, *earlier)
                subject = next((r for r in runs if Case.NOM in r.cases and len(r.names) == 1), None)
                if subject is not None:
                    return [self.side(subject.names[0].mention)]
        return self.house

    def owners(self, start: int, end: int) -> list[Mention]:
        """The owners of the commitments that overlap the sentence."""
        found: dict[str, Mention] = {}
        for commitment in self._commitments:
            at = commitment.evidence
            if at.start < end and start < at.end:
                for owner in commitment.owners:
                    if owner in self._mentions:
                        mention = self.side(self._mentions[owner])
                        found.setdefault(mention.name, mention)
        return list(found.values())

    def _told_unnamed(self, start: int, end: int) -> bool:
        """Whether somebody without a name is told or asked to do it: `Ieteikt pagastu padomēm noslēgt līgumus ar …`."""
        here = [c for c in self._commitments if c.evidence.start < end and start < c.evidence.end]
        return bool(here) and all(c.kind is CommitmentKind.REQUESTED and not c.owners for c in here)

    @property
    def house(self) -> list[Mention]:
        """Who speaks in the paper: all who have signed a letter, else its own body."""
        return self._signers or ([self._body] if self._body is not None else [])

    @property
    def we(self) -> list[Mention]:
        """Who says `we`: as `house`, and in a paper about several the body that shows or sends it."""
        return self.house or ([self._we] if self._we is not None else [])

    @property
    def body(self) -> Mention | None:
        return self._body

    def _list_heading(self, start: int) -> list[Mention]:
        """The names in the line that opens the list in which the sentence is an item: `LZP:`, `Satiksmes ministrijai:`."""
        passages = self._document.passages
        place = bisect_right(self._starts, start) - 1
        if place < 0 or not self._listed(passages[place]):
            return []
        for earlier in range(place - 1, max(-1, place - 30), -1):
            passage = passages[earlier]
            text = self._document.text[passage.start : passage.end].rstrip()
            if text.endswith(":") and len(text) < 160:
                named = [n for n in self._names if passage.start <= n.start < passage.end and n.cases & {Case.NOM, Case.DAT}]
                return [self.side(n.mention) for n in named[:2]]
            if not (_NUMBER.fullmatch(text) or self._listed(passage)):
                return []
        return []

    def _listed(self, passage: Passage) -> bool:
        """Whether a passage can be one of a list: an item, or words that begin small."""
        return passage.kind is PassageKind.ITEM or self._document.text[passage.start : passage.start + 1].islower()


def _employers(roles: Sequence[Role], mentions: Mapping[MentionId, Mention]) -> dict[str, Mention]:
    """By a person's name the first institution of a role; ministers in a Cabinet act for themselves."""
    out: dict[str, Mention] = {}
    for role in roles:
        person = mentions.get(role.person)
        institution = mentions.get(role.institution) if role.institution else None
        if person is not None and institution is not None and institution.type != "government":
            out.setdefault(person.name, institution)
    return out
