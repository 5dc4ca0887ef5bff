"""Which people of the documents are one across the corpus.

Equal full names are one person when they share an institution, or when their documents are of one circle; a bare name
alone joins nobody, for full namesakes are common. Then initials, then bare surnames go to the one person that fits and
shares an institution, or else to the only one of the circle. What fits several is left open, for people to decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.names.fold import fold
from pipeline.resolve.constraints import Sets
from pipeline.resolve.keys import PersonName, family_stem, person_name
from pipeline.resolve.nearness import Circles
from pipeline.resolve.records import Context, Decision, Identity, Judgement, Verdict

#: How many of the next documents, by date, one document is compared with.
_NEXT = 40
#: How often initials are tried again: each that finds its person may tell where the next belongs.
_ROUNDS = 6
#: Most pairs of namesakes that are left open for one identity.
_MOST_OPEN = 3


def settle_people(
    identities: Iterable[Identity],
    contexts: Mapping[int, Context],
    body_of: Mapping[int, int],
    decisions: Sequence[Decision] = (),
    parent_of: Mapping[int, int] | None = None,
) -> tuple[Sets, list[Judgement]]:
    """The people as sets of identities, and the judgements that made them; the order of the input does not matter.

    `body_of` gives, by identity of an institution, what stands for it over the whole corpus; `parent_of` gives, by that,
    the institution that it is a part of.
    """
    ordered = sorted((one for one in identities if one.kind == "person"), key=lambda one: one.id)
    judge = _Judge(ordered, Sets(ordered, decisions), Circles(contexts, body_of), body_of, parent_of or {})
    judge.full_names()
    judge.short_names(lambda one: bool(person_name(one.names[0]).given))
    judge.short_names(lambda one: not person_name(one.names[0]).given)
    judge.left_open()
    return judge.sets, judge.judgements


@dataclass(frozen=True, slots=True)
class _Cluster:
    """What is known of one person so far."""

    members: tuple[Identity, ...]
    names: frozenset[PersonName]
    places: frozenset[int]
    genders: frozenset[str]

    @property
    def full(self) -> bool:
        return any(name.full for name in self.names)

    @property
    def first(self) -> Identity:
        """The member that stands for all in a judgement: the one with the fullest name, of the smallest number."""
        return min(self.members, key=lambda one: (not person_name(one.names[0]).full, one.id))


class _Judge:
    def __init__(
        self, ordered: Sequence[Identity], sets: Sets, circles: Circles, body_of: Mapping[int, int], parent_of: Mapping[int, int]
    ) -> None:
        self.sets, self.circles = sets, circles
        self.settled = [one for one in ordered if not one.open]
        self.places = {one.id: self._places(one.places, body_of, parent_of) for one in ordered}
        self.beside = {one.id: self._places(one.beside, body_of, {}) for one in ordered}
        self.judgements: list[Judgement] = []
        self._names = {one.id: frozenset(map(person_name, (*one.names, *one.former))) for one in ordered}
        self._full = [one for one in self.settled if person_name(one.names[0]).full]
        for left, right in self._said_to_differ():
            self.sets.part(left.id, right.id)
            reason = f"{right.names[0]} is {', '.join(right.posts)}, and {left.names[0]} is told from whoever that is"
            self.judgements.append(Judgement(left.first, right.first, Verdict.DIFFERENT, "rule:other-post", reason))

    @staticmethod
    def _places(places: Sequence[int], body_of: Mapping[int, int], parent_of: Mapping[int, int]) -> frozenset[int]:
        bodies = {body_of[place] for place in places if place in body_of}
        return frozenset(bodies | {parent_of[body] for body in bodies if body in parent_of})

    def _said_to_differ(self) -> Iterator[tuple[Identity, Identity]]:
        """Pairs where one document says that its bearer of the name is not the one who holds the other's post."""
        for one in self.settled:
            for other in self.settled if one.not_posts else ():
                told = other.document != one.document and set(one.not_posts) & {_head(post) for post in other.posts}
                if told and any(a.fits(b) for a in self._names[one.id] for b in self._names[other.id]):
                    yield one, other

    def _same(self, left: Identity, right: Identity, rule: str, reason: str) -> bool:
        joined = self.sets.join(left.id, right.id)
        if joined:
            self.judgements.append(Judgement(left.first, right.first, Verdict.SAME, f"rule:{rule}", reason))
        return joined

    def full_names(self) -> None:
        """Joins full names: by institution first, then by circle, then by circle against different institutions."""
        by_name: dict[tuple[str, str], list[Identity]] = defaultdict(list)
        halves: dict[tuple[str, str], list[Identity]] = defaultdict(list)
        for one in self._full:
            for key in sorted({(name.given[0], name.family) for name in self._names[one.id] if name.full}):
                by_name[key].append(one)
                for half in key[1].split("-") if "-" in key[1] else ():
                    halves[key[0], half].append(one)
        for key in sorted(by_name):
            self._by_place(by_name[key], "same-full-name")
        for key in sorted(by_name):
            self._by_sentence(by_name[key])
        for key in sorted(halves.keys() & by_name.keys()):
            self._by_place([*halves[key], *by_name[key]], "double-surname")
        for strict in (False, True):
            for key in sorted(by_name):
                self._by_circle(by_name[key], strict=strict)
        for key in sorted(by_name):
            if "-" in key[1]:
                self._rare(by_name[key])

    def _by_place(self, same: Sequence[Identity], rule: str) -> None:
        at: dict[int, Identity] = {}
        for one in sorted(same, key=lambda each: each.id):
            for place in sorted(self.places[one.id]):
                other = at.setdefault(place, one)
                if other is not one:
                    self._same(other, one, rule, f"{_both(other, one)} and belong to one institution")

    def _by_sentence(self, same: Sequence[Identity]) -> None:
        """Joins those who show no institution, but are named in one sentence with one that a namesake belongs to."""
        for one in same:
            beside = self.beside[one.id]
            if self._all_places(one) or not beside or len(beside) > 2:
                continue
            fitting = {self.sets.root(other.id): other for other in same if beside & self._all_places(other)}
            if len(fitting) == 1:
                other = next(iter(fitting.values()))
                self._same(other, one, "same-sentence", f"{_both(other, one)}, and the sentence names an institution of both")

    def _by_circle(self, same: Sequence[Identity], *, strict: bool) -> None:
        """Joins namesakes of one circle; `strict` are those who have institutions, but different ones."""
        ordered = sorted(same, key=lambda each: (self.circles.date(each.document), each.id))
        near: dict[int, list[tuple[Identity, float]]] = defaultdict(list)
        for number, one in enumerate(ordered):
            for other in ordered[number + 1 : number + 1 + _NEXT]:
                if not self.sets.may_join(one.id, other.id):
                    continue
                if bool(self._all_places(one) and self._all_places(other)) is not strict:
                    continue
                nearness = self.circles.between(one, other)
                if nearness.very_near if strict else nearness.near or (nearness.body and nearness.people > 0.5):
                    near[one.id].append((other, nearness.people))
                    near[other.id].append((one, nearness.people))
        for _ in range(_ROUNDS if near else 0):
            allowed = {one.id: self._allowed(one, near[one.id], strict=strict) for one in ordered}
            joined = False
            for one in ordered:
                for other, people in near[one.id]:
                    if one.id < other.id and other.id in allowed[one.id] and one.id in allowed[other.id]:
                        reason = f"{_both(one, other)} in documents that also share {_count(people)}"
                        joined |= self._same(one, other, "same-circle-moved" if strict else "same-circle", reason)
            if not joined:
                break

    def _allowed(self, one: Identity, near: Sequence[tuple[Identity, float]], *, strict: bool) -> set[int]:
        """Those of the near namesakes that it may be: all, unless they are several people and it shows no institution."""
        choices: dict[int, list[Identity]] = defaultdict(list)
        for other, _ in near:
            choices[self.sets.root(other.id)].append(other)
        roots = set(choices)
        if len(roots) > 1 and not strict and not self._all_places(one):
            roots = self._consistent(one, choices)
        return {other.id for root in roots for other in choices[root]}

    def _consistent(self, one: Identity, choices: Mapping[int, Sequence[Identity]]) -> set[int]:
        """Of several namesakes of one circle who are not one another the one that the sentence speaks for, or the next in time."""
        roots = sorted(choices)
        if not any(self._are_two(a, b) for number, a in enumerate(roots) for b in roots[number + 1 :]):
            return set(roots)
        beside = [root for root in roots if self.beside[one.id] & self._all_places(self.sets.by_id[root])]
        if len(beside) == 1:
            return {beside[0]}
        date = self.circles.date(one.document)
        gaps = sorted((min(_months(date, self.circles.date(each.document)) for each in choices[root]), root) for root in roots)
        return set() if beside or gaps[0][0] == gaps[1][0] else {gaps[0][1]}

    def _are_two(self, left: int, right: int) -> bool:
        """Whether two sets cannot be one person, or belong to different institutions."""
        places = self._all_places(self.sets.by_id[left]), self._all_places(self.sets.by_id[right])
        return not self.sets.may_join(left, right) or bool(places[0] and places[1] and not places[0] & places[1])

    def _all_places(self, one: Identity) -> set[int]:
        return {place for member in self.sets.members(one.id) for place in self.places[member.id]}

    def _rare(self, same: Sequence[Identity]) -> None:
        """A double surname with a full given name is one person, unless the institutions differ."""
        for other in same[1:]:
            if not (self._all_places(same[0]) and self._all_places(other)):
                self._same(same[0], other, "rare-name", f"{_both(same[0], other)}, which is rare")

    def short_names(self, wanted: object) -> None:
        """Joins initials, or bare surnames, to the one person that fits."""
        assert callable(wanted)
        short = [one for one in self.settled if not person_name(one.names[0]).full and wanted(one)]
        for _ in range(_ROUNDS):
            loose = [one for one in short if not self._cluster(one).full]
            if not self._attach(loose):
                break
        self._among_themselves([one for one in short if not self._cluster(one).full])
        for _ in range(_ROUNDS):
            if not self._attach([one for one in short if not self._cluster(one).full]):
                break

    def _cluster(self, one: Identity) -> _Cluster:
        members = tuple(self.sets.members(one.id))
        return _Cluster(
            members,
            frozenset(name for member in members for name in self._names[member.id]),
            frozenset(place for member in members for place in self.places[member.id]),
            frozenset(member.gender for member in members if member.gender),
        )

    def _attach(self, short: Sequence[Identity]) -> bool:
        """One round: everybody is judged by what is known before it, then the clearest are joined first."""
        clusters: dict[int, _Cluster] = {}
        by_family: dict[str, set[int]] = defaultdict(set)
        for one in self.settled:
            root = self.sets.root(one.id)
            if root not in clusters:
                clusters[root] = self._cluster(one)
                for name in clusters[root].names:
                    for family in (name.family, *name.parts):
                        by_family[family].add(root)
        proposals: list[tuple[int, int, Identity, Identity, str]] = []
        for one in short:
            found = self._person_meant(one, clusters, by_family)
            if found:
                proposals.append((found[0], one.id, found[1].first, one, found[2]))
        done = False
        for tier, _, target, one, reason in sorted(proposals, key=lambda each: each[:2]):
            done |= self._same(target, one, "initials" if tier < 2 else "initials-circle", reason)
        return done

    def _person_meant(
        self, one: Identity, clusters: Mapping[int, _Cluster], by_family: Mapping[str, set[int]]
    ) -> tuple[int, _Cluster, str] | None:
        """(how clear: 0 is clearest, the person, the reason), when exactly one person is meant."""
        mine = clusters[self.sets.root(one.id)]
        readings = [person_name(name) for name in (*one.names, *one.readings)]
        roots = {root for name in readings for family in (name.family, *name.parts) for root in by_family.get(family, ())}
        fitting = [
            clusters[root]
            for root in sorted(roots)
            if clusters[root] is not mine
            and clusters[root].full
            and self.sets.may_join(root, one.id)
            and _fits(one, readings, clusters[root])
        ]
        at_place = [each for each in fitting if each.places & mine.places]
        if len(at_place) > 1:
            at_place = [each for each in at_place if self._is_near(mine, each)]
        if len(at_place) == 1:
            return 0, at_place[0], f"{one.names[0]} fits only {at_place[0].first.names[0]} of those who belong to one institution"
        if at_place:
            return None
        near = [each for each in fitting if not (each.places and mine.places) and self._is_near(mine, each)]
        if len(near) > 1:
            beside = {body for member in mine.members for body in self.beside[member.id]}
            spoken = [each for each in near if each.places & beside]
            near = spoken or self._one_name(near)
        if len(near) != 1:
            return None
        rivals = [
            each
            for root in sorted(roots)
            if (each := clusters[root]) is not mine and not each.full and each.places and not each.places & near[0].places
            and _fits(one, readings, each) and self._is_near(mine, each)
        ]  # fmt: skip
        if rivals:
            return None
        return 2, near[0], f"{one.names[0]} fits only {near[0].first.names[0]} of those named in documents of one circle"

    def _one_name(self, near: Sequence[_Cluster]) -> list[_Cluster]:
        """The largest of several clusters that may still be one person of one full name; nothing when they may not."""
        named = [{name for name in each.names if name.full} for each in near]
        if not set.intersection(*named) or any(
            self._are_two(self.sets.root(a.first.id), self.sets.root(b.first.id))
            for number, a in enumerate(near)
            for b in near[number + 1 :]
        ):
            return []
        return [min(near, key=lambda each: (-len(each.members), each.first.id))]

    def _is_near(self, left: _Cluster, right: _Cluster) -> bool:
        """Whether any of their documents are of one circle; of long lists those nearest in time are tried."""
        for one in left.members[:_NEXT]:
            date = self.circles.date(one.document)
            others = right.members
            if len(others) > _NEXT:
                others = tuple(sorted(others, key=lambda each: (_months(date, self.circles.date(each.document)), each.id))[:_NEXT])
            if any(self.circles.between(one, other).near for other in others):
                return True
        return False

    def _among_themselves(self, short: Sequence[Identity]) -> None:
        """Joins equal short names that found no full one: by institution, then by circle where none contradicts."""
        by_name: dict[PersonName, list[Identity]] = defaultdict(list)
        for one in short:
            by_name[person_name(one.names[0])].append(one)
        for name in sorted(by_name, key=lambda each: (each.family, each.given)):
            same = by_name[name]
            self._by_place(same, "same-short-name")
            ordered = sorted(same, key=lambda each: (self.circles.date(each.document), each.id))
            for number, one in enumerate(ordered):
                for other in ordered[number + 1 : number + 1 + _NEXT]:
                    if not self.sets.may_join(one.id, other.id) or (self._all_places(one) and self._all_places(other)):
                        continue
                    if self.circles.between(one, other).near:
                        self._same(one, other, "same-short-name", f"{_both(one, other)} in documents of one circle")

    def left_open(self) -> None:
        """Says of namesakes that stay apart, and of short names that found nobody, that nothing decides."""
        families: dict[str, dict[int, _Cluster]] = defaultdict(dict)
        for one in self.settled:
            cluster = self._cluster(one)
            for name in cluster.names:
                families[family_stem(name.family)][self.sets.root(one.id)] = cluster
        said: set[tuple[int, int]] = set()
        for stem in sorted(families):
            clusters = sorted(families[stem].values(), key=lambda each: (not each.full, each.first.id))
            open_of: dict[int, int] = defaultdict(int)
            for number, left in enumerate(clusters):
                for right in clusters[number + 1 :]:
                    pair = left.first.first, right.first.first
                    if pair in said or open_of[right.first.id] >= _MOST_OPEN or open_of[left.first.id] >= 4 * _MOST_OPEN:
                        continue
                    if not self.sets.may_join(left.first.id, right.first.id) or not any(
                        a.fits(b) for a in left.names for b in right.names
                    ):
                        continue
                    said.add(pair)
                    open_of[left.first.id] += 1
                    open_of[right.first.id] += 1
                    self.judgements.append(_open(left, right))


