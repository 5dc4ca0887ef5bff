"""Common nouns that stand for an institution: `fonds`, `pašvaldība`, `uzņēmums`, each led back to the one that it can only mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from extractors.commitments.context import Context
from extractors.commitments.kinds import BODIES, TERRITORIES, is_a, is_body_of_kind
from extractors.commitments.seats import is_body, is_of_kind, of_kinds, seat_of
from extractors.institutions.countries import OF_COUNTRIES
from extractors.names.fold import fold
from extractors.records import EntityKind, Mention, MentionId

#: Common nouns for a company, whatever its legal form.
_COMPANY_WORDS = frozenset("uzņēmums kompānija firma sabiedrība kapitālsabiedrība koncerns aviokompānija".split())
_QUOTES = '"„“”«'
_COMPANY = re.compile(r"\b(?:SIA|AS|A/S|VAS|VSIA|PAS|akciju sabiedrība)\b")


_GENITIVES = {"dome": "domes", "padome": "padomes", "komisija": "komisijas", "komiteja": "komitejas", "grupa": "grupas", "valde": "valdes"}


def _organ_meets(context: Context, noun: str) -> bool:
    """Whether the head of the minutes names the organ of the body whose meeting it is: `RAJONA PADOMES VALDES SĒDE`."""
    genitive = _GENITIVES.get(noun)
    return genitive is not None and re.search(rf"\b{genitive}\s+(?:\w+\s+)?(?:sēde|sēdes|sanāksme|sanāksmes|protokol\w+)\b", context.document.text[:300].lower()) is not None


def by_generic(context: Context, noun: str, at: int) -> tuple[MentionId, ...]:
    """The institution that a common noun means: the speaker's own, else the nearest named before it of that kind, the only one, the body."""
    if noun in _COMPANY_WORDS:
        return _by_company(context, at)
    kinds = BODIES.get(noun, (noun,))
    body = context.body()
    if (
        body is not None
        and context.minutes
        and noun in ("dome", "pašvaldība", "padome", "komisija", "komiteja", "grupa", "valde", "valdība")
    ):
        if is_body_of_kind(context.body_name(), kinds) or _organ_meets(context, noun):
            return (body,)
        if noun == "valde" and any(
            w in context.body_name() for w in ("biedrība", "asociācija", "savienība", "apvienība", "klubs", "fonds")
        ):
            return (body,)
    here = context.before_in_passage(at)
    own_heads = TERRITORIES.get(noun, (noun,))
    named = [m for m in here if m.kind is EntityKind.INSTITUTION and is_of_kind(m.name.lower(), own_heads)]
    seat = _seat_of_speaker(context, at, kinds)
    if seat is not None and not any(m.evidence.start > seat[1] for m in named):
        return (seat[0],)  # `A. Roze informē, ka fonds …`: the fund that she speaks for
    own = (context.kind in ("report", "letter", "plan", "press", "presentation") or context.minutes) and is_a(context.body_name(), noun)
    if body is not None and own and all(is_body(context, m.id) for m in named):
        return (body,)  # `aģentūra` in the paper of an agency is that agency
    near = of_kinds(context, (noun,))
    local = (m for m in of_kinds(context, own_heads) if m.type == "municipality")
    if noun == "ministrija":  # no other country's, where one of our own is named
        near = [m for m in near if m.name.split()[0] not in OF_COUNTRIES - {"Latvijas"}] or near
    before = [m for m in near if m.evidence.start < at] or [m for m in local if m.evidence.start < at]
    if before:
        return (before[-1].id,)
    only = _only(near) or (_only([m for m in of_kinds(context, kinds) if m.type == "municipality"]) if noun in ("pašvaldība", "dome") else ())
    if only:
        return only
    if body is not None and is_body_of_kind(context.body_name(), kinds):
        return (body,)
    return ()


def by_short_name(context: Context, first: str, noun: str) -> tuple[MentionId, ...]:
    """The one institution whose longer name begins with the word and has the noun for its head: `Ventas centrs` for `Ventas Kultūras centrs`."""
    opening = fold(first)
    found = {
        m.name: m.id for m in context.institutions
        if len(m.name.split()) > 2 and fold(m.name.split()[0]) == opening and m.name.lower().split()[-1].strip(_QUOTES + "”»") == noun
    }  # fmt: skip
    return tuple(found.values()) if len(found) == 1 else ()


def _seat_of_speaker(context: Context, at: int, kinds: Iterable[str]) -> tuple[MentionId, int] | None:
    """The institution of one of the kinds for which the last person named in the passage before `at` speaks, and where that one is named."""
    people = [m for m in context.before_in_passage(at) if m.kind is EntityKind.PERSON]
    for person in reversed(people):
        seat = seat_of(context, person.id)
        if seat is not None and is_of_kind(context.name(seat).lower(), kinds):
            return seat, person.evidence.start
    return None


def _is_company(mention: Mention) -> bool:
    return mention.name[:1] in _QUOTES or (mention.name[:1].isupper() and (mention.type == "company" or bool(_COMPANY.search(mention.name))))


def _bare(name: str) -> str:
    """A company's name without its legal form: what stands in quotes, folded."""
    quoted = re.search(r"[„“”\"«]([^„“”\"»]+)", name)
    return fold(quoted[1] if quoted else name)


def _by_company(context: Context, at: int) -> tuple[MentionId, ...]:
    """`uzņēmums`: the one that the passage has named, the speaker's own, in the news the one that they are about, else the last named."""
    companies = [m for m in context.institutions if _is_company(m)]
    here = context.before_in_passage(at)
    for mention in reversed(here):
        if mention.kind is EntityKind.INSTITUTION and _is_company(mention):
            return (mention.id,)
        seat = seat_of(context, mention.id) if mention.kind is EntityKind.PERSON else None
        if seat is not None and _is_company(context.by_id[seat]):
            return (seat,)
    before = [m for m in companies if m.evidence.start < at]
    if before and not context.minutes:
        counts = Counter(_bare(m.name) for m in companies)
        most = _bare(max(before, key=lambda m: (counts[_bare(m.name)], -m.evidence.start)).name)
        return (max((m for m in companies if _bare(m.name) == most), key=lambda m: (len(m.name), -m.evidence.start)).id,)
    return (before[-1].id,) if before else _only(companies)


def _only(mentions: list[Mention]) -> tuple[MentionId, ...]:
    return (mentions[0].id,) if len({m.name for m in mentions}) == 1 else ()
