"""Full names of one document that it says are one person: former names, names in another language, half of a double surname."""

from __future__ import annotations

from pipeline.resolve.groups import Group, Groups, name_of
from pipeline.resolve.keys import person_name
from pipeline.resolve.records import Judgement, Verdict
from pipeline.resolve.surroundings import gender_of


def joined(groups: Groups, judgements: list[Judgement]) -> Groups:
    """The full names joined that the document says are one: former names, names in another language, half of a double surname."""
    for group in groups.all:
        for mention in group.members:
            if mention.once:
                given = mention.row.name.rpartition(" ")[0]
                whole = mention.once if " " in mention.once else f"{given} {mention.once}"
                if gender_of(whole) in (gender_of(mention.row.name), None) and whole not in group.names:
                    group.former[whole] = group.former.get(whole, 0) + 1
            if mention.original and person_name(mention.original).given:
                ours, theirs = person_name(mention.row.name), person_name(mention.original)
                if ours.given and ours.given[0][:1] == theirs.given[0][:1] and ours.family[:2] == theirs.family[:2]:
                    group.names.setdefault(mention.original, 0)
    kept = Groups()
    for group in groups.all:
        home = next((other for other in kept.like(group.known_as()) if _are_one(other, group)), None)
        if home is None:
            kept.append(group)
            continue
        reason = f"the document uses {name_of(home)} and {name_of(group)} for one person"
        judgements.append(Judgement(home.members[0].row.id, group.members[0].row.id, Verdict.SAME, "rule:other-name", reason))
        for name, count in group.names.items():
            if name not in home.former:
                home.names[name] = home.names.get(name, 0) + count
        home.former |= {name: count for name, count in group.former.items() if name not in home.names}
        group.home = home
        home.members += group.members
        home.apart += group.apart
        home.not_posts |= group.not_posts
        home.places |= group.places
        home.firm |= group.firm
        kept.note(home)
    for group in kept.all:
        for name in group.former:
            group.names.pop(name, None)
    return kept


def _are_one(left: Group, right: Group) -> bool:
    if left.mark != right.mark or left.kin or right.kin or right in left.apart:
        return False
    if (
        set(left.former) & {*right.names, *right.former}
        or set(right.former) & set(left.names)
        or set(left.names) & set(right.names)
    ):
        return True
    return any(
        a.full and b.full and a.given[0] == b.given[0] and (a.family in b.parts or b.family in a.parts)
        for a in left.known_as()
        for b in right.known_as()
    )
