"""A mention of a person with all that its surroundings say: places, posts, marks, former names, what its form can mean."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from extractors.names.context import is_subject
from extractors.names.fold import fold
from extractors.names.given import given_name_gender
from pipeline.resolve.keys import person_name
from pipeline.resolve.posts import is_joint, is_over, is_seat
from pipeline.resolve.records import Material, MentionRow
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
class Surrounded:
    """One mention with all that its surroundings say of it."""

    row: MentionRow
    readings: tuple[str, ...]
    places: set[int] = field(default_factory=set)  # identities of institutions it belongs to, or belonged to once
    firm: set[int] = field(default_factory=set)  # those of them that tell it from others: neither past nor mere seats
    tickets: set[int] = field(default_factory=set)  # parties: who sits in the Saeima or leads a ministry has one besides
    stated: set[int] = field(default_factory=set)  # those of them that stand right behind the name
    posts: set[str] = field(default_factory=set)
    held: set[str] = field(default_factory=set)  # those of them that are not over
    mark: str | None = None
    beside: set[int] = field(default_factory=set)  # identities of institutions named in the same sentence
    sentence: int = 0  # where its sentence ends
    listed: bool = False  # in a list of who was there, where nobody stands twice
    kin: bool = False
    once: str | None = None  # what it was called before
    original: str | None = None
    written: Surrounded | None = None  # the mention that this one gives in the bearer's own spelling
    oblique: bool = True  # whether the printed form may be another case than the nominative of its first reading


def is_full(mention: Surrounded) -> bool:
    """Whether a given name stands whole."""
    return person_name(mention.readings[0]).full


def has_initials(mention: Surrounded) -> bool:
    """Whether it is initials and a surname."""
    name = person_name(mention.readings[0])
    return bool(name.given) and not name.full


def is_bare(mention: Surrounded) -> bool:
    """Whether it is one word, a surname or a given name."""
    return not person_name(mention.readings[0]).given


def with_surroundings(material: Material, body_of: Mapping[int, int]) -> list[Surrounded]:
    """The mentions of people in order; `body_of` gives the identity of an institution's mention."""
    rows = sorted((m for m in material.mentions if m.kind == "person"), key=lambda m: (m.start, m.id))
    bodies = sorted((m for m in material.mentions if m.kind == "institution"), key=lambda m: (m.start, m.id))
    starts = [m.start for m in bodies]
    text = material.text
    listed = _in_lists(material, rows)
    out: dict[int, Surrounded] = {}
    before: Surrounded | None = None
    for number, row in enumerate(rows):
        says = gender_behind(text, row.end)
        readings = tuple(dict.fromkeys((row.name, *row.alternatives)))
        if says:
            readings = tuple(name for name in readings if gender_of(name) in (says, None)) or readings
        if len(readings) > 1 and is_genitive(text, row.end):
            readings = tuple(name for name in readings if not _is_as_printed(name, row.text)) or readings
        subject = len(readings) > 1 and is_subject(text[row.end : row.end + 30])
        if subject:
            readings = tuple(name for name in readings if _is_as_printed(name, row.text)) or readings
        mention = Surrounded(
            row, readings, listed=row.id in listed,
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
            if is_place(text, row.end, body.start):
                mention.stated.add(body_of[body.id])
                mention.places.add(body_of[body.id])
                (mention.tickets if body.type == "party" else mention.firm).add(body_of[body.id])
            elif is_former_place(text, row.end, body.start):
                mention.places.add(body_of[body.id])
        mention.sentence = until = sentence_end(text, row.end)
        for body in reversed(bodies[: bisect_right(starts, until)]):
            if body.end < row.start and sentence_end(text, body.end) < row.start:
                break
            mention.beside.add(body_of[body.id])
        if mention.once and any(fold(mention.once) in fold(b.text) for b in bodies if row.end < b.start < until):
            mention.once = None  # an institution, not a name
        out[row.id] = mention
    body_row = {m.id: m for m in bodies}
    for person, institution, post, start, end in material.roles:
        if person not in out or _is_of_the_othergender_of(out[person], post):
            continue
        over = post is not None and is_over(text, start, end, post)
        if institution is not None and institution in body_row and not _is_elsewhere(text, out[person], body_row[institution]):
            out[person].places.add(body_of[institution])
            if post is None:  # `komisijai (A. Rozei)`, `kura agrāk strādāja ministrijā`
                place = body_row[institution]
                over = is_joint(place.name) or is_former_place(text, out[person].row.end, place.start)
            if not over and not (post and is_seat(post, body_row[institution].name)):
                ticket = post is None and body_row[institution].type == "party"
                (out[person].tickets if ticket else out[person].firm).add(body_of[institution])
        if post:
            out[person].posts.add(post)
            if not over:
                out[person].held.add(post)
    for mention in out.values():
        shown = _post_gender(mention.posts)
        if shown and len(mention.readings) > 1:
            mention.readings = tuple(name for name in mention.readings if gender_of(name) in (shown, None)) or mention.readings
    return list(out.values())


def _in_lists(material: Material, rows: Iterable[MentionRow]) -> set[int]:
    """The mentions that stand in a list of those present, one by one; where one of a line acts or is acted upon, it is none.

    `L. Ābola ziņo par liegumiem. Z. Eglei nosūtīt datus.` below such a list names people of it again.
    """
    lines: dict[int, list[MentionRow]] = defaultdict(list)
    for row in rows:
        if row.id in material.listed and not in_brackets(material.text, row.start):
            lines[material.text.rfind("\n", 0, row.start)].append(row)
    return {row.id for line in lines.values() if not any(_acts(material.text, row) for row in line) for row in line}


_DATIVE = ("am", "im", "um", "ai", "ei")


def _acts(text: str, row: MentionRow) -> bool:
    """Whether a name is the subject of a verb of meetings, or stands in the dative of who is to act."""
    return is_subject(text[row.end : row.end + 30]) or (row.text.endswith(_DATIVE) and not _is_as_printed(row.name, row.text))


def _is_as_printed(name: str, text: str) -> bool:
    return fold(name.replace(" ", "")) == fold(text.replace(" ", ""))


def _is_of_the_othergender_of(mention: Surrounded, post: str | None) -> bool:
    """Whether the post cannot be that person's for its gender."""
    shown, gender = _post_gender([post]) if post else None, gender_of(mention.row.name)
    return shown is not None and gender is not None and shown != gender


def _is_elsewhere(text: str, mention: Surrounded, body: MentionRow) -> bool:
    """Whether the institution of a role is not where the person belongs: one that somebody works with (`ar KEM`), or, for
    a bare surname, one of another sentence.
    """
    if text[max(0, body.start - 4) : body.start].casefold().split()[-1:] == ["ar"]:
        return True
    first, last = sorted((body, mention.row), key=lambda row: row.start)
    return is_bare(mention) and sentence_end(text, first.end) < last.start


def gender_of(name: str) -> str | None:
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
