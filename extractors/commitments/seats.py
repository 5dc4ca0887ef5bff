"""Who stands behind a paper and for whom its people speak: the institution it speaks of, seats, addressees, signer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from extractors.commitments.context import Context, is_person
from extractors.records import EntityKind, Mention, MentionId

#: A line of an address: nothing but a name in the dative.
_DATIVE_LINE = re.compile(r"\W*(?:[\w-]+\W+){0,8}?[\w-]*(?:ai|ei|am|im|um|ij|iem|ām|ēm)\W*")
#: Those who only get a copy.
_COPY_LINE = re.compile(r"\W*(?:zināšanai|informācijai|kopij[aiu]\w*|noraksts)\b|.*[(–—-]\s*(?:zināšanai|informācijai|kopija|noraksts)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")


def main_institution(context: Context) -> Mention | None:
    """The institution that the text speaks of here, else the one that it names most, and more than once."""
    if context.topic is not None or not context.institutions:
        return context.topic
    counts: dict[str, int] = {}
    for mention in context.institutions:
        counts[mention.name] = counts.get(mention.name, 0) + 1
    most = max(context.institutions, key=lambda m: (counts[m.name], -m.evidence.start))
    return most if counts[most.name] > 1 else None


#: What can plan nothing by being named: who only brought the news, and whole countries.
_PLANS_NOTHING = frozenset({"media", "state"})


def spoken_of(context: Context) -> Mention | None:
    """The institution that the news speaks of here, where that is sure: the subject of the last sentence that names any, else the one named as often as all others together.

    A house that is named by the way (`… reģistru Zemes reģistrā`) plans nothing, nor does a medium or a country.
    """
    topic = context.topic
    if topic is not None and topic.type not in _PLANS_NOTHING and _acts(context, topic):
        return topic
    able = [m for m in context.institutions if m.type not in _PLANS_NOTHING]
    counts = Counter(m.name for m in able)
    first = counts.most_common(1)
    if not first or first[0][1] < 2 or first[0][1] * 2 < counts.total():
        return None
    return next(m for m in able if m.name == first[0][0])


def _acts(context: Context, mention: Mention) -> bool:
    """Whether the mention is the subject of its sentence by the model's tree, or somebody who speaks for it is named there."""
    head = context.words.head_of(mention.evidence.start, mention.evidence.end) if context.words is not None else None
    if head is not None and head.dep == "nsubj":
        return True
    around = context.inside(*context.before) if context.before[0] <= mention.evidence.start < context.before[1] else []
    seats = (seat_of(context, other.id) for other in around if other.kind is EntityKind.PERSON)
    return any(seat is not None and context.name(seat) == mention.name for seat in seats)


#: Who learns at a house and does not speak for it.
_LEARNS = re.compile(r"(?:student|doktorant|maģistrant|absolvent|skolēn|audzēkn|skolniec|skolniek|praktikant)")


def seat_of(context: Context, person: MentionId) -> MentionId | None:
    """The institution that a person speaks for, when the document tells of exactly one."""
    name = context.name(person)
    if name not in context.seats:
        seats = {
            context.name(r.institution): r.institution
            for r in context.roles
            if r.institution and r.institution in context.by_id and r.person in context.by_id and may_be_one(context.name(r.person), name) and not _LEARNS.match(r.role or "")
        }
        context.seats[name] = next(iter(seats.values())) if len(seats) == 1 else None
    return context.seats[name]


def first_seat_of(context: Context, person: MentionId) -> MentionId | None:
    """Of several institutions that a person may speak for the one that the news names more often than all others of them together."""
    if context.minutes:
        return None
    name = context.name(person)
    seats = {r.institution: context.name(r.institution) for r in context.roles if r.institution in context.by_id and r.person in context.by_id and context.name(r.person) == name and not _LEARNS.match(r.role or "")}
    counts = Counter(m.name for m in context.institutions if m.name in seats.values())
    first = counts.most_common(1)
    if not first or first[0][1] * 2 <= counts.total():
        return None
    return next(seat for seat, of in seats.items() if of == first[0][0])


