"""People of one document in the making: where each mention belongs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.resolve.keys import PersonName, person_name
from pipeline.resolve.posts import post_head
from pipeline.resolve.records import Judgement, Verdict
from pipeline.resolve.surroundings import Surrounded, gender_of, is_bare, is_full


@dataclass(slots=True, eq=False)
class Group:
    """One person in the making; `names` maps each name to how often it stands."""

    members: list[Surrounded]
    names: dict[str, int] = field(default_factory=dict)
    former: dict[str, int] = field(default_factory=dict)
    places: set[int] = field(default_factory=set)
    firm: set[int] = field(default_factory=set)
    tickets: set[int] = field(default_factory=set)
    mark: str | None = None
    kin: bool = False
    open: bool = False
    apart: list[Group] = field(default_factory=list)  # groups that the document tells from this one
    home: Group | None = None  # the group that this one was joined to
    not_posts: set[str] = field(default_factory=set)

    def add(self, mention: Surrounded, name: str | None) -> None:
        """Takes in a mention, read as `name`."""
        self.members.append(mention)
        self.places |= mention.places
        self.firm |= mention.firm
        self.tickets |= mention.tickets
        if name:
            self.names[name] = self.names.get(name, 0) + 1

    def known_as(self) -> Iterable[PersonName]:
        """All its names, present and former, in their parts."""
        return map(person_name, (*self.names, *self.former))


class Groups:
    """The people of a document so far, in the order in which they came, found by the parts of their names."""

    def __init__(self, groups: Iterable[Group] = ()) -> None:
        self.all: list[Group] = []
        self._number: dict[Group, int] = {}
        self._at: dict[str, dict[Group, None]] = defaultdict(dict)  # by surname, half of a double one, first given name
        for group in groups:
            self.append(group)

    def append(self, group: Group) -> None:
        """Takes in one more."""
        self._number[group] = len(self.all)
        self.all.append(group)
        self.note(group)

    def note(self, group: Group) -> None:
        """Has the group found by the names it has now."""
        for name in group.known_as():
            for part in (name.family, *name.parts, *name.given[:1]):
                self._at[part][group] = None

    def like(self, names: Iterable[PersonName]) -> list[Group]:
        """Those that share a surname or half of one with any of the names, or bear a bare name as their first; no other can fit."""
        parts = {part for name in names for part in (name.family, *name.parts)}
        return sorted({group for part in parts for group in self._at.get(part, ())}, key=self._number.__getitem__)

    def has_family_of(self, name: str) -> bool:
        """Whether anybody has the surname of this name, nobody counted whom the given name shows to be of the other gender."""
        family, gender = person_name(name).family, gender_of(name)
        return any(
            person_name(other).family == family and (gender is None or gender_of(other) in (gender, None))
            for group in self._at.get(family, ())
            for other in (*group.names, *group.former)
        )


def place(mention: Surrounded, groups: Groups, judgements: list[Judgement]) -> None:
    """Puts the mention into the group that it fits, or into one of its own."""
    row = mention.row
    like = groups.like(map(person_name, mention.readings))
    fitting = [(group, name) for group in like if (name := _fit(mention, group)) is not None]
    if mention.kin:
        for group, _ in fitting:
            group.not_posts |= {post_head(post) for post in mention.posts}
        alone = Group([], mark=mention.mark, kin=True, apart=[group for group, _ in fitting])
        alone.add(mention, mention.readings[0])
        groups.append(alone)
        for group, _ in fitting:
            group.apart.append(alone)
            other = group.members[0].row
            reason = f"the document says that {row.name} is kin or a namesake of {other.name}"
            judgements.append(Judgement(row.id, other.id, Verdict.DIFFERENT, "rule:kin", reason))
        return
    if mention.written is not None:
        home = next((group for group in groups.all if mention.written in group.members), None)
        if home is not None:
            home.add(mention, row.text)
            groups.note(home)
            reason = f"the document gives {row.text} as another spelling of {mention.written.row.name}"
            judgements.append(Judgement(mention.written.row.id, row.id, Verdict.SAME, "rule:other-name", reason))
            return
    namesakes = [group for group, _ in fitting if is_full(mention) and _are_said_apart(mention, group)]
    if namesakes:
        fitting = [pair for pair in fitting if pair[0] not in namesakes]
    exact = [pair for pair in fitting if pair[1] in pair[0].names and not is_bare(mention)]
    near = [pair for pair in fitting if mention.places & pair[0].places] if mention.places else []
    chosen = _best(mention, exact, near, fitting)
    if chosen:
        group, name = chosen
        group.add(mention, name)
        groups.note(group)
        _part(group, namesakes, judgements)
        other = group.members[0].row
        if other.id != row.id:
            same = row.name == other.name
            reason = (
                f"both are called {row.name} in one document" if same else f"{row.name} can only be {other.name} in this document"
            )
            rule = "same-name" if same else "short-name"
            judgements.append(Judgement(other.id, row.id, Verdict.SAME, f"rule:{rule}", reason))
        return
    group = Group([], mark=mention.mark)
    group.add(mention, _attested(mention, groups))
    apart = [pair for pair in fitting if (mention.firm and pair[0].firm) or _are_of_two_parties(mention, pair[0])]
    if fitting and len(apart) < len(fitting):
        group.open = True
        names = sorted({name_of(pair[0]) for pair in fitting})
        for other_group, _ in fitting[:2]:
            reason = f"{row.name} can be {' or '.join(names)} in this document"
            judgements.append(Judgement(other_group.members[0].row.id, row.id, Verdict.UNSURE, "rule:short-name", reason))
    else:
        group.apart = [pair[0] for pair in apart]
        for pair in apart:
            pair[0].apart.append(group)
            reason = f"{row.name} and {name_of(pair[0])} belong to different institutions in one document"
            judgements.append(Judgement(pair[0].members[0].row.id, row.id, Verdict.DIFFERENT, "rule:other-institution", reason))
    groups.append(group)
    _part(group, namesakes, judgements)


def _part(group: Group, namesakes: Iterable[Group], judgements: list[Judgement]) -> None:
    """Keeps apart people of one name whom the document names side by side."""
    for other in namesakes:
        if other in group.apart:
            continue
        group.apart.append(other)
        other.apart.append(group)
        left, right = other.members[0].row, group.members[-1].row
        reason = f"the document names two people called {right.name} side by side, with different institutions or posts"
        judgements.append(Judgement(left.id, right.id, Verdict.DIFFERENT, "rule:namesakes", reason))


def _are_said_apart(mention: Surrounded, group: Group) -> bool:
    """Whether the document names the two side by side as two: in one list, where nobody stands twice, with different
    institutions or posts, or in one sentence, each with an institution of its own right behind the name.
    """
    for other in group.members:
        if not is_full(other):
            continue
        if mention.listed and other.listed and not mention.places & other.places:
            if mention.places and other.places:
                return True
            heads = [{post_head(post) for post in each.held} for each in (mention, other)]
            if heads[0] and heads[1] and not heads[0] & heads[1]:
                return True
        if mention.sentence == other.sentence and mention.stated and other.stated and not mention.stated & other.stated:
            return True
    return False


def _are_of_two_parties(mention: Surrounded, group: Group) -> bool:
    return bool(mention.tickets and group.tickets) and not mention.tickets & group.tickets


_Pair = tuple[Group, str]


def _best(mention: Surrounded, exact: list[_Pair], near: list[_Pair], fitting: list[_Pair]) -> _Pair | None:
    """The one group that the mention belongs to, if there is one."""
    if is_full(mention) and len(exact) > 1:
        exact = [pair for pair in exact if not pair[0].kin] or exact
    if is_full(mention) and len(exact) > 1:  # namesakes
        posts = {post_head(post) for post in mention.posts}
        same_post = [pair for pair in exact if posts & {post_head(post) for each in pair[0].members for post in each.posts}]
        return near[0] if len(near) == 1 else same_post[0] if len(same_post) == 1 and not mention.places else None
    if is_full(mention):
        return exact[0] if exact else fitting[0] if len(fitting) == 1 else None
    fitting = [pair for pair in fitting if not _are_of_two_parties(mention, pair[0])]
    if len(near) == 1:
        return near[0]
    if mention.firm and not (is_bare(mention) and not mention.stated and len(fitting) == 1 and _is_whole(fitting[0][0])):
        if near:
            return None
        free = [pair for pair in fitting if not pair[0].firm]
        return free[0] if len(free) == 1 == len(fitting) else None
    whole = [pair for pair in fitting if _is_whole(pair[0])]
    if len(whole) == 1:
        return whole[0]
    return fitting[0] if len(fitting) == 1 else None


def _is_whole(group: Group) -> bool:
    """Whether somebody is named in full, whose further posts the document may tell by the surname alone."""
    return any(name.full for name in group.known_as()) and not group.kin


def _fit(mention: Surrounded, group: Group) -> str | None:
    """The reading of the mention that fits the group, if any does."""
    if mention.listed and not is_full(mention) and any(member.listed for member in group.members):
        return None
    if mention.mark != group.mark and (mention.mark or is_full(mention)):
        return None
    for reading in mention.readings:
        if reading in group.names or reading in group.former:
            return reading
    for place, reading in enumerate(mention.readings):
        name = person_name(reading)
        if place and not name.full and not mention.oblique:
            break
        for known in group.known_as():
            if name.full and known.full:
                if name.family == known.family and name.given[0] == known.given[0]:
                    return reading
            elif name.fits(known):
                return reading
            elif not name.given and known.given and name.family == known.given[0]:
                return reading  # a given name alone
    return None


def _attested(mention: Surrounded, groups: Groups) -> str:
    """Of the readings the one whose surname stands elsewhere in the document, else the first."""
    readings = mention.readings
    return next((reading for reading in readings if groups.has_family_of(reading)), readings[0])


def name_of(group: Group) -> str:
    """The fullest of its names."""
    return max(group.names, key=lambda name: (person_name(name).full, len(name), group.names[name], name))
