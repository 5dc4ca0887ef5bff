"""One document resolved by itself: who its mentions are, as far as it tells."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from extractors.records import content_id
from pipeline.resolve.keys import circle_name, name_key, person_key
from pipeline.resolve.local_bodies import local_bodies
from pipeline.resolve.local_people import local_people
from pipeline.resolve.records import Context, Identity, Judgement, Local, Material, MentionRow, Verdict


def resolve_document(material: Material) -> Local:
    """The people, institutions and initiatives of one document, with the judgements that made them.

    >>> rows = (MentionRow(1, 1, 0, "person", "Jānis Ozols", "Jānis Ozols"), MentionRow(2, 1, 13, "person", "J. Ozols", "J.Ozolam"))
    >>> local = resolve_document(Material(1, "Jānis Ozols, J.Ozolam", rows))
    >>> [(one.names, one.first) for one in local.identities], local.judgements[0].reason
    ([(('Jānis Ozols', 'J. Ozols'), 1)], 'J. Ozols can only be Jānis Ozols in this document')
    """
    bodies, body_of, of_bodies = local_bodies(material)
    people, person_of, of_people = local_people(material, body_of)
    initiatives, initiative_of, of_initiatives = _local_initiatives(material)
    belonging: dict[int, set[str]] = defaultdict(set)
    for person in people:
        for key in {key for name in person.names if (key := person_key(name))}:
            for place in person.places or (person.beside if len(person.beside) == 1 else ()):
                belonging[place].add(key)
    bodies = [replace(body, people=tuple(sorted(belonging[body.id]))) for body in bodies]
    named = {key for person in people for name in person.names if (key := circle_name(name))}
    context = Context(
        document=material.id,
        date=material.date,
        body=body_of.get(material.body) if material.body is not None else None,
        people=frozenset(named),
    )
    return Local(
        identities=(*bodies, *people, *initiatives),
        mentions=tuple(sorted((body_of | person_of | initiative_of).items())),
        judgements=(*of_bodies, *of_people, *of_initiatives),
        context=context,
    )


def _local_initiatives(material: Material) -> tuple[list[Identity], dict[int, int], list[Judgement]]:
    """Initiatives of one name and type are one."""
    groups: dict[tuple[str, str], list[MentionRow]] = defaultdict(list)
    for row in sorted((m for m in material.mentions if m.kind == "initiative"), key=lambda m: (m.start, m.id)):
        groups[name_key(row.name), row.type or ""].append(row)
    identities: list[Identity] = []
    of: dict[int, int] = {}
    judgements: list[Judgement] = []
    for same in groups.values():
        number = content_id("identity", material.id, "initiative", same[0].id)
        of |= {row.id: number for row in same}
        identities.append(
            Identity(
                number, material.id, "initiative", same[0].id, tuple(dict.fromkeys(row.name for row in same)), type=same[0].type
            )
        )
        for other in same[1:]:
            reason = f"both are called {same[0].name} in one document"
            judgements.append(Judgement(same[0].id, other.id, Verdict.SAME, "rule:same-name", reason))
    return identities, of, judgements
