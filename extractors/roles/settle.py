"""One row for what a document says several times of a person's post: the fullest statement stays."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.names.posts import other_gender
from extractors.records import Alias, Mention, MentionId, Role
from extractors.roles.words import RANKS

#: The confidence of a post whose institution is the one that a common noun or the paper as a whole is thought to mean, at most.
GUESSED = 0.7
#: Organs and parts that one statement of a post names and another leaves out.
_ORGANS = frozenset(
    "domes valdes padomes komisijas komitejas nodaļas departamenta pārvaldes biroja kancelejas pašvaldības biedrības".split()
)


#: What `finanšu ministre` is called for short.
_MINISTERS = frozenset({"ministrs", "ministre"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """A role with the name of its person and of its institution."""

    role: Role
    person: str
    institution: str | None


def settle(
    roles: Sequence[Role], who: Mapping[MentionId, str], institutions: Sequence[Mention], aliases: Sequence[Alias] = ()
) -> list[Role]:
    """The roles without repetition, in the order of the text.

    Of two rows that differ only in that one leaves out the institution, the unit or the organ (`priekšsēdētājs` for
    `domes priekšsēdētājs`), the fuller one stays; an affiliation without a post falls away beside a post in the same place.
    """
    names = {m.id: m.name for m in institutions}
    full = {names[a.short]: names[a.long] for a in aliases if a.short in names and a.long in names}
    names = {identifier: full.get(name, name).casefold() for identifier, name in names.items()}
    rows = [
        Proposal(role, who[role.person], names.get(role.institution) if role.institution else None)
        for role in sorted(roles, key=lambda r: (r.evidence.start, r.evidence.end, r.role or "", r.unit or ""))
    ]
    of_person: dict[str, list[Proposal]] = defaultdict(list)
    for row in rows:
        of_person[row.person].append(row)
    kept = [
        row for row in rows
        if not _is_seat_of_chair(row, of_person[row.person]) and not _is_rank_beside(row, of_person[row.person]) and not _repeats(row, of_person[row.person]) and not _is_envoy_beside(row, of_person[row.person]) and not _corrected(row, of_person[row.person]) and not _paraphrased(row, of_person[row.person])
    ]  # fmt: skip
    return [row.role for row in kept]


def _corrected(row: Proposal, rows: Sequence[Proposal]) -> bool:
    """Whether the house of the post was only guessed, and is named in so many words elsewhere: `skolas direktorei D. Rozei`."""
    if row.role.confidence > GUESSED or row.role.role is None or row.institution is None:
        return False
    return any(
        other.role.confidence > GUESSED and other.institution not in (None, row.institution) and other.role.role is not None
        and row.role.role in (other.role.role, other_gender(other.role.role))
        for other in rows
    )  # fmt: skip


#: Of an organ that others than its own people sit in; of a board everybody is a member.
_SEAT = re.compile(r"(?P<organ>(?:padomes|komisijas|komitejas|kolēģijas) )loce(?:klis|kle)")


def _is_seat_of_chair(row: Proposal, rows: Sequence[Proposal]) -> bool:
    """Whether a row is the seat of somebody who chairs the same organ of the same house: `padomes locekle` of a `padomes priekšsēdētāja`."""
    seat = _SEAT.fullmatch(row.role.role or "")
    return seat is not None and any(
        o.institution == row.institution and o.institution is not None and re.fullmatch(rf"{seat['organ']}priekšsēd\w+", o.role.role or "") for o in rows
    )


def _is_envoy_beside(row: Proposal, rows: Sequence[Proposal]) -> bool:
    """Whether a row only calls somebody the representative of a house in which the paper tells his post: `IZM pārstāvis` of its `direktora vietnieks`."""
    if row.role.role not in ("pārstāvis", "pārstāve") or row.institution is None:
        return False
    return any(o.institution == row.institution and o.role.role not in (None, "pārstāvis", "pārstāve") for o in rows)


def _is_rank_beside(row: Proposal, rows: Sequence[Proposal]) -> bool:
    """Whether a row is only the rank of service of somebody whose post the paper tells."""
    return row.role.role in RANKS and row.institution is None and any(o.role.role is not None and o.role.role not in RANKS for o in rows)


#: Who is at the head of a house, so that it is said that he leads it.
_AT_HEAD = re.compile(r"(?:(?:padomes|valdes|domes|draudzes|komisijas|komitejas) )?(?:priekšsēd|priekšniek|priekšniec|prezident|direktor|rektor|ģenerāldirektor|izpilddirektor|pārvaldni|pārzin)")


def _paraphrased(row: Proposal, rows: Sequence[Proposal]) -> bool:
    """Whether a row only says with a verb who leads a house (`vada padomi`) of whom the paper also tells the post at its head."""
    if row.role.role not in ("vadītājs", "vadītāja") or not row.role.method.endswith("with a verb") or row.institution is None or row.role.unit:
        return False
    return any(o.institution == row.institution and o.role.role and _AT_HEAD.match(o.role.role) for o in rows)


def _repeats(row: Proposal, rows: Sequence[Proposal]) -> bool:
    """Whether another row of the same person says as much and more; of two that say the same the first stays."""
    for place, other in enumerate(rows):
        if other is row:
            continue
        earlier = place < rows.index(row)
        if _covers(other, row) and (not _covers(row, other) or earlier):
            return True
    return False


def _covers(full: Proposal, short: Proposal) -> bool:
    if short.institution is not None and short.institution != full.institution:
        return False
    a, b = full.role.role, short.role.role
    if b is None:
        return a is None or full.institution == short.institution
    if a is None:
        return False
    if short.role.unit is not None and full.role.unit not in (None, short.role.unit):
        return False
    same = a == b or other_gender(a) == b
    longer = a.endswith(" " + b) and (a.split()[0] in _ORGANS or (short.institution is None and b in _MINISTERS and not short.role.method.endswith("post of a list")))
    if same and full.institution == short.institution and full.role.unit is None and short.role.unit is not None:
        return False
    return same or longer
