"""Which mentions of people are one inside a document.

Full names come first, then initials, then bare surnames and given names: each shorter form goes to the one person of
the document that it fits; where it fits several, the document leaves it open. A short form with an institution of its
own that none of the fitting people belongs to is somebody else: `U. Kalns (VZD)` beside `Uģis Kalns (UR)`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractors.records import content_id
from pipeline.resolve.groups import Group, Groups, place
from pipeline.resolve.keys import person_name
from pipeline.resolve.other_names import joined
from pipeline.resolve.records import Identity, Judgement, Material
from pipeline.resolve.surroundings import gender_of, has_initials, is_bare, is_full, with_surroundings


def local_people(material: Material, body_of: Mapping[int, int]) -> tuple[list[Identity], dict[int, int], list[Judgement]]:
    """The people of one document, the identity of each mention, and the judgements that made them.

    `body_of` gives the identity of an institution's mention.
    """
    mentions = with_surroundings(material, body_of)
    groups = Groups()
    judgements: list[Judgement] = []
    for stage in (is_full, has_initials, is_bare):
        for mention in mentions:
            if stage(mention):
                place(mention, groups, judgements)
        if stage is is_full:
            groups = joined(groups, judgements)
    return _identities(material.id, groups.all, judgements)


def _other_readings(group: Group, names: Sequence[str]) -> set[str]:
    """What else the printed forms may mean: of a full name only what all of them may, `Ginta Kalna` a woman or of a man."""
    if not person_name(names[0]).full:
        return {reading for m in group.members for reading in m.readings} - set(names)
    # the post is no witness here: its own gender was read off the name
    full = [{name for name in (m.row.name, *m.row.alternatives) if person_name(name).full} for m in group.members if is_full(m)]
    return set.intersection(*full) - set(names) if full and len(names) == 1 else set()


def _identities(
    document: int, groups: list[Group], judgements: list[Judgement]
) -> tuple[list[Identity], dict[int, int], list[Judgement]]:
    for group in groups:
        group.members.sort(key=lambda mention: (mention.row.start, mention.row.id))
    numbers = {group: content_id("identity", document, "person", group.members[0].row.id) for group in groups}
    identities = []
    of: dict[int, int] = {}
    for group, number in numbers.items():
        of |= {mention.row.id: number for mention in group.members}
        names = sorted(group.names, key=lambda name: (not person_name(name).full, -len(name), -group.names[name], name))
        readings = _other_readings(group, names)
        genders: set[str | None] = {m.row.gender for m in group.members if m.row.gender and is_full(m)}  # of initials it is a guess
        genders = genders or {gender_of(name) for name in (*names, *readings)}
        identities.append(
            Identity(
                id=number,
                document=document,
                kind="person",
                first=group.members[0].row.id,
                names=tuple(names),
                readings=tuple(sorted(readings)),
                former=tuple(sorted(group.former)),
                gender=next(iter(genders)) if len(genders) == 1 else None,
                places=tuple(sorted(group.places)),
                posts=tuple(sorted({post for m in group.members for post in m.posts})),
                not_posts=tuple(sorted(group.not_posts)),
                beside=tuple(sorted({body for m in group.members for body in m.beside} - group.places)),
                mark=group.mark,
                apart=tuple(sorted({numbers[other.home or other] for other in group.apart} - {number})),
                open=group.open,
            )
        )
    return identities, of, judgements