def of_kinds(context: Context, kinds: tuple[str, ...]) -> list[Mention]:
    """The institutions in whose names a word is that of one of the kinds, in order."""
    if kinds not in context.alike:
        names = {name for name in {m.name for m in context.institutions} if is_of_kind(name.lower(), kinds)}
        context.alike[kinds] = [m for m in context.institutions if m.name in names]
    return context.alike[kinds]


def addressees_of(context: Context) -> tuple[MentionId, ...]:
    """Those to whom a letter goes: named alone in the dative on lines of their own before its salutation or its subject."""
    head = re.split(r"(?m)^\s*(?:Cienījam|God(?:āt|ājam)|Labdien|Par\s)", context.document.text[:3000])[0]
    found: dict[str, MentionId] = {}
    for mention in context.inside(0, len(head)):
        line = _line_at(head, mention.evidence.start)
        if _COPY_LINE.match(line):
            continue
        if mention.kind is EntityKind.INSTITUTION and _DATIVE_LINE.fullmatch(line):
            found.setdefault(mention.name, mention.id)
    return tuple(found.values())


def is_body(context: Context, mention: MentionId) -> bool:
    """Whether the mention is of the one whose paper it is, by its name, its last word or its initials."""
    whole, own = context.body_name(), context.name(mention).lower()
    words = [w for w in re.findall(r"\w+", whole) if w != "un"]
    return bool(words) and own in (whole, words[-1], "".join(w[0] for w in words))


def is_sender(context: Context, mention: MentionId) -> bool:
    """Whether the mention is of the house that sends the letter, or of somebody who speaks for it."""
    senders = {context.name(i) for i in (context.body(), *(seat_of(context, s) for s in signer_of(context))) if i is not None}
    if is_person(context, mention):
        seat = seat_of(context, mention)
        return seat is not None and context.name(seat) in senders
    return context.name(mention) in senders


#: What may stand behind the name of whoever signs: the day, how to reach somebody, the initial of another.
_BEHIND_SIGNATURE = re.compile(r"(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+,\s)?(?:\d{4}\.\s?(?:gada|g\.)\s?\d{1,2}\.\s?[a-zāčēģīķļņšūž]+|\d{1,2}\.\d{1,2}\.\d{4}\.?)|\S+@\S+|[\w.-]*\bwww\.\S+|\+?\d[\d ]{6,}|\b[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zž]?\.\s?(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ])")
#: Behind the name of whoever only wrote the paper: a telephone.
_REACHED = re.compile(r"\s*,?\s*(?:[Tt](?:ālr|el)?\.?\s*)?\+?\d[\d ]{6,}|\s*,?\s+\S+@")


def signer_of(context: Context) -> tuple[MentionId, ...]:
    """The one person named behind the last sentence of the document, who signs it; whoever can be reached by telephone there only wrote it."""
    text = context.document.text.rstrip()
    last = {
        m.name: m.id for m in context.people
        if m.evidence.start > len(text) - 160 and "." not in _BEHIND_SIGNATURE.sub("", text[m.evidence.end :]).rstrip("._ \n") and not _REACHED.match(text, m.evidence.end)
    }  # fmt: skip
    return tuple(last.values()) if len(last) == 1 else ()


def may_be_one(left: str, right: str) -> bool:
    """Whether two names of people can be of one: equal, or the same surname behind an initial that fits.

    >>> may_be_one("L. Purene", "Līva Purene"), may_be_one("Anna Purene", "Līva Purene")
    (True, False)
    """
    if left == right:
        return True
    (given, _, family), (other, _, surname) = left.rpartition(" "), right.rpartition(" ")
    if family != surname or not given or not other:
        return False
    short, long = sorted((given, other), key=len)
    return short.endswith(".") and long.startswith(short.rstrip("."))


def is_of_kind(name: str, kinds: Iterable[str]) -> bool:
    """Whether a word of a name in small letters is that of one of the kinds, or ends in a long one.

    >>> [is_of_kind("egļu pamatskola", kinds) for kinds in (("pamatskola",), ("aģentūra", "skola"), ("kola",))]
    [True, False, False]
    """
    words = _WORD.findall(name)
    return any(word == kind or (len(kind) > 5 and word.endswith(kind)) for kind in kinds for word in words)


def _line_at(text: str, offset: int) -> str:
    end = text.find("\n", offset)
    return text[text.rfind("\n", 0, offset) + 1 : end if end >= 0 else len(text)]
