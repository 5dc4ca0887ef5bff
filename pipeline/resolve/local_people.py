"""Which mentions of people are one inside a document.

Full names come first, then initials, then bare surnames and given names: each shorter form goes to the one person of
the document that it fits; where it fits several, the document leaves it open. A short form with an institution of its
own that none of the fitting people belongs to is somebody else: `U. Kalns (VZD)` beside `Uģis Kalns (UR)`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from extractors.names.context import is_subject
from extractors.names.fold import fold
from extractors.names.given import given_name_gender
from extractors.records import content_id
from pipeline.resolve.keys import PersonName, person_name
from pipeline.resolve.records import Identity, Judgement, Material, MentionRow, Verdict
from pipeline.resolve.statements import (
    former_name,
    gender_behind,
    in_brackets,
    is_former_place,
    is_genitive,
    is_kin,
    is_place,
    mark_behind,
    original_name,
    sentence_end,
)


@dataclass(slots=True, eq=False)
class _Mention:
    """One mention with all that its surroundings say of it."""

    row: MentionRow
    readings: tuple[str, ...]
    places: set[int] = field(default_factory=set)  # identities of institutions
    posts: set[str] = field(default_factory=set)
    mark: str | None = None
    beside: set[int] = field(default_factory=set)  # identities of institutions named in the same sentence
    listed: bool = False  # in a list of who was there, where nobody stands twice
    kin: bool = False
    once: str | None = None  # what it was called before
    original: str | None = None
    written: _Mention | None = None  # the mention that this one gives in the bearer's own spelling
    oblique: bool = True  # whether the printed form may be another case than the nominative of its first reading


@dataclass(slots=True, eq=False)
class _Group:
    """One person in the making; `names` maps each name to how often it stands."""

    members: list[_Mention]
    names: dict[str, int] = field(default_factory=dict)
    former: dict[str, int] = field(default_factory=dict)
    places: set[int] = field(default_factory=set)
    mark: str | None = None
    kin: bool = False
    open: bool = False
    apart: list[_Group] = field(default_factory=list)  # groups that the document tells from this one
    home: _Group | None = None  # the group that this one was joined to
    not_posts: set[str] = field(default_factory=set)

    def add(self, mention: _Mention, name: str | None) -> None:
        self.members.append(mention)
        self.places |= mention.places
        if name:
            self.names[name] = self.names.get(name, 0) + 1

    def known_as(self) -> Iterable[PersonName]:
        return map(person_name, (*self.names, *self.former))


def local_people(material: Material, body_of: Mapping[int, int]) -> tuple[list[Identity], dict[int, int], list[Judgement]]:
    """The people of one document, the identity of each mention, and the judgements that made them.

    `body_of` gives the identity of an institution's mention.
    """
    mentions = _with_surroundings(material, body_of)
    groups: list[_Group] = []
    judgements: list[Judgement] = []
    for stage in (_is_full, _has_initials, _is_bare):
        for mention in mentions:
            if stage(mention):
                _place(mention, groups, judgements)
        if stage is _is_full:
            groups = _joined(groups, judgements)
    return _identities(material.id, groups, judgements)


def _is_full(mention: _Mention) -> bool:
    return person_name(mention.readings[0]).full


def _has_initials(mention: _Mention) -> bool:
    name = person_name(mention.readings[0])
    return bool(name.given) and not name.full


def _is_bare(mention: _Mention) -> bool:
    return not person_name(mention.readings[0]).given


def _with_surroundings(material: Material, body_of: Mapping[int, int]) -> list[_Mention]:
    rows = sorted((m for m in material.mentions if m.kind == "person"), key=lambda m: (m.start, m.id))
    bodies = sorted((m for m in material.mentions if m.kind == "institution"), key=lambda m: (m.start, m.id))
    starts = [m.start for m in bodies]
    text = material.text
    out: dict[int, _Mention] = {}
    before: _Mention | None = None
    for number, row in enumerate(rows):
        says = gender_behind(text, row.end)
        readings = tuple(dict.fromkeys((row.name, *row.alternatives)))
        if says:
            readings = tuple(name for name in readings if _gender(name) in (says, None)) or readings
        if len(readings) > 1 and is_genitive(text, row.end):
            readings = tuple(name for name in readings if not _is_as_printed(name, row.text)) or readings
        subject = len(readings) > 1 and is_subject(text[row.end : row.end + 30])
        if subject:
            readings = tuple(name for name in readings if _is_as_printed(name, row.text)) or readings
        mention = _Mention(
            row, readings, listed=row.id in material.listed and not in_brackets(text, row.start),
            mark=mark_behind(text, row.end), kin=is_kin(text, row.end),
            once=former_name(text, row.end), original=original_name(text, row.end),
            oblique=says is not None
            or not _is_as_printed(readings[0], row.text)
            or is_genitive(text, row.end),
        )  # fmt: skip
        if before is not None and before.original and text[before.row.end : row.start].strip() == "(":
            mention.written = before  # the name in brackets behind its nominative
        before = mention
        until = min(sentence_end(text, row.end), rows[number + 1].start if number + 1 < len(rows) else len(text))
        for body in bodies[bisect_right(starts, row.end - 1) :]:
            if body.start >= until:
                break
            if is_place(text, row.end, body.start) or is_former_place(text, row.end, body.start):
                mention.places.add(body_of[body.id])
        until = sentence_end(text, row.end)
        for body in reversed(bodies[: bisect_right(starts, until)]):
            if body.end < row.start and sentence_end(text, body.end) < row.start:
                break
            mention.beside.add(body_of[body.id])
        if mention.once and any(fold(mention.once) in fold(b.text) for b in bodies if row.end < b.start < until):
            mention.once = None  # an institution, not a name
        out[row.id] = mention
    body_row = {m.id: m for m in bodies}
    for person, institution, post in material.roles:
        if person not in out or _is_of_the_other_gender(out[person], post):
            continue
        if institution is not None and institution in body_row and not _is_elsewhere(text, out[person], body_row[institution]):
            out[person].places.add(body_of[institution])
        if post:
            out[person].posts.add(post)
    for mention in out.values():
        shown = _post_gender(mention.posts)
        if shown and len(mention.readings) > 1:
            mention.readings = tuple(name for name in mention.readings if _gender(name) in (shown, None)) or mention.readings
    return list(out.values())


def _is_as_printed(name: str, text: str) -> bool:
    return fold(name.replace(" ", "")) == fold(text.replace(" ", ""))


def _is_of_the_other_gender(mention: _Mention, post: str | None) -> bool:
    """Whether the post cannot be that person's for its gender."""
    shown, gender = _post_gender([post]) if post else None, _gender(mention.row.name)
    return shown is not None and gender is not None and shown != gender