def _open(left: _Cluster, right: _Cluster) -> Judgement:
    a, b = left.first, right.first
    if left.full and right.full:
        apart = "they belong to different institutions" if left.places and right.places else "nothing else ties them"
        return Judgement(a.first, b.first, Verdict.UNSURE, "rule:namesakes", f"{_both(a, b)}, but {apart}")
    reason = f"{b.names[0]} may be {a.names[0]}, but nothing else ties them, or others fit too"
    return Judgement(a.first, b.first, Verdict.UNSURE, "rule:initials", reason)


def _fits(one: Identity, readings: Sequence[PersonName], cluster: _Cluster) -> bool:
    if one.gender and cluster.genders and one.gender not in cluster.genders:
        return False
    if any(member.mark != one.mark for member in cluster.members if member.mark):
        return False
    return any(reading.fits(name) for reading in readings for name in cluster.names)


def _head(post: str) -> str:
    return fold(post).split()[-1].rstrip("aseiš")


def _months(left: str, right: str) -> int:
    if not (left[:4].isdigit() and right[:4].isdigit()):
        return 99
    return abs(int(left[:4]) * 12 + _month(left) - int(right[:4]) * 12 - _month(right))


def _month(date: str) -> int:
    return int(date[5:7]) if date[5:7].isdigit() else 6


def _both(left: Identity, right: Identity) -> str:
    if left.names[0] == right.names[0]:
        return f"both are called {left.names[0]}"
    return f"{left.names[0]} and {right.names[0]} can be one name"


def _count(people: float) -> str:
    return "others" if people >= 2 else "another person"
