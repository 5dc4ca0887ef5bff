"""Words that stand for a person: a post, a pronoun, a first name, each led back to the one that it can only mean."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.commitments.context import Context
from extractors.commitments.kinds import BODIES
from extractors.commitments.seats import may_be_one
from extractors.names.declension import Case
from extractors.names.fold import fold
from extractors.names.given import given_forms
from extractors.names.heads import head_forms
from extractors.names.post_heads import post_forms
from extractors.names.posts import masculine_post, post_nominative
from extractors.records import Capacity, EntityKind, Gender, Mention, MentionId

_PRONOUNS = {
    "viņš": (Gender.MASCULINE, frozenset({Case.NOM})), "viņam": (Gender.MASCULINE, frozenset({Case.DAT})),
    "viņa": (Gender.FEMININE, frozenset({Case.NOM})), "viņai": (Gender.FEMININE, frozenset({Case.DAT})),
}  # fmt: skip
#: Posts of a meeting, which are told of by the capacities of those who took part.
_HEAD_OFFICES = {
    fold(office): capacity
    for offices, capacity in (
        (("sēdes vadītājs", "sanāksmes vadītājs", "sapulces vadītājs"), Capacity.CHAIR),
        (("protokolists", "protokolētājs", "sekretārs", "sēdes sekretārs", "sanāksmes sekretārs", "sapulces sekretārs"), Capacity.SECRETARY),
    )
    for office in offices
}  # fmt: skip


def post_phrase(text: str) -> int:
    """Where the post begins that ends the text: at most four words in small letters before its noun.

    >>> text = "Līdz maijam domes priekšsēdētāja vietniecei"
    >>> text[post_phrase(text):]
    'domes priekšsēdētāja vietniecei'
    """
    match = re.search(r"(?:\b(?:(?:^\W*[A-ZĀČĒĢĪĶĻŅŠŪŽ])?[a-zāčēģīķļņšūž]{2,}(?:as|es|u|a|ā|ās|ajam|ajai|s)\s+)){0,4}[\w-]+$", text)
    return match.start() if match else max(text.rfind(" ") + 1, 0)


def by_post(context: Context, phrase: str, institution: Mention | None) -> tuple[MentionId, ...]:
    """The one person of the document who holds the post; nothing when there are several or none."""
    words = phrase.split()
    for start in range(max(0, len(words) - 5), len(words)):
        post = post_nominative(" ".join(words[start:]))
        if post is None:
            continue
        wanted = _plain_post(post)
        forms = post_forms(words[-1])
        woman = bool(forms) and all(f.gender is Gender.FEMININE for f in forms)
        kinds = _of_body(words[start - 1]) if start and institution is None else ()
        held: dict[str, MentionId] = {}
        for role in context.roles:
            if not role.role or role.person not in context.by_id:
                continue
            if institution is not None and (
                role.institution not in context.by_id or context.name(role.institution) != institution.name
            ):
                continue
            if woman and _gender(context.by_id[role.person]) is Gender.MASCULINE:
                continue  # `sekretāre` is no man's post
            of = context.name(role.institution).lower() if role.institution in context.by_id else ""
            if kinds and of and not any(kind in of for kind in kinds):
                continue  # `domes priekšsēdētājam` is not the chair of the committee
            own = _plain_post(role.role)
            if own == wanted or (own.endswith(" " + wanted) and (institution is not None or len(wanted) > 8)):
                held.setdefault(context.name(role.person), role.person)
        if len(held) > 1:  # of several pastors the one of this parish
            mine = {context.name(r.person) for r in context.roles if r.institution is not None and r.institution in (context.body(), context.house) and r.person in context.by_id}
            held = {name: identifier for name, identifier in held.items() if name in mine} or held
        if len(held) == 1:
            return tuple(held.values())
        if held:
            return ()
        office = _HEAD_OFFICES.get(wanted)
        if office is not None and institution is None:
            those = context.with_capacity(office)
            people = {context.name(m): m for m in those if context.by_id[m].kind is EntityKind.PERSON}
            if len(people) == 1:
                return tuple(people.values())
    return ()


def _of_body(word: str) -> tuple[str, ...]:
    """The kinds of body that a genitive before a post tells of: `domes priekšsēdētājs`; nothing for another word."""
    nouns = [h.head.noun for h in head_forms(word.lower()) if h.case is Case.GEN and not h.plural and h.head.noun in BODIES]
    return BODIES[nouns[0]] if nouns and word.islower() else ()


@lru_cache(maxsize=10_000)
def _plain_post(post: str) -> str:
    """The post for a man, in small letters: `valdes priekšsēdētāja` and `valdes priekšsēdētājs` are one."""
    words = post.lower().split()
    if words:
        words[-1] = masculine_post(words[-1]) or words[-1]
    return fold(" ".join(words))


def is_pronoun(low: str) -> bool:
    """Whether the word in small letters is a pronoun that stands for a person."""
    return low in _PRONOUNS


def by_pronoun(context: Context, low: str, at: int) -> tuple[tuple[MentionId, ...], frozenset[Case]] | None:
    """The person that `viņš` or `viņai` stands for: the nearest before of that gender, in the same paragraph or the one before."""
    row = _PRONOUNS.get(low)
    if row is None:
        return None
    gender, cases = row
    passage = context.document.passage_at(at)
    floor = passage.start if passage else 0
    before = context.document.passage_at(floor - 1) if floor > 0 else None
    for low_end in (floor, before.start if before else floor):
        near = [m for m in context.people if low_end <= m.evidence.start and m.evidence.end <= at and _gender(_in_full(context, m)) in (gender, None)]
        if near:
            return (near[-1].id,), cases
    return None


def by_given_name(context: Context, word: str) -> tuple[tuple[MentionId, ...], frozenset[Case]] | None:
    """The one person of the document with that first name: `Martai jāiesniedz atskaite`."""
    if not word[:1].isupper() or len(word) < 3:
        return None
    readings = given_forms(word)
    if not readings:
        return None
    names = {r.name for r in readings}
    held: dict[str, MentionId] = {}
    for mention in context.people:
        given, _, family = mention.name.partition(" ")
        if family and given in names:
            held.setdefault(mention.name, mention.id)
    if len(held) != 1:
        return None
    name = next(iter(held)).partition(" ")[0]
    return tuple(held.values()), frozenset(r.case for r in readings if r.name == name)


def _in_full(context: Context, mention: Mention) -> Mention:
    """The mention of the same person by the full name, which tells man from woman: `A. Roze` for `Andris Roze`."""
    if "." not in mention.name:
        return mention
    return next((m for m in context.people if "." not in m.name and may_be_one(mention.name, m.name)), mention)


def _gender(mention: Mention) -> Gender | None:
    if mention.gender is not None:
        return mention.gender
    last = mention.name[-1:]
    return Gender.MASCULINE if last in "sš" else Gender.FEMININE if last in "ae" else None