def _is_elsewhere(text: str, mention: _Mention, body: MentionRow) -> bool:
    """Whether the institution of a role is not where the person belongs: one that somebody works with (`ar KEM`), or, for
    a bare surname, one of another sentence.
    """
    if text[max(0, body.start - 4) : body.start].casefold().split()[-1:] == ["ar"]:
        return True
    first, last = sorted((body, mention.row), key=lambda row: row.start)
    return _is_bare(mention) and sentence_end(text, first.end) < last.start


def _gender(name: str) -> str | None:
    """The gender that a nominative shows: by its given name, or by an ending that only men's names have."""
    parts = name.split()
    known = given_name_gender(parts[0]) if len(parts) > 1 and not parts[0].endswith(".") else None
    if known:
        return known.value
    return "Masc" if parts and parts[-1].endswith(("s", "š")) else None


def _post_gender(posts: Iterable[str]) -> str | None:
    """The gender that all posts show by their nouns."""
    genders = {"Masc" if post.endswith(("s", "š")) else "Fem" if post.endswith(("a", "e")) else None for post in posts}
    return next(iter(genders)) if len(genders) == 1 else None


def _place(mention: _Mention, groups: list[_Group], judgements: list[Judgement]) -> None:
    """Puts the mention into the group that it fits, or into one of its own."""
    row = mention.row
    fitting = [(group, name) for group in groups if (name := _fit(mention, group)) is not None]
    if mention.kin:
        for group, _ in fitting:
            group.not_posts |= {_head(post) for post in mention.posts}
        alone = _Group([], mark=mention.mark, kin=True, apart=[group for group, _ in fitting])
        alone.add(mention, mention.readings[0])
        groups.append(alone)
        for group, _ in fitting:
            group.apart.append(alone)
            other = group.members[0].row
            reason = f"the document says that {row.name} is kin or a namesake of {other.name}"
            judgements.append(Judgement(row.id, other.id, Verdict.DIFFERENT, "rule:kin", reason))
        return
    if mention.written is not None:
        home = next((group for group in groups if mention.written in group.members), None)
        if home is not None:
            home.add(mention, row.text)
            reason = f"the document gives {row.text} as another spelling of {mention.written.row.name}"
            judgements.append(Judgement(mention.written.row.id, row.id, Verdict.SAME, "rule:other-name", reason))
            return
    exact = [pair for pair in fitting if pair[1] in pair[0].names and not _is_bare(mention)]
    near = [pair for pair in fitting if mention.places & pair[0].places] if mention.places else []
    chosen = _best(mention, exact, near, fitting)
    if chosen:
        group, name = chosen
        group.add(mention, name)
        other = group.members[0].row
        if other.id != row.id:
            same = row.name == other.name
            reason = (
                f"both are called {row.name} in one document" if same else f"{row.name} can only be {other.name} in this document"
            )
            rule = "same-name" if same else "short-name"
            judgements.append(Judgement(other.id, row.id, Verdict.SAME, f"rule:{rule}", reason))
        return
    group = _Group([], mark=mention.mark)
    group.add(mention, _attested(mention, groups))
    apart = [pair for pair in fitting if mention.places and pair[0].places]
    if fitting and len(apart) < len(fitting):
        group.open = True
        names = sorted({_name(pair[0]) for pair in fitting})
        for other_group, _ in fitting[:2]:
            reason = f"{row.name} can be {' or '.join(names)} in this document"
            judgements.append(Judgement(other_group.members[0].row.id, row.id, Verdict.UNSURE, "rule:short-name", reason))
    else:
        group.apart = [pair[0] for pair in apart]
        for pair in apart:
            pair[0].apart.append(group)
            reason = f"{row.name} and {_name(pair[0])} belong to different institutions in one document"
            judgements.append(Judgement(pair[0].members[0].row.id, row.id, Verdict.DIFFERENT, "rule:other-institution", reason))
    groups.append(group)


_Pair = tuple[_Group, str]


def _best(mention: _Mention, exact: list[_Pair], near: list[_Pair], fitting: list[_Pair]) -> _Pair | None:
    """The one group that the mention belongs to, if there is one."""
    if _is_full(mention):
        return exact[0] if exact else fitting[0] if len(fitting) == 1 else None
    if len(near) == 1:
        return near[0]
    if mention.places:
        if near:
            return None
        free = [pair for pair in fitting if not pair[0].places]
        return free[0] if len(free) == 1 == len(fitting) else None
    whole = [pair for pair in fitting if any(name.full for name in pair[0].known_as()) and not pair[0].kin]
    if len(whole) == 1:
        return whole[0]
    return fitting[0] if len(fitting) == 1 else None


def _fit(mention: _Mention, group: _Group) -> str | None:
    """The reading of the mention that fits the group, if any does."""
    if mention.listed and not _is_full(mention) and any(member.listed for member in group.members):
        return None
    if mention.mark != group.mark and (mention.mark or _is_full(mention)):
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


def _attested(mention: _Mention, groups: Sequence[_Group]) -> str:
    """Of the readings the one whose surname stands elsewhere in the document, else the first."""
    families = {name.family for group in groups for name in group.known_as()}
    return next((reading for reading in mention.readings if person_name(reading).family in families), mention.readings[0])


def _head(post: str) -> str:
    """The noun of a post without its gender: `domes priekšsēdētāja` -> `priekssedetaj`."""
    return fold(post).split()[-1].rstrip("aseiš")


def _name(group: _Group) -> str:
    return max(group.names, key=lambda name: (person_name(name).full, len(name), group.names[name], name))


def _joined(groups: list[_Group], judgements: list[Judgement]) -> list[_Group]:
    """The full names joined that the document says are one: former names, names in another language, half of a double surname."""
    for group in groups:
        for mention in group.members:
            if mention.once:
                given = mention.row.name.rpartition(" ")[0]
                whole = mention.once if " " in mention.once else f"{given} {mention.once}"
                if _gender(whole) in (_gender(mention.row.name), None) and whole not in group.names:
                    group.former[whole] = group.former.get(whole, 0) + 1
            if mention.original and person_name(mention.original).given:
                ours, theirs = person_name(mention.row.name), person_name(mention.original)
                if ours.given and ours.given[0][:1] == theirs.given[0][:1] and ours.family[:2] == theirs.family[:2]:
                    group.names.setdefault(mention.original, 0)
    kept: list[_Group] = []
    for group in groups:
        home = next((other for other in kept if _are_one(other, group)), None)
        if home is None:
            kept.append(group)
            continue
        reason = f"the document uses {_name(home)} and {_name(group)} for one person"
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
    for group in kept:
        for name in group.former:
            group.names.pop(name, None)
    return kept


def _are_one(left: _Group, right: _Group) -> bool:
    if left.mark != right.mark or left.kin or right.kin:
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


def _other_readings(group: _Group, names: Sequence[str]) -> set[str]:
    """What else the printed forms may mean: of a full name only what all of them may, `Ginta Kalna` a woman or of a man."""
    if not person_name(names[0]).full:
        return {reading for m in group.members for reading in m.readings} - set(names)
    # the post is no witness here: its own gender was read off the name
    full = [{name for name in (m.row.name, *m.row.alternatives) if person_name(name).full} for m in group.members if _is_full(m)]
    return set.intersection(*full) - set(names) if full and len(names) == 1 else set()


def _identities(
    document: int, groups: list[_Group], judgements: list[Judgement]
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
        genders: set[str | None] = {
            m.row.gender for m in group.members if m.row.gender and _is_full(m)
        }  # of initials it is a guess
        genders = genders or {_gender(name) for name in (*names, *readings)}
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
